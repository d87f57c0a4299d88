"""Actors: states, armed groups, forces, agencies, organisations, media, and what common nouns denote.

The data lie in the files of actors/, which `kg.ontology.actor_files` reads.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.model import EntityType
from kg.ontology.leaders import Leaders


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory. `adjectives` stand before nouns, `people` are its citizens as nouns."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] | None = None
    capital: str | None = None
    capitals: tuple[str, ...] = ()
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A named body. `part_of` are keys of actors or ISO codes.

    `short` names count only in a text that uses a full one; `local` names ("Congress") are those of many states'
    bodies and count where no state is named more often than this body's own. Bodies `of_states` act as governments do.
    """

    key: str
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    local: tuple[str, ...] = ()
    country: str | None = None
    part_of: tuple[str, ...] = ()
    function: str | None = None
    wikidata: str | None = None
    of_states: bool = False


@dataclass(frozen=True, slots=True)
class NameRow:
    """The type of a body from the last word of its name, or from words anywhere in it."""

    type: EntityType
    last: tuple[str, ...] = ()
    any: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """An office: head nouns or phrases that name it, and what its holder leads (country, organization, a function)."""

    name: str
    leads: str
    heads: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    not_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Support:
    """Words of support in compounds: "Iran-backed", "pro-Iranian"."""

    suffixes: frozenset[str]
    prefixes: frozenset[str]


@functools.lru_cache(maxsize=2**14)
def fold(name: str) -> str:
    """One spelling for look-ups: straight apostrophes, single spaces, no leading article; case is kept."""
    text = " ".join(name.replace("’", "'").replace("‘", "'").replace("`", "'").split())
    return text[len("the ") :] if text[: len("the ")].lower() == "the " else text


@dataclass(frozen=True, eq=False)
class Actors:
    """All of it, with the look-ups that extraction needs. Names are looked up as `fold` leaves them.

    Two of them are equal only if they are one object, so that what is made of them can be cached.
    """

    countries: Mapping[str, Country]
    actors: Mapping[str, Actor]
    nouns: Mapping[str, EntityType]
    heads: Mapping[str, frozenset[str]]
    peoples: frozenset[str]
    places: Mapping[str, str]
    surnames: frozenset[str]
    titles: frozenset[str]
    offices: tuple[Office, ...]
    support: Support
    rows: tuple[NameRow, ...]
    leaders: Leaders
    words: Mapping[str, frozenset[str]]

    @functools.cached_property
    def country_names(self) -> Mapping[str, str]:
        """Name or alias of a state → code."""
        return {fold(n): c.code for c in self.countries.values() for n in (c.name, *c.aliases)}

    @functools.cached_property
    def adjectives(self) -> Mapping[str, str]:
        """Adjective of a state → code."""
        return {fold(a): c.code for c in self.countries.values() for a in c.adjectives}

    @functools.cached_property
    def state_openers(self) -> frozenset[str]:
        """The first words, as the parser splits them, of names and adjectives of states."""
        return frozenset(re.split(r"[\s'’-]", name, maxsplit=1)[0] for name in (*self.country_names, *self.adjectives))

    @functools.cached_property
    def people(self) -> Mapping[str, str]:
        """Noun for citizens of a state → code: "Iranians", "Frenchman"."""
        return {fold(p): c.code for c in self.countries.values() for p in _people(c)}

    @functools.cached_property
    def capitals(self) -> Mapping[str, str]:
        """Capital (or seat of government) → code of the state it may speak for."""
        return {
            fold(n): c.code
            for c in self.countries.values()
            for n in ((c.capital, *c.capitals) if c.capital else c.capitals)
            if n
        }

    @functools.cached_property
    def functions(self) -> Mapping[tuple[str, str], str]:
        """(state, function) → key of the body: ("USA", "defense") is the Pentagon."""
        return {(a.country, a.function): a.key for a in self.actors.values() if a.country and a.function}

    @functools.cached_property
    def of_states(self) -> frozenset[str]:
        """Keys of the bodies that states form together: the United Nations, NATO."""
        return frozenset(key for key, actor in self.actors.items() if actor.of_states)

    def country(self, text: str) -> str | None:
        """Code of a state by name, alias or adjective; capitals only for words in capitals throughout."""
        name = fold(text)
        found = self.country_names.get(name) or self.adjectives.get(name)
        if found is None and name.isupper():
            found = self.country_names.get(name.title()) or self.adjectives.get(name.title())
        if found is None and " of " in name:  # "the Arab Republic of Egypt"
            style, _, rest = name.partition(" of ")
            if all(word in self.words["state_styles"] for word in style.split()):
                found = self.country_names.get(fold(rest))
        return found

    def type_of_name(self, name: str) -> EntityType | None:
        """Type of a body by the words of its name; None where they do not tell."""
        words = fold(name).split()
        padded = f" {' '.join(words)} "
        for row in self.rows:
            if words and (words[-1] in row.last or any(f" {w} " in padded for w in row.any)):
                return row.type
        return None

    def noun_type(self, *lemmas: str) -> EntityType | None:
        """Type of a head noun, looked up by the lemmas in turn: the longest form ("security force") comes first."""
        return next((self.nouns[lemma] for lemma in lemmas if lemma in self.nouns), None)


def _people(country: Country) -> tuple[str, ...]:
    if country.people is not None:
        return country.people
    out: list[str] = []
    for adjective in country.adjectives:
        out.append(adjective)
        if not adjective.endswith(("ese", "ish", "ch", "ss")):
            out.append(adjective + "s")
    return tuple(out)
