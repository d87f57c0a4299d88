"""Which event mentions of an article are one happening (SAME_EVENT), by a small sieve from sure to likely.

1. the same named victim of a killing or kidnapping;
2. a definite event noun ("the attack", "the killing of the envoy") and the nearest earlier event it can mean;
3. the same type with the same named parties on both sides.
No pass joins mentions whose dates, numbers of victims or named participants conflict.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from kg.extract import lexicons, syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.events.apart import are_apart
from kg.extract.events.casualties import is_share
from kg.extract.events.happening import HARM, RESULTS, Happening, LinkDraft, Role
from kg.extract.events.outcomes import Outcomes
from kg.extract.events.victims import numbers, same_victims
from kg.model import FACTUAL

Days = tuple[dt.date, dt.date]
ONCE_ONLY = frozenset({"KILL", "KIDNAP"})
NAMED = frozenset({"PERSON", "ORGANIZATION", "ARMED_GROUP", "MILITARY", "GOVERNMENT", "COUNTRY", "FACILITY"})
DEFINITE = syntax.DEFINITE | {"such", "both"}
ARMED = frozenset({"ATTACK", "BOMB"})
GATHERINGS = frozenset({"protest", "mourning", "consultation"})
ANOTHER = frozenset({"another", "second", "third", "other", "further", "new"})
ENOUGH = 40  # mentions of a happening that another one is held against
REACH = 120  # how many event mentions back a definite noun may look


class Sieve:
    """The mentions of one document, joined step by step; a cluster's parts count for each of its mentions."""

    def __init__(self, events: Sequence[Happening], entities: EntityIndex, days: Mapping[int, Days]) -> None:
        self.events = events
        self.entities = entities
        self.days = days
        self._apart = {frozenset((id(theme), id(act))) for e in events for theme in e.themes for act in (e, *e.same)}
        self._cluster = {id(event): [event] for event in events}
        self._outcomes = Outcomes(entities, self._can_mean)

    def links(self) -> list[LinkDraft]:
        """One SAME_EVENT link from each later mention to the earlier one it repeats."""
        for event in self.events:
            for other in event.same:
                self._join(event, other)
        found: list[LinkDraft] = []
        for position, event in enumerate(self.events):
            earlier = list(reversed(self.events[max(0, position - REACH) : position]))
            passes = {
                "the same named victim": self._victim, "the same named parties on both sides": self._parties,
                "the same victims": self._victims, "the same day and target": self._same_day,
                "the same toll": self._same_toll, "a definite weapon": self._weapon, "one weapon": self._one_weapon,
                "a definite noun": self._definite, "the same word again": self._repeated,
                "another word for the act": self._same_act, "a noun that sums up its clause": self._in_apposition,
            }  # fmt: skip
            told = ((o, rule) for rule, find in passes.items() if (o := find(event, earlier)) is not None)
            antecedent, rule = next(told, (None, ""))
            if antecedent is None:
                found += self._outcomes.links(event, earlier)
            elif self._cluster[id(event)] is not self._cluster[id(antecedent)]:
                self._join(event, antecedent)
                found.append(LinkDraft("SAME_EVENT", event, antecedent, 0.7, rule))
        return found

    def _join(self, event: Happening, other: Happening) -> None:
        mine, its = self._cluster[id(event)], self._cluster[id(other)]
        if mine is not its:
            its += mine
            for each in mine:
                self._cluster[id(each)] = its

    # ---- passes

    def _victim(self, event: Happening, earlier: Sequence[Happening]) -> Happening | None:
        victims = self._named(event.targets)
        if event.type.type not in ONCE_ONLY or not victims:
            return None
        return next((o for o in earlier if o.type is event.type and victims & self._named(o.targets)
                     and self._same_reality(event, o)), None)

    def _victims(self, event: Happening, earlier: Sequence[Happening]) -> Happening | None:
        """Violence against the same people or thing, told once more."""
        if event.type.family not in HARM or not event.targets:
            return None
        return next((o for o in earlier if (o.type.type in RESULTS) == (event.type.type in RESULTS)
                     and (o.type is event.type or o.type.type not in RESULTS)
                     and same_victims(event, o, self.entities) and self._can_mean(event, o)), None)

    def _weapon(self, event: Happening, earlier: Sequence[Happening]) -> Happening | None:
        """"THE BOMB had been left in a bag": the explosion told before."""
        weapons = [event.head.doc[end - 1] for _, end in event.instruments]
        definite = any(c.dep_ == "det" and c.lower_ in DEFINITE for weapon in weapons for c in weapon.children)
        if event.type.type not in ARMED or not definite:
            return None
        kinds = {"BOMB", event.type.type}
        return next((o for o in earlier if o.type.type in kinds and self._can_mean(event, o)), None)

    def _one_weapon(self, event: Happening, earlier: Sequence[Happening]) -> Happening | None:
        """"A car bomb went off and DESTROYED the bank": one weapon of one sentence does one deed."""
        if event.type.type not in ARMED or not event.instruments:
            return None
        return next((o for o in earlier if o.type.type in ARMED and set(o.instruments) & set(event.instruments)
                     and self._same_reality(event, o)), None)

    def _definite(self, event: Happening, earlier: Sequence[Happening]) -> Happening | None:
        if not is_share(event) and (event.head.pos_ not in ("NOUN", "PROPN") or not _is_definite(event)):
            return None
        fitting = [o for o in earlier if self._can_mean(event, o)]
        shared = [o for o in fitting if self._shares_target(event, o) or same_victims(event, o, self.entities)]
        if event.targets and not shared and not is_share(event):
            fitting = [o for o in fitting[:1] if not o.targets and _is_pointed_at(event)]
        for wanted in (_same_word, _same_kind, _same_type, _main_act, _same_number):
            chosen = next((o for o in shared or fitting if wanted(event, o)), None)
            if chosen is not None:
                return chosen
        return None

    def _parties(self, event: Happening, earlier: Sequence[Happening]) -> Happening | None:
        agents, targets = self._named(event.agents), self._named(event.targets)
        if not targets or not agents or event.type.family == "consultation":
            return None
        return next((o for o in earlier if o.type is event.type and targets == self._named(o.targets)
                     and agents == self._named(o.agents) and self._can_mean(event, o)), None)

    def _repeated(self, event: Happening, earlier: Sequence[Happening]) -> Happening | None:
        """The same word again, with nothing that says it is another one; news keeps to one story an article."""
        return next((o for o in earlier if o.type is event.type and o.head.lemma_ == event.head.lemma_
                     and _same_number(event, o) and self._can_mean(event, o) and not self._stray(event, o)), None)

    def _same_act(self, event: Happening, earlier: Sequence[Happening]) -> Happening | None:
        """Another word for the same kind of act ("the shooting", "opened fire"), which the headline tells first."""
        return next((o for o in earlier if _same_kind(event, o) and _one_for_one(event, o)
                     and self._can_mean(event, o) and not self._stray(event, o)), None)

    def _in_apposition(self, event: Happening, earlier: Sequence[Happening]) -> Happening | None:
        """"He was arrested, the second such ARREST in a month": the noun sums up its clause."""
        clause = syntax.clause_head(event.head)
        loose = event.head.dep_ in ("appos", "npadvmod") or (event.head.dep_ == "dobj" and syntax.is_passive(clause))
        if event.head.pos_ != "NOUN" or not loose:
            return None
        return next((o for o in earlier if o.type is event.type and o.head.sent == event.head.sent
                     and (o.head == clause or o.head.is_ancestor(event.head))), None)

    def _same_day(self, event: Happening, earlier: Sequence[Happening]) -> Happening | None:
        day = self.days.get(event.head.i)
        if day is None or day[0] != day[1]:
            return None
        return next((o for o in earlier if self.days.get(o.head.i) == day and self._shares_target(event, o)
                     and self._can_mean(event, o)), None)

    def _same_toll(self, event: Happening, earlier: Sequence[Happening]) -> Happening | None:
        """"Seven militants were killed", told again: the same number of the same kind of people."""
        if event.killed is None and event.injured is None:
            return None
        kinds = self._kinds(event)
        return next((o for o in earlier if o.type is event.type and kinds & self._kinds(o)
                     and (event.killed, event.injured) == (o.killed, o.injured) and self._can_mean(event, o)), None)

    def _kinds(self, event: Happening) -> set[str]:
        mentions = [self.entities.mentions[role.mention] for role in event.targets]
        return {event.head.doc[m.head].lemma_.lower() for m in mentions if m.number is not None and m.number > 1}

    # ---- conditions

    def _can_mean(self, event: Happening, other: Happening) -> bool:
        if event.type.family != other.type.family or _is_another(event) or are_apart(event, other, self.entities):
            return False
        parts, its_parts = self._cluster[id(event)][-ENOUGH:], self._cluster[id(other)][-ENOUGH:]
        return all(self._agree(mine, its) for mine in parts for its in its_parts)

    def _agree(self, event: Happening, other: Happening) -> bool:
        return (
            self._same_reality(event, other)
            and frozenset((id(event), id(other))) not in self._apart
            and not self._other_targets(event, other)
            and not self._conflict(event.agents, other.agents)
            and not self._dates_conflict(event, other)
            and not self._counts_conflict(event, other)
            and not self._places_conflict(event, other)
            and not self._people_conflict(event, other)
            and not self._sides_conflict(event, other)
        )

    def _other_targets(self, event: Happening, other: Happening) -> bool:
        conflict = event.type is other.type and not is_share(event) and self._conflict(event.targets, other.targets)
        return conflict and not self._alike(event, other)

    def _same_reality(self, event: Happening, other: Happening) -> bool:
        """Both happened, or both did not and share a party: plans are many, what was foiled is told as news."""
        if event.modality in FACTUAL or other.modality in FACTUAL:
            return event.modality in FACTUAL and other.modality in FACTUAL
        mine, its = self._parts([*event.agents, *event.targets]), self._parts([*other.agents, *other.targets])
        return bool(mine & its) or not mine or not its or event.modality == other.modality == "denied"

    def _shares_target(self, event: Happening, other: Happening) -> bool:
        targets = {self.entities.entity_of(role.mention) for role in event.targets}
        its = {self.entities.entity_of(r.mention) for each in self._cluster[id(other)] for r in each.targets}
        return bool(targets & its)

    def _conflict(self, mine: Sequence[Role], its: Sequence[Role]) -> bool:
        """Whether both sides are named and different; an unnamed party ("two men") may be anyone of its number."""
        first, second = self._parts(mine), self._parts(its)
        if not first or not second or first & second:
            return False
        return self._all_named(mine) and self._all_named(its)

    def _all_named(self, roles: Sequence[Role]) -> bool:
        return all(self.entities.mentions[role.mention].kind == "name" for role in roles) or bool(self._named(roles))

    def _parts(self, roles: Sequence[Role]) -> set[str]:
        return self.entities.sides(role.mention for role in roles)

    def _named(self, roles: Sequence[Role]) -> set[int]:
        found = set()
        for role in roles:
            entity = self.entities.entity_of(role.mention)
            cluster = self.entities.entities[entity]
            if any(self.entities.mentions[m].kind == "name" for m in cluster.mentions) and cluster.type in NAMED:
                found.add(entity)
        return found

    def _alike(self, event: Happening, other: Happening) -> bool:
        """Whether both speak of the same kind and number of unnamed people, whom coreference need not have joined."""
        return bool(self._kinds(event) & self._kinds(other)) and not _counts_conflict(event, other)

    def _counts_conflict(self, event: Happening, other: Happening) -> bool:
        """Another toll, unless one is a part of the other: "six priests", "six priests and two women"."""
        return _counts_conflict(event, other) and not numbers(event, self.entities) & numbers(other, self.entities)

    def _places_conflict(self, event: Happening, other: Happening) -> bool:
        """Gatherings in two towns are two gatherings."""
        if event.type.family not in GATHERINGS:
            return False
        mine, its = self._towns(event), self._towns(other)
        return bool(mine and its and not mine & its)

    def _stray(self, event: Happening, other: Happening) -> bool:
        """A crowd of which no town is told is not the crowd of a town, unless "the" or the same people say so."""
        if event.type.family not in GATHERINGS or bool(self._towns(event)) == bool(self._towns(other)):
            return False
        return not _is_definite(event) and not self._entities_of(event.agents) & self._entities_of(other.agents)

    def _entities_of(self, roles: Sequence[Role]) -> set[int]:
        return {self.entities.entity_of(role.mention) for role in roles}

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

    def _towns(self, event: Happening) -> set[int]:
        towns = [r.mention for r in event.places if self.entities.mentions[r.mention].type == "PLACE"]
        return {self.entities.entity_of(mention) for mention in towns}

    def _dates_conflict(self, event: Happening, other: Happening) -> bool:
        mine, its = self.days.get(event.head.i), self.days.get(other.head.i)
        return mine is not None and its is not None and (mine[0] > its[1] or its[0] > mine[1])


