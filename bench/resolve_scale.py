"""`python -m bench.resolve_scale RECORDS.jsonl TEXTS.jsonl`: what resolving many records costs, what later ones change.

Real records are repeated with a fixed seed: each copy is moved to days of its own, and its persons, groups, places and
sites get other names of the same length, so that spans stay; countries and states' bodies stay what they are. The texts
are rows with `text`. Printed are milliseconds of one core a record and the memory at each size, how
much the first grows from the first size to the last, and the share of event ids that ten per cent more records change.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from bench.gold import read_pairs, read_rows
from kg import ontology
from kg.model import Argument, Article, Entity, Event, Extraction, Mention, Span, When
from kg.resolve import resolve

SEED = 20200103
SIZES = (2_000, 20_000)
YEARS = 10
SHARED = frozenset({"COUNTRY", "GOVERNMENT", "MILITARY", "MEDIA"})
"""Types whose names stay: the same states act throughout."""
_WORD = re.compile(r"[A-Z][a-z’'-]+")
_LETTERS = "aeioubdfgklmnprstvz"
MORE = 0.1


def copies(records: Sequence[Extraction], wanted: int) -> Iterator[Extraction]:
    """So many records, the real ones first moved to a day of a decade and renamed, then again to others."""
    chance = Random(SEED)  # noqa: S311 - repeatable, not secret
    for number in range(wanted):
        record = records[number % len(records)]
        days = dt.timedelta(days=chance.randrange(365 * YEARS))
        yield _moved(record, days, _renaming(record, chance), number)


def _renaming(record: Extraction, chance: Random) -> dict[str, str]:
    """Another word of the same length for each capitalised word of the names that do not stay."""
    words: dict[str, str] = {}
    kept = {w for e in record.entities if e.type in SHARED for m in e.mentions for w in _WORD.findall(m.text)}
    for entity in record.entities:
        for mention in entity.mentions:
            if entity.type not in SHARED and mention.kind == "name":
                for word in _WORD.findall(mention.text):
                    if word not in kept:
                        words.setdefault(word, "".join(chance.choice(_LETTERS) for _ in word).capitalize())
    return words


def _moved(record: Extraction, days: dt.timedelta, words: dict[str, str], number: int) -> Extraction:
    def other(text: str) -> str:
        return _WORD.sub(lambda found: words.get(found.group(), found.group()), text)

    text = f"{other(record.article.text)}\n{number}\n"
    published = (record.article.published or dt.date(2000, 1, 1)) + days
    article = Article(path=f"{number}.txt", text=text, published=published)
    return replace(
        record,
        article=article,
        entities=tuple(_entity(entity, text, other) for entity in record.entities),
        events=tuple(_event(event, text, days) for event in record.events),
    )


def _entity(entity: Entity, text: str, other: Callable[[str], str]) -> Entity:
    renamed = entity.name if entity.type in SHARED else other(entity.name)
    mentions = tuple(Mention(m.start, m.end, text[m.start : m.end], m.kind) for m in entity.mentions)
    return replace(entity, name=renamed, mentions=mentions)


def _event(event: Event, text: str, days: dt.timedelta) -> Event:
    def span(x: Span) -> Span:
        return Span(x.start, x.end, text[x.start : x.end])

    def part(x: Argument) -> Argument:
        return replace(x, text=text[x.start : x.end])

    when = event.when and _later(event.when, text, days)
    return replace(
        event, trigger=span(event.trigger), agents=tuple(map(part, event.agents)), when=when,
        targets=tuple(map(part, event.targets)), places=tuple(map(part, event.places)),
        instruments=tuple(map(span, event.instruments)),
    )  # fmt: skip


def _later(when: When, text: str, days: dt.timedelta) -> When:
    return replace(when, earliest=when.earliest + days, latest=when.latest + days, text=text[when.start : when.end])


def measure(records: Sequence[Extraction]) -> tuple[float, set[str]]:
    """Seconds of this process's time to resolve the records, and the ids of the events."""
    begun = time.process_time()
    graph = resolve(records, ontology.load())
    return time.process_time() - begun, {event.id for event in graph.events}


def main() -> None:
    """Print a line a size, then the growth and the share of changed ids."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    arguments = parser.parse_args()
    real = [record for _, record in read_pairs(read_rows(arguments.texts), [arguments.records])]
    measure(real)  # gazetteers are read once, whatever the size
    each = [_line(list(copies(real, size))) for size in arguments.sizes]
    sys.stdout.write(f"grows {each[-1] / each[0]:.2f}-fold\n")
    some = list(copies(real, int(arguments.sizes[0] * (1 + MORE))))
    before, after = measure(some[: arguments.sizes[0]])[1], measure(some)[1]
    gone = len(before - after) / len(before)
    sys.stdout.write(f"{MORE:.0%} more records: {gone:.2%} of {len(before)} event ids are gone\n")


def _line(records: Sequence[Extraction]) -> float:
    start = _megabytes()
    seconds, events = measure(records)
    each = 1000 * seconds / len(records)
    sys.stdout.write(f"{len(records)} records: {each:.2f} ms each, {len(events)} events, ")
    sys.stdout.write(f"memory at most {_megabytes():.0f} MB ({start:.0f} MB before)\n")
    return each


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
