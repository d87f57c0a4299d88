"""What an act was done with: weapons and what is none."""

from __future__ import annotations

import pytest

from kg.extract.events.weapons import is_headcount, is_weapon, weapon_span
from tests.extract.model import default_model
from tests.extract.reading import event, read, texts


@pytest.mark.parametrize(
    ("text", "trigger", "instruments"),
    [
        ("A car bomb killed three policemen in Belfast.", "killed", {"car bomb"}),
        ("Mortar shells hit the hospital.", "hit", {"mortar shells"}),
        ("An officer was wounded by a grenade.", "wounded", {"grenade"}),
        ("The policeman was killed with a machete.", "killed", {"machete"}),
        ("Rebels fired rockets at the airport.", "fired rockets", {"rockets"}),
        ("Rioters attacked police with stones and petrol bombs.", "attacked", {"stones", "petrol bombs"}),
        ("The car bomb attack on the embassy shook Beirut.", "bomb attack", {"car bomb"}),
        ("The deputy was killed by two men in a van with machineguns.", "killed", {"machineguns"}),
        ("A truck rigged with dynamite exploded outside a barracks.", "exploded", {"truck"}),
        ("A load of dynamite was hurled against a barracks.", "dynamite was hurled", {"dynamite"}),
    ],
)
def test_a_weapon_is_what_it_was_done_with(text: str, trigger: str, instruments: set[str]) -> None:
    found = event(read(text), trigger)
    assert texts(found.instruments) == instruments
    assert not instruments & (texts(found.agents) | texts(found.targets))


def test_a_bomber_is_no_weapon() -> None:
    killed = event(read("A suicide bomber killed four soldiers."), "killed")
    assert (texts(killed.agents), texts(killed.targets)) == ({"suicide bomber"}, {"four soldiers"})


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("A car bomb exploded.", "bomb", "car bomb"),
        ("Police used tear gas.", "gas", "tear gas"),
        ("They threw petrol bombs.", "bombs", "petrol bombs"),
        ("He fired a rifle.", "rifle", "rifle"),
        ("Natural gas leaked.", "gas", None),
        ("The ship brought a round table.", "table", None),
    ],
)
def test_what_a_weapon_is(text: str, word: str, name: str | None) -> None:
    doc = default_model().nlp(text)
    (token,) = (t for t in doc if t.text == word)
    assert is_weapon(token) is (name is not None)
    if name is not None:
        start, end = weapon_span(token)
        assert doc[start:end].text == name


def test_headcounts() -> None:
    doc = default_model().nlp("The blast killed 130 and wounded dozens more in the tower.")
    assert [t.text for t in doc if is_headcount(t)] == ["130", "dozens", "more"]
