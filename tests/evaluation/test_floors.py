"""No measure on the project's own gold falls below its floor. Raise a floor where extraction got better."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from kg.build import Run, evaluate
from kg.evaluation import MEASURES, Scores
from kg.resources import gold_dir

FLOORS = tomllib.loads((gold_dir() / "floors.toml").read_text(encoding="utf-8"))


@cache
def scores(name: str) -> Scores:
    return evaluate([gold_dir() / f"{name}.jsonl"], Run(jobs=1))


@pytest.mark.parametrize(("name", "measure"), [(name, measure) for name in FLOORS for measure in FLOORS[name]])
def test_no_measure_falls_below_its_floor(name: str, measure: str) -> None:
    found = round(100 * scores(name).tallies[measure].f1, 1)
    floor = FLOORS[name][measure]
    assert found >= floor, f"F1 of {measure} on {name} is {found}, below {floor}: kg eval --errors shows what is missed"


def test_every_file_of_gold_and_every_measure_in_it_has_a_floor() -> None:
    assert set(FLOORS) == {path.stem for path in Path(gold_dir()).glob("*.jsonl")}
    for name, floors in FLOORS.items():
        assert set(floors) == {m for m in MEASURES if scores(name).tallies[m].gold}
