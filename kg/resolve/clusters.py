"""Clustering that is the same for every order of the input, near linear, and remembers why.

Items stand in a canonical order. Within a block (the items that share a key) each item is compared with the
leaders of the clusters already there, not with every other item, so that forty reports of one happening cost
forty comparisons. Clusters are judged as wholes: what any member says can forbid the merge.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

from kg.model import Verdict

T = TypeVar("T")
Side = tuple[int, bool]
"""One side of something that keeps two apart: what is on the left of number 3 never joins what is on its right."""
MOST_LEADERS = 200
"""Clusters of one block that an item is compared with, from the first; a block that large shares only a common word."""
PASSES = 3
"""A merged cluster says more than its parts, so that another may now fit; three rounds settle all that was measured."""


@dataclass(frozen=True, slots=True)
class Score:
    """How well two things match: the sum of the weights of the features that fired, and their names.

    Of two that match equally well the one of more `likeness` does.
    """

    value: float
    features: tuple[str, ...]
    likeness: float = 0.0

    @property
    def rank(self) -> tuple[float, float]:
        """Greater for what fits better."""
        return (self.value, self.likeness)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision on a pair: the keys of the two, the verdict, its score, and the features that gave it."""

    left: str
    right: str
    score: float
    features: tuple[str, ...]
    verdict: Verdict = "same"


class Clusters(Generic[T]):
    """A union-find over items that carry a value; joining two clusters joins their values.

    `sides` says of each item on which sides of what it stands; clusters on two sides of one thing are never joined.
    """

    def __init__(
        self,
        values: Sequence[T],
        names: Sequence[str],
        join: Callable[[T, T], T],
        sides: Sequence[frozenset[Side]] | None = None,
    ) -> None:
        self._parent = list(range(len(values)))
        self._sides = {i: held for i, held in enumerate(sides or ()) if held}
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

    def sides(self, item: int) -> frozenset[Side]:
        """The sides on which the whole cluster of an item stands."""
        return self._sides.get(self.find(item), frozenset())

    def apart(self, one: int, other: int) -> bool:
        """Whether two clusters stand on two sides of something."""
        return bool(self._sides) and opposed(self.sides(one), self.sides(other))

    def merge(self, one: int, other: int, score: Score) -> int:
        """Join two clusters that are not apart and remember why; returns the joint cluster."""
        low, high = sorted((self.find(one), self.find(other)))
        if low != high:
            if held := self._sides.get(low, frozenset()) | self._sides.get(high, frozenset()):
                self._sides[low] = held
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


def opposed(one: Set[Side], other: Set[Side]) -> bool:
    """Whether some number has one on its left and the other on its right."""
    return any((number, not right) in other for number, right in one)


Judge = Callable[[T, T], Score | None]
"""A score where the two are the same, None where they are not or where something forbids it."""

Key = tuple[Hashable, bool]
"""A block, and whether the item looks for others there; two that only let themselves be found are not compared."""


def merge_in_blocks(
    clusters: Clusters[T],
    order: Sequence[int],
    keys: Callable[[T], Iterable[Key]],
    judge: Judge[T],
    fresh: Set[int] | None = None,
) -> None:
    """Merge what the judge calls the same among items that share a block; items early in `order` lead.

    `fresh` are the items of which something new is known since they were last compared: only pairs with one of
    them are judged (None: all).
    """
    for _ in range(PASSES):
        before = len(clusters.judgements)
        blocks: dict[Hashable, list[tuple[int, bool]]] = defaultdict(list)
        for item in order:
            if clusters.find(item) == item:
                for block, looks in dict.fromkeys(keys(clusters.value(item))):
                    blocks[block].append((item, looks))
        changed: set[int] = set()
        for members in blocks.values():
            if len(members) > 1 and any(looks for _, looks in members):
                _Block(clusters, judge, fresh, changed).merge(members)
        if len(clusters.judgements) == before:
            return
        fresh = {clusters.find(item) for item in changed}


class _Block(Generic[T]):
    """The clusters of one block, each item compared with those before it."""

    def __init__(self, clusters: Clusters[T], judge: Judge[T], fresh: Set[int] | None, changed: set[int]) -> None:
        self._clusters, self._judge, self._fresh, self._changed = clusters, judge, fresh, changed
        self._leaders: dict[int, bool] = {}

    def merge(self, members: Sequence[tuple[int, bool]]) -> None:
        """Let each member join the leader that fits best, or lead itself."""
        for item, looks in members:
            root = self._clusters.find(item)
            if root in self._leaders:
                self._leaders[root] |= looks
                continue
            best = self._best_leader(root, looks=looks)
            if best is None:
                self._leaders[root] = looks
            else:
                leader, score = best
                seeks = self._leaders.pop(leader) or looks
                joint = self._clusters.merge(leader, root, score)
                self._leaders[joint] = seeks
                self._changed.add(joint)

    def _best_leader(self, item: int, *, looks: bool) -> tuple[int, Score] | None:
        """Find the leader that fits best; none where two that are not one fit equally well."""
        mine = self._clusters.value(item)
        scored = []
        for leader in self._candidates(item, looks=looks):
            score = None if self._clusters.apart(leader, item) else self._judge(self._clusters.value(leader), mine)
            if score is not None:
                scored.append((leader, score))
        if not scored:
            return None
        top = max(score.rank for _, score in scored)
        best = [(leader, score) for leader, score in scored if score.rank == top]
        if len(best) > 1 and not self._could_be_one(best[0][0], best[1][0]):
            return None
        return best[0]

    def _could_be_one(self, one: int, other: int) -> bool:
        if self._clusters.apart(one, other):
            return False
        return self._judge(self._clusters.value(one), self._clusters.value(other)) is not None

    def _candidates(self, item: int, *, looks: bool) -> list[int]:
        leaders = (leader for leader, seeks in self._leaders.items() if looks or seeks)
        if self._fresh is not None and item not in self._fresh:
            fresh, changed = self._fresh, self._changed
            leaders = (leader for leader in leaders if leader in fresh or leader in changed)
        return list(islice(leaders, MOST_LEADERS))
