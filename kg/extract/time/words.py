"""The word lists of data/timelink.toml, and the place of an expression of time in the parse."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Token

from kg.extract import lexicons


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Word lists of data/timelink.toml."""

    doing: frozenset[str]
    noticed: frozenset[str]
    undergone: frozenset[str]
    happening: frozenset[str]
    occurring: frozenset[str]
    judging: frozenset[str]
    causing: frozenset[str]
    harmed: frozenset[str]
    harmed_in: frozenset[str]
    aftermath: frozenset[str]
    aftermath_verbs: frozenset[str]
    gathered_for: frozenset[str]
    resulting: frozenset[str]
    trying: frozenset[str]
    while_: frozenset[str]
    time_nouns: frozenset[str]
    event_endings: tuple[str, ...]
    event_nouns: frozenset[str]
    persons: frozenset[str]
    placed_under: frozenset[str]
    place_endings: tuple[str, ...]
    future_verbs: frozenset[str]
    saying: frozenset[str]
    describing: frozenset[str]
    utterances: frozenset[str]
    uttered_in: frozenset[str]
    issuing: frozenset[str]
    gathering: frozenset[str]
    voicing: frozenset[str]
    scheduled: frozenset[str]
    future_words: frozenset[str]
    future_auxiliaries: frozenset[str]
    bounding: frozenset[str]


@functools.cache
def time_words() -> TimeWords:
    """Return data/timelink.toml; OntologyError on a key that nothing reads."""
    fields = TimeWords.__dataclass_fields__
    table = lexicons.read("timelink", frozenset(name.rstrip("_") for name in fields))
    lists: dict[str, Any] = {
        name: tuple(table[name.rstrip("_")]) if "endings" in name else frozenset(table[name.rstrip("_")])
        for name in fields
    }
    return TimeWords(**lists)


@dataclass(frozen=True, slots=True)
class Site:
    """What an expression modifies: the token, the preposition between them ("" for none), and its first character."""

    token: Token
    preposition: str
    at: int
