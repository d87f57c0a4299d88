"""`python -m bench.police_violence GOLD.jsonl … --records RECORDS.jsonl …`: what the police did, sentence by sentence.

The gold rows are those of IndiaPoliceEvents (Halterman, Keith, Sarwar and O'Connor, 2021): `text`, `sents` (the
sentences of the text in order) and `gold`, the sentences in which the police kill, arrest, use force or fail to act.
A sentence is ours if an event whose trigger stands in it says so, is no mere plan, threat, hypothesis or denial, and
has the police, the army or other forces as agent. An arrest needs no agent: nobody else arrests.

FAIL has no event type of ours. For it the share of sentences is told in which we state an act of force or an arrest.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from bench.gold import Row, Score, read_pairs, read_rows
from kg import ontology
from kg.model import Event, Extraction

CLASSES = ("KILL", "ARREST", "FORCE")
DONE = frozenset({"asserted", "claimed"})
CROWD_CONTROL = "175"  # CAMEO: violent repression, of what COERCE holds
FORCES = re.compile(
    r"\b(?:police\w*|cops?|constables?|troopers?|sheriffs?|deput(?:y|ies)|officers?|inspectors?|jawans?|army|soldiers?"
    r"|troops?|military|paramilitary|para-military|security|forces?|personnel|guards?|crpf|bsf|rpf|rapid)\b",
    re.IGNORECASE,
)
Span = tuple[int, int]


def sentences(row: Row) -> tuple[dict[Span, frozenset[str]], list[Span]]:
    """The labelled sentences of a text with their labels, and where all its other sentences stand."""
    labelled: dict[Span, frozenset[str]] = {}
    position = 0
    for told in row["gold"]:
        start = max(row["text"].find(told["text"], position), row["text"].find(told["text"]))
        position = start + 1
        labelled[start, start + len(told["text"])] = frozenset(told["labels"])
    others = []
    position = 0
    for sentence in row["sents"]:
        start = row["text"].find(sentence, position)
        if start >= 0:
            position = start + len(sentence)
            if not any(begin < position and start < end for begin, end in labelled):
                others.append((start, position))
    return labelled, others


def found(extraction: Extraction, violence: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Where the record says which class of act: (offset of the trigger, class)."""
    by_forces = {event.id for event in extraction.events if _by_forces(event, extraction)}
    causes = {link.origin: link.goal for link in extraction.links if link.type == "CAUSED_BY"}
    for event in extraction.events:
        at = event.trigger.start
        if event.modality not in DONE:
            continue
        if event.type == "ARREST":
            yield at, "ARREST"
        theirs = event.id in by_forces or (not event.agents and causes.get(event.id) in by_forces)
        if not theirs or not (event.type in violence or _represses(event)):
            continue
        yield at, "FORCE"
        if event.type == "KILL" or event.killed:
            yield at, "KILL"


def _represses(event: Event) -> bool:
    return event.type == "COERCE" and event.cameo == CROWD_CONTROL


def _by_forces(event: Event, extraction: Extraction) -> bool:
    entities = {entity.id: entity for entity in extraction.entities}
    return any(
        entities[agent.entity].type == "MILITARY" or FORCES.search(agent.text + " " + entities[agent.entity].name)
        for agent in event.agents
    )


def score(
    pairs: Iterable[tuple[Row, Extraction]], violence: frozenset[str]
) -> tuple[Mapping[str, Score], Counter[str]]:
    """Scores by class over sentences; and how many sentences are FAIL, how many of those hold an act that we state."""
    right: Counter[str] = Counter()
    ours: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    fail: Counter[str] = Counter()
    for row, extraction in pairs:
        labelled, others = sentences(row)
        acts = list(found(extraction, violence))
        for span in (*labelled, *others):
            labels = labelled.get(span, frozenset())
            said = {name for at, name in acts if span[0] <= at < span[1]}
            gold.update(labels & set(CLASSES))
            ours.update(said)
            right.update(said & labels)
            if "FAIL" in labels:
                fail["all"] += 1
                fail["stated"] += bool(said) and not labels & set(CLASSES)
    return {name: Score(right[name] / max(ours[name], 1), right[name] / max(gold[name], 1)) for name in CLASSES}, fail


def main(arguments: Sequence[str] | None = None) -> None:
    """Print one line for each class."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--records", type=Path, nargs="+", required=True)
    parsed = parser.parse_args(arguments)
    violence = frozenset(t.type for t in ontology.load().events.values() if t.family == "violence")
    pairs = read_pairs((row for path in parsed.gold for row in read_rows(path)), parsed.records)
    scores, fail = score(pairs, violence)
    sys.stdout.write(f"{len(pairs)} articles\n")
    for name, value in scores.items():
        sys.stdout.write(f"{name}: {value}\n")
    sys.stdout.write(f"FAIL: {fail['all']} sentences, an act is stated in {fail['stated']}\n")


if __name__ == "__main__":
    main()
