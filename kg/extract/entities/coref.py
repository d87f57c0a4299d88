"""Which mentions of a document are one entity: a sieve from sure to likely, after Lee et al. (2013).

Each pass sees the clusters that the passes before it made, and a join that breaks agreement of type, country, key,
number or gender is refused: precision before recall.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.entities.clusters import Clusters, EntityCluster, State
from kg.extract.entities.coref_links import LinkSieve
from kg.extract.entities.coref_names import NameSieve, settle_types
from kg.extract.entities.coref_nouns import NounSieve
from kg.extract.entities.coref_pronouns import PronounSieve
from kg.extract.entities.coref_town import join_here, join_the_city
from kg.extract.entities.mentions import Mentions
from kg.ontology.actors import Actors

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Clusters", "EntityCluster", "cluster"]


def cluster(doc: Doc, mentions: Mentions, actors: Actors, town: tuple[int, int] | None = None) -> Clusters:
    """The entities of a document; gives every mention the type and country of its entity.

    doc.text[town[0]:town[1]] is the town of the dateline.
    """
    settle_types(doc, mentions)
    state = State(doc, mentions, actors)
    NameSieve(state).run()
    LinkSieve(state).run()
    join_here(state, town)
    NounSieve(state).run()
    join_the_city(state, town)
    PronounSieve(state).run()
    return state.clusters()
