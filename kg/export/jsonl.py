"""The graph record: one JSON object per line, sorted, so that two exports of one graph are the same bytes.

All that the graph holds is there but the articles' own texts, so that `kg load` can make the same graph of it.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

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

Json = dict[str, Any]
Sentences = Mapping[str, Sentence]


def write_jsonl(graph: Graph, stream: BinaryIO) -> None:
    """Write articles, entities, events, relations, links and sentences in this order, each kind sorted by its line."""
    for rows in _kinds(graph):
        for line in sorted(json.dumps(row, ensure_ascii=False) for row in rows):
            stream.write(line.encode("utf-8") + b"\n")


def _kinds(graph: Graph) -> Iterator[Iterable[Json]]:
    sentences = {sentence.id: sentence for sentence in graph.sentences}
    copies = {copy.article: copy for copy in graph.copies}
    yield (_article(article, copies.get(article.id)) for article in graph.articles)
    yield (_entity(entity, sentences) for entity in graph.entities)
    yield (_event(event, sentences) for event in graph.events)
    yield (_fact(fact, sentences) for fact in graph.facts)
    yield (_link(link, sentences) for link in graph.links)
    yield map(_sentence, graph.sentences)


def _article(article: Article, copy: Copy | None) -> Json:
    return {
        "kind": "article",
        "id": article.id,
        "title": article.title,
        "published": _iso(article.published),
        "source": article.source,
        "url": article.url,
        "path": article.path,
        "language": article.language,
        "copy_of": copy and copy.original,
        "copy_share": copy and copy.share,
    }


def _entity(entity: ResolvedEntity, sentences: Sentences) -> Json:
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
        "mentions": [_mention(mention, sentences) for mention in entity.mentions],
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
        "evidence": [_report(report, sentences) for report in event.reports],
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
    return [
        {"entity": p.entity, "modality": p.modality, "sources": list(p.sources), "types": list(p.types)}
        for p in participants
    ]


def _report(report: Report, sentences: Sentences) -> Json:
    return {
        **_evidence(report.evidence, sentences),
        "type": report.type,
        "modality": report.modality,
        "sources": list(report.sources),
        "confidence": report.confidence,
    }


def _evidence(evidence: Evidence, sentences: Sentences) -> Json:
    sentence = sentences[evidence.sentence]
    return {**_spot(evidence), "sentence": {"start": sentence.start, "end": sentence.end, "text": sentence.text}}


def _mention(mention: Evidence, sentences: Sentences) -> Json:
    """A mention names its sentence without the words: there are many, and the sentence has a line of its own."""
    sentence = sentences[mention.sentence]
    return {**_spot(mention), "sentence": {"start": sentence.start, "end": sentence.end}}


def _spot(spot: Evidence | Sentence) -> Json:
    return {"article": spot.article, "start": spot.start, "end": spot.end, "text": spot.text}


def _sentence(sentence: Sentence) -> Json:
    return {"kind": "sentence", **_spot(sentence)}


def _dates(x: ResolvedEvent | Fact) -> Json:
    return {"earliest": _iso(x.earliest), "latest": _iso(x.latest), "precision": x.precision}


def _iso(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None
