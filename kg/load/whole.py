"""Whether a loaded graph is whole: nothing it names is missing; its parts in the order that a built graph has."""

from __future__ import annotations

from collections.abc import Iterable

from kg.errors import InputError
from kg.model import EventLink, Fact, Graph


def whole(graph: Graph, name: str) -> Graph:
    """The graph in order. Raises InputError that says what it names and does not hold; `name` is that of its file."""
    articles, sentences = {a.id for a in graph.articles}, {s.id for s in graph.sentences}
    entities, events = {e.id for e in graph.entities}, {e.id for e in graph.events}
    spots = [m for e in graph.entities for m in e.mentions] + [r.evidence for e in graph.events for r in e.reports]
    edges: list[Fact | EventLink] = [*graph.facts, *graph.links]
    spots += [spot for edge in edges for spot in edge.evidence]
    roles = [role for e in graph.events for role in (*e.agents, *e.targets, *e.places)]
    said = [edge.sources for edge in edges] + [role.sources for role in roles]
    said += [report.sources for event in graph.events for report in event.reports]
    _held(name, "article", (s.article for s in graph.sentences), articles)
    _held(name, "sentence", (spot.sentence for spot in spots), sentences)
    _held(name, "entity", (role.entity for role in roles), entities)
    _held(name, "entity", (end for fact in graph.facts for end in (fact.subject, fact.object)), entities)
    _held(name, "entity", (source for sources in said for source in sources), entities)
    _held(name, "article", (end for copy in graph.copies for end in (copy.article, copy.original)), articles)
    _held(name, "entity", (e.location for e in graph.events if e.location is not None), entities)
    _held(name, "event", (fact.event for fact in graph.facts if fact.event is not None), events)
    _held(name, "event", (end for link in graph.links for end in (link.origin, link.goal)), events)
    _held(name, "event", (theme for event in graph.events for theme in event.themes), events)
    return Graph(
        articles=tuple(sorted(graph.articles, key=lambda a: a.id)),
        sentences=tuple(sorted(graph.sentences, key=lambda s: (s.article, s.start, s.end))),
        entities=tuple(sorted(graph.entities, key=lambda e: e.id)),
        events=tuple(sorted(graph.events, key=lambda e: e.id)),
        facts=tuple(sorted(graph.facts, key=lambda f: (f.type, f.subject, f.object, f.event or ""))),
        links=tuple(sorted(graph.links, key=lambda k: (k.type, k.origin, k.goal))),
        copies=tuple(sorted(graph.copies, key=lambda c: c.article)),
    )


def _held(name: str, kind: str, named: Iterable[str], known: set[str]) -> None:
    missing = next((one for one in named if one not in known), None)
    if missing is not None:
        raise InputError(f"{name}: names the {kind} {missing!r}, and does not hold it. Cut short? Export it again.")