def _act(event: Happening) -> str | None:
    """The kind of act that the trigger's head is a word for, None for all that data/acts.toml does not list."""
    return lexicons.acts().get(event.head.lemma_.lower())


def _same_kind(event: Happening, other: Happening) -> bool:
    return _act(event) is not None and _act(event) == _act(other)


def _main_act(event: Happening, other: Happening) -> bool:
    """"The attack" is rather the act than one of its victims' deaths."""
    return other.type.type not in RESULTS and _same_number(event, other)


def _one_for_one(event: Happening, other: Happening) -> bool:
    """Whether neither is a noun in the plural where the other is one in the singular."""
    nouns = [e.head.tag_ in ("NNS", "NNPS") for e in (event, other) if e.head.pos_ in ("NOUN", "PROPN")]
    return len(set(nouns)) <= 1


def _same_word(event: Happening, other: Happening) -> bool:
    return event.head.lemma_ == other.head.lemma_ and event.head.tag_ == other.head.tag_


def _same_type(event: Happening, other: Happening) -> bool:
    return event.type is other.type and _same_number(event, other)


def _same_number(event: Happening, other: Happening) -> bool:
    plural, its = event.head.tag_ in ("NNS", "NNPS"), other.head.tag_ in ("NNS", "NNPS")
    return other.head.pos_ == "VERB" or plural == its or (plural and (other.killed or 0) > 1)


def _counts_conflict(event: Happening, other: Happening) -> bool:
    pairs = ((event.killed, other.killed), (event.injured, other.injured))
    return any(a is not None and b is not None and a != b for a, b in pairs)


def _is_another(event: Happening) -> bool:
    """"ANOTHER bombing", "a SECOND raid"."""
    return any(c.dep_ in ("det", "amod") and c.lower_ in ANOTHER for c in event.head.children)


def _is_definite(event: Happening) -> bool:
    return any((c.dep_ == "det" and c.lower_ in DEFINITE) or c.dep_ == "poss" for c in event.head.children)


def _is_pointed_at(event: Happening) -> bool:
    """"THIS attack against the soldiers"."""
    return any(c.dep_ == "det" and c.lower_ in ("this", "these") for c in event.head.children)
