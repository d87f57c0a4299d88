"""Who is behind it: participants that the text names away from the event's own words.

"The group claimed responsibility FOR the bombing", "those responsible for", "the man behind the attack": the event is
told as a fact, who did it is a claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.extract import lexicons, syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.events.arguments import PARTY
from kg.extract.events.happening import Happening, Role
from kg.extract.events.modality import read_modality

DENIED = "deny"


def credit_responsible(events: Sequence[Happening], entities: EntityIndex) -> None:
    """Add the claimed agents of hostile events; whoever denies responsibility is not one."""
    by_head = {event.head.i: event for event in events if event.type.family in ("violence", "kidnapping", "invasion")}
    for noun in by_head.values():
        for token in _responsible(noun.head):
            number = entities.at(token.i)
            if number is not None and entities.mentions[number].type in PARTY:
                _add(noun, number, entities)


def _add(event: Happening, number: int, entities: EntityIndex) -> None:
    entity = entities.entity_of(number)
    if all(entities.entity_of(role.mention) != entity for role in (*event.agents, *event.targets)):
        event.agents.append(Role(number, "claimed"))


def _responsible(event: Token) -> Iterator[Token]:
    if event.dep_ not in ("pobj", "pcomp"):
        return
    preposition, word = event.head, event.head.head
    if preposition.lower_ == "behind":
        yield from _bearer(word)
    elif preposition.lower_ == "for" and word.lower_ == "responsible":
        yield from _bearer(word.head if word.dep_ in ("amod", "acomp", "oprd", "xcomp", "relcl") else word)
    elif preposition.lower_ == "for":
        yield from _claimants(word)


def _bearer(word: Token) -> Sequence[Token]:
    """The noun itself, or the subject of "be"."""
    if word.pos_ not in syntax.VERBAL:
        return [word]
    return [] if read_modality(word).modality == "denied" else syntax.surface_subjects(word)


def _claimants(word: Token) -> Sequence[Token]:
    """Subject of "claimed responsibility", wherever the parser hung the preposition."""
    lights = lexicons.light_verbs()
    verb = word.head if word.lemma_ in lights.responsibility_nouns else word
    nouns = [c for c in verb.children if c.lemma_ in lights.responsibility_nouns]
    if verb.lemma_ not in lights.responsibility_verbs or verb.lemma_ == DENIED or not nouns:
        return []
    return [] if read_modality(verb).modality == "denied" else syntax.subjects(verb)
