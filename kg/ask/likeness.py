"""How alike a name in a question is to one in the graph: the same but for how it is written, a part of it, or near it.

Pure functions of text. "Words" are those of `words_of`: without case, accents, apostrophes and a leading article.
"""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Iterator, Sequence

Words = tuple[str, ...]

_DROPPED = re.compile(r"(?:'|’)s$|['’‘ʼ`.]")
ARTICLES = ("the", "an", "a")
_ABBREVIATION = re.compile(r"[A-Z]{2,6}")
_SHORTEST, _LONG = 5, 9


class Likeness(enum.IntEnum):
    """How a name was meant, the surest first."""

    SAME = 0
    """It is a name or an alias, but for case."""
    WRITTEN = 1
    """It is one but for apostrophes, accents, hyphens, full stops, "'s"."""
    PART = 2
    """It is some of the words of one, as a last name is, or their initials."""
    NEAR = 3
    """It is one, or a part of one, but for one letter (two of nine and more)."""


def words_of(text: str) -> Words:
    """Return the words of a name as they are compared."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.strip().casefold()) if not unicodedata.combining(c))
    words = re.findall(r"\w+", _DROPPED.sub("", plain))
    return tuple(words[1:] if len(words) > 1 and words[0] in ARTICLES else words)


def is_part(part: Words, whole: Words) -> bool:
    """Whether the words stand in this order, with nothing between them, in the whole."""
    return part in _windows(whole, len(part))


def is_abbreviation(text: str, name: str) -> bool:
    """Whether a word in capitals has the initials of a name of several words, with or without its small words."""
    if not _ABBREVIATION.fullmatch(text):
        return False
    words = re.findall(r"\w+", name)
    large = [word for word in words if word[0].isupper()]
    return len(large) > 1 and text in {"".join(word[0].upper() for word in each) for each in (words, large)}


def slips(part: Words, whole: Words) -> int | None:
    """Return the fewest wrong letters with which words beside one another in the whole are the part; None: too many."""
    text = " ".join(part)
    allowed = 0 if len(text) < _SHORTEST else 1 if len(text) < _LONG else 2
    near = (" ".join(each) for each in _windows(whole, len(part)))
    found = (_distance_within(text, each, allowed) for each in near if allowed)
    return min((wrong for wrong in found if wrong is not None), default=None)


def _windows(words: Words, size: int) -> Iterator[Words]:
    return (words[start : start + size] for start in range(len(words) - size + 1)) if size else iter(())


def _distance_within(one: str, other: str, allowed: int) -> int | None:
    """Return the distance, None if it is more than allowed.

    A wrong letter spoils two of the pieces at most: what holds none of the others need not be measured.
    """
    if abs(len(one) - len(other)) > allowed:
        return None
    size = len(one) // (2 * allowed + 1)
    pieces = (one[start : start + size] for start in range(0, len(one), size))
    if not any(piece in other for piece in pieces):
        return None
    wrong = distance(one, other)
    return wrong if wrong <= allowed else None


def distance(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many letters are to be put in, taken out, changed or exchanged with the next (Damerau, 1964)."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        here = [row]
        for column, another in enumerate(other, 1):
            here.append(min(above[column] + 1, here[-1] + 1, above[column - 1] + (letter != another)))
            if row > 1 < column and letter == other[column - 2] and another == one[row - 2]:
                here[-1] = min(here[-1], before[column - 2] + 1)
        before, above = above, here
    return above[-1]
