"""Mends which clause a verb belongs to where the parser took it for part of another one.

As in `repairs`, a rule changes heads, labels and tags in place and asks for the whole shape of the fault.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract import lexicons
from kg.extract.reattach import GIVEN_TO, NOMINAL

HURT = frozenset({"kill", "wound", "injure", "leave", "damage", "destroy"})
POSING = frozenset({"disguise", "dress", "pose", "masquerade", "clothe"})
OPENING = frozenset({"after", "before", "since", "as", "until"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
MEANWHILE = frozenset({"as", "when", "while", "just"})


def repair_clauses(token: Token) -> None:
    """Apply all rules to one token of a parsed document."""
    match token.tag_:
        case "VBD":
            _did_in_relative_clause(token)
            _did_after_that(token)
            _did_so_disguised(token)
        case "VBG" if token.dep_ == "pcomp":
            _by_those_doing(token)
        case "VBG" if token.dep_ == "advcl":
            _result_of_upper_clause(token)


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in SUBJECTS for c in verb.children)


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


def _did_after_that(verb: Token) -> None:
    """"fled AFTER INSURGENTS of the front RAIDED posts": a clause, though "after insurgents" looks like a phrase."""
    over = verb.head
    if verb.dep_ != "conj" or over.pos_ != "VERB" or _has_subject(verb):
        return
    if any(c.dep_ == "cc" and c.i < verb.i for c in over.rights):
        return
    opener = next((c for c in over.rights if c.dep_ == "prep" and c.lower_ in OPENING and c.i < verb.i), None)
    noun = next((c for c in opener.children if c.dep_ == "pobj"), None) if opener is not None else None
    if opener is None or noun is None or noun.right_edge.i != verb.i - 1 or noun.pos_ not in NOMINAL:
        return
    verb.dep_ = "advcl"
    noun.head, noun.dep_ = verb, "nsubj"
    opener.head, opener.dep_ = verb, "mark"


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
    """"laid BY RETREATING rebels": by rebels, who retreat; "by hitting walls" has no doer before it."""
    preposition = participle.head
    if preposition.dep_ != "agent" or participle.i != preposition.i + 1:
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
