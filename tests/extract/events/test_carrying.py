"""Who did it, where and when, told of the act and true of what came of it."""

from __future__ import annotations

import pytest

from tests.extract.reading import event, fits, links, read, summary


@pytest.mark.parametrize(
    ("text", "trigger", "agents", "places"),
    [
        ("Gunmen attacked a bus in Lund. Six passengers were killed.", "killed", ["gunmen"], ["Lund"]),
        ("Soldiers opened fire on a crowd in Arad. Ten others were hurt.", "hurt", ["soldiers"], ["Arad"]),
        # told of something else, or a total
        ("Gunmen attacked a bus in Lund. Ada Holm wept over the nuns killed in the war.", "killed", [], []),
        ("Gunmen attacked a bus in Lund. More than 90 people had been killed this year.", "killed", [], []),
        # the dead may be of either side
        ("Rebels clashed with soldiers in Lund. Ten men were killed.", "killed", [], ["Lund"]),
        ("Rebels attacked a base in Lund. Ten guerrillas were killed.", "killed", [], ["Lund"]),
        ("Soldiers raided a camp in Lund, killing six rebels. Their commander also died.", "died", [], ["Lund"]),
        # another matter
        ("Gunmen attacked a bus in Lund. Later, a man was killed.", "killed", [], []),
    ],
)
def test_what_came_of_an_act(text: str, trigger: str, agents: list[str], places: list[str]) -> None:
    record = read(text)
    found = event(record, trigger)
    assert fits(agents, found.agents), summary(record)
    assert fits(places, found.places), summary(record)


def test_it_shares_the_day() -> None:
    when = event(read("Gunmen attacked a bus in Lund on 3 March 1993. Six passengers were killed."), "killed").when
    assert when is not None
    assert (when.earliest.isoformat(), when.basis) == ("1993-03-03", "anchored")


def test_a_hospital_in_which_somebody_dies_was_not_attacked() -> None:
    record = read("A bomb exploded in Arad. One person has died at the Rosales hospital.")
    assert not event(record, "exploded").targets
    assert ("died", "exploded") in links(record, "CAUSED_BY"), summary(record)
