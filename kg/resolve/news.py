"""Which articles belong to one story, each compared with what all articles of a story have in common.

Two short reports of one happening may share few words; both share many with the other reports together. So an article
is compared with the sum of a story's articles and joins the likeliest one, or begins its own: single-pass clustering as
in topic detection (Allan, Papka and Lavrenko, 1998, "On-line new event detection and tracking"), with a second pass
that asks each article again once all stories are known.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

STORY = 0.2
"""Least cosine of an article with a story; ECB+ train has most articles of a seminal event above it."""
PASSES = 2
_LEADING = 8
"""Of its most telling words an article shares at least one with those of an article of its story."""

Vector = Mapping[str, float]


@dataclass(slots=True)
class _Story:
    """The sum of the vectors of its articles."""

    number: int
    weights: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    size: int = 0

    def add(self, vector: Vector, sign: int) -> None:
        for word, weight in vector.items():
            self.weights[word] += sign * weight
        self.size += sign

    def cosine(self, vector: Vector) -> float:
        """With a unit vector; 0 where the story is empty."""
        if not self.size:
            return 0.0
        length = math.sqrt(sum(weight * weight for weight in self.weights.values()))
        return product(vector, self.weights) / length


def product(one: Vector, other: Vector) -> float:
    """Return the inner product; of two vectors of length 1 it is their cosine."""
    return sum(weight * other[word] for word, weight in one.items() if word in other)


def tell_apart(vectors: Sequence[Vector], published: Sequence[dt.date | None]) -> list[int]:
    """Number the story of each article. `vectors` are unit vectors; stories are looked for in the months around."""
    order = sorted(range(len(vectors)), key=lambda i: (published[i] or dt.date.max, i))
    shelf = _Shelf(vectors, published)
    for _ in range(PASSES):
        for article in order:
            shelf.place(article)
    return [shelf.of[article].number for article in range(len(vectors))]


class _Shelf:
    """The stories so far, found by a month and a telling word of their articles."""

    def __init__(self, vectors: Sequence[Vector], published: Sequence[dt.date | None]) -> None:
        self._vectors = vectors
        self._months = [day.year * 12 + day.month if day else 0 for day in published]
        self._leading = [sorted(v, key=lambda w: (-v[w], w))[:_LEADING] for v in vectors]
        self._found: dict[tuple[str, int], dict[int, _Story]] = defaultdict(dict)
        self._count: Iterator[int] = iter(range(len(vectors) * PASSES))
        self.of: dict[int, _Story] = {}

    def place(self, article: int) -> None:
        """Take an article out of its story, and put it into the one that it fits best, or into one of its own."""
        vector = self._vectors[article]
        if article in self.of:
            self.of[article].add(vector, -1)
        story = self._best(article) or _Story(next(self._count))
        story.add(vector, 1)
        self.of[article] = story
        for word in self._leading[article]:
            self._found[word, self._months[article]][story.number] = story

    def _best(self, article: int) -> _Story | None:
        month = self._months[article]
        around = (month - 1, month, month + 1) if month else (0,)
        near: dict[int, _Story] = {}
        for word in self._leading[article]:
            for each in around:
                near.update(self._found.get((word, each), {}))
        if not near:
            return None
        scored = {number: story.cosine(self._vectors[article]) for number, story in near.items()}
        best = min(scored, key=lambda number: (-scored[number], number))
        return near[best] if scored[best] >= STORY else None
