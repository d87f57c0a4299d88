"""The scores of clusterings, on clusterings whose scores are known."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import pytest

from bench.entity_merging import aliases, compare, synonyms
from bench.gold import Clustering, muc, pairwise, read_pairs, read_rows
from kg.records import extraction_to_json
from tests.resolve.stories import Story

GOLD: Clustering = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2}
HALVED: Clustering = {"a": 1, "b": 1, "c": 2, "d": 2, "e": 2}
ALL: Clustering = dict.fromkeys(GOLD, 1)
NONE: Clustering = {item: item for item in GOLD}


def test_pairs() -> None:
    couples = list(combinations(GOLD, 2))
    assert (pairwise(GOLD, GOLD, couples).f1, pairwise(GOLD, ALL, couples).recall) == (1.0, 1.0)
    score = pairwise(GOLD, HALVED, couples)
    assert (score.precision, score.recall) == (0.5, 0.5)
    assert pairwise(GOLD, NONE, couples).f1 == 0.0


def test_muc_counts_links() -> None:
    assert str(muc(GOLD, GOLD)) == "P 100.0 R 100.0 F1 100.0"
    score = muc(GOLD, HALVED)
    assert (score.precision, score.recall) == pytest.approx((2 / 3, 2 / 3))
    assert muc(GOLD, NONE).recall == 0.0


def test_names_of_one_entity() -> None:
    row = {"gold": [
        {"type": "IsSynonymOf", "source": "the Lund Front", "target": "LF"},
        {"type": "IsSynonymOf", "source": "LF", "target": "Front of Lund"},
        {"type": "IsSynonymOf", "source": "they", "target": "LF"},
        {"type": "Likes", "source": "Omar", "target": "Ada"},
    ]}  # fmt: skip
    gold = synonyms([row])
    assert set(gold) == {"lund front", "lf", "front of lund"}
    assert len(set(gold.values())) == 1
    assert aliases([{"id": "x", "aliases": ["Vint", "he"]}, {"id": "y", "aliases": ["Vint", "Lund"]}]) == {"lund": "y"}
    score, wrong, missed = compare({"a": 1, "b": 1, "c": 2}, {"a": {7}, "b": {8}, "c": {7}})
    assert (score.precision, score.recall, wrong, missed) == (0.0, 0.0, ["a = c"], ["a / b"])


def test_records_meet_their_texts(tmp_path: Path) -> None:
    record = Story("Red Dawn shelled Camp Ostby .").who("d", "ARMED_GROUP", "Red Dawn").record()
    file = tmp_path / "records.jsonl"
    file.write_text(json.dumps(extraction_to_json(record)) + "\n")
    rows = [{"text": record.article.text}, {"text": "another"}]
    ((row, found),) = read_pairs(rows, [file])
    assert (row, found) == (rows[0], record)
    assert len(read_rows(file)) == 1
