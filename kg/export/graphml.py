"""GraphML, for Gephi, yEd, Cytoscape, igraph and networkx (http://graphml.graphdrawing.org)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO
from xml.sax.saxutils import escape

from kg.export.network import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Value, edges, nodes, quoted, xml_text
from kg.model import Graph

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def write_graphml(graph: Graph, stream: BinaryIO) -> None:
    """Write entities and events with their ties; a line for each, in constant memory."""
    for line in _lines(graph):
        stream.write(line.encode("utf-8"))


def _lines(graph: Graph) -> Iterator[str]:
    yield _HEAD
    for domain, attributes in (("node", NODE_ATTRIBUTES), ("edge", EDGE_ATTRIBUTES)):
        for name, kind in {"label": "string", **attributes}.items():
            yield f'<key id="{domain}-{name}" for="{domain}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '<graph id="kg" edgedefault="directed">\n'
    for node in nodes(graph):
        yield f"<node id={quoted(node.id)}>{_data('node', node.label, node.attributes)}</node>\n"
    for number, edge in enumerate(edges(graph)):
        ends = f"source={quoted(edge.source)} target={quoted(edge.target)}"
        yield f'<edge id="e{number}" {ends}>{_data("edge", edge.label, edge.attributes)}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _data(domain: str, label: str, attributes: Mapping[str, Value]) -> str:
    known = {"label": label, **{name: value for name, value in attributes.items() if value is not None}}
    texts = ((name, escape(xml_text(str(value)))) for name, value in known.items())
    return "".join(f'<data key="{domain}-{name}">{text}</data>' for name, text in texts)
