"""`python -m bench.causality GOLD.jsonl --records RECORDS.jsonl`: our links against the Causal News Corpus.

The gold rows hold `text` and `gold` relations with `cause` and `effect`, each a list of one text copied from the row.
A link of ours, from an effect or an answer to what it is for, is right where its origin stands in an effect and its
goal in the cause of it.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from bench.gold import Row, arguments, is_hit, percent, read_pairs, read_rows
from kg.model import Event, Extraction, Link

CAUSAL = frozenset({"CAUSED_BY", "RETALIATES_FOR"})
Verdict = Literal["right", "turned round", "inside one span", "elsewhere", "no relation in the row"]


class Place(NamedTuple):
    """Where a span of the gold stands in the text."""

    start: int
    end: int

    def holds(self, event: Event) -> bool:
        """Whether the event's trigger stands in it."""
        return is_hit(event, self.start, self.end)


def relations(row: Row) -> Iterator[tuple[Place, Place]]:
    """Cause and effect of each relation of the row."""
    for relation in row["gold"]:
        cause, effect = (_place(row["text"], relation[side][0]) for side in ("cause", "effect"))
        yield cause, effect


def _place(text: str, part: str) -> Place:
    start = text.index(part)
    return Place(start, start + len(part))


def verdict(link: Link, events: Mapping[str, Event], row: Row) -> Verdict:
    """What the gold says of a link."""
    origin, goal = events[link.origin], events[link.goal]
    spans = list(relations(row))
    if not spans:
        return "no relation in the row"
    if any(effect.holds(origin) and cause.holds(goal) for cause, effect in spans):
        return "right"
    if any(cause.holds(origin) and effect.holds(goal) for cause, effect in spans):
        return "turned round"
    if any(span.holds(origin) and span.holds(goal) for both in spans for span in both):
        return "inside one span"
    return "elsewhere"


def tied(row: Row, extraction: Extraction) -> Iterator[bool]:
    """For each relation with events of ours in both its spans: whether a link joins such a pair, the right way."""
    events = {event.id: event for event in extraction.events}
    links = [(events[link.origin], events[link.goal]) for link in extraction.links if link.type in CAUSAL]
    for cause, effect in relations(row):
        if any(map(cause.holds, events.values())) and any(map(effect.holds, events.values())):
            yield any(effect.holds(origin) and cause.holds(goal) for origin, goal in links)


def main() -> None:
    """Print how the links fare."""
    given = arguments(__doc__ or "", "list each link that is not right")
    pairs = read_pairs(read_rows(given.gold), given.records)
    for line in report(pairs, given.errors):
        sys.stdout.write(line + "\n")


def report(pairs: Iterable[tuple[Row, Extraction]], errors: bool = False) -> Iterator[str]:
    """Precision on rows with a relation, links on rows without one, and how many relations are found."""
    verdicts: Counter[tuple[str, Verdict]] = Counter()
    found: list[bool] = []
    rows = {True: 0, False: 0}
    for row, extraction in pairs:
        rows[bool(row["gold"])] += 1
        found += tied(row, extraction)
        events = {event.id: event for event in extraction.events}
        for link in (link for link in extraction.links if link.type in CAUSAL):
            said = verdict(link, events, row)
            verdicts[link.type, said] += 1
            if errors and said != "right":
                pair = f"{events[link.origin].trigger.text!r} -> {events[link.goal].trigger.text!r}"
                yield f"{said}: {link.type} {pair} | {row['text']}"
    yield f"{rows[True]} rows with a relation, {rows[False]} without"
    for kind in sorted(CAUSAL):
        counts = {said: n for (type_, said), n in verdicts.items() if type_ == kind}
        without = counts.pop("no relation in the row", 0)
        others = ", ".join(f"{said} {n}" for said, n in sorted(counts.items()) if said != "right")
        right = percent(counts.get("right", 0), sum(counts.values()))
        yield f"{kind}: right {right}; {others or 'none else'}; in rows without a relation {without}"
    yield f"relations with events of ours in both spans that a link joins: {percent(sum(found), len(found))}"


if __name__ == "__main__":
    main()
