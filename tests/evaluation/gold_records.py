"""Gold turned into the records that a perfect extractor would make of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable

from kg.evaluation import GoldEvent, GoldText
from kg.evaluation.gold import Phrase
from kg.model import Argument, Entity, Event, Extent, Extraction, Link, Mention, Span, When


def record(gold: GoldText, change: Callable[[Event], Event] = lambda event: event) -> Extraction:
    """The record of one text; `change` makes mistakes in its events."""
    spellings: dict[str, Entity] = {}
    events = [change(_event(event, gold, spellings)) for event in gold.events]
    links = tuple(Link(link.type, link.origin, link.goal, 0, 1) for link in gold.links)
    return Extraction(gold.article, "gold", tuple(spellings.values()), (), tuple(events), links)


def _event(event: GoldEvent, gold: GoldText, spellings: dict[str, Entity]) -> Event:
    def arguments(phrases: Iterable[Phrase]) -> tuple[Argument, ...]:
        return tuple(Argument(_entity(p, spellings), 0, 1, p.spellings[0]) for p in phrases)

    when = event.when and When(*event.when, "day", "stated", "", 0, 0)
    return Event(
        event.id, event.type, None, None, event.triggers[0], Extent(0, len(gold.article.text)),
        arguments(event.agents), arguments(event.targets), arguments(event.places),
        tuple(Span(0, 1, p.spellings[0]) for p in event.instruments), when, event.modality,
        tuple(_entity(p, spellings) for p in event.sources), event.killed, event.injured,
        theme=event.about[0].spellings[0] if event.about else None,
    )  # fmt: skip


def _entity(phrase: Phrase, spellings: dict[str, Entity]) -> str:
    name = phrase.spellings[0]
    spellings.setdefault(name, Entity(name, name, "OTHER", (Mention(0, 1, name, "name"),)))
    return name


def swapped(event: Event) -> Event:
    """The event turned round: whoever suffered it did it."""
    return dataclasses.replace(event, agents=event.targets, targets=event.agents)
