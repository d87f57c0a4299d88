"""One extractor for all tests, and words to speak of what it read: "the agents of the event called 'shelled'"."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Sequence

from kg.extract import Extractor
from kg.model import Argument, Article, Event, Extraction, Mention, Span

PUBLISHED = dt.date(1994, 8, 12)  # a Friday
DETERMINERS = ("the ", "a ", "an ")


@functools.cache
def extractor() -> Extractor:
    return Extractor()


@functools.lru_cache(maxsize=512)
def read(text: str, published: dt.date | None = PUBLISHED) -> Extraction:
    """The record of a text that comes from nowhere in particular."""
    return extractor().extract(Article(path="test.txt", text=text, published=published))


def plain(words: str) -> str:
    """Lower case and without an article: "The army" and "army" are the same party."""
    words = words.casefold()
    return next((words.removeprefix(each) for each in DETERMINERS if words.startswith(each)), words)


def texts(spans: Iterable[Argument | Span]) -> set[str]:
    """What the spans say, without articles."""
    return {plain(span.text) for span in spans}


def overlaps(one: str, other: str) -> bool:
    """Whether one phrase contains the other, articles aside."""
    return plain(one) in plain(other) or plain(other) in plain(one)


def fits(expected: Sequence[str], found: Sequence[Argument]) -> bool:
    """Whether each expected phrase has a participant of its own, and no participant is left over."""
    return len(expected) == len(found) and all(any(overlaps(e, f.text) for f in found) for e in expected)


def event(record: Extraction, trigger: str, nth: int = 0) -> Event:
    """The (nth) event with exactly this trigger."""
    found = [e for e in record.events if e.trigger.text == trigger]
    assert len(found) > nth, f"no event {trigger!r} among {summary(record)}"
    return found[nth]


def summary(record: Extraction) -> list[str]:
    """All events on a line each, for the message of a test that fails."""
    return [
        f"{e.type} {e.trigger.text!r} by {sorted(texts(e.agents))} to {sorted(texts(e.targets))} {e.modality}"
        for e in record.events
    ]


def links(record: Extraction, kind: str) -> set[tuple[str, str]]:
    """The links of one type, from trigger to trigger."""
    words = {e.id: e.trigger.text for e in record.events}
    return {(words[link.origin], words[link.goal]) for link in record.links if link.type == kind}


def quoted(record: Extraction) -> list[Argument | Mention | Span]:
    """All stretches of the article whose words the record repeats."""
    found: list[Argument | Mention | Span] = [m for entity in record.entities for m in entity.mentions]
    for each in record.events:
        found += [each.trigger, *each.agents, *each.targets, *each.places, *each.instruments]
    return found


def names(record: Extraction, ids: Iterable[str]) -> set[str]:
    """The names of entities."""
    by_id = {entity.id: entity.name for entity in record.entities}
    return {by_id[each] for each in ids}
