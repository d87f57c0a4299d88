"""Which persons are one though a surname is left out, and which names are of one sort in nearly all articles."""

from __future__ import annotations

from kg.model import EntityType
from tests.resolve.stories import Story, graph_of


def deed(name: str, day: int, kind: EntityType = "PERSON") -> Story:
    """Tell that someone attacked a town of its own."""
    story = Story(f"{name} attacked Lund{day} .", published=(2031, 5, day))
    story.who("a", kind, name).who("t", "PLACE", f"Lund{day}")
    return story.event("v", "ATTACK", "attacked", agents=["a"], targets=["t"])


def doers(*stories: Story) -> list[str]:
    return sorted(e.name for e in graph_of(*stories).entities if not e.name.startswith("Lund"))


def names(*wanted: str) -> list[str]:
    return doers(*(deed(name, day) for day, name in enumerate(wanted, 1)))


def test_a_second_surname_may_be_left_out() -> None:
    assert len(names("Luis Marco Galvan", "Luis Marco Galvan Ortuno")) == 1
    assert len(names("Ana Tovar", "Ana Tovar Solis", "Ana Tovar de Solis")) == 1


def test_of_two_with_a_second_surname_it_may_be_either() -> None:
    assert len(names("Ana Tovar", "Ana Tovar Solis", "Ana Tovar Quiros")) == 3


def test_two_first_names_are_short_of_a_surname() -> None:
    assert len(names("Ana Maria", "Ana Maria Tovar", "Maria Solis", "Maria Quiros")) == 4


def test_a_junior_and_a_second_of_the_name_are_others() -> None:
    assert len(names("Omar Vint", "Omar Vint Jr")) == 2
    assert len(names("Omar Vint", "Omar Vint II")) == 2


def test_what_nearly_all_articles_take_for_a_person_is_one() -> None:
    told = [deed("Omar Vint", day) for day in (1, 2, 3)]
    assert len(doers(*told, deed("Omar Vint", 4, "ORGANIZATION"))) == 1
    assert len(doers(*told[:2], deed("Omar Vint", 4, "ORGANIZATION"))) == 2


def test_a_name_that_is_often_a_town_and_often_a_person_stays_both() -> None:
    told = [deed("San Marcos", day) for day in (1, 2, 3)]
    assert len(doers(*told, deed("San Marcos", 4, "PLACE"), deed("San Marcos", 5, "PLACE"))) == 2
