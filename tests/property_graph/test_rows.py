"""A graph as rows: nothing twice, nothing loose, every property of the type that is told of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from kg.errors import RecordError
from kg.model import Fact, Graph
from kg.property_graph import EdgeLoad, NodeLoad, edge_loads, label, labels, node_loads, relationship_types
from tests.world import ANSWER, WORLD

PLAIN: dict[str, type | tuple[type, ...]] = {
    "string": str, "string[]": list, "date": dt.date, "integer": int, "float": (int, float),
}


def test_every_property_is_of_the_type_that_is_told_of_it() -> None:
    loads: list[NodeLoad | EdgeLoad] = [*node_loads(WORLD), *edge_loads(WORLD)]
    for load in loads:
        for row in load.rows:
            assert row["properties"].keys() == load.types.keys()
            for name, value in row["properties"].items():
                assert value is None or isinstance(value, PLAIN[load.types[name]]), (load, name)
    assert {kind for load in loads for kind in load.types.values()} == PLAIN.keys()


def test_a_node_has_the_labels_of_its_kind_its_type_and_its_modality() -> None:
    found = {row["id"]: load.labels(row) for load in node_loads(WORLD) for row in load.rows}
    assert found["red-dawn"] == ("Entity", "ArmedGroup")
    assert found["ev-01-raid"] == ("Event", "Attack")
    assert found["ev-05-shelling"] == ("Event", "Attack", "Claimed")
    assert found[ANSWER.id] == ("Article",)


def test_a_node_is_looked_up_by_its_names_in_small_letters() -> None:
    arland = replace(WORLD.entities[0], name="Arland", aliases=("ARL", "Ar|land", "arland"))
    graph = replace(WORLD, entities=(arland, *WORLD.entities[1:]))
    search = {row["id"]: row["properties"].get("search") for load in node_loads(graph) for row in load.rows}
    assert search[arland.id] == "|arland|arl|ar land|"
    event = WORLD.events[0]
    assert search[event.id] == event.name.lower()
    assert search[ANSWER.id] is None


def test_the_ends_of_a_relationship_are_of_the_kinds_that_are_told_of_it() -> None:
    ids = {load.kind: {row["id"] for row in load.rows} for load in node_loads(WORLD)}
    for load in edge_loads(WORLD):
        assert {row["origin"] for row in load.rows} <= ids[load.origin], load.type
        assert {row["goal"] for row in load.rows} <= ids[load.goal], load.type


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
    (load,) = (x for x in edge_loads(replace(WORLD, events=events)) if x.type == "REPORTS")
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


@pytest.mark.parametrize("name", ["OWNS", "AGENT_OF", "ATTACKED]->() DETACH DELETE n //"])
def test_a_fact_of_no_known_type_is_refused(name: str) -> None:
    bad = Fact(name, "arland", "lund", None, "asserted", (), WORLD.facts[0].evidence)
    with pytest.raises(RecordError, match="the ontology has no type"):
        list(edge_loads(replace(WORLD, facts=(bad,))))


def test_labels_are_words_and_no_two_types_share_one() -> None:
    assert label("ARMED_GROUP") == "ArmedGroup"
    assert {"Person", "People", "Attack", "Sentence"} <= labels()
    with pytest.raises(RecordError):
        label("A`) DETACH DELETE n //")


def test_the_relations_of_the_ontology_are_relationship_types() -> None:
    assert {"ATTACKED", "RETALIATED_AGAINST", "LEADS", "RETALIATES_FOR", "MENTIONS"} <= relationship_types()
