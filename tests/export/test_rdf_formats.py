"""The formats of RDF: all say the same, in the same bytes whatever the order, and read by several parsers."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyld import jsonld  # type: ignore[import-untyped]

from kg.errors import InputError
from kg.export import FORMATS, FolderFormat
from kg.export.names import VOCABULARIES
from kg.export.schema import load
from kg.model import Graph, ResolvedEntity
from tests.export.reading import RDF_FORMATS, bytes_of, parsed, quads_of, read, shuffled, triples_of
from tests.world import WORLD

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@pytest.mark.parametrize("name", RDF_FORMATS)
def test_every_format_says_the_same(name: str) -> None:
    assert triples_of(WORLD, name) == triples_of(WORLD, "ntriples")


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # its parser of JSON-LD uses what it deprecates
@pytest.mark.parametrize("name", ["turtle", "jsonld", "ntriples"])
def test_rdflib_reads_as_many_statements(name: str) -> None:
    assert len(parsed(WORLD, name)) == len(triples_of(WORLD, "ntriples"))


@pytest.mark.parametrize("mode", ["json-ld-1.0", "json-ld-1.1"])
def test_pyld_reads_the_same_with_either_version_of_json_ld(mode: str) -> None:
    document = json.loads(bytes_of(WORLD, "jsonld"))
    lines = jsonld.to_rdf(document, {"format": "application/n-quads", "processingMode": mode}).strip().split("\n")
    assert len(set(lines)) == len(triples_of(WORLD, "ntriples"))


def test_lines_are_sorted_and_stand_once() -> None:
    for name in ("ntriples", "nquads"):
        lines = bytes_of(WORLD, name).splitlines()
        assert lines == sorted(set(lines))


def test_what_rests_on_one_article_is_in_its_graph() -> None:
    quads = quads_of(WORLD, "nquads")
    assert quads == quads_of(WORLD, "trig")
    for article in WORLD.articles:
        name = f"<https://kg.example/graph/{article.id}>"
        subjects = {subject for (subject, _, _), graph in quads if graph == name}
        assert f"<https://kg.example/article/{article.id}>" in subjects
        assert {s for s in subjects if "/span/" in s} == {
            s for (s, _, _), _ in quads if s.startswith(f"<https://kg.example/span/{article.id}.")
        }
        assert not [s for s in subjects if "/event/" in s or "/role/" in s]


def test_json_ld_reads_as_plain_json() -> None:
    nodes = {node["id"]: node for node in json.loads(bytes_of(WORLD, "jsonld"))["@graph"]}
    assert nodes["event/ev-01-raid"] == {
        "id": "event/ev-01-raid",
        "type": ["sem:Event", "Attack", "Event", "Kill"],
        "identifier": "ev-01-raid",
        "label": "Attack on Camp Ostby",
        "mainType": "Attack",
        "eventType": ["Attack", "Kill"],
        "ploverMode": "plover:ASSAULT",
        "cameoCode": "cameo:190",
        "earliest": "2031-05-01",
        "earliestBegin": "2031-05-01",
        "latest": "2031-05-01",
        "latestEnd": "2031-05-01",
        "precision": "day",
        "modality": "asserted",
        "confidence": 0.95,
        "killedCount": 3,
        "agent": ["entity/red-dawn"],
        "target": ["entity/arland-soldiers", "entity/camp-ostby"],
        "place": ["entity/camp-ostby"],
        "actor": ["entity/arland-soldiers", "entity/camp-ostby", "entity/red-dawn"],
        "semPlace": ["entity/camp-ostby"],
    }


def test_a_key_of_json_ld_is_no_prefix() -> None:
    assert not {name.removeprefix("kg:") for name in load().properties} & VOCABULARIES.keys()


@pytest.mark.parametrize("name", RDF_FORMATS)
def test_the_base_of_the_data_can_be_chosen_and_the_vocabulary_stays(name: str) -> None:
    ours, other = triples_of(WORLD, name), bytes_of(WORLD, name, "https://data.example.org/news/")
    assert b"https://kg.example/event/" not in other
    moved = {
        tuple(
            term.replace("<https://kg.example/", "<https://data.example.org/news/")
            if not term.startswith(tuple(f"<https://kg.example/{kept}/" for kept in ("vocabulary", "plover", "cameo")))
            else term
            for term in triple
        )
        for triple in ours
    }
    assert moved == read(other, name)


@pytest.mark.parametrize("base", ["", "news", "https://x.example", "https://x.example/#", "https://x.e/a b/", "urn:x/"])
def test_what_can_begin_no_iri_is_refused(base: str) -> None:
    with pytest.raises(InputError, match="ends in /"):
        bytes_of(WORLD, "ntriples", base)


@pytest.mark.parametrize("name", RDF_FORMATS)
@settings(max_examples=15)
@given(chance=st.randoms())
def test_the_order_of_the_graph_does_not_matter(name: str, chance: random.Random) -> None:
    assert bytes_of(shuffled(WORLD, chance), name) == bytes_of(WORLD, name)


@given(words=TEXT, identity=TEXT)
def test_any_text_survives_in_every_format(words: str, identity: str) -> None:
    small = Graph(entities=(ResolvedEntity(identity, words, "OTHER", (words + "'",), latitude=len(words) / 7),))
    expected = triples_of(small, "ntriples")
    assert {triples_of(small, name) == expected for name in RDF_FORMATS} == {True}
    assert words in {str(value) for value in parsed(small).objects()}


def test_an_empty_graph_says_nothing() -> None:
    assert bytes_of(Graph(), "ntriples") == b""
    assert triples_of(Graph(), "turtle") == triples_of(Graph(), "jsonld") == set()


@pytest.mark.parametrize("name", RDF_FORMATS)
def test_the_bytes_do_not_depend_on_the_hash_seed(name: str, tmp_path: Path) -> None:
    script = tmp_path / "write.py"
    script.write_text(
        "import sys\nfrom kg.export import export\nfrom tests.world import WORLD\n"
        "export(WORLD, sys.argv[1], sys.stdout.buffer)\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, str(script), name],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert outputs.pop()


def test_every_row_of_the_table_is_told_about() -> None:
    assert {"jsonl", "neo4j-csv", *RDF_FORMATS} <= FORMATS.keys()
    for name, row in FORMATS.items():
        assert row.name == name
        assert row.about
        assert isinstance(row, FolderFormat) or row.suffix.startswith(".")
