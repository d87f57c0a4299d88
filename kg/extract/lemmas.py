"""Mends lemmas that the lemmatiser cuts one letter short: "staged" is of "stage", not of "stag"."""

from __future__ import annotations

import re

from spacy.tokens import Token

_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouswxyz]")  # one syllable, closed by one consonant


def mend_lemma(token: Token) -> None:
    """Give a verb its silent e: English doubles the last letter of "stag" before "-ed" and "-ing" ("stagged")."""
    if token.pos_ != "VERB":
        return
    lemma = token.lemma_
    if _SHORT.fullmatch(lemma) and token.lower_ in {f"{lemma}ed", f"{lemma}ing", f"{lemma}es"}:
        token.lemma_ = f"{lemma}e"
