"""What two reports share that reports taken at random do not: words of their sentences that few articles have.

A word that `n` of `N` articles have is worth log(N / n) where two reports share it: a rare name says that they tell
one happening, "government" says nothing (value-specific weights of record linkage: Fellegi and Sunter, 1969; Winkler,
1989). A happening that `k` articles report has the words of all of them and shares one by chance `k` times as often, so
it is worth log(N / (n k)) there: what everybody writes about draws in nothing by its size.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping

from kg.model import Event

WORD = re.compile(r"[^\W\d_]{3,}|\d{2,}")
_COMMON = 0.5
"""Share of the articles above which a word tells nothing."""


class Details:
    """The telling words of reports, and what it is worth to share them. `spread` says how many articles have a word."""

    def __init__(self, spread: Mapping[str, int], articles: int) -> None:
        self._spread = {word: n for word, n in spread.items() if n <= _COMMON * articles}
        self._names = {word: word for word in self._spread}
        self._articles = articles

    def words(self, event: Event, text: str) -> frozenset[str]:
        """The telling words of the sentence that reports `event` in the article `text`, but for its trigger."""
        trigger = {word.lower() for word in WORD.findall(event.trigger.text)}
        found = (word.lower() for word in WORD.findall(text, event.sentence.start, event.sentence.end))
        return frozenset(self._names[word] for word in found if word in self._names and word not in trigger)

    def worth(self, shared: Iterable[str], reporters: int) -> float:
        """What it tells that two happenings share words, of which the more reported one is told by `reporters`."""
        worths = (math.log(self._articles / (self._spread[word] * reporters)) for word in sorted(shared))
        return sum(worth for worth in worths if worth > 0)
