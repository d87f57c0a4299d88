"""Deaths and wounds that came of an attack told in another sentence (PART_OF)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.tokens import Span, Token

from kg.extract import lexicons, syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.events.happening import HARM, MISFORTUNE, RESULTS, Happening, LinkDraft, Role
from kg.extract.events.turns import turns
from kg.extract.events.victims import same_victims
from kg.model import FACTUAL

ATTACKING = frozenset("attacker assailant raider gunman killer".split())
ATTACKERS = frozenset({"ARMED_GROUP", "PERSON", "PEOPLE"})
HURTING = HARM | {MISFORTUNE}
SURE = 0.5
"""Confidence from which on the date, place and doers of an act hold for what came of it."""
MORE = frozenset({"another", "other", "others"})
HOSPITALS = frozenset({"hospital", "clinic", "infirmary", "ward", "morgue"})


class Outcomes:
    """Ties one document's mentions of harm to the act that did it; `can_mean` tells whether two are compatible."""

    def __init__(
        self, entities: EntityIndex, can_mean: Callable[[Happening, Happening], bool],
        at_once: Callable[[Happening, Happening], bool],
    ) -> None:
        self._entities = entities
        self._can_mean = can_mean
        self._at_once = at_once
        self._came_of: dict[int, Happening] = {}

    def links(self, event: Happening, earlier: Sequence[Happening]) -> list[LinkDraft]:
        """The link from a mention to the nearest earlier act that it is part of, if there is one."""
        whole = self._whole(event, earlier)
        if whole is not None:
            return [LinkDraft("PART_OF", event, whole, 0.6, "the same victims of another act")]
        begun = self._begun(event, earlier)
        if begun is not None:
            return [LinkDraft("PART_OF", event, begun, 0.5, "what the same attackers did before")]
        further = self._further(event, earlier)
        if further is not None:
            return [LinkDraft("PART_OF", event, further, 0.5, "more victims of the act told just before")]
        attack = self._told_before(event, earlier)
        if attack is not None:
            self._came_of[id(event)] = attack
            confidence = SURE if _is_told_for_itself(event.head) else SURE - 0.1
            return [LinkDraft("PART_OF", event, attack, confidence, "what came of the attack told just before")]
        return []

    def _whole(self, event: Happening, earlier: Sequence[Happening]) -> Happening | None:
        """"fired on two nuns … the nuns were KILLED": what was done to the same people, and what came of it."""
        if event.type.family not in HARM or not event.targets:
            return None
        return next((o for o in earlier if event.head.sent != o.head.sent and o.type is not event.type
                     and same_victims(event, o, self._entities) and self._can_mean(event, o)), None)

    def _begun(self, event: Happening, earlier: Sequence[Happening]) -> Happening | None:
        """"Gunmen slew ten nuns … THE ATTACKERS then opened fire on a cafe": attackers whom nobody names."""
        doers = {self._entities.entity_of(r.mention) for r in event.agents if self._is_taken_up(r.mention)}
        sentence = event.head.sent
        if event.type.family != "violence" or event.modality not in FACTUAL or not doers or turns(sentence):
            return None
        whoever = any(self._entities.mentions[r.mention].lemma in ATTACKING for r in event.agents)
        start = _start_before(sentence)
        near = (o for o in earlier if o.type.family == "violence" and start <= o.head.i < sentence.start)
        return next((o for o in near if self._can_mean(event, o) and self._did(o, doers, whoever=whoever)), None)

    def _did(self, event: Happening, doers: set[int], *, whoever: bool) -> bool:
        """Whether these did it, or, where they are called attackers, whether people without a name did."""
        agents = [role.mention for role in event.agents]
        if doers & {self._entities.entity_of(agent) for agent in agents}:
            return True
        return whoever and bool(agents) and not any(map(self._is_named, agents))

    def _is_named(self, number: int) -> bool:
        entity = self._entities.entities[self._entities.entity_of(number)]
        return any(self._entities.mentions[m].kind == "name" for m in entity.mentions)

    def _is_taken_up(self, number: int) -> bool:
        """Whether the mention takes up people spoken of before, of whom no name is told."""
        mention = self._entities.mentions[number]
        taken_up = mention.kind == "pronoun" or mention.definite
        return taken_up and mention.type in ATTACKERS and not self._is_named(number)

    def _told_before(self, event: Happening, earlier: Sequence[Happening]) -> Happening | None:
        """"A bomb exploded at the bank. Two guards WERE KILLED.": nobody and nothing else is said to have done it."""
        if event.type.type not in RESULTS or event.agents or event.causes or event.modality not in FACTUAL:
            return None
        if event.type.family == MISFORTUNE and not any(map(self._is_news, event.targets)):
            return None  # "The general died." tells of another matter than the storm of before
        sentence = event.head.sent
        start = _start_before(sentence)
        told = (o for o in earlier if o.head.sent != sentence and o.type.family in HURTING and o.head.i >= start)
        other = next((act for o in told if (act := self._act_behind(o)) is not None), None)
        if other is None:
            return None
        fits = other.type.family in ("violence", MISFORTUNE) and self._can_mean(event, other)
        return other if fits and not self._elsewhere(event, other) and not turns(sentence) else None

    def _is_news(self, role: Role) -> bool:
        mention = self._entities.mentions[role.mention]
        return mention.kind == "noun" and not mention.definite

    def _further(self, event: Happening, earlier: Sequence[Happening]) -> Happening | None:
        """"The envoy was shot. Two guards ALSO died.": the act in which others died, or else their deaths."""
        if not adds_victims(event, self._entities) or event.causes or event.modality not in FACTUAL:
            return None
        sentence = event.head.sent
        start = _start_before(sentence)
        near = (o for o in earlier if o.type.family in HARM and o.head.sent != sentence and o.head.i >= start)
        other = next((o for o in near if self._at_once(event, o) and not self._elsewhere(event, o)), None)
        return None if other is None else self._act_behind(other) or other

    def _act_behind(self, told: Happening) -> Happening | None:
        """The act itself, or the one that a death told of came of: "Two guards were killed. A third WAS HURT."."""
        if told.type.type not in RESULTS:
            return told
        return told.causes[0] if told.causes else self._came_of.get(id(told))

    def _elsewhere(self, event: Happening, other: Happening) -> bool:
        mine, its = self._places(event), self._places(other)
        return bool(mine and its and not mine & its)

    def _places(self, event: Happening) -> set[int]:
        """Where it happened, less the hospitals in which people die of it."""
        numbers = (role.mention for role in event.places)
        return {self._entities.entity_of(n) for n in numbers if self._entities.mentions[n].lemma not in HOSPITALS}


