"""Where on earth the places of a record are, from its own words: what it says they lie in, which countries it names.

A place is looked up by name. What the article says it lies in is binding; otherwise size and the countries that the
article names decide between towns of one name, and where neither does, the place stays unknown. The precision is
ACLED's geo_precision (ACLED Codebook, 2023): 1 the town, 2 near or in part of it, 3 the province.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.model import Entity, Extraction
from kg.resolve.names import fold
from kg.resolve.profiles import is_named, surface_names
from kg.resolve.towns import Location, Region, Town, country_geonames, regions, seat, towns
from kg.resolve.words import words

TOWN, NEAR, PROVINCE = 1, 2, 3
CONTEXT = 1.5
"""What being in the country that the article names most is worth, in powers of ten of inhabitants."""
CLEAR = 0.3
"""By how much the best has to lead, in the same measure, where the article names its country or it is well known."""
ALONE = 0.8
"""By how much it has to lead where the article names no country that has a place of the name."""
KNOWN = 100_000
"""Inhabitants of a town that is meant without its country."""
_HALF = 2


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A town, or a region shown by its largest town."""

    location: Location
    regions: frozenset[int]
    population: int


def locate(extraction: Extraction) -> dict[str, Location]:
    """The locations of the places, facilities and countries of a record, by entity id; none where it is unknown."""
    reader = _Reader(extraction)
    return {**reader.countries(), **reader.sites(), **reader.places()}


def told_apart(extraction: Extraction) -> Extraction:
    """The record with states that share a country's name as what they are: "Atlanta, Georgia" lies in the USA."""
    reader = _Reader(extraction)
    changed: dict[str, Region] = {}
    for entity in extraction.entities:
        if entity.type == "COUNTRY" and (region := reader.namesake(entity)):
            changed[entity.id] = region
    if not changed:
        return extraction
    codes = {e.country: changed[e.id].country for e in extraction.entities if e.id in changed}
    return replace(extraction, entities=tuple(_as_region(e, changed, codes) for e in extraction.entities))


def _as_region(entity: Entity, changed: Mapping[str, Region], codes: Mapping[str | None, str]) -> Entity:
    country = codes.get(entity.country, entity.country)
    if entity.id in changed:
        return replace(entity, type="PLACE", country=country, wikidata=None)
    return replace(entity, country=country)


class _Reader:
    """Reads the places of one record."""

    def __init__(self, extraction: Extraction) -> None:
        self._entities = {entity.id: entity for entity in extraction.entities}
        self._inside: dict[str, list[str]] = defaultdict(list)
        for relation in extraction.relations:
            if relation.type == "LOCATED_IN":
                self._inside[relation.subject].append(relation.object)
        self._named = Counter[str]()
        for entity in extraction.entities:
            if entity.type == "COUNTRY" and entity.country:
                self._named[entity.country] += len(entity.mentions)
        self._places: dict[str, Location] | None = None

    def countries(self) -> dict[str, Location]:
        """The countries of the record."""
        found = {}
        for entity in self._entities.values():
            if entity.type == "COUNTRY" and entity.country and (geonames := country_geonames(entity.country)):
                found[entity.id] = Location(geonames, entity.country)
        return found

    def places(self) -> dict[str, Location]:
        """Towns and regions: first those that the record itself settles, then the others in their company."""
        if self._places is None:
            self._places = {}
            candidates = {e.id: found for e in self._entities.values() if (found := self._candidates(e))}
            for _ in range(2):
                context = self._named + Counter(place.country for place in self._places.values())
                for entity, found in candidates.items():
                    if entity not in self._places and (place := self._choose(entity, found, context)):
                        self._places[entity] = place
        return self._places

    def sites(self) -> dict[str, Location]:
        """Sites and quarters that lie in a town: near its middle, no nearer than that is known."""
        found = {}
        for entity in self._entities.values():
            if entity.type in ("FACILITY", "PLACE"):
                inside = [place for goal in self._inside.get(entity.id, ()) if (place := self.places().get(goal))]
                if inside:
                    nearest = min(inside, key=lambda p: (p.precision or PROVINCE, p.geonames))
                    found[entity.id] = replace(nearest, precision=max(NEAR, nearest.precision or PROVINCE))
        return found

    def namesake(self, country: Entity) -> Region | None:
        """The state of a country's name that the places said to lie in it must mean."""
        others = [r for r in regions(country.name) if r.country != country.country and r.level == 1]
        if not others:
            return None
        for subject, goals in self._inside.items():
            if country.id in goals and self._entities[subject].type == "PLACE":
                pool = _towns(self._entities[subject])
                if any(c.location.country == country.country for c in pool):
                    return None
                fitting = [r for r in others if any(r.geonames in c.regions for c in pool)]
                if fitting:
                    return fitting[0]
        return None

    def _candidates(self, entity: Entity) -> list[_Candidate]:
        if not is_named(entity) or entity.type not in ("PLACE", "FACILITY"):
            return []
        if entity.type == "FACILITY":
            return [] if _is_site(entity) else _towns(entity)
        return _areas(entity) or [_less_exact(c) for c in _towns(entity)] if _is_area(entity) else _any(entity)

    def _choose(self, entity: str, found: Sequence[_Candidate], context: Counter[str]) -> Location | None:
        stated = self._stated(entity)
        if stated is not None:
            pool = [c for c in found if c.location.country in stated[0] or c.regions & stated[1]]
            inside = [c for c in pool if c.regions & stated[1]]
            return max(inside or pool, key=_size).location if pool else None
        if self._entities[entity].type == "FACILITY":
            found = [c for c in found if c.location.country in context]
        return _likeliest(found, context)

    def _stated(self, entity: str) -> tuple[set[str], set[int]] | None:
        """Countries and regions that the record says the place lies in; None where it says nothing."""
        own = self._entities[entity].country
        countries, inside = {own} if own else set[str](), set[int]()
        for goal in self._inside.get(entity, ()):
            around = self._entities[goal]
            if around.type == "COUNTRY" and around.country:
                countries.add(around.country)
            elif around.type == "PLACE":
                inside |= {r.geonames for name in _spelled(around) for r in regions(name)}
        return (countries, inside) if countries or inside else None


