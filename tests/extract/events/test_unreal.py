"""Aims and kinds of acts are not told as acts that somebody did."""

from __future__ import annotations

import pytest

from kg.model import Modality
from tests.extract.reading import event, read


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        # aims
        ("Two mercenaries came to the island to assassinate the premier.", "assassinate", "planned"),
        ("The mercenaries came to the island allegedly to kill the premier.", "kill", "planned"),
        ("The killers went to Lima to murder the senator.", "murder", "planned"),
        ("He led an operation to kill the chief.", "kill", "planned"),
        ("What is that army for? To massacre the people.", "massacre", "hypothetical"),
        ("Officers went to the house to arrest the colonel.", "arrest", "planned"),
        ("He offered a reward for information leading to the capture of the chief.", "capture", "hypothetical"),
        ("The clerk planned the 1987 bombings of trains.", "bombings", "asserted"),
        ("They were told to leave before soldiers arrest them.", "arrest", "hypothetical"),
        # laws and manners
        ("Soldiers who arrest journalists are never punished.", "arrest", "hypothetical"),
        ("Whoever kills a policeman is jailed.", "kills", "hypothetical"),
        ("Everyone is safe and the gunman is in jail.", "is in jail", "asserted"),
        ("Kidnapping is common in the region.", "Kidnapping", "hypothetical"),
        # means and ranks are facts
        ("They used grenades to attack the guards.", "attack", "asserted"),
        ("He was the third judge to be murdered.", "murdered", "asserted"),
        # kinds
        ("The officers responsible for political murders were tried.", "murders", "hypothetical"),
        ("Training covers ambushes and mortar attacks.", "attacks", "hypothetical"),
        # some particular ones
        ("The murders of the three nuns shocked the town.", "murders", "asserted"),
        ("Guerrillas launched attacks against two villages.", "attacks", "asserted"),
        ("Mortar attacks killed nine people.", "attacks", "asserted"),
        # what had effects was carried out
        ("The ambush which destroyed the convoy was planned by the cartel.", "ambush", "asserted"),
        ("The ambush was planned by the cartel.", "ambush", "planned"),
        ("The colonel masterminded the ambush of the convoy.", "ambush", "asserted"),
        ("The ambush was organized by the cartel.", "ambush", "asserted"),
        ("The cartel is organizing an ambush.", "ambush", "planned"),
        ("The cartel planned and carried out the ambush.", "ambush", "asserted"),
        ("The ambush was aimed at the convoy.", "ambush", "asserted"),
        ("The colonel argued for an ambush.", "ambush", "hypothetical"),
        ("It is considered the worst ambush of the war.", "ambush", "asserted"),
        # as real as what is done for it
        ("The army would take action to avenge the ambush.", "avenge", "hypothetical"),
        ("The army shelled the town to avenge the ambush.", "avenge", "asserted"),
        ("The cartel plotted to kill the judge to avenge the ambush.", "avenge", "planned"),
        ("The cartel managed to kill the judge to avenge the ambush.", "avenge", "asserted"),
        # what came next, and what anybody might do
        ("The soldiers went on to kill nine villagers.", "kill", "asserted"),
        ("Those who attack our convoys will be hunted down.", "attack", "hypothetical"),
        # a contrast
        ("It is not by bombing villages that wars are won.", "bombing", "denied"),
    ],
)
def test_modality_of_what_did_not_happen(text: str, trigger: str, modality: Modality) -> None:
    assert event(read(text), trigger).modality == modality
