"""The statements that write: names from closed lists in their slots, nothing too big for one message."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import RecordError
from kg.stores.statements import fill, schema, schema_gone, statement
from kg.stores.writer import BATCH_CHARACTERS, BATCH_ROWS, batches

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


@pytest.mark.parametrize("name", ["", "Person:Other", "Person`", "person", "Nobody", "__KIND__", "ATTACKED"])
def test_only_listed_names_fill_a_label(name: str) -> None:
    with pytest.raises(RecordError, match="the ontology has no type"):
        fill("CREATE (:__LABELS__)", LABELS=["Entity", name])


@pytest.mark.parametrize("name", ["Person", "OWNS", "ATTACKED|KILLED", "ATTACKED]->() //"])
def test_only_listed_names_fill_a_type(name: str) -> None:
    with pytest.raises(RecordError, match="the ontology has no type"):
        fill("CREATE ()-[:__TYPE__]->()", TYPE=name)


def test_every_slot_of_a_statement_is_filled() -> None:
    text = fill(statement("relationship"), TYPE="AT", ORIGIN="Event", GOAL="Entity")
    assert "(origin:Event)" in text
    assert "[r:AT]->" in text
    assert "__" not in text
    assert "__" not in fill(statement("node_new"), KIND="Event", LABELS=["Event", "Attack"])


def test_what_the_schema_makes_is_what_dropping_takes_away() -> None:
    makes = r"CREATE (?:TEXT )?(\w+) (\w+) IF NOT EXISTS"
    made = {found[2]: found[1] for text in schema() if (found := re.match(makes, text))}
    gone = {found[2]: found[1] for text in schema_gone() if (found := re.match(r"DROP (\w+) (\w+) IF EXISTS", text))}
    assert made == gone
    assert (len(made), len(gone)) == (len(schema()), len(schema_gone()))
    assert all(name.startswith("kg_") for name in made)


def test_the_schema_has_a_constraint_for_each_kind_of_node() -> None:
    assert sum("CONSTRAINT" in text for text in schema()) == 4


def test_the_embedded_engine_gets_no_text_index() -> None:
    embedded = schema("Neo4j/5.26.0 compatible (ArcadeDB 26.10.2)")
    assert set(embedded) < set(schema("Neo4j/5.26.30")) == set(schema())
    assert not any("TEXT" in text for text in embedded)
