"""Which found event is which gold event, and which mentions are one happening."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.evaluation.gold import GoldEvent, GoldText
from kg.model import Event, Extraction, Span


def align(gold: Sequence[GoldEvent], found: Sequence[Event]) -> dict[str, Event]:
    """Gold ids to the found events whose trigger they share a character with: of several the one of the same type."""
    free = list(found)
    aligned: dict[str, Event] = {}
    for event in sorted(gold, key=lambda e: e.optional):
        touching = [other for other in free if any(_overlap(span, other.trigger) for span in event.triggers)]
        touching.sort(key=lambda other: other.type != event.type)
        if touching:
            aligned[event.id] = touching[0]
            free.remove(touching[0])
    return aligned


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def happenings(text: GoldText, record: Extraction, aligned: Mapping[str, Event]) -> dict[str, str]:
    """One name for all mentions of a happening, by the ids of gold events and of the record's.

    A happening of the record that the gold does not ask for is named by one of its own events.
    """
    asked = {event.id for event in text.events if not event.optional}
    gold_of = {found.id: gold for gold, found in aligned.items() if gold in asked}
    named = clusters((link.origin, link.goal) for link in text.links if link.type == "SAME_EVENT")
    told = clusters((link.origin, link.goal) for link in record.links if link.type == "SAME_EVENT")
    names = {event.id: min(named.get(event.id, {event.id})) for event in text.events}
    for event in record.events:
        members = sorted(told.get(event.id, {event.id}), key=lambda i: i != event.id)
        known = next((gold_of[i] for i in members if i in gold_of), None)
        names[told_name(event.id)] = told_name(min(members)) if known is None else names[known]
    return names


def told_name(event: str) -> str:
    """The record's events have names of their own, apart from those that the gold gives."""
    return f"record:{event}"


def clusters(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Each name in a pair, with all that are tied to it, itself included."""
    groups: dict[str, set[str]] = {}
    for one, other in pairs:
        joined = groups.get(one, {one}) | groups.get(other, {other})
        for each in joined:
            groups[each] = joined
    return {name: frozenset(group) for name, group in groups.items()}
