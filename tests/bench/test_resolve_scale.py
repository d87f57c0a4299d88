"""Copies of records for the benchmark of resolving: true to their texts, and the same for the same seed."""

from __future__ import annotations

from bench.resolve_scale import copies
from kg.records import extraction_from_json, extraction_to_json
from tests.resolve.stories import Story


def record() -> Story:
    story = Story("Red Dawn shelled Camp Ostby in France on Monday .").who("d", "ARMED_GROUP", "Red Dawn")
    story.who("c", "FACILITY", "Camp Ostby").who("f", "COUNTRY", "France", country="FRA")
    return story.event("v", "ATTACK", "shelled", agents=["d"], targets=["c"], places=["f"], when=(2031, 5, 5))


def test_copies_are_records_of_their_texts() -> None:
    made = list(copies([record().record()], 5))
    for copy in made:
        assert extraction_from_json(extraction_to_json(copy), copy.article) == copy
    assert len({copy.article.id for copy in made}) == len({copy.article.published for copy in made}) == 5
    assert {copy.entities[2].name for copy in made} == {"France"}
    assert len({copy.entities[0].name for copy in made}) == 5
    assert {copy.events[0].when is not None for copy in made} == {True}


def test_the_same_seed_makes_the_same_copies() -> None:
    assert list(copies([record().record()], 4)) == list(copies([record().record()], 6))[:4]
