"""How fast RDF is written, and in how much memory: `python -m bench.rdf [SCALE]`.

Compared is pyoxigraph on the same statements, in two ways: serialising them from statements that it already holds, and
being given them one by one as this export is, which is what a program without this export would do. Memory is what the
process holds above the graph itself: its peak while it writes, less what it held before (on Linux; a process each).
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.made_up import made_up
from kg.export import export
from kg.export.vocabulary import explained
from kg.model import Graph

OURS = ("ntriples", "nquads", "turtle", "trig", "jsonld")
OTHERS = ("pyoxigraph given statements", "pyoxigraph held statements")
_TRIPLES_OF_SCALE_1 = 14_700_000
"""About as many has the graph of scale 1."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A way to write a graph: CPU seconds, bytes written, and MiB above the graph."""

    way: str
    seconds: float
    size: int
    memory: float


def measure(way: str, scale: float, file: Path) -> Measured:
    """Write the made-up graph of a scale to a file in this process."""
    graph = made_up(scale)
    prepared = _WAYS[way](graph) if way in _WAYS else partial(export, graph, way)
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew (proc(5))
    before = _resident("VmRSS")
    start = time.process_time()
    with file.open("wb") as stream:
        prepared(stream)
    return Measured(way, time.process_time() - start, file.stat().st_size, _resident("VmHWM") - before)


def measure_all(scale: float) -> list[Measured]:
    """Measure every way, each in a process of its own."""
    found = []
    with TemporaryDirectory() as folder:
        for way in (*OURS, *OTHERS):
            command = [sys.executable, "-m", "bench.rdf", str(scale), way, f"{folder}/out"]
            done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 (this module)
            found.append(Measured(**json.loads(done.stdout)))
    return found


def _given(graph: Graph) -> Callable[[Any], None]:
    import pyoxigraph as ox

    def triples() -> Iterator[ox.Triple]:
        for subject, predicate, value, _ in explained(graph):
            node = ox.NamedNode(value[1:-1]) if value.startswith("<") else _literal(value)
            yield ox.Triple(ox.NamedNode(subject[1:-1]), ox.NamedNode(predicate[1:-1]), node)

    def _literal(value: str) -> ox.Literal:
        words, _, rest = value.rpartition('"')
        text = json.loads(words + '"')
        if rest.startswith("^^"):
            return ox.Literal(text, datatype=ox.NamedNode(rest[3:-1]))
        return ox.Literal(text, language=rest[1:]) if rest else ox.Literal(text)

    return lambda stream: _serialize(triples(), stream)


def _held(graph: Graph) -> Callable[[Any], None]:
    import pyoxigraph as ox

    with TemporaryDirectory() as folder:
        file = Path(folder) / "graph.nt"
        with file.open("wb") as stream:
            export(graph, "ntriples", stream)
        triples = [quad.triple for quad in ox.parse(path=file, format=ox.RdfFormat.N_TRIPLES)]
    return lambda stream: _serialize(triples, stream)


def _serialize(triples: Any, stream: Any) -> None:
    import pyoxigraph as ox

    ox.serialize(triples, stream, format=ox.RdfFormat.N_TRIPLES)


_WAYS: dict[str, Callable[[Graph], Callable[[Any], None]]] = dict(zip(OTHERS, (_given, _held), strict=True))


def _resident(key: str) -> float:
    """Return a line of /proc/self/status in MiB: what is held now (VmRSS), or was at most (VmHWM)."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{key}:")) / 1024


def main(arguments: list[str]) -> None:
    """Print one measurement as JSON, for the process that asked for it, or all as a table."""
    if len(arguments) > 1:
        scale, way, file = arguments
        sys.stdout.write(json.dumps(asdict(measure(way, float(scale), Path(file)))))
        return
    for row in measure_all(float(arguments[0]) if arguments else 1e6 / _TRIPLES_OF_SCALE_1):
        sys.stdout.write(f"{row.way:<28} {row.seconds:7.2f} s {row.size / 1e6:7.1f} MB {row.memory:7.1f} MiB\n")


if __name__ == "__main__":
    main(sys.argv[1:])
