"""Aims, kinds of acts and accidents are not told as acts that somebody did."""

from __future__ import annotations

import tomllib

import pytest

from kg.extract import lexicons
from kg.model import Modality
from tests.extract.reading import event, read, summary

ACCIDENTS = tomllib.loads((lexicons.FOLDER / "accidents.toml").read_text(encoding="utf-8"))["example"]


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        # aims
        ("Two mercenaries came to the island to assassinate the premier.", "assassinate", "planned"),
        ("The killers went to Lima to murder the senator.", "murder", "planned"),
        ("He led an operation to kill the chief.", "kill", "planned"),
        ("What is that army for? To massacre the people.", "massacre", "hypothetical"),
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


@pytest.mark.parametrize("example", ACCIDENTS, ids=lambda e: e["text"])
def test_nobody_kills_in_an_accident(example: dict[str, str]) -> None:
    record = read(example["text"])
    assert [e for e in record.events if e.trigger.text == example["trigger"]] == [], summary(record)


@pytest.mark.parametrize(
    "text",
    [
        "A plane crashed after rebels fired a missile at it; four passengers were killed by the missile.",
        "Nine passengers were killed when gunmen attacked the bus.",
        "Nine passengers were killed in the cold-blooded attack.",
    ],
)
def test_an_attack_is_no_accident(text: str) -> None:
    assert event(read(text), "killed").type == "KILL"


def test_the_fall_of_a_town_is_no_accident() -> None:
    assert [e.type for e in read("Ten people were killed when the town fell.").events] == ["KILL"]
    assert read("Ten people were killed when the pillar fell.").events == ()
