"""Lists that frames share, by name: lists.toml is read here, and "@name" in a frame becomes the list's elements.

There are two kinds, `types` (of entities) and `words`. A list may name those of its kind that stand above it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import OntologyError

MARK = "@"
KINDS = ("types", "words")

NamedLists = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Lists:
    """The named lists of both kinds, their elements spelled out."""

    types: NamedLists = field(default_factory=dict)
    words: NamedLists = field(default_factory=dict)

    def of_field(self, name: str) -> NamedLists:
        """The lists that a field of a frame can name."""
        return self.types if name.endswith("_types") else self.words


def spelled_out(elements: Iterable[str], known: NamedLists, where: str) -> tuple[str, ...]:
    """The elements with each "@name" replaced by its list. Raises OntologyError for a name that is none."""
    found: list[str] = []
    for element in elements:
        if not element.startswith(MARK):
            found.append(element)
        elif element[1:] in known:
            found += known[element[1:]]
        else:
            raise OntologyError(f"{where}: {element} names no list; known: {', '.join(sorted(known))}")
    return tuple(found)


def by_name(elements: Iterable[str], known: NamedLists) -> list[str]:
    """The elements with "@name" for each list that they hold the whole of, the longest list first."""
    left = list(elements)
    for name, listed in sorted(known.items(), key=lambda item: (-len(item[1]), item[0])):
        if set(listed) <= set(left):
            first = min(left.index(element) for element in listed)
            left[first:] = [MARK + name, *(element for element in left[first:] if element not in listed)]
    return left


def read_lists(path: Path) -> Lists:
    """The lists of one TOML file. Raises OntologyError that names the file and the fault."""
    table = _parsed(path)
    unknown = set(table) - set(KINDS)
    if unknown:
        raise OntologyError(f"{path.name}: unknown table {sorted(unknown)[0]!r}; known: {', '.join(KINDS)}")
    return Lists(**{kind: _read_kind(table.get(kind, {}), path.name) for kind in KINDS})


def _read_kind(table: Mapping[str, list[str]], file: str) -> NamedLists:
    found: dict[str, tuple[str, ...]] = {}
    for name, elements in table.items():
        found[name] = spelled_out(elements, found, f"{file}: {name}")
    return found


def unused(path: Path, folder: Path) -> list[str]:
    """The lint: the lists of a file that neither a frame of the event types in a folder names nor another list."""
    table = _parsed(path)
    named = set(_named(table))
    for event_type in folder.glob("*.toml"):
        named |= set(_named(_parsed(event_type).get("frame", ())))
    return sorted(name for kind in KINDS for name in table.get(kind, {}) if name not in named)


def _named(value: Any) -> Iterator[str]:
    """Every name that stands in a value of a TOML file, at any depth."""
    if isinstance(value, str) and value.startswith(MARK):
        yield value[1:]
    elif isinstance(value, Mapping):
        yield from _named(list(value.values()))
    elif isinstance(value, Iterable) and not isinstance(value, str):
        for element in value:
            yield from _named(element)


def _parsed(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise OntologyError(f"{path.name}: not valid TOML: {error}") from error
