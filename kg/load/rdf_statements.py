"""What a file of RDF states about a graph, by subject and predicate.

Kept are the statements of the vocabulary of docs/vocabulary.md that a graph is made of; others are left alone.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Generator, Mapping
from typing import Any, BinaryIO, TypeVar

import rdflib
from rdflib.exceptions import Error as RdflibError
from rdflib.exceptions import ParserError
from rdflib.store import Store

from kg.errors import InputError
from kg.export.names import term

T = TypeVar("T")
PLAIN = frozenset({"turtle", "nt"})
"""Syntaxes without named graphs."""

PREDICATES = (
    *"rdf:type rdfs:label dcterms:identifier skos:prefLabel skos:altLabel skos:exactMatch geo:lat geo:long".split(),
    *"schema:publisher schema:name schema:headline schema:datePublished schema:url schema:inLanguage".split(),
    *"nif:anchorOf nif:beginIndex nif:endIndex nif:referenceContext nif:sentence".split(),
    *(f"kg:{name}" for name in (
        "path copyOf copyShare country geonames geoPrecision mention ploverMode cameoCode eventType mainType location "
        "killedCount injuredCount instrument theme modality confidence earliest latest precision attributedTo "
        "evidence event entity role reports subject property object"
    ).split()),
)  # fmt: skip
"""Of what statements say, what a graph is made of."""


def read_statements(stream: BinaryIO, name: str, syntax: str) -> Statements:
    """All of a file; `syntax` as rdflib calls it, `name` that of the file. Raises InputError where it is no RDF."""
    kept = _Kept()
    parsed = (rdflib.Graph if syntax in PLAIN else rdflib.Dataset)(store=kept)
    try:
        parsed.parse(stream, format=syntax)
    except (SyntaxError, ValueError, LookupError, ParserError, RdflibError) as error:  # LookupError: a cut-off file
        first = str(error).strip().splitlines()[:1]
        raise InputError(f"{name}: no {syntax} ({' '.join(first)}). Was it cut short? Export it again.") from error
    return Statements(kept.about, name)


def iri(name: str) -> str:
    """The whole of a name such as kg:event."""
    return term(name)[1:-1]


class Statements:
    """Statements by subject and predicate, both whole IRIs; asked for by prefixed names. `name` is the file's."""

    def __init__(self, about: Mapping[str, Mapping[str, list[str]]], name: str) -> None:
        self._about = about
        self.name = name

    def __bool__(self) -> bool:
        return bool(self._about)

    def of(self, cls: str) -> list[str]:
        """The nodes of a class, sorted."""
        wanted, types = iri(cls), iri("rdf:type")
        return sorted(node for node, pairs in self._about.items() if wanted in pairs.get(types, ()))

    def by(self, cls: str, predicate: str) -> Mapping[str, list[str]]:
        """The nodes of a class by the one node that a predicate leads to."""
        found: dict[str, list[str]] = defaultdict(list)
        for node in self.of(cls):
            found[self.need(node, predicate)].append(node)
        return found

    def all(self, node: str, predicate: str) -> list[str]:
        """The values of a predicate, in the order of the file."""
        return self._about[node].get(iri(predicate), []) if node in self._about else []

    def one(self, node: str, predicate: str) -> str | None:
        """The value of a predicate, None where there is none. Raises InputError for several."""
        values = self.all(node, predicate)
        if len(values) > 1:
            raise self.broken(node, f"has {len(values)} values of {predicate}")
        return values[0] if values else None

    def need(self, node: str, predicate: str) -> str:
        """The value of a predicate. Raises InputError where there is not just one."""
        value = self.one(node, predicate)
        if value is None:
            raise self.broken(node, f"lacks {predicate}")
        return value

    def parsed(self, node: str, predicate: str, make: Callable[[str], T]) -> T | None:
        """What the value of a predicate is made into, None where there is none."""
        value = self.one(node, predicate)
        return None if value is None else make(value)

    def id(self, node: str) -> str:
        """The id that the graph has for a node."""
        return self.need(node, "dcterms:identifier")

    def broken(self, node: str, what: str) -> InputError:
        """The error that says what is wrong with a node."""
        return InputError(f"{self.name}: <{node}> {what}. Export it again.")


class _Kept(Store):
    """Where rdflib's parsers put statements: keeps just those that a graph is made of, each once.

    rdflib's own store indexes every statement three times, which costs more than the parsing.
    """

    context_aware = True
    graph_aware = True

    def __init__(self) -> None:
        super().__init__()
        self.about: dict[str, dict[str, list[str]]] = {}
        self._predicates = {iri(name): iri(name) for name in PREDICATES}

    def add(self, triple: Any, context: Any, quoted: bool = False) -> None:
        """Keep a statement; the context is the named graph, which says nothing that the statements do not."""
        subject, predicate, value = triple
        pairs = self.about.setdefault(sys.intern(str(subject)), {})
        known = self._predicates.get(str(predicate))
        if known is not None:
            word = sys.intern(str(value))
            values = pairs.setdefault(known, [])
            if word not in values:
                values.append(word)

    def add_graph(self, graph: Any) -> None:
        """Named graphs need no place of their own."""

    def remove_graph(self, graph: Any) -> None:
        """Nor are they taken out: a parser drops the empty graph that it began with."""

    def contexts(self, triple: Any = None) -> Generator[Any, None, None]:
        """None are kept apart."""
        yield from ()
