"""Mends how the parser reads words for what came of an act: "shot DEAD", "left ten DEAD", "set a bus ALIGHT".

As in `repairs`, a rule changes heads, labels and tags in place and asks for the whole shape of the fault.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract import syntax
from kg.extract.reattach import NOMINAL
from kg.extract.syntax import SURFACE_SUBJECT

ON_FIRE = frozenset({"alight", "ablaze", "afire", "aflame"})
HELD = frozenset({"hostage", "captive", "prisoner"})
HOLDING = frozenset({"hold", "take", "keep", "seize"})
HURT = frozenset({"injure", "wound", "hurt", "kill", "maim"})
HARMED = HURT | {"leave", "die"}
LOOSE = frozenset({"acl", "advcl", "oprd"})
COUNTED = frozenset({"NOUN", "NUM", "PROPN"})
PARTICIPLES = frozenset({"VBN", "VBD"})
RESULTING = frozenset({"xcomp", "advcl", "oprd"})


def repair_results(token: Token) -> None:
    """Apply all rules to one token of a parsed document."""
    _shot_dead(token)
    _left_so(token)
    _left_dead(token)
    if token.tag_ in PARTICIPLES and token.lemma_ in HURT:
        _so_many_hurt(token)
        _others_hurt(token)
        _left_hurt(token)
        _hurt_beside_dead(token)
    _held_so(token)


def _shot_dead(token: Token) -> None:
    """"Gunmen on a motorcycle SHOT dead a guard": "dead" has no object, so the noun "shot" before it is the verb."""
    if token.lower_ != "dead" or not token.i:
        return
    shot = token.nbor(-1)
    if shot.lower_ in ("shot", "shoot") and shot.pos_ == "VERB" and token.dep_ == "amod":
        token.head, token.dep_ = shot, "oprd"  # "had been SHOT DEAD hours earlier", "shot DEAD two guards"
        return
    if not any(c.dep_ == "dobj" for c in token.children):
        return
    noun = next((c for c in shot.lefts if c.dep_ == "compound" and c.i == shot.i - 1), None)
    if shot.lower_ != "shot" or shot.pos_ != "NOUN" or noun is None or not token.is_ancestor(shot):
        return
    noun.head, noun.dep_ = shot.head, shot.dep_
    for left in [c for c in shot.lefts if c != noun]:
        left.head = noun
    over, function = (token.head, token.dep_) if token.dep_ != "ROOT" else (shot, "ROOT")
    shot.head, shot.dep_, shot.tag_, shot.pos_, shot.lemma_ = over, function, "VBD", "VERB", "shoot"
    for child in [c for c in token.children if c != shot]:
        child.head = shot
    token.head, token.dep_ = shot, "oprd"


def _left_so(token: Token) -> None:
    """"leaving two PEOPLE dead and ten hurt": whom it left so is its object, and the rest of the list is beside it."""
    verb = token.head
    if token.pos_ != "ADJ" or token.dep_ != "ccomp" or verb.lemma_ != "leave":
        return
    subject = next((c for c in token.lefts if c.dep_ in SURFACE_SUBJECT), None)
    if subject is None or any(c.pos_ in ("AUX", "SCONJ") for c in token.lefts):
        return
    subject.head, subject.dep_, token.dep_ = verb, "dobj", "oprd"
    for child in [c for c in token.rights if c.dep_ == "cc" or (c.dep_ == "conj" and c.pos_ in syntax.VERBAL)]:
        child.head = verb


def _left_dead(token: Token) -> None:
    """"left a guard DEAD (and two wounded)": what it made of the guard, no dead guard that it left."""
    noun = token.head
    if token.lower_ != "dead" or token.dep_ != "amod" or token.i < noun.i or noun.pos_ not in COUNTED:
        return
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in COUNTED:
        first = first.head
    if first.dep_ == "dobj" and first.head.lemma_ == "leave":
        token.head, token.dep_ = first.head, "oprd"


def _others_hurt(token: Token) -> None:
    """"Two were killed and nine OTHERS INJURED", "left two dead and nine OTHERS INJURED": a clause of its own."""
    if token.dep_ not in LOOSE or not token.i:
        return
    noun = token.head if token.dep_ == "acl" else token.nbor(-1)
    told = noun.head
    if noun.dep_ != "conj" or noun.pos_ not in COUNTED or any(c.dep_ in ("aux", "auxpass") for c in token.lefts):
        return
    if told.dep_ in SURFACE_SUBJECT and told.head.i < noun.i:
        told = told.head
    verb = told.head if told.lower_ == "dead" or any(c.lower_ == "dead" for c in told.rights) else told
    if verb.lemma_ not in HARMED or verb.pos_ != "VERB" or verb == token:
        return
    token.head, token.dep_ = verb, "conj"
    noun.head, noun.dep_ = token, "nsubjpass"


def _so_many_hurt(token: Token) -> None:
    """"leaving four people dead and at least 20 INJURED": the number counts people, it does not modify a verb."""
    if token.dep_ != "conj" or any(c.dep_ in (*SURFACE_SUBJECT, "aux", "auxpass", "dobj") for c in token.children):
        return
    number = next((c for c in token.lefts if c.dep_ == "nummod" and c.pos_ == "NUM"), None)
    if number is not None:
        number.dep_ = "nsubjpass"


def _left_hurt(token: Token) -> None:
    """"left four children INJURED", "left two soldiers and a guard WOUNDED": they are hurt, nobody hurts the blast."""
    noun = token.head
    if token.dep_ == "acl":
        while noun.dep_ == "conj" and noun.head.pos_ in NOMINAL and not _is_dead(noun.head):
            noun = noun.head
    elif token.dep_ in RESULTING:
        noun = next((c for c in noun.rights if c.dep_ == "dobj"), noun)
    verb = noun.head
    if noun.dep_ == "conj" and _is_dead(verb):
        verb = verb.head  # "six dead and OVER 80 injured"
    elif noun.dep_ != "dobj":
        return
    if verb.lemma_ != "leave" or not verb.i < noun.i < token.i:
        return
    if any(c.dep_ in (*SURFACE_SUBJECT, "aux", "auxpass", "dobj") for c in token.children):
        return
    token.head, token.dep_, token.tag_ = verb, "ccomp", "VBN"
    noun.head, noun.dep_ = token, "nsubjpass"
    for number in [c for c in noun.lefts if c.dep_ == "nummod" and _is_dead(c)]:
        number.head, number.dep_ = verb, "dobj"


def _is_dead(noun: Token) -> bool:
    return noun.lower_ == "dead" or any(c.lower_ == "dead" for c in noun.children)


def _hurt_beside_dead(token: Token) -> None:
    """"left a guard dead and two clerks WOUNDED": they were, for they wounded nobody."""
    beside = token.dep_ == "conj" and token.head.lemma_ == "leave"
    if not beside or not any(c.dep_ == "oprd" for c in token.head.rights):
        return
    subject = next((c for c in token.lefts if c.dep_ == "nsubj"), None)
    if subject is not None and not syntax.own_objects(token):
        subject.dep_, token.tag_ = "nsubjpass", "VBN"


def _held_so(token: Token) -> None:
    """"set the vehicles ALIGHT", "held the chief HOSTAGE": neither a second object nor what "chief" modifies."""
    if token.dep_ != "dobj" or not _tells_state(token):
        return
    noun = next((c for c in token.lefts if c.dep_ == "compound" and c.i == token.i - 1), None)
    if noun is not None:
        noun.head, noun.dep_ = token.head, "dobj"
        for left in list(token.lefts):
            left.head = noun
    if len(syntax.own_objects(token.head)) > 1:
        token.dep_, token.tag_, token.pos_ = "oprd", "JJ", "ADJ"


def _tells_state(token: Token) -> bool:
    """Whether the word says into what its verb brought somebody or something."""
    verb = token.head.lemma_
    return (token.lower_ in ON_FIRE and verb == "set") or (token.lower_ in HELD and verb in HOLDING)
