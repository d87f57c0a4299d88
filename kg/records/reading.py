"""Extraction records from JSON, with nothing taken on trust."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

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
from kg.records.node import Node
from kg.records.writing import Json


def extraction_from_json(obj: Json, article: Article) -> Extraction:
    """Read the record of `article`, believing nothing.

    Raises RecordError, naming the field and what is wrong with it, for a missing or unknown key, a wrong kind
    of value, a span whose text is not the article's own, an id that the record does not declare, or a record
    that belongs to another text.
    """
    root = Node(obj, "record", article.text)
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


def _unique(node: Node, ids: Sequence[str]) -> frozenset[str]:
    seen: set[str] = set()
    for name in ids:
        if name in seen:
            raise node.fail(f"id {name!r} stands twice")
        seen.add(name)
    return frozenset(seen)


def _check_article(node: Node, article: Article) -> None:
    parts = node.fields("article")
    if parts["id"].value != article.id:
        raise parts["id"].fail(f"the record is of article {parts['id'].value}, the text of {article.id}")


def _read_entity(node: Node) -> Entity:
    parts = node.fields("entity")
    return Entity(
        id=parts["id"].string(),
        name=parts["name"].string(),
        type=cast(EntityType, parts["type"].choice(EntityType)),
        mentions=tuple(_read_mention(mention) for mention in parts["mentions"].items()),
        country=parts["country"].optional_string(),
        wikidata=parts["wikidata"].optional_string(),
    )


def _read_mention(node: Node) -> Mention:
    parts = node.fields("mention")
    return Mention(*node.span(parts), kind=cast(MentionKind, parts["kind"].choice(MentionKind)))


def _read_relation(node: Node, entities: frozenset[str]) -> Relation:
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


def _read_event(node: Node, entities: frozenset[str], events: frozenset[str]) -> Event:
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


def _read_span(node: Node) -> Span:
    return Span(*node.span(node.fields("span")))


def _read_arguments(node: Node, entities: frozenset[str]) -> tuple[Argument, ...]:
    return tuple(_read_argument(item, entities) for item in node.items())


def _read_argument(node: Node, entities: frozenset[str]) -> Argument:
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


def _read_when(node: Node) -> When:
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


def _read_link(node: Node, events: frozenset[str]) -> Link:
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
