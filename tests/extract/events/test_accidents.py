"""Deaths and disasters that nobody dealt are told as such, and what somebody did is not."""

from __future__ import annotations

import tomllib

import pytest

from kg.extract import lexicons
from tests.extract.reading import event, links, read, summary, texts

ACCIDENTS = tomllib.loads((lexicons.FOLDER / "accidents.toml").read_text(encoding="utf-8"))["example"]
VIOLENT = {"KILL", "INJURE", "BOMB", "ATTACK"}


@pytest.mark.parametrize("example", ACCIDENTS, ids=lambda e: e["text"])
def test_nobody_kills_in_an_accident(example: dict[str, str]) -> None:
    record = read(example["text"])
    found = [e for e in record.events if e.trigger.text == example["trigger"]]
    assert not VIOLENT & {e.type for e in found}, summary(record)
    assert all(e.agents == () for e in found)


@pytest.mark.parametrize(
    "text",
    [
        "A plane crashed after rebels fired a missile at it; four passengers were killed by the missile.",
        "Nine passengers were killed when gunmen attacked the bus.",
        "Nine passengers were killed in the cold-blooded attack.",
        "The envoy was murdered on Monday. His driver had an accident on Tuesday.",
    ],
)
def test_an_attack_is_no_accident(text: str) -> None:
    assert "KILL" in {e.type for e in read(text).events}


def test_the_fall_of_a_town_is_no_accident() -> None:
    assert [e.type for e in read("Ten people were killed when the town fell.").events] == ["KILL"]
    assert [e.type for e in read("Ten people were killed when the pillar fell.").events] == ["DIE"]


def test_a_disaster_has_its_dead_and_its_injured() -> None:
    record = read("An earthquake struck the island on Sunday, killing 40 people and injuring 200.")
    assert links(record, "CAUSED_BY") == {("killing", "earthquake")}
    assert (event(record, "killing").type, event(record, "killing").killed) == ("DIE", 40)
    assert event(record, "earthquake").injured == 200


def test_what_crashes_kills_nobody() -> None:
    record = read("The airline's B737 crashed near Medan, killing 98 passengers.")
    assert (event(record, "killing").type, event(record, "killing").agents) == ("DIE", ())


def test_who_was_killed_and_died_was_killed() -> None:
    record = read("Rebels killed General Aziz on Monday. Aziz died in the village. His death was condemned.")
    assert {e.type for e in record.events if e.trigger.text in ("killed", "died", "death")} == {"KILL"}


def test_a_death_told_again_is_one() -> None:
    record = read("Paul Newton died on Friday. Newton's death was announced by his wife. Ray Hill died in May.")
    assert links(record, "SAME_EVENT") == {("death", "died")}


def test_another_who_dies_is_another_death() -> None:
    record = read("A climber died on Friday on Mount Cook. Another climber died on Sunday.")
    assert links(record, "SAME_EVENT") == set()


def test_a_crash_told_again_is_one() -> None:
    record = read("A bus crashed near Lund and two pupils died. The accident closed the road. The crash was the third.")
    assert links(record, "SAME_EVENT") == {("accident", "crashed"), ("crash", "accident")}
    assert texts(event(record, "died").targets) == {"two pupils"}
