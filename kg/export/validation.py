"""Is a graph in RDF whole? SHACL's rules (shapes.ttl, by pySHACL) and the checks that SHACL has no words for."""

from __future__ import annotations

import gzip
from collections import defaultdict
from importlib.resources import files
from pathlib import Path
from typing import cast

import pyshacl
import rdflib
from rdflib import RDF, SH
from rdflib.exceptions import ParserError
from rdflib.term import Node

from kg.errors import InputError
from kg.export.checks import Problem, check, problem
from kg.export.ntriples import triple_lines
from kg.export.triples import statements
from kg.model import Graph

_SYNTAXES = {
    ".ttl": "turtle", ".trig": "trig", ".jsonld": "json-ld", ".nt": "nt", ".nq": "nquads", ".rdf": "xml",
}  # fmt: skip

_OF_GRAPHS = ("trig", "json-ld", "nquads")


def validate_file(path: Path) -> list[Problem]:
    """Return what is wrong with the graph of an RDF file, sorted.

    Raises InputError for a file of another kind or one that is no RDF, OSError if it cannot be read.
    """
    return validate(read_rdf(path))


def validate_graph(graph: Graph) -> list[Problem]:
    """Return what is wrong with a graph, sorted; where it has the articles' text, sentences are checked against it."""
    lines = b"".join(triple_lines(statements(graph)))
    texts = {article.id: article.text for article in graph.articles if article.text}
    wrong = [
        Problem(sentence.id, "", "A sentence is the article's own words.", f"“{sentence.text}”")
        for sentence in graph.sentences
        if sentence.article in texts and texts[sentence.article][sentence.start : sentence.end] != sentence.text
    ]
    return sorted([*wrong, *validate(rdflib.Graph().parse(data=lines, format="nt"))])


def validate(graph: rdflib.Graph) -> list[Problem]:
    """Return what is wrong with a graph in RDF, sorted."""
    return sorted([*_broken_shapes(graph), *check(graph)])


def read_rdf(path: Path) -> rdflib.Graph:
    """Return all triples of an RDF file, of whatever named graph; its suffix says its form, .gz is unpacked.

    Raises InputError for a file of another kind or one that is no RDF, OSError if it cannot be read.
    """
    suffix = Path(path.stem).suffix if path.suffix == ".gz" else path.suffix
    if suffix not in _SYNTAXES:
        raise InputError(f"{path}: read is RDF in files that end in {', '.join(_SYNTAXES)}, or these with .gz.")
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    try:
        return _parse(data, _SYNTAXES[suffix])
    except (SyntaxError, ParserError, ValueError, IndexError) as error:  # IndexError: rdflib, where Turtle breaks off
        raise InputError(f"{path}: this is not {_SYNTAXES[suffix]}: {error}. Export the graph again.") from error


def _parse(data: bytes, syntax: str) -> rdflib.Graph:
    graph = rdflib.Graph()
    if syntax not in _OF_GRAPHS:
        return graph.parse(data=data, format=syntax)
    for subject, predicate, value, _ in rdflib.Dataset().parse(data=data, format=syntax).quads():
        graph.add((subject, predicate, value))
    return graph


def _broken_shapes(graph: rdflib.Graph) -> list[Problem]:
    _, report, _ = pyshacl.validate(graph + _shipped("kg.ttl"), shacl_graph=_shipped("shapes.ttl"))
    results = cast(rdflib.Graph, report)  # pySHACL gives other things only where it is asked to write them
    found: dict[tuple[Node | None, str], set[str]] = defaultdict(set)
    for result in results.subjects(RDF.type, SH.ValidationResult):
        values = found[results.value(result, SH.focusNode), str(results.value(result, SH.resultMessage))]
        value = results.value(result, SH.value)
        if value is not None:
            values.add(str(value))
    return [problem(graph, node, rule, ", ".join(sorted(values))) for (node, rule), values in found.items()]


def _shipped(name: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=files("kg.export").joinpath(name).read_bytes(), format="turtle")
