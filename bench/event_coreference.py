"""`python -m bench.event_coreference GOLD.jsonl … --records RECORDS.jsonl …`: events across articles, against ECB+.

The gold rows hold `topic`, `text` and `gold` event mentions with `chain`, which runs across articles. Scored are the
mentions that a trigger of ours hits, each told once; pairs are those of two articles of one topic. The baseline joins
the same triggers by their stem within the topic (the "same lemma" baseline of Cybulska and Vossen, 2014).

ECB+ gives an attack and the deaths from it a chain each; a node of the graph holds both, and each report in it says of
which type it is. So the graph is scored twice: by node, and by node and whether the report is of a death.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.gold import Clustering, Row, Score, is_hit, muc, pairwise, read_pairs, read_rows
from kg import ontology
from kg.model import Event, Extraction
from kg.resolve import resolve_with_reasons
from kg.resolve.corpus import Ref

CONFLICT = frozenset({"violence", "kidnapping", "invasion", "coercion", "protest", "arrest", "mobilization", "threat"})
STEM = 5


@dataclass(frozen=True, slots=True)
class Told:
    """A gold mention that a trigger hits: its topic, chain, and the event of the record."""

    topic: str
    article: str
    chain: str
    event: Event


def told(pairs: Sequence[tuple[Row, Extraction]], families: Mapping[str, str], every: bool) -> Iterator[Told]:
    """The gold mentions hit by an event of a conflict family, or by any (`every`); an event counts once."""
    for row, extraction in pairs:
        seen: set[str] = set()
        for mention in (m for m in row["gold"] if m["kind"] == "event"):
            for event in extraction.events:
                hit = is_hit(event, mention["start"], mention["end"])
                if hit and event.id not in seen and (every or families.get(event.type) in CONFLICT):
                    seen.add(event.id)
                    yield Told(row["topic"], extraction.article.id, mention["chain"], event)
                    break


def stem(event: Event) -> str:
    """The first letters of the trigger's last word."""
    return event.trigger.text.lower().split()[-1][:STEM]


def main() -> None:
    """Print one line for each clustering."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--records", type=Path, nargs="+", required=True)
    parser.add_argument("--every", action="store_true", help="events of all types, not only those of conflict")
    arguments = parser.parse_args()
    domain = ontology.load()
    pairs = read_pairs((row for path in arguments.gold for row in read_rows(path)), arguments.records)
    resolution = resolve_with_reasons([extraction for _, extraction in pairs], domain)
    number = {article: i for i, article in enumerate(resolution.corpus.article_ids)}
    mentions = list(told(pairs, {t.type: t.family for t in domain.events.values()}, arguments.every))
    items: dict[Hashable, Told] = {(m.article, m.event.id): m for m in mentions}
    gold: Clustering = {key: m.chain for key, m in items.items()}
    ours: Clustering = {key: resolution.happenings.of[Ref(number[m.article], m.event.id)] for key, m in items.items()}
    deaths: Clustering = {key: (ours[key], m.event.type == "KILL") for key, m in items.items()}
    stems: Clustering = {key: (m.topic, stem(m.event)) for key, m in items.items()}
    sys.stdout.write(f"{len(items)} mentions in {len(pairs)} articles\n")
    for name, found in (("kg", ours), ("kg, deaths apart", deaths), ("same stem in the topic", stems)):
        every, alike = (_across(items, gold, found, alike) for alike in (False, True))
        sys.stdout.write(f"{name}: across articles, pairs {every}; pairs of one type {alike}; MUC {muc(gold, found)}\n")


def _across(items: Mapping[Hashable, Told], gold: Clustering, found: Clustering, alike: bool) -> Score:
    """Pairs of two articles of one topic; with `alike` those whose events are of one type.

    A death and the attack that caused it are two chains of ECB+ and one happening of ours.
    """
    topics: dict[str, list[Hashable]] = defaultdict(list)
    for key, mention in items.items():
        topics[mention.topic].append(key)
    couples = (
        (one, other)
        for keys in topics.values()
        for i, one in enumerate(keys)
        for other in keys[i + 1 :]
        if items[one].article != items[other].article
        and not (alike and items[one].event.type != items[other].event.type)
    )
    return pairwise(gold, found, couples)


if __name__ == "__main__":
    main()
