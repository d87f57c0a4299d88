"""The style of Neo4j Browser, in its own notation (GraSS): rules for labels and types, later ones over earlier ones."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import get_args

from kg.model import EntityType
from kg.ontology import load
from kg.property_graph import UNSURE, label, relationship_types
from kg.property_graph.names import LINKS, STANDING, STRUCTURE

_DARKER = 0.7
"""A border is its node's colour, so much darker."""

_MODALITY = "{modality}"


def style() -> str:
    """Return the style sheet: colours by type, what is not told as a fact in grey."""
    colours = tomllib.loads(files("kg.browser").joinpath("style.toml").read_text(encoding="utf-8"))
    return "".join(_rule(selector, properties) for selector, properties in _rules(colours))


def _rule(selector: str, properties: Mapping[str, str]) -> str:
    quoted = {name: f'"{value}"' if name == "caption" else value for name, value in properties.items()}
    lines = "".join(f"  {name}: {value};\n" for name, value in quoted.items())
    return f"{selector} {{\n{lines}}}\n\n"


def _rules(colours: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, Mapping[str, str]]]:
    yield "node", colours["node"]
    for kind in get_args(EntityType):
        yield f"node.{label(kind)}", _filled(colours["entity"][kind])
    for name, event in sorted(load().events.items()):
        yield f"node.{label(name)}", {**_filled(colours["event"][event.plover or ""]), "diameter": "65px"}
    for name, look in colours["source"].items():
        yield f"node.{name}", {**_filled(look["color"]), **look}  # type: ignore[index, dict-item]
    for name in sorted(UNSURE.values()):
        yield f"node.{name}", colours["unsure"]
    yield "relationship", colours["relationship"]
    for name in sorted(relationship_types()):
        yield f"relationship.{name}", _relationship(name, colours)


def _relationship(name: str, colours: Mapping[str, Mapping[str, str]]) -> Mapping[str, str]:
    """Return the look of a type of relationship. What can be a claim has its modality beside its type."""
    roots = {event.relation: event.plover or "" for event in load().events.values()}
    if name in STRUCTURE:
        return colours["structure"]
    caption = {"caption": f"{name} ({_MODALITY})"}
    if name in LINKS:
        return {**colours["link"], **caption}
    return {"color": colours["event"][roots.get(name, "")], **({} if name in STANDING else caption)}


def _filled(colour: str) -> Mapping[str, str]:
    return {"color": colour, "border-color": _darker(colour)}


def _darker(colour: str) -> str:
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{int(part * _DARKER):02X}" for part in parts)
