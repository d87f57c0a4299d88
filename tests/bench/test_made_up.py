"""The made-up graph of the benchmarks: as big as is asked for, whole, and the same each time."""

from __future__ import annotations

import pytest

from bench.made_up import ENTITIES, EVENTS, RELATIONSHIPS, made_up
from kg.property_graph import edge_loads, node_loads


@pytest.mark.parametrize("scale", [0.005, 0.01])
def test_it_is_as_big_as_is_asked_for(scale: float) -> None:
    graph = made_up(scale)
    assert (len(graph.entities), len(graph.events)) == (ENTITIES * scale, EVENTS * scale)
    assert sum(len(load.rows) for load in edge_loads(graph)) == RELATIONSHIPS * scale
    assert all(load.rows for load in node_loads(graph))


def test_one_seed_is_one_graph() -> None:
    assert made_up(0.002, seed=1) == made_up(0.002, seed=1)
    assert made_up(0.002, seed=1) != made_up(0.002, seed=2)


def test_every_offset_is_true_to_its_article() -> None:
    graph = made_up(0.002)
    texts = {article.id: article.text for article in graph.articles}
    spots = [spot for entity in graph.entities for spot in entity.mentions]
    spots += [report.evidence for event in graph.events for report in event.reports]
    assert spots
    for spot in spots:
        assert texts[spot.article][spot.start : spot.end] == spot.text
    for sentence in graph.sentences:
        assert texts[sentence.article][sentence.start : sentence.end] == sentence.text


def test_a_few_parties_take_part_in_much() -> None:
    graph = made_up(0.01)
    parts = sorted((len(entity.mentions) for entity in graph.entities), reverse=True)
    assert parts[0] > 20 * parts[len(parts) // 2]
