"""An undated reprisal lies between what it answers and the day it was first told of; nothing else is given a date."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.model import Modality, ResolvedEvent
from tests.resolve.stories import Day, Story, event, graph_of


def answer(raid: Day | None, bomb: Day | None = None, modality: Modality = "asserted") -> ResolvedEvent:
    story = Story("Red Dawn raided Lund .", "Arland bombed Red Dawn .", published=(2031, 5, 9))
    story.who("d", "ARMED_GROUP", "Red Dawn").who("a", "COUNTRY", "Arland").who("l", "PLACE", "Lund")
    story.event("raid", "ATTACK", "raided", agents=["d"], targets=["l"], when=raid)
    story.event("bomb", "BOMB", "bombed", agents=["a"], targets=["d"], when=bomb, modality=modality)
    return event(graph_of(story.tie("RETALIATES_FOR", "bomb", "raid")), "BOMB")


def test_between_the_provocation_and_the_report() -> None:
    found = answer(raid=(2031, 5, 1))
    assert (found.earliest, found.latest, found.precision) == (dt.date(2031, 5, 1), dt.date(2031, 5, 9), "span")


def test_a_date_of_its_own_stays() -> None:
    found = answer(raid=(2031, 5, 1), bomb=(2031, 5, 3))
    assert (found.earliest, found.latest, found.precision) == (dt.date(2031, 5, 3), dt.date(2031, 5, 3), "day")


def test_an_undated_provocation_tells_nothing() -> None:
    assert answer(raid=None).earliest is None


@pytest.mark.parametrize("modality", ["planned", "threatened", "hypothetical", "denied"])
def test_what_did_not_happen_has_no_day(modality: Modality) -> None:
    assert answer(raid=(2031, 5, 1), modality=modality).earliest is None
