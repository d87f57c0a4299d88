"""What the driver returns, as plain Python: dates as datetime.date, nodes and relationships as dictionaries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time


def plain(value: Any) -> Any:
    """Return the value without the driver's types.

    A node becomes {"labels": […], …its properties}, a relationship {"type": …, …its properties}, a path the list of
    its nodes and relationships in turn, a duration its ISO 8601 form, a point the list of its coordinates.
    """
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    convert = next((how for kind, how in _CONVERT.items() if isinstance(value, kind)), None)
    return convert(value) if convert else value


def _properties(entity: Node | Relationship) -> dict[str, Any]:
    return {key: plain(item) for key, item in sorted(entity.items())}


def _steps(path: Path) -> list[Any]:
    steps = [plain(path.start_node)]
    for relationship, node in zip(path.relationships, path.nodes[1:], strict=True):
        steps += [plain(relationship), plain(node)]
    return steps


_CONVERT: Mapping[type, Callable[[Any], Any]] = {
    Date: Date.to_native,
    DateTime: DateTime.to_native,
    Time: Time.to_native,
    Duration: Duration.iso_format,
    Point: list,
    Node: lambda node: {"labels": sorted(node.labels), **_properties(node)},
    Relationship: lambda relationship: {"type": relationship.type, **_properties(relationship)},
    Path: _steps,
}
