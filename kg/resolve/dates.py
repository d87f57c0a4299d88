"""Days that bracket an event: what several reports leave possible together."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Precision, When

_TRUST = {"stated": 2.0, "relative": 1.5, "anchored": 0.5}


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """First and last possible day."""

    earliest: dt.date
    latest: dt.date

    @property
    def days(self) -> int:
        """How many days it leaves open; 1 where the day is known."""
        return (self.latest - self.earliest).days + 1

    def meet(self, other: Interval) -> Interval | None:
        """The days that both leave open; None where they contradict each other."""
        earliest, latest = max(self.earliest, other.earliest), min(self.latest, other.latest)
        return Interval(earliest, latest) if earliest <= latest else None


def interval(when: When) -> Interval:
    """The interval of a date expression."""
    return Interval(when.earliest, when.latest)


def meet(one: Interval | None, other: Interval | None) -> Interval | None:
    """What two reports leave open together; an undated one leaves everything open."""
    if one is None or other is None:
        return one or other
    return one.meet(other)


def contradict(one: Interval | None, other: Interval | None) -> bool:
    """Whether no day fits both."""
    return one is not None and other is not None and one.meet(other) is None


def settle(whens: Iterable[When]) -> Interval | None:
    """The days of an event with several reports: where they contradict, what more than half of their weight agrees on.

    A date stated in full weighs more than a relative one, and that more than one taken over from another report.
    """
    weights: dict[Interval, float] = {}
    for when in whens:
        spot = interval(when)
        weights[spot] = weights.get(spot, 0.0) + _TRUST[when.basis]
    if not weights:
        return None
    total = sum(weights.values())

    def support(spot: Interval) -> float:
        return sum(weight for other, weight in weights.items() if spot.meet(other))

    best = min(weights, key=lambda spot: (-support(spot), spot.days, spot))
    if 2 * support(best) <= total:
        return None
    for other in sorted((o for o in weights if best.meet(o)), key=lambda o: (-weights[o], o)):
        best = best.meet(other) or best
    return best


def precision(spot: Interval) -> Precision:
    """How well an interval is known: a day, a calendar month or year, or else a span."""
    first, last = spot.earliest, spot.latest
    if first == last:
        return "day"
    month_end = calendar.monthrange(first.year, first.month)[1]
    if first.day == 1 and last == first.replace(day=month_end):
        return "month"
    if first == dt.date(first.year, 1, 1) and last == dt.date(first.year, 12, 31):
        return "year"
    return "span"


def months(spot: Interval) -> list[int]:
    """The calendar months it touches, as year * 12 + month."""
    first = spot.earliest.year * 12 + spot.earliest.month
    return list(range(first, spot.latest.year * 12 + spot.latest.month + 1))
