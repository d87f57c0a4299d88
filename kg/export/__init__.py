"""From the graph to a file: one table of formats, a writer each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import BinaryIO

from kg.export.jsonl import write_jsonl
from kg.model import Graph

__all__ = ["FORMATS", "Format", "export"]


@dataclass(frozen=True, slots=True)
class Format:
    """An output format: what it is called and for, the suffix of its files, and how it is written."""

    name: str
    about: str
    suffix: str
    write: Callable[[Graph, BinaryIO], None]


def _write_turtle(graph: Graph, stream: BinaryIO) -> None:
    from kg.export.rdf import write_turtle

    write_turtle(graph, stream)


_ROWS = (
    Format("jsonl", "one JSON object per line: articles, entities, events, relations and links", ".jsonl", write_jsonl),
    Format("turtle", "RDF 1.1, aligned with SEM, PROV-O, SKOS, schema.org and NIF", ".ttl", _write_turtle),
)

FORMATS: Mapping[str, Format] = MappingProxyType({row.name: row for row in _ROWS})


def export(graph: Graph, format_name: str, stream: BinaryIO) -> None:
    """Write the graph to a binary stream in one of FORMATS (KeyError for another); UTF-8 throughout."""
    FORMATS[format_name].write(graph, stream)
