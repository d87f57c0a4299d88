"""Why an article gave the events it gave: what `kg extract --explain` prints.

Each sentence with the events that its words made, every part of them with the rule that found it, and with the
candidates that came to nothing and what they lacked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_LABEL, _WIDEST = 10, 40


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of an event ("agent", "when" …), what it is, and the rule or the words that made it so."""

    part: str
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One event: its type, its trigger's words, and its parts, the trigger's frame first."""

    type: str
    trigger: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A word that could have been an event of a type, by which frame, and what the frame missed."""

    type: str
    word: str
    frame: str
    lacks: str


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """What became of one sentence."""

    text: str
    events: tuple[Reading, ...] = ()
    refused: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """What became of one article, sentence by sentence."""

    path: str
    sentences: tuple[SentenceReading, ...]


def lines(explanation: Explanation) -> Iterator[str]:
    """The explanation as text: sentences at the margin, events below them, their parts below these."""
    for number, sentence in enumerate(explanation.sentences):
        if number:
            yield ""
        yield sentence.text
        if not sentence.events and not sentence.refused:
            yield "  no word in it can be an event"
        for event in sentence.events:
            yield f"  {event.type}  {event.trigger}"
            yield from _rows(event.reasons)
        for refusal in sentence.refused:
            where = f" ({refusal.frame})" if refusal.frame else ""
            yield f"  not {refusal.type}  {refusal.word}: {refusal.lacks}{where}"


def _rows(reasons: Iterable[Reason]) -> Iterator[str]:
    rows = list(reasons)
    width = min(_WIDEST, max((len(row.what) for row in rows), default=0) + 2)
    for row in rows:
        yield f"    {row.part:<{_LABEL}} {row.what:<{width}} {row.why}".rstrip()
