"""JSON-LD that reads as plain JSON: an object for each thing, with short keys and plain values.

The context is one of JSON-LD 1.0, which neosemantics reads: no @version, no scopes. Keys that can have several values
always have a list. IRIs of the data are relative to the base: "event/ev-1".
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from kg.export import schema as schemas
from kg.export.names import BASE, VOCABULARIES, VOCABULARY, term
from kg.export.ntriples import triple_lines
from kg.export.schema import Property
from kg.export.triples import TYPE
from kg.export.turtle import blocks
from kg.export.vocabulary import explained
from kg.model import Graph

Json = dict[str, Any]

_LINK, _NAME = "@id", "@vocab"
_OTHERS: Mapping[str, tuple[str, str | None, bool]] = {
    "article": ("nif:referenceContext", _LINK, True),
    "sentence": ("nif:sentence", _LINK, True),
    "text": ("nif:anchorOf", None, True),
    "start": ("nif:beginIndex", "xsd:nonNegativeInteger", True),
    "end": ("nif:endIndex", "xsd:nonNegativeInteger", True),
    "label": ("rdfs:label", None, True),
    "comment": ("rdfs:comment", None, True),
    "identifier": ("dcterms:identifier", None, True),
    "headline": ("schema:headline", None, True),
    "published": ("schema:datePublished", "xsd:date", True),
    "publisher": ("schema:publisher", _LINK, True),
    "language": ("schema:inLanguage", None, True),
    "url": ("schema:url", None, True),
    "name": ("schema:name", None, True),
    "preferredName": ("skos:prefLabel", None, True),
    "otherNames": ("skos:altLabel", None, False),
    "sameAs": ("skos:exactMatch", _LINK, True),
    "latitude": ("geo:lat", "xsd:double", True),
    "longitude": ("geo:long", "xsd:double", True),
    "derivedFrom": ("prov:wasDerivedFrom", _LINK, False),
    "provAttributedTo": ("prov:wasAttributedTo", _LINK, False),
    "primarySource": ("prov:hadPrimarySource", _LINK, True),
    "actor": ("sem:hasActor", _LINK, False),
    "semPlace": ("sem:hasPlace", _LINK, False),
    "earliestBegin": ("sem:hasEarliestBeginTimeStamp", "xsd:date", True),
    "latestEnd": ("sem:hasLatestEndTimeStamp", "xsd:date", True),
}
"""Keys for properties of other vocabularies: the property, the type of its values, and whether there is at most one."""

_NAMED = ("kg:mainType", "kg:eventType", "kg:property", "kg:role")
"""Properties whose values are names of the vocabulary: "Kill", not "https://…/Kill"."""


@dataclass(frozen=True, slots=True)
class _Key:
    """How a property is written: its key, the type of its values (None: text), and whether there is at most one."""

    name: str
    type: str | None
    one: bool

    def put(self, node: Json, value: Any) -> None:
        if self.one:
            node[self.name] = value
        else:
            node.setdefault(self.name, []).append(value)


def write_jsonld(graph: Graph, stream: BinaryIO, base: str = BASE) -> None:
    """Write the graph as JSON-LD, a line for each thing, sorted by their IRIs."""
    writer = _Writer(base)
    lines = (line.decode()[:-3] for line in triple_lines(explained(graph, base)))
    stream.write(f'{{"@context": {_dump(writer.context())},\n"@graph": ['.encode())
    for subject, pairs in blocks(lines):
        stream.write(f"{writer.separator()}{_dump(writer.node(subject, pairs))}".encode())
    stream.write(b"\n]}\n")


class _Writer:
    """Turns what is said of a subject into an object."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.keys = {term(prop.name): _own(prop) for prop in schemas.load().properties.values()}
        self.keys |= {term(name): _Key(key, kind, one) for key, (name, kind, one) in _OTHERS.items()}
        self.gaps = itertools.chain(["\n"], itertools.repeat(",\n"))

    def separator(self) -> str:
        return next(self.gaps)

    def context(self) -> Json:
        """Return the context: base, prefixes, and a definition of every key."""
        names: Json = {"@base": self.base, "@vocab": VOCABULARY, "id": "@id", "type": "@type", **VOCABULARIES}
        for iri, key in sorted(self.keys.items(), key=lambda item: item[1].name):
            names[key.name] = {"@id": iri[1:-1], "@type": key.type} if key.type else iri[1:-1]
        return names

    def node(self, subject: str, pairs: list[tuple[str, str]]) -> Json:
        """Return the object of a subject; its classes come first."""
        node: Json = {"id": self.link(subject), "type": []}
        for predicate, value in pairs:
            if predicate == TYPE:
                node["type"].append(self.vocabulary(value))
            elif predicate in self.keys:
                key = self.keys[predicate]
                key.put(node, self.value(value, key))
            else:
                _Key(self.vocabulary(predicate), None, one=False).put(node, self.other(value))
        return node

    def value(self, value: str, key: _Key) -> Any:
        if key.type == _NAME:
            return self.vocabulary(value)
        if value.startswith("<"):
            return self.link(value)
        return _tagged(value) if value.endswith("@en") else _plain(value)

    def other(self, value: str) -> Any:
        """Return a value of a property that has no key of its own."""
        return {"@id": self.link(value)} if value.startswith("<") else _tagged(value)

    def vocabulary(self, iri: str) -> str:
        return iri[1:-1].removeprefix(VOCABULARY) if iri.startswith(f"<{VOCABULARY}") else self.link(iri)

    def link(self, iri: str) -> str:
        for prefix, namespace in VOCABULARIES.items():
            if iri.startswith(f"<{namespace}"):
                return f"{prefix}:{iri[len(namespace) + 1 : -1]}"
        whole = iri[1:-1]
        return whole if "%" in whole else whole.removeprefix(self.base)  # Titanium decodes what it resolves


def _own(prop: Property) -> _Key:
    kind = _NAME if prop.name in _NAMED else prop.values or _LINK
    return _Key(prop.name.removeprefix("kg:"), None if kind == "xsd:string" else kind, prop.one)


def _plain(literal: str) -> Any:
    """Return the text, number or date of a literal: what the escapes of N-Triples mean, they mean in JSON."""
    words, _, datatype = literal.rpartition("^^") if literal.endswith(">") else (literal, "", "")
    found = json.loads(words or literal)
    if datatype == term("xsd:double"):
        return float(found)
    return int(found) if "nteger" in datatype else found


def _tagged(literal: str) -> Any:
    if literal.endswith("@en"):
        return {"@language": "en", "@value": json.loads(literal.removesuffix("@en"))}
    return _plain(literal)


def _dump(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)
