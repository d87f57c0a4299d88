"""Dates that are counted from the day of writing (Friday, last week, ago) or from the last one of the story (later)."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Mapping
from dataclasses import replace

from kg.extract.text.dates import add_months, month_span, weekday_number
from kg.extract.time.base import (
    MONTHS_A_YEAR,
    Context,
    Tense,
    Value,
    day_value,
    month_value,
    number_of,
    span_value,
    year_value,
)

_HOURS_A_DAY = 24
_NEARLY_A_DAY = 20
_FORWARD = {"next", "following", "later", "after", "afterward", "afterwards", "after that"}
_FEW = {"hours": (1, 0), "days": (7, 2), "weeks": (56, 14)}  # the most and the least days that a few of them are
_OFFSETS = {
    "today": 0, "tonight": 0, "this": 0, "yesterday": -1, "tomorrow": 1, "last": -1, "before yesterday": -2,
    "after tomorrow": 2,
}  # fmt: skip


# ---- weekdays, today, last week: counted from the day of writing


def _weekday(fields: Mapping[str, str], context: Context) -> Value | None:
    number = weekday_number(fields["wd"])
    mod = fields.get("mod", "")
    if mod in {"the previous", "the following", "the same"}:
        return _weekday_by(number, mod, context.reference)
    if number is None or context.anchor is None:
        return None
    anchor = context.anchor
    if "lastweek" in fields:
        return day_value(anchor - dt.timedelta(anchor.weekday() + 7 - number), "relative")
    back = (anchor.weekday() - number) % 7
    comes = context.tense == "future" and back and mod not in {"last", "past", "this past", "earlier"}
    if comes or mod in {"next", "coming", "this coming"}:
        return day_value(anchor + dt.timedelta(7 - back), "relative")
    return day_value(anchor - dt.timedelta(back or (7 if mod == "last" else 0)), "relative")


def _weekday_by(number: int | None, mod: str, reference: Value | None) -> Value | None:
    if number is None or reference is None or reference.precision != "day":
        return None
    day = reference.earliest
    back = (day.weekday() - number) % 7
    if mod == "the same":
        return reference if back == 0 else None
    days = -(back or 7) if mod == "the previous" else 7 - back
    return day_value(day + dt.timedelta(days), "relative")


def _offset(fields: Mapping[str, str], context: Context) -> Value | None:
    if context.anchor is None:
        return None
    return day_value(context.anchor + dt.timedelta(_OFFSETS[fields["word"]]), "relative")


def _period(fields: Mapping[str, str], context: Context) -> Value | None:
    if context.anchor is None:
        return None
    shift = {"last": -1, "next": 1, "the coming": 1}.get(fields["mod"], 0)
    return _PERIODS[fields["unit"]](context.anchor, shift, fields["mod"], context.tense)


def _week(anchor: dt.date, shift: int, mod: str, _: Tense) -> Value:
    if mod == "this past":
        return span_value(anchor - dt.timedelta(7), anchor, "relative")
    monday = anchor - dt.timedelta(anchor.weekday()) + dt.timedelta(7 * shift)
    return span_value(monday, monday + dt.timedelta(6), "relative")


def _weekend(anchor: dt.date, shift: int, _: str, tense: Tense) -> Value:
    """Return Saturday and Sunday: the last ones that began, or with a future tense or `next` the coming ones."""
    back = (anchor.weekday() - 5) % 7
    saturday = anchor - dt.timedelta(back)
    if shift > 0 or (tense == "future" and back > 1):
        saturday += dt.timedelta(7)
    elif shift < 0 and back <= 1:
        saturday -= dt.timedelta(7)
    return span_value(saturday, saturday + dt.timedelta(1), "relative")


def _this_month(anchor: dt.date, shift: int, _: str, __: Tense) -> Value:
    at = add_months(anchor.replace(day=1), shift)
    return month_value(at.year, at.month, "relative")


def _this_year(anchor: dt.date, shift: int, _: str, __: Tense) -> Value:
    return year_value(anchor.year + shift, "relative")


def _this_span(years: int, anchor: dt.date, shift: int, _: str, __: Tense) -> Value:
    first = anchor.year // years * years + shift * years
    return span_value(dt.date(first, 1, 1), dt.date(first + years - 1, 12, 31), "relative")


_PERIODS: Mapping[str, Callable[[dt.date, int, str, Tense], Value]] = {
    "week": _week,
    "weekend": _weekend,
    "month": _this_month,
    "year": _this_year,
    "decade": functools.partial(_this_span, 10),
    "century": functools.partial(_this_span, 100),
}


def _past(fields: Mapping[str, str], context: Context) -> Value | None:
    unit = fields["unit"].rstrip("s")
    number = fields.get("n")
    if context.anchor is None or (number is None and fields["unit"].endswith("s") and " " not in unit):
        return None  # "the past years": how many is not said
    count = number_of(number or "1")
    if unit == "24 hour":
        unit, count = "day", 1
    elif unit == "hour":
        unit, count = "day", -(-count // _HOURS_A_DAY)
    return span_value(moved(context.anchor, unit, -count), context.anchor, "relative")


def _vague(fields: Mapping[str, str], context: Context) -> Value | None:
    """Return the widest that "recent days", "a few weeks ago" can mean; two months are no few weeks."""
    if context.anchor is None:
        return None
    most, least = _FEW[fields["unit"]]
    last = context.anchor - dt.timedelta(least if fields.get("direction") == "ago" else 0)
    return span_value(context.anchor - dt.timedelta(most), last, "relative")


# ---- counted from a date


def moved(day: dt.date, unit: str, count: int) -> dt.date:
    """Return the day some units later, earlier where the count is negative; a unit that is not known is a day."""
    if unit == "year":
        return add_months(day, count * MONTHS_A_YEAR)
    if unit == "decade":
        return add_months(day, count * 10 * MONTHS_A_YEAR)
    if unit == "month":
        return add_months(day, count)
    return day + dt.timedelta(count * {"week": 7, "fortnight": 14}.get(unit, 1))


def _count(fields: Mapping[str, str], context: Context) -> Value | None:
    unit = fields["unit"].rstrip("s")
    unit = "day" if unit in {"night", "morning", "afternoon", "evening"} else unit
    count = number_of(fields["n"])
    direction = fields["direction"]
    base = context.reference
    if "to" in fields or "wd" in fields:
        return _ago_from(fields, unit, count, context)
    if direction == "ago":
        if unit == "year" and base is not None and base.quarter:
            direction = "earlier"  # "third-quarter profit fell … from a year ago": the quarter of that year
        elif context.anchor is None:
            return None
        else:
            base = day_value(context.anchor, "relative")
    if base is None:
        return None
    sign = 1 if direction in _FORWARD else -1
    return _shifted(base, unit, sign * count)


def _hours(fields: Mapping[str, str], context: Context) -> Value | None:
    """Return the last day of the story, with the next one where it was evening: midnight may lie between."""
    base = context.reference
    if base is None or base.precision != "day":
        return base and replace(base, basis="relative")
    days = dt.timedelta(_whole_days(fields.get("n", "")) * (1 if fields["direction"] in _FORWARD else -1))
    first, last = base.earliest + days, base.latest + days
    if base.late and fields["direction"] in _FORWARD and not days:
        return span_value(first, last + dt.timedelta(1), "relative")
    return Value(first, last, "day", "relative")


def _clock(_: Mapping[str, str], context: Context) -> Value | None:
    """Return the last day of the story: who tells the hour alone has told the day."""
    base = context.reference
    return None if base is None or base.earliest != base.latest else day_value(base.earliest, "relative")


def _whole_days(hours: str) -> int:
    """Return how many days some hours are: none, but for 20 or more of them."""
    count = number_of(hours) if hours else 0
    return round(count / _HOURS_A_DAY) if count >= _NEARLY_A_DAY else 0


def _ago_from(fields: Mapping[str, str], unit: str, count: int, context: Context) -> Value | None:
    """Return the day of "a year ago today", the month of "a year ago this month", the day of "a week ago Friday"."""
    if context.anchor is None or ("wd" in fields and unit != "week"):
        return None
    day = moved(context.anchor, unit, -count)
    if "wd" in fields:
        number = weekday_number(fields["wd"])
        return None if number is None else day_value(day - dt.timedelta((day.weekday() - number) % 7), "relative")
    mod, _, period = fields["to"].rpartition(" ")
    if not mod:
        return day_value(day, "relative")
    return _PERIODS[period](day, -1 if mod == "last" else 0, mod, "past")


def _shifted(base: Value, unit: str, count: int) -> Value:
    """Return the base moved; it can get no finer than it was, and no finer than the unit says."""
    first, last = moved(base.earliest, unit, count), moved(base.latest, unit, count)
    if base.quarter and unit == "year":
        last = month_span(last.year, last.month)[1]
        return replace(base, earliest=first, latest=last, basis="relative")
    if count == 0 or base.precision == "span":
        return replace(base, basis="relative") if count == 0 and unit == "day" else _rounded(first, last, unit, base)
    if base.precision == "year" and unit != "year":
        return replace(base, basis="relative")  # "in 1990 … two days later": still that year
    if base.precision == "month" and unit not in {"month", "year", "decade"}:
        return replace(base, basis="relative")
    return _rounded(first, last, unit, base)


def _rounded(first: dt.date, last: dt.date, unit: str, base: Value) -> Value:
    if unit == "decade":
        return span_value(dt.date(first.year, 1, 1), dt.date(last.year, 12, 31), "relative")
    if unit == "year":
        return replace(year_value(first.year, "relative"), latest=dt.date(last.year, 12, 31))
    if unit == "month":
        return replace(month_value(first.year, first.month, "relative"), latest=month_span(last.year, last.month)[1])
    return Value(first, last, base.precision, "relative")


RELATIVE: Mapping[str, Callable[[Mapping[str, str], Context], Value | None]] = {
    "weekday": _weekday,
    "offset": _offset,
    "period": _period,
    "past": _past,
    "vague": _vague,
    "count": _count,
    "hours": _hours,
    "clock": _clock,
    "apart": lambda _, __: None,  # what it is counted from is an event: see `apart`
}
"""What makes a value of an expression, by the kind of its rule."""
