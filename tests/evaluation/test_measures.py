"""The measures: what is perfect scores 1 everywhere, and each mistake costs what it should and nothing else."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from kg import ontology
from kg.evaluation import MEASURES, GoldText, Scores, read_gold, score
from kg.evaluation.measures import sentence_around
from kg.model import Article, Event, Extraction, When
from kg.resources import gold_dir
from tests.evaluation.gold_records import record, swapped

TYPES = ontology.load().events
ROOTS = {name: event_type.plover for name, event_type in TYPES.items()}
LATE = When(dt.date(2001, 1, 1), dt.date(2001, 1, 1), "day", "stated", "", 0, 0)


def no_file(path: Path) -> Article:
    raise AssertionError(path)


def news() -> list[GoldText]:
    return read_gold(gold_dir() / "news.jsonl", TYPES, no_file)


def scored(change: Callable[[Event], Event]) -> Scores:
    return score(((text, record(text, change)) for text in news()), ROOTS)


def test_the_gold_against_itself_is_perfect_in_every_measure() -> None:
    scores = scored(lambda event: event)
    assert {name: tally.f1 for name, tally in scores.tallies.items()} == dict.fromkeys(MEASURES, 1.0)
    assert scores.misses == []


def test_silence_is_right_only_where_there_is_nothing() -> None:
    scores = score(((text, Extraction(text.article, "")) for text in news()), ROOTS)
    assert {name for name, tally in scores.tallies.items() if tally.right} == {"silence"}
    assert scores.tallies["trigger"].recall == 0.0


@pytest.mark.parametrize(
    ("change", "worse"),
    [
        (swapped, {"agent", "target", "pair", "retaliation"}),
        (lambda e: dataclasses.replace(e, agents=()), {"agent", "pair", "retaliation"}),
        (lambda e: dataclasses.replace(e, places=()), {"place"}),
        (lambda e: dataclasses.replace(e, instruments=()), {"instrument"}),
        (lambda e: dataclasses.replace(e, sources=()), {"source"}),
        (lambda e: dataclasses.replace(e, when=LATE), {"when"}),
        (lambda e: dataclasses.replace(e, killed=None), {"killed"}),
        (lambda e: dataclasses.replace(e, injured=3), {"injured"}),
        (lambda e: dataclasses.replace(e, theme=None), {"about"}),
        (lambda e: dataclasses.replace(e, modality="asserted"), {"modality", "unrealised"}),
        (lambda e: dataclasses.replace(e, type="MEET"), {"type", "root", "retaliation"}),
    ],
)
def test_a_mistake_costs_in_its_own_measures_only(change: Callable[[Event], Event], worse: set[str]) -> None:
    tallies = scored(change).tallies
    assert {name for name, tally in tallies.items() if tally.f1 < 1} - {"retaliation"} == worse - {"retaliation"}


def test_links_are_compared_by_happening() -> None:
    """The provoking act is named by another of its mentions: that is the same link."""
    (text,) = [t for t in news() if t.id == "nairobi-1998"]
    made = record(text)
    moved = tuple(
        dataclasses.replace(link, goal="struck") if link.type == "ORDERED" else link for link in made.links
    )
    tallies = score([(text, dataclasses.replace(made, links=moved))], ROOTS).tallies
    assert tallies["ORDERED"].f1 == 1.0
    assert tallies["SAME_EVENT"].f1 == 1.0


def test_an_event_too_many_costs_precision() -> None:
    (text,) = [t for t in news() if t.id == "nothing-1"]
    spare = record(next(t for t in news() if t.id == "convoy-1942")).events[0]
    scores = score([(text, Extraction(text.article, "", events=(spare,)))], ROOTS)
    assert (scores.tallies["trigger"].found, scores.tallies["trigger"].right) == (1, 0)
    assert scores.tallies["silence"].recall == 0.0
    assert scores.misses[0].wrong == "ATTACK 'sunk'"
    assert scores.misses[0].missed is None


def test_a_miss_is_told_with_its_sentence() -> None:
    assert sentence_around("One. Two three.\nFour", 6) == "Two three."
    assert sentence_around("One. Two three.\nFour", 17) == "Four"
