"""How entities without a name and their events are shown to a reader."""

from __future__ import annotations

import pytest

from kg.model import EntityType
from tests.resolve.stories import Story, graph_of


@pytest.mark.parametrize(("told", "kind", "shown"), [
    ("~Two gunmen", "PEOPLE", "two gunmen"),
    ("~Hundreds of Palestinians", "PEOPLE", "hundreds of Palestinians"),
    ("~Several UN observers", "PEOPLE", "several UN observers"),
    ("~Villagers", "PEOPLE", "villagers"),
    ("~Police officials", "PEOPLE", "police officials"),
    ("~Kurdish rebels", "ARMED_GROUP", "Kurdish rebels"),
    ("~Islamists", "PEOPLE", "Islamists"),
    ("~Hutu villagers", "PEOPLE", "Hutu villagers"),
    ("~Foreign Ministry officials", "PEOPLE", "Foreign Ministry officials"),
    ("Urban Commandos", "ARMED_GROUP", "Urban Commandos"),
    ("First Brigade", "MILITARY", "First Brigade"),
])
def test_a_description_is_shown_as_inside_a_sentence(told: str, kind: EntityType, shown: str) -> None:
    words = told.lstrip("~")
    story = Story(f"{words} attacked Lund .").who("a", kind, told).who("b", "PLACE", "Lund")
    story.event("e", "ATTACK", "attacked", agents=["a"], targets=["b"])
    found = graph_of(story)
    assert shown in {entity.name for entity in found.entities}
    assert [event.name for event in found.events] == [f"Attack: Lund by {shown}"]


def test_an_event_of_nobody_has_no_colon_behind_its_type() -> None:
    story = Story("Clashes went on .")
    story.event("e", "ATTACK", "Clashes", when=((2031, 5, 3), (2031, 5, 3)))
    assert [event.name for event in graph_of(story).events] == ["Attack, 2031-05-03"]
