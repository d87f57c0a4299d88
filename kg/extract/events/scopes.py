"""Constructions that turn or end the scope of a modal, a negation or a governing verb."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract import lexicons, syntax

COPULA_COMPLEMENTS = frozenset({"attr", "acomp", "prep"})
CALLED_OUT = frozenset("strike protest rally march demonstration meeting boycott stoppage walkout".split())


def is_inverted(auxiliary: Token, verb: Token) -> bool:
    """"HAD the bombers got in, …": an auxiliary before its subject, where no question is asked."""
    if auxiliary.dep_ not in ("aux", "auxpass") or auxiliary.i != verb.left_edge.i:
        return False
    behind = any(c.dep_ in ("nsubj", "nsubjpass") and c.i > auxiliary.i for c in verb.children)
    return behind and verb.dep_ in ("advcl", "ccomp") and not verb.sent.text.rstrip().endswith("?")


def is_kept_from_stopping(value: str, verb: Token) -> bool:
    """"FAILED to stop the attack", "did NOT prevent it": what nobody stopped happened."""
    words = lexicons.modality_words()
    if value != "denied" or verb.pos_ not in syntax.VERBAL or verb.lemma_ not in words.preventing:
        return False
    if any(c.dep_ == "neg" for c in verb.children):
        return True
    over = verb.head
    failed = words.verbs.get(over.lemma_) == "denied" or words.predicates.get(over.lemma_) == "denied"
    return verb.dep_ == "xcomp" and failed and syntax.is_infinitive(verb)


def describes_subject(verb: Token) -> bool:
    """"The killing WAS not political": a copula with a complement, which says how its subject is, not that it is."""
    return verb.lemma_ == "be" and any(c.dep_ in COPULA_COMPLEMENTS for c in verb.children)


def would_be(verb: Token) -> tuple[str, Token] | None:
    """"An attack WOULD be a disaster"; a negation there is of what it would be."""
    words = lexicons.modality_words()
    if not describes_subject(verb):
        return None
    modal = next((c for c in verb.children if c.tag_ == "MD" and c.lower_ in words.modals), None)
    return None if modal is None else (words.modals[modal.lower_], modal)


def is_called_for(node: Token) -> bool:
    """"called a STRIKE", "called on them TO ATTACK", not "called the attack cruel"."""
    if node.dep_ in ("dobj", "nsubjpass"):
        return node.lemma_ in CALLED_OUT
    return node.dep_ != "ccomp" or any(c.dep_ in ("aux", "mark") for c in node.children)
