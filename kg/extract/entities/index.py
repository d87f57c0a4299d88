"""One entry to all that is read about entities: mentions, clusters, standing relations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.entities.coref import Clusters, EntityCluster, cluster
from kg.extract.entities.fighters import fighters_of_the_only_group
from kg.extract.entities.leaders import name_leaders
from kg.extract.entities.mentions import Mentions, NounPhrase, find_mentions
from kg.extract.entities.openers import mend_openers
from kg.extract.entities.relations import StandingRelation, find_relations
from kg.extract.entities.town import name_town
from kg.model import EntityType
from kg.ontology.actors import Actors

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["EntityIndex", "NounPhrase", "read_entities"]


@dataclass(frozen=True, slots=True)
class EntityIndex:
    """The entities of one document. Mention and entity numbers index `mentions` and `entities`.

    `of_states` are keys of the bodies that states form together, `officials` nouns for who acts for a government.
    """

    mentions: Mentions
    clusters: Clusters
    relations: list[StandingRelation]
    of_states: frozenset[str] = frozenset()
    officials: frozenset[str] = frozenset()

    @property
    def entities(self) -> list[EntityCluster]:
        """All entities, in order of their first mention."""
        return self.clusters.entities

    def at(self, token: int) -> int | None:
        """Number of the mention that the token heads or is the name of."""
        return self.mentions.at(token)

    def entity_of(self, mention: int) -> int:
        """Number of the entity that a mention refers to."""
        return self.clusters.entity_of(mention)

    def is_of(self, mention: int, types: Collection[str]) -> bool:
        """Whether a mention is of one of the types; officials and bodies of several states count as a government."""
        its = self.mentions[mention]
        if its.type in types:
            return True
        official = its.type == "PEOPLE" and its.lemma in self.officials
        return "GOVERNMENT" in types and (official or self.entities[self.entity_of(mention)].key in self.of_states)

    def take_for(self, mention: int, kind: EntityType) -> None:
        """Type an entity that nothing but its part in an event tells the type of."""
        entity = self.entities[self.entity_of(mention)]
        entity.type = kind
        for number in entity.mentions:
            self.mentions[number].type = kind

    def types(self, mentions: Iterable[int]) -> set[str]:
        """The types of mentions."""
        return {self.mentions[number].type for number in mentions}

    def sides(self, mentions: Iterable[int]) -> set[str]:
        """Entities and countries behind mentions: an attack on American soldiers is one on the United States."""
        found: set[str] = set()
        for number in mentions:
            found.add(f"e{self.entity_of(number)}")
            country = self.mentions[number].country
            if country:
                found.add(country)
        return found


def read_entities(
    doc: Doc, actors: Actors, published: dt.date | None = None, town: tuple[int, int] | None = None
) -> EntityIndex:
    """Find mentions, cluster them, and read the standing relations between the clusters.

    `published` tells which president "the president" was, doc.text[town[0]:town[1]] where "here" is.
    """
    mend_openers(doc, actors)
    name_town(doc, town)
    mentions = find_mentions(doc, actors, town)
    name_leaders(doc, mentions, actors, published)
    clusters = cluster(doc, mentions, actors, town)
    relations = find_relations(doc, mentions, clusters, actors)
    told = {(r.type, r.subject) for r in relations}
    inferred = fighters_of_the_only_group(doc, mentions, clusters, actors)
    relations += [r for r in inferred if (r.type, r.subject) not in told]
    return EntityIndex(mentions, clusters, relations, actors.of_states, actors.heads["officials"])
