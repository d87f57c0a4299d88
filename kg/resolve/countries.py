"""What countries are called, folded as names are compared here."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from kg.ontology.actors import Actors
from kg.resolve.names import key

LONGEST = 3
"""Words of a country's name: "United Arab Emirates"."""


@functools.cache
def demonyms(actors: Actors) -> Mapping[str, frozenset[str]]:
    """By country code: names, aliases, adjectives and people of the country."""
    return {
        country.code: frozenset(
            key(name) for name in (country.name, *country.aliases, *country.adjectives, *(country.people or ()))
        )
        for country in actors.countries.values()
    }


@functools.cache
def codes(actors: Actors) -> Mapping[str, str]:
    """Folded name, adjective or people → code of the country."""
    return {name: code for code, names in sorted(demonyms(actors).items()) for name in sorted(names)}


@functools.cache
def capitals(actors: Actors) -> Mapping[str, str]:
    """Folded capital → code of its country."""
    return {key(name): code for name, code in actors.capitals.items()}


def with_codes(parts: Sequence[str], actors: Actors, *, also_capitals: bool) -> list[str]:
    """Replace countries among folded words by their codes: ["us", "embassy"] → ["USA", "embassy"]."""
    found: list[str] = []
    place = 0
    while place < len(parts):
        for length in range(LONGEST, 0, -1):
            words = " ".join(parts[place : place + length])
            code = codes(actors).get(words) or (capitals(actors).get(words) if also_capitals else None)
            if code:
                break
        else:
            length, code = 1, None
        found.append(code or parts[place])
        place += length
    return found