def _likeliest(found: Sequence[_Candidate], context: Counter[str]) -> Location | None:
    """The one that leads the others in size and in how much the article speaks of its country."""
    most = max((context[c.location.country] for c in found), default=0)

    def weight(c: _Candidate) -> float:
        share = context[c.location.country] / most if most else 0.0
        return math.log10(c.population + 1) + CONTEXT * share

    ranked = sorted(found, key=lambda c: (-weight(c), c.location.geonames))
    if not ranked:
        return None
    best = ranked[0]
    lead = weight(best) - weight(ranked[1]) if len(ranked) > 1 else math.inf
    named = context[best.location.country] > 0
    if not named and best.population < KNOWN:
        return None
    return best.location if lead >= (CLEAR if named or most else ALONE) else None


def _any(entity: Entity) -> list[_Candidate]:
    """Towns, and provinces whose largest town dwarfs the towns of that name in their country."""
    inhabited = _towns(entity)
    if inhabited and all(region.level > 1 for name in _spelled(entity) for region in regions(name)):
        return inhabited
    sizes: dict[str, int] = defaultdict(int)
    for c in inhabited:
        sizes[c.location.country] = max(sizes[c.location.country], c.population)
    return inhabited + [c for c in _areas(entity) if c.population > _HALF * sizes[c.location.country]]


def _towns(entity: Entity) -> list[_Candidate]:
    found = {town for name in _spelled(entity) for town in towns(name)}
    return [_candidate(town, town.geonames, TOWN) for town in sorted(found, key=lambda t: t.geonames)]


def _areas(entity: Entity) -> list[_Candidate]:
    """The regions of a name; districts only where no province has it."""
    found = {region for name in _spelled(entity) for region in regions(name)}
    top = min((region.level for region in found), default=1)
    shown = [(region, seat(region)) for region in sorted(found, key=lambda r: r.geonames) if region.level == top]
    return [_candidate(town, region.geonames, PROVINCE) for region, town in shown if town]


def _candidate(town: Town, geonames: int, precision: int) -> _Candidate:
    location = Location(geonames, town.country, town.latitude, town.longitude, precision)
    return _Candidate(location, town.regions | {geonames}, town.population)


def _less_exact(candidate: _Candidate) -> _Candidate:
    return replace(candidate, location=replace(candidate.location, precision=NEAR))


def _size(candidate: _Candidate) -> tuple[int, int, int]:
    return (candidate.population, -(candidate.location.precision or 0), -candidate.location.geonames)


def _spelled(entity: Entity) -> list[str]:
    """The names of a place without the words that say what kind of area it is."""
    found = dict.fromkeys(map(_bare, surface_names(entity)))
    return [name for name in found if name and fold(name) not in words().beyond]


def _bare(name: str) -> str:
    parts = name.replace("’", "'").split()
    drop = words().areas | words().articles | {"of", "city", "town", "village", "northern", "southern"}
    drop |= {"eastern", "western", "central"}
    while parts and fold(parts[0]) in drop:
        parts = parts[1:]
    while parts and fold(parts[-1]) in drop - {"city"}:
        parts = parts[:-1]
    return " ".join(parts)


def _is_area(entity: Entity) -> bool:
    return any(word in words().areas for m in entity.mentions for word in fold(m.text).split())


def _is_site(entity: Entity) -> bool:
    """Whether its name says what kind of site it is; a town that was taken for a site has no such word."""
    return any(word in words().facilities for name in surface_names(entity) for word in fold(name).split())


def commonest(locations: Iterable[Location]) -> Location | None:
    """The location that most records give, the most exact of several."""
    votes = Counter(locations)
    return min(votes, key=lambda p: (-votes[p], p.precision or PROVINCE, p.geonames), default=None)
