"""The bench of RDF runs, on a small graph: what it measures is real."""

from __future__ import annotations

from bench.rdf import OTHERS, OURS, measure_all


def test_every_way_is_measured() -> None:
    found = {row.way: row for row in measure_all(0.0005)}
    assert set(found) == {*OURS, *OTHERS}
    assert found["ntriples"].size == found["pyoxigraph held statements"].size
    assert all(row.size > 10_000 and row.seconds > 0 for row in found.values())
