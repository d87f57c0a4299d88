"""Where it happened: the places that an event's clause names, nearest first.

A place is looked for at the event's own word and at the verb that governs it, then at the noun it was done to ("a base
IN Tuzla"), then at the place that a where-clause describes, and last anywhere in the same clause.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract import lexicons, syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.events.happening import Happening, Role
from kg.extract.events.light import governing_verb

SITE = frozenset({"PLACE", "COUNTRY", "FACILITY"})
SURE = ("in", "at", "near", "outside", "inside", "around", "across", "through", "throughout", "within", "off")
WITH_PLACES = frozenset({"FACILITY", "PLACE", "PEOPLE", "MILITARY", "ARMED_GROUP", "PERSON"})
MISSIONS = frozenset({"embassy", "consulate", "mission", "ambassador"})
CLAUSE = frozenset({"ccomp", "relcl", "advcl", "conj", "parataxis", "acl", "xcomp", "pcomp"})


def bind_places(event: Happening, entities: EntityIndex) -> None:
    """Fill the event's places; participants are never its places."""
    event.places = []
    taken = {role.mention for role in (*event.agents, *event.targets)}
    for token in _candidates(event, entities):
        number = entities.at(token.i)
        if number is None or number in taken or any(role.mention == number for role in event.places):
            continue
        if entities.mentions[number].type in SITE:
            event.places.append(Role(number))
    if not event.places:
        _same_clause(event, entities, taken)
    if event.type.family == "protest" and not event.targets:
        event.targets = [Role(n) for n in _missions(event, entities) if n not in taken]


def _missions(event: Happening, entities: EntityIndex) -> list[int]:
    """A country's mission that people protest at stands for the country: "outside the French embassy"."""
    clause = syntax.clause_head(event.head)
    anchors = [event.head, clause, *(c for c in event.head.children if c.dep_ == "prep")]
    found = [entities.at(token.i) for anchor in anchors for token in _fronting(anchor)]
    sites = [n for n in found if n is not None and entities.mentions[n].country]
    return [n for n in sites if entities.mentions[n].lemma in MISSIONS]


def _fronting(anchor: Token) -> Iterator[Token]:
    """Objects of "outside", "at" and "in front of"."""
    yield from syntax.prepositional(anchor, ("outside", "at", "near", "before"))
    for front in syntax.prepositional(anchor, ("in",)):
        if front.lower_ == "front":
            yield from syntax.prepositional(front, ("of",))


def _candidates(event: Happening, entities: EntityIndex) -> Iterator[Token]:
    anchors = [event.head]
    verb = governing_verb(event.head) or _verb_of_subject(event.head)
    if verb is not None:
        anchors.append(verb)
    for anchor in anchors:
        yield from _under(anchor)
    for role in event.targets:
        mention = entities.mentions[role.mention]
        if mention.type in WITH_PLACES:
            yield from _under(event.head.doc[mention.head])
    if event.head.pos_ not in syntax.VERBAL:
        for token in syntax.modifiers(event.head):
            number = entities.at(token.i)
            if number is not None and entities.mentions[number].type == "PLACE":
                yield token
    yield from _where(anchors[-1])


def _under(anchor: Token) -> Iterator[Token]:
    """Objects of place prepositions on the anchor, and on those in turn: "in a village near the border"."""
    for token in syntax.prepositional(anchor, SURE):
        yield token
        if token != anchor:
            yield from _under(token)


def _verb_of_subject(noun: Token) -> Token | None:
    """"The shooting broke out IN the north": the verb that says where its subject took place."""
    if noun.dep_ == "nsubj" and noun.head.lemma_ in lexicons.word_classes().taking_place:
        return noun.head
    return None


def _where(token: Token) -> Iterator[Token]:
    """The noun that a where-clause describes: "at the STATION, where six people were killed"."""
    clause = syntax.clause_head(token)
    while clause.dep_ == "conj" and clause.head.pos_ in syntax.VERBAL:
        clause = clause.head
    if clause.dep_ == "relcl" and any(c.lower_ == "where" for c in clause.children):
        yield clause.head


def _same_clause(event: Happening, entities: EntityIndex, taken: set[int]) -> None:
    """The nearest place after a place preposition in the event's own clause; a gathering has all of its sentence."""
    if event.type.family not in ("violence", "kidnapping", "protest", "mourning"):
        return
    gathering = event.type.family in ("protest", "mourning")
    found: list[tuple[int, int]] = []
    for token in event.head.sent if gathering else _own_words(syntax.clause_head(event.head)):
        number = entities.at(token.i)
        if token.dep_ != "pobj" or token.head.lower_ not in SURE or number is None or number in taken:
            continue
        if entities.mentions[number].type in ("PLACE", "COUNTRY"):
            found.append((abs(token.i - event.head.i), number))
    if found:
        event.places.append(Role(min(found)[1]))


def _own_words(clause: Token) -> Iterator[Token]:
    """Words of the clause without those of clauses inside it."""
    for child in clause.children:
        if child.dep_ not in CLAUSE:
            yield child
            yield from _own_words(child)
