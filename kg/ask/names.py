"""What the names in a question stand for: looked up in the graph, by parameters only.

Names are taken as people type them: in any case, a last name, initials, a letter wrong. Of the ways in which a name can
be meant the surest one at which somebody fits counts; if several fit there, none is taken.
"""

from __future__ import annotations

import difflib
import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg import ontology
from kg.ask.likeness import ARTICLES, Likeness, Words, is_abbreviation, is_part, slips, words_of
from kg.ask.templates import load_templates
from kg.counted import counted
from kg.resources import cypher_dir
from kg.statements import read_statement

if TYPE_CHECKING:
    from kg.stores import Store

_HINTS = 3
_BEFORE_NAMES = frozenset({"in", "at", "on", "of", "by", "to", "with", "from", "for", "and", "against", "near"})
"""A name that is only like another does not begin with one of these: "in Arland" is not "of Arland"."""
_SITES = frozenset({"PLACE", "FACILITY", "COUNTRY"})


@dataclass(frozen=True, slots=True)
class Party:
    """An entity that can be named; `mentions`: how often articles do; `spellings`: its names as words to compare."""

    name: str
    aliases: tuple[str, ...]
    type: str
    mentions: int

    spellings: tuple[Words, ...]

    @property
    def told(self) -> str:
        """The name with what helps to tell it from others."""
        return f"{self.name} ({self.type}, {counted(self.mentions, 'mention')})"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What words in a slot can mean: the values of the parameter, and how they fit. One value: it is the meaning."""

    words: str
    values: tuple[str, ...]
    likeness: Likeness = Likeness.SAME
    parties: tuple[Party, ...] = ()


class Names:
    """Names of a graph, looked up once each; remembers those that nobody has."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._same: dict[str, Meaning | None] = {}
        self._like: dict[tuple[str, bool, Likeness], Meaning] = {}
        self._everybody: list[Party] | None = None
        self._site_names: frozenset[str] | None = None

    def resolve(self, slot: str, words: str, least: Likeness) -> Meaning:
        """Return what a slot's words can mean: main names, the type that a word means; no values if unknown.

        `least` is how little alike a name may be.
        """
        match slot:
            case "days":
                return Meaning(words, (words,) if words.isdecimal() else ())
            case "type":
                found = load_templates().types.get(words.lower())
                return Meaning(words, (found,) if found else ())
            case "event":
                return Meaning(words, (words,) if self._rows("event", words) else ())
        if slot == "place":
            return self._site(words, least)
        return self._people(words) or self._named(words) or self._alike(words, least)

    def unknown(self) -> Iterator[str]:
        """Yield a sentence for each name that nobody in the graph has, with the names that are like it."""
        found = {meaning.words for meaning in self._like.values() if meaning.values}
        missing = _smallest(words for words, meaning in self._same.items() if meaning is None and words not in found)
        known = {name.lower(): name for name in self.every()} if missing else {}
        for words in missing:
            near = difflib.get_close_matches(" ".join(words_of(words)), list(known), n=_HINTS, cutoff=0.7)
            hint = f" Like it are: {', '.join(known[name] for name in near)}." if near else ""
            yield f"Nobody in the graph is called {words!r}.{hint}"

    def most_mentioned(self) -> list[str]:
        """Return the main names, those of the most mentioned first."""
        return list(dict.fromkeys(party.name for party in self._all()))

    def is_site(self, name: str) -> bool:
        """Whether a place, a facility or a state is called so, in any case."""
        if self._site_names is None:
            sites = (party for party in self._all() if party.type in _SITES)
            self._site_names = frozenset(called.lower() for one in sites for called in (one.name, *one.aliases))
        return name.lower() in self._site_names

    def every(self) -> list[str]:
        """Return all names and aliases, those of the most mentioned first."""
        return list(dict.fromkeys(name for party in self._all() for name in (party.name, *party.aliases)))

    # ---- by the name itself

    def _named(self, words: str) -> Meaning | None:
        """Return those whose name or alias it is; whose main name it is goes before others."""
        if words not in self._same:
            first, _, rest = words.partition(" ")
            tries = [words, rest] if rest and first.lower() in ARTICLES else [words]
            self._same[words] = next(filter(None, map(self._called, tries)), None)
        return self._same[words]

    def _site(self, words: str, least: Likeness) -> Meaning:
        """Return the places, facilities and states that are meant; nobody else is a place."""
        named = self._named(words)
        found = named if named and _sites(named) else self._alike(words, least, is_site=True)
        return _meaning(words, found.likeness, _sites(found))

    def _people(self, words: str) -> Meaning | None:
        """Return the state whose people it is, "the Iraqis": all of them, not only those that an article calls so."""
        state = _peoples().get(words_of(words))
        found = self._called(state) if state else None
        states = [party for party in found.parties if party.type == "COUNTRY"] if found else []
        return _meaning(words, Likeness.WRITTEN, states[:1]) if states else None

    def _called(self, words: str) -> Meaning | None:
        found = [_party(row) for row in self._rows("party", words)]
        main = [party for party in found if party.name.lower() == words.lower()]
        return _meaning(words, Likeness.SAME, main[:1] or found) if found else None

    # ---- by what is like it

    def _alike(self, words: str, least: Likeness, *, is_site: bool = False) -> Meaning:
        key = words, is_site, least
        if key not in self._like:
            self._like[key] = self._search(words, is_site, least)
        return self._like[key]

    def _search(self, words: str, is_site: bool, least: Likeness) -> Meaning:
        """Return whose name is most like the words; with `is_site`, places before others."""
        typed = words_of(words)
        if typed and typed[0] in _BEFORE_NAMES:
            return Meaning(words, ())
        for likeness, search in _SEARCHES.items():
            if not typed or likeness > least or (likeness > Likeness.WRITTEN and typed in _states()):
                break
            found = search(words, typed, self._all())
            sites = [party for party in found if party.type in _SITES] if is_site else []
            if found:
                return _meaning(words, likeness, _namesake(typed, sites or found))
        return Meaning(words, ())

    def _all(self) -> list[Party]:
        if self._everybody is None:
            rows = self._store.read(_statement("names"), {}).rows
            self._everybody = [_party(row) for row in rows]
        return self._everybody

    def _rows(self, lookup: str, words: str) -> list[tuple[Any, ...]]:
        return self._store.read(_statement(lookup), {"name": words}).rows


