"""From the graph to a file or a folder of files: one table of formats, a writer each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from kg.export.jsonl import write_jsonl
from kg.export.jsonld import write_jsonld
from kg.export.ntriples import write_nquads, write_ntriples
from kg.export.turtle import write_trig, write_turtle
from kg.model import Graph

__all__ = ["FORMATS", "FolderFormat", "Format", "export", "export_folder"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format of one file: what it is called and for, the suffix of its files, and how it is written.

    `write_under` writes with IRIs that begin with a base of the user's choice, in a format that has IRIs.
    """

    name: str
    about: str
    suffix: str
    write: Callable[[Graph, BinaryIO], None]
    write_under: Callable[[Graph, BinaryIO, str], None] | None = None


@dataclass(frozen=True, slots=True)
class FolderFormat:
    """A format of several files: what it is called and for, and how it is written into a folder that is there."""

    name: str
    about: str
    write: Callable[[Graph, Path], None]


def _write_neo4j_csv(graph: Graph, folder: Path) -> None:
    from kg.export.neo4j_csv import write_neo4j_csv

    write_neo4j_csv(graph, folder)


def _write_graphml(graph: Graph, stream: BinaryIO) -> None:
    from kg.export.graphml import write_graphml

    write_graphml(graph, stream)


def _write_gexf(graph: Graph, stream: BinaryIO) -> None:
    from kg.export.gexf import write_gexf

    write_gexf(graph, stream)


def _write_acled_csv(graph: Graph, stream: BinaryIO) -> None:
    from kg.export.acled import write_acled_csv

    write_acled_csv(graph, stream)


def _write_xlsx(graph: Graph, stream: BinaryIO) -> None:
    from kg.export.xlsx import write_xlsx

    write_xlsx(graph, stream)


_ROWS: tuple[Format | FolderFormat, ...] = (
    Format("jsonl", "all that the graph holds, one JSON object per line", ".jsonl", write_jsonl),
    Format("turtle", "RDF for people and tools: a block for each thing", ".ttl", write_turtle, write_turtle),
    Format("trig", "RDF with a named graph for each article", ".trig", write_trig, write_trig),
    Format("jsonld", "RDF that reads as plain JSON", ".jsonld", write_jsonld, write_jsonld),
    Format("ntriples", "RDF, a sorted line for each statement", ".nt", write_ntriples, write_ntriples),
    Format("nquads", "the same with a named graph for each article", ".nq", write_nquads, write_nquads),
    Format("graphml", "entities and events as a network, for Gephi, yEd, igraph, networkx", ".graphml", _write_graphml),
    Format("gexf", "the same with days, for Gephi's timeline", ".gexf", _write_gexf),
    Format("acled-csv", "events with ACLED's columns", ".csv", _write_acled_csv),
    Format("xlsx", "a workbook for people; needs openpyxl", ".xlsx", _write_xlsx),
    FolderFormat("neo4j-csv", "CSV files for `neo4j-admin database import full`", _write_neo4j_csv),
)

FORMATS: Mapping[str, Format | FolderFormat] = MappingProxyType({row.name: row for row in _ROWS})


def export(graph: Graph, format_name: str, stream: BinaryIO, base: str | None = None) -> None:
    """Write the graph to a binary stream in a format of one file; UTF-8 throughout.

    With a `base` the IRIs of the data begin with it. Raises KeyError for an unknown format, TypeError for a format of
    several files or a base in a format without IRIs, InputError for a base that can begin no IRI.
    """
    row = FORMATS[format_name]
    if isinstance(row, FolderFormat):
        raise TypeError(f"{format_name} is a folder of files: use export_folder")
    if base is None:
        row.write(graph, stream)
    elif row.write_under:
        row.write_under(graph, stream, base)
    else:
        raise TypeError(f"{format_name} has no IRIs that could begin with {base}")


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
