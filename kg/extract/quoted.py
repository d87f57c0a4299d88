"""What stands between quotation marks.

A quotation may run over several paragraphs, each opened by a mark and only the last one closed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extract.phrases import paragraphs, texts_of

OPENING, CLOSING, STRAIGHT = frozenset({"“", "«", "``"}), frozenset({"”", "»"}), frozenset({'"', "''"})
MARKS = OPENING | CLOSING | STRAIGHT
_STRETCHES, _TOKENS = "kg.quoted", "kg.quoted_tokens"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens [start, end) between the marks and the number of the paragraph.

    `runs_on`: the paragraph ends inside the quotation and the next one opens with a mark.
    """

    start: int
    end: int
    block: int
    runs_on: bool = False


def quoted_stretches(doc: Doc) -> list[Stretch]:
    """All of them in order, read once a document."""
    known: list[Stretch] | None = doc.user_data.get(_STRETCHES)
    if known is None:
        known = doc.user_data[_STRETCHES] = list(_between_marks(doc))
    return known


def quoted_tokens(doc: Doc) -> frozenset[int]:
    """The indices of the tokens between the marks."""
    known: frozenset[int] | None = doc.user_data.get(_TOKENS)
    if known is None:
        inside = (i for s in quoted_stretches(doc) for i in range(s.start, s.end))
        known = doc.user_data[_TOKENS] = frozenset(inside)
    return known


def _between_marks(doc: Doc) -> Iterator[Stretch]:
    blocks, texts = paragraphs(doc), texts_of(doc)
    for number, (first, last) in enumerate(blocks):
        opened: int | None = None
        for i in (i for i in range(first, last) if texts[i] in MARKS):
            if opened is not None and texts[i] in CLOSING | STRAIGHT and not _leans(doc[i], forward=True):
                if i > opened + 1:
                    yield Stretch(opened + 1, i, number)
                opened = None
            elif texts[i] in OPENING | STRAIGHT and not _leans(doc[i], forward=False):
                opened = i
        if opened is not None and last > opened + 1:
            follows = number + 1 < len(blocks) and _opens(doc, blocks[number + 1])
            if follows or opened == first:
                yield Stretch(opened + 1, last, number, runs_on=follows)


def _leans(mark: Token, *, forward: bool) -> bool:
    """Whether a straight mark stands close to the next word only (so that it opens), or to the one before only."""
    if mark.text not in STRAIGHT or mark.i == 0:
        return False
    before, after = bool(mark.nbor(-1).whitespace_), bool(mark.whitespace_)
    return before and not after if forward else after and not before and not mark.nbor(-1).is_space


def _opens(doc: Doc, block: tuple[int, int]) -> bool:
    return block[0] < block[1] and doc[block[0]].text in OPENING | STRAIGHT
