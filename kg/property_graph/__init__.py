"""The graph as a property graph: labelled nodes, typed relationships, their properties.

What a store writes over Bolt and what a file for a bulk import holds is made here, once.
"""

from __future__ import annotations

from kg.property_graph.edges import EdgeLoad, edge_loads
from kg.property_graph.names import KINDS, UNSURE, label, labels, relationship_types
from kg.property_graph.nodes import NodeLoad, node_loads
from kg.property_graph.rows import DIGEST, PropertyType, Row

__all__ = [
    "DIGEST", "KINDS", "UNSURE", "EdgeLoad", "NodeLoad", "PropertyType", "Row", "edge_loads", "label", "labels",
    "node_loads", "relationship_types",
]  # fmt: skip
