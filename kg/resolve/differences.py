"""Where two groups of reports contradict each other: other days, places, parties or counts."""

from __future__ import annotations

import datetime as dt

from kg.resolve.bundle import Bundle
from kg.resolve.cast import Cast
from kg.resolve.dates import contradict

FEW = 4
ZONES = dt.timedelta(days=1)
RATIO = 2
_RISE = 1.5


def told_before(one: Bundle, other: Bundle) -> bool:
    """Whether an article told of one as done before the first day on which the other can have been.

    A day is allowed for, since that of publication may be that of another time zone.
    """
    return one.told is not None and other.when is not None and one.told + ZONES < other.when.earliest


def other_doers(one: Bundle, other: Bundle) -> bool:
    """Whether both assert and name who did it, and nobody of one acts for, or with, somebody of the other."""
    left, right = one.doers, other.doers
    if not left.ids or not right.ids:
        return False
    return not (left.meets(right) or left.related(right) or left.of_one_side(right))


def other_targets(one: Bundle, other: Bundle) -> bool:
    """Whether both name who or what was hit, the same sort of thing, and it is not the same."""
    left, right = one.targets, other.targets
    return not (left.sorts.isdisjoint(right.sorts) or _may_be_one(left, right))


def unlike_targets(one: Bundle, other: Bundle) -> bool:
    """Whether both say who or what was hit, by a name or not, and nothing shows that it is the same."""
    left, right = one.targets, other.targets
    return bool(left.ids and right.ids) and not _may_be_one(left, right)


def _may_be_one(left: Cast, right: Cast) -> bool:
    """Whether somebody may be in both; two full names with one surname may be two spellings."""
    spelled = not left.surnames.isdisjoint(right.surnames)
    return spelled or left.meets(right) or left.related(right) or left.alike(right)


def other_victims(one: Bundle, other: Bundle) -> bool:
    """Whether they name other dead, none of one surname."""
    if not one.victims or not other.victims or one.victims & other.victims:
        return False
    return not one.targets.surnames & other.targets.surnames


def other_toll(one: Bundle, other: Bundle) -> bool:
    """Whether the dead or the injured that they count differ more than by a correction."""
    return _differ(one.killed, other.killed, RATIO) or _differ(one.injured, other.injured, RATIO)


def other_dead(one: Bundle, other: Bundle) -> bool:
    """Whether they count other dead than a later count of the same would."""
    return one.killed.isdisjoint(other.killed) and _differ(one.killed, other.killed, _RISE)


def _differ(one: frozenset[int], other: frozenset[int], ratio: float) -> bool:
    if not one or not other:
        return False
    fewer, more = sorted((max(one), max(other)))
    return more > ratio * fewer


def other_number(one: Bundle, other: Bundle) -> bool:
    """Whether it was done to other numbers of people who have no names."""
    left, right = one.numbers, other.numbers
    return bool(left and right) and not left & right and max(left | right) > FEW


DISTINCT = (other_targets, other_victims, other_toll, other_number)


def distinct(one: Bundle, other: Bundle) -> bool:
    """Whether they are two happenings for certain."""
    apart = contradict(one.when, other.when) or one.sites.elsewhere(other.sites)
    return apart or any(differ(one, other) for differ in DISTINCT)
