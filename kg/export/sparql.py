"""The canned questions asked of a graph in RDF: sparql/*.rq, one beside its .cypher file, with the same rows.

Parameters are statements of the data that is queried, `param:of param:actor "Iran"`: so every SPARQL engine takes
them, none has to be built into the text, and what is not given is not there.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import rdflib
from rdflib import Literal, Namespace

from kg.errors import QueryError
from kg.export.names import BASE
from kg.export.validation import read_rdf
from kg.resources import sparql_dir

PARAMETER = Namespace(BASE + "parameter/")
SEPARATOR = " | "
"""Between the values of a column that is a list."""

Value = str | int | float | bool | dt.date | None
_LISTS = re.compile(r"^# lists:(.*)$", re.MULTILINE)
_PARAMETERS = re.compile(r"^# parameters: (.*), as statements of the data", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Answer:
    """The columns of an answer and its rows, as a store gives them for the Cypher of the same name."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def names() -> list[str]:
    """Return the names of the questions that there are in SPARQL, sorted."""
    return sorted(path.stem for path in sparql_dir().glob("*.rq"))


def text_of(name: str) -> str:
    """Return the SPARQL of a question. Raises QueryError where there is none."""
    path = sparql_dir() / f"{name}.rq"
    if name not in names():
        raise QueryError(f"{name} is no question in SPARQL. There are: {', '.join(names())}.")
    return path.read_text(encoding="utf-8")


def ask(name: str, values: Mapping[str, Value], file: Path) -> Answer:
    """Ask an RDF file a question; a value that is None is not given.

    Raises QueryError where the question, or a parameter that is given, is not there in SPARQL, InputError for what is
    no RDF.
    """
    text = text_of(name)
    _check(name, text, values)
    graph = read_rdf(file)
    for triple in parameters(values):
        graph.add(triple)
    found = graph.query(text)
    columns = tuple(map(str, found.vars or ()))
    return Answer(columns, tidy(text, columns, ([_plain(value) for value in row] for row in found)))  # type: ignore[union-attr]


def parameters(values: Mapping[str, Value]) -> list[tuple[rdflib.URIRef, rdflib.URIRef, Literal]]:
    """Return the statements that give a question its parameters."""
    return [(PARAMETER.of, PARAMETER[name], Literal(value)) for name, value in values.items() if value is not None]


def tidy(text: str, columns: Iterable[str], rows: Iterable[Iterable[Any]]) -> list[tuple[Any, ...]]:
    """Return the rows of an engine with lists where the question has lists, each sorted."""
    told = _LISTS.search(text)
    lists = {name.strip() for name in told[1].split(",")} if told else set()
    are_lists = [name in lists for name in columns]
    return [
        tuple(_list(value) if is_list else value for value, is_list in zip(row, are_lists, strict=True)) for row in rows
    ]


def _check(name: str, text: str, values: Mapping[str, Value]) -> None:
    told = _PARAMETERS.search(text)
    known = told[1].split(", ") if told else []
    for given, value in values.items():
        if given not in known and value is not None and value is not False:  # a switch that is off asks for nothing
            raise QueryError(f"{name} takes no {given} in SPARQL, only {', '.join(known)}. Ask a store, in Cypher.")


def _list(value: str | None) -> list[str]:
    return sorted(value.split(SEPARATOR)) if value else []


def _plain(value: rdflib.term.Node | None) -> Any:
    return value.toPython() if isinstance(value, Literal) else value
