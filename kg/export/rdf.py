"""The graph in RDF: plain nodes for everything that has properties of its own, no blank nodes, no RDF-star.

RDF 1.2 triple terms are left out because common stores cannot read them yet; blank nodes, because files with
them cannot be compared line by line.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from typing import BinaryIO

import rdflib
from rdflib import DCTERMS, PROV, RDF, RDFS, SKOS, XSD, Literal, URIRef

from kg.export.names import (
    BASE,
    KG,
    KINDS,
    NIF,
    PLOVER,
    SCHEMA,
    SEM,
    WGS84,
    WIKIDATA,
    class_name,
    fact_node,
    link_node,
    node,
    property_name,
)
from kg.model import (
    Article,
    EventLink,
    Evidence,
    Fact,
    Graph,
    Participant,
    Report,
    ResolvedEntity,
    ResolvedEvent,
    Sentence,
)


def write_turtle(graph: Graph, stream: BinaryIO) -> None:
    """Write the graph as Turtle; the same graph gives the same bytes."""
    stream.write(to_rdf(graph).serialize(format="turtle", encoding="utf-8"))


def to_rdf(graph: Graph) -> rdflib.Graph:
    """Return the triples of a graph, together with the vocabulary that explains them."""
    rdf = rdflib.Graph(bind_namespaces="none")
    _bind_prefixes(rdf)
    rdf.parse(data=files("kg.export").joinpath("vocabulary.ttl").read_bytes(), format="turtle")
    writer = _Writer(rdf)
    for article in graph.articles:
        writer.article(article)
    for sentence in graph.sentences:
        writer.sentence(sentence)
    for entity in graph.entities:
        writer.entity(entity)
    for event in graph.events:
        writer.event(event)
    for fact in graph.facts:
        writer.fact(fact)
    for link in graph.links:
        writer.link(link)
    return rdf


def _bind_prefixes(rdf: rdflib.Graph) -> None:
    own = {kind: BASE + kind + "/" for kind in KINDS}
    known = {"kg": KG, "plover": PLOVER, "nif": NIF, "sem": SEM, "schema": SCHEMA, "geo": WGS84, "wd": WIKIDATA}
    standard = {"dcterms": DCTERMS, "prov": PROV, "rdfs": RDFS, "skos": SKOS, "xsd": XSD}
    for prefix, namespace in (own | known | standard).items():
        rdf.bind(prefix, namespace, replace=True)


class _Writer:
    """Adds the triples of one record after the other; superclasses come from the vocabulary."""

    def __init__(self, rdf: rdflib.Graph) -> None:
        self.rdf = rdf
        self.superclasses = {
            cls: [found for found in rdf.transitive_objects(cls, RDFS.subClassOf) if isinstance(found, URIRef)]
            for cls in set(rdf.subjects(RDFS.subClassOf))
        }

    def add(self, subject: URIRef, predicate: URIRef, *objects: URIRef | str | float | object) -> None:
        """Add a triple for each object that is known; plain Python values become typed literals."""
        for thing in objects:
            if thing is not None:
                self.rdf.add((subject, predicate, thing if isinstance(thing, URIRef) else Literal(thing)))

    def classes(self, subject: URIRef, *classes: URIRef) -> None:
        """State the classes of a node with all their superclasses."""
        for cls in classes:
            self.add(subject, RDF.type, *self.superclasses.get(cls, [cls]))

    def article(self, article: Article) -> None:
        subject = node("article", article.id)
        self.classes(subject, KG.Article)
        self.add(subject, SCHEMA.headline, article.title)
        self.add(subject, SCHEMA.datePublished, article.published)
        self.add(subject, SCHEMA.inLanguage, article.language)
        self.add(subject, SCHEMA.url, article.url)
        self.add(subject, DCTERMS.publisher, article.source)
        self.add(subject, KG.path, article.path)

    def sentence(self, sentence: Sentence) -> None:
        subject = self.span(sentence.article, sentence.start, sentence.end, sentence.text)
        self.add(subject, RDF.type, NIF.Sentence)

    def span(self, article: str, start: int, end: int, text: str) -> URIRef:
        subject = node("span", article, start, end)
        self.classes(subject, KG.Span)
        self.add(subject, NIF.anchorOf, text)
        self.rdf.add((subject, NIF.beginIndex, Literal(start, datatype=XSD.nonNegativeInteger)))
        self.rdf.add((subject, NIF.endIndex, Literal(end, datatype=XSD.nonNegativeInteger)))
        self.add(subject, NIF.referenceContext, node("article", article))
        return subject

    def evidence(self, evidence: Evidence) -> URIRef:
        subject = self.span(evidence.article, evidence.start, evidence.end, evidence.text)
        begin, end = evidence.sentence.rpartition(":")[2].split("-")
        self.add(subject, NIF.sentence, node("span", evidence.article, begin, end))
        return subject

    def entity(self, entity: ResolvedEntity) -> None:
        subject = node("entity", entity.id)
        self.classes(subject, class_name(entity.type))
        self.add(subject, RDFS.label, entity.name)
        self.add(subject, SKOS.prefLabel, entity.name)
        self.add(subject, SKOS.altLabel, *(alias for alias in entity.aliases if alias != entity.name))
        self.add(subject, KG.country, entity.country)
        self.add(subject, SKOS.exactMatch, entity.wikidata and WIKIDATA[entity.wikidata])
        self.add(subject, WGS84.lat, entity.latitude)
        self.add(subject, WGS84.long, entity.longitude)
        self.add(subject, KG.mention, *map(self.evidence, entity.mentions))

    def event(self, event: ResolvedEvent) -> None:
        subject = node("event", event.id)
        roots = [PLOVER[event.plover]] if event.plover else []
        self.classes(subject, KG.Event, *roots, *map(class_name, {event.type, *event.types}))
        self.add(subject, RDFS.label, event.name)
        self.add(subject, KG.cameo, event.cameo)
        self.dates(subject, event)
        self.certainty(subject, event.modality, (), event.confidence)
        self.add(subject, KG.killedCount, event.killed)
        self.add(subject, KG.injuredCount, event.injured)
        self.add(subject, KG.instrument, *event.instruments)
        self.add(subject, KG.theme, *(node("event", theme) for theme in event.themes))
        self.roles(event, KG.agent, SEM.hasActor, event.agents)
        self.roles(event, KG.target, SEM.hasActor, event.targets)
        self.roles(event, KG.place, SEM.hasPlace, event.places)
        for report in event.reports:
            self.report(event, report)

    def roles(self, event: ResolvedEvent, role: URIRef, general: URIRef, participants: Iterable[Participant]) -> None:
        """Write a node for each part in an event, and the plain triple where the part is as certain as the event."""
        subject, name = node("event", event.id), role.removeprefix(KG)
        for participant in participants:
            entity, part = node("entity", participant.entity), node("role", event.id, name, participant.entity)
            self.classes(part, KG.Role)
            self.add(part, KG.role, role)
            self.add(part, KG.event, subject)
            self.add(part, KG.entity, entity)
            self.certainty(part, participant.modality, participant.sources)
            if participant.modality in {"asserted", event.modality}:
                self.add(subject, role, entity)
                self.add(subject, general, entity)

    def report(self, event: ResolvedEvent, report: Report) -> None:
        evidence = report.evidence
        subject = node("report", event.id, evidence.article, evidence.start, evidence.end)
        self.classes(subject, KG.Report)
        self.add(subject, KG.reports, node("event", event.id))
        self.add(subject, KG.eventType, class_name(report.type))
        self.proof(subject, [evidence])
        self.certainty(subject, report.modality, report.sources, report.confidence)

    def fact(self, fact: Fact) -> None:
        edge, property_ = fact_node(fact), property_name(fact.type)
        ends = node("entity", fact.subject), node("entity", fact.object)
        self.edge(edge, property_, *ends, asserted=fact.modality == "asserted")
        self.add(edge, KG.event, fact.event and node("event", fact.event))
        self.dates(edge, fact)
        self.proof(edge, fact.evidence)
        self.certainty(edge, fact.modality, fact.sources, fact.confidence)

    def link(self, link: EventLink) -> None:
        edge, property_ = link_node(link), property_name(link.type)
        ends = node("event", link.origin), node("event", link.goal)
        self.edge(edge, property_, *ends, asserted=link.modality == "asserted")
        self.proof(edge, link.evidence)
        self.certainty(edge, link.modality, link.sources, link.confidence)

    def edge(self, edge: URIRef, property_: URIRef, subject: URIRef, object_: URIRef, *, asserted: bool) -> None:
        """Write an edge as a node; a plain triple has no room for a modality, so only an asserted edge is one too."""
        self.classes(edge, KG.Fact)
        self.add(edge, KG.subject, subject)
        self.add(edge, KG.property, property_)
        self.add(edge, KG.object, object_)
        if asserted:
            self.add(subject, property_, object_)

    def proof(self, subject: URIRef, evidence: Iterable[Evidence]) -> None:
        spans = [self.evidence(row) for row in evidence]
        self.add(subject, KG.evidence, *spans)
        self.add(subject, PROV.wasDerivedFrom, *spans)

    def certainty(
        self, subject: URIRef, modality: str, sources: Iterable[str], confidence: float | None = None
    ) -> None:
        entities = [node("entity", source) for source in sources]
        self.add(subject, KG.modality, modality)
        self.add(subject, KG.source, *entities)
        self.add(subject, PROV.wasAttributedTo, *entities)
        self.add(subject, KG.confidence, confidence)

    def dates(self, subject: URIRef, x: ResolvedEvent | Fact) -> None:
        self.add(subject, KG.earliest, x.earliest)
        self.add(subject, SEM.hasEarliestBeginTimeStamp, x.earliest)
        self.add(subject, KG.latest, x.latest)
        self.add(subject, SEM.hasLatestEndTimeStamp, x.latest)
        self.add(subject, KG.precision, x.precision)
