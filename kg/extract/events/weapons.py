"""What an act is done with: weapons, and words that count people hurt by them without naming them."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract import lexicons, syntax


def is_headcount(token: Token) -> bool:
    """Whether the word counts people without naming them: "killing 130", "dozens more were wounded"."""
    return token.pos_ == "NUM" or token.lemma_.lower() in lexicons.weapons().headcounts


def is_weapon(token: Token) -> bool:
    """Whether the noun names a weapon, given the words before it."""
    words = lexicons.weapons()
    lemma = token.lemma_.lower()
    if token.pos_ not in ("NOUN", "PROPN", "ADJ") or lemma not in words.lemmas:
        return False
    guard = words.guarded.get(lemma)
    return guard is None or any(m.lower_ in guard for m in syntax.modifiers(token))


def goes_off(token: Token) -> bool:
    """Whether the word names what can blow up though it is no weapon elsewhere: "a PACKAGE exploded"."""
    return token.lemma_.lower() in lexicons.weapons().containers


def weapon_span(token: Token) -> tuple[int, int]:
    """Token range of the weapon's name: "car bomb", "surface-to-air missiles"."""
    names = lexicons.weapons().premodifiers
    start = token.i
    while start > token.sent.start and (
        token.doc[start - 1].lower_ in names or (token.doc[start - 1].text == "-" and start - 1 > token.sent.start)
    ):
        start -= 1
    return start, token.i + 1
