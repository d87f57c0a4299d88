"""The relationships of a graph as rows for the writing statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.errors import RecordError
from kg.model import EventLink, Evidence, Fact, Graph, Participant
from kg.stores.nodes import Row, digest


@dataclass(frozen=True, slots=True)
class EdgeLoad:
    """Relationships for one statement: its name, the type for its slot (None: it has none), and the rows.

    A row has the ids of both ends, the properties, and a digest of all, the type included.
    """

    statement: str
    slot: str | None
    rows: tuple[Row, ...]


def edge_loads(graph: Graph) -> Iterator[EdgeLoad]:
    """Yield all relationships, facts and links by type.

    Raises RecordError if one has an end that the graph does not hold, or is there twice.
    """
    _check_ends(graph)
    yield _load("sentence_part_of", (_edge(s.id, s.article) for s in graph.sentences))
    yield _distinct("mentions", _mentions(graph))
    yield _distinct("reports", _reports(graph))
    yield _load("agent_of", (_role(p, p.entity, e.id) for e in graph.events for p in e.agents))
    yield _load("targets", (_role(p, e.id, p.entity) for e in graph.events for p in e.targets))
    yield _load("at", (_role(p, e.id, p.entity) for e in graph.events for p in e.places))
    yield _load("about", (_edge(e.id, theme) for e in graph.events for theme in e.themes))
    yield from _by_type("event_link", ((link.type, _link(link)) for link in graph.links))
    yield from _by_type("fact", ((fact.type, _fact(fact)) for fact in graph.facts))


def _edge(origin: str, goal: str, **properties: object) -> Row:
    return {"origin": origin, "goal": goal, "properties": properties}


def _mentions(graph: Graph) -> Iterator[Row]:
    for entity in graph.entities:
        for spot in entity.mentions:
            yield _edge(spot.sentence, entity.id, start=spot.start, end=spot.end, text=spot.text)


def _reports(graph: Graph) -> Iterator[Row]:
    for event in graph.events:
        for report in event.reports:
            spot = report.evidence
            yield _edge(
                spot.sentence,
                event.id,
                start=spot.start,
                end=spot.end,
                trigger=spot.text,
                type=report.type,
                modality=report.modality,
                sources=list(report.sources),
                confidence=report.confidence,
            )


def _role(participant: Participant, origin: str, goal: str) -> Row:
    return _edge(origin, goal, modality=participant.modality, sources=list(participant.sources))


def _link(link: EventLink) -> Row:
    return _edge(
        link.origin,
        link.goal,
        modality=link.modality,
        sources=list(link.sources),
        evidence=_sentences(link.evidence),
        confidence=link.confidence,
    )


def _fact(fact: Fact) -> Row:
    return _edge(
        fact.subject,
        fact.object,
        event=fact.event,
        earliest=fact.earliest,
        latest=fact.latest,
        precision=fact.precision,
        modality=fact.modality,
        sources=list(fact.sources),
        evidence=_sentences(fact.evidence),
        confidence=fact.confidence,
    )


def _sentences(evidence: Iterable[Evidence]) -> list[str]:
    """Return the ids of the sentences that hold the evidence, each once, in the order of the evidence."""
    return list(dict.fromkeys(spot.sentence for spot in evidence))


def _by_type(statement: str, typed: Iterable[tuple[str, Row]]) -> Iterator[EdgeLoad]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for name, row in typed:
        groups[name].append(row)
    for name, rows in sorted(groups.items()):
        yield _load(statement, rows, name)


def _load(statement: str, rows: Iterable[Row], slot: str | None = None) -> EdgeLoad:
    """Return a load in which nothing may be there twice: between two nodes one of a type, for facts one of an event."""
    found = tuple(rows)
    seen: set[tuple[str, str, object]] = set()
    for row in found:
        identity = (row["origin"], row["goal"], row["properties"].get("event"))
        if identity in seen:
            what = f"{row['origin']!r} -[{slot or statement}]-> {row['goal']!r}"
            raise RecordError(f"the graph holds {what} twice. Build it anew.")
        seen.add(identity)
    return _distinct(statement, found, slot)


def _distinct(statement: str, rows: Iterable[Row], slot: str | None = None) -> EdgeLoad:
    """Return a load in which equal rows are one."""
    found = {digest(statement, slot, row): row for row in rows}
    return EdgeLoad(statement, slot, tuple({**row, "digest": name} for name, row in found.items()))


def _check_ends(graph: Graph) -> None:
    articles, sentences = {a.id for a in graph.articles}, {s.id for s in graph.sentences}
    entities, events = {e.id for e in graph.entities}, {e.id for e in graph.events}
    spots = [m for e in graph.entities for m in e.mentions] + [r.evidence for e in graph.events for r in e.reports]
    _held("article", (s.article for s in graph.sentences), articles)
    _held("sentence", (s.sentence for s in spots), sentences)
    _held("entity", (p.entity for e in graph.events for p in (*e.agents, *e.targets, *e.places)), entities)
    _held("entity", (end for fact in graph.facts for end in (fact.subject, fact.object)), entities)
    _held("event", (theme for e in graph.events for theme in e.themes), events)
    _held("event", (end for link in graph.links for end in (link.origin, link.goal)), events)


def _held(kind: str, named: Iterable[str], known: set[str]) -> None:
    for one in named:
        if one not in known:
            raise RecordError(f"the graph refers to the {kind} {one!r}, which it does not hold. Build it anew.")
