"""The nodes of a graph as rows: plain values under the names that statements and files use."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.errors import RecordError
from kg.model import Article, Graph, ResolvedEntity, ResolvedEvent, Sentence
from kg.property_graph.names import UNSURE, label
from kg.property_graph.rows import PropertyType, Row, digest, plain

Types = Mapping[str, PropertyType]

_ARTICLE: Types = {
    "title": "string", "published": "date", "source": "string", "url": "string", "path": "string",
    "language": "string",
}  # fmt: skip
_SENTENCE: Types = {"article": "string", "start": "integer", "end": "integer", "text": "string"}
_NAMED: Types = {
    "name": "string", "type": "string", "aliases": "string[]", "country": "string", "wikidata": "string",
    "latitude": "float", "longitude": "float", "geonames": "integer", "geo_precision": "integer",
}  # fmt: skip
_ENTITY: Types = {**_NAMED, "search": "string"}
_HAPPENING: Types = {
    "name": "string", "type": "string", "types": "string[]", "plover": "string", "cameo": "string",
    "earliest": "date", "latest": "date", "precision": "string", "modality": "string", "killed": "integer",
    "injured": "integer", "instruments": "string[]", "confidence": "float", "location": "string",
    "country": "string", "latitude": "float", "longitude": "float", "geo_precision": "integer",
}  # fmt: skip
_EVENT: Types = {
    **_HAPPENING, "reports": "integer", "articles": "integer", "copies": "integer", "search": "string",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NodeLoad:
    """All nodes of a kind: its label, the types of its properties, and the rows.

    A row has an id, further labels, properties (None: the node has none of that name), and a digest of all.
    """

    kind: str
    types: Types
    rows: tuple[Row, ...]

    def labels(self, row: Row) -> tuple[str, ...]:
        """Return all labels of a node: of its kind, of its type, and of an event that is not told as a fact."""
        return (self.kind, *row["labels"])

    def by_labels(self, rows: Iterable[Row]) -> dict[tuple[str, ...], list[Row]]:
        """Return rows grouped by all labels of their nodes."""
        groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
        for row in rows:
            groups[self.labels(row)].append(row)
        return groups


def node_loads(graph: Graph) -> Iterator[NodeLoad]:
    """Yield all nodes by kind. Raises RecordError if two nodes of a kind have one id."""
    yield _load("Article", _ARTICLE, (_node(article, _ARTICLE) for article in graph.articles))
    yield _load("Sentence", _SENTENCE, (_node(sentence, _SENTENCE) for sentence in graph.sentences))
    yield _load("Entity", _ENTITY, (_entity(entity) for entity in graph.entities))
    originals = {copy.article: copy.original for copy in graph.copies}
    yield _load("Event", _EVENT, (_event(event, originals) for event in graph.events))


def _load(kind: str, types: Types, rows: Iterable[Row]) -> NodeLoad:
    found = tuple({**row, "digest": digest(kind, row)} for row in rows)
    seen: set[str] = set()
    for row in found:
        if row["id"] in seen:
            raise RecordError(f"the graph holds two of the id {row['id']!r} ({kind}). Build it anew.")
        seen.add(row["id"])
    return NodeLoad(kind, types, found)


def _node(record: Article | Sentence | ResolvedEntity | ResolvedEvent, types: Types) -> Row:
    properties = {name: plain(getattr(record, name)) for name in types}
    labels = [label(properties["type"])] if "type" in types else []
    if properties.get("modality") in UNSURE:
        labels.append(UNSURE[properties["modality"]])
    return {"id": record.id, "labels": labels, "properties": properties}


def _entity(entity: ResolvedEntity) -> Row:
    """Return the row of an entity. What it is looked up by is each of its names in small letters, between bars.

    A text index finds `|name|` in it, however the name is written; no index of Neo4j reaches into a list of aliases.
    """
    row = _node(entity, _NAMED)
    names = dict.fromkeys(name.lower().replace("|", " ") for name in (entity.name, *entity.aliases))
    row["properties"]["search"] = f"|{'|'.join(names)}|"
    return row


def _event(event: ResolvedEvent, originals: Mapping[str, str]) -> Row:
    """Return the row of an event. An article and its copies count once, with as many reports as one of them has."""
    row = _node(event, _HAPPENING)
    told = Counter(report.evidence.article for report in event.reports)
    most: dict[str, int] = {}
    for article, reports in told.items():
        original = originals.get(article, article)
        most[original] = max(reports, most.get(original, 0))
    row["properties"]["search"] = event.name.lower()
    row["properties"].update(reports=sum(most.values()), articles=len(most), copies=len(told) - len(most))
    return row
