"""Extraction records as JSON, and back again with nothing taken on trust.

The form is the one that `kg extract` prints, one object per article. Reading a record checks every span
against the article's own text, every id against what the record declares, and every word that is one of a few.
"""

from __future__ import annotations

import datetime as dt
import re
import reprlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast, get_args

from kg.errors import RecordError
from kg.model import (
    Argument,
    Article,
    Basis,
    Entity,
    EntityType,
    Event,
    Extent,
    Extraction,
    Link,
    LinkType,
    Mention,
    MentionKind,
    Modality,
    Precision,
    Relation,
    Span,
    When,
)

Json = dict[str, Any]

_NAME_OF_TYPE = re.compile(r"[A-Z][A-Z0-9_]*")
"""Types become node labels and relationship types in a database, so they are plain upper-case words."""

_SHORT = reprlib.Repr()
_SHORT.maxstring = _SHORT.maxother = 80

_SPAN_KEYS = ("start", "end", "text")
_KEYS: dict[str, tuple[str, ...]] = {
    "record": ("article", "model", "entities", "relations", "events", "links"),
    "article": ("id", "path", "title", "published", "source", "url", "language"),
    "model": ("name", "version"),
    "entity": ("id", "name", "type", "country", "wikidata", "mentions"),
    "mention": (*_SPAN_KEYS, "kind"),
    "relation": ("type", "subject", "object", "start", "end", "confidence"),
    "event": (
        "id", "type", "plover", "cameo", "trigger", "sentence", "agents", "targets", "places", "instruments", "when",
        "modality", "sources", "killed", "injured", "theme", "confidence",
    ),
    "argument": ("entity", *_SPAN_KEYS, "modality"),
    "when": ("earliest", "latest", "precision", "basis", *_SPAN_KEYS),
    "span": _SPAN_KEYS,
    "extent": ("start", "end"),
    "link": ("type", "from", "to", "start", "end", "confidence"),
}  # fmt: skip


# ---- out


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


# ---- in


def extraction_from_json(obj: Json, article: Article) -> Extraction:
    """Read the record of `article`, believing nothing.

    Raises RecordError, naming the field and what is wrong with it, for a missing or unknown key, a wrong kind
    of value, a span whose text is not the article's own, an id that the record does not declare, or a record
    that belongs to another text.
    """
    root = _Node(obj, "record", article.text)
    parts = root.fields("record")
    _check_article(parts["article"], article)
    model = parts["model"].fields("model")
    version = model["version"].optional_string()
    entities = tuple(_read_entity(node) for node in parts["entities"].items())
    entity_ids = _unique(parts["entities"], [entity.id for entity in entities])
    event_nodes = list(parts["events"].items())
    event_ids = _unique(parts["events"], [node.fields("event")["id"].string() for node in event_nodes])
    return Extraction(
        article=article,
        model=" ".join(filter(None, (model["name"].string(), version))),
        entities=entities,
        relations=tuple(_read_relation(node, entity_ids) for node in parts["relations"].items()),
        events=tuple(_read_event(node, entity_ids, event_ids) for node in event_nodes),
        links=tuple(_read_link(node, event_ids) for node in parts["links"].items()),
    )


@dataclass(frozen=True, slots=True)
class _Node:
    """A value of a record, the path that leads to it, and the raw text that its offsets point into."""

    value: Any
    path: str
    raw: str

    def fail(self, problem: str) -> RecordError:
        return RecordError(f"{self.path}: {problem}. The record breaks the contract; extract its article again.")

    def fields(self, kind: str) -> dict[str, _Node]:
        if not isinstance(self.value, dict):
            raise self.fail(f"expected an object, found {_shown(self.value)}")
        for problem, keys in (
            ("is missing", [key for key in _KEYS[kind] if key not in self.value]),
            ("is not known", [key for key in self.value if key not in _KEYS[kind]]),
        ):
            if keys:
                raise self.fail(f"key {', '.join(map(repr, keys))} {problem}")
        return {key: _Node(self.value[key], f"{self.path}.{key}", self.raw) for key in _KEYS[kind]}

    def items(self) -> Iterator[_Node]:
        if not isinstance(self.value, list):
            raise self.fail(f"expected a list, found {_shown(self.value)}")
        return (_Node(value, f"{self.path}[{i}]", self.raw) for i, value in enumerate(self.value))

    def string(self) -> str:
        if not isinstance(self.value, str) or not self.value:
            raise self.fail(f"expected some text, found {_shown(self.value)}")
        return self.value

    def optional_string(self) -> str | None:
        return None if self.value is None else self.string()

    def whole(self) -> int:
        if isinstance(self.value, bool) or not isinstance(self.value, int) or self.value < 0:
            raise self.fail(f"expected a whole number that is not negative, found {_shown(self.value)}")
        return self.value

    def optional_whole(self) -> int | None:
        return None if self.value is None else self.whole()

    def share(self) -> float:
        if isinstance(self.value, bool) or not isinstance(self.value, int | float) or not 0 <= self.value <= 1:
            raise self.fail(f"expected a number from 0 to 1, found {_shown(self.value)}")
        return float(self.value)

    def date(self) -> dt.date:
        try:
            date = dt.date.fromisoformat(self.string())
        except ValueError:
            date = None
        if date is None or date.isoformat() != self.value:
            raise self.fail(f"expected a date YYYY-MM-DD, found {_shown(self.value)}")
        return date

    def choice(self, literal: object) -> str:
        if self.value not in (choices := get_args(literal)):
            raise self.fail(f"expected one of {', '.join(choices)}, found {_shown(self.value)}")
        return cast(str, self.value)

    def type_name(self) -> str:
        if not _NAME_OF_TYPE.fullmatch(name := self.string()):
            raise self.fail(f"expected an upper-case type name, found {_shown(name)}")
        return name

    def known(self, ids: frozenset[str]) -> str:
        if (name := self.string()) not in ids:
            raise self.fail(f"{name!r} is not declared in this record")
        return name

    def extent(self, parts: dict[str, _Node]) -> tuple[int, int]:
        start, end = parts["start"].whole(), parts["end"].whole()
        if not start < end <= len(self.raw):
            raise self.fail(f"{start}-{end} is not a stretch of the article, which has {len(self.raw)} characters")
        return start, end

    def span(self, parts: dict[str, _Node]) -> tuple[int, int, str]:
        start, end = self.extent(parts)
        text, own = parts["text"].string(), self.raw[start:end]
        if text != own:
            raise self.fail(f"the article has {_shown(own)} at {start}-{end}, the record {_shown(text)}")
        return start, end, text


