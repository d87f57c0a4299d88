"""Coreference of those whom a bare plural takes up by their number, by what they did or by what befell them.

"Two men were shot … THE TWO", "gunmen stormed the bank … THE ATTACKERS", "a bomb killed six … THE DEAD".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from kg.extract import control, syntax
from kg.extract.entities.clusters import State
from kg.extract.entities.mentions import NounPhrase
from kg.model import EntityType

HUMAN: frozenset[EntityType] = frozenset({"PEOPLE", "ARMED_GROUP", "MILITARY", "GOVERNMENT"})
BANDS: frozenset[EntityType] = frozenset({"PEOPLE", "ARMED_GROUP"})
REACH, NEAR = 5, 2  # sentences back
BARE_NUMBER = "number"


class PartySieve:
    """Looks back from one definite plural for the people that it means; None where two parties could be meant."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.mentions = state.mentions
        self.doc = state.doc
        self.words = state.actors.words

    def antecedent(self, number: int) -> int | None:
        """The number of the earlier mention, None where there is none or more than one."""
        mention = self.mentions[number]
        if not mention.plural or mention.type not in HUMAN or mention.words - {mention.lemma} - self._count(mention):
            return None
        if self._counts(mention):
            return self._of_that_number(number)
        if mention.lemma in self.words["doers"]:
            return self._only(number, self._has_done)
        befallen = self.words["befell"] if mention.lemma in self.words["sufferers"] else frozenset()
        befallen |= self.words["killing"] if mention.lemma == "dead" else frozenset()
        befallen |= self.words["wounding"] if mention.lemma in ("wounded", "injured") else frozenset()
        return self._only(number, lambda other: self._was(other, befallen)) if befallen else None

    def _count(self, mention: NounPhrase) -> set[str]:
        return {t.lower_ for t in self.doc[mention.start : mention.head + 1] if t.tag_ == "CD"}

    def _counts(self, mention: NounPhrase) -> bool:
        """"THE TWO", "THE THREE MEN": nothing but how many."""
        general = mention.lemma == BARE_NUMBER or mention.lemma in self.words["anybody"]
        return general and (mention.number or 0) > 1 and mention.end == mention.head + 1

    def _of_that_number(self, number: int) -> int | None:
        mention = self.mentions[number]
        near = (o for o in self._people(number, NEAR) if self.mentions[o].number == mention.number)
        return next((o for o in near if self.state.compatible(o, number)), None)

    def _only(self, number: int, fits: Callable[[int], bool]) -> int | None:
        found = {self.state.find(o): o for o in self._people(number, REACH) if fits(o)}
        found = {group: o for group, o in found.items() if self.state.compatible(o, number)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _people(self, number: int, reach: int) -> Iterator[int]:
        """Earlier mentions of several people, the nearest first."""
        for other in self.state.before(number, reach):
            its = self.mentions[other]
            if its.kind == "noun" and its.plural and its.type in HUMAN and its.end <= self.mentions[number].start:
                yield other

    def _has_done(self, number: int) -> bool:
        """Whether a band is told to have attacked."""
        head = self.doc[self.mentions[number].head]
        if self.mentions[number].type not in BANDS:
            return False
        verb = _doing(head)
        return verb is not None and verb.lemma_ in self.words["assaulting"]

    def _was(self, number: int, befell: frozenset[str]) -> bool:
        head = self.doc[self.mentions[number].head]
        verb = head.head
        if verb.pos_ not in syntax.VERBAL or verb.lemma_ not in befell:
            return False
        return head in (control.subjects(verb) if verb.lemma_ in self.words["dying"] else control.objects(verb))


def _doing(head: Token) -> Token | None:
    """The verb whose doer the noun is, active or behind "by"."""
    if head.dep_ == "pobj" and head.head.dep_ == "agent":
        return head.head.head
    verb = head.head
    return verb if verb.pos_ in syntax.VERBAL and head in control.subjects(verb) else None
