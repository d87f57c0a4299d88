"""Targets that no grammatical function of the word names, and sides that are both agent and target."""

from __future__ import annotations

import pytest

from tests.extract.reading import event, read, texts

NUNS = {"two nuns"}


@pytest.mark.parametrize(
    ("text", "trigger", "targets"),
    [
        ("The valley has seen many bombings targeted at the navy.", "bombings", {"navy"}),
        ("The ambushes, which seem to be aimed at civilians, go on.", "ambushes", {"civilians"}),
        ("The raid was directed against the Tamil Tigers.", "raid", {"tamil tigers"}),
        ("A blast ripped through a market in Karachi.", "blast", {"market"}),
        ("The barracks were shattered by an explosion.", "explosion", {"barracks"}),
        ("They deplored the murder and torture of two nuns.", "murder", NUNS),
        ("They deplored the torture and murder of two nuns.", "murder", NUNS),
        ("Some of the miners were arrested.", "arrested", {"some of the miners"}),
        ("Many of them were killed.", "killed", {"many of them"}),
        ("The families of those killed in the raid wept.", "killed", {"those"}),
        ("Of the 130 injured, 77 were monks.", "injured", {"130"}),
        ("Guards shot ten miners and wounded two more.", "wounded", {"two more"}),
        ("The mine claimed nine lives.", "claimed nine lives", {"nine lives"}),
        ("Two of the nuns were blown to pieces.", "blown to pieces", {"two of the nuns"}),
        ("A suicide bomber drove into a patrol.", "drove", {"patrol"}),
        ("Six miners were arrested in the raid, including Omar Vint.", "arrested", {"six miners", "omar vint"}),
        ("Six miners were killed in a raid on a chapel, including Omar Vint.", "raid", {"chapel"}),
        ("A 17-year-old was shot in the leg.", "shot", {"17-year-old"}),
        ("The monk suffered a stab wound.", "suffered a stab wound", {"monk"}),
        ("The bombing was blamed on the Tamil Tigers.", "bombing", set()),
        ("Some blamed the ambush on the Tamil Tigers.", "ambush", set()),
        ("A bomb exploded on a street in Bergen.", "exploded", set()),
        ("They condemned the bombings of the air force.", "bombings", set()),
        ("The vote ended in a riot with two nuns killed and a guard hurt.", "killed", NUNS),
    ],
)
def test_targets(text: str, trigger: str, targets: set[str]) -> None:
    assert texts(event(read(text), trigger).targets) == targets


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Chad and Libya exchanged fire on Friday.", "exchanged fire"),
        ("Fighting between Chad and Libya went on.", "Fighting"),
        ("Chad and Libya shelled each other.", "shelled"),
        ("Chad and Libya exchanged tit-for-tat strikes.", "tit-for-tat"),
    ],
)
def test_two_sides_do_it_to_one_another(text: str, trigger: str) -> None:
    found = event(read(text), trigger)
    assert texts(found.agents) == texts(found.targets) == {"chad", "libya"}


def test_one_party_is_not_its_own_target() -> None:
    assert not event(read("The two armies shelled each other."), "shelled").targets


def test_a_body_that_nobody_knows_was_bombed() -> None:
    assert not event(read("The Bergen Marathon bombing killed three."), "bombing").agents
    assert texts(event(read("The IRA bombing killed three."), "bombing").agents) == {"ira"}


def test_an_air_force_bombs() -> None:
    assert texts(event(read("They condemned the bombings of the air force."), "bombings").agents) == {"air force"}


@pytest.mark.parametrize(
    "text",
    [
        "The baker agreed to provide information on the murder of the bishop.",
        "Norway offered a reward for information on the murder of the bishop.",
    ],
)
def test_who_tells_of_a_murder_does_not_agree_to_it(text: str) -> None:
    murder = event(read(text), "murder")
    assert not murder.agents
    assert murder.modality == "asserted"


def test_who_carried_out_what_is_believed() -> None:
    attack = event(read("The ambush is believed to have been carried out by the IRA."), "ambush")
    assert texts(attack.agents) == {"ira"}
