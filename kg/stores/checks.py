"""Is what a store holds whole? A reading statement for each rule, in cypher/checks; each row it gives breaks it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.errors import QueryError
from kg.resources import cypher_dir
from kg.statements import read_statement
from kg.stores.bolt import Store

_RULE = re.compile(r"// rule: (.+)\n")


@dataclass(frozen=True, slots=True, order=True)
class Broken:
    """A rule that a node breaks: its id, its name or text, the rule, and what was found."""

    node: str
    label: str
    rule: str
    found: str

    def __str__(self) -> str:
        return f"{self.node} “{self.label}”: {self.rule} Found: {self.found}."


@functools.cache
def rules() -> tuple[tuple[str, str], ...]:
    """Return each rule with the statement that finds what breaks it. Raises QueryError for a file without a rule."""
    return tuple(_rules())


def _rules() -> Iterator[tuple[str, str]]:
    for path in sorted((cypher_dir() / "checks").glob("*.cypher")):
        told = _RULE.match(path.read_text(encoding="utf-8"))
        if not told:
            raise QueryError(f"{path.name}: a check begins with a line // rule: …")
        yield told[1], read_statement(path)


def check(store: Store) -> list[Broken]:
    """Return what is wrong with the graph of a store, sorted. Raises StoreError if the server fails."""
    return sorted(
        Broken(str(node), str(label or ""), rule, str(found))
        for rule, statement in rules()
        for node, label, found in store.read(statement).rows
    )
