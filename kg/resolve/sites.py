"""Where a happening was: its towns, sites and countries, and whether two such tell of different places.

Reports tell one place at different granularity: the shop, the town, the county, the country. So two places are others
only where the map or their names say so.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from kg.model import EntityType
from kg.resolve.corpus import Corpus
from kg.resolve.entities import Entities
from kg.resolve.geography import PROVINCE, TOWN, commonest
from kg.resolve.parties import SITES, Parties
from kg.resolve.towns import Location, regions

REACH: Mapping[int, float] = {TOWN: 0.0, 2: 25.0, PROVINCE: 250.0}
"""Kilometres around a point that a town, a part of a town, and a province may reach, by geo_precision."""
_EARTH = 6371.0


@dataclass(frozen=True, slots=True)
class Sites:
    """Entity clusters that are towns or facilities (`ids`), and what they lie in (`above`).

    Of `busy` ones there is news every day.

    `towns` and `facilities` are the names of those that have one (no provinces), `spots` where on the map they are,
    `countries` the countries (ISO 3166 alpha-3) that the places are, or lie in.
    """

    ids: frozenset[int] = frozenset()
    busy: frozenset[int] = frozenset()
    above: frozenset[int] = frozenset()
    towns: frozenset[str] = frozenset()
    facilities: frozenset[str] = frozenset()
    spots: frozenset[Location] = frozenset()
    countries: frozenset[str] = frozenset()

    def __or__(self, other: Sites) -> Sites:
        if other in (self, NOWHERE):
            return self
        if self == NOWHERE:
            return other
        return Sites(*(getattr(self, f.name) | getattr(other, f.name) for f in fields(Sites)))

    def meets(self, other: Sites) -> bool:
        """Whether some place is in both."""
        return not self.ids.isdisjoint(other.ids)

    def related(self, other: Sites) -> bool:
        """Whether some place in one lies in some place in the other."""
        return not (self.ids.isdisjoint(other.above) and self.above.isdisjoint(other.ids))

    def abroad(self, other: Sites) -> bool:
        """Whether they are in different countries."""
        return bool(self.countries and other.countries) and self.countries.isdisjoint(other.countries)

    def elsewhere(self, other: Sites) -> bool:
        """Whether both name places of one sort, and none of one is, holds, lies in or is near one of the other."""
        if self.meets(other) or self.related(other):
            return False
        if self.abroad(other):
            return True
        if self.spots and other.spots:
            return not any(_near(a, b) for a in self.spots for b in other.spots)
        return _others(self.towns, other.towns) or _others(self.facilities, other.facilities)


NOWHERE = Sites()


def _others(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both hold names, none of which is a part of one of the other ("Paris", "northern Paris")."""
    if not one or not other:
        return False
    pairs = ((set(a.split()), set(b.split())) for a in one for b in other)
    return not any(left <= right or right <= left for left, right in pairs)


def _near(one: Location, other: Location) -> bool:
    if one.geonames == other.geonames:
        return True
    reach = REACH[one.precision or PROVINCE] + REACH[other.precision or PROVINCE]
    return reach > 0 and _kilometres(one, other) <= reach


def _kilometres(one: Location, other: Location) -> float:
    """The great-circle distance (haversine); 0 where a point is not known."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return 0.0
    south, north = math.radians(one.latitude), math.radians(other.latitude)
    east = math.radians(other.longitude - one.longitude)
    half = math.sin((north - south) / 2) ** 2 + math.cos(south) * math.cos(north) * math.sin(east / 2) ** 2
    return 2 * _EARTH * math.asin(math.sqrt(half))


class Siting:
    """Makes the sites of reports; equal ones are one object."""

    def __init__(self, corpus: Corpus, entities: Entities, parties: Parties) -> None:
        self._parties, self._profiles = parties, entities.profiles
        self._spots = _spots(corpus, entities)
        self._countries = {
            i: min(p.countries) for i, p in enumerate(entities.profiles) if "COUNTRY" in p.types and p.countries
        }
        self._known: dict[frozenset[int], Sites] = {frozenset(): NOWHERE}

    def sites(self, targets: frozenset[int], places: frozenset[int]) -> Sites:
        """The sites of a report's targets and places. A country is a place, and as a target it is a party."""
        lands = frozenset(i for i in places if i in self._countries)
        members = frozenset(i for i in targets | places if self._parties.types[i] & SITES) | lands
        known = self._known.get(members)
        if known is None:
            known = self._known[members] = self._sites(members - lands, lands)
        return known

    def at_home(self, crowd: frozenset[int]) -> Sites:
        """Where a crowd is of which no place is told: "thousands of Arlanders" are in Arland."""
        lands = {code for i in crowd if self._parties.types[i] == {"PEOPLE"} for code in self._profiles[i].countries}
        return Sites(countries=frozenset(lands)) if len(lands) == 1 else NOWHERE

    def _sites(self, members: frozenset[int], lands: frozenset[int]) -> Sites:
        spots = frozenset(self._spots[i] for i in members if i in self._spots)
        towns = frozenset(i for i in members if i not in self._spots or self._spots[i].precision != PROVINCE)
        return Sites(
            ids=members,
            busy=frozenset(i for i in members if self._parties.busy[i]),
            above=frozenset(goal for i in members for goal in self._parties.located.get(i, ())),
            towns=self._names(towns, "PLACE"),
            facilities=self._names(members, "FACILITY"),
            spots=spots,
            countries=frozenset(s.country for s in spots) | frozenset(self._countries[i] for i in lands),
        )

    def _names(self, members: Iterable[int], kind: EntityType) -> frozenset[str]:
        """The names of those of a kind; a place off the map that may be a province holds towns, and is no other one."""
        named = [i for i in members if self._parties.named[i] and kind in self._parties.types[i]]
        vague = {i for i in named if i not in self._spots and any(map(regions, self._profiles[i].names))}
        return frozenset(name for i in named if i not in vague for name in self._profiles[i].names)


def _spots(corpus: Corpus, entities: Entities) -> dict[int, Location]:
    """Where the towns and sites are, as most of their articles have it."""
    told = {
        i: [corpus.locations[ref] for ref in refs if ref in corpus.locations]
        for i, refs in enumerate(entities.members)
        if entities.profiles[i].types & SITES
    }
    return {i: spot for i, found in told.items() if (spot := commonest(found))}
