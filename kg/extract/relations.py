"""Standing relations between entities: LEADS, MEMBER_OF, PART_OF, SUPPORTS, LOCATED_IN."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.clusters import Clusters
from kg.extract.mentions import Mentions
from kg.ontology.actors import Actors

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class StandingRelation:
    """`subject` and `object` are entity numbers, [start, end) the tokens of the sentence that says so."""

    type: str
    subject: int
    object: int
    start: int
    end: int
    confidence: float


def find_relations(doc: Doc, mentions: Mentions, clusters: Clusters, actors: Actors) -> list[StandingRelation]:
    """All relations that the text states."""
    return []
