"""Parties of an answer that stand in the sentences round it, or with the act that it answers."""

from __future__ import annotations

import pytest

from tests.extract.reading import event, names, read, summary


@pytest.mark.parametrize(
    ("text", "trigger", "agents", "targets"),
    [
        # whom the provocation struck answers it
        ("A ferry was seized in retaliation for the embargo imposed on Togo.", "retaliation", {"Togo"}, set()),
        # what a definite noun takes up
        ("Togo announced sanctions on Monday. The sanctions are in retaliation for a raid on Lome.", "retaliation",
         {"Togo"}, set()),
        # another answer of the same side near by
        ("Senators urged retaliation against Chad. One of them called on Niger to retaliate against Chad.",
         "retaliation", {"Niger"}, {"Chad"}),
    ],
)  # fmt: skip
def test_the_parties(text: str, trigger: str, agents: set[str], targets: set[str]) -> None:
    record = read(text)
    found = event(record, trigger)
    sides = [names(record, [a.entity for a in roles]) for roles in (found.agents, found.targets)]
    assert sides == [agents, targets], summary(record)


def test_nobody_is_lent_from_far_away() -> None:
    between = "Dockers loaded a ship. Miners dug. Farmers sowed wheat. Teachers taught."
    record = read(f"Niger will retaliate against Chad. {between} Senators discussed retaliation.")
    assert event(record, "retaliation").targets == ()


def test_the_other_side_does_not_answer() -> None:
    record = read("Peru shelled a post of Chile. Ministers spoke of retaliation by Peru for the raid on Peru.")
    assert "Peru" not in names(record, [t.entity for t in event(record, "retaliation").targets])
