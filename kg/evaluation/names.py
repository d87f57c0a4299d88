"""Whether two phrases name the same: by their words, as evaluations of event coding compare spans.

Two names are near when they share half their content words (Dice coefficient), or the shorter one lies wholly in the
longer one and that is a name, not a clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"\w+")
_EMPTY = frozenset(
    "the a an of and or in on at to for from by with its his her their our my who s which that this these those some "
    "several many other".split()
)
_LONGEST_NAME = 6  # words
_SHORTEST_PLURAL = 4  # letters before the s
HALF = 0.5


def near(one: str, other: str) -> bool:
    """Whether the words of one are those of the other, near enough."""
    mine, its = words(one), words(other)
    shared = len(mine & its)
    if not shared:
        return False
    shorter, longer = sorted((len(mine), len(its)))
    return 2 * shared / (shorter + longer) >= HALF or (shared == shorter and longer <= _LONGEST_NAME)


def any_near(these: Iterable[str], those: Iterable[str]) -> bool:
    """Whether any of the spellings of one thing is near any of another's."""
    known = list(those)
    return any(near(one, other) for one in these for other in known)


def words(phrase: str) -> frozenset[str]:
    """Content words in lower case without plural s; of "the many" all, since nothing else is left."""
    plain = re.sub(r"['’]s?\b", " ", phrase.replace("U.S.", "US").replace("U.N.", "UN").lower())
    found = _WORD.findall(plain)
    return frozenset(_singular(word) for word in found if word not in _EMPTY) or frozenset(found)


def _singular(word: str) -> str:
    plural = len(word) > _SHORTEST_PLURAL and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if plural else word
