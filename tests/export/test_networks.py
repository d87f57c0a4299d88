"""GraphML and GEXF, read by networkx and igraph: all entities, events and ties, with their attributes."""

from __future__ import annotations

import dataclasses
import io
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import igraph  # type: ignore[import-untyped]
import networkx as nx
import pytest

from kg.model import Graph
from tests.export.conftest import build
from tests.exported import exported

GEXF = "{http://gexf.net/1.3}"
TIES = Counter({
    ("event:ev1", "entity:rebels", "AGENT"): 1, ("event:ev1", "entity:army", "TARGET"): 1,
    ("event:ev1", "entity:dana", "PLACE"): 1, ("event:ev2", "entity:army", "AGENT"): 1,
    ("event:ev2", "entity:rebels", "TARGET"): 1, ("event:ev2", "event:ev1", "ABOUT"): 1,
    ("event:ev3", "entity:rebels", "AGENT"): 1, ("entity:rebels", "entity:army", "KILLED"): 1,
    ("entity:rebels", "entity:army", "ATTACKED"): 1, ("entity:rebels", "entity:dana", "LOCATED_IN"): 1,
    ("event:ev2", "event:ev1", "RETALIATES_FOR"): 1,
})  # fmt: skip


def test_networkx_reads_graphml_with_every_tie(graph: Graph) -> None:
    network = nx.read_graphml(io.BytesIO(exported(graph, "graphml")))
    assert Counter((a, b, data["type"]) for a, b, data in network.edges(data=True)) == TIES
    killing = network.nodes["event:ev1"]
    assert (killing["label"], killing["killed"], killing["earliest"]) == ("Rebels killed soldiers", 3, "2020-01-03")
    assert network.nodes["entity:dana"]["latitude"] == 36.2
    assert "latitude" not in network.nodes["entity:army"]
    (killed,) = [data for _, _, data in network.edges(data=True) if data["type"] == "KILLED"]
    assert killed["sentence"] == "Rebels killed 3 soldiers in Dana on Friday."
    (planned,) = [data for _, _, data in network.edges(data=True) if data["type"] == "ATTACKED"]
    assert (planned["modality"], planned["sources"], planned["event"]) == ("planned", "army", "ev3")


def test_igraph_reads_graphml_with_every_tie(graph: Graph, tmp_path: Path) -> None:
    file = tmp_path / "g.graphml"
    file.write_bytes(exported(graph, "graphml"))
    network = igraph.Graph.Read_GraphML(str(file))
    names = network.vs["id"]
    assert network.is_directed()
    assert Counter((names[e.source], names[e.target], e["type"]) for e in network.es) == TIES


def test_networkx_reads_gexf_with_every_tie_and_the_days(graph: Graph) -> None:
    network = nx.read_gexf(io.BytesIO(exported(graph, "gexf")), version="1.3")
    assert Counter((a, b, data["type"]) for a, b, data in network.edges(data=True)) == TIES
    killing = network.nodes["event:ev1"]
    assert (killing["start"], killing["end"], killing["killed"]) == ("2020-01-03", "2020-01-03", 3)
    assert "start" not in network.nodes["event:ev3"]


def test_gexf_is_dynamic_by_date(graph: Graph) -> None:
    root = ElementTree.fromstring(exported(graph, "gexf"))  # noqa: S314 (our own text)
    (network,) = root.findall(f"{GEXF}graph")
    assert (network.get("mode"), network.get("timeformat")) == ("dynamic", "date")
    kinds = {edge.get("kind") for edge in network.iter(f"{GEXF}edge")}
    assert {"AGENT", "KILLED", "RETALIATES_FOR"} <= kinds


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_words_that_xml_cannot_hold_or_would_misread(graph: Graph, name: str) -> None:
    odd = dataclasses.replace(graph.entities[0], name='<The "army" & \x0b\ud800 co>\n')
    text = exported(dataclasses.replace(graph, entities=(odd, *graph.entities[1:])), name)
    labels = [value for node in ElementTree.fromstring(text).iter() for value in (node.get("label"), node.text)]  # noqa: S314
    assert any(label and label.startswith('<The "army" & \ufffd\ufffd co>') for label in labels)


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_an_empty_graph_is_an_empty_network(name: str) -> None:
    assert not list(ElementTree.fromstring(exported(Graph(), name)).iter("{*}node"))  # noqa: S314
    assert exported(build(), name) == exported(build(), name)
