"""What is said beside an answer: rows without a date that a time keeps out, and where else to look."""

from __future__ import annotations

import pytest

from kg.left_out import left_out
from kg.questions import load_questions
from kg.stores import Store
from tests.conftest import Shop
from tests.resolve.stories import Story, graph_of


def lines(store: Store, name: str, **given: str) -> list[str]:
    question = load_questions()[name]
    values = question.bind(given)
    return list(left_out(question, values, store.read(question.text, values).rows, store))


def rows(store: Store, name: str, **given: str) -> int:
    question = load_questions()[name]
    return len(store.read(question.text, question.bind(given)).rows)


@pytest.mark.parametrize("name", ["events", "timeline"])
def test_rows_without_a_date_are_counted_where_a_time_keeps_them_out(seeds_store: Store, name: str) -> None:
    always = {"undated": "true"} if name == "timeline" else {}
    dated = rows(seeds_store, name, actor="Iran", since="1900-01-01")
    undated = rows(seeds_store, name, actor="Iran", **always) - dated
    assert undated > 1
    assert lines(seeds_store, name, actor="Iran", since="1900-01-01") == [
        f"{undated} more rows without a date: ask without a time to see them."
    ]


def test_nothing_is_said_where_nothing_is_kept_out(seeds_store: Store) -> None:
    assert lines(seeds_store, "attacks", actor="Iran") == []
    assert lines(seeds_store, "retaliations", since="2020-01-01") == []
    assert lines(seeds_store, "actors", actor="Mark Esper") == []


def test_an_empty_answer_about_an_actor_says_where_all_of_it_is(seeds_store: Store) -> None:
    assert lines(seeds_store, "detentions", actor="Mark Esper") == [
        "All that is told of Mark Esper: kg query said-about -P actor='Mark Esper'"
    ]


def test_deaths_by_an_unknown_hand_are_counted(embedded_shop: Shop) -> None:
    found = Story("Ana Torres was killed in Lund .").who("a", "PERSON", "Ana Torres")
    embedded_shop.store.write(graph_of(found.event("k", "KILL", "killed", targets=["a"])))
    store = embedded_shop.store
    told = (
        "1 more event with nobody named who did it: kg query events -P type=KILL -P role=against -P actor='Ana Torres'"
    )
    assert lines(store, "who-killed-whom", actor="Ana Torres")[0] == told
    assert lines(store, "who-killed-whom", actor="Ana Torres", role="against")[0] == told
    assert told not in lines(store, "who-killed-whom", actor="Ana Torres", role="by")
    assert told not in lines(store, "attacks", actor="Ana Torres")
