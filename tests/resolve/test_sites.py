"""Whether two reports tell of two places."""

from __future__ import annotations

import pytest

from kg.resolve.sites import NOWHERE, Sites
from kg.resolve.towns import Location

TOWN = Location(1, "NOR", 60.0, 10.0, 1)
SUBURB = Location(2, "NOR", 60.1, 10.1, 2)
COUNTY = Location(3, "NOR", 61.0, 10.0, 3)
FAR = Location(4, "NOR", 69.0, 18.0, 1)
ABROAD = Location(5, "SWE", 60.0, 11.0, 1)


def at(*spots: Location, towns: tuple[str, ...] = (), number: int = 0) -> Sites:
    return Sites(
        ids=frozenset({number}),
        towns=frozenset(towns),
        spots=frozenset(spots),
        countries=frozenset(spot.country for spot in spots),
    )


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (at(TOWN), at(FAR, number=1), True),
        (at(TOWN), at(ABROAD, number=1), True),
        (at(TOWN), at(SUBURB, number=1), False),
        (at(TOWN), at(COUNTY, number=1), False),
        (at(FAR), at(COUNTY, number=1), True),
        (at(TOWN), at(TOWN, number=1), False),
        (at(towns=("vikby",)), at(towns=("osthavn",), number=1), True),
        (at(towns=("vikby",)), at(towns=("northern vikby",), number=1), False),
        (at(towns=("vikby",)), at(TOWN, number=1), False),
        (at(TOWN), at(FAR), False),
        (at(TOWN), NOWHERE, False),
    ],
    ids=[
        "two towns", "two countries", "town and its part", "town and county", "town and another county",
        "one town of two names", "two unknown names", "part of a name", "a name and a point", "one entity", "unsaid",
    ],
)  # fmt: skip
def test_elsewhere(one: Sites, other: Sites, *, apart: bool) -> None:
    assert one.elsewhere(other) is other.elsewhere(one) is apart


def test_only_known_countries_are_abroad() -> None:
    assert at(TOWN).abroad(at(ABROAD, number=1))
    assert not at(TOWN).abroad(at(towns=("osthavn",), number=1))


def test_together_they_are_in_all_their_places() -> None:
    both = at(TOWN) | at(ABROAD, number=1)
    assert both.ids == {0, 1}
    assert not both.abroad(at(ABROAD, number=2))
    assert (NOWHERE | both) == (both | NOWHERE) == both
