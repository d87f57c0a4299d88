"""The graph record: one JSON object per line, sorted, so that two exports of one graph are the same bytes."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from kg.model import Article, EventLink, Evidence, Fact, Graph, Participant, ResolvedEntity, ResolvedEvent, Sentence

Json = dict[str, Any]
Sentences = Mapping[str, Sentence]


def write_jsonl(graph: Graph, stream: BinaryIO) -> None:
    """Write articles, entities, events, relations and links in this order, each kind sorted by its own line."""
    for rows in _kinds(graph):
        for line in sorted(json.dumps(row, ensure_ascii=False) for row in rows):
            stream.write(line.encode("utf-8") + b"\n")


def _kinds(graph: Graph) -> Iterator[Iterable[Json]]:
    sentences = {sentence.id: sentence for sentence in graph.sentences}
    originals = {copy.article: copy.original for copy in graph.copies}
    yield (_article(article, originals.get(article.id)) for article in graph.articles)
    yield map(_entity, graph.entities)
    yield (_event(event, sentences) for event in graph.events)
    yield (_fact(fact, sentences) for fact in graph.facts)
    yield (_link(link, sentences) for link in graph.links)


def _article(article: Article, original: str | None) -> Json:
    return {
        "kind": "article",
        "id": article.id,
        "title": article.title,
        "published": _iso(article.published),
        "source": article.source,
        "url": article.url,
        "path": article.path,
        "copy_of": original,
    }


def _entity(entity: ResolvedEntity) -> Json:
    return {
        "kind": "entity",
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "aliases": list(entity.aliases),
        "country": entity.country,
        "wikidata": entity.wikidata,
        "latitude": entity.latitude,
        "longitude": entity.longitude,
        "geonames": entity.geonames,
        "geo_precision": entity.geo_precision,
    }


def _event(event: ResolvedEvent, sentences: Sentences) -> Json:
    return {
        "kind": "event",
        "id": event.id,
        "name": event.name,
        "type": event.type,
        "types": list(event.types),
        "plover": event.plover,
        "cameo": event.cameo,
        **_dates(event),
        "modality": event.modality,
        "agents": _participants(event.agents),
        "targets": _participants(event.targets),
        "places": _participants(event.places),
        "location": event.location,
        "country": event.country,
        "latitude": event.latitude,
        "longitude": event.longitude,
        "geo_precision": event.geo_precision,
        "instruments": list(event.instruments),
        "killed": event.killed,
        "injured": event.injured,
        "themes": list(event.themes),
        "confidence": event.confidence,
        "evidence": [_evidence(report.evidence, sentences) for report in event.reports],
    }


def _fact(fact: Fact, sentences: Sentences) -> Json:
    return {
        "kind": "relation",
        "type": fact.type,
        "subject": fact.subject,
        "object": fact.object,
        "event": fact.event,
        **_dates(fact),
        "modality": fact.modality,
        "sources": list(fact.sources),
        "evidence": [_evidence(evidence, sentences) for evidence in fact.evidence],
        "confidence": fact.confidence,
    }


def _link(link: EventLink, sentences: Sentences) -> Json:
    return {
        "kind": "link",
        "type": link.type,
        "from": link.origin,
        "to": link.goal,
        "modality": link.modality,
        "sources": list(link.sources),
        "evidence": [_evidence(evidence, sentences) for evidence in link.evidence],
        "confidence": link.confidence,
    }


def _participants(participants: Iterable[Participant]) -> list[Json]:
    return [{"entity": p.entity, "modality": p.modality, "sources": list(p.sources)} for p in participants]


def _evidence(evidence: Evidence, sentences: Sentences) -> Json:
    sentence = sentences[evidence.sentence]
    return {
        "article": evidence.article,
        "start": evidence.start,
        "end": evidence.end,
        "text": evidence.text,
        "sentence": {"start": sentence.start, "end": sentence.end, "text": sentence.text},
    }


def _dates(x: ResolvedEvent | Fact) -> Json:
    return {"earliest": _iso(x.earliest), "latest": _iso(x.latest), "precision": x.precision}


def _iso(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None
