"""`python -m bench.gun_violence GOLD.jsonl … --records RECORDS.jsonl …`: victims, shooters and places of shootings.

The gold rows are those of the Gun Violence Database (Pavlick, Ji, Pan and Callison-Burch, 2016): `text` and `gold`
spans, among them VIC-NAME, SHO-NAME, DAT-CITY and DAT-LOC, one of each an article. Names and places are compared by
the words they share; an article without a gold value is left out of that line.

The acts are those of violence that are no mere plan, threat, hypothesis or denial. A shooter is also found as the one
who is arrested, charged or blamed, which is told apart: most articles say no more. The gold has clock times and no
days, the record days and no clock times, so time is not scored.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.gold import Row, Score, read_pairs, read_rows
from kg import ontology
from kg.model import Argument, Event, Extraction

DONE = frozenset({"asserted", "claimed"})
CHARGES = frozenset({"ARREST", "PROSECUTE", "BLAME", "INVESTIGATE"})
EMPTY = frozenset("the of a in at on near and street road avenue block st ave dr jr sr".split())
HALF = 2  # the share of words that two names of a place have in common: one in two


Alike = Callable[[str, str], bool]


def words(text: str) -> list[str]:
    """The words of a name or place that tell it apart: "9100 block of Elm Street" is 9100 and elm."""
    plain = "".join(c if c.isalnum() else " " for c in text.lower())
    return [word for word in plain.split() if word not in EMPTY]


def same_person(gold: str, found: str) -> bool:
    """Whether the last word of the one, the surname, is a word of the other."""
    one, other = words(gold), words(found)
    return bool(one and other) and (one[-1] in other or other[-1] in one)


def same_place(gold: str, found: str) -> bool:
    """Whether half the words of the shorter are words of the longer."""
    one, other = set(words(gold)), set(words(found))
    return bool(one and other) and len(one & other) * HALF >= min(len(one), len(other))


@dataclass(slots=True)
class Tally:
    """Articles with a gold value, those where it is found, and of the names given there the right ones."""

    alike: Alike
    gold: int = 0
    hit: int = 0
    given: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)

    def add(self, gold: str, names: Sequence[frozenset[str]]) -> None:
        """Count one article: `names` are the entities given, each with all its names."""
        right = sum(any(self.alike(gold, name) for name in entity) for entity in names)
        self.gold += 1
        self.hit += right > 0
        self.given += len(names)
        self.right += right
        if not right:
            self.missed.append(gold)

    @property
    def score(self) -> Score:
        """Recall by article, precision by entity."""
        return Score(self.right / max(self.given, 1), self.hit / max(self.gold, 1))


class Roles:
    """Who and what stands in which role of the acts of one record."""

    def __init__(self, extraction: Extraction, violence: frozenset[str]) -> None:
        self._entities = {entity.id: entity for entity in extraction.entities}
        self._acts = [e for e in extraction.events if e.type in violence and e.modality in DONE]
        self._charges = [e for e in extraction.events if e.type in CHARGES and e.modality in DONE]

    def people(self, role: Callable[[Event], Iterable[Argument]], *, charged: bool = False) -> list[frozenset[str]]:
        """The named persons of a role, each with its names; of the charges with `charged`."""
        ids = dict.fromkeys(a.entity for e in (self._charges if charged else self._acts) for a in role(e))
        named = (self._entities[i] for i in ids if self._entities[i].type == "PERSON")
        found = (frozenset(m.text for m in entity.mentions if m.kind == "name") for entity in named)
        return [names for names in found if names]

    def places(self) -> list[frozenset[str]]:
        """Where the acts took place, each place with its names."""
        ids = dict.fromkeys(a.entity for e in self._acts for a in e.places)
        return [frozenset({self._entities[i].name, *(m.text for m in self._entities[i].mentions)}) for i in ids]


def agents(event: Event) -> Iterable[Argument]:
    """Who does it."""
    return event.agents


def targets(event: Event) -> Iterable[Argument]:
    """Whom it is done to."""
    return event.targets


def gold_of(row: Row, role: str) -> Iterator[str]:
    """The first gold value of a role, if there is one."""
    yield from [told["text"] for told in row["gold"] if told["role"] == role][:1]


def score(pairs: Iterable[tuple[Row, Extraction]], violence: frozenset[str]) -> dict[str, Tally]:
    """One tally a line of the report."""
    lines = {name: Tally(same_place if "place" in name else same_person) for name in LINES}
    for row, extraction in pairs:
        roles = Roles(extraction, violence)
        for victim in gold_of(row, "VIC-NAME"):
            lines["victim is target"].add(victim, roles.people(targets))
            lines["victim is agent (swapped)"].add(victim, roles.people(agents))
        for shooter in gold_of(row, "SHO-NAME"):
            lines["shooter is agent"].add(shooter, roles.people(agents))
            lines["shooter is charged"].add(shooter, roles.people(targets, charged=True))
            lines["shooter is target (swapped)"].add(shooter, roles.people(targets))
        for city in gold_of(row, "DAT-CITY"):
            lines["city is place"].add(city, roles.places())
        for spot in gold_of(row, "DAT-LOC"):
            lines["spot is place"].add(spot, roles.places())
    return lines


LINES = (
    "victim is target",
    "victim is agent (swapped)",
    "shooter is agent",
    "shooter is charged",
    "shooter is target (swapped)",
    "city is place",
    "spot is place",
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print one line for each role."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--records", type=Path, nargs="+", required=True)
    parser.add_argument("--missed", action="store_true", help="tell the gold values that were not found")
    parsed = parser.parse_args(arguments)
    violence = frozenset(t.type for t in ontology.load().events.values() if t.family == "violence")
    pairs = read_pairs((row for path in parsed.gold for row in read_rows(path)), parsed.records)
    sys.stdout.write(f"{len(pairs)} articles\n")
    for name, tally in score(pairs, violence).items():
        counts = f"{tally.hit} of {tally.gold} articles, {tally.right} of {tally.given} given"
        sys.stdout.write(f"{name}: {tally.score} ({counts})\n")
        if parsed.missed:
            sys.stdout.writelines(f"    {value}\n" for value in tally.missed)


if __name__ == "__main__":
    main()
