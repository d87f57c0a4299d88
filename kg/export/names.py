"""The names of things in RDF: a thin vocabulary of our own, and an IRI for every node of the graph.

IRIs are flat (`…/span/<article>.<start>.<end>`): with a `#` in each, Turtle writers look for a prefix of every one.
The host is reserved for examples (RFC 2606) and promises nothing; the vocabulary is aligned with SEM, PROV-O,
SKOS, schema.org and NIF in `vocabulary.ttl`.
"""

from __future__ import annotations

import hashlib
from urllib.parse import quote

from rdflib import Namespace, URIRef

from kg.model import EventLink, Fact

BASE = "https://kg.example/"
KG = Namespace(BASE + "vocabulary/")
PLOVER = Namespace(BASE + "plover/")
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
SCHEMA = Namespace("https://schema.org/")
WGS84 = Namespace("http://www.w3.org/2003/01/geo/wgs84_pos#")
WIKIDATA = Namespace("http://www.wikidata.org/entity/")

KINDS = ("article", "entity", "event", "fact", "link", "report", "role", "span")
"""What has IRIs; each is a folder under BASE and a prefix in Turtle."""


def node(kind: str, *parts: str | int) -> URIRef:
    """Return the IRI of one thing: its kind is a folder, its parts are joined by dots (`span/<article>.3.9`)."""
    return URIRef(f"{BASE}{kind}/" + ".".join(quote(str(part), safe="-_") for part in parts))


def fact_node(fact: Fact) -> URIRef:
    """Return the IRI of an edge between entities, made of what tells it from its neighbours."""
    return node("fact", _digest(fact.type, fact.subject, fact.object, fact.event, fact.modality, fact.earliest))


def link_node(link: EventLink) -> URIRef:
    """Return the IRI of an edge between events."""
    return node("link", _digest(link.type, link.origin, link.goal, link.modality))


def class_name(type_name: str) -> URIRef:
    """ARMED_GROUP becomes kg:ArmedGroup."""
    return KG["".join(word.capitalize() for word in type_name.split("_"))]


def property_name(type_name: str) -> URIRef:
    """RETALIATED_AGAINST becomes kg:retaliatedAgainst."""
    first, *rest = type_name.lower().split("_")
    return KG[first + "".join(word.capitalize() for word in rest)]


def _digest(*parts: object) -> str:
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:16]
