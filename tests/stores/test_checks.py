"""The checks of a store: none finds fault with a whole graph, and each finds what is broken."""

from __future__ import annotations

import pytest

from kg.stores.checks import check, rules
from tests.conftest import Shop
from tests.world import WORLD

BREAKING = [
    ("MATCH (:Entity)-[f:BLAMED]->(:Entity) SET f.event = 'gone'", "A fact is drawn from an event"),
    ("MATCH (:Entity)-[f:BLAMED]->(:Entity) SET f.evidence = ['gone']", "What is told has evidence"),
    ("MATCH (:Sentence)-[r:REPORTS]->(:Event) SET r.sources = ['gone']", "On whose word it is told"),
    ("MATCH (e:Event) WHERE e.id = 'ev-03-bombing' SET e.latest = date('2031-04-30')", "An act does not lie before"),
    ("MATCH (:Sentence)-[p:PART_OF]->(:Article) DELETE p", "A sentence is of one article"),
    ("MATCH (:Sentence)-[r:REPORTS]->(e:Event) WHERE e.id = 'ev-04-order' DELETE r", "An event is told of by"),
    ("MATCH (e:Event) WHERE e.id = 'ev-04-order' SET e.modality = 'maybe'", "What is told has one modality"),
    ("MATCH (e:Event) WHERE e.id = 'ev-01-raid' SET e.earliest = date('2032-01-01')", "The earliest day is not after"),
    ("MATCH (s:Sentence) SET s.text = 'other words'", "The words of a mention or report stand"),
]


def test_a_whole_graph_has_no_problems(shop: Shop) -> None:
    shop.store.write(WORLD)
    assert check(shop.store) == []


@pytest.mark.parametrize(("statement", "rule"), BREAKING, ids=[rule for _, rule in BREAKING])
def test_each_rule_can_be_broken(shop: Shop, statement: str, rule: str) -> None:
    shop.store.write(WORLD)
    shop.run(statement)
    assert [row for row in check(shop.store) if rule in str(row)]


def test_every_rule_is_broken_above() -> None:
    assert {rule for rule, _ in rules() if not any(told in rule for _, told in BREAKING)} == set()
