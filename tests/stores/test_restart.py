"""A load that its server leaves in the middle: it goes on, loses nothing and writes nothing twice."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest

from bench.made_up import made_up
from kg.stores.bolt import Store, connect
from tests.conftest import Shop, shop_of
from tests.neo4j.proxy import losing_commit
from tests.neo4j.server import Neo4j, running

GRAPH = made_up(0.002)


def half_way(act: Callable[[], None]) -> Callable[[str, int, int | None], None]:
    """Progress that does something once, when half of the write is done."""
    is_done = False

    def tell(_stage: str, done: int, total: int | None) -> None:
        nonlocal is_done
        if not is_done and total and done > total / 2:
            is_done = True
            act()

    return tell


def assert_whole(store: Store) -> None:
    """Every node and relationship of the graph is in the store, once."""
    again = store.write(GRAPH)
    assert (again.written_nodes, again.written_relationships) == (0, 0)
    assert (again.removed_nodes, again.removed_relationships) == (0, 0)
    found = store.read("MATCH (n) WITH count(n) AS nodes MATCH ()-[r]->() RETURN nodes, count(r) AS relationships").rows
    assert found == [(again.nodes, again.relationships)]


@pytest.fixture(scope="module")
def server(neo4j_jars: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4j]:
    """A server that no other test needs while it is down."""
    with running(tmp_path_factory.mktemp("restarted")) as server:
        yield server


@pytest.mark.parametrize("how", ["kill", "stop"])
def test_a_load_goes_on_after_the_server_restarts(server: Neo4j, how: Literal["kill", "stop"]) -> None:
    with shop_of(server) as shop:
        shop.run("MATCH (n) DETACH DELETE n")
        restart = threading.Thread(target=server.restart, args=(how,))
        shop.store.write(GRAPH, half_way(restart.start))
        restart.join()
        assert_whole(shop.store)


@pytest.mark.parametrize("nth", [8, 25, 60])
def test_a_batch_whose_commit_was_not_confirmed_is_written_once(neo4j_shop: Shop, nth: int) -> None:
    neo4j_shop.run("MATCH (n) DETACH DELETE n")
    port = int(neo4j_shop.address.rpartition(":")[2])
    with (
        losing_commit(port, nth) as (proxy, before),
        connect(f"bolt://127.0.0.1:{before}", neo4j_shop.auth, None) as store,
    ):
        store.write(GRAPH)
        assert proxy.commits > nth
        assert_whole(store)
