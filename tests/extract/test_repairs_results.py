"""Words for what came of an act that the parser misreads, and the same words where it reads them rightly."""

from __future__ import annotations

import pytest

from tests.extract.reading import event, links, read, texts


@pytest.mark.parametrize(
    ("text", "trigger", "agents", "targets"),
    [
        ("Two men on a scooter shot dead the mayor of Vinto on Friday.", "shot dead", {"two men"}, {"mayor"}),
        ("Gunmen shot dead two Chadian guards.", "shot dead", {"gunmen"}, {"two chadian guards"}),
        ("Gunmen shot dead a bodyguard.", "shot dead", {"gunmen"}, {"bodyguard"}),
        (
            "A shell slammed into a queue for water, leaving at least 16 people dead and more than 100 wounded.",
            "leaving",
            set(),
            {"at least 16 people"},
        ),
        (
            "A grenade was thrown into a bar, leaving four people dead and at least 20 injured.",
            "injured",
            set(),
            {"at least 20"},
        ),
        ("A bomb left four children injured in the north.", "injured", set(), {"four children"}),
        ("The blast left ten people wounded.", "wounded", set(), {"ten people"}),
        ("The raid left three soldiers and a guard wounded.", "wounded", set(), {"three soldiers", "guard"}),
        ("The blast left six dead and over 80 injured.", "left six dead", set(), {"six"}),
        ("Two men were killed and nine others injured in Kabul.", "injured", set(), {"nine others"}),
        ("A gunman left a clerk dead and two guards wounded.", "left a clerk dead", {"gunman"}, {"clerk"}),
        ("A gunman left a clerk dead and two guards wounded.", "wounded", set(), {"two guards"}),
        ("Rebels set the lorries alight.", "set the lorries alight", {"rebels"}, {"lorries"}),
    ],
)
def test_who_and_whom(text: str, trigger: str, agents: set[str], targets: set[str]) -> None:
    found = event(read(text), trigger)
    assert {agent.removeprefix("a ") for agent in texts(found.agents)} == agents
    assert {target.removeprefix("the ").removeprefix("a ") for target in texts(found.targets)} == targets


def test_where_two_were_killed_and_others_hurt() -> None:
    record = read("Two men were killed and nine others injured in an ambush in Kabul on Monday.")
    killed = event(record, "killed")
    assert texts(killed.places) == {"kabul"}
    assert ("killed", "ambush") in links(record, "CAUSED_BY")
