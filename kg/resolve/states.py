"""Standing relations that are states: "Iran-backed militias" takes for granted what "Iran supports militias" reports.

A record holds the first as a relation and the second as an event. They are compared like any two reports of a state;
where an article tells of it outright, the relation becomes evidence of that event, else it stays a relation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import product

from kg.model import Argument, Event, Extent, Extraction, Mention, Relation, Span
from kg.ontology import EventType, Ontology
from kg.ontology.actors import Actors
from kg.resolve.corpus import Corpus, Ref
from kg.resolve.happenings import Happenings
from kg.resolve.profiles import is_identified

_MARK = "state-"


def state_of(article: int, relation: int) -> Ref:
    """The event that stands for a relation, by the article's place in the corpus and the relation's in the record."""
    return Ref(article, f"{_MARK}{relation}")


def with_states(extractions: Iterable[Extraction], ontology: Ontology) -> Iterator[Extraction]:
    """The records with an event more for each relation that is a state: SUPPORTS, whose type of event goes on.

    What an event of the article asserts already ("forces backed by Chad") is no relation any more.
    """
    kinds = {kind.relation: kind for kind in ontology.events.values() if kind.standing and kind.relation}
    return (_with_states(extraction, kinds, ontology.actors) for extraction in extractions)


def _with_states(extraction: Extraction, kinds: Mapping[str, EventType], actors: Actors) -> Extraction:
    if not any(relation.type in kinds for relation in extraction.relations):
        return extraction
    told = {key for event in extraction.events if event.modality == "asserted" for key in _pairs(event)}
    relations = tuple(
        r for r in extraction.relations if r.type not in kinds or (kinds[r.type].type, r.subject, r.object) not in told
    )
    reader = _Reader(extraction, actors)
    found = (
        reader.event(n, relation, kinds[relation.type])
        for n, relation in enumerate(relations)
        if relation.type in kinds and reader.is_state(relation)
    )
    return replace(extraction, relations=relations, events=(*extraction.events, *found))


def _pairs(event: Event) -> Iterable[tuple[str, str, str]]:
    return ((event.type, agent.entity, target.entity) for agent in event.agents for target in event.targets)


def told_outright(happenings: Happenings, corpus: Corpus) -> Happenings:
    """The happenings without those that are only taken for granted."""
    kept = [members for members in happenings.members if not all(ref.id.startswith(_MARK) for ref in members)]
    if len(kept) == len(happenings.members):
        return happenings
    of = {ref: number for number, members in enumerate(kept) for ref in members}
    gone = {corpus.record_name(ref) for ref in happenings.of if ref not in of}
    sides = tuple(happenings.sides[happenings.of[members[0]]] for members in kept)
    judgements = tuple(j for j in happenings.judgements if not {j.left, j.right} & gone)
    return replace(happenings, members=tuple(kept), of=of, judgements=judgements, sides=sides)


class _Reader:
    """Reads the relations of one record."""

    def __init__(self, extraction: Extraction, actors: Actors) -> None:
        self._text, self._actors = extraction.article.text, actors
        self._entities = {entity.id: entity for entity in extraction.entities}

    def is_state(self, relation: Relation) -> bool:
        """Whether it tells what somebody does: "supporters of X" and "pro-X groups" only say who is meant.

        Records of others may hold entities without a mention; no words of the article say anything of those.
        """
        backer, backed = self._entities[relation.subject], self._entities[relation.object]
        return bool(backed.mentions) and is_identified(backer, self._actors)

    def event(self, number: int, relation: Relation, kind: EventType) -> Event:
        """What the relation says, in the words from the one party to the other."""
        by, to = self._nearest(relation)
        start, end = min(by.start, to.start), max(by.end, to.end)
        return Event(
            id=state_of(0, number).id,
            type=kind.type,
            plover=kind.plover,
            cameo=kind.cameo,
            trigger=Span(start, end, self._text[start:end]),
            sentence=Extent(relation.start, relation.end),
            agents=(Argument(relation.subject, by.start, by.end, by.text),),
            targets=(Argument(relation.object, to.start, to.end, to.text),),
            confidence=relation.confidence,
        )

    def _nearest(self, relation: Relation) -> tuple[Mention, Mention]:
        """The mentions of both that stand closest together: where the one describes the other."""
        pairs = product(self._within(relation, relation.subject), self._within(relation, relation.object))
        return min(pairs, key=lambda pair: (_reach(*pair), pair[0].start, pair[1].start))

    def _within(self, relation: Relation, entity: str) -> list[Mention]:
        mentions = self._entities[entity].mentions
        return [m for m in mentions if relation.start <= m.start and m.end <= relation.end] or [mentions[0]]


def _reach(one: Mention, other: Mention) -> int:
    return max(one.end, other.end) - min(one.start, other.start)
