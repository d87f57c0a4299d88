"""Who belongs to whom: the sides that an act can be told of instead of the one who acted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from kg.model import EntityType
from kg.resolve.corpus import Corpus, Ref
from kg.resolve.entities import Entities
from kg.resolve.names import fold, person
from kg.resolve.profiles import is_named, surface_names
from kg.resolve.words import words

_BELONGING = frozenset({"PART_OF", "MEMBER_OF", "LEADS"})
_OF_STATE = frozenset({"MILITARY", "GOVERNMENT"})
BROAD: frozenset[EntityType] = frozenset({"COUNTRY", "GOVERNMENT", "ORGANIZATION", "MEDIA"})
"""Parties of whom there is news every day, so that they tell little."""
SITES: frozenset[EntityType] = frozenset({"FACILITY", "PLACE"})
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_BUSY, _BUSY_SHARE = 10, 0.04
"""Articles, and share of all articles, that speak of a party of whom there is news every day."""
_DEPTH = 4
"""Steps up: commander, force, army, state."""


@dataclass(frozen=True, slots=True)
class Parties:
    """Entity clusters as parties: their types, what stands above each, and a word for those that have no name."""

    types: tuple[frozenset[EntityType], ...]
    above: Mapping[int, frozenset[int]]
    sides: tuple[int, ...]
    named: tuple[bool, ...]
    kinds: tuple[str, ...]
    located: Mapping[int, frozenset[int]]
    surnames: tuple[frozenset[str], ...]
    full: tuple[bool, ...]
    busy: tuple[bool, ...]

    def alike(self, one: int, other: int) -> bool:
        """Whether two may well be one: nameless and of one kind, or persons of one surname, not both named in full."""
        if self.surnames[one] or self.surnames[other]:
            return bool(self.surnames[one] & self.surnames[other]) and not (self.full[one] and self.full[other])
        return not self.named[one] and not self.named[other] and self.kinds[one] == self.kinds[other]

    def number(self, entity: int) -> int | None:
        """How many a party without a name is said to be: 23 of "23 pirates"."""
        number = "" if self.named[entity] else self.kinds[entity].split()[2]
        return int(number) if number.isdecimal() else None

    def is_site(self, token: str) -> bool:
        """Whether a token of `token` is that of a named place or facility."""
        return token[0] == "#" and bool(self.types[int(token[1:])] & SITES)

    def token(self, entity: int) -> str:
        """By what reports of one happening are found: the side, or the kind of those without a name."""
        return f"#{self.sides[entity]}" if self.named[entity] else self.kinds[entity]


def parties(corpus: Corpus, entities: Entities) -> Parties:
    """Read the standing relations of all records, and take an army or a ministry to belong to its country."""
    up: dict[int, set[int]] = defaultdict(set)
    inside: dict[int, set[int]] = defaultdict(set)
    for number, extraction in enumerate(corpus.extractions):
        for relation in extraction.relations:
            subject = entities.of.get(Ref(number, relation.subject))
            goal = entities.of.get(Ref(number, relation.object))
            if subject is None or goal is None or subject == goal:
                continue
            if relation.type in _BELONGING:
                up[subject].add(goal)
            if relation.type in ("LOCATED_IN", "PART_OF"):
                inside[subject].add(goal)
    for subject, state in states_of(corpus, entities).items():
        up[subject].add(state)
    above = _closure(up)
    named = tuple(_identified(corpus, entities, i) for i in range(len(entities.profiles)))
    kinds = tuple(_kind(corpus, entities, i) for i in range(len(entities.profiles)))
    types = tuple(profile.types for profile in entities.profiles)
    return Parties(
        types=types,
        above=above,
        sides=tuple(_side(i, above, types) for i in range(len(types))),
        named=named,
        kinds=kinds,
        located=_closure(inside),
        surnames=tuple(_surnames(corpus, entities, i) for i in range(len(types))),
        full=tuple(bool(profile.names) for profile in entities.profiles),
        busy=_busy(corpus, entities, named, kinds),
    )


def _busy(corpus: Corpus, entities: Entities, named: Sequence[bool], kinds: Sequence[str]) -> tuple[bool, ...]:
    """Of whom so many articles speak that two which do are no likelier to tell of one happening: a capital, an army.

    Those without a name are counted by their kind. Of a named person articles speak for one happening's sake: nobody is
    killed twice.
    """
    articles: dict[str | int, set[int]] = defaultdict(set)
    calls = [i if named[i] else kinds[i] for i in range(len(kinds))]
    for i, members in enumerate(entities.members):
        articles[calls[i]] |= {ref.article for ref in members}
    most = max(_BUSY, _BUSY_SHARE * len(corpus.extractions))
    return tuple(
        len(articles[call]) >= most and not (named[i] and "PERSON" in entities.profiles[i].types)
        for i, call in enumerate(calls)
    )


def states_of(corpus: Corpus, entities: Entities) -> dict[int, int]:
    """The country that an army, a ministry or another organ of state belongs to, where the records name it."""
    country: dict[str, int] = {}
    for i, profile in enumerate(entities.profiles):
        if "COUNTRY" in profile.types:
            for code in profile.countries:
                country.setdefault(code, i)
    return {
        i: country[code]
        for i, profile in enumerate(entities.profiles)
        if profile.types <= _OF_STATE and _identified(corpus, entities, i)
        for code in profile.countries
        if code in country
    }


def _closure(edges: Mapping[int, set[int]]) -> dict[int, frozenset[int]]:
    found: dict[int, frozenset[int]] = {}
    for start in edges:
        seen: set[int] = set()
        frontier = {start}
        for _ in range(_DEPTH):
            frontier = {goal for node in frontier for goal in edges.get(node, ())} - seen
            seen |= frontier
        found[start] = frozenset(seen - {start})
    return found


def _side(entity: int, above: Mapping[int, frozenset[int]], types: tuple[frozenset[EntityType], ...]) -> int:
    """The country it acts for where there is just one, else itself."""
    if "COUNTRY" in types[entity]:
        return entity
    states = [goal for goal in above.get(entity, ()) if "COUNTRY" in types[goal]]
    return states[0] if len(states) == 1 else entity


def _identified(corpus: Corpus, entities: Entities, cluster: int) -> bool:
    profile = entities.profiles[cluster]
    return bool(profile.institution or profile.facility) or any(
        is_named(corpus.entity(ref)) for ref in entities.members[cluster]
    )


def _surnames(corpus: Corpus, entities: Entities, cluster: int) -> frozenset[str]:
    if "PERSON" not in entities.profiles[cluster].types:
        return frozenset()
    names = {name for ref in entities.members[cluster] for name in surface_names(corpus.entity(ref))}
    return frozenset(parts.surname for name in names if (parts := person(name)))


def _kind(corpus: Corpus, entities: Entities, cluster: int) -> str:
    """Type, country, number and head noun of a description: "PERSON USA ? contractor", "PEOPLE SOM 23 pirate"."""
    profile = entities.profiles[cluster]
    name = corpus.entity(entities.members[cluster][0]).name
    return " ".join((min(profile.types), min(profile.countries, default="?"), _number(name), head(name)))


def _number(description: str) -> str:
    """How many they are in digits, "?" where the description does not say so: "two US soldiers" → "2".

    Of "a 15-year-old boy" there is one, and "one of the gunmen" was perhaps not alone.
    """
    parts = fold(_THOUSANDS.sub("", description)).split()
    for part, following in zip_longest(parts, parts[1:]):
        if following in words().no_heads or (part == "one" and following == "of"):
            continue
        if part.isdecimal():
            return part
        if part in words().numerals:
            return str(words().numerals.index(part) + 1)
    return "?"


def head(description: str) -> str:
    """The head noun of a description, singular: "two US soldiers killed at a base" → "soldier"."""
    parts = fold(description).split()
    end = next((i for i, part in enumerate(parts) if i and part in words().after_head), len(parts))
    parts = parts[:end]
    last = parts[-1] if parts else ""
    return last[:-1] if last.endswith("s") and not last.endswith("ss") else last
