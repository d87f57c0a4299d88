"""Which event mentions of an article are one happening (SAME_EVENT), by a small sieve from sure to likely.

1. the same named victim of a killing or kidnapping;
2. a definite event noun ("the attack", "the killing of the envoy") and the nearest earlier event it can mean;
3. the same type with the same named parties on both sides.
No pass joins mentions that `conflicts` holds apart.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from kg.extract import lexicons, syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.events.alike import (
    is_act,
    is_one_kind,
    is_pointed_at,
    main_act,
    one_for_one,
    same_kind,
    same_kind_by_type,
    same_number,
    same_type,
    same_word,
)
from kg.extract.events.apart import are_apart, are_attackers
from kg.extract.events.casualties import is_share
from kg.extract.events.conflicts import DEFINITE, Conflicts, Days, is_definite_event
from kg.extract.events.happening import HARM, MISFORTUNE, RESULTS, Happening, LinkDraft
from kg.extract.events.outcomes import Outcomes, adds_victims
from kg.extract.events.turns import turns, turns_of
from kg.extract.events.victims import same_victims

ONCE_ONLY = frozenset({"KILL", "KIDNAP", "DIE"})
ARMED = frozenset({"ATTACK", "BOMB"})
ANOTHER = frozenset(
    "another second third other further new similar earlier previous separate subsequent prior".split()
)
OPENING = 6  # event mentions among which the story's own act is told
SUMMING_UP = frozenset({"attack", "assault", "incident"})
LEFT = frozenset({"det", "amod", "advmod"})
LATELY = dt.timedelta(days=7)
ENOUGH = 40  # mentions of a happening that another one is held against
REACH = 120  # how many event mentions back a definite noun may look


class Sieve:
    """The mentions of one document, joined step by step; a cluster's parts count for each of its mentions."""

    def __init__(self, events: Sequence[Happening], entities: EntityIndex, days: Mapping[int, Days]) -> None:
        self.events = events
        self.entities = entities
        self.days = days
        self._conflicts = Conflicts(events, entities, days)
        self._cluster = {id(event): [event] for event in events}
        self._lead = next((e for e in events[:OPENING] if e.type.family in HARM and e.head.i in days), None)
        self._turns = turns_of(events[0].head.doc) if events else None
        self._outcomes = Outcomes(entities, self._can_mean, self._conflicts.may_be_at_once)

    def links(self) -> list[LinkDraft]:
        """One SAME_EVENT link from each later mention to the earlier one it repeats."""
        for event in self.events:
            for other in event.same:
                self._join(event, other)
        found: list[LinkDraft] = []
        for position, event in enumerate(self.events):
            earlier = list(reversed(self.events[max(0, position - REACH) : position]))
            antecedent, rule = self._antecedent(event, earlier)
            if antecedent is None:
                found += self._outcomes.links(event, earlier)
                continue
            found += self._retold(event, antecedent, rule)
            if antecedent.head.sent == event.head.sent:
                found += self._beyond(event, earlier)
        return found

    def _antecedent(self, event: Happening, earlier: Sequence[Happening]) -> tuple[Happening | None, str]:
        """The earlier mention that it repeats, with the pass that found it, the surest pass first."""
        passes = {
            "the same named victim": self._victim, "the same named parties on both sides": self._parties,
            "the same victims": self._victims, "the same day and target": self._same_day,
            "the same toll": self._same_toll, "a definite weapon": self._weapon, "one weapon": self._one_weapon,
            "a definite noun": self._definite, "the same word again": self._repeated,
            "another word for the act": self._same_act, "a noun that sums up its clause": self._in_apposition,
            "how the attack of the lead was done": self._unfolding,
        }  # fmt: skip
        told = ((o, rule) for rule, find in passes.items() if (o := find(event, earlier)) is not None)
        return next(told, (None, ""))

    def _beyond(self, event: Happening, earlier: Sequence[Happening]) -> list[LinkDraft]:
        """What two mentions of one act in a sentence repeat of sentences before, if neither is joined to any yet."""
        start = event.head.sent.start
        if any(each.head.i < start for each in self._cluster[id(event)]):
            return []
        antecedent, rule = self._antecedent(event, [other for other in earlier if other.head.i < start])
        return [] if antecedent is None else self._retold(event, antecedent, rule)

    def _retold(self, event: Happening, antecedent: Happening, rule: str) -> list[LinkDraft]:
        """The link from a mention to one of another cluster, which becomes one with its own."""
        if self._cluster[id(event)] is self._cluster[id(antecedent)]:
            return []
        self._join(event, antecedent)
        return [LinkDraft("SAME_EVENT", event, antecedent, 0.7, rule)]

    def _join(self, event: Happening, other: Happening) -> None:
        mine, its = self._cluster[id(event)], self._cluster[id(other)]
        if mine is not its:
            its += mine
            for each in mine:
                self._cluster[id(each)] = its

    def _victim(self, event: Happening, earlier: Sequence[Happening]) -> Happening | None:
        victims = self._conflicts.named(event.targets)
        if event.type.type not in ONCE_ONLY or not victims:
            return None
        return next((o for o in earlier if o.type is event.type and victims & self._conflicts.named(o.targets)
                     and self._conflicts.same_reality(event, o)), None)

    def _victims(self, event: Happening, earlier: Sequence[Happening]) -> Happening | None:
        """Violence against the same people or thing, their death or their change of office, told once more."""
        if event.type.family not in HARM | {MISFORTUNE, "office"} or not event.targets:
            return None
        return next((o for o in earlier if (o.type.type in RESULTS) == (event.type.type in RESULTS)
                     and (o.type is event.type or o.type.type not in RESULTS)
                     and same_victims(event, o, self.entities) and self._can_repeat(event, o)), None)

    def _weapon(self, event: Happening, earlier: Sequence[Happening]) -> Happening | None:
        """"THE BOMB had been left in a bag": the explosion told before."""
        definite = any(c.dep_ == "det" and c.lower_ in DEFINITE for word in event.weapons for c in word.children)
        if event.type.type not in ARMED or not definite:
            return None
        kinds = {"BOMB", event.type.type}
        return next((o for o in earlier if o.type.type in kinds and self._can_mean(event, o)), None)

    def _one_weapon(self, event: Happening, earlier: Sequence[Happening]) -> Happening | None:
        """"A car bomb went off and DESTROYED the bank": one weapon of one sentence does one deed."""
        if event.type.type not in ARMED or not event.instruments:
            return None
        return next((o for o in earlier if o.type.type in ARMED and set(o.instruments) & set(event.instruments)
                     and self._conflicts.same_reality(event, o)), None)

    def _definite(self, event: Happening, earlier: Sequence[Happening]) -> Happening | None:
        if not is_share(event) and (event.head.pos_ not in ("NOUN", "PROPN") or not is_definite_event(event)):
            return None
        fitting = [o for o in earlier if is_one_kind(event, o) and self._can_mean(event, o)]
        if self._introduces(event):
            fitting = [o for o in fitting if same_kind(event, o) or same_kind_by_type(event, o)
                       or self._conflicts.same_scene(event, o)]
        shared = [o for o in fitting if self._shares_target(event, o) or same_victims(event, o, self.entities)]
        if any(role.function for role in event.targets) and not shared and not is_share(event):
            pointed = [o for o in fitting[:1] if not o.targets and is_pointed_at(event)]
            fitting = pointed or self._unnamed(event, fitting)
        fitting = self._foreground(event, [o for o in fitting if not self._is_before_turn(event, o)] or fitting)
        for wanted in (same_word, same_kind, same_kind_by_type, same_type, main_act, same_number):
            chosen = next((o for o in shared or fitting if wanted(event, o)), None)
            if chosen is not None:
                return chosen
        return None

    def _unnamed(self, event: Happening, fitting: Sequence[Happening]) -> list[Happening]:
        """"attacked A VILLAGE … the attack on ARAD": a place named only where it is told of again."""
        if not self._are_towns(event, "name"):
            return []
        return [o for o in fitting if self._are_towns(o, "noun") and o.type.type not in RESULTS]

    def _are_towns(self, event: Happening, kind: str) -> bool:
        mentions = [self.entities.mentions[role.mention] for role in event.targets]
        fresh = kind == "name" or not any(m.definite for m in mentions)
        return fresh and bool(mentions) and all(m.type == "PLACE" and m.kind == kind for m in mentions)

    def _foreground(self, event: Happening, fitting: list[Happening]) -> list[Happening]:
        """Without what is told of an older day than the story's, and of deaths of attackers: "THE MASSACRE"."""
        if event.head.lemma_ in lexicons.word_classes().massacres:
            fitting = [o for o in fitting if not are_attackers(o, self.entities)]
        if event.targets or event.head.i in self.days or self._lead is None:
            return fitting
        lead = self._lead
        told = [o for o in fitting if not any(self._is_older(e, lead) for e in self._cluster[id(o)])]
        return told or fitting

    def _is_older(self, event: Happening, lead: Happening) -> bool:
        day, told = self.days.get(event.head.i), self.days[lead.head.i]
        return day is not None and told[0] - day[1] > LATELY

    def _introduces(self, event: Happening) -> bool:
        """"THE MAY 2003 bombings IN PORT SAID": a noun that itself tells when and where need mean nothing before."""
        return event.head.i in self.days and bool(event.places)

    def _parties(self, event: Happening, earlier: Sequence[Happening]) -> Happening | None:
        agents, targets = self._conflicts.named(event.agents), self._conflicts.named(event.targets)
        if not targets or not agents or event.type.family == "consultation":
            return None
        return next((o for o in earlier if o.type is event.type and targets == self._conflicts.named(o.targets)
                     and agents == self._conflicts.named(o.agents) and self._can_mean(event, o)), None)

    def _repeated(self, event: Happening, earlier: Sequence[Happening]) -> Happening | None:
        """The same word again, with nothing that says it is another one; news keeps to one story an article."""
        return next((o for o in earlier if o.type is event.type and o.head.lemma_ == event.head.lemma_
                     and same_number(event, o) and self._can_repeat(event, o)
                     and not self._is_before_turn(event, o) and not self._conflicts.is_stray(event, o)), None)

    def _same_act(self, event: Happening, earlier: Sequence[Happening]) -> Happening | None:
        """Another word for the same kind of act ("the shooting", "opened fire"), which the headline tells first."""
        return next((o for o in earlier if (same_kind(event, o) or same_kind_by_type(event, o))
                     and one_for_one(event, o) and (o.type is event.type or event.type.family != "coercion")
                     and self._can_repeat(event, o) and not self._is_before_turn(event, o)
                     and not self._conflicts.is_stray(event, o)), None)

    def _unfolding(self, event: Happening, earlier: Sequence[Happening]) -> Happening | None:
        """"There was AN ATTACK on the market. A BOMB WAS THROWN at a stall.": the first word for how it was done."""
        if event.type.type not in ARMED or event.head.lemma_ in SUMMING_UP | lexicons.word_classes().raids:
            return None
        told = [o for o in earlier if is_act(o)]
        lead = told[-1] if told else None
        if lead is None or lead not in self.events[:OPENING] or lead.head.tag_ in syntax.PLURAL:
            return None
        sentence = event.head.sent
        if lead.head.i >= sentence.start or turns(sentence):
            return None
        if not all(o.head.lemma_ in SUMMING_UP and self._cluster[id(o)] is self._cluster[id(lead)] for o in told):
            return None
        fits = self._can_repeat(event, lead) and not self._conflicts.of_other_targets(event, lead)
        return lead if fits and not self._is_before_turn(event, lead) else None

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
        kinds = self._conflicts.kinds(event)
        return next((o for o in earlier if o.type is event.type and kinds & self._conflicts.kinds(o)
                     and (event.killed, event.injured) == (o.killed, o.injured)
                     and self._can_repeat(event, o)), None)

    def _can_mean(self, event: Happening, other: Happening) -> bool:
        if event.type.family != other.type.family or self._is_another(event) or are_apart(event, other, self.entities):
            return False
        if self._came_of_another(event, other):
            return False
        parts, its_parts = self._cluster[id(event)][-ENOUGH:], self._cluster[id(other)][-ENOUGH:]
        return all(self._conflicts.agree(mine, its) for mine in parts for its in its_parts)

    def _came_of_another(self, event: Happening, other: Happening) -> bool:
        """Whether both are deaths or wounds, and the acts that they came of were told before and are not one."""
        if event.type.type not in RESULTS or other.type is not event.type:
            return False
        toll = (event.killed, event.injured)
        if any(toll) and toll == (other.killed, other.injured):
            return False
        mine = [self._cluster[id(act)] for act in event.causes if act.head.i < event.head.i]
        its = [self._cluster[id(act)] for each in self._cluster[id(other)] for act in each.causes]
        return bool(mine and its) and not any(a is b for a in mine for b in its)

    def _is_another(self, event: Happening) -> bool:
        """"ANOTHER bombing", "the group ALSO shelled the port", "THE SAME gang", "ANOTHER gang killed a priest"."""
        if any(c.dep_ in LEFT and c.lower_ in ANOTHER for word in (event.head, *event.weapons) for c in word.lefts):
            return True
        if event.head.dep_ == "relcl" and event.head.head.ent_type_ == "DATE":
            return True  # "since 2004, WHEN A BOMB KILLED three"
        if adds_victims(event, self.entities):
            return True
        if event.type.type not in RESULTS and event.agents and any(c.lower_ == "also" for c in event.head.lefts):
            return not syntax.is_passive(event.head)
        if event.head.pos_ == "NOUN" and any(c.lower_ in ("a", "an") for c in event.head.lefts):
            return any(c.lower_ == "also" for c in syntax.clause_head(event.head).children)  # "ALSO behind A bombing"
        doers = (event.head.doc[self.entities.mentions[role.mention].head] for role in event.agents)
        return any(c.dep_ in LEFT and c.lower_ in ("same", "another") for doer in doers for c in doer.lefts)

    def _is_before_turn(self, event: Happening, other: Happening) -> bool:
        """Whether "In a separate incident" or the like lies between the two."""
        return self._turns is not None and self._turns.lie_between(other.head.i, event.head.i)

    def _can_repeat(self, event: Happening, other: Happening) -> bool:
        """Whether like words can mean one happening: not where each has a town, unless the headline's is wider."""
        headline = other.head.sent.start == 0 and other.head.sent[-1].text != "."
        elsewhere = any(self._conflicts.in_two_towns(event, each) for each in self._cluster[id(other)][-ENOUGH:])
        return (headline or not elsewhere) and not self._is_news(event, other) and self._can_mean(event, other)

    def _is_news(self, event: Happening, other: Happening) -> bool:
        """"AN attack on the market in Bonn", past the lead: another one, unless it shares a place, day or victim."""
        new = event.head.pos_ == "NOUN" and any(c.lower_ in ("a", "an") for c in event.head.lefts)
        placed = bool(event.targets or event.places)
        if not new or not placed or event.type.family not in HARM | {MISFORTUNE} or self._is_lead(other):
            return False
        return not self._conflicts.same_scene(event, other) and not self._shares_target(event, other)

    def _is_lead(self, event: Happening) -> bool:
        return any(each in self.events[:OPENING] for each in self._cluster[id(event)])

    def _shares_target(self, event: Happening, other: Happening) -> bool:
        targets = {self.entities.entity_of(role.mention) for role in event.targets}
        its = {self.entities.entity_of(r.mention) for each in self._cluster[id(other)] for r in each.targets}
        return bool(targets & its)
