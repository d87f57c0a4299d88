"""Victims whose names come later."""

from __future__ import annotations

import pytest

from tests.extract.reading import event, read, texts


@pytest.mark.parametrize(
    ("text", "trigger", "names", "count"),
    [
        (
            "A bomb wounded two watchmen in Lima. The watchmen, identified as Jose Lopez and Carlos Mora, live.",
            "wounded",
            {"two watchmen", "jose lopez", "carlos mora"},
            2,
        ),
        (
            "Gunmen killed three nuns in Cali on Friday. The victims were identified as Ana Mora and Rosa Paz.",
            "killed",
            {"three nuns", "ana mora", "rosa paz"},
            3,
        ),
        (
            "Gunmen killed three nuns in Cali on Friday. Two lawyers, Ana Mora and Rosa Paz, condemned it.",
            "killed",
            {"three nuns"},
            3,
        ),
    ],
)
def test_later_names_are_targets_and_do_not_add_to_the_count(
    text: str, trigger: str, names: set[str], count: int
) -> None:
    found = event(read(text), trigger)
    assert texts(found.targets) == names
    assert count in (found.killed, found.injured)