def _shown(value: object) -> str:
    return _SHORT.repr(value)


def _unique(node: _Node, ids: Sequence[str]) -> frozenset[str]:
    seen: set[str] = set()
    for name in ids:
        if name in seen:
            raise node.fail(f"id {name!r} stands twice")
        seen.add(name)
    return frozenset(seen)


def _check_article(node: _Node, article: Article) -> None:
    parts = node.fields("article")
    if parts["id"].value != article.id:
        raise parts["id"].fail(f"the record is of article {parts['id'].value}, the text of {article.id}")


def _read_entity(node: _Node) -> Entity:
    parts = node.fields("entity")
    return Entity(
        id=parts["id"].string(),
        name=parts["name"].string(),
        type=cast(EntityType, parts["type"].choice(EntityType)),
        mentions=tuple(_read_mention(mention) for mention in parts["mentions"].items()),
        country=parts["country"].optional_string(),
        wikidata=parts["wikidata"].optional_string(),
    )


def _read_mention(node: _Node) -> Mention:
    parts = node.fields("mention")
    return Mention(*node.span(parts), kind=cast(MentionKind, parts["kind"].choice(MentionKind)))


def _read_relation(node: _Node, entities: frozenset[str]) -> Relation:
    parts = node.fields("relation")
    start, end = node.extent(parts)
    return Relation(
        type=parts["type"].type_name(),
        subject=parts["subject"].known(entities),
        object=parts["object"].known(entities),
        start=start,
        end=end,
        confidence=parts["confidence"].share(),
    )


def _read_event(node: _Node, entities: frozenset[str], events: frozenset[str]) -> Event:
    parts = node.fields("event")
    theme = parts["theme"]
    return Event(
        id=parts["id"].string(),
        type=parts["type"].type_name(),
        plover=None if parts["plover"].value is None else parts["plover"].type_name(),
        cameo=parts["cameo"].optional_string(),
        trigger=_read_span(parts["trigger"]),
        sentence=Extent(*parts["sentence"].extent(parts["sentence"].fields("extent"))),
        agents=_read_arguments(parts["agents"], entities),
        targets=_read_arguments(parts["targets"], entities),
        places=_read_arguments(parts["places"], entities),
        instruments=tuple(_read_span(item) for item in parts["instruments"].items()),
        when=None if parts["when"].value is None else _read_when(parts["when"]),
        modality=cast(Modality, parts["modality"].choice(Modality)),
        sources=tuple(item.known(entities) for item in parts["sources"].items()),
        killed=parts["killed"].optional_whole(),
        injured=parts["injured"].optional_whole(),
        theme=None if theme.value is None else theme.known(events),
        confidence=parts["confidence"].share(),
    )


def _read_span(node: _Node) -> Span:
    return Span(*node.span(node.fields("span")))


def _read_arguments(node: _Node, entities: frozenset[str]) -> tuple[Argument, ...]:
    return tuple(_read_argument(item, entities) for item in node.items())


def _read_argument(node: _Node, entities: frozenset[str]) -> Argument:
    parts = node.fields("argument")
    modality = parts["modality"]
    start, end, text = node.span(parts)
    return Argument(
        entity=parts["entity"].known(entities),
        start=start,
        end=end,
        text=text,
        modality=None if modality.value is None else cast(Modality, modality.choice(Modality)),
    )


def _read_when(node: _Node) -> When:
    parts = node.fields("when")
    earliest, latest = parts["earliest"].date(), parts["latest"].date()
    if earliest > latest:
        raise node.fail(f"earliest {earliest} is after latest {latest}")
    start, end, text = node.span(parts)
    return When(
        earliest=earliest,
        latest=latest,
        precision=cast(Precision, parts["precision"].choice(Precision)),
        basis=cast(Basis, parts["basis"].choice(Basis)),
        text=text,
        start=start,
        end=end,
    )


def _read_link(node: _Node, events: frozenset[str]) -> Link:
    parts = node.fields("link")
    start, end = node.extent(parts)
    return Link(
        type=cast(LinkType, parts["type"].choice(LinkType)),
        origin=parts["from"].known(events),
        goal=parts["to"].known(events),
        start=start,
        end=end,
        confidence=parts["confidence"].share(),
    )
