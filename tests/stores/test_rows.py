"""A graph as rows: nothing twice, nothing loose, nothing too big for one message."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import RecordError, StoreError
from kg.model import Graph
from kg.stores.edges import edge_loads
from kg.stores.nodes import node_loads
from kg.stores.statements import fill, label, labels, relationship_types, schema, statement
from kg.stores.writer import BATCH_CHARACTERS, BATCH_ROWS, batches
from tests.world import ANSWER, WORLD

ROWS = st.lists(st.integers(0, 3_000_000).map(lambda size: {"id": "x" * min(size, 5), "size": size}), max_size=30)


@given(ROWS)
def test_batches_are_the_rows_in_their_order(rows: list[dict[str, Any]]) -> None:
    assert [row for batch in batches(rows) for row in batch] == rows


@given(st.lists(st.integers(1, BATCH_CHARACTERS), max_size=12))
def test_a_batch_is_small_or_a_single_row(sizes: list[int]) -> None:
    for batch in batches([{"text": "x" * size} for size in sizes]):
        assert batch
        assert len(batch) == 1 or sum(len(row["text"]) for row in batch) <= BATCH_CHARACTERS


def test_a_batch_ends_at_its_number_of_rows() -> None:
    assert [len(batch) for batch in batches([{"id": i} for i in range(2 * BATCH_ROWS + 1)])] == [
        BATCH_ROWS, BATCH_ROWS, 1
    ]


def test_every_load_has_its_statement_and_every_slot_its_name() -> None:
    for load in edge_loads(WORLD):
        text = statement(load.statement)
        assert ("__" in text) == (load.slot is not None), load.statement
        assert "__" not in (fill(text, load.slot) if load.slot else text)
    for nodes in node_loads(WORLD):
        assert f":{nodes.kind}" in statement(nodes.kind.lower())


def test_no_two_rows_have_one_digest_and_any_change_changes_it() -> None:
    digests = [row["digest"] for nodes in node_loads(WORLD) for row in nodes.rows]
    digests += [row["digest"] for edges in edge_loads(WORLD) for row in edges.rows]
    assert len(set(digests)) == len(digests)
    entities = tuple(replace(e, name=e.name + "!") for e in WORLD.entities)
    changed = [row["digest"] for load in node_loads(replace(WORLD, entities=entities)) for row in load.rows]
    assert len(set(digests) - set(changed)) == len(WORLD.entities) + sum(len(edges.rows) for edges in edge_loads(WORLD))


def test_two_words_for_one_act_at_one_place_stay_two_and_equal_ones_become_one() -> None:
    event = WORLD.events[0]
    report = event.reports[0]
    surer = replace(report, confidence=0.99)
    events = (replace(event, reports=(report, report, surer)), *WORLD.events[1:])
    (load,) = (x for x in edge_loads(replace(WORLD, events=events)) if x.statement == "reports")
    assert [row["properties"]["confidence"] for row in load.rows if row["goal"] == event.id] == [0.8, 0.99]


def test_equal_graphs_are_equal_rows() -> None:
    again = Graph(WORLD.articles, WORLD.sentences, WORLD.entities, WORLD.events, WORLD.facts, WORLD.links)
    assert list(node_loads(again)) == list(node_loads(WORLD))
    assert list(edge_loads(again)) == list(edge_loads(WORLD))


@pytest.mark.parametrize("change", [
    {"entities": WORLD.entities[:1] * 2}, {"events": WORLD.events[:1] * 2}, {"articles": (ANSWER, ANSWER)},
])
def test_an_id_that_is_there_twice_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(RecordError, match="two of the id"):
        list(node_loads(replace(WORLD, **change)))


@pytest.mark.parametrize("change", [{"facts": WORLD.facts[:1] * 2}, {"links": WORLD.links[:1] * 2}])
def test_an_edge_that_is_there_twice_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(RecordError, match="twice"):
        list(edge_loads(replace(WORLD, **change)))


@pytest.mark.parametrize(("part", "lost"), [
    ("articles", "article"), ("sentences", "sentence"), ("entities", "entity"), ("events", "event"),
])
def test_a_loose_end_is_named(part: str, lost: str) -> None:
    with pytest.raises(RecordError, match=f"refers to the {lost} '"):
        list(edge_loads(replace(WORLD, **{part: ()})))


def test_labels_are_words_and_no_two_types_share_one() -> None:
    assert label("ARMED_GROUP") == "ArmedGroup"
    assert {"Person", "People", "Attack", "Sentence"} <= labels()
    with pytest.raises(StoreError):
        label("A`) DETACH DELETE n //")


@pytest.mark.parametrize("name", ["", "Person:Other", "Person`", "person", "Nobody", "__LABEL__", "ATTACKED"])
def test_only_listed_names_fill_a_label(name: str) -> None:
    with pytest.raises(StoreError, match="the ontology has no type"):
        fill("CREATE (:Entity:__LABEL__)", name)


def test_the_relations_of_the_ontology_are_relationship_types() -> None:
    assert {"ATTACKED", "RETALIATED_AGAINST", "LEADS", "RETALIATES_FOR"} <= relationship_types()


def test_the_schema_has_a_constraint_for_each_kind_of_node() -> None:
    assert sum("CONSTRAINT" in text for text in schema()) == 4
    assert all("IF NOT EXISTS" in text for text in schema())
