"""Getting to a server: its address, its version, its silence."""

from __future__ import annotations

import pytest

from kg.errors import StoreError
from kg.stores import open_store
from kg.stores.bolt import check_version
from tests.neo4j.server import free_ports

PASSWORD = "any"  # noqa: S105 (no server is there to take it)


@pytest.mark.parametrize("url", ["http://localhost:7474", "localhost", "bolt://", "bolt://localhost:notaport", "x://y"])
def test_what_is_no_address_is_told_what_one_looks_like(url: str) -> None:
    with pytest.raises(StoreError, match=r"neo4j://host:7687") as caught, open_store(url, password=PASSWORD):
        pass
    assert str(caught.value).startswith(f"{url}: not the address of a store")


@pytest.mark.parametrize("scheme", ["bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"])
def test_a_server_that_is_down_is_told_how_to_start(scheme: str) -> None:
    (port,) = free_ports(1)
    with (
        pytest.raises(StoreError, match=r"no Neo4j answers there .*docker compose up"),
        open_store(f"{scheme}://127.0.0.1:{port}", password=PASSWORD),
    ):
        pass


@pytest.mark.parametrize("url", [
    "bolt://neo4j:hunter2@127.0.0.1:1", "neo4j+s://neo4j:hunter2@host/db", "http://:hunter2@host", "neo4j:hunter2@host",
    "bolt://neo4j:hunter2/@x@host",
])
def test_a_password_in_an_address_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(StoreError, match="must not hold a user or a password") as caught, open_store(url):
        pass
    assert "hunter2" not in str(caught.value)


def test_a_user_without_a_password_is_asked_for_it() -> None:
    with pytest.raises(StoreError, match="NEO4J_PASSWORD"), open_store("bolt://127.0.0.1:1", user="neo4j"):
        pass


@pytest.mark.parametrize("agent", ["Neo4j/3.5.35", "Neo4j/4.4.40", "Neo4j/5.25.1"])
def test_an_old_server_is_refused(agent: str) -> None:
    with pytest.raises(StoreError, match=r"Neo4j 5\.26 or newer"):
        check_version("bolt://x", agent)


@pytest.mark.parametrize(
    "agent",
    ["Neo4j/5.26.0", "Neo4j/5.26.30", "Neo4j/2026.08.1", "Neo4j/5.26.0 compatible (ArcadeDB 26.10.2)", "Memgraph"],
)
def test_a_newer_or_unknown_server_is_let_through(agent: str) -> None:
    check_version("bolt://x", agent)
