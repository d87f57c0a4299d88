"""One act told twice in a sentence."""

from __future__ import annotations

import pytest

from tests.extract.reading import event, read


def joined(text: str, first: str, second: str) -> bool:
    found = read(text)
    pair = {event(found, first).id, event(found, second).id}
    return any({link.origin, link.goal} == pair for link in found.links if link.type == "SAME_EVENT")


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Rebels attacked the hall, firing at the crowd.", "attacked", "firing"),
        ("The explosion of two bombs that went off at the bank shook the town.", "explosion", "went off"),
        ("He escaped an attack when rebels ambushed his car.", "attack", "ambushed"),
        ("The premier called the explosion an attack.", "explosion", "attack"),
        ("The premier described the blast as an attack on the town.", "blast", "attack"),
        ("A bomb exploded at noon, destroying seven shops.", "exploded", "destroying"),
    ],
)
def test_the_same_act(text: str, first: str, second: str) -> None:
    assert joined(text, first, second)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Rebels attacked the hall, and soldiers shelled the market.", "attacked", "shelled"),
        ("Rebels stormed the embassy, setting fire to a bus.", "stormed", "setting fire"),
    ],
)
def test_two_acts(text: str, first: str, second: str) -> None:
    assert not joined(text, first, second)


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("During the attack, rebels burned the mill.", "burned", "attack"),
        ("Rebels raided the village of Arad, where they burned two huts.", "burned", "raided"),
        ("Rebels raided the village of Arad, where they burned two huts and bombed a mill.", "bombed", "raided"),
    ],
)
def test_a_part_of_an_act(text: str, part: str, whole: str) -> None:
    found = read(text)
    ends = {(link.origin, link.goal) for link in found.links if link.type == "PART_OF"}
    assert (event(found, part).id, event(found, whole).id) in ends


def test_what_others_did_there_before_is_no_part() -> None:
    found = read("Rebels raided the village of Arad, where they had burned two huts.")
    assert not [link for link in found.links if link.type == "PART_OF"]
