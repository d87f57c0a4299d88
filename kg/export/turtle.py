"""Turtle and TriG for people: a block for each thing, sorted, in bounded memory.

The statements come in the order of their lines in N-Triples, so a block is complete when its subject changes.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from kg.export.names import BASE, VOCABULARIES, prefixes
from kg.export.sorting import sorted_lines
from kg.export.triples import TYPE, Statement
from kg.export.vocabulary import explained
from kg.model import Graph

Pair = tuple[str, str]
Block = tuple[str, list[Pair]]

_WIDTH = 90
"""Characters of values that stand on one line."""

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]|%[0-9A-F]{2})*(?<!\.)")
_TYPED = re.compile(r'"(?P<words>[^"]*)"\^\^<(?P<type>[^>]*)>')
_BARE = {VOCABULARIES["xsd"] + name for name in ("integer", "double")}
"""Datatypes whose literals Turtle knows by their form alone."""


def write_turtle(graph: Graph, stream: BinaryIO, base: str = BASE) -> None:
    """Write the graph as Turtle; the same graph gives the same bytes, whatever the order of its parts."""
    write_statements(explained(graph, base), stream, prefixes(base))


def write_statements(rows: Iterable[Statement], stream: BinaryIO, known: Mapping[str, str]) -> None:
    """Write statements, without their graphs, as Turtle with these prefixes."""
    lines = sorted_lines(f"{subject} {predicate} {value}\n".encode() for subject, predicate, value, _ in rows)
    names = _Names(known)
    stream.write(names.header())
    for subject, pairs in blocks(line.decode() for line in lines):
        stream.write(f"\n{names.block(subject, pairs)}".encode())


def write_trig(graph: Graph, stream: BinaryIO, base: str = BASE) -> None:
    """Write the graph as TriG: first what is concluded from all articles, then a named graph for each article."""
    lines = sorted_lines(f"{row[3]} {row[0]} {row[1]} {row[2]}\n".encode() for row in explained(graph, base))
    names = _Names(prefixes(base))
    stream.write(names.header())
    parts = (line.decode().partition(" ") for line in lines)
    for context, rows in itertools.groupby(parts, key=lambda part: part[0]):
        stream.write(f"\n{names.short(context)} {{\n".encode() if context else b"")
        for subject, pairs in blocks(triple for _, _, triple in rows):
            stream.write(f"\n{names.block(subject, pairs)}".encode())
        stream.write(b"\n}\n" if context else b"")


def blocks(triples: Iterable[str]) -> Iterator[Block]:
    """Yield each subject with its predicates and values; `triples` are lines, sorted, their parts parted by a space."""
    rows = (line.rstrip("\n").split(" ", 2) for line in triples)
    for subject, found in itertools.groupby(rows, key=lambda row: row[0]):
        yield subject, [(predicate, value) for _, predicate, value in found]


class _Names:
    """Shortens IRIs by prefixes."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self.known = known
        self.prefixes = {f"<{namespace}": prefix for prefix, namespace in known.items()}

    def header(self) -> bytes:
        return "".join(f"@prefix {prefix}: <{self.known[prefix]}> .\n" for prefix in sorted(self.known)).encode()

    def block(self, subject: str, pairs: list[Pair]) -> str:
        """Return all that is said of a subject, its classes first."""
        ordered = sorted(pairs, key=lambda pair: pair[0] != TYPE)
        lines = []
        for predicate, found in itertools.groupby(ordered, key=lambda pair: pair[0]):
            name = "a" if predicate == TYPE else self.short(predicate)
            values = [self.value(value) for _, value in found]
            gap = ",\n        " if sum(map(len, values)) > _WIDTH else ", "
            lines.append(f"{name} {gap.join(values)}")
        return f"{self.short(subject)} " + " ;\n    ".join(lines) + " .\n"

    def value(self, value: str) -> str:
        if value.startswith("<"):
            return self.short(value)
        typed = _TYPED.fullmatch(value)
        if not typed:
            return value
        datatype = self.short(f"<{typed['type']}>")
        return typed["words"] if typed["type"] in _BARE else f'"{typed["words"]}"^^{datatype}'

    def short(self, iri: str) -> str:
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix, local = self.prefixes.get(iri[:cut]), iri[cut:-1]
        return f"{prefix}:{local}" if prefix and (not local or _LOCAL.fullmatch(local)) else iri
