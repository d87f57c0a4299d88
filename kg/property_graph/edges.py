"""The relationships of a graph as rows: their ends, and plain values under the names that statements and files use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from kg.errors import RecordError
from kg.model import EventLink, Evidence, Fact, Graph, Participant, Report
from kg.property_graph.names import LINKS, check, fact_types
from kg.property_graph.nodes import Types
from kg.property_graph.rows import Row, digest, plain

_MENTION: Types = {"start": "integer", "end": "integer", "text": "string"}
_REPORT: Types = {
    "start": "integer", "end": "integer", "trigger": "string", "type": "string", "modality": "string",
    "sources": "string[]", "confidence": "float",
}  # fmt: skip
_SURE: Types = {"modality": "string", "sources": "string[]"}
_ROLE: Types = {**_SURE, "types": "string[]"}
_LINK: Types = {**_SURE, "evidence": "string[]", "confidence": "float"}
_FACT: Types = {"event": "string", "earliest": "date", "latest": "date", "precision": "string", **_LINK}


@dataclass(frozen=True, slots=True)
class EdgeLoad:
    """Relationships of one type between two kinds of nodes, with the types of their properties.

    A row has the ids of both ends (origin, goal), properties, and a digest of all, the type included.
    """

    type: str
    origin: str
    goal: str
    types: Types
    rows: tuple[Row, ...] = ()


def edge_loads(graph: Graph) -> Iterator[EdgeLoad]:
    """Yield all relationships, facts and links by type.

    Raises RecordError if one has an end that the graph does not hold, is there twice, or is of no known type.
    """
    _check_ends(graph)
    events = graph.events
    role = EdgeLoad("AGENT_OF", "Entity", "Event", _ROLE)
    yield _single(EdgeLoad("PART_OF", "Sentence", "Article", {}), (_edge(s.id, s.article) for s in graph.sentences))
    copies = (_edge(copy.article, copy.original, share=copy.share) for copy in graph.copies)
    yield _single(EdgeLoad("COPY_OF", "Article", "Article", {"share": "float"}), copies)
    yield _distinct(EdgeLoad("MENTIONS", "Sentence", "Entity", _MENTION), _mentions(graph))
    yield _distinct(EdgeLoad("REPORTS", "Sentence", "Event", _REPORT), _reports(graph))
    yield _single(role, (_edge(p.entity, e.id, **_role(p)) for e in events for p in e.agents))
    for name, of in (("TARGETS", "targets"), ("AT", "places")):
        rows = (_edge(e.id, p.entity, **_role(p)) for e in events for p in getattr(e, of))
        yield _single(EdgeLoad(name, "Event", "Entity", _ROLE), rows)
    yield _single(EdgeLoad("ABOUT", "Event", "Event", {}), (_edge(e.id, theme) for e in events for theme in e.themes))
    links = ((link.type, _link(link)) for link in graph.links)
    yield from _by_type(EdgeLoad("", "Event", "Event", _LINK), links, LINKS)
    facts = ((fact.type, _fact(fact)) for fact in graph.facts)
    yield from _by_type(EdgeLoad("", "Entity", "Entity", _FACT), facts, fact_types())


def _edge(origin: str, goal: str, **properties: object) -> Row:
    return {"origin": origin, "goal": goal, "properties": properties}


def _mentions(graph: Graph) -> Iterator[Row]:
    for entity in graph.entities:
        for spot in entity.mentions:
            yield _edge(spot.sentence, entity.id, start=spot.start, end=spot.end, text=spot.text)


def _reports(graph: Graph) -> Iterator[Row]:
    for event in graph.events:
        for report in event.reports:
            yield _edge(report.evidence.sentence, event.id, **_report(report))


def _report(report: Report) -> Row:
    spot = report.evidence
    return {
        "start": spot.start,
        "end": spot.end,
        "trigger": spot.text,
        "type": report.type,
        "modality": report.modality,
        "sources": list(report.sources),
        "confidence": report.confidence,
    }


def _role(participant: Participant) -> Row:
    return {name: plain(getattr(participant, name)) for name in _ROLE}


def _sure(edge: EventLink | Fact) -> Row:
    return {name: plain(getattr(edge, name)) for name in _SURE}


def _link(link: EventLink) -> Row:
    return _edge(link.origin, link.goal, **_sure(link), evidence=_proof(link.evidence), confidence=link.confidence)


def _fact(fact: Fact) -> Row:
    return _edge(
        fact.subject,
        fact.object,
        event=fact.event,
        earliest=fact.earliest,
        latest=fact.latest,
        precision=fact.precision,
        **_sure(fact),
        evidence=_proof(fact.evidence),
        confidence=fact.confidence,
    )


def _proof(evidence: Iterable[Evidence]) -> list[str]:
    """Return the ids of the sentences that hold the evidence, each once, in the order of the evidence."""
    return list(dict.fromkeys(spot.sentence for spot in evidence))


def _by_type(load: EdgeLoad, typed: Iterable[tuple[str, Row]], allowed: Collection[str]) -> Iterator[EdgeLoad]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for name, row in typed:
        groups[name].append(row)
    for name, rows in sorted(groups.items()):
        yield _single(replace(load, type=check(name, allowed)), rows)


def _single(load: EdgeLoad, rows: Iterable[Row]) -> EdgeLoad:
    """Return a load in which nothing may be there twice: between two nodes one of a type, for facts one of an event."""
    found = tuple(rows)
    seen: set[tuple[str, str, object]] = set()
    for row in found:
        identity = (row["origin"], row["goal"], row["properties"].get("event"))
        if identity in seen:
            what = f"{row['origin']!r} -[{load.type}]-> {row['goal']!r}"
            raise RecordError(f"the graph holds {what} twice. Build it anew.")
        seen.add(identity)
    return _distinct(load, found)


def _distinct(load: EdgeLoad, rows: Iterable[Row]) -> EdgeLoad:
    """Return a load in which equal rows are one."""
    found = {digest(load.type, load.origin, load.goal, row): row for row in rows}
    return replace(load, rows=tuple({**row, "digest": name} for name, row in found.items()))


def _check_ends(graph: Graph) -> None:
    articles, sentences = {a.id for a in graph.articles}, {s.id for s in graph.sentences}
    entities, events = {e.id for e in graph.entities}, {e.id for e in graph.events}
    spots = [m for e in graph.entities for m in e.mentions] + [r.evidence for e in graph.events for r in e.reports]
    _held("article", (s.article for s in graph.sentences), articles)
    _held("article", (end for copy in graph.copies for end in (copy.article, copy.original)), articles)
    _held("sentence", (s.sentence for s in spots), sentences)
    _held("entity", (p.entity for e in graph.events for p in (*e.agents, *e.targets, *e.places)), entities)
    _held("entity", (end for fact in graph.facts for end in (fact.subject, fact.object)), entities)
    _held("event", (theme for e in graph.events for theme in e.themes), events)
    _held("event", (end for link in graph.links for end in (link.origin, link.goal)), events)


def _held(kind: str, named: Iterable[str], known: set[str]) -> None:
    for one in named:
        if one not in known:
            raise RecordError(f"the graph refers to the {kind} {one!r}, which it does not hold. Build it anew.")
