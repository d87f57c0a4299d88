"""What the user ruled to be one, or not to be, as it falls on the records.

A ruling names a thing by a name that articles call it, or by an extent of an article at which it is mentioned or
reported. Rulings are transitive: if A is B, and B is not C, then A is not C. Where two rulings turn out to
contradict each other on the records, the one that keeps apart holds, and the other is reported as not applied.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kg.model import Ruling
from kg.resolve.clusters import Clusters, Score, Side, opposed
from kg.resolve.corpus import Corpus, Ref
from kg.resolve.names import key
from kg.resolve.profiles import is_identified, surface_names

_EXTENT = re.compile(r"([0-9a-f]{16}):(\d+)-(\d+)")
_BARRED = "another ruling keeps them apart; that one holds"
RULED = Score(100.0, ("ruled_same",))
"""The score of a merge that the user ordered: above what any features give."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A ruling, whether it holds in the graph, and what there is to say about it.

    `waits`: what it names is in no article yet.
    """

    ruling: Ruling
    holds: bool
    says: str
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """Rulings of one kind on numbered items: pairs to join, the sides that items stand on, and the outcomes."""

    pairs: tuple[tuple[int, int], ...]
    sides: tuple[frozenset[Side], ...]
    outcomes: tuple[Outcome, ...]


T = TypeVar("T")
Look = Callable[[str], list[int]]
"""The items that a name or an extent means."""


def entity_look(corpus: Corpus, refs: Sequence[Ref]) -> Look:
    """Find record entities by a name that their article gives them, or by an extent at which they are mentioned."""
    spots = {i: [(m.start, m.end) for m in corpus.entity(ref).mentions] for i, ref in enumerate(refs)}
    named: dict[str, list[int]] = defaultdict(list)
    for i, ref in enumerate(refs):
        entity = corpus.entity(ref)
        spelled = [*surface_names(entity), *([entity.name] if is_identified(entity, corpus.actors) else [])]
        for name in dict.fromkeys(map(key, spelled)):
            named[name].append(i)
    return _look(corpus, refs, spots, named)


def event_look(corpus: Corpus, refs: Sequence[Ref]) -> Look:
    """Find reports by an extent that holds their trigger."""
    spots = {}
    for i, ref in enumerate(refs):
        trigger = corpus.event(ref).trigger
        spots[i] = [(trigger.start, trigger.end)]
    return _look(corpus, refs, spots, {})


def _look(
    corpus: Corpus, refs: Sequence[Ref], spots: Mapping[int, list[tuple[int, int]]], named: Mapping[str, list[int]]
) -> Look:
    places: dict[str, list[int]] = defaultdict(list)
    for i, ref in enumerate(refs):
        places[corpus.article_ids[ref.article]].append(i)

    def look(said: str) -> list[int]:
        extent = _EXTENT.fullmatch(said)
        if extent is None:
            return named.get(key(said), [])
        start, end = int(extent[2]), int(extent[3])
        shared = {i: max(_shared(spot, start, end) for spot in spots[i]) for i in places[extent[1]] if spots[i]}
        best = max(shared.values(), default=0.0)
        return [i for i, share in shared.items() if share == best][:1] if best > 0 else []

    return look


def _shared(spot: tuple[int, int], start: int, end: int) -> float:
    """How much of two extents is common to both, from 0 to 1 (Jaccard)."""
    common = min(spot[1], end) - max(spot[0], start)
    return max(common, 0) / (max(spot[1], end) - min(spot[0], start))


def find(rulings: Iterable[Ruling], look: Look, count: int, clash: Callable[[int, int], bool]) -> Found:
    """Lay rulings on `count` items. `clash` says of two items of one name that they cannot be one."""
    ordered = sorted(rulings, key=lambda r: (r.verdict, *sorted((r.left, r.right)), r.place))
    sides: list[frozenset[Side]] = [frozenset()] * count
    outcomes: list[Outcome] = []
    for number, ruling in enumerate(r for r in ordered if r.verdict == "different"):
        outcomes.append(_part(ruling, number, look, sides))
    joined: list[tuple[int, int]] = []
    parent = list(range(count)) if ordered else []
    for ruling in (r for r in ordered if r.verdict == "same"):
        outcome, pairs = _tie(ruling, look, clash)
        if pairs and not _unite(pairs, parent, sides):
            outcome = Outcome(ruling, holds=False, says=_BARRED)
            pairs = []
        outcomes.append(outcome)
        joined += pairs
    spread = [sides[_root(parent, i)] for i in range(count)] if ordered else sides
    return Found(tuple(joined), tuple(spread), tuple(outcomes))


def _part(ruling: Ruling, number: int, look: Look, sides: list[frozenset[Side]]) -> Outcome:
    left, right = set(look(ruling.left)), set(look(ruling.right))
    if lost := _unfound(ruling, left, right):
        return lost
    if left & right:
        return Outcome(ruling, holds=False, says="one article calls one thing both, so names cannot part them")
    for items, is_right in ((left, False), (right, True)):
        for i in items:
            sides[i] |= {(number, is_right)}
    return Outcome(ruling, holds=True, says="kept apart")


def _tie(ruling: Ruling, look: Look, clash: Callable[[int, int], bool]) -> tuple[Outcome, list[tuple[int, int]]]:
    left, right = look(ruling.left), look(ruling.right)
    if lost := _unfound(ruling, left, right):
        return lost, []
    for said, items in ((ruling.left, left), (ruling.right, right)):
        if any(clash(items[0], i) for i in items[1:]):
            says = f"several go by the name {said!r}; name a mention instead, as ARTICLE:START-END (kg why shows them)"
            return Outcome(ruling, holds=False, says=says), []
    items = sorted({*left, *right})
    return Outcome(ruling, holds=True, says="joined"), [(items[0], i) for i in items[1:]]


def _unfound(ruling: Ruling, left: Iterable[int], right: Iterable[int]) -> Outcome | None:
    missing = [said for said, items in ((ruling.left, left), (ruling.right, right)) if not items]
    if not missing:
        return None
    return Outcome(ruling, holds=False, says=f"no article has {' or '.join(map(repr, missing))}", waits=True)


def _root(parent: list[int], item: int) -> int:
    while parent[item] != item:
        parent[item] = parent[parent[item]]
        item = parent[item]
    return item


def _unite(pairs: Sequence[tuple[int, int]], parent: list[int], sides: list[frozenset[Side]]) -> bool:
    """Join the groups of all items and what sides they stand on; leave all as it was where those are opposed."""
    roots = {_root(parent, i) for pair in pairs for i in pair}
    held = frozenset().union(*(sides[root] for root in roots))
    if opposed(held, held):
        return False
    first = min(roots)
    for root in roots:
        parent[root] = first
    sides[first] = held
    return True


def join_ruled(found: Found, clusters: Clusters[T]) -> None:
    """Join what was ruled to be one, unless other rulings keep apart what has joined either meanwhile."""
    for one, other in found.pairs:
        if not clusters.apart(one, other):
            clusters.merge(one, other, RULED)


def confirmed(found: Found, look: Look, group_of: Sequence[int]) -> tuple[Outcome, ...]:
    """The outcomes, those that do not hold in the final groups marked so."""
    return tuple(_confirmed(outcome, look, group_of) for outcome in found.outcomes)


def _confirmed(outcome: Outcome, look: Look, group_of: Sequence[int]) -> Outcome:
    ruling = outcome.ruling
    if not outcome.holds or ruling.verdict == "different":
        return outcome
    groups = {group_of[i] for said in (ruling.left, ruling.right) for i in look(said)}
    return outcome if len(groups) == 1 else Outcome(ruling, holds=False, says=_BARRED)
