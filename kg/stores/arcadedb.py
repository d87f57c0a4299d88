"""What ArcadeDB, the embedded engine, is spared.

It keeps each index in files of its own for every combination of labels, and a look-up by one label opens them all. So
it gets neither the text indexes nor the labels of modality, which are there for the colours of Neo4j Browser: with
them a load takes twice as long. The property `modality` says the same.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.errors import QueryError
from kg.property_graph import UNSURE, NodeLoad
from kg.statements import bare

_LABEL = re.compile(r"[:&|!]\s*(\w+)")


def is_arcadedb(server: str) -> bool:
    """Whether a server that calls itself so is ArcadeDB."""
    return "ArcadeDB" in server


def without_modality(load: NodeLoad) -> NodeLoad:
    """Return nodes without the labels of modality."""
    spared = frozenset(UNSURE.values())
    rows = tuple({**row, "labels": [name for name in row["labels"] if name not in spared]} for row in load.rows)
    return replace(load, rows=rows)


def refuse_modality(statement: str) -> None:
    """Raise QueryError if a statement asks for a label of modality, which would find nothing."""
    asked = {found[1] for found in _LABEL.finditer(bare(statement))}
    for modality, name in UNSURE.items():
        if name in asked:
            raise QueryError(
                f"the embedded store has no label {name}. Ask for the property, which every store has: "
                f"MATCH (e:Event) WHERE e.modality = '{modality}'."
            )
