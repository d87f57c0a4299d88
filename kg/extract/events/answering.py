"""The act that an answering word describes: "SHELLED the town in retaliation", "retaliatory STRIKES"."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from kg.extract import syntax
from kg.extract.events.happening import Happening

HOSTILE = frozenset({"violence", "kidnapping", "invasion", "coercion", "sanction", "mobilization", "protest"})
INTENDED = frozenset({"plan", "threat", "order"})  # "plotted to KILL the envoy in revenge"
ADJUNCT = frozenset({"in", "as", "by", "out"})
COPULAS = frozenset({"be", "come", "appear", "seem", "occur"})
CLIMB = 4


def find_act(event: Happening, by_head: Mapping[int, Happening]) -> Happening | None:
    """The hostile event that the answering word describes; None where the act is of no type of ours."""
    head = act_word(event)
    for _ in range(CLIMB):
        if head is None:
            return None
        found = _event_at(head, event, by_head)
        if found is not None or head.pos_ in syntax.VERBAL:
            return found
        head = head.head if head.head != head else None
    return None


def _event_at(head: Token, event: Happening, by_head: Mapping[int, Happening]) -> Happening | None:
    """The hostile event that a verb or noun heads, or whose noun a light verb governs."""
    objects = syntax.objects(head) if head.pos_ in syntax.VERBAL else []
    for token in (head, *objects):
        found = by_head.get(token.i)
        if found is None or found is event:
            continue
        for act in (found, *(theme for theme in found.themes if found.type.family in INTENDED)):
            if act is not event and act.type.family in HOSTILE:
                return act
    return None


def act_verb(event: Happening) -> Token | None:
    """The verb of the clause that the answering word is an adjunct of, whatever its type."""
    head = act_word(event)
    while head is not None and head.pos_ not in syntax.VERBAL:
        head = head.head if head.head != head else None
    return head


def _described(word: Token) -> Token | None:
    """The word itself; of "the shelling WAS / CAME in response", the subject."""
    if word.lemma_ not in COPULAS:
        return word
    subjects = syntax.surface_subjects(word)
    return subjects[0] if subjects else None


def act_word(event: Happening) -> Token | None:
    """The word that the answering word hangs on: the verb before "in retaliation", the noun after an adjective."""
    head = event.head
    while head.dep_ == "conj" and head.pos_ not in syntax.VERBAL:
        head = head.head
    if event.frame.kind == "adjective":
        return _described(head.head.head) if head.head.dep_ == "attr" else head.head
    if head.dep_ == "pobj" and head.head.lower_ in ADJUNCT:
        return _described(head.head.head)
    if head.dep_ == "attr":
        return _described(head.head)
    if head.pos_ in syntax.VERBAL and head.dep_ in ("advcl", "xcomp") and head.head.pos_ in syntax.VERBAL:
        return head.head
    by = syntax.prepositional(head, ("by", "with"))
    return next((t for t in by if t.pos_ in syntax.VERBAL), None)
