"""Stores for the tests: the embedded one, and a real Neo4j that the first test to need it starts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from hypothesis import settings

from tests.neo4j import server as neo4j_server

if TYPE_CHECKING:
    from kg.stores import Store

settings.register_profile("untimed", deadline=None)  # what a busy machine takes longer for is no fault
settings.load_profile("untimed")

ENGINES = ("embedded", "neo4j")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where several processes share the tests, a module stays together, and one process has all that need a server."""
    for item in items:
        named = getattr(item, "fixturenames", ())
        serves = "neo4j_jars" in named or "neo4j" in item.nodeid or "java" in item.nodeid
        item.add_marker(pytest.mark.xdist_group("servers" if serves else item.nodeid.partition("::")[0]))


@dataclass(frozen=True)
class Shop:
    """A store, and a back door to what its own interface does not do."""

    store: Store
    engine: str
    address: str
    auth: tuple[str, str]
    database: str | None

    def run(self, statement: str, **parameters: Any) -> list[tuple[Any, ...]]:
        """Run any statement, writing ones too, by a driver of its own."""
        from neo4j import GraphDatabase

        with (
            GraphDatabase.driver(self.address, auth=self.auth) as driver,
            driver.session(database=self.database) as session,
        ):
            return [tuple(record.values()) for record in session.run(statement, parameters)]

    def dump(self) -> tuple[list[Any], list[Any]]:
        """All nodes and all relationships with all they have, sorted."""
        nodes = self.run("MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties")
        edges = self.run(
            "MATCH (a)-[r]->(b) RETURN a.id AS origin, type(r) AS type, properties(r) AS properties, b.id AS goal"
        )
        tidy = [(sorted(labels), _sorted(properties)) for labels, properties in nodes]
        ties = [(origin, kind, _sorted(properties), goal) for origin, kind, properties, goal in edges]
        return sorted(tidy, key=repr), sorted(ties, key=repr)


def _sorted(properties: dict[str, Any]) -> list[tuple[str, Any]]:
    return sorted(properties.items())


@pytest.fixture(scope="session")
def embedded_shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    from kg.stores.bolt import connect
    from kg.stores.embedded import running_engine

    with (
        running_engine(tmp_path_factory.mktemp("home") / "arcadedb") as engine,
        connect(engine.address, engine.auth, engine.database) as store,
    ):
        yield Shop(store, "embedded", engine.address, engine.auth, engine.database)


@pytest.fixture(scope="session")
def neo4j_jars() -> Path:
    """The jars of a real Neo4j; where it cannot be run the test is skipped, in continuous integration it fails."""
    try:
        neo4j_server.check_tools()
        return neo4j_server.fetch_jars()
    except neo4j_server.MissingNeo4jError as missing:
        missed(f"tests on a real Neo4j {neo4j_server.version()}: {missing}")


def missed(reason: str) -> NoReturn:
    """Skip a test for want of a tool, for one visible reason; in continuous integration that is a failure."""
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(f"CI must run the {reason}", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def neo4j_shop(neo4j_jars: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    with neo4j_server.running(tmp_path_factory.mktemp("neo4j")) as server, shop_of(server) as shop:
        yield shop


@contextmanager
def shop_of(server: neo4j_server.Neo4j) -> Iterator[Shop]:
    """The store on a running server."""
    from kg.stores.bolt import connect

    with connect(server.address, server.auth, None) as store:
        yield Shop(store, "neo4j", server.address, server.auth, None)


@pytest.fixture(scope="session")
def seeds_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder with the graph of the two articles in seeds/; nobody has its store open."""
    from kg.build import Home, Run, build
    from kg.stores import open_store

    home = tmp_path_factory.mktemp("seeds")
    build([str(Path(__file__).parents[1] / "seeds")], Home(home), lambda: open_store(home=home), Run(jobs=1))
    return home


@pytest.fixture(scope="module")
def seeds_store(seeds_home: Path) -> Iterator[Store]:
    """The store of the graph of seeds/."""
    from kg.stores import open_store

    with open_store(home=seeds_home) as store:
        yield store


@pytest.fixture(params=ENGINES)
def shop(request: pytest.FixtureRequest) -> Shop:
    """Each store in turn, empty."""
    found: Shop = request.getfixturevalue(f"{request.param}_shop")
    found.run("MATCH (n) DETACH DELETE n")
    return found
