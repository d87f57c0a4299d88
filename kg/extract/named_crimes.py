"""Mends "SHOOTING suspect Omar Vint fled", read as if somebody shot a suspect."""

from __future__ import annotations

from spacy.tokens import Token

OF_CRIMES = frozenset({"suspect", "suspects", "victim", "victims", "spree", "rampage", "scene", "investigation"})
CLAUSAL = {"csubj": "nsubj", "csubjpass": "nsubjpass", "ROOT": "ROOT"}
OWN = frozenset({"nsubj", "nsubjpass", "aux", "mark"})


def mend_crime_before_noun(token: Token) -> None:
    """Make a gerund right before such a noun its modifier; the noun, or the name behind it, takes its place."""
    noun = token.nbor() if token.tag_ == "VBG" and token.i + 1 < len(token.doc) else None
    if noun is None or noun.lower_ not in OF_CRIMES or any(c.dep_ in OWN for c in token.children):
        return
    named = _named(token, noun)
    last = named or noun
    if last.head == token and token.dep_ in CLAUSAL:
        _take_place(last, token)
    elif token.head not in (last.head, noun):
        return
    if named is not None:
        noun.head, noun.dep_ = named, "compound"
    token.head, token.dep_, token.tag_, token.pos_, token.lemma_ = noun, "compound", "NN", "NOUN", token.lower_


def _named(token: Token, noun: Token) -> Token | None:
    """The name right behind the noun, whichever word the parser hung it on."""
    if noun.dep_ == "compound" and noun.head.pos_ == "PROPN":
        return noun.head
    rights = (c for c in token.rights if c.i > noun.i and c.pos_ == "PROPN")
    return next((c for c in rights if c.left_edge.i == noun.i + 1), None)


def _take_place(last: Token, token: Token) -> None:
    last.dep_ = CLAUSAL[token.dep_]
    last.head = last if token.dep_ == "ROOT" else token.head
    for child in [c for c in token.children if c != last]:
        child.head = last
