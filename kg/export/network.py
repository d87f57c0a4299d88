"""The graph as a plain network for tools that know nodes, edges and attributes: GraphML and GEXF are written from it.

Nodes are entities and events; edges are roles (AGENT, TARGET, PLACE), what an event is about (ABOUT), what one entity
did to another (ATTACKED …) and ties between events (RETALIATES_FOR …). Each edge that a text gives has the sentence.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from kg.model import Evidence, Graph, ResolvedEntity, ResolvedEvent

Value = str | int | float | None
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

NODE_ATTRIBUTES: Mapping[str, str] = {
    "kind": "string", "type": "string", "country": "string", "wikidata": "string", "latitude": "double",
    "longitude": "double", "geonames": "int", "geo_precision": "int", "aliases": "string", "plover": "string",
    "cameo": "string", "modality": "string",
    "earliest": "string", "latest": "string", "precision": "string", "killed": "int", "injured": "int",
    "reports": "int", "confidence": "double",
}  # fmt: skip
EDGE_ATTRIBUTES: Mapping[str, str] = {
    "type": "string", "modality": "string", "sources": "string", "types": "string", "event": "string",
    "earliest": "string", "latest": "string", "precision": "string", "sentence": "string", "confidence": "double",
}  # fmt: skip
"""Attributes by name, each with its type in the words of GraphML."""


@dataclass(frozen=True, slots=True)
class Node:
    """An entity or event; `days` are those between which an event lies."""

    id: str
    label: str
    attributes: Mapping[str, Value]
    days: tuple[dt.date | None, dt.date | None] = (None, None)


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie from one node to another, named by its type."""

    source: str
    target: str
    label: str
    attributes: Mapping[str, Value]
    days: tuple[dt.date | None, dt.date | None] = (None, None)


def nodes(graph: Graph) -> Iterator[Node]:
    """All entities, then all events, in the order of the graph."""
    yield from map(_entity, graph.entities)
    yield from map(_event, graph.events)


def edges(graph: Graph) -> Iterator[Edge]:
    """Roles and themes event by event, then facts, then links."""
    sentences = {sentence.id: sentence.text for sentence in graph.sentences}

    def sentence(evidence: tuple[Evidence, ...]) -> str | None:
        return " ".join(sentences[evidence[0].sentence].split()) if evidence else None

    for event in graph.events:
        yield from _roles(event)
    for fact in graph.facts:
        attributes: dict[str, Value] = {
            "type": fact.type, "modality": fact.modality, "sources": _listed(fact.sources), "event": fact.event,
            **_dates(fact.earliest, fact.latest, fact.precision), "sentence": sentence(fact.evidence),
            "confidence": fact.confidence,
        }  # fmt: skip
        ends = _entity_id(fact.subject), _entity_id(fact.object)
        yield Edge(*ends, fact.type, attributes, (fact.earliest, fact.latest))
    for link in graph.links:
        attributes = {
            "type": link.type, "modality": link.modality, "sources": _listed(link.sources),
            "sentence": sentence(link.evidence), "confidence": link.confidence,
        }  # fmt: skip
        yield Edge(_event_id(link.origin), _event_id(link.goal), link.type, attributes)


def xml_text(value: str) -> str:
    """The text without the characters that XML cannot hold, each replaced by U+FFFD."""
    return _NOT_XML.sub("\ufffd", value)


def quoted(value: str) -> str:
    """The text as an XML attribute's value, in its quotes."""
    return quoteattr(xml_text(value))


def _entity(entity: ResolvedEntity) -> Node:
    attributes: dict[str, Value] = {
        "kind": "entity", "type": entity.type, "country": entity.country, "wikidata": entity.wikidata,
        "latitude": entity.latitude, "longitude": entity.longitude, "geonames": entity.geonames,
        "geo_precision": entity.geo_precision, "aliases": _listed(entity.aliases),
    }  # fmt: skip
    return Node(_entity_id(entity.id), entity.name, attributes)


def _event(event: ResolvedEvent) -> Node:
    attributes: dict[str, Value] = {
        "kind": "event", "type": event.type, "plover": event.plover, "cameo": event.cameo, "modality": event.modality,
        "country": event.country, "latitude": event.latitude, "longitude": event.longitude,
        "geo_precision": event.geo_precision,
        **_dates(event.earliest, event.latest, event.precision), "killed": event.killed, "injured": event.injured,
        "reports": len(event.reports), "confidence": event.confidence,
    }  # fmt: skip
    return Node(_event_id(event.id), event.name, attributes, (event.earliest, event.latest))


def _roles(event: ResolvedEvent) -> Iterator[Edge]:
    origin, days = _event_id(event.id), (event.earliest, event.latest)
    for role, participants in (("AGENT", event.agents), ("TARGET", event.targets), ("PLACE", event.places)):
        for part in participants:
            attributes: dict[str, Value] = {
                "type": role, "modality": part.modality, "sources": _listed(part.sources), "types": _listed(part.types),
                "event": event.id,
                **_dates(event.earliest, event.latest, event.precision),
            }  # fmt: skip
            yield Edge(origin, _entity_id(part.entity), role, attributes, days)
    for theme in event.themes:
        yield Edge(origin, _event_id(theme), "ABOUT", {"type": "ABOUT", "event": event.id}, days)


def _dates(earliest: dt.date | None, latest: dt.date | None, precision: str | None) -> dict[str, Value]:
    days = {"earliest": earliest, "latest": latest}
    return {**{name: day.isoformat() if day else None for name, day in days.items()}, "precision": precision}


def _listed(names: tuple[str, ...]) -> str | None:
    return "; ".join(names) or None


def _entity_id(name: str) -> str:
    return f"entity:{name}"


def _event_id(name: str) -> str:
    return f"event:{name}"
