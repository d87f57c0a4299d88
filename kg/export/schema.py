"""The vocabulary as data: classes, properties and codes, read from two TOML files and from the ontology.

Names are prefixed (`kg:Attack`, `sem:Event`); kg.export.names knows the prefixes.
"""

from __future__ import annotations

import functools
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, TypeVar, get_args

from kg import ontology
from kg.errors import OntologyError
from kg.export.names import class_name, property_name
from kg.model import EntityType
from kg.ontology import Ontology

ENDS: Mapping[str, tuple[str, ...]] = {
    "entity": ("kg:Entity",),
    "event": ("kg:Event",),
    "any": ("kg:Entity", "kg:Event"),
}
"""What a relation may join: entities, events, or either of them among themselves."""

_ENTITY_TYPES = {class_name(name): name for name in get_args(EntityType)}


@dataclass(frozen=True, slots=True)
class Class:
    """A class: its direct superclasses, the type that it is in other exports, and of an event type its codes."""

    name: str
    label: str
    comment: str
    under: tuple[str, ...] = ()
    type: str | None = None
    plover: str | None = None
    cameo: str | None = None


@dataclass(frozen=True, slots=True)
class Property:
    """A property: of which classes, and what its values are.

    `of` with one class is its domain; with several it only says where the property is used. `range` is a class;
    `values` the datatype of a property of literals, or None. `one`: it has at most one value.
    `type`: of a relation, the type that it has in other exports; it is a fact or link as well.
    """

    name: str
    label: str
    comment: str
    of: tuple[str, ...] = ()
    range: str | None = None
    values: str | None = None
    under: str | None = None
    one: bool = False
    type: str | None = None

    @property
    def is_relation(self) -> bool:
        """Whether it joins entities, or events."""
        return self.type is not None


@dataclass(frozen=True, slots=True)
class Mode:
    """An event mode of PLOVER, and the codes of CAMEO that answer to it (`close`) or to a part of it (`narrow`)."""

    name: str
    label: str
    about: str
    close: tuple[str, ...] = ()
    narrow: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Schema:
    """All that an export can name: classes and properties by name, modes of PLOVER, codes of CAMEO with labels."""

    classes: Mapping[str, Class]
    properties: Mapping[str, Property]
    plover: Mapping[str, Mode]
    cameo: Mapping[str, str]

    def with_superclasses(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the classes and all that they are subclasses of, sorted; an unknown one stands for itself."""
        found: set[str] = set()
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += self.classes[name].under if name in self.classes else ()
        return tuple(sorted(found))


Row = TypeVar("Row", Class, Property)


@functools.cache
def load() -> Schema:
    """Return the vocabulary of the shipped ontology. Raises OntologyError where names clash or a code is unknown."""
    return read(ontology.load())


def read(domain: Ontology) -> Schema:
    """Return the vocabulary of an ontology. Raises OntologyError where names clash or a code is unknown."""
    own, codes = _toml("vocabulary.toml"), _toml("codes.toml")
    schema = Schema(
        classes=_distinct([*map(_class, own["class"].items()), *_event_classes(domain)]),
        properties=_distinct([*map(_property, own["property"].items()), *_relations(own["relation"], domain)]),
        plover={name: _mode(name, row) for name, row in codes["plover"].items()},
        cameo=codes["cameo"],
    )
    _check_codes(schema, domain)
    return schema


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(files("kg.export").joinpath(name).read_text(encoding="utf-8"))


def _class(item: tuple[str, dict[str, Any]]) -> Class:
    name, row = item
    label, under = row.get("label", name.lower()), tuple(row["under"])
    return Class(f"kg:{name}", label, row["comment"], under, _ENTITY_TYPES.get(f"kg:{name}"))


def _event_classes(domain: Ontology) -> Iterable[Class]:
    for kind in domain.events.values():
        label = kind.type.lower().replace("_", " ")
        yield Class(class_name(kind.type), label, kind.about, ("kg:Event",), kind.type, kind.plover, kind.cameo)


def _property(item: tuple[str, dict[str, Any]]) -> Property:
    name, row = item
    of = tuple(row["of"]) if "of" in row else (row["domain"],)
    rest = {key: row[key] for key in ("range", "values", "under", "one") if key in row}
    return Property(f"kg:{name}", row.get("label", name), row["comment"], of, **rest)


def _relations(rows: Mapping[str, dict[str, Any]], domain: Ontology) -> Iterable[Property]:
    drawn: dict[str, list[str]] = defaultdict(list)
    for kind in domain.events.values():
        if kind.relation:
            drawn[kind.relation].append(kind.type)
    for name in sorted(rows.keys() | drawn.keys()):
        row = rows.get(name, {})
        ends = ENDS[row.get("ends", "entity")]
        words = name.lower().replace("_", " ")
        yield Property(
            name=property_name(name),
            label=words,
            comment=" ".join(filter(None, [row.get("comment"), _drawn_from(words, drawn[name])])),
            of=ends,
            range=ends[0] if len(ends) == 1 else None,
            under=row.get("under"),
            type=name,
        )


def _drawn_from(words: str, types: list[str]) -> str:
    return f"“{words}”, drawn from events of the type {', '.join(types)}." if types else ""


def _mode(name: str, row: dict[str, Any]) -> Mode:
    return Mode(name, row["label"], row["about"], tuple(row.get("close", ())), tuple(row.get("narrow", ())))


def _distinct(rows: list[Row]) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row in rows:
        if row.name in found:
            raise OntologyError(f"{row.name} is two things in the vocabulary. Rename one, or the event type.")
        found[row.name] = row
    return found


def _check_codes(schema: Schema, domain: Ontology) -> None:
    for kind in domain.events.values():
        codes = {kind.cameo, *(frame.cameo for frame in kind.frames)} - {None}
        unknown = sorted(str(code) for code in codes if code not in schema.cameo)
        if unknown:
            raise OntologyError(f"{kind.type}: codes.toml has no label for the CAMEO code {unknown[0]}. Add it.")
        if kind.plover and kind.plover not in schema.plover:
            raise OntologyError(f"{kind.type}: codes.toml has no PLOVER mode {kind.plover}. Add it.")
