"""Gold rows and the records of their texts, side by side, and the two scores of clusterings that are used here."""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from kg.model import Article, Event, Extraction
from kg.records import extraction_from_json

Row = dict[str, Any]


def arguments(about: str, errors: str) -> argparse.Namespace:
    """The command line of a scorer: `gold`, `records` and whether to list `errors`, with what is listed then."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--records", type=Path, nargs="+", required=True)
    parser.add_argument("--errors", action="store_true", help=errors)
    return parser.parse_args()


def read_rows(path: Path) -> list[Row]:
    """One JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def read_pairs(rows: Iterable[Row], records: Iterable[Path]) -> list[tuple[Row, Extraction]]:
    """Each row (`text`, …) with the record that `kg extract` printed for its text; rows without one drop out."""
    found = {record["article"]["id"]: record for path in records for record in read_rows(path)}
    pairs = []
    for row in rows:
        record = found.pop(hashlib.sha256(row["text"].encode()).hexdigest()[:16], None)
        if record is not None:
            pairs.append((row, _extraction(row, record)))
    return pairs


def _extraction(row: Row, record: Row) -> Extraction:
    told = record["article"]
    published = dt.date.fromisoformat(told["published"]) if told["published"] else None
    article = Article(path=told["path"], text=row["text"], title=told["title"], published=published)
    return extraction_from_json(record, article)


def is_hit(event: Event, start: int, end: int) -> bool:
    """Whether the event's trigger shares a character with the span."""
    return event.trigger.start < end and start < event.trigger.end


def percent(part: int, whole: int) -> str:
    """As "3 of 4 (75.0)"; a share of nothing is 0."""
    return f"{part} of {whole} ({100 * part / max(whole, 1):.1f})"


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and their harmonic mean, each from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean; 0 where both are 0."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"P {100 * self.precision:.1f} R {100 * self.recall:.1f} F1 {100 * self.f1:.1f}"


Clustering = Mapping[Hashable, Hashable]
"""The cluster of each item."""


def pairwise(gold: Clustering, found: Clustering, groups: Iterable[Sequence[Hashable]]) -> Score:
    """Of all pairs inside the groups: those that both clusterings join."""
    right = predicted = wanted = 0
    for group in groups:
        for one, other in combinations(group, 2):
            same, joined = gold[one] == gold[other], found[one] == found[other]
            right += same and joined
            predicted += joined
            wanted += same
    return Score(right / max(predicted, 1), right / max(wanted, 1))


def muc(gold: Clustering, found: Clustering) -> Score:
    """MUC: the links that would have to be added to one clustering to get the other (Vilain et al., 1995)."""
    return Score(_links(found, gold), _links(gold, found))


def _links(key: Clustering, response: Clustering) -> float:
    members: dict[Hashable, list[Hashable]] = defaultdict(list)
    for item, cluster in key.items():
        members[cluster].append(item)
    kept = sum(len(group) - len({response[item] for item in group}) for group in members.values())
    return kept / max(sum(len(group) - 1 for group in members.values()), 1)
