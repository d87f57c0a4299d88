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

from kg.property_graph import KINDS, EdgeLoad, NodeLoad, Row, labels
from kg.stores.statements import fill, statement

Progress = Callable[[str, int, int | None], None]
"""Called with the stage "writing", the changes made, and how many there are to make."""

Execute = Callable[[str, Mapping[str, Any]], list[tuple[Any, ...]]]
"""Runs a statement with parameters in a transaction of its own and returns its rows."""

BATCH_ROWS = 1000
BATCH_CHARACTERS = 2_000_000
"""Rows of one transaction end at either: a Bolt message must stay below the 16 MiB that the embedded engine takes."""


@dataclass(frozen=True, slots=True)
class WriteStats:
    """What the store holds after a write, what was written anew, and what was taken out or replaced."""

    nodes: int
    relationships: int
    written_nodes: int
    written_relationships: int
    removed_nodes: int
    removed_relationships: int


@dataclass(slots=True)
class Steps:
    """Statements to run in order, with their parameters and the number of changes that each makes."""

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


@dataclass(frozen=True, slots=True)
class _There:
    """What is in the store: nodes of each kind by id, element id by digest for relationships.

    A node is its digest, None if it is not ours, and its labels. `doubles` are relationships that are there a second
    time.
    """

    nodes: Mapping[str, Mapping[str, tuple[str | None, Sequence[str]]]]
    relationships: Mapping[str, str]
    doubles: Sequence[str]


def plan(execute: Execute, nodes: Sequence[NodeLoad], edges: Sequence[EdgeLoad]) -> tuple[Steps, WriteStats]:
    """Look at the store, and return the steps that make it hold these nodes and relationships, and what they do."""
    there = _look(execute)
    steps = Steps()
    # First what goes: relationships by element ids, which may change when a node moves to another label.
    removed_edges = _remove_relationships(steps, edges, there)
    removed_nodes = sum(_remove_nodes(steps, load, there) for load in nodes)
    written_nodes = sum(_write_nodes(steps, load, there) for load in nodes)
    written_edges = sum(_write_relationships(steps, load, there) for load in edges)
    return steps, WriteStats(
        nodes=sum(len(load.rows) for load in nodes),
        relationships=sum(len(load.rows) for load in edges),
        written_nodes=written_nodes,
        written_relationships=written_edges,
        removed_nodes=removed_nodes,
        removed_relationships=removed_edges,
    )


def _look(execute: Execute) -> _There:
    nodes = {}
    for kind in KINDS:
        rows = execute(fill(statement("nodes_there"), KIND=kind), {})
        nodes[kind] = {identity: (digest, found) for identity, digest, found in rows}
    relationships: dict[str, str] = {}
    doubles = []
    for element, digest in execute(statement("relationships_there"), {}):
        if relationships.setdefault(digest, element) != element:
            doubles.append(element)
    return _There(nodes, relationships, doubles)


def _remove_relationships(steps: Steps, edges: Sequence[EdgeLoad], there: _There) -> int:
    wanted = {row["digest"] for load in edges for row in load.rows}
    gone = [element for digest, element in there.relationships.items() if digest not in wanted]
    gone += there.doubles
    for start in range(0, len(gone), BATCH_ROWS):
        batch = gone[start : start + BATCH_ROWS]
        steps.todo.append((statement("relationships_gone"), {"elements": batch}, len(batch)))
    return len(gone)


def _remove_nodes(steps: Steps, load: NodeLoad, there: _There) -> int:
    wanted = {row["id"] for row in load.rows}
    held = there.nodes[load.kind].items()
    gone = [{"id": identity} for identity, (digest, _) in held if digest is not None and identity not in wanted]
    return steps.add(fill(statement("nodes_gone"), KIND=load.kind), gone)


def _write_nodes(steps: Steps, load: NodeLoad, there: _There) -> int:
    held = there.nodes[load.kind]
    old = [row for row in load.rows if row["id"] in held and held[row["id"]][0] != row["digest"]]
    _relabel(steps, load.kind, old, held)
    steps.add(fill(statement("node_changed"), KIND=load.kind), old)
    new = [row for row in load.rows if row["id"] not in held]
    for added, rows in sorted(load.by_labels(new).items()):
        steps.add(fill(statement("node_new"), KIND=load.kind, LABELS=added), rows)
    return len(old) + len(new)


def _relabel(
    steps: Steps, kind: str, old: Sequence[Row], held: Mapping[str, tuple[str | None, Sequence[str]]]
) -> None:
    """Take our labels from the nodes that do not have them any more, and give them those that they have now.

    These are two statements: ArcadeDB cannot move a node twice in one.
    """
    gone, come = [], []
    for row in old:
        now, wanted = set(held[row["id"]][1]), {kind, *row["labels"]}
        gone.append({"id": row["id"], "labels": sorted(now & labels() - wanted)})
        come.append({"id": row["id"], "labels": sorted(wanted - now)})
    steps.add(fill(statement("node_unlabelled"), KIND=kind), [row for row in gone if row["labels"]])
    steps.add(fill(statement("node_labelled"), KIND=kind), [row for row in come if row["labels"]])


def _write_relationships(steps: Steps, load: EdgeLoad, there: _There) -> int:
    new = [row for row in load.rows if row["digest"] not in there.relationships]
    return steps.add(fill(statement("relationship"), TYPE=load.type, ORIGIN=load.origin, GOAL=load.goal), new)


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
