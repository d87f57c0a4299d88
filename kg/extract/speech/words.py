"""The words of data/sources.toml, read once."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kg.extract import lexicons


@dataclass(frozen=True, slots=True)
class SourceWords:
    """How words beside the plain verbs of saying govern what their subject says."""

    promising: frozenset[str]
    asking: frozenset[str]
    announcing: frozenset[str]
    mentioning: frozenset[str]
    reproaching: frozenset[str]
    wishing: frozenset[str]
    nouns: frozenset[str]
    points: frozenset[str]
    showing: frozenset[str]
    thinking: frozenset[str]
    texts: frozenset[str]
    issuing: frozenset[str]
    opinions: frozenset[str]
    attitudes: frozenset[str]
    confessing: frozenset[str]
    favoring: frozenset[str]
    prepositions: Mapping[str, frozenset[str]]
    noun_prepositions: Mapping[str, frozenset[str]]
    raising: Mapping[str, frozenset[str]]
    raising_nouns: Mapping[str, frozenset[str]]
    plain: Mapping[str, frozenset[str]]


_BY_PREPOSITION = ("prepositions", "noun_prepositions", "raising", "raising_nouns", "plain")


@functools.cache
def source_words() -> SourceWords:
    """data/sources.toml."""
    table = lexicons.read("sources", frozenset(SourceWords.__dataclass_fields__))
    plain: dict[str, Any] = {key: frozenset(words) for key, words in table.items() if isinstance(words, list)}
    nested: dict[str, Any] = {key: _by_preposition(table[key]) for key in _BY_PREPOSITION}
    return SourceWords(**plain, **nested)


def _by_preposition(table: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    return {preposition: frozenset(words) for preposition, words in table.items()}