def _smallest(every: Iterable[str]) -> list[str]:
    """Return the words that hold none of the others: a wide slot holds more than a name."""
    found = list(every)
    return [one for one in found if not any(other != one and f" {other} " in f" {one} " for other in found)]


def _party(row: tuple[Any, ...]) -> Party:
    name, aliases, kind, mentions = row
    names = (name, *(aliases or ()))
    return Party(name, names[1:], kind, mentions, tuple(map(words_of, names)))


def _meaning(words: str, likeness: Likeness, parties: Iterable[Party]) -> Meaning:
    """Return the meaning: of parties with one name the most mentioned, which comes first."""
    by_name: dict[str, Party] = {}
    for party in parties:
        by_name.setdefault(party.name, party)
    return Meaning(words, tuple(by_name), likeness, tuple(by_name.values()))


def _sites(meaning: Meaning) -> list[Party]:
    return [party for party in meaning.parties if party.type in _SITES]


def _written(_: str, typed: Words, everybody: Iterable[Party]) -> list[Party]:
    text = "".join(typed)
    found = [party for party in everybody if any("".join(name) == text for name in party.spellings)]
    return [party for party in found if "".join(party.spellings[0]) == text] or found


def _part(words: str, typed: Words, everybody: Iterable[Party]) -> list[Party]:
    return [
        party for party in everybody
        if any(is_part(typed, name) for name in party.spellings) or is_abbreviation(words, party.name)
    ]  # fmt: skip


def _near(_: str, typed: Words, everybody: Iterable[Party]) -> list[Party]:
    """Return those with the fewest wrong letters; of these those whose whole name it is, main names first."""
    found: dict[tuple[int, bool, bool], list[Party]] = {}
    for party in everybody:
        for name in party.spellings:
            wrong = slips(typed, name)
            if wrong is not None:
                found.setdefault((wrong, len(name) > len(typed), name != party.spellings[0]), []).append(party)
    return found[min(found)] if found else []


_SEARCHES = {Likeness.WRITTEN: _written, Likeness.PART: _part, Likeness.NEAR: _near}
"""Who is meant if a name is only like theirs: what was typed, its words, everybody."""


def _namesake(typed: Words, found: list[Party]) -> list[Party]:
    """Return the one after whom all others are named ("Red Dawn", "Red Dawn headquarters"), else all."""
    shortest = min(found, key=lambda party: len(party.spellings[0]))
    own = shortest.spellings[0]
    named = is_part(typed, own) and all(is_part(own, party.spellings[0]) for party in found)
    return [shortest] if named else found


def _states() -> frozenset[Words]:
    """Return the names of states: the name of one is nobody else's, be it a part of it (Sudan) or near it (Austria)."""
    countries = ontology.load().actors.countries.values()
    return frozenset(words_of(name) for country in countries for name in (country.name, *country.aliases))


@functools.cache
def _peoples() -> Mapping[Words, str]:
    """Return the name of the state for each noun for its people ("Iraqis")."""
    actors = ontology.load().actors
    return {words_of(noun): actors.countries[code].name for noun, code in actors.people.items()}


def _statement(name: str) -> str:
    return read_statement(cypher_dir() / "lookup" / f"{name}.cypher")
