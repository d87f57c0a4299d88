"""What answered what, what caused what, who ordered what: ties between the event mentions of one article."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract import lexicons, syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.events.answering import HOSTILE
from kg.extract.events.causes import is_days_before
from kg.extract.events.happening import MISFORTUNE, Happening, LinkDraft
from kg.extract.events.responding import answered
from kg.extract.events.retaliation import Retaliation
from kg.model import LinkType


class Linker:
    """Finds the links of one document and completes the answering events' participants on the way."""

    def __init__(self, events: Sequence[Happening], entities: EntityIndex) -> None:
        self._events = events
        self._entities = entities
        self._by_head = {event.head.i: event for event in events}
        self._retaliation = Retaliation(events, entities)
        self._links: list[LinkDraft] = []

    def find(self) -> list[LinkDraft]:
        """All links but those of event coreference."""
        for event in self._events:
            if event.type.type == "RETALIATE":
                self._links += self._retaliation.links(event)
            self._causes(event)
            self._order(event)
        self._answers()
        return self._links

    def _add(self, kind: LinkType, origin: Happening, goal: Happening, confidence: float, rule: str = "") -> None:
        known = any(x.type == kind and x.origin is origin and x.goal is goal for x in self._links)
        if origin is not goal and not known:
            self._links.append(LinkDraft(kind, origin, goal, confidence, rule))

    def _answers(self) -> None:
        """Acts that answer another though no word says so."""
        told = {id(link.goal) for link in self._links if link.origin.type.type == "RETALIATE"}
        for event in self._events:
            other = answered(event, self._by_head, self._entities) if id(event) not in told else None
            if other is not None:
                self._add("RETALIATES_FOR", event, other, 0.5, "after the other side acted, or if it does")

    def _causes(self, event: Happening) -> None:
        for same in event.same:
            self._add("SAME_EVENT", event, same, 0.8, "one says more of the other")
        for other in event.beside:
            self._add("PART_OF", event, other, 0.8, "results of one act, joined by a conjunction")
        for cause in event.causes:
            if event.type.family in HOSTILE or event.type.family == MISFORTUNE:
                self._add("CAUSED_BY", event, cause, 0.8, "the act stands as what did it, or in its clause")
        if event.type.family in HOSTILE and event.head.pos_ in syntax.VERBAL:
            for token in syntax.prepositional(event.head, lexicons.link_words().causes):
                goal = self._by_head.get(token.i)
                if token.dep_ == "pcomp" or is_days_before(token):  # "took the envoy AFTER KILLING his guards"
                    continue
                if goal is not None and goal not in event.causes and goal.type.family in HOSTILE:
                    self._add("CAUSED_BY", event, goal, 0.4, "a preposition of cause or time")

    def _order(self, event: Happening) -> None:
        if event.type.type == "ORDER":
            for theme in event.themes:
                self._add("ORDERED", event, theme, 0.8, "what the order is about")
