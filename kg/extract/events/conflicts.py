"""What speaks against two event mentions of an article being one happening.

Both must be real or both unreal, and no date, number of victims, named party, town or people may conflict.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from kg.extract import syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.events.apart import of_new_victims
from kg.extract.events.casualties import is_share
from kg.extract.events.happening import HARM, MISFORTUNE, Happening, Role
from kg.extract.events.targets import INCLUDED
from kg.extract.events.victims import share_number
from kg.model import FACTUAL

Days = tuple[dt.date, dt.date]
NAMED = frozenset({"PERSON", "ORGANIZATION", "ARMED_GROUP", "MILITARY", "GOVERNMENT", "COUNTRY", "FACILITY"})
FORCES = frozenset({"MILITARY", "GOVERNMENT", "COUNTRY"})
REBELS = frozenset({"ARMED_GROUP"})
DEFINITE = syntax.DEFINITE | {"such", "both"}
GATHERINGS = frozenset({"protest", "mourning", "consultation"})


class Conflicts:
    """The parties and days of one document's events, held against each other."""

    def __init__(self, events: Sequence[Happening], entities: EntityIndex, days: Mapping[int, Days]) -> None:
        self.entities = entities
        self.days = days
        self._apart = {frozenset((id(theme), id(act))) for e in events for theme in e.themes for act in (e, *e.same)}

    def agree(self, event: Happening, other: Happening) -> bool:
        """Whether nothing says that they are two."""
        return (
            self.same_reality(event, other)
            and frozenset((id(event), id(other))) not in self._apart
            and not self._other_targets(event, other)
            and not self._conflict(event.agents, other.agents)
            and not self._opposed(event, other)
            and not self._dates_conflict(event, other)
            and not self._counts_conflict(event, other)
            and not self._places_conflict(event, other)
            and not self._people_conflict(event, other)
            and not self._sides_conflict(event, other)
            and not of_new_victims(event, other, self.entities)
        )

    def same_reality(self, event: Happening, other: Happening) -> bool:
        """Both happened, or both did not and share a party: plans are many, what was foiled is told as news."""
        if event.modality in FACTUAL or other.modality in FACTUAL:
            return event.modality in FACTUAL and other.modality in FACTUAL
        mine, its = self._parts([*event.agents, *event.targets]), self._parts([*other.agents, *other.targets])
        return bool(mine & its) or not mine or not its or event.modality == other.modality == "denied"

    def may_be_at_once(self, event: Happening, other: Happening) -> bool:
        """Whether both happened, and not on different days."""
        return self.same_reality(event, other) and not self._dates_conflict(event, other)

    def is_stray(self, event: Happening, other: Happening) -> bool:
        """A crowd of which no town is told is not the crowd of a town, unless "the" or the same people say so."""
        if event.type.family not in GATHERINGS or bool(self._towns(event)) == bool(self._towns(other)):
            return False
        return not is_definite_event(event) and not self._entities_of(event.agents) & self._entities_of(other.agents)

    def named(self, roles: Sequence[Role]) -> set[int]:
        """The named entities among the parties."""
        found = set()
        for role in roles:
            entity = self.entities.entity_of(role.mention)
            cluster = self.entities.entities[entity]
            if cluster.type in NAMED and self._is_named(entity):
                found.add(entity)
        return found

    def same_scene(self, event: Happening, other: Happening) -> bool:
        """Whether both are told of one town or of one day."""
        day = self.days.get(event.head.i)
        return bool(self._towns(event) & self._towns(other)) or (day is not None and day == self.days.get(other.head.i))

    def kinds(self, event: Happening) -> set[str]:
        """What those targets are called of whom a number is told."""
        mentions = [self.entities.mentions[role.mention] for role in event.targets]
        return {m.lemma for m in mentions if m.number is not None and m.number > 1}

    def of_other_targets(self, event: Happening, other: Happening) -> bool:
        """Whether both name whom or what they were done to, and these are not the same."""
        return self._conflict(event.targets, other.targets)

    def _other_targets(self, event: Happening, other: Happening) -> bool:
        mine, its = ([r for r in e.targets if r.function != INCLUDED] for e in (event, other))
        if event.type.family == MISFORTUNE and not (self._are_persons(mine) and self._are_persons(its)):
            return False  # "A BRITON died" may be told of again by his name
        conflict = event.type is other.type and not is_share(event) and self._conflict(mine, its)
        return conflict and not self._alike(event, other)

    def _conflict(self, mine: Sequence[Role], its: Sequence[Role]) -> bool:
        """Whether both sides are named and different; an unnamed party ("two men") may be anyone of its number."""
        first, second = self._parts(mine), self._parts(its)
        if not first or not second or first & second:
            return False
        return self._all_named(mine) and self._all_named(its)

    def _opposed(self, event: Happening, other: Happening) -> bool:
        """What soldiers do is not what rebels do, unless it is only claimed of one of them."""
        if event.type.family not in HARM:
            return False
        mine, its = self._sure_types(event.agents), self._sure_types(other.agents)
        return (bool(mine) and mine <= FORCES and its == REBELS) or (mine == REBELS and bool(its) and its <= FORCES)

    def _sure_types(self, roles: Sequence[Role]) -> set[str]:
        if any(role.modality is not None for role in roles):
            return set()
        return {self.entities.entities[self.entities.entity_of(role.mention)].type for role in roles}

    def _all_named(self, roles: Sequence[Role]) -> bool:
        return all(self.entities.mentions[role.mention].kind == "name" for role in roles) or bool(self.named(roles))

    def _are_persons(self, roles: Sequence[Role]) -> bool:
        return all(self.entities.mentions[role.mention].type == "PERSON" for role in roles)

    def _parts(self, roles: Sequence[Role]) -> set[str]:
        return self.entities.sides(role.mention for role in roles)

    def _alike(self, event: Happening, other: Happening) -> bool:
        """Whether both speak of the same kind and number of unnamed people, whom coreference need not have joined."""
        return bool(self.kinds(event) & self.kinds(other)) and not _other_toll(event, other)

    def _counts_conflict(self, event: Happening, other: Happening) -> bool:
        """Another toll, unless one is a part of the other: "six priests", "six priests and two women"."""
        return _other_toll(event, other) and not share_number(event, other, self.entities)

    def _places_conflict(self, event: Happening, other: Happening) -> bool:
        """Gatherings in two towns are two gatherings."""
        return event.type.family in GATHERINGS and self.in_two_towns(event, other)

    def in_two_towns(self, event: Happening, other: Happening) -> bool:
        """Whether other places are named of each; "the capital" may be any."""
        mine, its = self._towns(event), self._towns(other)
        return any(map(self._is_named, mine)) and any(map(self._is_named, its)) and not mine & its

    def _is_named(self, entity: int) -> bool:
        return any(self.entities.mentions[m].kind == "name" for m in self.entities.entities[entity].mentions)

    def _people_conflict(self, event: Happening, other: Happening) -> bool:
        """"Bengali students" and "Tamil students", "Serbs" and "Croats": gatherings of two peoples are two."""
        if event.type.family not in GATHERINGS:
            return False
        mine, its = self._peoples(event), self._peoples(other)
        return bool(mine and its) and not any(a <= b or b <= a for a in mine for b in its)

    def _peoples(self, event: Happening) -> list[set[str]]:
        """For each group that is told by its people the capitalised words before, and the state of, its head."""
        found = []
        for role in event.agents:
            mention = self.entities.mentions[role.mention]
            inside = event.head.doc[mention.start : mention.head]
            words = {t.lower_ for t in inside if t.is_title and not t.is_sent_start and t.pos_ in ("ADJ", "PROPN")}
            words |= {t.lower_ for t in inside if t.is_sent_start and (t.ent_type_ or t.pos_ == "PROPN")}
            words |= {mention.country} if mention.country else set()
            if words and (mention.kind == "noun" or mention.plural):
                found.append(words)
        return found

    def _sides_conflict(self, event: Happening, other: Happening) -> bool:
        """What goes on between two parties is not what goes on between two others."""
        if not event.type.standing or event.targets or other.targets:
            return False
        return self._entities_of(event.agents) != self._entities_of(other.agents)

    def _dates_conflict(self, event: Happening, other: Happening) -> bool:
        mine, its = self._day(event), self._day(other)
        return mine is not None and its is not None and (mine[0] > its[1] or its[0] > mine[1])

    def _day(self, event: Happening) -> Days | None:
        """Its own days; of deaths without any those of the act they came of: "bombed a bus on Monday, KILLING"."""
        known = self.days.get(event.head.i)
        if known is not None or len(event.causes) != 1:
            return known
        return self.days.get(event.causes[0].head.i)

    def _towns(self, event: Happening) -> set[int]:
        towns = [r.mention for r in event.places if self.entities.mentions[r.mention].type == "PLACE"]
        return {self.entities.entity_of(mention) for mention in towns}

    def _entities_of(self, roles: Sequence[Role]) -> set[int]:
        return {self.entities.entity_of(role.mention) for role in roles}


def _other_toll(event: Happening, other: Happening) -> bool:
    pairs = ((event.killed, other.killed), (event.injured, other.injured))
    return any(a is not None and b is not None and a != b for a, b in pairs)


def is_definite_event(event: Happening) -> bool:
    """Whether a noun tells of it with a definite article, a demonstrative or a possessor."""
    return any((c.dep_ == "det" and c.lower_ in DEFINITE) or c.dep_ == "poss" for c in event.head.children)
