"""`python -m bench.factuality GOLD.jsonl --records RECORDS.jsonl`: did it happen, against sentences of UDS-IH2.

The gold rows hold `text` and `gold` words with `factuality` from -3 (certainly did not happen) to +3 (certainly did).
Scored are the words that a trigger of ours hits, each by the first such event: what is asserted or claimed is told as
having happened and should be above 0, what is planned, threatened, hypothetical or denied should not (White et al.,
2016; Rudinger et al., 2018).
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bench.event_coreference import CONFLICT
from bench.gold import Row, Score, arguments, is_hit, percent, read_pairs, read_rows
from kg import ontology
from kg.model import Event, Extraction
from kg.model.words import FACTUAL

Told = tuple[bool, bool]
"""Whether it happened, and whether we tell it as having happened."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A word of the gold that a trigger hits: did it happen, the event of the record, its sentence."""

    happened: bool
    event: Event
    text: str

    @property
    def told(self) -> Told:
        """What is so and what we say."""
        return self.happened, self.event.modality in FACTUAL


def judged(pairs: Iterable[tuple[Row, Extraction]]) -> Iterator[Judged]:
    """The words of the gold that triggers hit."""
    for row, extraction in pairs:
        for word in row["gold"]:
            event = next((e for e in extraction.events if is_hit(e, word["start"], word["end"])), None)
            if event is not None:
                yield Judged(word["factuality"] > 0, event, row["text"])


def score_of(told: Mapping[Told, int], happened: bool) -> Score:
    """Precision and recall of one of the two classes."""
    right = told.get((happened, happened), 0)
    predicted = sum(n for (_, said), n in told.items() if said is happened)
    wanted = sum(n for (gold, _), n in told.items() if gold is happened)
    return Score(right / max(predicted, 1), right / max(wanted, 1))


def report(found: Sequence[Judged]) -> Iterator[str]:
    """Agreement, both classes, and how each modality fares."""
    told = Counter(one.told for one in found)
    happened, other = score_of(told, True), score_of(told, False)
    yield f"agreement {percent(told[True, True] + told[False, False], len(found))}"
    yield f"happened: {happened}; did not: {other}; macro F1 {50 * (happened.f1 + other.f1):.1f}"
    by_modality = Counter((one.event.modality, one.happened) for one in found)
    for modality in sorted({modality for modality, _ in by_modality}):
        yield f"  {modality}: happened {by_modality[modality, True]}, did not {by_modality[modality, False]}"


def main() -> None:
    """Print the figures of all types and of conflict."""
    given = arguments(__doc__ or "", "list what we tell wrongly")
    rows = read_rows(given.gold)
    found = list(judged(read_pairs(rows, given.records)))
    families = {t.type: t.family for t in ontology.load().events.values()}
    conflict = [one for one in found if families.get(one.event.type) in CONFLICT]
    for name, some in (("all types", found), ("conflict", conflict)):
        sys.stdout.write("\n".join([f"{name}: {len(some)} words", *report(some)]) + "\n")
    for one in (one for one in found if given.errors and one.told[0] != one.told[1]):
        event = f"{one.event.modality} {one.event.type} {one.event.trigger.text!r}"
        sys.stdout.write(f"{one.told[0]} {event} | {one.text}\n")


if __name__ == "__main__":
    main()
