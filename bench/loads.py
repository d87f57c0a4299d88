"""How fast a graph gets into a Neo4j: through kg, by the bare driver with the same batches, and by a bulk import."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from neo4j import Driver, GraphDatabase, ManagedTransaction

from kg.export import export_folder
from kg.model import Graph
from kg.property_graph import edge_loads, node_loads
from kg.statements import read_statements
from kg.stores.bolt import Store
from kg.stores.statements import fill, schema, statement
from kg.stores.writer import batches
from tests.neo4j.server import Neo4j


@dataclass(frozen=True, slots=True)
class Load:
    """How long something took, for how many nodes and relationships together."""

    what: str
    seconds: float
    elements: int

    @property
    def rate(self) -> float:
        """Nodes and relationships a second."""
        return self.elements / self.seconds


def through_kg(store: Store, graph: Graph) -> Load:
    """Load a graph into an empty database as `kg build` does."""
    start = time.perf_counter()
    stats = store.write(graph)
    return Load("kg", time.perf_counter() - start, stats.nodes + stats.relationships)


def again_through_kg(store: Store, graph: Graph) -> Load:
    """Write the graph that is there already."""
    start = time.perf_counter()
    stats = store.write(graph)
    return Load("kg, again", time.perf_counter() - start, stats.nodes + stats.relationships)


def by_bare_driver(server: Neo4j, graph: Graph) -> Load:
    """Load a graph by nothing but the driver: the batches are made beforehand, only sending them is timed."""
    todo = list(_batches(graph))
    with GraphDatabase.driver(server.address, auth=server.auth) as driver:
        for text in schema():
            driver.execute_query(text)
        start = time.perf_counter()
        _send(driver, todo)
        seconds = time.perf_counter() - start
    return Load("bare driver", seconds, sum(len(rows) for _, rows in todo))


def _batches(graph: Graph) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield statements and rows as kg sends them for a graph of which nothing is there."""
    for nodes in node_loads(graph):
        for labels, rows in sorted(nodes.by_labels(nodes.rows).items()):
            text = fill(statement("node_new"), KIND=nodes.kind, LABELS=labels)
            for batch in batches(rows):
                yield text, batch
    for edges in edge_loads(graph):
        text = fill(statement("relationship"), TYPE=edges.type, ORIGIN=edges.origin, GOAL=edges.goal)
        for batch in batches(edges.rows):
            yield text, batch


def _send(driver: Driver, todo: Sequence[tuple[str, list[dict[str, Any]]]]) -> None:
    def work(transaction: ManagedTransaction, text: str, rows: list[dict[str, Any]]) -> None:
        transaction.run(text, rows=rows).consume()

    with driver.session() as session:
        for text, rows in todo:
            session.execute_write(work, text, rows)


def by_import(server: Neo4j, graph: Graph, folder: Path) -> Sequence[Load]:
    """Write files and import them into a server that is stopped and empty; start it and run what comes afterwards."""
    elements = sum(len(load.rows) for load in node_loads(graph)) + sum(len(load.rows) for load in edge_loads(graph))
    start = time.perf_counter()
    export_folder(graph, "neo4j-csv", folder)
    written = time.perf_counter()
    server.import_csv(folder)
    imported = time.perf_counter()
    server.start()
    started = time.perf_counter()
    with GraphDatabase.driver(server.address, auth=server.auth) as driver, driver.session() as session:
        for text in read_statements(folder / "after-import.cypher"):
            session.run(text).consume()
    return (
        Load("files of neo4j-csv", written - start, elements),
        Load("neo4j-admin import of them", imported - written, elements),
        Load("after-import.cypher", time.perf_counter() - started, elements),
    )
