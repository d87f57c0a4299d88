"""The nodes of a graph as rows for the writing statements: plain values under the names that the statements use."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kg.errors import RecordError
from kg.model import Article, Graph, ResolvedEntity, ResolvedEvent, Sentence

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class NodeLoad:
    """All nodes of a kind: its label, and a row for each with its id, its properties and a digest of both."""

    kind: str
    rows: tuple[Row, ...]


def node_loads(graph: Graph) -> Iterator[NodeLoad]:
    """Yield all nodes by kind. Raises RecordError if two nodes of a kind have one id."""
    yield _load("Article", map(_article, graph.articles))
    yield _load("Sentence", map(_sentence, graph.sentences))
    yield _load("Entity", map(_entity, graph.entities))
    yield _load("Event", map(_event, graph.events))


def digest(*parts: object) -> str:
    """Return what tells a row from every other row: equal digest, equal row."""
    return hashlib.sha256(repr(parts).encode("utf-8", "backslashreplace")).hexdigest()[:20]


def _load(kind: str, rows: Iterable[Row]) -> NodeLoad:
    found = tuple({**row, "digest": digest(kind, row)} for row in rows)
    seen: set[str] = set()
    for row in found:
        if row["id"] in seen:
            raise RecordError(f"the graph holds two of the id {row['id']!r} ({kind}). Build it anew.")
        seen.add(row["id"])
    return NodeLoad(kind, found)


def _node(identity: str, **properties: object) -> Row:
    """Return the row of a node; a property that is None is taken away from the node."""
    return {"id": identity, "properties": properties}


def _article(article: Article) -> Row:
    return _node(
        article.id,
        title=article.title,
        published=article.published,
        source=article.source,
        url=article.url,
        path=article.path,
        language=article.language,
    )


def _sentence(sentence: Sentence) -> Row:
    return _node(sentence.id, article=sentence.article, start=sentence.start, end=sentence.end, text=sentence.text)


def _entity(entity: ResolvedEntity) -> Row:
    return _node(
        entity.id,
        name=entity.name,
        type=entity.type,
        aliases=list(entity.aliases),
        country=entity.country,
        wikidata=entity.wikidata,
        latitude=entity.latitude,
        longitude=entity.longitude,
    )


def _event(event: ResolvedEvent) -> Row:
    return _node(
        event.id,
        name=event.name,
        type=event.type,
        types=list(event.types),
        plover=event.plover,
        cameo=event.cameo,
        earliest=event.earliest,
        latest=event.latest,
        precision=event.precision,
        modality=event.modality,
        killed=event.killed,
        injured=event.injured,
        instruments=list(event.instruments),
        reports=len(event.reports),
        articles=len({report.evidence.article for report in event.reports}),
        confidence=event.confidence,
    )
