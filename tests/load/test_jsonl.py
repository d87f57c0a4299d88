"""Round trips: what was exported and loaded is the same graph, in the same bytes, and as the store sees it."""

from __future__ import annotations

import dataclasses
import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.load import load_file
from kg.model import Article, Copy, Graph, KnownArticle
from kg.property_graph import edge_loads, node_loads
from tests.conftest import Shop
from tests.export.conftest import build as small_graph
from tests.exported import exported
from tests.world import WORLD


def full_graph() -> Graph:
    """A graph in which every field of every record has a value."""
    graph = small_graph()
    other = Article("news/b.txt", "Rebels killed 3 soldiers.", title="Again", source="The Paper", language="de")
    first, *events = graph.events
    placed = dataclasses.replace(
        first, injured=2, location="dana", country="SYR", latitude=36.2, longitude=36.8, geo_precision=1
    )
    dana = dataclasses.replace(graph.entities[1], geonames=173811, geo_precision=1)
    (answer,) = graph.links
    return dataclasses.replace(
        graph,
        articles=(*graph.articles, other),
        links=(dataclasses.replace(answer, modality="claimed", sources=("army",)),),
        entities=(graph.entities[0], dana, graph.entities[2]),
        events=(placed, *events),
        copies=(Copy(other.id, graph.articles[0].id, 0.93),),
    )


def loaded(graph: Graph, folder: Path, suffix: str = ".jsonl", name: str = "jsonl") -> Graph:
    file = folder / f"graph{suffix}"
    file.write_bytes(exported(graph, name))
    return load_file(file)


GRAPHS = {"small": small_graph(), "world": WORLD, "full": full_graph(), "empty": Graph()}


@pytest.mark.parametrize("name", GRAPHS)
def test_exported_again_it_is_the_same_bytes(name: str, tmp_path: Path) -> None:
    graph = GRAPHS[name]
    assert exported(loaded(graph, tmp_path)) == exported(graph)


def test_a_file_of_before_roles_had_types_is_loaded(tmp_path: Path) -> None:
    (older := tmp_path / "older.jsonl").write_bytes(re.sub(rb', ?"types": ?\[[^]]*\]}', b"}", exported(WORLD)))
    before = load_file(older)
    assert {p.types for e in before.events for p in (*e.agents, *e.targets, *e.places)} == {()}
    assert [e.types for e in before.events] == [e.types for e in loaded(WORLD, tmp_path).events]


@pytest.mark.parametrize("name", GRAPHS)
def test_every_other_format_and_the_store_see_no_difference(name: str, tmp_path: Path) -> None:
    graph = GRAPHS[name]
    again = loaded(graph, tmp_path)
    assert [*node_loads(again)] == [*node_loads(in_order(graph))]
    assert [*edge_loads(again)] == [*edge_loads(in_order(graph))]
    for other in ("turtle", "graphml", "acled-csv"):
        assert exported(again, other) == exported(in_order(graph), other)


def test_the_full_graph_has_a_value_for_every_field_there_is() -> None:
    """A field that is added to the model has to be told of here, and then comes back or fails."""
    graph = full_graph()
    for part in dataclasses.fields(Graph):
        rows = getattr(graph, part.name)
        unset = {f.name for f in dataclasses.fields(rows[0]) if not any(getattr(row, f.name) for row in rows)}
        assert unset <= {"body"}, part.name


def in_order(graph: Graph) -> Graph:
    return dataclasses.replace(
        graph,
        articles=tuple(sorted(graph.articles, key=lambda a: a.id)),
        sentences=tuple(sorted(graph.sentences, key=lambda s: (s.article, s.start, s.end))),
        facts=tuple(sorted(graph.facts, key=lambda f: (f.type, f.subject, f.object, f.event or ""))),
    )


def test_all_but_the_texts_is_the_same_value(tmp_path: Path) -> None:
    graph = full_graph()
    again = loaded(graph, tmp_path)
    for field in dataclasses.fields(Graph):
        if field.name != "articles":
            assert set(getattr(again, field.name)) == set(getattr(graph, field.name)), field.name
    assert {a.id for a in again.articles} == {a.id for a in graph.articles}
    assert all(isinstance(a, KnownArticle) and a.text == "" for a in again.articles)


def test_a_packed_file_is_the_same(tmp_path: Path) -> None:
    file = tmp_path / "graph.jsonl.gz"
    file.write_bytes(gzip.compress(exported(WORLD)))
    assert exported(load_file(file)) == exported(WORLD)


def test_a_store_that_holds_the_graph_has_nothing_to_write(shop: Shop, tmp_path: Path) -> None:
    graph = full_graph()
    shop.store.write(graph)
    stats = shop.store.write(loaded(graph, tmp_path))
    assert (stats.written_nodes, stats.written_relationships) == (0, 0)
    assert (stats.removed_nodes, stats.removed_relationships) == (0, 0)


def broken() -> Iterator[tuple[bytes, str]]:
    lines = exported(small_graph()).splitlines(keepends=True)
    yield b"".join(lines)[:-20], f":{len(lines)}: not JSON"
    yield b"".join(line for line in lines if b'"kind": "sentence"' not in line), "does not hold it"
    yield b"".join(line for line in lines if b'"id": "dana"' not in line), "names the entity 'dana'"
    yield b"[]\n", ":1: not an object"
    yield b'{"kind": "planet"}\n', "a line of kind 'planet'"
    yield b'{"kind": "article", "id": "a"}\n', ":1: no article as `kg export` writes it"
    yield lines[1].replace(b"MILITARY", b"ARMY"), "'ARMY' is none of"


@pytest.mark.parametrize(("data", "says"), list(broken()), ids=lambda value: value if isinstance(value, str) else "")
def test_a_file_that_is_not_whole_says_what_is_wrong_with_it(data: bytes, says: str, tmp_path: Path) -> None:
    file = tmp_path / "graph.jsonl"
    file.write_bytes(data)
    with pytest.raises(InputError, match=says):
        load_file(file)


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"cannot be loaded. Load what `kg export` wrote: \.jsonl"):
        load_file(tmp_path / "graph.xlsx")


def test_a_packed_file_cut_short_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "graph.jsonl.gz"
    file.write_bytes(gzip.compress(exported(WORLD))[:-30])
    with pytest.raises(InputError, match=r"is no whole \.gz file"):
        load_file(file)
