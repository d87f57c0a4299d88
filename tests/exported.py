"""A graph in a format, as bytes: equal graphs are equal bytes."""

from __future__ import annotations

import io

from kg.export import export
from kg.model import Graph


def exported(graph: Graph, name: str = "jsonl") -> bytes:
    """The graph as `kg export` writes it."""
    stream = io.BytesIO()
    export(graph, name, stream)
    return stream.getvalue()
