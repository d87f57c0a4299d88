"""How many were killed and injured, when reports count differently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Event, Modality
from kg.resolve.modality import weakest


@dataclass(frozen=True, slots=True)
class Count:
    """A number that one article gives, as sure as it gives it."""

    article: int
    number: int
    modality: Modality


def toll(counts: Iterable[Count]) -> int | None:
    """The best supported number; None where nobody counts.

    Within an article the largest stands (four commanders are among the 25 dead). Across articles the number that
    most of them give; among equals the asserted before the claimed, then the larger, for tolls rise.
    """
    by_article: dict[int, Count] = {}
    for count in counts:
        known = by_article.get(count.article)
        if known is None or _order(count) < _order(known):
            by_article[count.article] = count
    votes = Counter(count.number for count in by_article.values())
    asserted = {count.number for count in by_article.values() if count.modality == "asserted"}
    return min(votes, key=lambda n: (-votes[n], n not in asserted, -n), default=None)


def _order(count: Count) -> tuple[int, bool]:
    return (-count.number, count.modality != "asserted")


def counts(told: Iterable[tuple[int, Event, Modality]], field: str) -> list[Count]:
    """The numbers that reports give in `field` ("killed" or "injured"); a denied one gives none."""
    found = []
    for article, event, modality in told:
        number: int | None = getattr(event, field)
        if number is not None and modality != "denied":
            found.append(Count(article, number, weakest((modality,))))
    return found
