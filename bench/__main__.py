"""`make bench`: load a made-up graph in three ways, ask every question on both stores, write a report.

    python -m bench --scale 0.1 -o bench-report
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from neo4j import GraphDatabase

from bench.asking import BUSIEST, ONE_PARTY, WHOLE, Answer, Asking, Plan, ask_all, profile
from bench.loads import Load, again_through_kg, by_bare_driver, by_import, through_kg
from bench.made_up import SEED, made_up
from bench.report import markdown
from kg.model import Graph
from kg.questions import load_questions
from kg.stores import open_store
from kg.stores.bolt import connect
from tests.neo4j.server import Neo4j, fetch_jars, version

JAVA = ("-Xms1g", "-Xmx3g", "-XX:+UseParallelGC")
SETTINGS = ("server.memory.pagecache.size=1g",)
"""Of the server that is measured."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmarks and write the report."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0, help="size of the graph; 1 has a million relationships")
    parser.add_argument("--times", type=int, default=5, help="how often each question is asked")
    parser.add_argument("--without", action="append", default=[], choices=["embedded"], help="what to leave out")
    parser.add_argument("-o", "--output", type=Path, default=Path("bench-report"), help="folder of the report")
    given = parser.parse_args(arguments)
    given.output.mkdir(parents=True, exist_ok=True)
    for found in measure(given.scale, given.times, embedded="embedded" not in given.without):
        (given.output / "bench.json").write_text(json.dumps(found, indent=1), encoding="utf-8")
        (given.output / "bench.md").write_text(markdown(found), encoding="utf-8")
        _tell(f"Written to {given.output}.")


def measure(scale: float, times: int, *, embedded: bool, java: Sequence[str] = JAVA) -> Iterator[dict[str, Any]]:
    """Yield what was measured for a graph of one scale as plain values: on Neo4j, then with the embedded store as well.

    `java` are options of the servers.
    """
    fetch_jars()
    graph = made_up(scale)
    asking = Asking(graph, times)
    found = {
        "scale": scale,
        "seed": SEED,
        "machine": f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, Neo4j {version()}",
        "entities": len(graph.entities),
        "events": len(graph.events),
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        loads, answers, plans = _on_neo4j(graph, folder, asking, java)
        found["plans"] = [{**dataclasses.asdict(plan), "uses_index": plan.uses_index} for plan in plans]
        yield {**found, **_as_plain(loads, answers)}
        if embedded:
            load, more = _embedded(graph, folder, asking)
            yield {**found, **_as_plain([*loads, load], [*answers, *more])}


def _as_plain(loads: Sequence[Load], answers: Sequence[Answer]) -> dict[str, Any]:
    return {
        "loads": [{**dataclasses.asdict(load), "rate": load.rate} for load in loads],
        "answers": [dataclasses.asdict(answer) for answer in answers],
    }


def _tell(what: object) -> None:
    sys.stderr.write(f"{what}\n")


def _on_neo4j(
    graph: Graph, folder: Path, asking: Asking, java: Sequence[str]
) -> tuple[list[Load], list[Answer], list[Plan]]:
    """Load in three ways, each into a server of its own, and ask the questions of the one that kg loaded."""
    loads = []
    bare, bulk, server = (Neo4j(folder / name, SETTINGS, java) for name in ("bare", "bulk", "kg"))
    try:
        bare.start()
        loads.append(by_bare_driver(bare, graph))
        _tell(loads[-1])
    finally:
        bare.kill()
    try:
        loads += by_import(bulk, graph, folder / "csv")
        _tell(loads[1:])
    finally:
        bulk.kill()
    try:
        server.start()
        with connect(server.address, server.auth, None) as store:
            loads.append(through_kg(store, graph))
            _tell(loads[-1])
            loads.append(again_through_kg(store, graph))
            with GraphDatabase.driver(server.address, auth=server.auth) as driver, driver.session() as session:
                session.run("CALL db.awaitIndexes(600)").consume()
                session.run("CALL db.prepareForReplanning(600)").consume()
                answers = list(ask_all(store, "Neo4j", asking, (ONE_PARTY, BUSIEST, WHOLE), _tell))
                plans = [profile(session, one, asking.one_party(one)) for one in load_questions().values()]
    finally:
        server.kill()
    return loads, answers, plans


def _embedded(graph: Graph, folder: Path, asking: Asking) -> tuple[Load, list[Answer]]:
    with open_store(home=folder / "home") as store:
        load = dataclasses.replace(through_kg(store, graph), what="kg, embedded store")
        _tell(load)
        # About one party only: it is made for folders of articles, and an answer of ten thousand rows takes it minutes.
        return load, list(ask_all(store, "embedded", asking, (ONE_PARTY,), _tell))


if __name__ == "__main__":
    main()
