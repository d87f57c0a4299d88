"""The statements that write, from cypher/, and the names that may be put into them.

Cypher takes labels and relationship types only as part of the text. A statement that needs one has a slot in its
place, `__LABEL__` or `__TYPE__`; `fill` puts in a name of a closed list and nothing else.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import get_args

from kg.errors import StoreError
from kg.model import EntityType
from kg.ontology import load
from kg.resources import cypher_dir
from kg.statements import read_statement, read_statements

NODES = ("Sentence", "Event", "Entity", "Article")
"""The labels of all our nodes, those first that hang on others."""

STANDING = frozenset({"LEADS", "MEMBER_OF", "PART_OF", "LOCATED_IN", "SUPPORTS"})
"""Types of facts that are drawn from no event."""

LINKS = frozenset({"RETALIATES_FOR", "CAUSED_BY", "ORDERED_BY", "PART_OF"})
"""Types of ties between events."""

_NAME = re.compile(r"[A-Z][A-Za-z]*(?:_[A-Z]+)*")


@functools.cache
def schema() -> tuple[str, ...]:
    """Return the statements that make the constraints and indexes."""
    folder = cypher_dir() / "schema"
    return tuple(text for path in sorted(folder.glob("*.cypher")) for text in read_statements(path))


@functools.cache
def statement(name: str) -> str:
    """Return the statement of cypher/write/NAME.cypher."""
    return read_statement(cypher_dir() / "write" / f"{name}.cypher")


def label(type_name: str) -> str:
    """Return the label of an entity or event type: ARMED_GROUP is ArmedGroup. Raises StoreError for no proper name."""
    found = "".join(part.capitalize() for part in type_name.split("_"))
    if not _NAME.fullmatch(found):
        raise StoreError(f"{type_name!r} cannot be the type of a node. Types are made of letters, such as ARMED_GROUP.")
    return found


@functools.cache
def labels() -> frozenset[str]:
    """Return the closed list of labels."""
    return frozenset({*NODES, *map(label, get_args(EntityType)), *map(label, load().events)})


@functools.cache
def relationship_types() -> frozenset[str]:
    """Return the closed list of types that a fact or a link may have."""
    return STANDING | LINKS | {event.relation for event in load().events.values() if event.relation}


def fill(text: str, name: str) -> str:
    """Return the statement with the name in its slot. Raises StoreError if the name is not on the closed list."""
    slot = "__LABEL__" if "__LABEL__" in text else "__TYPE__"
    _check(name, labels() if slot == "__LABEL__" else relationship_types())
    return text.replace(slot, name)


def _check(name: str, allowed: Iterable[str]) -> None:
    if name not in allowed or not _NAME.fullmatch(name):
        raise StoreError(f"the ontology has no type {name!r}, so it was not written. Run `kg build` to make it anew.")
