"""Participants of an answer that its own sentence leaves out, from what the sentences round it tell.

In order of how surely they are the same: another mention of the same act, the act that a definite noun takes up ("THE
TARIFFS are in retaliation"), another answer of one of the two sides, those whom the provocation struck.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract import lexicons, syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.events import answering
from kg.extract.events.happening import Happening, LinkDraft, Role, copies
from kg.model import EntityType

REACH = 3  # sentences
SIDES: frozenset[EntityType] = frozenset({"COUNTRY", "GOVERNMENT", "MILITARY", "ARMED_GROUP"})
ROLES = (("agents", "targets"), ("targets", "agents"))


def borrow_participants(events: Sequence[Happening], links: Sequence[LinkDraft], entities: EntityIndex) -> None:
    """Complete the answering events of a document; `links` are all of its links."""
    answers = [event for event in events if event.type.type == "RETALIATE"]
    if answers:
        borrower = _Borrower(events, answers, links, entities)
        for event in answers:
            borrower.complete(event)


class _Borrower:
    def __init__(
        self, events: Sequence[Happening], answers: Sequence[Happening], links: Sequence[LinkDraft],
        entities: EntityIndex,
    ) -> None:
        self._events = events
        self._answers = answers
        self._links = links
        self._entities = entities
        self._told = _clusters(events, links)
        self._sentence = _sentences(events)

    def complete(self, event: Happening) -> None:
        for mine, other in ROLES:
            for lender in self._lenders(event, mine, other):
                if getattr(event, mine):
                    break
                setattr(event, mine, self._fitting(getattr(lender, mine), getattr(event, other)))
        if not event.agents:
            event.agents = self._fitting(self._struck(event), event.targets)
        if not event.targets:
            doers = [role for goal in self._answered(event) for each in self._told[id(goal)] for role in each.agents]
            event.targets = self._fitting(doers, event.agents)

    def _fitting(self, roles: Sequence[Role], others: Sequence[Role]) -> list[Role]:
        """The first of the parties that is not on the other side of this event."""
        taken = {self._entities.entity_of(role.mention) for role in others}
        known = [r for r in roles if self._entities.entity_of(r.mention) not in taken]
        return copies([r for r in known if self._entities.mentions[r.mention].type != "OTHER"][:1])

    def _struck(self, event: Happening) -> list[Role]:
        """States and armed sides that the act which is answered was aimed at: they answer.

        Sanctions answer sanctions; for an act of force others impose them.
        """
        goals = self._answered(event)
        if any(act.type.family == "sanction" for act in event.same):
            goals = [goal for goal in goals if goal.type.family == "sanction"]
        struck = [role for goal in goals for each in self._told[id(goal)] for role in each.targets]
        return [role for role in struck if self._entities.mentions[role.mention].type in SIDES]

    def _answered(self, event: Happening) -> list[Happening]:
        return [x.goal for x in self._links if x.type == "RETALIATES_FOR" and x.origin is event]

    def _lenders(self, event: Happening, mine: str, other: str) -> Iterator[Happening]:
        yield from (each for each in self._told[id(event)] if each is not event)
        yield from self._taken_up(event)
        yield from self._answers_of_same(event, other)

    def _taken_up(self, event: Happening) -> Iterator[Happening]:
        """"THE RAID was in revenge", "THE TARIFFS are in retaliation": acts of that kind told near by."""
        near = self._near(event, self._events)
        for act in event.same:
            if syntax.is_definite(act.head):
                yield from (e for e in near if e.type.family == act.type.family and e.head.i < act.head.i)
        word = answering.act_word(event)
        if word is not None and syntax.is_definite(word) and word.lemma_.lower() in lexicons.link_words().measures:
            yield from (e for e in near if e.type.family == "sanction")

    def _answers_of_same(self, event: Happening, other: str) -> Iterator[Happening]:
        """Other answers near by, of the side that this one names."""
        own = self._sides(getattr(event, other))
        for each in self._near(event, self._answers):
            theirs = self._sides(getattr(each, other))
            if own & theirs or not own:
                yield each

    def _near(self, event: Happening, events: Sequence[Happening]) -> list[Happening]:
        here = self._sentence[id(event)]
        found = [e for e in events if e is not event and abs(self._sentence[id(e)] - here) <= REACH]
        return sorted(found, key=lambda e: abs(e.head.i - event.head.i))

    def _sides(self, roles: Sequence[Role]) -> set[str]:
        return self._entities.sides(role.mention for role in roles)


def _clusters(events: Sequence[Happening], links: Sequence[LinkDraft]) -> dict[int, list[Happening]]:
    """For the `id` of each event all mentions of the act it tells."""
    told: dict[int, list[Happening]] = {id(event): [event] for event in events}
    for link in links:
        if link.type == "SAME_EVENT" and told[id(link.origin)] is not told[id(link.goal)]:
            joined = told[id(link.origin)] + told[id(link.goal)]
            told.update((id(each), joined) for each in joined)
    return told


def _sentences(events: Sequence[Happening]) -> dict[int, int]:
    """For the `id` of each event the number of its sentence in the document."""
    if not events:
        return {}
    starts = {sentence.start: number for number, sentence in enumerate(events[0].head.doc.sents)}
    return {id(event): starts[event.head.sent.start] for event in events}
