"""Who brings up a happening that nobody doubts: "described the raid as …", "spoke of the raid", "urged X to answer it".

The event stays what the article says it is; the one who speaks of it is told beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract import control, syntax
from kg.extract.speech.words import source_words

ADJUNCT = frozenset(
    {"after", "before", "since", "during", "following", "amid", "at", "by", "until", "despite", "in", "on"}
)


def raising_verbs(head: Token) -> Iterator[Token]:
    """Verbs whose subject brings up the event headed by the token, from the inside out."""
    yield from _describing_clauses(head)
    node, granted = head, not syntax.is_definite(head)
    while node.head != node:
        verb = _raiser(node) or (_wisher(node) if granted and node != head else None)
        if verb is not None and not _only_wished(verb):
            yield verb
        granted = granted and not _is_adjunct(node) and not syntax.is_definite(node) and not _only_adds(node)
        node = node.head


def raising_nouns(head: Token) -> Iterator[tuple[Token, Token]]:
    """Nouns of saying with their preposition: "her REMARKS ABOUT the raid"."""
    node, words = head, source_words()
    while node.head != node:
        over = node.head
        behind = node.dep_ in ("pobj", "pcomp") and over.head.pos_ == "NOUN"
        if behind and over.head.lemma_ in words.raising_nouns.get(over.lower_, ()):
            yield over.head, over
        node = over


def _raiser(node: Token) -> Token | None:
    """The verb whose subject brings up what the node stands for."""
    over, words = node.head, source_words()
    if node.dep_ in ("dobj", "nsubjpass") and node.pos_ == "NOUN":
        return over if over.lemma_ in words.mentioning else None
    if node.dep_ not in ("pobj", "pcomp") or over.head.pos_ not in syntax.VERBAL:
        return None
    verb = over.head
    if over.lower_ == "for" and verb.lemma_ in words.reproaching:
        return verb if node.dep_ == "pcomp" else None
    return verb if verb.lemma_ in words.raising.get(over.lower_, ()) else None


def _wisher(node: Token) -> Token | None:
    """The verb of asking or promising that takes an event for granted which is not known yet: "to answer for raids"."""
    over, words = node.head, source_words()
    if node.dep_ == "pobj" and over.head.pos_ in syntax.VERBAL:
        return over.head if over.head.lemma_ in words.prepositions.get(over.lower_, ()) else None
    if over.pos_ not in syntax.VERBAL:
        return None
    if node.dep_ == "advcl" and over.lemma_ in words.asking and control.objects(over):
        return over if syntax.is_infinitive(node) else None
    if node.dep_ == "xcomp":
        return over if syntax.is_infinitive(node) and over.lemma_ in words.promising | words.asking else None
    return over if node.dep_ == "dobj" and over.lemma_ in words.wishing else None


def _only_wished(verb: Token) -> bool:
    """Whether the words are not said yet: "urged Y to apologize for the raid"."""
    words = source_words()
    return syntax.is_infinitive(verb) and verb.head.lemma_ in words.promising | words.asking


def _describing_clauses(head: Token) -> Iterator[Token]:
    """"the raid, which the mayor DESCRIBED as …"."""
    for clause in head.children:
        if clause.dep_ == "relcl" and clause.lemma_ in source_words().mentioning:
            subjects = [c for c in clause.children if c.dep_ == "nsubj"]
            if subjects and subjects[0].tag_ not in syntax.RELATIVE:
                yield clause


def _only_adds(node: Token) -> bool:
    """"demanded the release of the colonel, WHO WAS FREED later": behind a comma the clause tells more."""
    begins = node.left_edge.i
    return node.dep_ == "relcl" and begins > 0 and node.doc[begins - 1].text == ","


def _is_adjunct(node: Token) -> bool:
    """Whether the node only says when, where or why: what a wish holds is not there."""
    if node.dep_ in ("pobj", "pcomp"):
        return node.head.lower_ in ADJUNCT
    return node.dep_ == "advcl" and syntax.has_mark(node)
