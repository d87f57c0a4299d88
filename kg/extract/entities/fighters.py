"""Whose fighters "the guerrillas" are, where the article names one armed group only.

News names a group once and speaks of "the rebels", "four guerrillas", "a rebel column" from then on. The relation is an
inference and says so by its low confidence; with two armed groups in the text nothing is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.entities.clusters import Clusters, EntityCluster
from kg.extract.entities.mentions import Mentions
from kg.extract.entities.relations import StandingRelation
from kg.ontology.actors import Actors

if TYPE_CHECKING:
    from spacy.tokens import Doc

CONFIDENCE = 0.4
NOBODY = 0  # the count of "no guerrilla group"


def fighters_of_the_only_group(
    doc: Doc, mentions: Mentions, clusters: Clusters, actors: Actors
) -> list[StandingRelation]:
    """MEMBER_OF from each unnamed fighter or band of fighters to the only armed group that the text names."""
    groups = [n for n, e in enumerate(clusters.entities) if e.type == "ARMED_GROUP" and e.key is not None]
    if len(groups) != 1:
        return []
    group = clusters.entities[groups[0]]
    found = []
    for number, entity in enumerate(clusters.entities):
        if number != groups[0] and _are_fighters(entity, mentions, actors) and _may_belong(entity, group):
            sentence = doc[mentions[entity.mentions[0]].head].sent
            found.append(StandingRelation("MEMBER_OF", number, groups[0], sentence.start, sentence.end, CONFIDENCE))
    return found


def _are_fighters(entity: EntityCluster, mentions: Mentions, actors: Actors) -> bool:
    """Every mention is a word like "guerrillas", or a band of such: "guerrilla columns"."""
    members = [mentions[n] for n in entity.mentions]
    nouns = [m for m in members if m.kind != "pronoun"]
    return entity.type == "ARMED_GROUP" and entity.key is None and bool(nouns) and all(
        m.kind == "noun" and m.number != NOBODY and bool({m.lemma, *m.words} & actors.words["fighters"]) for m in nouns
    )


def _may_belong(entity: EntityCluster, group: EntityCluster) -> bool:
    return entity.country is None or group.country is None or entity.country == group.country
