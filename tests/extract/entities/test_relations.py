from __future__ import annotations

import pytest

from kg.extract.entities.index import read_entities
from kg.ontology.actor_files import load
from tests.extract.model import default_model


def relations(text: str) -> dict[tuple[str, str, str], str]:
    """(subject, type, object) by name → the sentence that says so."""
    doc = default_model().nlp(text)
    index = read_entities(doc, load())
    return {
        (index.entities[r.subject].name, r.type, index.entities[r.object].name): doc[r.start : r.end].text
        for r in index.relations
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("US President Jane Miller spoke.", ("Jane Miller", "LEADS", "United States")),
        ("Iran's supreme leader, Ayatollah Ali Khamenei, spoke.", ("Ali Khamenei", "LEADS", "Iran")),
        ("The Pentagon confirmed it. US Defense Secretary Paul Reed spoke.",
         ("Paul Reed", "LEADS", "US Department of Defense")),
        ("Omar Haddad, the head of Iran's elite Quds Force, died.", ("Omar Haddad", "LEADS", "Quds Force")),
        ("Hamas leader Omar Haddad spoke.", ("Omar Haddad", "LEADS", "Hamas")),
        ("Iranian Revolutionary Guards commander Omar Haddad died.",
         ("Omar Haddad", "MEMBER_OF", "Islamic Revolutionary Guard Corps")),
        ("Four Kataib Hezbollah commanders died.",
         ("four Kataib Hezbollah commanders", "MEMBER_OF", "Kata'ib Hezbollah")),
        ("FMLN guerrillas fled.", ("FMLN guerrillas", "MEMBER_OF", "Farabundo Marti National Liberation Front")),
        ("Members of the PMF marched.", ("members of the PMF", "MEMBER_OF", "Popular Mobilization Forces")),
        ("Rebels with the FARC fled.", ("rebels", "MEMBER_OF", "Revolutionary Armed Forces of Colombia")),
        ("A column of FARC rebels fled.",
         ("column of FARC rebels", "MEMBER_OF", "Revolutionary Armed Forces of Colombia")),
        ("A group of rebels of the FARC fled.",
         ("group of rebels", "MEMBER_OF", "Revolutionary Armed Forces of Colombia")),
        ("US troops left. The United States denied it.", ("US military", "PART_OF", "United States")),
        ("Ethiopian and Kenyan troops met.", ("Ethiopian and Kenyan troops", "PART_OF", "Kenya")),
        ("The Iraqi parliament met.", ("Iraqi parliament", "PART_OF", "Iraq")),
        ("The Quds Force is part of the Revolutionary Guards.",
         ("Quds Force", "PART_OF", "Islamic Revolutionary Guard Corps")),
        ("The mayor's supporters marched.", ("mayor's supporters", "SUPPORTS", "mayor")),
        ("Some of Omar Haddad's supporters marched.", ("some of Omar Haddad's supporters", "SUPPORTS", "Omar Haddad")),
        ("An Iran-backed militia struck.", ("Iran", "SUPPORTS", "Iran-backed militia")),
        ("Kataib Hezbollah, an Iran-backed militia, struck.", ("Iran", "SUPPORTS", "Kata'ib Hezbollah")),
        ("Pro-Iranian groups struck.", ("Pro-Iranian groups", "SUPPORTS", "Iran")),
        ("The US-led coalition struck.", ("United States", "LEADS", "US-led coalition")),
        ("A U.S.-led coalition struck.", ("United States", "LEADS", "U.S.-led coalition")),
        ("A Saudi-led coalition struck.", ("Saudi Arabia", "LEADS", "Saudi-led coalition")),
        ("The Iran-backed Houthi movement struck.", ("Iran", "SUPPORTS", "Houthis")),
        ("Rockets hit a base in Kirkuk, Iraq.", ("base", "LOCATED_IN", "Kirkuk")),
        ("Rockets hit a base in Kirkuk, Iraq.", ("Kirkuk", "LOCATED_IN", "Iraq")),
        ("They reached the Iranian embassy in Beirut.", ("Iranian embassy", "LOCATED_IN", "Beirut")),
    ],
)
def test_stated_relations(text: str, expected: tuple[str, str, str]) -> None:
    found = relations(text)
    assert expected in found, sorted(found)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Former US President Jane Miller spoke.", "LEADS"),
        ("US Vice President Jane Miller spoke.", "LEADS"),
        ("Political opponents of the Peruvian government marched.", "MEMBER_OF"),
        ("Hamas hostages were freed.", "MEMBER_OF"),
        ("The US assassination of an Iranian general shocked Iran.", "MEMBER_OF"),
        ("Hezbollah fired rockets.", "SUPPORTS"),
    ],
)
def test_unstated_relations(text: str, kind: str) -> None:
    found = relations(text)
    assert not [r for r in found if r[1] == kind and r[2] != "Iran"], sorted(found)


def test_the_sentence_that_says_so() -> None:
    found = relations("It rained. An Iran-backed militia struck. It was late.")
    assert found["Iran", "SUPPORTS", "Iran-backed militia"].strip() == "An Iran-backed militia struck."


def test_who_leads_is_not_a_member_as_well() -> None:
    found = relations("Hamas leader Omar Haddad spoke.")
    assert ("Omar Haddad", "MEMBER_OF", "Hamas") not in found
