"""From the graph to a file or a folder of files: one table of formats, a writer each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from kg.export.jsonl import write_jsonl
from kg.model import Graph

__all__ = ["FORMATS", "FolderFormat", "Format", "export", "export_folder"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format of one file: what it is called and for, the suffix of its files, and how it is written."""

    name: str
    about: str
    suffix: str
    write: Callable[[Graph, BinaryIO], None]


@dataclass(frozen=True, slots=True)
class FolderFormat:
    """A format of several files: what it is called and for, and how it is written into a folder that is there."""

    name: str
    about: str
    write: Callable[[Graph, Path], None]


def _write_turtle(graph: Graph, stream: BinaryIO) -> None:
    from kg.export.rdf import write_turtle

    write_turtle(graph, stream)


def _write_neo4j_csv(graph: Graph, folder: Path) -> None:
    from kg.export.neo4j_csv import write_neo4j_csv

    write_neo4j_csv(graph, folder)


_ROWS: tuple[Format | FolderFormat, ...] = (
    Format("jsonl", "one JSON object per line: articles, entities, events, relations and links", ".jsonl", write_jsonl),
    Format("turtle", "RDF 1.1, aligned with SEM, PROV-O, SKOS, schema.org and NIF", ".ttl", _write_turtle),
    FolderFormat("neo4j-csv", "CSV files for `neo4j-admin database import full`", _write_neo4j_csv),
)

FORMATS: Mapping[str, Format | FolderFormat] = MappingProxyType({row.name: row for row in _ROWS})


def export(graph: Graph, format_name: str, stream: BinaryIO) -> None:
    """Write the graph to a binary stream in a format of one file; UTF-8 throughout.

    Raises KeyError for an unknown format, TypeError for a format of several files.
    """
    row = FORMATS[format_name]
    if isinstance(row, FolderFormat):
        raise TypeError(f"{format_name} is a folder of files: use export_folder")
    row.write(graph, stream)


def export_folder(graph: Graph, format_name: str, folder: Path) -> None:
    """Write the graph into a folder, which is made if need be, in a format of several files.

    Files of the same names are replaced, others stay. Raises KeyError for an unknown format, TypeError for one of one
    file.
    """
    row = FORMATS[format_name]
    if isinstance(row, Format):
        raise TypeError(f"{format_name} is one file: use export")
    folder.mkdir(parents=True, exist_ok=True)
    row.write(graph, folder)
