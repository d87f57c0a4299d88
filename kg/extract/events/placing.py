"""Where it happened, when its own sentence leaves that out: where what was hit lies, and where the story is.

The surer first: the town in which a place or target of the event is said to lie ("THE EMBASSY in Lund … was shelled"),
then where the sentence before has the story ("Gunmen attacked a bus IN LUND. They shot the driver.").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc

from kg.extract import syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.events.happening import AREA, HARM, MISFORTUNE, RESULTS, Happening, Role, copies
from kg.extract.events.sites import SURE, is_known_area
from kg.extract.events.turns import turns, turns_of
from kg.model import FACTUAL

TOLD = HARM | {MISFORTUNE}
REACH = 2  # sentences
KNOWN = 0.75  # confidence of a standing relation
PAST = frozenset({"VBD", "VBN", "VBG"})
SEATS = frozenset({"FACILITY", "ORGANIZATION", "GOVERNMENT"})


def place_events(events: Sequence[Happening], days: Mapping[int, object], entities: EntityIndex) -> None:
    """Give places to events without a named one; `events` in order of the text, `days` by the token of their heads."""
    told = [event for event in events if event.type.family in TOLD]
    if not told:
        return
    placer = _Placer(told, days, entities)
    placer.by_sites()
    placer.by_story()


class _Placer:
    """The events of one document that are told as done, and where each sentence has its places."""

    def __init__(self, told: Sequence[Happening], days: Mapping[int, object], entities: EntityIndex) -> None:
        self._told = told
        self._days = days
        self._entities = entities
        doc = told[0].head.doc
        self._turned = turns_of(doc)
        self._starts = [sentence.start for sentence in doc.sents]
        self._areas = {self._sentence(i) for i in _areas(doc, entities)}
        self._placed = {id(event) for event in told if self._names_area(event)}

    def by_sites(self) -> None:
        """"THE EMBASSY was shelled", which the text says is in Lund."""
        inside = {r.subject: r for r in self._entities.relations if r.type == "LOCATED_IN" and r.confidence >= KNOWN}
        for event in self._told:
            if self._is_placed(event):
                continue
            for role in (*event.places, *event.targets):
                relation = inside.get(self._entities.entity_of(role.mention))
                if relation is None or self._entities.mentions[role.mention].type not in SEATS:
                    continue
                area = self._mention_in(relation.object, relation.start, relation.end)
                if area is not None:
                    self._give(event, [Role(area)])
                    break

    def by_story(self) -> None:
        """"Gunmen attacked a bus IN LUND. They shot the driver.": what goes on, goes on there."""
        last: Happening | None = None  # that has a place of its own, in a sentence before
        newest: Happening | None = None
        for event in self._told:
            if newest is not None and self._sentence(newest.head.i) < self._sentence(event.head.i):
                last = newest
            if self._is_placed(event):
                newest = event
            elif last is not None and self._is_one_story(event, last) and _goes_on(event):
                self._give(event, [r for r in last.places if self._is_area(r)], story=True)

    def _is_one_story(self, event: Happening, last: Happening) -> bool:
        """Whether nothing from the one to the other turns to another place, day or matter."""
        told, now = self._sentence(last.head.i), self._sentence(event.head.i)
        if now - told > REACH or any(number in self._areas for number in range(told + 1, now + 1)):
            return False
        turned = self._turned.lie_between(last.head.i, event.head.i) or turns(event.head.sent)
        return not turned and not self._other_day(event, last)

    # ---- what is known of places

    def _is_placed(self, event: Happening) -> bool:
        return id(event) in self._placed

    def _names_area(self, event: Happening) -> bool:
        return event.modality in FACTUAL and any(map(self._is_area, event.places))

    def _is_area(self, role: Role) -> bool:
        return is_known_area(role, self._entities)

    def _give(self, event: Happening, places: Sequence[Role], *, story: bool = False) -> None:
        taken = {role.mention for role in (*event.agents, *event.targets, *event.places)}
        event.places += [role for role in copies(places) if role.mention not in taken]
        if not story and any(map(self._is_area, event.places)):
            self._placed.add(id(event))

    def _mention_in(self, entity: int, start: int, end: int) -> int | None:
        numbers = self._entities.entities[entity].mentions
        inside = (n for n in numbers if start <= self._entities.mentions[n].head < end)
        return next(inside, next(iter(numbers), None))

    def _sentence(self, token: int) -> int:
        """The number of the sentence that holds the token."""
        return bisect_right(self._starts, token)

    def _other_day(self, event: Happening, other: Happening) -> bool:
        mine = self._days.get(event.head.i)
        return mine is not None and mine != self._days.get(other.head.i)


def _areas(doc: Doc, entities: EntityIndex) -> Iterator[int]:
    """Tokens that head a place by name, or stand where places do."""
    for mention in entities.mentions:
        head = doc[mention.head]
        named = mention.type == "PLACE" and mention.kind == "name"
        told = mention.type in AREA and not mention.adjective and head.dep_ == "pobj" and head.head.lower_ in SURE
        if named or told:
            yield mention.head


def _goes_on(event: Happening) -> bool:
    """Whether a clause of the story tells of the act, rather than one of what had been, or came of it."""
    verb = event.head
    if event.type.type in RESULTS or event.modality not in FACTUAL or verb.tag_ not in PAST:
        return False
    if any(t.pos_ == "PROPN" for t in syntax.prepositional(verb, SURE)):
        return False  # a place that was not recognised
    if any(c.lower_ in ("had", "have", "has") for c in verb.children):
        return False
    return verb.dep_ in ("ROOT", "conj", "ccomp") or (verb.dep_ == "advcl" and verb.tag_ == "VBG")
