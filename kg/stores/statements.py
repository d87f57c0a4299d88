"""The statements that write, from cypher/, and the names that may be put into them.

Cypher takes labels and relationship types only as part of the text. A statement that needs one has a slot in its
place, such as `__LABEL__`; `fill` puts in a name of a closed list and nothing else.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from kg.property_graph import labels, relationship_types
from kg.property_graph.names import check
from kg.resources import cypher_dir
from kg.statements import read_statement, read_statements
from kg.stores.arcadedb import is_arcadedb


@functools.cache
def schema(server: str = "Neo4j") -> tuple[str, ...]:
    """Return the statements that make the constraints and indexes of a server that calls itself so."""
    left_out = "neo4j" if is_arcadedb(server) else None
    return _all("schema", left_out)


@functools.cache
def schema_gone() -> tuple[str, ...]:
    """Return the statements that take them away."""
    return _all("drop")


@functools.cache
def statement(name: str) -> str:
    """Return the statement of cypher/write/NAME.cypher."""
    return read_statement(cypher_dir() / "write" / f"{name}.cypher")


def _all(folder: str, left_out: str | None = None) -> tuple[str, ...]:
    paths = sorted(path for path in (cypher_dir() / folder).glob("*.cypher") if path.stem != left_out)
    return tuple(text for path in paths for text in read_statements(path))


def fill(text: str, **names: str | Sequence[str]) -> str:
    """Return the statement with names in its slots: KIND="Event" goes where `__KIND__` is, several labels as A:B.

    Raises RecordError if a name is not on the closed list: relationship types for TYPE, labels for all else.
    """
    for slot, given in names.items():
        allowed = relationship_types() if slot == "TYPE" else labels()
        listed = [given] if isinstance(given, str) else given
        text = text.replace(f"__{slot}__", ":".join(check(name, allowed) for name in listed))
    return text
