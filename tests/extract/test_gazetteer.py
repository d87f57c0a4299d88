"""Names of known actors: an acronym of several, a longer name that begins like a known one."""

from __future__ import annotations

import pytest

from kg import ontology
from kg.extract.entities.index import read_entities
from tests.extract.model import default_model


def called(text: str, name: str) -> list[str]:
    """The names of the entities that the text calls by that name."""
    doc = default_model().nlp(text)
    index = read_entities(doc, ontology.load().actors)
    spans = [(e.name, index.mentions[n]) for e in index.entities for n in e.mentions]
    return [owner for owner, mention in spans if doc[mention.start : mention.end].text == name]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        (
            "The Australian Federal Police (AFP) arrested two men. AFP officers raided a house.",
            "Australian Federal Police",
        ),
        ("Officers of the Australian Federal Police fired. The AFP said both were hurt.", "Australian Federal Police"),
        ("Rebels killed five soldiers in Mali, a military source told AFP.", "Agence France-Presse"),
        (
            "Philippine troops killed ten rebels. The AFP said the clash lasted hours.",
            "Armed Forces of the Philippines",
        ),
        ("Philippine troops killed ten rebels, an AFP correspondent said.", "Agence France-Presse"),
        (
            "The Association of Forest Producers (AFP) protested. The AFP accused Italy.",
            "Association of Forest Producers",
        ),
        ("Agence France-Presse (AFP) reported that Italian police fired. AFP named a witness.", "Agence France-Presse"),
    ],
)
def test_an_acronym_is_whoever_the_text_means(text: str, owners: str) -> None:
    assert set(called(text, "AFP")) == {owners}


@pytest.mark.parametrize(
    ("text", "name", "owner"),
    [
        ("UNDP condemned the attack.", "UNDP", "United Nations Development Programme"),
        (
            "The United Nations Development Programme (UNDP) left. UNDP was attacked.", "UNDP",
            "United Nations Development Programme",
        ),
        (
            "The United Nations Mine Action Service left Kabul.", "United Nations Mine Action Service",
            "United Nations Mine Action Service",
        ),
        ("United Nations Secretary-General Kofi Annan left.", "United Nations", "United Nations"),
        ("The United Nations condemned the attack.", "United Nations", "United Nations"),
        ("Kata'ib Hezbollah attacked Hezbollah.", "Hezbollah", "Hezbollah"),
        ("Kata'ib Hezbollah attacked Hezbollah.", "Kata'ib Hezbollah", "Kata'ib Hezbollah"),
    ],
)  # fmt: skip
def test_a_longer_name_is_not_its_beginning(text: str, name: str, owner: str) -> None:
    assert set(called(text, name)) == {owner}


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Maoist shining path guerrillas burned a bus.", ["Shining Path"]),
        ("A column of shining path guerrillas came. The mayor blamed the shining path.", ["Shining Path"] * 2),
        ("A shining path led to the lake.", []),
    ],
)
def test_an_armed_group_without_capitals(text: str, owners: list[str]) -> None:
    assert called(text, "shining path") == owners


def test_a_name_may_begin_with_a_small_noun() -> None:
    text = "Colombia said that the army of National Liberation burned a bus. The army of liberation came."
    assert called(text, "army of National Liberation") == ["National Liberation Army (Colombia)"]
