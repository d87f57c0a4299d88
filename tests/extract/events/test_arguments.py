"""Who did it to whom, in the constructions that English hides it in."""

from __future__ import annotations

import pytest

from kg.extract.events.weapons import is_headcount, is_weapon, weapon_span
from tests.extract.model import default_model
from tests.extract.reading import event, read, texts


def parties(text: str, trigger: str) -> tuple[set[str], set[str]]:
    found = event(read(text), trigger)
    return texts(found.agents), texts(found.targets)


@pytest.mark.parametrize(
    ("text", "trigger", "agents", "targets"),
    [
        # voice
        ("Guerrillas ambushed the convoy.", "ambushed", {"guerrillas"}, {"convoy"}),
        ("The convoy was ambushed by guerrillas near Ayacucho.", "ambushed", {"guerrillas"}, {"convoy"}),
        ("The mayor of Cali was murdered.", "murdered", set(), {"mayor"}),
        ("Guards beat a prisoner to death.", "beat a prisoner to death", {"guards"}, {"prisoner"}),
        # clauses inside clauses
        ("The shopkeeper whom the militia kidnapped is free.", "kidnapped", {"militia"}, {"shopkeeper"}),
        ("The soldiers who shelled the monastery withdrew.", "shelled", {"soldiers"}, {"monastery"}),
        ("A priest killed by paramilitaries was buried on Sunday.", "killed", {"paramilitaries"}, {"priest"}),
        ("Bandits robbing a train killed the driver.", "killed", {"bandits"}, {"driver"}),
        ("Having shelled the town, the Serbs attacked the airport.", "shelled", {"serbs"}, {"town"}),
        ("The envoy, who was shot dead by a student, had just arrived.", "shot dead", {"student"}, {"envoy"}),
        ("Guerrillas attacked the garrison, killing two policemen.", "killing", {"guerrillas"}, {"two policemen"}),
        # coordination
        ("France and Britain bombed Egyptian airfields.", "bombed", {"france", "britain"}, {"egyptian airfields"}),
        ("Gunmen attacked a bank and a police station.", "attacked", {"gunmen"}, {"bank", "police station"}),
        ("Soldiers stormed the monastery and arrested the monks.", "arrested", {"soldiers"}, {"monks"}),
        # control and raising
        ("The commander ordered his men to burn the village.", "burn", {"his men"}, {"village"}),
        ("Separatists seem to have bombed the bridge.", "bombed", {"separatists"}, {"bridge"}),
        ("The general was persuaded to attack the port.", "attack", {"general"}, {"port"}),
        # nouns
        ("The French bombardment of Haiphong outraged the city.", "bombardment", {"french"}, {"haiphong"}),
        ("The rebels' attack on the barracks failed.", "attack", {"rebels"}, {"barracks"}),
        ("The kidnapping of the consul by the Red Brigades shook Italy.", "kidnapping", {"red brigades"}, {"consul"}),
        ("The Portuguese air raid on Nambuangongo failed.", "raid", {"portuguese"}, {"nambuangongo"}),
        ("The Ugandan army's massacre of villagers was denied.", "massacre", {"ugandan army"}, {"villagers"}),
        # light verbs
        ("The army launched an offensive against the rebels.", "offensive", {"army"}, {"rebels"}),
        ("Raids were carried out by the air force on villages near Asmara.", "Raids", {"air force"}, {"villages"}),
        ("The garrison repelled an attack by the Tamil Tigers.", "attack", {"tamil tigers"}, {"garrison"}),
        # whose it is
        ("Students burned a Soviet flag outside the embassy.", "burned a Soviet flag", {"students"}, {"soviet"}),
        ("Demonstrators burned the flags of Britain and France.", "burned the flags", {"demonstrators"},
         {"britain", "france"}),
        ("Thousands of people attended the funeral of the slain bishop.", "attended the funeral",
         {"thousands of people"}, {"slain bishop"}),
        ("Kenya condemned the massacre of villagers by the Ugandan army.", "condemned", {"kenya"}, {"ugandan army"}),
    ],
)  # fmt: skip
def test_who_did_it_to_whom(text: str, trigger: str, agents: set[str], targets: set[str]) -> None:
    assert parties(text, trigger) == (agents, targets)


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


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Guerrillas attacked the gate of the barracks.", "attacked"),
        ("Guerrillas damaged the walls and windows of the barracks.", "damaged"),
    ],
)
def test_who_hits_a_part_hits_the_whole(text: str, trigger: str) -> None:
    assert parties(text, trigger) == ({"guerrillas"}, {"barracks"})


def test_a_bomber_is_no_weapon() -> None:
    assert parties("A suicide bomber killed four soldiers.", "killed") == ({"suicide bomber"}, {"four soldiers"})


def test_the_doer_of_the_cause_did_the_rest() -> None:
    """ "The attack killed …": whoever attacked killed, with the same weapon."""
    found = event(read("A rocket attack by the Taliban killed three traders."), "killed")
    assert texts(found.agents) == {"taliban"}
    assert texts(found.instruments) == {"rocket"}


def test_a_date_is_no_party() -> None:
    agents, targets = parties("Monday saw soldiers kill nine monks.", "kill")
    assert "monday" not in agents | targets
    assert targets == {"nine monks"}


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
