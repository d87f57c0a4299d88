"""To which party a facility belongs: who hits its headquarters hits the party."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.model import Extraction
from kg.resolve.corpus import Corpus, Ref
from kg.resolve.entities import Entities

_GROUPS = frozenset({"ARMED_GROUP", "MILITARY", "ORGANIZATION"})
_PARTIES = _GROUPS | {"COUNTRY", "GOVERNMENT"}


def owners(corpus: Corpus, entities: Entities) -> Mapping[int, frozenset[int]]:
    """The parties that facilities belong to, by entity cluster."""
    found: dict[int, set[int]] = defaultdict(set)
    for number, extraction in enumerate(corpus.extractions):
        for facility, party in (*_related(extraction), *_named_in_front(extraction)):
            found[entities.of[Ref(number, facility)]].add(entities.of[Ref(number, party)])
    return {facility: frozenset(parties - {facility}) for facility, parties in found.items()}


def _related(extraction: Extraction) -> Iterable[tuple[str, str]]:
    """Facilities that the record says to be part of a party."""
    types = {entity.id: entity.type for entity in extraction.entities}
    for relation in extraction.relations:
        belongs = relation.type in ("PART_OF", "MEMBER_OF") and types.get(relation.subject) == "FACILITY"
        if belongs and types.get(relation.object) in _PARTIES:
            yield relation.subject, relation.object


def _named_in_front(extraction: Extraction) -> Iterable[tuple[str, str]]:
    """Facilities whose mention begins with a group: "Red Brigades hideouts". Not a country: many are hosts."""
    groups: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for entity in extraction.entities:
        if entity.type in _GROUPS:
            for mention in entity.mentions:
                groups[mention.start].append((mention.end, entity.id))
    for entity in extraction.entities:
        if entity.type == "FACILITY":
            for mention in entity.mentions:
                for end, group in groups.get(mention.start, ()):
                    if end < mention.end:
                        yield entity.id, group
