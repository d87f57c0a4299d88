"""How many were killed or injured, as far as the words say so."""

from __future__ import annotations

import pytest

from tests.extract.reading import event, read


@pytest.mark.parametrize(
    ("text", "trigger", "killed"),
    [
        ("Two policemen were killed.", "killed", 2),
        ("The archbishop was assassinated.", "assassinated", 1),
        ("Soldiers killed the mayor and four guards.", "killed", 5),
        ("More than 100 villagers were massacred.", "massacred", 100),
        ("Twelve of the hostages were killed.", "killed", 12),
        ("The killing of two officers was condemned.", "killing", 2),
        ("A dozen miners were shot dead.", "shot dead", 12),
        ("Rebels killed 1,200 people.", "killed", 1200),
        ("More than two dozen guards were killed.", "killed", 24),
        ("Six miners were killed in the raid, including Omar Vint.", "killed", 6),
        ("The bomb claimed nine lives.", "claimed nine lives", 9),
        ("Troops killed 30 Taliban in Kandahar.", "killed", 30),
        # nobody knows
        ("Several soldiers were killed.", "killed", None),
        ("Dozens of people were killed.", "killed", None),
        ("Soldiers killed the mayor and several guards.", "killed", None),
        ("They killed them.", "killed", None),
    ],
)
def test_killed(text: str, trigger: str, killed: int | None) -> None:
    found = event(read(text), trigger)
    assert (found.killed, found.injured) == (killed, None)


@pytest.mark.parametrize(
    ("text", "trigger", "injured"),
    [
        ("Five guards were wounded.", "wounded", 5),
        ("A bomb injured at least 20 people.", "injured", 20),
        ("A bomb injured many people.", "injured", None),
    ],
)
def test_injured(text: str, trigger: str, injured: int | None) -> None:
    found = event(read(text), trigger)
    assert (found.killed, found.injured) == (None, injured)


def test_each_toll_stands_at_its_own_word() -> None:
    record = read("Two policemen were killed and five were wounded.")
    assert event(record, "killed").killed == 2
    assert event(record, "wounded").injured == 5


@pytest.mark.parametrize("text", ["Gunmen attacked two policemen.", "Police arrested four students."])
def test_other_events_have_no_toll(text: str) -> None:
    (found,) = read(text).events
    assert (found.killed, found.injured) == (None, None)


@pytest.mark.parametrize("victims", ["a family", "a queue for water", "an army patrol"])
def test_a_group_in_the_singular_is_not_one_dead(victims: str) -> None:
    assert event(read(f"Rebels killed {victims}."), "killed").killed is None
