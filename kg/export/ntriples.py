"""N-Triples and N-Quads: a line for each statement, sorted by its bytes, in bounded memory."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from kg.export.names import BASE
from kg.export.sorting import sorted_lines
from kg.export.triples import Statement
from kg.export.vocabulary import explained
from kg.model import Graph


def write_ntriples(graph: Graph, stream: BinaryIO, base: str = BASE) -> None:
    """Write the statements without their graphs: canonical N-Triples, as `LC_ALL=C sort -u` would leave it."""
    stream.writelines(sorted_lines(_triple(row) for row in explained(graph, base)))


def write_nquads(graph: Graph, stream: BinaryIO, base: str = BASE) -> None:
    """Write the statements, those that rest on one article in the graph of that article."""
    stream.writelines(sorted_lines(map(_quad, explained(graph, base))))


def triple_lines(statements: Iterable[Statement]) -> Iterable[bytes]:
    """Yield statements without their graphs as sorted lines of N-Triples."""
    return sorted_lines(map(_triple, statements))


def _triple(row: Statement) -> bytes:
    return f"{row[0]} {row[1]} {row[2]} .\n".encode()


def _quad(row: Statement) -> bytes:
    subject, predicate, value, graph = row
    return f"{subject} {predicate} {value} {graph}{' ' if graph else ''}.\n".encode()
