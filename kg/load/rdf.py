"""The graph from RDF as `kg export` writes it, in any syntax and under any base.

What is read is the vocabulary of docs/vocabulary.md; what a file says beside it is left alone. RDF has sets, so what
a graph has several of (names, roles, reports …) comes back in the order that a built graph has.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, BinaryIO, get_args

from kg import ontology
from kg.errors import InputError
from kg.export import schema
from kg.export.names import CAMEO, PLOVER, VOCABULARIES
from kg.load.jsonl import sentence_id
from kg.load.rdf_statements import Statements, iri, read_statements
from kg.load.whole import whole
from kg.model import (
    Copy,
    EntityType,
    EventLink,
    Evidence,
    Fact,
    Graph,
    KnownArticle,
    Modality,
    Participant,
    Precision,
    Report,
    ResolvedEntity,
    ResolvedEvent,
    Sentence,
)


def read_rdf(stream: BinaryIO, name: str, syntax: str) -> Graph:
    """The graph that the statements tell of; `syntax` as rdflib calls it, `name` that of the file.

    Raises InputError where the file is no RDF, or holds no whole graph.
    """
    return whole(_Reader(read_statements(stream, name, syntax)).graph(), name)


class _Reader:
    """What statements mean."""

    def __init__(self, said: Statements) -> None:
        self._rdf = said
        self._spans: dict[str, Evidence] = {}
        vocabulary = schema.load()
        self._types = {iri(cls.name): cls.type for cls in vocabulary.classes.values() if cls.type}
        self._relations = {iri(row.name): row.type for row in vocabulary.properties.values() if row.type}
        self._ranks = {name: -kind.rank for name, kind in ontology.load().events.items()}

    def graph(self) -> Graph:
        """All of it."""
        if self._rdf and not self._rdf.of("kg:Article"):
            raise InputError(f"{self._rdf.name}: holds nothing in the vocabulary of kg. Load what `kg export` wrote.")
        roles, reports = self._rdf.by("kg:Role", "kg:event"), self._rdf.by("kg:Report", "kg:reports")
        return Graph(
            articles=tuple(map(self._article, self._rdf.of("kg:Article"))),
            sentences=tuple(map(self._sentence, self._rdf.of("kg:Sentence"))),
            entities=tuple(map(self._entity, self._rdf.of("kg:Entity"))),
            events=tuple(self._event(node, roles[node], reports[node]) for node in self._rdf.of("kg:Event")),
            facts=tuple(map(self._fact, self._rdf.of("kg:Fact"))),
            links=tuple(map(self._link, self._rdf.of("kg:Link"))),
            copies=tuple(self._copy(node) for node in self._rdf.of("kg:Article") if self._rdf.one(node, "kg:copyOf")),
        )

    def _article(self, node: str) -> KnownArticle:
        publisher = self._rdf.one(node, "schema:publisher")
        return KnownArticle(
            path=self._rdf.need(node, "kg:path"), text="", title=self._rdf.one(node, "schema:headline"),
            published=self._rdf.parsed(node, "schema:datePublished", dt.date.fromisoformat),
            source=self._rdf.need(publisher, "schema:name") if publisher else None,
            url=self._rdf.one(node, "schema:url"), language=self._rdf.need(node, "schema:inLanguage"),
            known_id=self._rdf.id(node),
        )  # fmt: skip

    def _copy(self, node: str) -> Copy:
        share = float(self._rdf.need(node, "kg:copyShare"))
        return Copy(self._rdf.id(node), self._rdf.id(self._rdf.need(node, "kg:copyOf")), share)

    def _sentence(self, node: str) -> Sentence:
        article, start, end = self._extent(node)
        return Sentence(sentence_id(article, start, end), article, start, end, self._rdf.need(node, "nif:anchorOf"))

    def _entity(self, node: str) -> ResolvedEntity:
        wikidata = self._rdf.one(node, "skos:exactMatch")
        kinds = [self._types[cls] for cls in self._rdf.all(node, "rdf:type") if cls in self._types]
        return ResolvedEntity(
            id=self._rdf.id(node), name=self._rdf.need(node, "skos:prefLabel"),
            type=self._word(kinds, EntityType, node), aliases=tuple(sorted(self._rdf.all(node, "skos:altLabel"))),
            country=self._rdf.one(node, "kg:country"), wikidata=wikidata and wikidata.removeprefix(VOCABULARIES["wd"]),
            latitude=self._rdf.parsed(node, "geo:lat", float), longitude=self._rdf.parsed(node, "geo:long", float),
            mentions=self._evidence(self._rdf.all(node, "kg:mention")),
            geonames=self._rdf.parsed(node, "kg:geonames", int),
            geo_precision=self._rdf.parsed(node, "kg:geoPrecision", int),
        )  # fmt: skip

    def _event(self, node: str, roles: Iterable[str], reports: Iterable[str]) -> ResolvedEvent:
        plover, cameo = self._rdf.one(node, "kg:ploverMode"), self._rdf.one(node, "kg:cameoCode")
        parts: dict[str, list[Participant]] = defaultdict(list)
        for role in roles:
            parts[self._rdf.need(role, "kg:role")].append(self._participant(role))
        agents, targets, places = (tuple(sorted(parts[iri(f"kg:{name}")], key=lambda p: p.entity))
                                   for name in ("agent", "target", "place"))  # fmt: skip
        location = self._rdf.one(node, "kg:location")
        return ResolvedEvent(
            id=self._rdf.id(node), name=self._rdf.need(node, "rdfs:label"),
            type=self._type(self._rdf.need(node, "kg:mainType"), node),
            types=self._event_types(node),
            plover=plover and plover.removeprefix(PLOVER), cameo=cameo and cameo.removeprefix(CAMEO),
            modality=self._modality(node), reports=self._reports(reports), **self._days(node), agents=agents,
            targets=targets, places=places, instruments=tuple(sorted(self._rdf.all(node, "kg:instrument"))),
            killed=self._rdf.parsed(node, "kg:killedCount", int),
            injured=self._rdf.parsed(node, "kg:injuredCount", int),
            themes=self._ids(node, "kg:theme"), confidence=float(self._rdf.need(node, "kg:confidence")),
            location=location and self._rdf.id(location), country=self._rdf.one(node, "kg:country"),
            latitude=self._rdf.parsed(node, "geo:lat", float), longitude=self._rdf.parsed(node, "geo:long", float),
            geo_precision=self._rdf.parsed(node, "kg:geoPrecision", int),
        )  # fmt: skip

    def _participant(self, node: str) -> Participant:
        entity = self._rdf.id(self._rdf.need(node, "kg:entity"))
        return Participant(entity, self._modality(node), self._sources(node), self._event_types(node))

    def _event_types(self, node: str) -> tuple[str, ...]:
        types = {self._type(cls, node) for cls in self._rdf.all(node, "kg:eventType")}
        return tuple(sorted(types, key=lambda name: (self._ranks.get(name, 0), name)))

    def _reports(self, nodes: Iterable[str]) -> tuple[Report, ...]:
        made = [
            Report(
                self._spot(self._rdf.need(node, "kg:evidence")), self._type(self._rdf.need(node, "kg:eventType"), node),
                self._modality(node), self._sources(node), float(self._rdf.need(node, "kg:confidence")),
            )
            for node in nodes
        ]  # fmt: skip
        return tuple(sorted(made, key=lambda r: (r.evidence.article, r.evidence.start, r.evidence.end, r.type)))

    def _fact(self, node: str) -> Fact:
        event = self._rdf.one(node, "kg:event")
        return Fact(
            type=self._relation(node), subject=self._rdf.id(self._rdf.need(node, "kg:subject")),
            object=self._rdf.id(self._rdf.need(node, "kg:object")), event=event and self._rdf.id(event),
            modality=self._modality(node), sources=self._sources(node),
            evidence=self._evidence(self._rdf.all(node, "kg:evidence")), **self._days(node),
            confidence=float(self._rdf.need(node, "kg:confidence")),
        )  # fmt: skip

    def _link(self, node: str) -> EventLink:
        return EventLink(
            type=self._relation(node), origin=self._rdf.id(self._rdf.need(node, "kg:subject")),
            goal=self._rdf.id(self._rdf.need(node, "kg:object")), modality=self._modality(node),
            sources=self._sources(node), evidence=self._evidence(self._rdf.all(node, "kg:evidence")),
            confidence=float(self._rdf.need(node, "kg:confidence")),
        )  # fmt: skip

    def _evidence(self, spans: Iterable[str]) -> tuple[Evidence, ...]:
        return tuple(sorted(map(self._spot, spans), key=lambda spot: (spot.article, spot.start, spot.end)))

    def _spot(self, span: str) -> Evidence:
        if span not in self._spans:
            article, start, end = self._extent(span)
            sentence = sentence_id(*self._extent(self._rdf.need(span, "nif:sentence")))
            self._spans[span] = Evidence(article, start, end, self._rdf.need(span, "nif:anchorOf"), sentence)
        return self._spans[span]

    def _extent(self, span: str) -> tuple[str, int, int]:
        article = self._rdf.id(self._rdf.need(span, "nif:referenceContext"))
        return article, int(self._rdf.need(span, "nif:beginIndex")), int(self._rdf.need(span, "nif:endIndex"))

    def _days(self, node: str) -> dict[str, Any]:
        precision = self._rdf.all(node, "kg:precision")
        return {
            "earliest": self._rdf.parsed(node, "kg:earliest", dt.date.fromisoformat),
            "latest": self._rdf.parsed(node, "kg:latest", dt.date.fromisoformat),
            "precision": self._word(precision, Precision, node) if precision else None,
        }

    def _sources(self, node: str) -> tuple[str, ...]:
        return self._ids(node, "kg:attributedTo")

    def _ids(self, node: str, predicate: str) -> tuple[str, ...]:
        return tuple(sorted(self._rdf.id(value) for value in self._rdf.all(node, predicate)))

    def _modality(self, node: str) -> Any:
        return self._word(self._rdf.all(node, "kg:modality"), Modality, node)

    def _type(self, cls: str, node: str) -> str:
        if cls not in self._types:
            raise self._rdf.broken(node, f"is of the type {cls}, which kg does not know")
        return self._types[cls]

    def _relation(self, node: str) -> str:
        name = self._rdf.need(node, "kg:property")
        if name not in self._relations:
            raise self._rdf.broken(node, f"is a relation {name}, which kg does not know")
        return self._relations[name]

    def _word(self, found: list[str], words: Any, node: str) -> Any:
        """The one of the words of a Literal type that was found."""
        if len(found) != 1 or found[0] not in get_args(words):
            raise self._rdf.broken(node, f"should have one of {', '.join(get_args(words))}, not {found}")
        return found[0]
