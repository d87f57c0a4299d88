"""Who did what to whom where much stands between: what `repairs_acts` and `repairs_clauses` mend."""

from __future__ import annotations

import pytest

from tests.extract.reading import event, read, texts


@pytest.mark.parametrize(
    ("text", "trigger", "agents", "targets"),
    [
        (
            "Two men on a motorbike shot and killed the judge in Lille.",
            "killed",
            {"two men"},
            {"judge"},
        ),
        (
            "Islamist militiamen armed with machetes and nail-studded clubs killed ten nuns, survivors told reporters.",
            "killed",
            {"islamist militiamen"},
            {"ten nuns"},
        ),
        (
            "Bombers attacked the docks, setting warehouses ablaze and killing about 40 civilians, the ministry said.",
            "killing",
            {"bombers"},
            {"about 40 civilians"},
        ),
        (
            "Rebels disguised as soldiers raided the port and slaughtered ten monks.",
            "slaughtered",
            {"rebels"},
            {"ten monks"},
        ),
        (
            "Police were hunting for three armed men who robbed a bank in Lille, shot a clerk and took the cash.",
            "shot",
            {"three armed men"},
            {"clerk"},
        ),
        (
            "A mine laid by retreating guerrillas killed three nuns near Lille.",
            "mine laid",
            {"retreating guerrillas"},
            set(),
        ),
        (
            "Four gunmen seized a school and held 90 pupils hostage.",
            "held 90 pupils hostage",
            {"four gunmen"},
            {"90 pupils"},
        ),
        (
            "The guerrillas shelled the port on Sunday, hitting a school and a refugee camp and killing ten nuns.",
            "killing",
            {"guerrillas"},
            {"ten nuns"},
        ),
        (
            "Mutinous troops led by a captain arrested Mali's president overnight and dissolved the constitution.",
            "arrested",
            {"mutinous troops"},
            {"mali's president"},
        ),
        (
            "A drone strike killed Ali Lund, the head of the militia, in Darpa village on Friday, three security "
            "officials and a militant commander said.",
            "killed",
            set(),
            {"ali lund"},
        ),
        (
            "The mutineers seized the station, holding the army chief hostage for several hours.",
            "holding",
            {"mutineers"},
            {"army chief"},
        ),
    ],
)
def test_who_and_whom(text: str, trigger: str, agents: set[str], targets: set[str]) -> None:
    found = event(read(text), trigger)
    assert texts(found.agents) == agents
    assert texts(found.targets) == targets


def test_the_act_killed_and_not_its_place() -> None:
    record = read("The militia was behind the bombing at a mosque in Dhaka that killed ten students.")
    assert texts(event(record, "killed").agents) == {"militia"}


def test_whose_name_stands_behind_an_office_holds_it() -> None:
    record = read("Two gunmen shot dead the mayor of Tumaco, Luis Mora, as he left a bank.")
    (victim,) = event(record, "shot dead").targets
    assert next(e.name for e in record.entities if e.id == victim.entity) == "Luis Mora"


def test_a_bomb_did_what_came_of_it_though_a_bus_passed() -> None:
    record = read("A bomb went off as a police minibus passed in Lille, killing five constables.")
    killing = event(record, "killing")
    assert [link.type for link in record.links if link.origin == killing.id] == ["CAUSED_BY"]


def test_who_was_shot_dead_hours_earlier_died() -> None:
    assert event(read("The lawyer had been shot dead hours earlier."), "shot dead").type == "KILL"


def test_a_bomb_addressed_to_an_envoy_went_off() -> None:
    record = read("Six people were injured when a parcel bomb addressed to the Swiss ambassador went off in Rome.")
    assert event(record, "went off").type == "BOMB"
