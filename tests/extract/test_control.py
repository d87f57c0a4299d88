"""Who does what to whom by grammar alone, in sentences that the parser reads rightly."""

from __future__ import annotations

import pytest

from kg.extract import control
from tests.extract.words import said, word


@pytest.mark.parametrize(
    ("text", "verb", "subjects", "objects"),
    [
        # active and passive
        ("Rebels ambushed the convoy.", "ambushed", "Rebels", "convoy"),
        ("The convoy was ambushed by rebels.", "ambushed", "rebels", "convoy"),
        ("The mayor was murdered.", "murdered", "", "mayor"),
        ("The envoy got shot by a student.", "shot", "student", "envoy"),
        ("They have bombed the bridge.", "bombed", "They", "bridge"),
        # relative clauses
        ("The soldiers who shelled the abbey withdrew.", "shelled", "soldiers", "abbey"),
        ("The doctor whom the militia kidnapped was freed.", "kidnapped", "militia", "doctor"),
        ("The village that the army burned was empty.", "burned", "army", "village"),
        ("The village the army burned was empty.", "burned", "army", "village"),
        ("The priest, who was shot by a sniper, died.", "shot", "sniper", "priest"),
        # participles
        ("Villages bombed by the air force were burning.", "bombed", "force", "Villages"),
        ("Bandits robbing a train killed the driver.", "robbing", "Bandits", "train"),
        ("Guerrillas stormed the jail, killing two guards.", "killing", "Guerrillas", "guards"),
        ("Having shelled the town, the Serbs attacked the airport.", "shelled", "Serbs", "town"),
        # coordination
        ("The army and the police arrested four students.", "arrested", "army police", "students"),
        ("Gunmen attacked a bank and a school.", "attacked", "Gunmen", "bank school"),
        ("Soldiers stormed the convent and burned the archive.", "burned", "Soldiers", "archive"),
        ("Two men were seized and shot.", "shot", "", "men"),
        # control and raising
        ("The rebels tried to storm the palace.", "storm", "rebels", "palace"),
        ("Separatists seem to have bombed the bridge.", "bombed", "Separatists", "bridge"),
        ("The generals are prepared to shell the port.", "shell", "generals", "port"),
        ("The commander ordered his men to burn the village.", "burn", "men", "village"),
        ("The colonel was persuaded to attack the port.", "attack", "colonel", "port"),
        ("The bishop called on the rebels to free the hostages.", "free", "rebels", "hostages"),
        ("The minister blamed Renamo for burning the clinic.", "burning", "Renamo", "clinic"),
        ("The troops left without burning the clinic.", "burning", "troops", "clinic"),
        ("The general said troops stormed the mosque.", "stormed", "troops", "mosque"),
    ],
)
def test_logical_subjects_and_objects(text: str, verb: str, subjects: str, objects: str) -> None:
    token = word(text, verb)
    assert (said(control.subjects(token)), said(control.objects(token))) == (subjects, objects)


@pytest.mark.parametrize(
    ("text", "noun", "owners"),
    [
        ("The colonels gave up their plan to seize the radio station.", "seize", "their"),
        ("The guerrillas have a plan to seize the radio station.", "seize", "guerrillas"),
    ],
)
def test_who_would_do_what_a_noun_says(text: str, noun: str, owners: str) -> None:
    assert said(control.subjects(word(text, noun))) == owners
