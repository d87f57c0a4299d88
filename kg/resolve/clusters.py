"""Clustering that is the same for every order of the input, near linear, and remembers why.

Items stand in a canonical order. Within a block (the items that share a key) each item is compared with the
leaders of the clusters already there, not with every other item, so that forty reports of one happening cost
forty comparisons. Clusters are judged as wholes: what any member says can forbid the merge.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
MOST_LEADERS = 200
"""Clusters of one block that an item is compared with, from the first; a block that large shares only a common word."""
PASSES = 3
"""A merged cluster says more than its parts, so that another may now fit; three rounds settle all that was measured."""


@dataclass(frozen=True, slots=True)
class Score:
    """How well two things match: the sum of the weights of the features that fired, and their names."""

    value: float
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A merge that was made: the keys of what was merged, and why."""

    left: str
    right: str
    score: float
    features: tuple[str, ...]


class Clusters(Generic[T]):
    """A union-find over items that carry a value; joining two clusters joins their values."""

    def __init__(self, values: Sequence[T], names: Sequence[str], join: Callable[[T, T], T]) -> None:
        self._parent = list(range(len(values)))
        self._values: list[T] = list(values)
        self._names = names
        self._join = join
        self.judgements: list[Judgement] = []

    def find(self, item: int) -> int:
        """The cluster of an item, named by its first member."""
        root = item
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[item] != root:
            self._parent[item], item = root, self._parent[item]
        return root

    def value(self, item: int) -> T:
        """What the whole cluster of an item says."""
        return self._values[self.find(item)]

    def merge(self, one: int, other: int, score: Score) -> int:
        """Join two clusters and remember why; returns the joint cluster."""
        low, high = sorted((self.find(one), self.find(other)))
        if low != high:
            self._values[low] = self._join(self._values[low], self._values[high])
            self._parent[high] = low
            self.judgements.append(
                Judgement(self._names[one], self._names[other], round(score.value, 2), score.features)
            )
        return low

    def groups(self) -> list[list[int]]:
        """All clusters, members and clusters in canonical order."""
        found: dict[int, list[int]] = defaultdict(list)
        for item in range(len(self._parent)):
            found[self.find(item)].append(item)
        return list(found.values())


Judge = Callable[[T, T], Score | None]
"""A score where the two are the same, None where they are not or where something forbids it."""


def merge_in_blocks(
    clusters: Clusters[T], order: Sequence[int], keys: Callable[[T], Iterable[Hashable]], judge: Judge[T]
) -> None:
    """Merge what the judge calls the same among items that share a key; `order` puts the most telling items first."""
    for _ in range(PASSES):
        before = len(clusters.judgements)
        blocks: dict[Hashable, list[int]] = defaultdict(list)
        for item in order:
            if clusters.find(item) == item:
                for block in keys(clusters.value(item)):
                    blocks[block].append(item)
        for members in blocks.values():
            if len(members) > 1:
                _merge_block(clusters, members, judge)
        if len(clusters.judgements) == before:
            return


def _merge_block(clusters: Clusters[T], members: Sequence[int], judge: Judge[T]) -> None:
    leaders: list[int] = []
    for item in members:
        root = clusters.find(item)
        leaders = list(dict.fromkeys(clusters.find(leader) for leader in leaders))
        if root in leaders:
            continue
        best = _best_leader(clusters, root, leaders[:MOST_LEADERS], judge)
        if best is None:
            leaders.append(root)
        else:
            clusters.merge(best[0], root, best[1])


def _best_leader(clusters: Clusters[T], item: int, leaders: Sequence[int], judge: Judge[T]) -> tuple[int, Score] | None:
    """The leader that fits best; none where two that are not one fit equally well."""
    scored = []
    for leader in leaders:
        score = judge(clusters.value(leader), clusters.value(item))
        if score is not None:
            scored.append((leader, score))
    if not scored:
        return None
    top = max(score.value for _, score in scored)
    best = [(leader, score) for leader, score in scored if score.value == top]
    if len(best) > 1 and judge(clusters.value(best[0][0]), clusters.value(best[1][0])) is None:
        return None
    return best[0]
