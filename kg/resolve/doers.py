"""Who of those who took part in a happening did what its reports tell: the killing, the raid, the threat.

A report that names both says who hit whom. Where the reports of a victim name nobody ("four people died in the blast"),
others of the same happening may say who did it ("the group planted the bomb"), if they name one side only: of several
that differ nobody is taken, nor is anybody who only fought there, or whose own reports name other victims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from kg.model import EntityType
from kg.resolve.corpus import Corpus, Ref
from kg.resolve.parties import SITES, Parties
from kg.resolve.roles import Voice
from kg.resolve.words import words

Role = Mapping[int, Sequence[Voice]]
_Index = Mapping[Hashable, AbstractSet[int]]
_STATES: frozenset[EntityType] = frozenset({"COUNTRY", "GOVERNMENT", "MILITARY"})
_THINGS: frozenset[EntityType] = SITES | {"OTHER"}


@dataclass(frozen=True, slots=True)
class Stage:
    """What stands around all happenings: the records, and who belongs to whom."""

    corpus: Corpus
    parties: Parties

    def sentence(self, ref: Ref) -> Hashable:
        """The sentence of a report."""
        return (ref.article, self.corpus.event(ref).sentence.start)

    def has_side(self, entity: int) -> bool:
        """Whether it can be told whose side somebody is on: not of "gunmen"."""
        parties = self.parties
        if parties.named[entity] or parties.surnames[entity] or parties.above.get(entity):
            return True
        return parties.kinds[entity].split()[1] != "?"

    def may_be_meant(self, entity: int) -> bool:
        """Whether somebody with a side may be whom a report calls "gunmen" or "a bomber": no state, nor its army."""
        return self.has_side(entity) and not self.parties.types[entity] & _STATES

    def may_hold(self, some: int, one: int) -> bool:
        """Whether one may be among some: anybody among "people", someone with a name among "30 fighters".

        What is hit with people, a house or a car, is hit beside them.
        """
        parties = self.parties
        if (parties.types[some] <= _THINGS) != (parties.types[one] <= _THINGS):
            return True
        if parties.named[some] or parties.surnames[some]:
            return False
        number = parties.number(some)
        if number is None:
            return parties.kinds[some].rsplit(" ", 1)[-1] in words().vague
        return number > 1 and parties.named[one]

    def crowd(self, entity: int) -> Hashable:
        """By what counted people without a name are known within one happening: "22 civilians"; else the entity."""
        return entity if self.parties.number(entity) is None else self.parties.kinds[entity]


class Doers:
    """Finds who did it to each of those hit in a happening.

    `hit` are those hit by what a relation is about, `fought` those told both to have struck and to have been struck.
    """

    def __init__(self, stage: Stage, agents: Role, hit: Role, fought: AbstractSet[int]) -> None:
        self._stage, self._agents, self._hit, self._fought = stage, agents, hit, fought
        self._accused = {a for a, voices in agents.items() if all(voice.accused for voice in voices)}
        free = {a: voices for a, voices in agents.items() if a not in fought}
        self._by_report = _index((v.ref, a) for a, voices in agents.items() for v in voices)
        self._by_sentence = _index((stage.sentence(v.ref), a) for a, voices in free.items() for v in voices)
        self._by_article = _index((v.ref.article, a) for a, voices in free.items() for v in voices)
        self._hit_by = _index((v.ref, one) for one, voices in hit.items() for v in voices)
        self._crowds = _index((stage.crowd(one), one) for one in hit)

    def of(self, entity: int) -> list[int]:
        """Who did it to one of those hit, in order."""
        refs = {v.ref for one in self._crowds[self._stage.crowd(entity)] for v in self._hit[one]}
        told = {agent for ref in refs for agent in self._named_with(ref)}
        if any(self._stage.has_side(agent) for agent in told - self._accused):
            return sorted(told)
        others = self._others(entity, refs)
        if told - self._accused:
            others = {agent for agent in others if self._stage.may_be_meant(agent)}
        return sorted(told | self._accused | others)

    def _named_with(self, ref: Ref) -> AbstractSet[int]:
        return self._by_report.get(ref) or self._by_sentence.get(self._stage.sentence(ref), frozenset())

    def _others(self, entity: int, refs: Iterable[Ref]) -> set[int]:
        """Who did it by the word of reports that do not name the victim: of the same article, else of any."""
        near = [agents for article in {ref.article for ref in refs} if (agents := self._by_article.get(article))]
        if not near:
            return self._one_side(self._agents.keys() - self._fought, entity)
        return set[int]().union(*(self._one_side(agents, entity) for agents in near))

    def _one_side(self, agents: AbstractSet[int], entity: int) -> set[int]:
        """Those who may have done it, if all of them whose side can be told are of one."""
        free = {agent for agent in agents - self._accused if not self._hit_another(agent, entity)}
        sides = [agent for agent in sorted(free) if self._stage.has_side(agent)]
        return free if _are_together([self._ties(agent, free) for agent in sides]) else set()

    def _hit_another(self, agent: int, entity: int) -> bool:
        """Whether an agent's own reports name others, and none of whom this one may be or among whom."""
        own = {one for voice in self._agents[agent] for one in self._hit_by.get(voice.ref, ())}
        return bool(own) and entity not in own and not any(self._stage.may_hold(one, entity) for one in own)

    def _ties(self, agent: int, agents: AbstractSet[int]) -> set[Hashable]:
        """By what an agent is of one side with others: a state, who belongs to whom, a surname, a report of both."""
        parties = self._stage.parties
        belongs = parties.above.get(agent, frozenset()) & agents
        reports = (voice.ref for voice in self._agents[agent])
        return {agent, parties.sides[agent], *belongs, *parties.surnames[agent], *reports}


def _index(pairs: Iterable[tuple[Hashable, int]]) -> _Index:
    found: dict[Hashable, set[int]] = defaultdict(set)
    for key, entity in pairs:
        found[key].add(entity)
    return dict(found)


def _are_together(ties: Sequence[AbstractSet[Hashable]]) -> bool:
    """Whether every one is tied to the first, by way of others or by itself."""
    known = set(ties[0]) if ties else set()
    apart = list(ties[1:])
    while apart:
        left = [one for one in apart if known.isdisjoint(one)]
        if len(left) == len(apart):
            return False
        known = known.union(*(one for one in apart if not known.isdisjoint(one)))
        apart = left
    return True
