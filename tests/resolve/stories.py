"""A small way to write records down: the text of an article, who is in it, and what its lines report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from kg import ontology
from kg.model import (
    Argument,
    Article,
    Entity,
    EntityType,
    Event,
    Extent,
    Extraction,
    Fact,
    Graph,
    Link,
    LinkType,
    Mention,
    MentionKind,
    Modality,
    Relation,
    ResolvedEntity,
    ResolvedEvent,
    Span,
    When,
)
from kg.resolve import resolve

Day = tuple[int, int, int]


class Story:
    """An article of one sentence a line, and its record while it is written."""

    def __init__(self, *lines: str, published: Day = (2031, 5, 9)) -> None:
        self.text = "\n".join(lines) + "\n"
        self.published = dt.date(*published)
        self._entities: dict[str, Entity] = {}
        self._relations: list[Relation] = []
        self._events: list[Event] = []
        self._links: list[Link] = []

    def who(
        self, key: str, kind: EntityType, *texts: str, country: str | None = None, wikidata: str | None = None
    ) -> Story:
        """Add an entity with all places where one of `texts` stands; "~text" is a description, "?text" a pronoun."""
        mentions = [m for text in texts for m in self._mentions(text)]
        name = texts[0].lstrip("~?")
        self._entities[key] = Entity(key, name, kind, tuple(mentions), country, wikidata)
        return self

    def _mentions(self, text: str) -> Iterable[Mention]:
        kinds: dict[str, MentionKind] = {"~": "noun", "?": "pronoun"}
        bare = text.lstrip("~?")
        start = self.text.find(bare)
        assert start >= 0, f"{bare!r} is not in the story"
        while start >= 0:
            yield Mention(start, start + len(bare), bare, kinds.get(text[0], "name"))
            start = self.text.find(bare, start + 1)

    def event(
        self,
        key: str,
        kind: str,
        trigger: str,
        *,
        agents: Sequence[str] = (),
        targets: Sequence[str] = (),
        places: Sequence[str] = (),
        when: Day | tuple[Day, Day] | None = None,
        modality: Modality = "asserted",
        sources: Sequence[str] = (),
        killed: int | None = None,
        injured: int | None = None,
        theme: str | None = None,
        confidence: float = 0.8,
    ) -> Story:
        """Add a report; an agent "x?" is only claimed. `trigger` is looked up in the text, its line is the sentence."""
        start = self.text.index(trigger)
        span = Span(start, start + len(trigger), trigger)
        line = Extent(self.text.rfind("\n", 0, start) + 1, self.text.index("\n", start))
        known = ontology.load().events[kind]
        self._events.append(
            Event(
                key,
                kind,
                known.plover,
                known.cameo,
                span,
                line,
                self._arguments(agents, start),
                self._arguments(targets, start),
                self._arguments(places, start),
                when=self._when(when, span),
                modality=modality,
                sources=tuple(sources),
                killed=killed,
                injured=injured,
                theme=theme,
                confidence=confidence,
            )
        )
        return self

    def _arguments(self, keys: Iterable[str], near: int) -> tuple[Argument, ...]:
        return tuple(self._argument(key, near) for key in keys)

    def _argument(self, key: str, near: int) -> Argument:
        entity = self._entities[key.rstrip("?")]
        mention = min(entity.mentions, key=lambda m: abs(m.start - near))
        modality: Modality | None = "claimed" if key.endswith("?") else None
        return Argument(entity.id, mention.start, mention.end, mention.text, modality)

    def _when(self, when: Day | tuple[Day, Day] | None, span: Span) -> When | None:
        if when is None:
            return None
        first, last = (dt.date(*day) for day in _ends(when))
        return When(first, last, "day" if first == last else "span", "stated", span.text, span.start, span.end)

    def tie(self, kind: LinkType, origin: str, goal: str, confidence: float = 0.8) -> Story:
        """Add a link between two reports."""
        spans = {event.id: event.trigger for event in self._events}
        start, end = min(spans[origin].start, spans[goal].start), max(spans[origin].end, spans[goal].end)
        self._links.append(Link(kind, origin, goal, start, end, confidence))
        return self

    def relate(self, subject: str, kind: str, goal: str) -> Story:
        """Add a standing relation, at the first mention of the subject."""
        first = self._entities[subject].mentions[0]
        self._relations.append(Relation(kind, subject, goal, first.start, first.end, 0.9))
        return self

    def record(self) -> Extraction:
        """The record as far as it was written."""
        article = Article(path="story.txt", text=self.text, published=self.published)
        return Extraction(
            article,
            "test",
            tuple(self._entities.values()),
            tuple(self._relations),
            tuple(self._events),
            tuple(self._links),
        )


def _ends(when: Day | tuple[Day, Day]) -> tuple[Day, Day]:
    first, last = when[0], when[1]
    if isinstance(first, tuple) and isinstance(last, tuple):
        return first, last
    assert len(when) == 3
    return when, when


def graph_of(*stories: Story) -> Graph:
    """Resolve the records of some stories."""
    return resolve([story.record() for story in stories], ontology.load())


def entity(graph: Graph, name: str) -> ResolvedEntity:
    """The only entity with that name or alias."""
    (found,) = [e for e in graph.entities if name == e.name or name in e.aliases]
    return found


def event(graph: Graph, kind: str) -> ResolvedEvent:
    """The only event that some report calls that."""
    (found,) = [e for e in graph.events if kind in e.types]
    return found


def triples(graph: Graph, modality: Modality | None = None) -> set[tuple[str, str, str]]:
    """Facts as (subject's name, type, object's name), all or those of one modality."""
    names = {e.id: e.name for e in graph.entities}
    return {(names[f.subject], f.type, names[f.object]) for f in graph.facts if modality in (None, f.modality)}


def fact(graph: Graph, subject: str, kind: str, goal: str) -> Fact:
    """The only fact of that type between two named entities."""
    names = {e.id: e.name for e in graph.entities}
    (found,) = [f for f in graph.facts if (names[f.subject], f.type, names[f.object]) == (subject, kind, goal)]
    return found
