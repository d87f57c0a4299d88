"""The benchmarks at a small scale: every way of loading holds the whole graph, every question has times and a plan."""

from __future__ import annotations

import pytest

from bench.__main__ import measure
from bench.made_up import RELATIONSHIPS
from bench.report import markdown
from kg.questions import load_questions
from tests.neo4j.server import TEST_JAVA

SCALE = 0.004


@pytest.mark.usefixtures("neo4j_jars")
def test_a_small_run_measures_everything_and_reports_it() -> None:
    on_neo4j, found = measure(SCALE, 1, embedded=True, java=TEST_JAVA)
    assert {one["store"] for one in on_neo4j["answers"]} == {"Neo4j"}
    assert {one["store"] for one in found["answers"]} == {"Neo4j", "embedded"}
    assert [load["what"] for load in found["loads"]] == [
        "bare driver", "files of neo4j-csv", "neo4j-admin import of them", "after-import.cypher", "kg", "kg, again",
        "kg, embedded store",
    ]  # fmt: skip
    assert len({load["elements"] for load in found["loads"]}) == 1
    assert found["loads"][0]["elements"] > RELATIONSHIPS * SCALE
    assert [plan["question"] for plan in found["plans"]] == list(load_questions())
    assert all(plan["tree"] for plan in found["plans"])
    assert [plan["question"] for plan in found["plans"] if not plan["uses_index"]] == []
    faults = [(one["question"], one["store"], one["fault"]) for one in found["answers"] if one["fault"]]
    assert faults == []
    page = markdown(found)
    assert "of the bare driver's rate" in page
    assert all(f"\n| {name} | " in page for name in load_questions())
