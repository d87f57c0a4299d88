"""The names of things in RDF: a thin vocabulary of our own, and an IRI for every node of the graph.

IRIs are flat (`…/span/<article>.<start>.<end>`): with a `#` in each, some Turtle readers and writers turn quadratic.
The vocabulary has one IRI for everybody, so that questions and shapes fit every file; the IRIs of the data begin with
a base that the user can choose. The host of the default is reserved for examples (RFC 2606) and promises nothing.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import quote

from kg.errors import InputError
from kg.model import EventLink, Evidence, Fact, Report

BASE = "https://kg.example/"
VOCABULARY = BASE + "vocabulary/"
PLOVER = BASE + "plover/"
CAMEO = BASE + "cameo/"

KINDS = ("article", "entity", "event", "fact", "graph", "link", "publisher", "report", "role", "span")
"""What has IRIs; each is a folder under the base and a prefix in Turtle."""

VOCABULARIES: Mapping[str, str] = MappingProxyType({
    "kg": VOCABULARY,
    "plover": PLOVER,
    "cameo": CAMEO,
    "dcterms": "http://purl.org/dc/terms/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vann": "http://purl.org/vocab/vann/",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
})
"""Prefix and namespace of every vocabulary that is used."""

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s<>\"{}|\\^`?#\x00-\x20]+/")


@functools.cache
def term(name: str) -> str:
    """Return the IRI that a prefixed name stands for, in angle brackets: `sem:Event`. KeyError for another prefix."""
    prefix, _, local = name.partition(":")
    return f"<{VOCABULARIES[prefix]}{local}>"


def prefixes(base: str = BASE) -> dict[str, str]:
    """Return prefix and namespace of all that an export names: the kinds of nodes and the vocabularies."""
    return {kind: f"{base}{kind}/" for kind in KINDS} | dict(VOCABULARIES)


def class_name(type_name: str) -> str:
    """ARMED_GROUP becomes kg:ArmedGroup."""
    return "kg:" + "".join(word.capitalize() for word in type_name.split("_"))


def property_name(type_name: str) -> str:
    """RETALIATED_AGAINST becomes kg:retaliatedAgainst."""
    first, *rest = type_name.lower().split("_")
    return "kg:" + first + "".join(word.capitalize() for word in rest)


class Names:
    """The IRIs of the nodes of a graph under one base, in angle brackets.

    Raises InputError for a base that is not an absolute IRI ending in /.
    """

    def __init__(self, base: str = BASE) -> None:
        if not _ABSOLUTE.fullmatch(base):
            raise InputError(f"{base!r} cannot begin IRIs. Give an absolute one that ends in /, such as {BASE}")
        self.base = base

    def node(self, kind: str, *parts: str | int) -> str:
        """Return the IRI of one thing: its kind is a folder, its parts are joined by dots."""
        return f"<{self.base}{kind}/{'.'.join(map(_safe, parts))}>"

    def span(self, article: str, start: int, end: int) -> str:
        """Return the IRI of a stretch of an article."""
        return f"<{self.base}span/{_safe(article)}.{start}.{end}>"

    def sentence(self, evidence: Evidence) -> str:
        """Return the IRI of the sentence around a piece of evidence."""
        article, _, extent = evidence.sentence.rpartition(":")
        start, _, end = extent.partition("-")
        return self.span(article, int(start), int(end))

    def report(self, event: str, report: Report) -> str:
        """Return the IRI of one report of an event."""
        spot = report.evidence
        return self.node("report", event, report.type, spot.article, spot.start, spot.end)

    def fact(self, fact: Fact) -> str:
        """Return the IRI of an edge between entities; between two of them there is one of a type and event."""
        event = () if fact.event is None else (fact.event,)
        return self.node("fact", fact.subject, fact.type, fact.object, *event)

    def link(self, link: EventLink) -> str:
        """Return the IRI of an edge between events."""
        return self.node("link", link.origin, link.type, link.goal)


@functools.lru_cache(maxsize=1 << 16)
def _safe(part: str | int) -> str:
    """Return a part of an IRI in which only letters, digits, - and _ stand for themselves."""
    return quote(str(part), safe="").replace(".", "%2E").replace("~", "%7E")
