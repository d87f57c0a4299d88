"""The store behind Bolt: a Neo4j server or the embedded engine, spoken to by the official driver."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from kg.collector import no_collector, out_of_its_sight
from kg.errors import StoreError
from kg.model import Graph
from kg.property_graph import edge_loads, node_loads
from kg.statements import refuse_writes
from kg.stores.arcadedb import is_arcadedb, refuse_modality, without_modality
from kg.stores.failures import UnfinishedError, told, wrong_address
from kg.stores.statements import schema, schema_gone, statement
from kg.stores.values import plain
from kg.stores.writer import Progress, WriteStats, plan

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")

OLDEST = (5, 26)
"""The oldest Neo4j that has what the statements use (`SET n:$(label)`); the long-term support line begins with it."""

_CONNECT_SECONDS = 15.0

_RETRY_SECONDS = 120.0
"""For so long a batch is sent again while the server is away: a restart takes a server with much data some time."""

_ROUNDS = 8
"""So often at most a write looks at what is there: once, and again as long as it is not sure what the server kept."""


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a statement: column names and rows of plain Python values."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Store:
    """A graph database. `address` is where it is, `version` what it says it is."""

    address: str
    version: str
    _driver: Driver = field(repr=False)
    _database: str | None

    def write(self, graph: Graph, progress: Progress = lambda _stage, _done, _total: None) -> WriteStats:
        """Make the store hold this graph and nothing else of ours; what others have written stays.

        Raises RecordError if the graph is not whole, before anything is written, StoreError if the server cannot write
        it. A server that restarts is waited for; a write that was cut off is completed by the next.
        """
        with no_collector():
            nodes, edges = list(node_loads(graph)), list(edge_loads(graph))
            if is_arcadedb(self.version):
                nodes = [without_modality(load) for load in nodes]
        planned: list[WriteStats] = []
        for left in reversed(range(_ROUNDS)):
            repeated: list[str] = []
            execute = partial(self._execute, repeated=repeated)
            try:
                for text in schema(self.version):
                    execute(text, {})
                with out_of_its_sight():
                    steps, stats = plan(execute, nodes, edges)
                planned.append(stats)
                with out_of_its_sight():
                    steps.run(execute, progress)
            except UnfinishedError:
                if not left:
                    raise
                continue
            # A batch that was sent twice may be there twice, and one whose connection was lost may arrive late.
            if not repeated and (len(planned) == 1 or not steps.todo):
                break
        return planned[0]

    def count_ours(self) -> int:
        """Return how many nodes in the database kg has written. Raises StoreError."""
        return int(self.read(statement("ours")).rows[0][0])

    def drop(self, progress: Progress = lambda _stage, _done, _total: None) -> WriteStats:
        """Take out all that is ours, and our constraints and indexes; what others have written stays.

        Relationships of others go with the nodes of ours that they hang on. Raises StoreError.
        """
        stats = self.write(Graph(), progress)
        for text in schema_gone():
            self._execute(text, {})
        return stats

    def read(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Table:
        """Run a statement that only reads.

        Raises QueryError if it could write (not every server heeds the driver's read mode, so it is refused here)
        or cannot be run, StoreError if the server fails.
        """
        refuse_writes(statement)
        if is_arcadedb(self.version):
            refuse_modality(statement)

        def work(transaction: ManagedTransaction) -> Table:
            result = transaction.run(statement, dict(parameters or {}))
            columns = tuple(result.keys())
            return Table(columns, [tuple(plain(value) for value in record.values()) for record in result])

        with (
            told(self.address, self._database, reading=True),
            self._driver.session(database=self._database, default_access_mode="READ") as session,
        ):
            return session.execute_read(work)

    def _execute(
        self, statement: str, parameters: Mapping[str, Any], repeated: list[str] | None = None
    ) -> list[tuple[Any, ...]]:
        """Run a statement in a transaction of its own; one that the driver sent again is added to `repeated`."""
        attempts = 0

        def work(transaction: ManagedTransaction) -> list[tuple[Any, ...]]:
            nonlocal attempts
            attempts += 1
            result = transaction.run(statement, dict(parameters))
            return [tuple(record.values()) for record in result]

        with (
            told(self.address, self._database, writing=True),
            self._driver.session(database=self._database) as session,
        ):
            rows = session.execute_write(work)
        if repeated is not None and attempts > 1:
            repeated.append(statement)
        return rows


@contextmanager
def connect(address: str, auth: tuple[str, str] | None, database: str | None) -> Iterator[Store]:
    """Yield the store at an address, once it has let us in. Raises StoreError if it does not."""
    from neo4j import GraphDatabase

    if address.partition("://")[0] not in SCHEMES or not address.partition("://")[2]:
        raise wrong_address(address, ValueError(f"it must begin with {', '.join(f'{s}://' for s in SCHEMES)}"))
    # Warnings of the server, such as that a label is not there yet, are not for the reader of an answer.
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    with told(address, database):
        try:
            driver = GraphDatabase.driver(
                address, auth=auth, connection_timeout=_CONNECT_SECONDS, max_transaction_retry_time=_RETRY_SECONDS
            )
            version = _enter(driver, address, database)
        except ValueError as error:
            raise wrong_address(address, error) from error
        with driver:
            yield Store(address, version, driver, database)


def _enter(driver: Driver, address: str, database: str | None) -> str:
    """Run a statement, and return what the server calls itself. Raises StoreError if it is too old."""
    with driver.session(database=database) as session:
        agent = session.run("RETURN 1").consume().server.agent
    check_version(address, agent)
    return agent


def check_version(address: str, agent: str) -> None:
    """Raise StoreError if a server that calls itself `agent`, such as Neo4j/5.26.1, is too old."""
    found = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
    if found and (int(found[1]), int(found[2])) < OLDEST:
        oldest = ".".join(map(str, OLDEST))
        raise StoreError(f"{address}: the server is {agent}. Neo4j {oldest} or newer is needed: update it.")
