"""Round trips through RDF: every syntax, any base, any order of the statements."""

from __future__ import annotations

import dataclasses
import gzip
import io
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import ontology
from kg.errors import InputError
from kg.export import export
from kg.load import load_file
from kg.model import Graph
from kg.property_graph import edge_loads, node_loads
from tests.export.reading import shuffled
from tests.exported import exported
from tests.load.test_jsonl import full_graph, in_order
from tests.world import WORLD

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
"""rdflib warns of its own use of its own classes."""

SYNTAXES = {".ttl": "turtle", ".nt": "ntriples", ".trig": "trig", ".nq": "nquads", ".jsonld": "jsonld"}


def as_rdf_has_it(graph: Graph) -> Graph:
    """The graph without what RDF does not tell apart: a name as its own alias, the order in which things are listed."""
    types = ontology.load().events

    def ranked(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted(names, key=lambda name: (-types[name].rank, name)))

    return dataclasses.replace(
        in_order(graph),
        entities=tuple(
            dataclasses.replace(
                e, aliases=tuple(sorted(set(e.aliases) - {e.name})),
                mentions=tuple(sorted(e.mentions, key=lambda m: (m.article, m.start, m.end))),
            )
            for e in graph.entities
        ),
        events=tuple(dataclasses.replace(e, types=ranked(e.types)) for e in graph.events),
        links=tuple(sorted(graph.links, key=lambda k: (k.type, k.origin, k.goal))),
    )  # fmt: skip


GRAPHS = {"full": as_rdf_has_it(full_graph()), "world": as_rdf_has_it(WORLD), "empty": Graph()}


@pytest.mark.parametrize("suffix", SYNTAXES)
@pytest.mark.parametrize("name", GRAPHS)
def test_exported_again_it_is_the_same_bytes_in_every_format(name: str, suffix: str, tmp_path: Path) -> None:
    graph = GRAPHS[name]
    file = tmp_path / f"graph{suffix}"
    file.write_bytes(exported(graph, SYNTAXES[suffix]))
    again = load_file(file)
    for other in (SYNTAXES[suffix], "jsonl", "graphml"):
        assert exported(again, other) == exported(graph, other), other
    assert [*node_loads(again)] == [*node_loads(graph)]
    assert [*edge_loads(again)] == [*edge_loads(graph)]


def test_a_packed_file_under_another_base_is_the_same_graph(tmp_path: Path) -> None:
    stream = io.BytesIO()
    export(GRAPHS["full"], "turtle", stream, "https://graphs.example.org/mine/")
    file = tmp_path / "graph.ttl.gz"
    file.write_bytes(gzip.compress(stream.getvalue()))
    assert exported(load_file(file)) == exported(GRAPHS["full"])


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 1000))
def test_neither_the_order_of_the_graph_nor_of_the_lines_matters(tmp_path: Path, seed: int) -> None:
    graph, chance = GRAPHS["full"], random.Random(seed)  # noqa: S311 (no secret)
    lines = exported(shuffled(graph, chance), "ntriples").splitlines(keepends=True)
    file = tmp_path / "graph.nt"
    file.write_bytes(b"".join(chance.sample(lines, len(lines))))
    assert exported(load_file(file)) == exported(graph)


def broken() -> Iterator[tuple[str, bytes, str]]:
    text = exported(GRAPHS["full"], "ntriples")
    yield ".nt", text[:-40], "no nt"
    yield ".ttl", b"@prefix a: <b> . a:c", "no turtle"
    yield ".ttl", b"<http://a.example/b> a <http://a.example/C> .\n", "holds nothing in the vocabulary of kg"

    def without(word: bytes) -> bytes:
        return b"".join(line for line in text.splitlines(keepends=True) if word not in line)

    yield ".nt", without(b"vocabulary/path>"), "lacks kg:path"
    yield ".nt", without(b"anchorOf"), "lacks nif:anchorOf"
    yield ".nt", text.replace(b'"planned"', b'"hoped"'), "not \\['hoped'\\]"
    yield ".nt", text.replace(b"vocabulary/Kill>", b"vocabulary/Bake>"), "which kg does not know"


@pytest.mark.parametrize(("suffix", "data", "says"), list(broken()), ids=lambda value: str(value)[:30])
def test_a_file_that_is_not_whole_says_what_is_wrong_with_it(
    suffix: str, data: bytes, says: str, tmp_path: Path
) -> None:
    file = tmp_path / f"graph{suffix}"
    file.write_bytes(data)
    with pytest.raises(InputError, match=says):
        load_file(file)
