"""The graph record: the contract's keys, the same bytes every time, and spans that are the article's own words."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.model import Graph
from tests.exported import exported


def rows_of(graph: Graph) -> list[dict[str, Any]]:
    return [json.loads(line) for line in exported(graph).splitlines()]


CONTRACT = {
    "article": {"id", "title", "published"},
    "entity": {"id", "name", "type", "aliases", "country", "wikidata"},
    "event": {
        "id", "type", "types", "plover", "earliest", "latest", "precision", "modality", "agents", "targets", "places",
        "killed", "injured", "confidence", "evidence",
    },
    "relation": {
        "type", "subject", "object", "event", "earliest", "latest", "precision", "modality", "sources", "evidence",
        "confidence",
    },
    "link": {"type", "from", "to", "modality", "evidence"},
    "sentence": {"article", "start", "end", "text"},
}  # fmt: skip


@pytest.mark.parametrize("kind", CONTRACT)
def test_every_key_of_the_contract_is_there(graph: Graph, kind: str) -> None:
    rows = [row for row in rows_of(graph) if row["kind"] == kind]
    assert rows
    for row in rows:
        assert CONTRACT[kind] <= row.keys()


def test_one_fact_in_full(graph: Graph) -> None:
    row = next(row for row in rows_of(graph) if row.get("type") == "KILLED")
    article = graph.articles[0].id
    assert row == {
        "kind": "relation",
        "type": "KILLED",
        "subject": "rebels",
        "object": "army",
        "event": "ev1",
        "earliest": "2020-01-03",
        "latest": "2020-01-03",
        "precision": "day",
        "modality": "asserted",
        "sources": [],
        "evidence": [
            {
                "article": article,
                "start": 7,
                "end": 13,
                "text": "killed",
                "sentence": {"start": 0, "end": 43, "text": "Rebels killed 3 soldiers in Dana on Friday."},
            }
        ],
        "confidence": 0.9,
    }


def test_kinds_come_in_order_and_every_line_is_sorted_within_its_kind(graph: Graph) -> None:
    lines = exported(graph).decode().splitlines()
    kinds = [json.loads(line)["kind"] for line in lines]
    assert list(dict.fromkeys(kinds)) == ["article", "entity", "event", "relation", "link", "sentence"]
    assert lines == sorted(lines, key=lambda line: (list(CONTRACT).index(json.loads(line)["kind"]), line))


def test_all_evidence_is_the_articles_own_words(graph: Graph) -> None:
    texts = {article.id: article.text for article in graph.articles}
    found = [evidence for row in rows_of(graph) for evidence in row.get("evidence", [])]
    assert len(found) == 7
    for evidence in found:
        text = texts[evidence["article"]]
        assert text[evidence["start"] : evidence["end"]] == evidence["text"]
        sentence = evidence["sentence"]
        assert text[sentence["start"] : sentence["end"]] == sentence["text"]
        assert evidence["text"] in sentence["text"]


def test_text_is_written_as_it_is(graph: Graph) -> None:
    assert "✊".encode() in exported(graph)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms())
def test_the_order_of_the_graph_does_not_matter(graph: Graph, random: Any) -> None:
    def shuffled(rows: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(random.sample(rows, len(rows)))

    other = dataclasses.replace(
        graph,
        articles=shuffled(graph.articles),
        entities=shuffled(graph.entities),
        events=shuffled(graph.events),
        facts=shuffled(graph.facts),
        links=shuffled(graph.links),
    )
    assert exported(other) == exported(graph)


def test_an_empty_graph_is_an_empty_file() -> None:
    assert exported(Graph()) == b""
