"""Who did it to whom, in the constructions that English hides it in."""

from __future__ import annotations

import pytest

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
    ("text", "trigger"),
    [
        ("Guerrillas attacked the gate of the barracks.", "attacked"),
        ("Guerrillas damaged the walls and windows of the barracks.", "damaged"),
    ],
)
def test_who_hits_a_part_hits_the_whole(text: str, trigger: str) -> None:
    assert parties(text, trigger) == ({"guerrillas"}, {"barracks"})


def test_the_doer_of_the_cause_did_the_rest() -> None:
    """ "The attack killed …": whoever attacked killed, with the same weapon."""
    found = event(read("A rocket attack by the Taliban killed three traders."), "killed")
    assert texts(found.agents) == {"taliban"}
    assert texts(found.instruments) == {"rocket"}


def test_a_date_is_no_party() -> None:
    agents, targets = parties("Monday saw soldiers kill nine monks.", "kill")
    assert "monday" not in agents | targets
    assert targets == {"nine monks"}
