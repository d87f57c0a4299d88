"""Making the store equal a graph: write all of it, then take out what earlier writes left.

Every node and relationship gets a stamp, `kg_run`, the digest of the graph. What has another stamp is swept at the
end (the way of cartography, Lyft 2019). What has none was not written by kg and is never touched. The same graph has
the same stamp, so writing it twice leaves the store as writing it once did, and an interrupted write is completed by
the next one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.model import Graph
from kg.stores.edges import edge_loads
from kg.stores.nodes import Row, node_loads
from kg.stores.statements import NODES, fill, label, statement

Progress = Callable[[str, int, int | None], None]
"""Called with the stage "writing", the rows written, and how many there are."""

Execute = Callable[[str, Mapping[str, Any]], list[tuple[Any, ...]]]
"""Runs a statement with parameters in a transaction of its own and returns its rows."""

BATCH_ROWS = 1000
BATCH_CHARACTERS = 2_000_000
"""Rows of one transaction end at either: a Bolt message must stay below the 16 MiB that the embedded engine takes."""


@dataclass(frozen=True, slots=True)
class WriteStats:
    """What a write left in the store and what it took out of it, in nodes and relationships."""

    nodes: int
    relationships: int
    removed_nodes: int
    removed_relationships: int


def write_graph(execute: Execute, graph: Graph, progress: Progress) -> WriteStats:
    """Write the graph and sweep the rest. Raises RecordError if the graph is not whole, before anything is written."""
    nodes, edges = list(node_loads(graph)), list(edge_loads(graph))
    total = sum(len(load.rows) for load in (*nodes, *edges))
    run = _stamp(graph)
    given = {"run": run, "labels": _labels(execute, graph)}
    done = 0
    progress("writing", done, total)
    for load in (*nodes, *edges):
        text = statement(load.statement) if load.slot is None else fill(statement(load.statement), load.slot)
        for batch in batches(load.rows):
            execute(text, {**given, "rows": batch})
            done += len(batch)
            progress("writing", done, total)
    gone_edges = _sweep(execute, statement("sweep_relationships"), run)
    gone_nodes = sum(_sweep(execute, fill(statement("sweep_nodes"), name), run) for name in NODES)
    held = len(graph.articles) + len(graph.sentences) + len(graph.entities) + len(graph.events)
    return WriteStats(held, sum(len(load.rows) for load in edges), gone_nodes, gone_edges)


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


def _stamp(graph: Graph) -> str:
    digest = hashlib.sha256()
    for part in (graph.sentences, graph.entities, graph.events, graph.facts, graph.links):
        for record in part:
            digest.update(repr(record).encode("utf-8", "backslashreplace"))
        digest.update(b"\0")
    for article in graph.articles:
        digest.update(article.id.encode())
        digest.update(repr((article.path, article.title, article.published, article.source, article.url)).encode())
    return digest.hexdigest()[:16]


def _labels(execute: Execute, graph: Graph) -> dict[str, str]:
    """Return the label of every type that a node has or will have."""
    types = {entity.type for entity in graph.entities} | {event.type for event in graph.events}
    text = statement("types")
    there = (row[0] for name in ("Entity", "Event") for row in execute(fill(text, name), {}))
    return {name: label(name) for name in {*types, *there}}


def _sweep(execute: Execute, text: str, run: str) -> int:
    gone = 0
    while removed := execute(text, {"run": run})[0][0]:
        gone += removed
    return gone


