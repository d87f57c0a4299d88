"""Making the store equal the graph: write what is new or has changed, take out what is gone, leave the rest alone.

Every node and relationship of ours carries `kg_digest`, a digest of all that we write of it. What is in the store is
read first, by digest; the difference to the graph is what is done. So the same graph twice writes nothing, a graph
with one more article writes what that article adds, and an interrupted write is completed by the next. What carries
no digest was not written by kg and is never touched (the ownership rule of cartography, Lyft 2019, with a digest in
place of its time stamp).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.model import Graph
from kg.stores.edges import EdgeLoad, edge_loads
from kg.stores.nodes import NodeLoad, Row, node_loads
from kg.stores.statements import NODES, fill, label, statement

Progress = Callable[[str, int, int | None], None]
"""Called with the stage "writing", the changes made, and how many there are to make."""

Execute = Callable[[str, Mapping[str, Any]], list[tuple[Any, ...]]]
"""Runs a statement with parameters in a transaction of its own and returns its rows."""

BATCH_ROWS = 1000
BATCH_CHARACTERS = 2_000_000
"""Rows of one transaction end at either: a Bolt message must stay below the 16 MiB that the embedded engine takes."""

TYPED = frozenset({"Entity", "Event"})
"""Kinds of nodes that have a second label, which follows from their type."""


@dataclass(frozen=True, slots=True)
class WriteStats:
    """What the store holds after a write, what was written anew, and what was taken out or replaced."""

    nodes: int
    relationships: int
    written_nodes: int
    written_relationships: int
    removed_nodes: int
    removed_relationships: int


@dataclass(frozen=True, slots=True)
class _There:
    """What is in the store: digest by id for each kind of node, element id by digest for relationships.

    `doubles` are relationships that are there a second time, `types` the types that nodes have.
    """

    nodes: Mapping[str, Mapping[str, str]]
    relationships: Mapping[str, str]
    doubles: Sequence[str]
    types: frozenset[str]


@dataclass(slots=True)
class _Steps:
    """Statements to run with their parameters and the number of changes that they make, in order."""

    todo: list[tuple[str, dict[str, Any], int]] = field(default_factory=list)

    def add(self, text: str, rows: Sequence[Row], **more: object) -> int:
        """Add a statement for rows, batch by batch, and return their number."""
        for batch in batches(rows):
            self.todo.append((text, {"rows": batch, **more}, len(batch)))
        return len(rows)

    def run(self, execute: Execute, progress: Progress) -> None:
        """Run all."""
        total, done = sum(count for _, _, count in self.todo), 0
        progress("writing", done, total)
        for text, parameters, count in self.todo:
            execute(text, parameters)
            done += count
            progress("writing", done, total)


def write_graph(execute: Execute, graph: Graph, progress: Progress) -> WriteStats:
    """Make the store hold the graph. Raises RecordError if the graph is not whole, before anything is written."""
    nodes, edges = list(node_loads(graph)), list(edge_loads(graph))
    there = _look(execute)
    steps = _Steps()
    # First what goes: relationships by element ids, which may change when a node moves to another label.
    removed_edges = _remove_relationships(steps, edges, there)
    removed_nodes = sum(_remove_nodes(steps, load, there) for load in nodes)
    written_nodes = sum(_write_nodes(steps, load, there) for load in nodes)
    written_edges = sum(_write_relationships(steps, load, there) for load in edges)
    steps.run(execute, progress)
    return WriteStats(
        nodes=sum(len(load.rows) for load in nodes),
        relationships=sum(len(load.rows) for load in edges),
        written_nodes=written_nodes,
        written_relationships=written_edges,
        removed_nodes=removed_nodes,
        removed_relationships=removed_edges,
    )


def _look(execute: Execute) -> _There:
    nodes: dict[str, dict[str, str]] = {}
    types: set[str] = set()
    for kind in NODES:
        rows = execute(fill(statement("nodes_there"), kind), {})
        nodes[kind] = {identity: digest for identity, digest, _ in rows}
        types.update(type_name for _, _, type_name in rows if type_name is not None)
    relationships: dict[str, str] = {}
    doubles = []
    for element, digest in execute(statement("relationships_there"), {}):
        if relationships.setdefault(digest, element) != element:
            doubles.append(element)
    return _There(nodes, relationships, doubles, frozenset(types))


def _remove_relationships(steps: _Steps, edges: Sequence[EdgeLoad], there: _There) -> int:
    wanted = {row["digest"] for load in edges for row in load.rows}
    gone = [element for digest, element in there.relationships.items() if digest not in wanted]
    gone += there.doubles
    for start in range(0, len(gone), BATCH_ROWS):
        batch = gone[start : start + BATCH_ROWS]
        steps.todo.append((statement("relationships_gone"), {"elements": batch}, len(batch)))
    return len(gone)


def _remove_nodes(steps: _Steps, load: NodeLoad, there: _There) -> int:
    wanted = {row["id"] for row in load.rows}
    gone = [{"id": identity} for identity in there.nodes[load.kind] if identity not in wanted]
    return steps.add(fill(statement("nodes_gone"), load.kind), gone)


def _write_nodes(steps: _Steps, load: NodeLoad, there: _There) -> int:
    known = there.nodes[load.kind]
    changed = [row for row in load.rows if known.get(row["id"]) != row["digest"]]
    if load.kind in TYPED:
        _label_nodes(steps, load.kind, changed, there)
    return steps.add(statement(load.kind.lower()), changed)


def _label_nodes(steps: _Steps, kind: str, changed: Sequence[Row], there: _There) -> None:
    """Make the nodes that are new with the label of their type, and give the others that label."""
    name = kind.lower()
    rows = [{"id": row["id"], "type": row["properties"]["type"]} for row in changed]
    new = [row for row in rows if row["id"] not in there.nodes[kind]]
    old = [row for row in rows if row["id"] in there.nodes[kind]]
    for type_name in sorted({row["type"] for row in new}):
        text = fill(statement(f"{name}_new"), label(type_name))
        steps.add(text, [row for row in new if row["type"] == type_name])
    labels = {type_name: label(type_name) for type_name in {row["type"] for row in old} | there.types}
    steps.add(statement(f"{name}_unlabelled"), old, labels=labels)
    steps.add(statement(f"{name}_retyped"), old, labels=labels)


def _write_relationships(steps: _Steps, load: EdgeLoad, there: _There) -> int:
    new = [row for row in load.rows if row["digest"] not in there.relationships]
    text = statement(load.statement) if load.slot is None else fill(statement(load.statement), load.slot)
    return steps.add(text, new)


def batches(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield the rows in groups that fit into a transaction, a single huge row by itself."""
    batch: list[Row] = []
    size = 0
    for row in rows:
        weight = len(str(row))
        if batch and (len(batch) == BATCH_ROWS or size + weight > BATCH_CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(row)
        size += weight
    if batch:
        yield batch
