"""Deaths and wounds that came of an attack told in another sentence (PART_OF)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.tokens import Span

from kg.extract import lexicons
from kg.extract.entities.index import EntityIndex
from kg.extract.events.happening import HARM, RESULTS, Happening, LinkDraft
from kg.extract.events.victims import same_victims
from kg.model import FACTUAL

OPENING = 6  # words in which a sentence says that it turns to another matter


class Outcomes:
    """Ties one document's mentions of harm to the act that did it; `can_mean` tells whether two are compatible."""

    def __init__(self, entities: EntityIndex, can_mean: Callable[[Happening, Happening], bool]) -> None:
        self._entities = entities
        self._can_mean = can_mean
        self._came_of: dict[int, Happening] = {}

    def links(self, event: Happening, earlier: Sequence[Happening]) -> list[LinkDraft]:
        """The link from a mention to the nearest earlier act that it is part of, if there is one."""
        whole = self._whole(event, earlier)
        if whole is not None:
            return [LinkDraft("PART_OF", event, whole, 0.6, "the same victims of another act")]
        attack = self._told_before(event, earlier)
        if attack is not None:
            self._came_of[id(event)] = attack
            return [LinkDraft("PART_OF", event, attack, 0.5, "what came of the attack told just before")]
        return []

    def _whole(self, event: Happening, earlier: Sequence[Happening]) -> Happening | None:
        """"fired on two nuns … the nuns were KILLED": what was done to the same people, and what came of it."""
        if event.type.family not in HARM or not event.targets:
            return None
        return next((o for o in earlier if event.head.sent != o.head.sent and o.type is not event.type
                     and same_victims(event, o, self._entities) and self._can_mean(event, o)), None)

    def _told_before(self, event: Happening, earlier: Sequence[Happening]) -> Happening | None:
        """"A bomb exploded at the bank. Two guards WERE KILLED.": nobody and nothing else is said to have done it."""
        if event.type.type not in RESULTS or event.agents or event.causes or event.modality not in FACTUAL:
            return None
        sentence = event.head.sent
        told = next((o for o in earlier if o.head.sent != sentence and o.type.family in HARM), None)
        if told is None or told.head.sent.end < _start_before(sentence):
            return None
        other = self._act_behind(told)
        if other is None:
            return None
        fits = other.type.family == "violence" and self._can_mean(event, other)
        return other if fits and not self._elsewhere(event, other) and not _turns(sentence) else None

    def _act_behind(self, told: Happening) -> Happening | None:
        """The act itself, or the one that a death told of came of: "Two guards were killed. A third WAS HURT."."""
        if told.type.type not in RESULTS:
            return told
        return told.causes[0] if told.causes else self._came_of.get(id(told))

    def _elsewhere(self, event: Happening, other: Happening) -> bool:
        mine, its = self._places(event), self._places(other)
        return bool(mine and its and not mine & its)

    def _places(self, event: Happening) -> set[int]:
        return {self._entities.entity_of(role.mention) for role in event.places}


def _start_before(sentence: Span) -> int:
    """First token of the sentence before, less the line break between the two."""
    start = sentence.start
    return sentence.doc[start - 1].sent.start - 1 if start else 0


def _turns(sentence: Span) -> bool:
    """Whether the sentence turns to another matter: "In another incident", "Meanwhile"."""
    return any(token.lower_ in lexicons.word_classes().turns for token in sentence[:OPENING])
