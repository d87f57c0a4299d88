"""Where the cause of a death or injury stands: "killed IN the raid", "the raid RESULTED IN the deaths of …"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract import lexicons, syntax

PREPOSITIONS = ("in", "by", "during", "from", "with", "after")


def causal_words(head: Token) -> Iterator[Token]:
    """Words that may head the event in which the victims of `head` died or were hurt, likeliest first."""
    if head.pos_ in syntax.VERBAL:
        yield from _around_verb(head)
    else:
        yield from _around_noun(head)


def _around_verb(head: Token) -> Iterator[Token]:
    verbs = [head, *(v for v in head.conjuncts if v.pos_ == "VERB" and v.i > head.i)]
    for verb in verbs:
        yield from _measured(syntax.prepositional(verb, PREPOSITIONS))
    for verb in verbs:
        yield from (c for c in verb.children if c.dep_ == "advcl" and c.pos_ == "VERB")
    if head.dep_ in ("advcl", "conj"):
        yield head.head


def _around_noun(head: Token) -> Iterator[Token]:
    yield from _measured(syntax.prepositional(head, PREPOSITIONS))
    verb = _causing_verb(head)
    if verb is not None:
        yield from syntax.subjects(verb)


def _causing_verb(noun: Token) -> Token | None:
    """"CAUSED injuries", "LED to the deaths": the verb whose subject brought it about."""
    while noun.dep_ == "conj" and noun.head.pos_ not in syntax.VERBAL:
        noun = noun.head
    if noun.dep_ in syntax.OBJECT:
        return noun.head if noun.head.lemma_ in lexicons.link_words().causing else None
    if noun.dep_ == "pobj":
        verb = noun.head.head
        return verb if f"{verb.lemma_}_{noun.head.lower_}" in lexicons.link_words().causing else None
    return None


def _measured(nouns: list[Token]) -> Iterator[Token]:
    """The nouns, and what those of them hold that only measure it: "during an hour of BOMBING"."""
    for noun in nouns:
        yield noun
        if noun.lemma_ in lexicons.word_classes().measures:
            yield from syntax.prepositional(noun, ("of",))
