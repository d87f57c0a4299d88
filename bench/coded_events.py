"""`python -m bench.coded_events GOLD.jsonl --records RECORDS.jsonl`: roots and parties against PETRARCH's own tests.

The gold rows hold `text` and `gold` events with CAMEO `eventcode`, `sourcecode` and `targetcode`: what one dictionary
answers to sentences invented to try it, some of them nonsense. So this is a regression test, not gold. Codes above 20,
01 (statements) and rows of errors are left out. A party is right where its code, without roles, begins a word of the
name ("ARN": "Arnor", "Arnorian") or is its country's.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bench.gold import Row, arguments, percent, read_pairs, read_rows
from kg.model import Entity, Extraction

PLOVER: dict[str, frozenset[str]] = {
    "02": frozenset({"REQUEST"}),
    "03": frozenset({"AGREE"}),
    "04": frozenset({"CONSULT"}),
    "05": frozenset({"SUPPORT"}),
    "06": frozenset({"COOPERATE"}),
    "07": frozenset({"AID"}),
    "08": frozenset({"CONCEDE", "RETREAT"}),
    "09": frozenset({"ACCUSE"}),
    "10": frozenset({"REQUEST"}),
    "11": frozenset({"ACCUSE"}),
    "12": frozenset({"REJECT"}),
    "13": frozenset({"THREATEN"}),
    "14": frozenset({"PROTEST"}),
    "15": frozenset({"MOBILIZE"}),
    "16": frozenset({"SANCTION"}),
    "17": frozenset({"COERCE"}),
    "18": frozenset({"ASSAULT"}),
    "19": frozenset({"ASSAULT"}),
    "20": frozenset({"ASSAULT"}),
}
"""The roots of PLOVER that took over each root of CAMEO, by the ontology's names (Halterman et al., 2023)."""
ROOT = 2  # digits of a root
COUNTRY = 3  # letters of a country


@dataclass(frozen=True, slots=True)
class Coded:
    """An event of the gold: whether any is told, one of its roots, and its parties among agents and targets.

    A party is None where the gold names none.
    """

    told: bool
    cameo: bool
    plover: bool
    source: bool | None
    target: bool | None
    text: str


def coded(pairs: Iterable[tuple[Row, Extraction]]) -> Iterator[Coded]:
    """The events of the gold against the events of their records."""
    for row, extraction in pairs:
        entities = {entity.id: entity for entity in extraction.entities}
        events = extraction.events
        agents = [(a.text, entities[a.entity]) for e in events for a in e.agents]
        targets = [(a.text, entities[a.entity]) for e in events for a in e.targets]
        for gold in row["gold"]:
            root = str(gold.get("eventcode", ""))[:ROOT]
            if root in PLOVER:
                yield Coded(
                    bool(events),
                    any((e.cameo or "")[:ROOT] == root for e in events),
                    any(e.plover in PLOVER[root] for e in events),
                    party(gold.get("sourcecode"), agents),
                    party(gold.get("targetcode"), targets),
                    f"{root} | {row['text']}",
                )


def party(code: str | None, found: Iterable[tuple[str, Entity]]) -> bool | None:
    """Whether a code means one of the parties, given by words and entity; None where it names no country."""
    start = (code or "")[:COUNTRY].upper()
    return any(_means(start, text, entity) for text, entity in found) if start.isalpha() else None


def _means(start: str, text: str, entity: Entity) -> bool:
    words = f"{text} {entity.name}".upper().split()
    return start == entity.country or any(word.startswith(start) for word in words)


def report(found: Sequence[Coded]) -> Iterator[str]:
    """The share of the gold's events that each part is right of."""
    yield f"any event {percent(sum(one.told for one in found), len(found))}"
    yield f"root of CAMEO {percent(sum(one.cameo for one in found), len(found))}"
    yield f"root of PLOVER {percent(sum(one.plover for one in found), len(found))}"
    for name, some in (("source", [one.source for one in found]), ("target", [one.target for one in found])):
        yield f"{name} {percent(some.count(True), some.count(True) + some.count(False))}"


def main() -> None:
    """Print the figures."""
    given = arguments(__doc__ or "", "list the events whose root of PLOVER is not told")
    found = list(coded(read_pairs(read_rows(given.gold), given.records)))
    sys.stdout.write("\n".join(report(found)) + "\n")
    for one in (one for one in found if given.errors and not one.plover):
        sys.stdout.write(one.text + "\n")


if __name__ == "__main__":
    main()
