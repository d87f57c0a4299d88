"""Someone without a full name is one person where the happening is one: the engineer who was killed in Tuzla."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.resolve.corpus import Corpus, Ref
from kg.resolve.entities import Entities
from kg.resolve.happenings import Happenings
from kg.resolve.parties import Parties
from kg.resolve.profiles import is_pronoun

Sign = tuple[str, str, str]
"""Role, type of event, and the kind or surname by which someone is found there."""


def same_participants(
    corpus: Corpus, entities: Entities, parties: Parties, happenings: Happenings
) -> list[tuple[int, int]]:
    """Pairs of entity clusters in one role of one happening, from different articles, that are one by kind or surname.

    A surname is that of the person named in full if the happening has just one of that surname in that role.
    """
    pairs: list[tuple[int, int]] = []
    for refs in happenings.members:
        found: dict[Sign, list[tuple[int, int]]] = defaultdict(list)
        for ref in refs:
            for sign, entity in _signs(corpus, entities, parties, ref):
                found[sign].append((ref.article, entity))
        for seen in found.values():
            pairs.extend(_pairs(seen, parties))
    return pairs


def _pairs(seen: list[tuple[int, int]], parties: Parties) -> Iterable[tuple[int, int]]:
    full = sorted({entity for _, entity in seen if parties.full[entity]})
    if len(full) > 1:
        return
    first = next(((a, e) for a, e in seen if parties.full[e]), seen[0])
    for article, entity in seen:
        if entity != first[1] and article != first[0] and parties.alike(entity, first[1]):
            yield first[1], entity


def _signs(corpus: Corpus, entities: Entities, parties: Parties, ref: Ref) -> Iterable[tuple[Sign, int]]:
    event = corpus.event(ref)
    for role, arguments in (("agent", event.agents), ("target", event.targets)):
        for argument in arguments:
            record = Ref(ref.article, argument.entity)
            entity = entities.of[record]
            if is_pronoun(corpus.entity(record)):
                continue
            if parties.surnames[entity]:
                yield from (((role, event.type, surname), entity) for surname in sorted(parties.surnames[entity]))
            elif not parties.named[entity]:
                yield (role, event.type, parties.kinds[entity]), entity
