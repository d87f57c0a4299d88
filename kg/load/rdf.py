"""The graph from RDF as `kg export` writes it, in any syntax and under any base.

What is read is the vocabulary of docs/vocabulary.md; what a file says beside it is left alone. RDF has sets, so what
a graph has several of (names, roles, reports …) comes back in the order that a built graph has.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Mapping
from typing import Any, BinaryIO, TypeVar, get_args

import rdflib
from rdflib.exceptions import Error as RdflibError
from rdflib.exceptions import ParserError
from rdflib.store import Store

from kg import ontology
from kg.errors import InputError
from kg.export import schema
from kg.export.names import CAMEO, PLOVER, VOCABULARIES, term
from kg.load.jsonl import sentence_id
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

About = Mapping[str, Mapping[str, list[str]]]


def read_rdf(stream: BinaryIO, name: str, syntax: str) -> Graph:
    """The graph that the statements tell of; `syntax` as rdflib calls it, `name` that of the file.

    Raises InputError where the file is no RDF, or holds no whole graph.
    """
    kept = _Kept()
    parsed = (rdflib.Graph if syntax in PLAIN else rdflib.Dataset)(store=kept)
    try:
        parsed.parse(stream, format=syntax)
    except (SyntaxError, ValueError, LookupError, ParserError, RdflibError) as error:  # LookupError: a cut-off file
        first = str(error).strip().splitlines()[:1]
        raise InputError(f"{name}: no {syntax} ({' '.join(first)}). Was it cut short? Export it again.") from error
    return whole(_Reader(kept.about, name).graph(), name)


class _Kept(Store):
    """Where rdflib's parsers put statements: keeps just those that a graph is made of, each once.

    rdflib's own store indexes every statement three times, which costs more than the parsing.
    """

    context_aware = True
    graph_aware = True

    def __init__(self) -> None:
        super().__init__()
        self.about: dict[str, dict[str, list[str]]] = {}
        self._predicates = {_iri(name): _iri(name) for name in PREDICATES}

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


class _Reader:
    """Statements by subject and predicate, and what they mean."""

    def __init__(self, about: About, name: str) -> None:
        self._about = about
        self._name = name
        self._spans: dict[str, Evidence] = {}
        vocabulary = schema.load()
        self._types = {_iri(cls.name): cls.type for cls in vocabulary.classes.values() if cls.type}
        self._relations = {_iri(row.name): row.type for row in vocabulary.properties.values() if row.type}
        self._ranks = {name: -kind.rank for name, kind in ontology.load().events.items()}

    def graph(self) -> Graph:
        """All of it."""
        if self._about and not self._of("kg:Article"):
            raise InputError(f"{self._name}: holds nothing in the vocabulary of kg. Load what `kg export` wrote.")
        roles, reports = self._by("kg:Role", "kg:event"), self._by("kg:Report", "kg:reports")
        return Graph(
            articles=tuple(map(self._article, self._of("kg:Article"))),
            sentences=tuple(map(self._sentence, self._of("kg:Sentence"))),
            entities=tuple(map(self._entity, self._of("kg:Entity"))),
            events=tuple(self._event(node, roles[node], reports[node]) for node in self._of("kg:Event")),
            facts=tuple(map(self._fact, self._of("kg:Fact"))),
            links=tuple(map(self._link, self._of("kg:Link"))),
            copies=tuple(self._copy(node) for node in self._of("kg:Article") if self._one(node, "kg:copyOf")),
        )

    # ---- nodes

    def _article(self, node: str) -> KnownArticle:
        publisher = self._one(node, "schema:publisher")
        return KnownArticle(
            path=self._need(node, "kg:path"), text="", title=self._one(node, "schema:headline"),
            published=self._as(node, "schema:datePublished", dt.date.fromisoformat),
            source=self._need(publisher, "schema:name") if publisher else None, url=self._one(node, "schema:url"),
            language=self._need(node, "schema:inLanguage"), known_id=self._id(node),
        )  # fmt: skip

    def _copy(self, node: str) -> Copy:
        share = float(self._need(node, "kg:copyShare"))
        return Copy(self._id(node), self._id(self._need(node, "kg:copyOf")), share)

    def _sentence(self, node: str) -> Sentence:
        article, start, end = self._extent(node)
        return Sentence(sentence_id(article, start, end), article, start, end, self._need(node, "nif:anchorOf"))

    def _entity(self, node: str) -> ResolvedEntity:
        wikidata = self._one(node, "skos:exactMatch")
        kinds = [self._types[cls] for cls in self._all(node, "rdf:type") if cls in self._types]
        return ResolvedEntity(
            id=self._id(node), name=self._need(node, "skos:prefLabel"), type=self._word(kinds, EntityType, node),
            aliases=tuple(sorted(self._all(node, "skos:altLabel"))), country=self._one(node, "kg:country"),
            wikidata=wikidata and wikidata.removeprefix(VOCABULARIES["wd"]),
            latitude=self._as(node, "geo:lat", float), longitude=self._as(node, "geo:long", float),
            mentions=self._evidence(self._all(node, "kg:mention")), geonames=self._as(node, "kg:geonames", int),
            geo_precision=self._as(node, "kg:geoPrecision", int),
        )  # fmt: skip

    def _event(self, node: str, roles: Iterable[str], reports: Iterable[str]) -> ResolvedEvent:
        plover, cameo = self._one(node, "kg:ploverMode"), self._one(node, "kg:cameoCode")
        parts: dict[str, list[Participant]] = defaultdict(list)
        for role in roles:
            parts[self._need(role, "kg:role")].append(self._participant(role))
        agents, targets, places = (tuple(sorted(parts[_iri(f"kg:{name}")], key=lambda p: p.entity))
                                   for name in ("agent", "target", "place"))  # fmt: skip
        types = {self._type(cls, node) for cls in self._all(node, "kg:eventType")}
        location = self._one(node, "kg:location")
        return ResolvedEvent(
            id=self._id(node), name=self._need(node, "rdfs:label"),
            type=self._type(self._need(node, "kg:mainType"), node),
            types=tuple(sorted(types, key=lambda name: (self._ranks.get(name, 0), name))),
            plover=plover and plover.removeprefix(PLOVER), cameo=cameo and cameo.removeprefix(CAMEO),
            modality=self._modality(node), reports=self._reports(reports), **self._days(node), agents=agents,
            targets=targets, places=places, instruments=tuple(sorted(self._all(node, "kg:instrument"))),
            killed=self._as(node, "kg:killedCount", int), injured=self._as(node, "kg:injuredCount", int),
            themes=self._ids(node, "kg:theme"), confidence=float(self._need(node, "kg:confidence")),
            location=location and self._id(location), country=self._one(node, "kg:country"),
            latitude=self._as(node, "geo:lat", float), longitude=self._as(node, "geo:long", float),
            geo_precision=self._as(node, "kg:geoPrecision", int),
        )  # fmt: skip

    def _participant(self, node: str) -> Participant:
        return Participant(self._id(self._need(node, "kg:entity")), self._modality(node), self._sources(node))

    def _reports(self, nodes: Iterable[str]) -> tuple[Report, ...]:
        made = [
            Report(
                self._spot(self._need(node, "kg:evidence")), self._type(self._need(node, "kg:eventType"), node),
                self._modality(node), self._sources(node), float(self._need(node, "kg:confidence")),
            )
            for node in nodes
        ]  # fmt: skip
        return tuple(sorted(made, key=lambda r: (r.evidence.article, r.evidence.start, r.evidence.end, r.type)))

    def _fact(self, node: str) -> Fact:
        event = self._one(node, "kg:event")
        return Fact(
            type=self._relation(node), subject=self._id(self._need(node, "kg:subject")),
            object=self._id(self._need(node, "kg:object")), event=event and self._id(event),
            modality=self._modality(node), sources=self._sources(node),
            evidence=self._evidence(self._all(node, "kg:evidence")), **self._days(node),
            confidence=float(self._need(node, "kg:confidence")),
        )  # fmt: skip

    def _link(self, node: str) -> EventLink:
        return EventLink(
            type=self._relation(node), origin=self._id(self._need(node, "kg:subject")),
            goal=self._id(self._need(node, "kg:object")), modality=self._modality(node), sources=self._sources(node),
            evidence=self._evidence(self._all(node, "kg:evidence")),
            confidence=float(self._need(node, "kg:confidence")),
        )  # fmt: skip

    # ---- parts

    def _evidence(self, spans: Iterable[str]) -> tuple[Evidence, ...]:
        return tuple(sorted(map(self._spot, spans), key=lambda spot: (spot.article, spot.start, spot.end)))

    def _spot(self, span: str) -> Evidence:
        if span not in self._spans:
            article, start, end = self._extent(span)
            sentence = sentence_id(*self._extent(self._need(span, "nif:sentence")))
            self._spans[span] = Evidence(article, start, end, self._need(span, "nif:anchorOf"), sentence)
        return self._spans[span]

    def _extent(self, span: str) -> tuple[str, int, int]:
        article = self._id(self._need(span, "nif:referenceContext"))
        return article, int(self._need(span, "nif:beginIndex")), int(self._need(span, "nif:endIndex"))

    def _days(self, node: str) -> dict[str, Any]:
        precision = self._all(node, "kg:precision")
        return {
            "earliest": self._as(node, "kg:earliest", dt.date.fromisoformat),
            "latest": self._as(node, "kg:latest", dt.date.fromisoformat),
            "precision": self._word(precision, Precision, node) if precision else None,
        }

    def _sources(self, node: str) -> tuple[str, ...]:
        return self._ids(node, "kg:attributedTo")

    def _ids(self, node: str, predicate: str) -> tuple[str, ...]:
        return tuple(sorted(self._id(value) for value in self._all(node, predicate)))

    def _modality(self, node: str) -> Any:
        return self._word(self._all(node, "kg:modality"), Modality, node)

    def _type(self, cls: str, node: str) -> str:
        if cls not in self._types:
            raise self._broken(node, f"is of the type {cls}, which kg does not know")
        return self._types[cls]

    def _relation(self, node: str) -> str:
        name = self._need(node, "kg:property")
        if name not in self._relations:
            raise self._broken(node, f"is a relation {name}, which kg does not know")
        return self._relations[name]

    # ---- statements

    def _of(self, cls: str) -> list[str]:
        """The nodes of a class, sorted."""
        wanted, types = _iri(cls), _iri("rdf:type")
        return sorted(node for node, pairs in self._about.items() if wanted in pairs.get(types, ()))

    def _by(self, cls: str, predicate: str) -> Mapping[str, list[str]]:
        """The nodes of a class by the one node that a predicate leads to."""
        found: dict[str, list[str]] = defaultdict(list)
        for node in self._of(cls):
            found[self._need(node, predicate)].append(node)
        return found

    def _all(self, node: str, predicate: str) -> list[str]:
        return self._about[node].get(_iri(predicate), []) if node in self._about else []

    def _one(self, node: str, predicate: str) -> str | None:
        values = self._all(node, predicate)
        if len(values) > 1:
            raise self._broken(node, f"has {len(values)} values of {predicate}")
        return values[0] if values else None

    def _need(self, node: str, predicate: str) -> str:
        value = self._one(node, predicate)
        if value is None:
            raise self._broken(node, f"lacks {predicate}")
        return value

    def _as(self, node: str, predicate: str, make: Callable[[str], T]) -> T | None:
        value = self._one(node, predicate)
        return None if value is None else make(value)

    def _id(self, node: str) -> str:
        return self._need(node, "dcterms:identifier")

    def _word(self, found: list[str], words: Any, node: str) -> Any:
        """The one of the words of a Literal type that was found."""
        if len(found) != 1 or found[0] not in get_args(words):
            raise self._broken(node, f"should have one of {', '.join(get_args(words))}, not {found}")
        return found[0]

    def _broken(self, node: str, what: str) -> InputError:
        return InputError(f"{self._name}: <{node}> {what}. Export it again.")


def _iri(name: str) -> str:
    return term(name)[1:-1]
