"""The nodes of a graph as rows for the writing statements: plain values under the names that the statements use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kg.errors import RecordError
from kg.model import Article, Graph, ResolvedEntity, ResolvedEvent, Sentence
from kg.stores.statements import label

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Load:
    """Rows for one statement: its name, the name for its slot (None: it has none), and the rows."""

    statement: str
    slot: str | None
    rows: tuple[Row, ...]


def node_loads(graph: Graph) -> Iterator[Load]:
    """Yield all nodes: articles and sentences, then entities and events by type.

    Raises RecordError if two nodes of a kind have one id.
    """
    yield _load("article", map(_article, graph.articles))
    yield _load("sentence", map(_sentence, graph.sentences))
    yield from _typed("entity", map(_entity, graph.entities))
    yield from _typed("event", map(_event, graph.events))


def _typed(kind: str, rows: Iterable[Row]) -> Iterator[Load]:
    """Yield the nodes to make those that are new, to relabel the retyped (twice), to say what is known of all."""
    load = _load(kind, rows)
    types = [{"id": row["id"], "type": row["properties"]["type"]} for row in load.rows]
    by_type: dict[str, list[Row]] = defaultdict(list)
    for row in types:
        by_type[row["type"]].append(row)
    for name, members in sorted(by_type.items()):
        yield Load(f"{kind}_new", label(name), tuple(members))
    yield Load(f"{kind}_unlabelled", None, tuple(types))
    yield Load(f"{kind}_retyped", None, tuple(types))
    yield load


def _load(statement: str, rows: Iterable[Row]) -> Load:
    found = tuple(rows)
    seen: set[str] = set()
    for row in found:
        if row["id"] in seen:
            raise RecordError(f"the graph holds two of the id {row['id']!r} ({statement}). Build it anew.")
        seen.add(row["id"])
    return Load(statement, None, found)


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
