"""Exports as sets of statements, read by other people's parsers."""

from __future__ import annotations

import dataclasses
import io
import random
from typing import Any

import pyoxigraph
import rdflib

from kg.export import export
from kg.model import Graph

RDF_FORMATS = ("turtle", "trig", "jsonld", "ntriples", "nquads")
OXIGRAPH = {
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "trig": pyoxigraph.RdfFormat.TRIG,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    "nquads": pyoxigraph.RdfFormat.N_QUADS,
}
Triple = tuple[str, str, str]


def bytes_of(graph: Graph, name: str, base: str | None = None) -> bytes:
    stream = io.BytesIO()
    export(graph, name, stream, base)
    return stream.getvalue()


def quads_of(graph: Graph, name: str) -> set[tuple[Triple, str]]:
    """Each statement with the name of its graph, as Oxigraph reads them."""
    found = pyoxigraph.parse(bytes_of(graph, name), format=OXIGRAPH[name])
    return {((str(q.subject), str(q.predicate), str(q.object)), str(q.graph_name)) for q in found}


def read(data: bytes, name: str) -> set[Triple]:
    """The statements of a file without their graphs."""
    found = pyoxigraph.parse(data, format=OXIGRAPH[name])
    return {(str(q.subject), str(q.predicate), str(q.object)) for q in found}


def triples_of(graph: Graph, name: str) -> set[Triple]:
    return read(bytes_of(graph, name), name)


def parsed(graph: Graph, name: str = "turtle") -> rdflib.Graph:
    """The export as rdflib reads it."""
    called = {"jsonld": "json-ld", "ntriples": "nt"}.get(name, name)
    return rdflib.Graph().parse(data=bytes_of(graph, name), format=called)


def shuffled(graph: Graph, chance: random.Random) -> Graph:
    """The same graph in another order: its records, and what each of them has several of."""
    parts = {field.name: getattr(graph, field.name) for field in dataclasses.fields(graph)}
    return Graph(**{name: tuple(_inside(row, chance) for row in _order(rows, chance)) for name, rows in parts.items()})


def _inside(row: Any, chance: random.Random) -> Any:
    several = {f.name: getattr(row, f.name) for f in dataclasses.fields(row) if isinstance(getattr(row, f.name), tuple)}
    return dataclasses.replace(row, **{name: _order(values, chance) for name, values in several.items()})


def _order(rows: tuple[Any, ...], chance: random.Random) -> tuple[Any, ...]:
    return tuple(chance.sample(rows, len(rows)))
