"""Someone without a name is one person where the happening is one: the contractor who was killed in Kirkuk."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Argument
from kg.resolve.corpus import Corpus, Ref
from kg.resolve.entities import Entities
from kg.resolve.happenings import Happenings
from kg.resolve.parties import Parties
from kg.resolve.profiles import is_pronoun


def same_participants(
    corpus: Corpus, entities: Entities, parties: Parties, happenings: Happenings
) -> list[tuple[int, int]]:
    """Pairs of nameless entity clusters of one kind in one role of one happening, from different articles."""
    pairs = []
    for refs in happenings.members:
        seen: dict[tuple[str, str, str], tuple[int, int]] = {}
        for ref in refs:
            for role, entity in _nameless(corpus, entities, parties, ref):
                place = (role, corpus.event(ref).type, parties.kinds[entity])
                article, known = seen.setdefault(place, (ref.article, entity))
                if known != entity and article != ref.article:
                    pairs.append((known, entity))
    return pairs


def _nameless(corpus: Corpus, entities: Entities, parties: Parties, ref: Ref) -> Iterable[tuple[str, int]]:
    event = corpus.event(ref)
    roles: tuple[tuple[str, tuple[Argument, ...]], ...] = (("agent", event.agents), ("target", event.targets))
    for role, arguments in roles:
        for argument in arguments:
            record = Ref(ref.article, argument.entity)
            entity = entities.of[record]
            if not parties.named[entity] and not is_pronoun(corpus.entity(record)):
                yield role, entity
