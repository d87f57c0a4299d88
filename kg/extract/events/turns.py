"""Sentences that turn to another matter: "In a separate incident", "Meanwhile", "Elsewhere"."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc, Span

from kg.extract import lexicons

OPENING = 6  # words in which a sentence says that it turns
APART = frozenset("meanwhile elsewhere separately separate likewise similarly".split())
OTHER = frozenset("another other".split())
_TURNS = "kg.turns"
NEXT = 3  # words: "IN ANOTHER attack", "in two OTHER incidents"


def turns(sentence: Span) -> bool:
    """Whether the sentence speaks of something else than the one before, for all that its opening says."""
    return any(token.lower_ in lexicons.word_classes().turns for token in sentence[:OPENING])


class Turns:
    """Where in a document another happening begins to be told, as its opening plainly says."""

    def __init__(self, doc: Doc) -> None:
        self._starts = [sentence.start for sentence in doc.sents if _is_other(sentence)]

    def lie_between(self, earlier: int, later: int) -> bool:
        """Whether such a sentence begins behind the one token and not behind the other."""
        return bisect_right(self._starts, earlier) < bisect_right(self._starts, later)


def turns_of(doc: Doc) -> Turns:
    """Those of the document, read once."""
    known: Turns | None = doc.user_data.get(_TURNS)
    if known is None:
        known = doc.user_data[_TURNS] = Turns(doc)
    return known


def _is_other(sentence: Span) -> bool:
    words = [token.lower_ for token in sentence[:OPENING]]
    return not APART.isdisjoint(words) or (words[0] == "in" and not OTHER.isdisjoint(words[: NEXT + 1]))
