"""The questions in SPARQL give the rows of those in Cypher, in rdflib, Oxigraph and Jena."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
import rdflib

from kg import ontology
from kg.errors import QueryError
from kg.export import export, sparql
from kg.extract import Extractor
from kg.model import Graph
from kg.questions import load_questions
from kg.read import Rejects, read_articles
from kg.resolve import resolve
from kg.resources import sparql_dir
from tests.command import ROOT, kg
from tests.conftest import Shop
from tests.export.java import jars
from tests.export.test_java_readers import or_skip
from tests.world import WORLD

Rows = list[tuple[Any, ...]]

NEEDED: dict[str, tuple[dict[str, str], ...]] = {
    "between": ({"actor": "Arland", "other": "Red Dawn"}, {"actor": "united states", "other": "Iran"}),
    "evidence": ({"event": "camp ostby"}, {"event": "kill"}),
}
VARIATIONS: tuple[dict[str, str], ...] = (
    {}, {"actor": "arlanders"}, {"actor": "Iran"}, {"actor": "Nobody"}, {"since": "2031-05-03"},
    {"until": "2031-05-03"}, {"since": "2020-01-01", "until": "2020-01-03"}, {"unrealised": "true"},
    {"undated": "true"}, {"source": "ARLAND"}, {"source": "iran"}, {"event": "ev-05-shelling"},
    {"actor": "arlanders", "role": "by"}, {"actor": "arlanders", "role": "against"}, {"role": "by"},
    {"actor": "united states", "role": "by"}, {"actor": "united states", "role": "against"},
    {"place": "arland"}, {"place": "LUND"}, {"place": "camp ostby"}, {"place": "Iraq"}, {"place": "Nowhere"},
    {"actor": "Red Dawn", "place": "Lund"}, {"both": "true"}, {"both": "true", "unrealised": "true"},
    {"relation": "leads"}, {"relation": "Supports"}, {"relation": "part of", "role": "against"},
)  # fmt: skip
ASKED = [
    (name, {**needed, **given})
    for name in sparql.names()
    for needed in NEEDED.get(name, ({},))
    for given in VARIATIONS
    if given.keys() <= {parameter.name for parameter in load_questions()[name].parameters}
]


def comparable(rows: Iterable[Iterable[Any]]) -> Rows:
    return sorted((tuple(row) for row in rows), key=repr)


class Asked:
    """One graph, in the embedded store and as RDF."""

    def __init__(self, graph: Graph, shop: Shop, file: Path) -> None:
        self.shop, self.file = shop, file
        with file.open("wb") as stream:
            export(graph, "ntriples", stream)
        shop.store.write(graph)

    def in_cypher(self, name: str, given: dict[str, str]) -> Rows:
        question = load_questions()[name]
        return comparable(self.shop.store.read(question.text, question.bind(given)).rows)

    def in_rdflib(self, name: str, given: dict[str, str]) -> Rows:
        answer = sparql.ask(name, load_questions()[name].bind(given), self.file)
        assert answer.columns == load_questions()[name].columns
        return comparable(answer.rows)

    def in_oxigraph(self, name: str, given: dict[str, str]) -> Rows:
        store = pyoxigraph.Store()
        store.bulk_load(path=self.file, format=pyoxigraph.RdfFormat.N_TRIPLES)
        store.load(parameters(name, given).encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
        found = store.query(sparql.text_of(name))
        assert isinstance(found, pyoxigraph.QuerySolutions)
        columns = [variable.value for variable in found.variables]
        return comparable(sparql.tidy(sparql.text_of(name), columns, ([value_of(x) for x in row] for row in found)))


def parameters(name: str, given: dict[str, str]) -> str:
    """What a question is asked with, as N-Triples."""
    graph = rdflib.Graph()
    for triple in sparql.parameters(load_questions()[name].bind(given)):
        graph.add(triple)
    return graph.serialize(format="nt")


def value_of(term: Any) -> Any:
    return None if term is None else rdflib.Literal(term.value, datatype=term.datatype.value).toPython()


@pytest.fixture(scope="module")
def world(embedded_shop: Shop, tmp_path_factory: pytest.TempPathFactory) -> Asked:
    return Asked(WORLD, embedded_shop, tmp_path_factory.mktemp("sparql") / "world.nt")


@pytest.fixture(scope="module")
def answers_of_the_seeds(
    embedded_shop: Shop, tmp_path_factory: pytest.TempPathFactory
) -> list[tuple[str, dict[str, str], Rows, Rows]]:
    """Every question, with what Cypher and what SPARQL in Oxigraph answer on the graph of the seeds."""
    records = [Extractor().extract(article) for article in read_articles([str(ROOT / "seeds")], Rejects())]
    file = tmp_path_factory.mktemp("sparql") / "seeds.nt"
    seeds = Asked(resolve(records, ontology.load()), embedded_shop, file)
    return [(name, given, seeds.in_cypher(name, given), seeds.in_oxigraph(name, given)) for name, given in ASKED]


@pytest.fixture(scope="module")
def answers_of_the_world(world: Asked) -> list[tuple[str, dict[str, str], Rows, Rows]]:
    return [(name, given, world.in_cypher(name, given), world.in_oxigraph(name, given)) for name, given in ASKED]


@pytest.mark.parametrize(
    ("graph", "empty"), [("answers_of_the_world", set()), ("answers_of_the_seeds", {"detentions", "sanctions"})]
)
def test_oxigraph_gives_the_rows_of_cypher(graph: str, empty: set[str], request: pytest.FixtureRequest) -> None:
    found = request.getfixturevalue(graph)
    assert [(name, given) for name, given, cypher, rdf in found if cypher != rdf] == []
    assert {name for name, _, cypher, _ in found if cypher} == set(sparql.names()) - empty


@pytest.mark.parametrize("name", sparql.names())
def test_rdflib_gives_the_rows_of_oxigraph(world: Asked, name: str) -> None:
    given = NEEDED.get(name, ({},))[0]
    rows = world.in_rdflib(name, given)
    assert rows == world.in_oxigraph(name, given)
    assert rows


@pytest.mark.parametrize("name", ["retaliations", "attacks", "who-blamed-whom"])
def test_jena_gives_as_many_rows(world: Asked, name: str, tmp_path: Path) -> None:
    or_skip("jena")
    given = {"actor": "arlanders"}
    (tmp_path / "parameters.nt").write_text(parameters(name, given))
    files = ("--data", world.file, "--data", tmp_path / "parameters.nt", "--query", sparql_dir() / f"{name}.rq")
    ran = jars.run("jena", "arq.arq", "--results", "CSV", *files)
    assert ran.returncode == 0, ran.stderr
    header, *rows = csv.reader(io.StringIO(ran.stdout))
    assert tuple(header) == load_questions()[name].columns
    sentences = [(row[-2],) for row in world.in_rdflib(name, given)]
    assert comparable([(row[-2],) for row in rows]) == comparable(sentences)


@pytest.mark.parametrize("name", sparql.names())
def test_a_question_says_what_it_is_the_twin_of(name: str) -> None:
    assert name in load_questions()
    assert f"# name: {name}\n" in sparql.text_of(name)
    lines = sparql.text_of(name).splitlines()
    assert max(map(len, lines)) <= 120


def test_what_is_not_there_in_sparql_is_told(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="There are: attacks"):
        sparql.ask("tit-for-tat", {}, tmp_path / "x.ttl")


def test_a_parameter_that_is_not_there_in_sparql_is_told(world: Asked) -> None:
    with pytest.raises(QueryError, match="takes no days in SPARQL, only actor"):
        sparql.ask("attacks", {"actor": None, "days": 3}, world.file)


@pytest.mark.parametrize("name", sparql.names())
def test_a_question_takes_the_parameters_of_its_twin(name: str, tmp_path: Path) -> None:
    (file := tmp_path / "empty.nt").touch()
    given = {parameter.name: "x" for parameter in load_questions()[name].parameters}
    assert sparql.ask(name, given, file).rows == []


def test_the_command_asks_a_file(tmp_path: Path) -> None:
    file = tmp_path / "world.ttl"
    with file.open("wb") as stream:
        export(WORLD, "turtle", stream)
    ran = kg("query", "who-killed-whom", "--sparql", file, "-P", "actor=red dawn", "--format", "csv")
    assert ran.code == 0, ran.err
    killer, victim = ran.out.splitlines()[1].split(",")[:2]
    assert (killer, victim) == ("Red Dawn", "Arland soldiers")
    assert kg("query", "--sparql", file).code == 2
