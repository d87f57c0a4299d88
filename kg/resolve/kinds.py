"""What sort of thing a full name is, as most articles have it: a reader takes "Ada Holm" for a firm once in a while."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.model import Entity, EntityType, Extraction
from kg.resolve.entity_features import types_agree
from kg.resolve.names import key
from kg.resolve.profiles import is_named

_LEAST = 3
"""Articles that have to agree."""
_SHARE = 0.75
"""Share of all articles with the name that have to agree; names that are two things ("San Marcos") stay below it."""


def settle_types(extractions: Sequence[Extraction]) -> tuple[Extraction, ...]:
    """The same records with the few types corrected that contradict what nearly all others have for the name.

    Only names of two words and more are heeded, and nothing that is known by a Wikidata id.
    """
    votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for extraction in extractions:
        for entity in extraction.entities:
            if name := _name(entity):
                votes[name][entity.type] += 1
    settled = {name: kind for name, counts in votes.items() if len(counts) > 1 and (kind := _majority(counts))}
    return tuple(_corrected(extraction, settled) for extraction in extractions)


def _name(entity: Entity) -> str:
    name = key(entity.name) if is_named(entity) else ""
    return name if " " in name else ""


def _majority(counts: Counter[EntityType]) -> EntityType | None:
    kind, most = counts.most_common(1)[0]
    return kind if most >= _LEAST and most >= _SHARE * counts.total() else None


def _corrected(extraction: Extraction, settled: Mapping[str, EntityType]) -> Extraction:
    entities = tuple(_settled(entity, settled.get(_name(entity))) for entity in extraction.entities)
    return extraction if entities == extraction.entities else replace(extraction, entities=entities)


def _settled(entity: Entity, kind: EntityType | None) -> Entity:
    if kind is None or entity.wikidata or types_agree(frozenset({entity.type}), frozenset({kind})):
        return entity
    return replace(entity, type=kind)
