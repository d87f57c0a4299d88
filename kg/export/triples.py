"""The graph as RDF statements, one at a time: plain nodes for all that has properties of its own.

No blank nodes: files with them cannot be compared line by line. No triple terms of RDF 1.2: common stores cannot
read them yet. A statement is subject, predicate, object and graph, each as N-Triples writes it; the graph is empty
for what is concluded from all articles, and the graph of an article for what rests on that article alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.export import terms
from kg.export.names import BASE, CAMEO, PLOVER, VOCABULARIES, Names, class_name, property_name, term
from kg.export.schema import Schema, load
from kg.model import (
    Article,
    Copy,
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

GEONAMES = "https://sws.geonames.org/"

Statement = tuple[str, str, str, str]
Pair = tuple[str, str]

TYPE = term("rdf:type")
LABEL = term("rdfs:label")
IDENTIFIER = term("dcterms:identifier")
DERIVED = term("prov:wasDerivedFrom")
ATTRIBUTED = term("prov:wasAttributedTo")
MODALITY, CONFIDENCE = term("kg:modality"), term("kg:confidence")
ATTRIBUTED_TO, EVIDENCE, MENTION = term("kg:attributedTo"), term("kg:evidence"), term("kg:mention")
ANCHOR, BEGIN, END = term("nif:anchorOf"), term("nif:beginIndex"), term("nif:endIndex")
CONTEXT, IN_SENTENCE = term("nif:referenceContext"), term("nif:sentence")
EVENT_TYPE = term("kg:eventType")


def statements(graph: Graph, base: str = BASE) -> Iterator[Statement]:
    """Yield the statements of a graph, some more than once. Raises InputError for a base that can begin no IRI."""
    writer = _Writer(Names(base), load())
    copies = {copy.article: copy for copy in graph.copies}
    for article in graph.articles:
        yield from writer.article(article, copies.get(article.id))
    for sentence in graph.sentences:
        yield from writer.sentence(sentence)
    for entity in graph.entities:
        yield from writer.entity(entity)
    for event in graph.events:
        yield from writer.event(event)
    for fact in graph.facts:
        yield from writer.fact(fact)
    for link in graph.links:
        yield from writer.link(link)


class _Writer:
    """Makes the statements of one record after the other."""

    def __init__(self, names: Names, schema: Schema) -> None:
        self.names = names
        self.schema = schema
        self.types: dict[tuple[str, ...], list[Pair]] = {}
        self.span_types = self._types("kg:Span")
        self.sentence_types = self._types("kg:Sentence")

    def article(self, article: Article, copy: Copy | None) -> Iterator[Statement]:
        subject, context = self._article(article.id), self._graph(article.id)
        pairs = [*self._types("kg:Article"), (LABEL, terms.text(article.title or article.path))]
        pairs += [(IDENTIFIER, terms.text(article.id)), (term("schema:inLanguage"), terms.text(article.language))]
        pairs.append((term("kg:path"), terms.text(article.path)))
        if article.title is not None:
            pairs.append((term("schema:headline"), terms.text(article.title)))
        if article.published is not None:
            pairs.append((term("schema:datePublished"), terms.date(article.published)))
        if article.url is not None:
            pairs.append((term("schema:url"), terms.text(article.url)))
        if copy is not None:
            original = self._article(copy.original)
            pairs += [(term("kg:copyOf"), original), (DERIVED, original)]
            pairs.append((term("kg:copyShare"), terms.double(copy.share)))
        if article.source is not None:
            publisher = self.names.node("publisher", article.source)
            pairs.append((term("schema:publisher"), publisher))
            named = [(LABEL, terms.text(article.source)), (term("schema:name"), terms.text(article.source))]
            yield from _about(publisher, [*self._types("kg:Publisher"), *named])
        yield from _about(subject, pairs, context)
        yield from _about(context, [*self._types("kg:ArticleGraph"), (DERIVED, subject)])

    def sentence(self, sentence: Sentence) -> Iterator[Statement]:
        subject = self.names.span(sentence.article, sentence.start, sentence.end)
        yield from self._span(subject, sentence)
        yield from _about(subject, self.sentence_types, self._graph(sentence.article))

    def entity(self, entity: ResolvedEntity) -> Iterator[Statement]:
        subject, name = self.names.node("entity", entity.id), terms.text(entity.name)
        pairs = [*self._types(class_name(entity.type)), (IDENTIFIER, terms.text(entity.id))]
        pairs += [(LABEL, name), (term("skos:prefLabel"), name)]
        pairs += [(term("skos:altLabel"), terms.text(alias)) for alias in entity.aliases if alias != entity.name]
        if entity.country is not None:
            pairs.append((term("kg:country"), terms.text(entity.country)))
        if entity.wikidata is not None:
            pairs.append((term("skos:exactMatch"), f"<{VOCABULARIES['wd']}{entity.wikidata}>"))
        if entity.geonames is not None:
            pairs.append((term("kg:geonames"), terms.integer(entity.geonames)))
            pairs.append((term("skos:closeMatch"), f"<{GEONAMES}{entity.geonames}/>"))
        pairs += _point(entity)
        yield from _about(subject, pairs)
        for evidence in entity.mentions:
            yield subject, MENTION, self._spot(evidence), self._graph(evidence.article)
            yield from self._evidence(evidence)

    def event(self, event: ResolvedEvent) -> Iterator[Statement]:
        subject = self.names.node("event", event.id)
        kinds = [class_name(kind) for kind in {event.type, *event.types}]
        pairs = [*self._types("kg:Event", *kinds), (term("kg:mainType"), term(class_name(event.type)))]
        pairs += [(EVENT_TYPE, term(kind)) for kind in kinds]
        pairs += [(IDENTIFIER, terms.text(event.id)), (LABEL, terms.text(event.name))]
        if event.plover is not None:
            pairs.append((term("kg:ploverMode"), f"<{PLOVER}{event.plover}>"))
        if event.cameo is not None:
            pairs.append((term("kg:cameoCode"), f"<{CAMEO}{event.cameo}>"))
        if event.location is not None:
            pairs.append((term("kg:location"), self.names.node("entity", event.location)))
        if event.country is not None:
            pairs.append((term("kg:country"), terms.text(event.country)))
        pairs += _point(event)
        if event.killed is not None:
            pairs.append((term("kg:killedCount"), terms.integer(event.killed)))
        if event.injured is not None:
            pairs.append((term("kg:injuredCount"), terms.integer(event.injured)))
        pairs += [(term("kg:instrument"), terms.text(words)) for words in event.instruments]
        pairs += [(term("kg:theme"), self.names.node("event", theme)) for theme in event.themes]
        yield from _about(subject, [*pairs, *_dates(event), *self._certainty(event.modality, (), event.confidence)])
        for role, general, participants in (
            ("agent", "sem:hasActor", event.agents),
            ("target", "sem:hasActor", event.targets),
            ("place", "sem:hasPlace", event.places),
        ):
            yield from self._roles(event, role, general, participants)
        for report in event.reports:
            yield from self._report(event, report)

    def fact(self, fact: Fact) -> Iterator[Statement]:
        edge = self.names.fact(fact)
        ends = self.names.node("entity", fact.subject), self.names.node("entity", fact.object)
        pairs = [*self._types("kg:Fact"), *_dates(fact)]
        if fact.event is not None:
            pairs.append((term("kg:event"), self.names.node("event", fact.event)))
        yield from _about(edge, pairs)
        yield from self._edge(edge, fact, *ends)

    def link(self, link: EventLink) -> Iterator[Statement]:
        edge = self.names.link(link)
        ends = self.names.node("event", link.origin), self.names.node("event", link.goal)
        yield from _about(edge, self._types("kg:Link"))
        yield from self._edge(edge, link, *ends)

    def _edge(self, edge: str, x: Fact | EventLink, subject: str, goal: str) -> Iterator[Statement]:
        """Yield what facts and links share; a plain triple has no room for a modality, so only the asserted are one."""
        predicate = term(property_name(x.type))
        pairs = [(term("kg:subject"), subject), (term("kg:property"), predicate), (term("kg:object"), goal)]
        yield from _about(edge, [*pairs, *self._certainty(x.modality, x.sources, x.confidence)])
        if x.modality == "asserted":
            yield subject, predicate, goal, ""
        for evidence in x.evidence:
            yield from self._proof(edge, evidence)

    def _roles(
        self, event: ResolvedEvent, role: str, general: str, participants: Iterable[Participant]
    ) -> Iterator[Statement]:
        """Yield a node for each part in an event, and the plain triple where the part is as certain as the event."""
        subject, predicate = self.names.node("event", event.id), term(f"kg:{role}")
        for participant in participants:
            entity = self.names.node("entity", participant.entity)
            pairs = [*self._types("kg:Role"), (term("kg:role"), predicate)]
            pairs += [(term("kg:event"), subject), (term("kg:entity"), entity)]
            pairs += [(EVENT_TYPE, term(class_name(kind))) for kind in participant.types]
            pairs += self._certainty(participant.modality, participant.sources)
            yield from _about(self.names.node("role", event.id, role, participant.entity), pairs)
            if participant.modality in {"asserted", event.modality}:
                yield subject, predicate, entity, ""
                yield subject, term(general), entity, ""

    def _report(self, event: ResolvedEvent, report: Report) -> Iterator[Statement]:
        subject, evidence = self.names.report(event.id, report), report.evidence
        pairs = [*self._types("kg:Report"), (term("kg:reports"), self.names.node("event", event.id))]
        pairs += [(EVENT_TYPE, term(class_name(report.type)))]
        pairs += [(term("prov:hadPrimarySource"), self._article(evidence.article))]
        pairs += self._certainty(report.modality, report.sources, report.confidence)
        yield from _about(subject, pairs, self._graph(evidence.article))
        yield from self._proof(subject, evidence)

    def _proof(self, subject: str, evidence: Evidence) -> Iterator[Statement]:
        spot = self._spot(evidence)
        yield from _about(subject, [(EVIDENCE, spot), (DERIVED, spot)], self._graph(evidence.article))
        yield from self._evidence(evidence)

    def _evidence(self, evidence: Evidence) -> Iterator[Statement]:
        subject = self._spot(evidence)
        yield from self._span(subject, evidence)
        yield subject, IN_SENTENCE, self.names.sentence(evidence), self._graph(evidence.article)

    def _span(self, subject: str, span: Sentence | Evidence) -> Iterator[Statement]:
        pairs = [*self.span_types, (ANCHOR, terms.text(span.text)), (CONTEXT, self._article(span.article))]
        pairs += [(BEGIN, terms.offset(span.start)), (END, terms.offset(span.end))]
        return _about(subject, pairs, self._graph(span.article))

    def _spot(self, evidence: Evidence) -> str:
        return self.names.span(evidence.article, evidence.start, evidence.end)

    def _article(self, identity: str) -> str:
        return self.names.node("article", identity)

    def _graph(self, article: str) -> str:
        return self.names.node("graph", article)

    def _types(self, *classes: str) -> list[Pair]:
        """Return the classes of a node with all their superclasses."""
        if classes not in self.types:
            self.types[classes] = [(TYPE, term(name)) for name in self.schema.with_superclasses(classes)]
        return self.types[classes]

    def _certainty(self, modality: str, sources: Iterable[str], confidence: float | None = None) -> list[Pair]:
        pairs = [(MODALITY, terms.text(modality))]
        for source in sources:
            entity = self.names.node("entity", source)
            pairs += [(ATTRIBUTED_TO, entity), (ATTRIBUTED, entity)]
        if confidence is not None:
            pairs.append((CONFIDENCE, terms.double(confidence)))
        return pairs


def _about(subject: str, pairs: Iterable[Pair], graph: str = "") -> Iterator[Statement]:
    return ((subject, predicate, value, graph) for predicate, value in pairs)


def _point(x: ResolvedEntity | ResolvedEvent) -> Iterator[Pair]:
    """Yield the coordinates of an entity or event, and what they are of."""
    if x.latitude is not None:
        yield term("geo:lat"), terms.double(x.latitude)
    if x.longitude is not None:
        yield term("geo:long"), terms.double(x.longitude)
    if x.geo_precision is not None:
        yield term("kg:geoPrecision"), terms.integer(x.geo_precision)


def _dates(x: ResolvedEvent | Fact) -> list[Pair]:
    pairs: list[Pair] = []
    if x.earliest is not None:
        day = terms.date(x.earliest)
        pairs += [(term("kg:earliest"), day), (term("sem:hasEarliestBeginTimeStamp"), day)]
    if x.latest is not None:
        day = terms.date(x.latest)
        pairs += [(term("kg:latest"), day), (term("sem:hasLatestEndTimeStamp"), day)]
    if x.precision is not None:
        pairs.append((term("kg:precision"), terms.text(x.precision)))
    return pairs
