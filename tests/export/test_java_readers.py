"""The exports as programs in Java read them: Apache Jena, RDF4J, ROBOT, and neosemantics in a real Neo4j."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.export import FORMATS, Format
from kg.export.reference import VOCABULARY_FILE
from tests.conftest import missed
from tests.export.java import jars
from tests.export.reading import RDF_FORMATS, bytes_of, triples_of
from tests.neo4j import server as neo4j_server
from tests.world import WORLD

Run = Callable[..., list[dict[str, Any]]]


def or_skip(reader: str) -> None:
    """Skip where a reader, or the Neo4j that it is a plugin of, cannot be had; in CI that is a failure."""
    try:
        jars.fetch(reader)
        if reader == "neosemantics":
            neo4j_server.check_tools()
            neo4j_server.fetch_jars()
    except (jars.MissingJavaError, neo4j_server.MissingNeo4jError) as missing:
        missed(f"tests in which {reader} reads the exports: {missing}")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The invented world in every format of RDF."""
    folder = tmp_path_factory.mktemp("exports")
    written = []
    for name in RDF_FORMATS:
        row = FORMATS[name]
        assert isinstance(row, Format)
        written.append(folder / f"world{row.suffix}")
        written[-1].write_bytes(bytes_of(WORLD, name))
    return written


def test_jena_reads_every_format_without_a_warning(files: list[Path]) -> None:
    or_skip("jena")
    ran = jars.run("jena", "riotcmd.riot", "--validate", *files, VOCABULARY_FILE)
    assert ran.returncode == 0, ran.stderr
    assert "WARN" not in ran.stderr + ran.stdout
    assert "ERROR" not in ran.stderr + ran.stdout


def test_jena_would_show_its_warnings(tmp_path: Path) -> None:
    or_skip("jena")
    (tmp_path / "odd.nt").write_text(
        '<http://x.example/a> <http://x.example/b> "soon"^^<http://www.w3.org/2001/XMLSchema#date> .\n'
    )
    assert "WARN" in jars.run("jena", "riotcmd.riot", "--validate", tmp_path / "odd.nt").stderr


def test_rdf4j_reads_every_format_with_all_its_checks(files: list[Path]) -> None:
    or_skip("rdf4j")
    ran = jars.run("rdf4j", str(jars.FOLDER / "ReadRdf.java"), *files)
    expected = len(triples_of(WORLD, "ntriples"))
    assert (ran.returncode, ran.stdout.split()) == (0, [str(expected)] * len(files)), ran.stderr
    assert "WARN" not in ran.stderr
    assert "ERROR" not in ran.stderr


def test_the_vocabulary_is_owl_2_rl(tmp_path: Path) -> None:
    or_skip("robot")
    report = tmp_path / "report.txt"
    robot = ("org.obolibrary.robot.CommandLineInterface", "validate-profile", "--profile", "RL")
    ran = jars.run("robot", *robot, "--input", VOCABULARY_FILE, "--output", report)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert report.read_text().strip() == "OWL 2 RL Profile Report: [Ontology and imports closure in profile]"


def test_robot_would_find_what_is_not_owl_2_rl(tmp_path: Path) -> None:
    or_skip("robot")
    odd = tmp_path / "odd.ttl"
    odd.write_bytes(VOCABULARY_FILE.read_bytes() + b"\nkg:earliest rdfs:range xsd:date .\n")
    robot = ("org.obolibrary.robot.CommandLineInterface", "validate-profile", "--profile", "RL")
    assert jars.run("robot", *robot, "--input", odd, "--output", tmp_path / "report.txt").returncode != 0


@pytest.fixture(scope="module")
def neosemantics(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """A Neo4j with neosemantics, as what runs a statement in it."""
    from neo4j import GraphDatabase

    or_skip("neosemantics")
    home = tmp_path_factory.mktemp("neosemantics")
    (home / "plugins").mkdir()
    for jar in jars.fetch("neosemantics").glob("*.jar"):
        shutil.copy(jar, home / "plugins")
    settings = ("dbms.security.procedures.unrestricted=n10s.*",)
    with (
        neo4j_server.running(home, settings) as server,
        GraphDatabase.driver(server.address, auth=server.auth) as driver,
    ):

        def run(statement: str, **parameters: Any) -> list[dict[str, Any]]:
            return [record.data() for record in driver.execute_query(statement, parameters).records]

        run("CREATE CONSTRAINT n10s_unique_uri FOR (r:Resource) REQUIRE r.uri IS UNIQUE")
        run("CALL n10s.graphconfig.init({handleVocabUris: 'IGNORE', handleMultival: 'OVERWRITE'})")
        yield run


@pytest.mark.parametrize(("name", "called"), [("turtle", "Turtle"), ("ntriples", "N-Triples"), ("jsonld", "JSON-LD")])
def test_neosemantics_loads_every_statement(neosemantics: Run, name: str, called: str) -> None:
    neosemantics("MATCH (n:Resource) DETACH DELETE n")
    rdf = bytes_of(WORLD, name).decode()
    (answer,) = neosemantics("CALL n10s.rdf.import.inline($rdf, $format)", rdf=rdf, format=called)
    statements = len(triples_of(WORLD, "ntriples"))
    assert (answer["terminationStatus"], answer["triplesLoaded"]) == ("OK", statements), answer
    rows = neosemantics(
        "MATCH (fact:Fact)-[:property]->({label: 'retaliated against'}), "
        "(fact)-[:subject]->(who), (fact)-[:object]->(whom) "
        "RETURN who.label AS who, whom.label AS whom, fact.modality AS modality, fact.earliest AS day ORDER BY day"
    )
    assert [(r["who"], r["whom"], r["modality"], str(r["day"])) for r in rows] == [
        ("Arland Army", "Red Dawn", "asserted", "2031-05-03"), ("Red Dawn", "Arland", "claimed", "2031-05-06")
    ]
