"""Reports that list the dead of several happenings: "the murders of a judge, a colonel and a candidate"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from kg.resolve.bundle import Bundle
from kg.resolve.clusters import Clusters

MOST = 12
"""Dead named by one report that are paired; more are those of one disaster."""


def list_lists(base: Sequence[Bundle], told: Clusters[Bundle]) -> list[Bundle]:
    """Mark as a series each report of dead who have more articles of their own, each of them, than both together.

    `told` are the reports as each article ties them together. Such a list would make one happening of all.
    """
    dead = [(min(told.value(i).articles), told.value(i).victims) for i in sorted({*map(told.find, range(len(base)))})]
    alone = Counter(victim for _, victim in {(article, v) for article, group in dead for v in group})
    pairs = {(article, pair) for article, group in dead for pair in _pairs(group)}
    together = Counter(pair for _, pair in pairs)

    def is_list(said: Bundle) -> bool:
        return any(min(alone[one], alone[other]) > 2 * together[one, other] for one, other in _pairs(said.victims))

    lists = {i for i in range(len(base)) if is_list(told.value(i))}
    return [replace(said, series=True, victims=frozenset()) if i in lists else said for i, said in enumerate(base)]


def _pairs(victims: frozenset[int]) -> Iterable[tuple[int, int]]:
    return combinations(sorted(victims)[:MOST], 2)
