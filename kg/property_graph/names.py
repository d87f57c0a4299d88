"""The closed lists of labels and relationship types: Cypher takes neither as a parameter, so no other may be one."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection
from typing import get_args

from kg.errors import RecordError
from kg.model import EntityType, Modality
from kg.ontology import load

KINDS = ("Sentence", "Event", "Entity", "Article")
"""The labels of all our nodes, those first that hang on others."""

STRUCTURE = frozenset({"PART_OF", "MENTIONS", "REPORTS", "AGENT_OF", "TARGETS", "AT", "ABOUT", "COPY_OF"})
"""Types of the relationships that hold a report together."""

STANDING = frozenset({"LEADS", "MEMBER_OF", "PART_OF", "LOCATED_IN", "SUPPORTS"})
"""Types of facts that are drawn from no event."""

LINKS = frozenset({"RETALIATES_FOR", "CAUSED_BY", "ORDERED_BY", "PART_OF"})
"""Types of ties between events."""

UNSURE = {name: name.capitalize() for name in get_args(Modality) if name != "asserted"}
"""The label of an event that is told otherwise than as a fact, by modality: Neo4j Browser colours nodes by label."""

_NAME = re.compile(r"[A-Z][A-Za-z]*(?:_[A-Z]+)*")


@functools.cache
def label(type_name: str) -> str:
    """Return the label of an entity or event type: ARMED_GROUP is ArmedGroup. Raises RecordError for no proper name."""
    found = "".join(part.capitalize() for part in type_name.split("_"))
    if not _NAME.fullmatch(found):
        raise RecordError(f"{type_name!r} cannot be the type of a node. Types are made of letters: ARMED_GROUP.")
    return found


@functools.cache
def labels() -> frozenset[str]:
    """Return the closed list of labels."""
    return frozenset({*KINDS, *map(label, get_args(EntityType)), *map(label, load().events), *UNSURE.values()})


@functools.cache
def fact_types() -> frozenset[str]:
    """Return the closed list of types that a fact may have."""
    return STANDING | {event.relation for event in load().events.values() if event.relation}


@functools.cache
def relationship_types() -> frozenset[str]:
    """Return the closed list of types that any relationship may have."""
    return STRUCTURE | LINKS | fact_types()


def check(name: str, allowed: Collection[str]) -> str:
    """Return the name. Raises RecordError if it is not on the list."""
    if name not in allowed or not _NAME.fullmatch(name):
        raise RecordError(f"the ontology has no type {name!r}, so it was not written. Run `kg build` to make it anew.")
    return name
