"""What happens where Java or Maven is missing: one line says what is skipped, and continuous integration fails."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NEEDS_IT = "tests/stores/test_contract.py::test_an_empty_graph_empties_the_store[neo4j]"


def run_without_java(**environment: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if key not in ("CI", "PATH")}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", NEEDS_IT],
        cwd=ROOT, env={**kept, "PATH": "", **environment}, capture_output=True, text=True, check=False,
    )


def test_a_skip_is_visible_and_says_what_is_missing() -> None:
    done = run_without_java()
    assert done.returncode == 0, done.stdout
    lines = [line for line in done.stdout.splitlines() if line.startswith("SKIPPED")]
    assert len(lines) == 1
    assert "tests on a real Neo4j" in lines[0]
    assert "no java on the path" in lines[0]


@pytest.mark.parametrize("ci", ["true", "TRUE"])
def test_in_continuous_integration_the_skip_is_a_failure(ci: str) -> None:
    done = run_without_java(CI=ci)
    assert done.returncode == 1
    assert "CI must run the tests on a real Neo4j" in done.stdout
