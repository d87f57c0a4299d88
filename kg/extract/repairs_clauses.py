"""Mends which clause a verb belongs to where the parser took it for part of another one.

As in `repairs`, a rule changes heads, labels and tags in place and asks for the whole shape of the fault.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract import lexicons, syntax
from kg.extract.reattach import GIVEN_TO, NOMINAL

HURT = frozenset({"kill", "wound", "injure", "leave", "damage", "destroy"})
POSING = frozenset({"disguise", "dress", "pose", "masquerade", "clothe"})
MOVING = frozenset(
    "retreat flee advance withdraw invade maraud rove roam oppose war feud rampage mutiny protest riot strike".split()
)
JOINTS = frozenset({",", "and", "but", "or", ";", ":"})
FAR = 8  # words of a participle's phrase
MEANWHILE = frozenset({"as", "when", "while", "just"})


def repair_clauses(token: Token) -> None:
    """Apply all rules to one token of a parsed document."""
    match token.tag_:
        case "VBD":
            _did_in_relative_clause(token)
            _did_what_was_told_of(token)
            _said_by_several(token)
            _did_so_disguised(token)
        case "VBG" if token.dep_ == "pcomp":
            _by_those_doing(token)
        case "VBG" if token.dep_ == "advcl":
            _result_of_upper_clause(token)


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in syntax.SURFACE_SUBJECT for c in verb.children)


def _did_in_relative_clause(verb: Token) -> None:
    """"were hunting for men who robbed a bank and SHOT a clerk": they shot, for nobody "was hunting … and shot"."""
    over = verb.head
    if verb.dep_ != "conj" or over.tag_ not in ("VBG", "VB") or _has_subject(verb):
        return
    for clause in reversed(verb.doc[over.i + 1 : verb.i]):
        who = clause.dep_ == "relcl" and clause.tag_ == "VBD" and over.is_ancestor(clause)
        if who and any(c.dep_ == "nsubj" and c.tag_ in ("WP", "WDT") for c in clause.lefts):
            verb.head = clause
            return
    if over.tag_ == "VB" and over.dep_ == "xcomp" and over.head.tag_ == "VBD" and syntax.is_infinitive(over):
        verb.head = over.head  # "forced the pilot to fly to Kabul and later KILLED a guard"


def _did_what_was_told_of(verb: Token) -> None:
    """"a bomb ADDRESSED to the envoy WENT OFF": a participle, for no conjunction joins the two."""
    first = _told_of_before(verb) if verb.dep_ == "conj" and not _has_subject(verb) else None
    subject = next((c for c in first.lefts if c.dep_ == "nsubj"), None) if first is not None else None
    if first is None or subject is None or subject.i != first.i - 1 or subject.pos_ != "NOUN":
        return
    verb.head, verb.dep_ = (verb, "ROOT") if first.dep_ == "ROOT" else (first.head, first.dep_)
    subject.head, subject.dep_ = verb, "nsubj"
    for child in [c for c in first.children if c.i < subject.left_edge.i or c.i > verb.i]:
        child.head = verb
    first.head, first.dep_, first.tag_ = subject, "acl", "VBN"


def _told_of_before(verb: Token) -> Token | None:
    """The word in "-ed" right before the verb, but for its own phrase, that may be a participle."""
    for first in reversed(verb.doc[max(verb.head.i, verb.i - FAR) : verb.i]):
        if first.text in JOINTS:
            return None
        if first.tag_ == "VBD" and first.pos_ == "VERB":
            bare = not any(c.dep_ in ("dobj", "aux", "auxpass", "neg", "ccomp", "xcomp") for c in first.children)
            return first if bare and first.text.endswith("ed") else None
    return None


def _said_by_several(verb: Token) -> None:
    """"killed the mayor, two OFFICERS and a clerk SAID": they say it, for nobody else does."""
    if verb.lemma_ not in lexicons.reporting_words().quoting or _has_subject(verb) or verb.i < 1:
        return
    if not any(c.dep_ == "ccomp" and c.i < verb.i for c in verb.children):
        return
    last = verb.nbor(-1)
    first = last.head if last.dep_ == "conj" and last.pos_ in NOMINAL else last
    comma = first.left_edge.i > 0 and verb.doc[first.left_edge.i - 1].text == ","
    if comma and first.dep_ == "conj" and first.pos_ in NOMINAL and first != last:
        first.head, first.dep_ = verb, "nsubj"


def _did_so_disguised(verb: Token) -> None:
    """"Rebels DISGUISED AS soldiers RAIDED the port": the rebels did."""
    posing = verb.head
    mark = next((c for c in verb.lefts if c.dep_ == "mark" and c.lower_ == "as"), None)
    if verb.dep_ != "advcl" or mark is None or posing.dep_ != "acl" or posing.lemma_ not in POSING:
        return
    guise, noun = next((c for c in verb.lefts if c.dep_ == "nsubj"), None), posing.head
    if guise is None or noun.pos_ not in NOMINAL:
        return
    verb.head, verb.dep_ = (verb, "ROOT") if noun.dep_ == "ROOT" else (noun.head, noun.dep_)
    noun.head, noun.dep_ = verb, "nsubj"
    mark.head, mark.dep_ = posing, "prep"
    guise.head, guise.dep_ = mark, "pobj"
    for child in [c for c in noun.children if c.i > verb.i]:
        child.head = verb


def _by_those_doing(participle: Token) -> None:
    """"laid BY RETREATING rebels": by rebels, who retreat, unlike "by burning cars"."""
    preposition = participle.head
    if preposition.dep_ != "agent" or participle.i != preposition.i + 1 or participle.lemma_ not in MOVING:
        return
    noun = next((c for c in participle.rights if c.dep_ == "dobj"), None)
    if noun is None or noun.left_edge.i != participle.i + 1 or noun.tag_ not in ("NNS", "NNPS"):
        return
    if any(c.dep_ in ("det", "poss", "nummod") for c in noun.lefts) or noun.pos_ not in NOMINAL:
        return
    for child in [c for c in participle.children if c != noun]:
        child.head = noun
    noun.head, noun.dep_ = preposition, "pobj"
    participle.head, participle.dep_, participle.pos_ = noun, "amod", "ADJ"


def _result_of_upper_clause(verb: Token) -> None:
    """"A bomb WENT OFF as a bus passed, KILLING two": the bomb did, no passing bus."""
    passing = verb.head
    if verb.lemma_ not in HURT or passing.dep_ != "advcl" or passing.i > verb.i:
        return
    acts, over = lexicons.acts(), passing.head
    opened = any(c.lower_ in MEANWHILE and c.dep_ in ("mark", "advmod") and c.i < passing.i for c in passing.lefts)
    comma = verb.left_edge.i > 0 and verb.doc[verb.left_edge.i - 1].text == ","
    if opened and comma and passing.lemma_ not in acts and not any(c.dep_ in GIVEN_TO for c in passing.children):
        verb.head = over
