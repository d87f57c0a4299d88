"""Extraction records as JSON: keys and their order are the contract's."""

from __future__ import annotations

import datetime as dt
from typing import Any

from kg.model import Argument, Article, Entity, Event, Extraction, Link, Mention, Relation, Span, When

Json = dict[str, Any]


def extraction_to_json(x: Extraction) -> Json:
    """Return the record of one article, ready for `json.dumps`; keys and their order are the contract's."""
    name, _, version = x.model.rpartition(" ")
    return {
        "article": _article_json(x.article),
        "model": {"name": name or version, "version": version if name else None},
        "entities": [_entity_json(entity) for entity in x.entities],
        "relations": [_relation_json(relation) for relation in x.relations],
        "events": [_event_json(event) for event in x.events],
        "links": [_link_json(link) for link in x.links],
    }


def _article_json(article: Article) -> Json:
    return {
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "published": _iso(article.published),
        "source": article.source,
        "url": article.url,
        "language": article.language,
    }


def _entity_json(entity: Entity) -> Json:
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "country": entity.country,
        "wikidata": entity.wikidata,
        "mentions": [{**_span_json(mention), "kind": mention.kind} for mention in entity.mentions],
    }


def _relation_json(relation: Relation) -> Json:
    return {
        "type": relation.type,
        "subject": relation.subject,
        "object": relation.object,
        "start": relation.start,
        "end": relation.end,
        "confidence": relation.confidence,
    }


def _event_json(event: Event) -> Json:
    return {
        "id": event.id,
        "type": event.type,
        "plover": event.plover,
        "cameo": event.cameo,
        "trigger": _span_json(event.trigger),
        "sentence": {"start": event.sentence.start, "end": event.sentence.end},
        "agents": [_argument_json(argument) for argument in event.agents],
        "targets": [_argument_json(argument) for argument in event.targets],
        "places": [_argument_json(argument) for argument in event.places],
        "instruments": [_span_json(instrument) for instrument in event.instruments],
        "when": event.when and _when_json(event.when),
        "modality": event.modality,
        "sources": list(event.sources),
        "killed": event.killed,
        "injured": event.injured,
        "theme": event.theme,
        "confidence": event.confidence,
    }


def _argument_json(argument: Argument) -> Json:
    return {"entity": argument.entity, **_span_json(argument), "modality": argument.modality}


def _when_json(when: When) -> Json:
    return {
        "earliest": _iso(when.earliest),
        "latest": _iso(when.latest),
        "precision": when.precision,
        "basis": when.basis,
        "text": when.text,
        "start": when.start,
        "end": when.end,
    }


def _link_json(link: Link) -> Json:
    return {
        "type": link.type,
        "from": link.origin,
        "to": link.goal,
        "start": link.start,
        "end": link.end,
        "confidence": link.confidence,
    }


def _span_json(span: Span | Mention | Argument) -> Json:
    return {"start": span.start, "end": span.end, "text": span.text}


def _iso(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None
