"""The word lists of this room, read once from words.toml."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from kg.errors import OntologyError


@dataclass(frozen=True, slots=True)
class Words:
    """Folded words by what they tell about a name; see the comments in words.toml."""

    articles: frozenset[str]
    titles: frozenset[str]
    particles: frozenset[str]
    relational: frozenset[str]
    suffixes: frozenset[str]
    forces: frozenset[str]
    facilities: frozenset[str]
    single: frozenset[str]
    decoration: frozenset[str]
    institutions: frozenset[str]
    counting: frozenset[str]
    openers: frozenset[str]
    large: frozenset[str]
    after_head: frozenset[str]
    no_heads: frozenset[str]
    areas: frozenset[str]
    beyond: frozenset[str]
    vague: frozenset[str]
    any_deed: frozenset[str]
    numerals: tuple[str, ...]


@functools.cache
def words() -> Words:
    """Read the lists. Raises OntologyError when one is missing or unknown."""
    path = Path(__file__).with_name("words.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    wanted = {field.name for field in fields(Words)}
    if set(table) != wanted:
        wrong = sorted(set(table) ^ wanted)
        raise OntologyError(f"{path.name}: missing or unknown list {wrong[0]!r}; it holds {', '.join(sorted(wanted))}")
    numerals = tuple(table.pop("numerals"))
    return Words(numerals=numerals, **{name: frozenset(values) for name, values in table.items()})
