"""Names as people type them: who is taken to be meant, and when nobody is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from kg.ask import NotUnderstoodError, understand
from kg.ask.likeness import Likeness
from kg.ask.names import Names
from kg.ask.nearest import nearest
from kg.model import EntityType, Graph, ResolvedEntity
from kg.stores import Store, Table
from tests.conftest import Shop
from tests.world import ANSWER, SENTENCES, spot

NAMED: tuple[tuple[str, EntityType, tuple[str, ...]], ...] = (
    ("Omar Vint", "PERSON", ("Vint",)),
    ("Karl Vint", "PERSON", ("Vint",)),
    ("Ada Holm", "PERSON", ()),
    ("Dawn Brigades of Ostby", "ARMED_GROUP", ("Kata'ib al-Fajr",)),
    ("Dawn Brigades of Ostby headquarters", "FACILITY", ()),
    ("Ostby", "PLACE", ()),
    ("Ostby Police", "GOVERNMENT", ()),
    ("Lund Harbour", "PLACE", ()),
    ("Lund Guards", "MILITARY", ()),
    ("South Sudan", "COUNTRY", ()),
    ("Australia", "COUNTRY", ()),
    ("Popular Front for Arland", "ARMED_GROUP", ()),
)


@pytest.fixture(scope="module")
def store(embedded_shop: Shop) -> Store:
    """A graph in which Omar Vint is mentioned once and nobody else is."""
    entities = tuple(
        ResolvedEntity(f"e{number:02}", name, kind, aliases,
                       mentions=(spot(ANSWER, 3, "Omar Vint"),) if name == "Omar Vint" else ())
        for number, (name, kind, aliases) in enumerate(NAMED)
    )  # fmt: skip
    sentences = tuple(sentence for sentence in SENTENCES if sentence.article == ANSWER.id)
    embedded_shop.store.write(Graph((ANSWER,), sentences, entities, (), (), ()))
    return embedded_shop.store


@pytest.mark.parametrize(("typed", "name", "likeness"), [
    ("ada holm", "Ada Holm", Likeness.SAME),
    ("the Ostby", "Ostby", Likeness.SAME),
    ("KATA'IB AL-FAJR", "Dawn Brigades of Ostby", Likeness.SAME),
    ("kataib al fajr", "Dawn Brigades of Ostby", Likeness.WRITTEN),
    ("Ada Holm's", "Ada Holm", Likeness.WRITTEN),
    ("Holm", "Ada Holm", Likeness.PART),
    ("dawn brigades", "Dawn Brigades of Ostby", Likeness.PART),
    ("PFA", "Popular Front for Arland", Likeness.PART),
    ("PFFA", "Popular Front for Arland", Likeness.PART),
    ("Autsralia", "Australia", Likeness.NEAR),
    ("Ada Hlom", "Ada Holm", Likeness.NEAR),
    ("Ostbyy", "Ostby", Likeness.NEAR),
])
def test_the_surest_way_counts(store: Store, typed: str, name: str, likeness: Likeness) -> None:
    meaning = Names(store).resolve("actor", typed, Likeness.NEAR)
    assert meaning.values == (name,)
    assert meaning.likeness == likeness


@pytest.mark.parametrize("typed", ["Sudan", "Austria", "Hol", "whom", "Atlantis", "...", ""])
def test_a_part_of_a_word_and_the_name_of_another_state_are_nobody_s(store: Store, typed: str) -> None:
    assert Names(store).resolve("actor", typed, Likeness.NEAR).values == ()


def test_no_name_may_be_less_alike_than_asked(store: Store) -> None:
    names = Names(store)
    assert names.resolve("actor", "Holm", Likeness.WRITTEN).values == ()
    assert names.resolve("actor", "Holm", Likeness.PART).values == ("Ada Holm",)


def test_a_place_is_a_place_if_one_fits(store: Store) -> None:
    names = Names(store)
    assert names.resolve("place", "lund", Likeness.PART).values == ("Lund Harbour",)
    assert names.resolve("actor", "lund", Likeness.PART).values == ("Lund Guards", "Lund Harbour")


def test_a_site_is_known_by_any_of_its_names_in_any_case(store: Store) -> None:
    names = Names(store)
    assert names.is_site("lund harbour")
    assert not names.is_site("Ada Holm")


def test_the_nearest_questions_look_up_nothing_but_words_of_the_text(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up: list[str] = []
    read = Store.read

    def noted(self: Store, statement: str, parameters: Mapping[str, Any] | None = None) -> Table:
        looked_up.extend((parameters or {}).values())
        return read(self, statement, parameters)

    monkeypatch.setattr(Store, "read", noted)
    text = "why does Ada Holm like Ostby"
    offered = list(nearest(text, Names(store)))
    assert "Ada Holm" in offered[0]
    assert any("in Ostby" in line for line in offered)
    assert looked_up
    assert all(words in text for words in looked_up)


def test_of_several_none_is_taken_and_all_are_listed(store: Store) -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        understand("who killed Vint?", store)
    assert str(caught.value).splitlines() == [
        "'Vint' can be more than one. Ask again with the name of the one that you mean:",
        "  Omar Vint (PERSON, 1 mention)",
        "  Karl Vint (PERSON, 0 mentions)",
    ]


def test_it_is_said_who_was_taken(store: Store) -> None:
    reading = understand("who killed Holm?", store)
    assert reading.told.splitlines() == [
        "This asks: kg query who-killed-whom -P actor='Ada Holm' -P role=against",
        "'Holm' is taken to be Ada Holm (PERSON)",
    ]
    assert understand("who killed Ada Holm?", store).told.count("\n") == 0


def test_a_name_that_nobody_has_is_said_once(store: Store) -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        understand("who killed Hormund?", store)
    assert str(caught.value).count("Nobody in the graph is called 'Hormund'.") == 1
