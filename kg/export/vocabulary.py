"""The vocabulary in RDF: an OWL ontology, and PLOVER and CAMEO as SKOS concept schemes.

It stays within OWL 2 RL (checked with ROBOT in the tests): xsd:date, which OWL 2 does not have, and unions of
domains are told by schema:rangeIncludes and schema:domainIncludes, from which nothing follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.export import schema as schemas
from kg.export import terms
from kg.export.names import BASE, CAMEO, PLOVER, VOCABULARY, term
from kg.export.schema import Class, Mode, Property, Schema
from kg.export.triples import LABEL, TYPE, Statement, statements
from kg.model import Graph

_NAME = "Events in the news: kg"
_COMMENT = terms.english(
    "Who did what to whom, when and where, on whose word: events as SEM has them, each report of them with its "
    "modality, source and evidence."
)
_ONTOLOGY = f"<{VOCABULARY}>"
_COMMENTED = term("rdfs:comment")
_OF_OWL_RL = ("xsd:string", "xsd:double", "xsd:integer")

_ANNOTATIONS = (
    "dcterms:title", "schema:domainIncludes", "schema:rangeIncludes", "skos:definition", "skos:prefLabel",
    "vann:preferredNamespacePrefix", "vann:preferredNamespaceUri",
)  # fmt: skip
_OBJECTS = (
    "nif:referenceContext", "nif:sentence", "prov:hadPrimarySource", "schema:publisher", "skos:broadMatch",
    "skos:broader", "skos:closeMatch", "skos:exactMatch", "skos:inScheme", "skos:narrowMatch", "skos:topConceptOf",
)  # fmt: skip
_LITERALS = (
    "dcterms:identifier", "geo:lat", "geo:long", "nif:anchorOf", "nif:beginIndex", "nif:endIndex",
    "schema:datePublished", "schema:headline", "schema:inLanguage", "schema:name", "schema:url", "skos:altLabel",
    "skos:notation",
)  # fmt: skip
_CONCEPT, _SCHEME = "skos:Concept", "skos:ConceptScheme"


def explained(graph: Graph, base: str = BASE) -> Iterator[Statement]:
    """Yield the statements of a graph, and after them what the vocabulary says of every name of ours that they use."""
    used: set[str] = set()
    for row in statements(graph, base):
        used.update(name for name in row[1:3] if name.startswith(_OWN))
        yield row
    yield from _only(used, vocabulary(schemas.load()))


_OWN = (f"<{VOCABULARY}", f"<{PLOVER}", f"<{CAMEO}")


def _only(used: set[str], rows: Iterable[Statement]) -> Iterator[Statement]:
    """Yield what is said of the names used and of those that this names in turn."""
    by_subject: dict[str, list[Statement]] = {}
    for row in rows:
        by_subject.setdefault(row[0], []).append(row)
    waiting = sorted(used)
    seen = set(waiting)
    while waiting:
        found = by_subject.get(waiting.pop(), [])
        yield from found
        new = {row[2] for row in found if row[2].startswith(_OWN)} - seen
        seen |= new
        waiting += sorted(new)


def vocabulary(schema: Schema) -> Iterator[Statement]:
    """Yield the statements of the vocabulary."""
    yield from _all(_ontology())
    for cls in schema.classes.values():
        yield from _all(_class(cls))
    for prop in schema.properties.values():
        yield from _all(_property(prop))
    yield from _all(_declared(schema))
    yield from _all(_scheme(f"<{PLOVER}>", "PLOVER", "Event modes of PLOVER (Halterman et al., 2023)."))
    yield from _all(_scheme(f"<{CAMEO}>", "CAMEO", "Event codes of CAMEO 1.1b3 (Schrodt, 2012)."))
    for mode in schema.plover.values():
        yield from _all(_mode(mode))
    for code, label in schema.cameo.items():
        yield from _all(_code(code, label, schema))


Triple = tuple[str, str, str]


def _all(rows: Iterable[Triple]) -> Iterator[Statement]:
    return ((*row, "") for row in rows)


def _ontology() -> Iterator[Triple]:
    yield _ONTOLOGY, TYPE, term("owl:Ontology")
    yield _ONTOLOGY, LABEL, terms.english(_NAME)
    yield _ONTOLOGY, term("dcterms:title"), terms.english(_NAME)
    yield _ONTOLOGY, _COMMENTED, _COMMENT
    yield _ONTOLOGY, term("vann:preferredNamespacePrefix"), terms.text("kg")
    yield _ONTOLOGY, term("vann:preferredNamespaceUri"), terms.text(VOCABULARY)


def _class(cls: Class) -> Iterator[Triple]:
    subject = term(cls.name)
    yield subject, TYPE, term("owl:Class")
    yield from _explained(subject, cls.label, cls.comment)
    for name in cls.under:
        yield subject, term("rdfs:subClassOf"), term(name)
    if cls.type:
        yield subject, term("skos:notation"), terms.text(cls.type)
    if cls.plover:
        yield subject, term("skos:broadMatch"), f"<{PLOVER}{cls.plover}>"
    if cls.cameo:
        yield subject, term("skos:closeMatch"), f"<{CAMEO}{cls.cameo}>"


def _property(prop: Property) -> Iterator[Triple]:
    subject = term(prop.name)
    yield subject, TYPE, term("owl:DatatypeProperty" if prop.values else "owl:ObjectProperty")
    yield from _explained(subject, prop.label, prop.comment)
    if prop.type:
        yield subject, term("skos:notation"), terms.text(prop.type)
    domain = term("rdfs:domain") if len(prop.of) == 1 else term("schema:domainIncludes")
    for name in prop.of:
        yield subject, domain, term(name)
    if prop.range:
        is_plain = not prop.range.startswith("owl:")
        yield subject, term("rdfs:range" if is_plain else "schema:rangeIncludes"), term(prop.range)
    if prop.values:
        yield subject, term("rdfs:range" if prop.values in _OF_OWL_RL else "schema:rangeIncludes"), term(prop.values)
    if prop.under:
        yield subject, term("rdfs:subPropertyOf"), term(prop.under)


def _explained(subject: str, label: str, comment: str) -> Iterator[Triple]:
    yield subject, LABEL, terms.english(label)
    yield subject, _COMMENTED, terms.english(comment)
    yield subject, term("rdfs:isDefinedBy"), _ONTOLOGY


def _declared(schema: Schema) -> Iterator[Triple]:
    """Yield the kind of every name of other vocabularies: OWL 2 DL asks for it."""
    classes = {name for cls in schema.classes.values() for name in cls.under if not name.startswith("kg:")}
    for name in sorted(classes | {_CONCEPT, _SCHEME}):
        yield term(name), TYPE, term("owl:Class")
    above = {prop.under: prop for prop in schema.properties.values() if prop.under}
    for name, prop in sorted(above.items()):
        yield term(name), TYPE, term("owl:DatatypeProperty" if prop.values else "owl:ObjectProperty")
    for kind, names in (("Annotation", _ANNOTATIONS), ("Object", _OBJECTS), ("Datatype", _LITERALS)):
        for name in names:
            yield term(name), TYPE, term(f"owl:{kind}Property")


def _scheme(subject: str, label: str, about: str) -> Iterator[Triple]:
    yield subject, TYPE, term(_SCHEME)
    yield subject, LABEL, terms.english(label)
    yield subject, _COMMENTED, terms.english(about)


def _mode(mode: Mode) -> Iterator[Triple]:
    subject = f"<{PLOVER}{mode.name}>"
    yield from _concept(subject, f"<{PLOVER}>", mode.name, mode.label)
    yield subject, term("skos:topConceptOf"), f"<{PLOVER}>"
    yield subject, term("skos:definition"), terms.english(mode.about)
    for match, codes in (("skos:closeMatch", mode.close), ("skos:narrowMatch", mode.narrow)):
        for code in codes:
            yield subject, term(match), f"<{CAMEO}{code}>"


def _code(code: str, label: str, schema: Schema) -> Iterator[Triple]:
    subject = f"<{CAMEO}{code}>"
    yield from _concept(subject, f"<{CAMEO}>", code, label)
    above = next((code[:size] for size in range(len(code) - 1, 1, -1) if code[:size] in schema.cameo), None)
    if above:
        yield subject, term("skos:broader"), f"<{CAMEO}{above}>"
    else:
        yield subject, term("skos:topConceptOf"), f"<{CAMEO}>"


def _concept(subject: str, scheme: str, notation: str, label: str) -> Iterator[Triple]:
    yield subject, TYPE, term(_CONCEPT)
    yield subject, LABEL, terms.english(label)
    yield subject, term("skos:prefLabel"), terms.english(label)
    yield subject, term("skos:notation"), terms.text(notation)
    yield subject, term("skos:inScheme"), scheme
