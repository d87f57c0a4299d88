"""GEXF 1.3, for Gephi's timeline: what has days is there from its first to its last (https://gexf.net)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from kg.export.network import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Value, edges, nodes, quoted
from kg.model import Graph

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<graph defaultedgetype="directed" mode="dynamic" timeformat="date">
"""
_TYPES = {"string": "string", "int": "integer", "double": "double"}


def write_gexf(graph: Graph, stream: BinaryIO) -> None:
    """Write entities and events with their ties; a line for each, in constant memory."""
    for line in _lines(graph):
        stream.write(line.encode("utf-8"))


def _lines(graph: Graph) -> Iterator[str]:
    yield _HEAD
    for domain, attributes in (("node", NODE_ATTRIBUTES), ("edge", EDGE_ATTRIBUTES)):
        yield f'<attributes class="{domain}" mode="static">\n'
        for name, kind in attributes.items():
            yield f'<attribute id="{domain}-{name}" title="{name}" type="{_TYPES[kind]}"/>\n'
        yield "</attributes>\n"
    yield "<nodes>\n"
    for node in nodes(graph):
        head = f"<node id={quoted(node.id)} label={quoted(node.label)}{_days(node.days)}>"
        yield f"{head}{_values('node', node.attributes)}</node>\n"
    yield "</nodes>\n<edges>\n"
    for number, edge in enumerate(edges(graph)):
        ends = f"source={quoted(edge.source)} target={quoted(edge.target)}"
        head = f'<edge id="e{number}" {ends} label={quoted(edge.label)} kind={quoted(edge.label)}{_days(edge.days)}>'
        yield f"{head}{_values('edge', edge.attributes)}</edge>\n"
    yield "</edges>\n</graph>\n</gexf>\n"


def _days(days: tuple[dt.date | None, dt.date | None]) -> str:
    return "".join(f' {name}="{day}"' for name, day in zip(("start", "end"), days, strict=True) if day)


def _values(domain: str, attributes: Mapping[str, Value]) -> str:
    known = (f'<attvalue for="{domain}-{name}" value={quoted(str(value))}/>'
             for name, value in attributes.items() if value is not None)  # fmt: skip
    return f"<attvalues>{''.join(known)}</attvalues>"