def adds_victims(event: Happening, entities: EntityIndex) -> bool:
    """"Four guards ALSO died", "FIFTEEN OTHERS were hurt", "ANOTHER 78"; "the other 15" are known already."""
    if event.type.type not in RESULTS:
        return False
    if any(c.lower_ == "also" for c in event.head.lefts):
        return True
    spans = (entities.mentions[role.mention] for role in event.targets)
    return any(t.lower_ in MORE for m in spans if not m.definite for t in event.head.doc[m.start : m.end])


def _is_told_for_itself(head: Token) -> bool:
    """Whether it is what the sentence tells: no noun, no clause about something else, no total ("HAD been killed")."""
    verb = head
    while verb.dep_ == "conj" and verb.head.pos_ in syntax.VERBAL:
        verb = verb.head
    said = verb.dep_ == "ccomp" and verb.head.lemma_ in lexicons.reporting_words().quoting
    total = any(c.dep_ == "aux" and c.lower_ in ("have", "has", "had") for c in verb.children)
    return head.pos_ in syntax.VERBAL and (verb.dep_ == "ROOT" or said) and not total


def _start_before(sentence: Span) -> int:
    """First token of the sentence before, less the line break between the two."""
    start = sentence.start
    return sentence.doc[start - 1].sent.start - 1 if start else 0

