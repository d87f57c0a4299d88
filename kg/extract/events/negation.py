"""Whether a word is denied: "not", "never", "without", "no" before whom it was done to, "rather than"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract import lexicons, syntax

NO = frozenset({"no", "neither"})
NOBODY = frozenset({"none", "nobody", "neither"})
NEGATING = frozenset({"det", "advmod", "cc", "preconj"})
FOCUSING = frozenset({"only", "just", "merely", "simply"})  # "not ONLY killed" denies no killing


def negation(node: Token, is_event: bool) -> Token | None:
    """"not", "never", "without", and "no" before whom it was done to: "NO soldiers were killed", "NONE of them was"."""
    words = lexicons.modality_words()
    for child in node.children:
        if child.dep_ == "neg" or (child.dep_ in NEGATING and child.lower_ in words.negations):
            focusing = child.i + 1 < len(child.doc) and child.nbor().lower_ in FOCUSING
            return None if focusing else child
        if is_event and child.dep_ in ("nsubj", "nsubjpass", "dobj") and _is_nobody(child):
            return child
    return (_passed_over(node) or _shared_nobody(node)) if is_event else None


def _is_nobody(noun: Token) -> bool:
    counted = (c for c in noun.children if c.i <= noun.i)
    return noun.lower_ in NOBODY or any(c.lower_ in NO or _is_not_one(c) for c in counted)


def _shared_nobody(verb: Token) -> Token | None:
    """Whom no verb of a row befell: "NO priest was held, hurt or killed"; what stands after "but" did."""
    while verb.head.pos_ in syntax.VERBAL and (verb.dep_ == "conj" or _is_listed(verb)):
        before = [c.lower_ for c in verb.head.children if c.dep_ == "cc" and c.i < verb.i]
        if "but" in before or any(c.dep_ in (*syntax.SUBJECT, *syntax.PASSIVE_SUBJECT) for c in verb.children):
            return None
        verb = verb.head
        nobody = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and _is_nobody(c)), None)
        if nobody is not None:
            return nobody
    return None


def _is_listed(verb: Token) -> bool:
    """Whether the parser took the middle of "jailed, WOUNDED or killed" for a clause of its own."""
    bare = verb.dep_ == "advcl" and verb.tag_ == "VBN" and verb.head.tag_ == "VBN"
    return bare and any(c.dep_ == "cc" for c in verb.children) and verb.nbor(-1).text == ","


def _passed_over(node: Token) -> Token | None:
    """"RATHER THAN attack", "INSTEAD OF an attack"."""
    at = node.i if node.pos_ in syntax.VERBAL else node.left_edge.i
    before = node.doc[max(at - 2, 0) : at]
    return before[0] if [t.lower_ for t in before] in (["rather", "than"], ["instead", "of"]) else None


def _is_not_one(word: Token) -> bool:
    """"NOT ONE soldier", "NOT A SINGLE soldier"."""
    return word.lower_ in ("one", "single") and any(c.dep_ == "neg" for c in (*word.children, *word.head.children))
