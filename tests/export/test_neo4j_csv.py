"""Files for neo4j-admin: the real tool imports them, and the graph is the one that is written over Bolt."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import RecordError
from kg.export import export_folder
from kg.model import Graph
from kg.statements import read_statements
from tests.conftest import Shop, shop_of
from tests.neo4j.server import Neo4j
from tests.world import NASTY, WORLD

HOSTILE = (NASTY, "two\nlines", "\r\n", " padded ", 'a,b;c|d\t"', '"', "\\", "\\\"", "null", "1", "U+001F")


def hostile_world() -> Graph:
    """The invented world with names, texts and lists that hurt a file of comma-separated values."""
    first, second, *rest = WORLD.entities
    article = replace(WORLD.articles[0], title="", source='"quoted", he said', url="back\\slash\\")
    entities = (replace(first, aliases=HOSTILE), replace(second, name="line\nbreak", wikidata=""), *rest)
    return replace(WORLD, articles=(article, *WORLD.articles[1:]), entities=entities)


def test_the_imported_graph_is_the_one_written_over_bolt(tmp_path: Path, neo4j_shop: Shop) -> None:
    graph = hostile_world()
    export_folder(graph, "neo4j-csv", tmp_path / "csv")
    server = Neo4j(tmp_path / "server")
    assert "IMPORT DONE" in server.import_csv(tmp_path / "csv")
    neo4j_shop.run("MATCH (n) DETACH DELETE n")
    neo4j_shop.store.write(graph)
    try:
        server.start()
        with shop_of(server) as imported:
            for statement in read_statements(tmp_path / "csv" / "after-import.cypher"):
                imported.run(statement)
            for found, expected in zip(imported.dump(), neo4j_shop.dump(), strict=True):
                assert [row for row in found if row not in expected] == []
                assert len(found) == len(expected)
            stats = imported.store.write(graph)
            assert (stats.written_nodes, stats.written_relationships) == (0, 0)
            assert (stats.removed_nodes, stats.removed_relationships) == (0, 0)
            assert len(imported.run("SHOW CONSTRAINTS YIELD name WHERE name STARTS WITH 'kg_' RETURN name")) == 4
    finally:
        server.kill()


def test_every_row_has_as_many_fields_as_its_header(tmp_path: Path) -> None:
    export_folder(hostile_world(), "neo4j-csv", tmp_path)
    files = sorted(tmp_path.glob("*.csv"))
    named = [line.partition("=")[2] for line in (tmp_path / "import.args").read_text().splitlines() if ".csv" in line]
    assert {path.name for path in files} == {name for name in named if "," not in name}
    for path in files:
        with path.open(encoding="utf-8", newline="") as stream:
            assert len({len(row) for row in csv.reader(stream)}) == 1, path.name


def test_only_files_with_broken_lines_are_read_as_such(tmp_path: Path) -> None:
    export_folder(WORLD, "neo4j-csv", tmp_path)
    assert "multiline" not in (tmp_path / "import.args").read_text()
    export_folder(hostile_world(), "neo4j-csv", tmp_path)
    assert "--multiline-fields=entities.csv\n" in (tmp_path / "import.args").read_text()


def test_equal_graphs_are_equal_files(tmp_path: Path) -> None:
    for name in ("one", "two"):
        export_folder(WORLD, "neo4j-csv", tmp_path / name)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


@pytest.mark.parametrize("alias", ["", "a\x1fb"])
def test_a_list_that_such_a_file_cannot_hold_is_refused_and_nothing_is_to_be_imported(
    tmp_path: Path, alias: str
) -> None:
    entities = (replace(WORLD.entities[0], aliases=(alias,)), *WORLD.entities[1:])
    with pytest.raises(RecordError, match="member of a list"):
        export_folder(replace(WORLD, entities=entities), "neo4j-csv", tmp_path)
    assert not (tmp_path / "import.args").exists()
