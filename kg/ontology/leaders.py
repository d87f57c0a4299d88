"""Heads of state and government with their years in office: who "President Bush" was in 1991 and who in 2003.

actors/leaders.toml has a table for each state (ISO 3166 alpha-3), in it a text for each office of roles.toml, a line
for each holder: `name; other names | years [| Wikidata id]`. Years are `1989-1993`, several with commas, `2022-` to
this day. A name that begins with ~ is a common one: it counts only where the text gives the office or the state.
"""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from kg.errors import OntologyError

_YEARS = re.compile(r"(\d{4})(?:-(\d{4})?)?")
_WIKIDATA = re.compile(r"Q[1-9]\d*")
K = TypeVar("K")
ALIVE_BEFORE, ALIVE_AFTER = 10, 15
"""Years around the terms in which a full name alone is taken to be the leader's."""


@dataclass(frozen=True, slots=True)
class Term:
    """Years in an office of a state, both included; `last` is None for one who held it when the list was made."""

    country: str
    office: str
    first: int
    last: int | None

    def holds(self, year: int) -> bool:
        """Whether the year is one of the term's."""
        return self.first <= year and (self.last is None or year <= self.last)


@dataclass(frozen=True, slots=True)
class Leader:
    """A head of state or government, of two states in turn where one state followed the other. `common`: see above."""

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    common: bool = False
    wikidata: str | None = None

    def in_office(self, year: int, offices: Collection[str] = (), country: str | None = None) -> str | None:
        """The state that this one led in a year: in any office or one of `offices`, any state or `country`."""
        for term in self.terms:
            fits = (not offices or term.office in offices) and country in (None, term.country)
            if fits and term.holds(year):
                return term.country
        return None

    def led(self, country: str) -> bool:
        """Whether this one ever led the state."""
        return any(term.country == country for term in self.terms)

    def active(self, year: int) -> bool:
        """Whether the year is near the terms."""
        first = min(term.first for term in self.terms) - ALIVE_BEFORE
        return first <= year and any(term.last is None or year <= term.last + ALIVE_AFTER for term in self.terms)


def plain(name: str) -> str:
    """A person's name for look-ups: lower case, letters only, no accents, single spaces."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    return " ".join(re.sub(r"[^\w\s]|_", " ", re.sub("['’‘`]", "", bare)).split())


@dataclass(frozen=True, eq=False)
class Leaders:
    """All of them by key, with the look-ups that extraction needs."""

    by_key: Mapping[str, Leader]

    @functools.cached_property
    def by_name(self) -> Mapping[str, tuple[Leader, ...]]:
        """Plain full name → those who go by it."""
        return _grouped(
            (plain(name), leader) for leader in self.by_key.values() for name in (leader.name, *leader.aliases)
        )

    @functools.cached_property
    def by_word(self) -> Mapping[str, tuple[Leader, ...]]:
        """A word of a plain name → those who have it; it says who is meant only with office and year."""
        words = (
            (word, leader)
            for leader in self.by_key.values()
            for word in {w for name in (leader.name, *leader.aliases) for w in plain(name).split()}
        )
        return _grouped(words)

    @functools.cached_property
    def by_office(self) -> Mapping[tuple[str, str], tuple[Leader, ...]]:
        """(office, state) → its holders."""
        return _grouped(
            (pair, leader)
            for leader in self.by_key.values()
            for pair in {(term.office, term.country) for term in leader.terms}
        )


def _grouped(pairs: Iterable[tuple[K, Leader]]) -> dict[K, tuple[Leader, ...]]:
    found: dict[K, list[Leader]] = defaultdict(list)
    for key, leader in pairs:
        if leader not in found[key]:
            found[key].append(leader)
    return {key: tuple(leaders) for key, leaders in found.items()}


def read_leaders(path: Path, countries: Collection[str], offices: Collection[str]) -> Leaders:
    """Read the file. Raises OntologyError that names state, office and line of a fault."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise OntologyError(f"{path} is missing; reinstall kg") from error
    except tomllib.TOMLDecodeError as error:
        raise OntologyError(f"{path.name}: not valid TOML: {error}") from error
    return Leaders(parse_leaders(table, path.name, countries, offices))


def parse_leaders(
    table: Mapping[str, Any], name: str, countries: Collection[str], offices: Collection[str]
) -> dict[str, Leader]:
    """The leaders of such a table, by key. Raises OntologyError that names `name`, state, office and line."""
    found: dict[str, Leader] = {}
    for country, rows in table.items():
        where = f"{name}: {country}"
        if country not in countries:
            raise OntologyError(f"{where}: unknown country")
        if not isinstance(rows, dict):
            raise OntologyError(f"{where}: must be a table of offices")
        for office, text in rows.items():
            if office not in offices:
                raise OntologyError(f"{where}: unknown office {office!r}; known: {', '.join(sorted(offices))}")
            if not isinstance(text, str):
                raise OntologyError(f"{where}.{office}: must be a text of one holder a line")
            for line in filter(None, map(str.strip, text.splitlines())):
                leader = _leader(line, country, office, where)
                found[leader.key] = _joint(found.get(leader.key), leader)
    return found


def with_leaders(shipped: Leaders, mine: Mapping[str, Leader]) -> Leaders:
    """Both; for an office that `mine` gives somebody its years count, and names are added to those that are known."""
    found = dict(shipped.by_key)
    for key, leader in mine.items():
        known = found.get(key)
        if known is not None:
            said = {(term.office, term.country) for term in leader.terms}
            known = replace(known, terms=tuple(t for t in known.terms if (t.office, t.country) not in said))
        found[key] = _joint(known, leader)
    return Leaders(found)


def _leader(line: str, country: str, office: str, where: str) -> Leader:
    parts = [part.strip() for part in line.split("|")]
    names = [name.strip() for name in parts[0].lstrip("~").replace(";", ",").split(",")]
    if len(parts) not in (2, 3) or not all(names):
        raise OntologyError(f"{where}.{office}: {line!r} is not of the form name; other names | years [| Wikidata id]")
    wikidata = parts[2] if len(parts) > 2 else None  # noqa: PLR2004
    if wikidata is not None and not _WIKIDATA.fullmatch(wikidata):
        raise OntologyError(f"{where}.{office}: {wikidata!r} is no Wikidata id")
    years = list(_years(parts[1], f"{where}.{office}: {line!r}"))
    terms = tuple(Term(country, office, first, last) for first, last in years)
    return Leader(f"leader:{plain(names[0])}", names[0], tuple(names[1:]), terms, parts[0].startswith("~"), wikidata)


def _years(text: str, where: str) -> Iterator[tuple[int, int | None]]:
    for part in text.split(","):
        years = _YEARS.fullmatch(part.strip())
        if years is None:
            raise OntologyError(f"{where}: {part.strip()!r} is no span of years such as 1989-1993 or 2022-")
        first = int(years[1])
        last = int(years[2]) if years[2] else None if "-" in part else first
        if last is not None and last < first:
            raise OntologyError(f"{where}: {part.strip()!r} ends before it begins")
        yield first, last


def _joint(known: Leader | None, leader: Leader) -> Leader:
    """One person of several offices: the name says that."""
    if known is None:
        return leader
    aliases = tuple(dict.fromkeys((*known.aliases, *leader.aliases)))
    terms, common = (*known.terms, *leader.terms), known.common or leader.common
    return Leader(known.key, known.name, aliases, terms, common, known.wikidata or leader.wikidata)
