"""What an expression of time means: the days it brackets, given when the article was written and what was dated before.

Nothing is invented: where an expression needs a publication date or an earlier date that is not there, it has no
value. Weekdays and days without a year are the latest that are not after the publication, or the next ones where the
clause speaks of the future.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from kg.extract.dates import add_months, full_year, month_number, month_span, safe_date, weekday_number
from kg.extract.timex import Timex, load_lexicon
from kg.model import Basis, Precision

Tense = Literal["past", "likely", "future", "none"]
"""Of the clause: past for certain, past for all that is known (a noun in a past clause), future, not said."""

_FORWARD = {"next", "following", "later", "after", "afterward", "afterwards", "after that"}
_TO_TEN = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TEENS = ("thir", "four", "fif", "six", "seven", "eigh", "nine")
_NUMBERS = {
    word: value
    for value, word in enumerate(
        (*_TO_TEN, "eleven", "twelve", *(f"{stem}teen" for stem in _TEENS))
    )
}
_NUMBERS |= {"a": 1, "an": 1, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70}
_NUMBERS |= {"eighty": 80, "ninety": 90}
_YEARLESS = 274  # days, nine months
_HOURS_A_DAY = 24
_MONTHS_A_YEAR = 12
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_OFFSETS = {
    "today": 0, "tonight": 0, "this": 0, "yesterday": -1, "tomorrow": 1, "last": -1, "before yesterday": -2,
    "after tomorrow": 2,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """The first and the last day that an expression means, how fine it is, and whether it says so by itself."""

    earliest: dt.date
    latest: dt.date
    precision: Precision
    basis: Basis
    quarter: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression can lean on.

    `anchor` is the day of writing, `reference` the last date of the story, `full` the last date with its year.
    """

    anchor: dt.date | None = None
    reference: Value | None = None
    full: dt.date | None = None
    tense: Tense = "past"


def value_of(timex: Timex, context: Context) -> Value | None:
    """Return what the expression means in its context, None where that cannot be known."""
    try:
        return _KINDS[timex.kind](timex.fields, context)
    except (ValueError, OverflowError):  # a year or day count beyond the calendar
        return None


def _day(at: dt.date, basis: Basis) -> Value:
    return Value(at, at, "day", basis)


def _span(first: dt.date, last: dt.date, basis: Basis, precision: Precision = "span") -> Value:
    return Value(first, last, precision, basis)


def _year(year: int, basis: Basis) -> Value:
    return Value(dt.date(year, 1, 1), dt.date(year, 12, 31), "year", basis)


def _month(year: int, month: int, basis: Basis) -> Value:
    return Value(*month_span(year, month), "month", basis)


# ---- days and months of the calendar


def _calendar_day(fields: Mapping[str, str], context: Context) -> Value | None:
    word = fields["m"]
    month = int(word) if word.isdigit() else month_number(word)
    if month is None:
        return None
    found = _dated(fields, month, int(fields["d"]), context)
    return None if found is None else _day(found[0], found[1])


def _dated(fields: Mapping[str, str], month: int, day: int, context: Context) -> tuple[dt.date, Basis] | None:
    if digits := fields.get("y") or fields.get("y2"):
        at = safe_date(full_year(digits), month, day)
        return (at, "stated") if at else None
    near = context.anchor or context.full
    if near is None:
        return None
    if mod := fields.get("ymod"):
        at = safe_date(near.year + {"last": -1, "next": 1}.get(mod, 0), month, day)
        return (at, "relative") if at else None
    at = _without_year(month, day, near, context.tense if context.anchor else "none", fields.get("wd"))
    return (at, "relative") if at else None


def _without_year(month: int, day: int, near: dt.date, tense: Tense, weekday: str | None) -> dt.date | None:
    days = [d for y in range(near.year - 2, near.year + 3) if (d := safe_date(y, month, day))]
    if weekday is not None:
        number = weekday_number(weekday)
        days = [d for d in days if d.weekday() == number] or days
    before, after = [d for d in days if d <= near], [d for d in days if d >= near]
    if before and (tense == "past" or (tense == "likely" and not _is_long_ago(before[-1], near))):
        days = before[-1:]
    elif after and tense == "future" and not _is_long_ago(near, after[0]):
        days = after[:1]
    return min(days, key=lambda d: abs((d - near).days), default=None)


def _is_long_ago(day: dt.date, near: dt.date) -> bool:
    """Tell whether a writer would have added the year: the coming day of that name is much nearer."""
    return (near - day).days > _YEARLESS


def _calendar_days(fields: Mapping[str, str], context: Context) -> Value | None:
    month = month_number(fields.get("m") or fields["m2"])
    first, last = fields.get("d") or fields["d3"], fields.get("d2") or fields["d4"]
    if month is None:
        return None
    end = _dated(fields, month, int(last), context)
    begin = safe_date(end[0].year, month, int(first)) if end else None
    if end is None or begin is None or begin > end[0]:
        return None
    return _span(begin, end[0], end[1])


def _calendar_month(fields: Mapping[str, str], context: Context) -> Value | None:
    month = month_number(fields["m"])
    if month is None:
        return None
    if "y" in fields:
        return _month(int(fields["y"]), month, "stated")
    near = context.anchor or context.full
    if near is None:
        return None
    if "ymod" in fields:
        return _month(near.year + {"last": -1, "the previous": -1, "next": 1}.get(fields["ymod"], 0), month, "relative")
    return _month(_year_of_month(month, near, fields.get("mod"), context), month, "relative")


def _year_of_month(month: int, near: dt.date, mod: str | None, context: Context) -> int:
    if mod == "last":
        return near.year if month < near.month else near.year - 1
    if mod == "next":
        return near.year if month > near.month else near.year + 1
    if mod in {"this", "this coming"}:
        return near.year + 1 if mod == "this coming" and month < near.month else near.year
    if context.anchor is None:
        return near.year + round((near.month - month) / _MONTHS_A_YEAR)
    past = near.year if month <= near.month else near.year - 1
    weak = context.tense in {"likely", "none"} and _is_long_ago(month_span(past, month)[1], near)
    if context.tense == "future" or weak:
        return near.year if month >= near.month else near.year + 1
    return past


def _calendar_year(fields: Mapping[str, str], _: Context) -> Value:
    return _year(int(fields["y"]), "stated")


def _word_year(fields: Mapping[str, str], _: Context) -> Value:
    century, rest = number_of(fields["century"]), fields["tens"] + " " + fields.get("ones", "")
    return _year(century * 100 + number_of(rest), "stated")


def _calendar_years(fields: Mapping[str, str], _: Context) -> Value | None:
    first, last = int(fields.get("y") or fields["y3"]), fields.get("y2") or fields["y4"]
    end = int(last) if len(last) > 2 else first // 100 * 100 + int(last)  # noqa: PLR2004 - "1986-88"
    return _span(dt.date(first, 1, 1), dt.date(end, 12, 31), "stated") if first <= end else None


def _decade(fields: Mapping[str, str], _: Context) -> Value:
    year = int(fields["y"])
    return _span(dt.date(year, 1, 1), dt.date(year + 9, 12, 31), "stated")


def _holiday(fields: Mapping[str, str], context: Context) -> Value | None:
    month, day = load_lexicon().holidays[fields["holiday"].replace("’", "'")]
    found = _dated(fields, month, day, context)
    return None if found is None else _day(found[0], found[1])


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
        return _day(anchor - dt.timedelta(anchor.weekday() + 7 - number), "relative")
    back = (anchor.weekday() - number) % 7
    comes = context.tense == "future" and back and mod not in {"last", "past", "this past", "earlier"}
    if comes or mod in {"next", "coming", "this coming"}:
        return _day(anchor + dt.timedelta(7 - back), "relative")
    return _day(anchor - dt.timedelta(back or (7 if mod == "last" else 0)), "relative")


def _weekday_by(number: int | None, mod: str, reference: Value | None) -> Value | None:
    if number is None or reference is None or reference.precision != "day":
        return None
    day = reference.earliest
    back = (day.weekday() - number) % 7
    if mod == "the same":
        return reference if back == 0 else None
    return _day(day - dt.timedelta(back or 7) if mod == "the previous" else day + dt.timedelta(7 - back), "relative")


def _offset(fields: Mapping[str, str], context: Context) -> Value | None:
    if context.anchor is None:
        return None
    return _day(context.anchor + dt.timedelta(_OFFSETS[fields["word"]]), "relative")


def _period(fields: Mapping[str, str], context: Context) -> Value | None:
    if context.anchor is None:
        return None
    shift = {"last": -1, "next": 1, "the coming": 1}.get(fields["mod"], 0)
    return _PERIODS[fields["unit"]](context.anchor, shift, fields["mod"], context.tense)


def _week(anchor: dt.date, shift: int, mod: str, _: Tense) -> Value:
    if mod == "this past":
        return _span(anchor - dt.timedelta(7), anchor, "relative")
    monday = anchor - dt.timedelta(anchor.weekday()) + dt.timedelta(7 * shift)
    return _span(monday, monday + dt.timedelta(6), "relative")


def _weekend(anchor: dt.date, shift: int, _: str, tense: Tense) -> Value:
    """Return Saturday and Sunday: the last ones that began, or with a future tense or `next` the coming ones."""
    back = (anchor.weekday() - 5) % 7
    saturday = anchor - dt.timedelta(back)
    if shift > 0 or (tense == "future" and back > 1):
        saturday += dt.timedelta(7)
    elif shift < 0 and back <= 1:
        saturday -= dt.timedelta(7)
    return _span(saturday, saturday + dt.timedelta(1), "relative")


def _this_month(anchor: dt.date, shift: int, _: str, __: Tense) -> Value:
    at = add_months(anchor.replace(day=1), shift)
    return _month(at.year, at.month, "relative")


def _this_year(anchor: dt.date, shift: int, _: str, __: Tense) -> Value:
    return _year(anchor.year + shift, "relative")


def _this_span(years: int, anchor: dt.date, shift: int, _: str, __: Tense) -> Value:
    first = anchor.year // years * years + shift * years
    return _span(dt.date(first, 1, 1), dt.date(first + years - 1, 12, 31), "relative")


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
    return _span(_moved(context.anchor, unit, -count), context.anchor, "relative")


# ---- counted from a date


def number_of(words: str) -> int:
    """Return what a number word or digits mean ("twenty-four" is 24); ValueError for another word."""
    if words.isdigit():
        return int(words)
    parts = words.replace("-", " ").split()
    if any(p not in _NUMBERS for p in parts):
        raise ValueError(f"no number: {words}")
    return sum(_NUMBERS[p] for p in parts)


def _moved(day: dt.date, unit: str, count: int) -> dt.date:
    if unit == "year":
        return add_months(day, count * _MONTHS_A_YEAR)
    if unit == "decade":
        return add_months(day, count * 10 * _MONTHS_A_YEAR)
    if unit == "month":
        return add_months(day, count)
    return day + dt.timedelta(count * {"week": 7, "fortnight": 14}.get(unit, 1))


def _count(fields: Mapping[str, str], context: Context) -> Value | None:
    unit = fields["unit"].rstrip("s")
    unit = "day" if unit in {"night", "morning", "afternoon", "evening"} else unit
    count = number_of(fields["n"])
    direction = fields["direction"]
    base = context.reference
    if direction == "ago":
        if unit == "year" and base is not None and base.quarter:
            direction = "earlier"  # "third-quarter profit fell … from a year ago": the quarter of that year
        elif context.anchor is None:
            return None
        else:
            base = _day(context.anchor, "relative")
    if base is None:
        return None
    sign = 1 if direction in _FORWARD else -1
    return _shifted(base, unit, sign * count)


def _shifted(base: Value, unit: str, count: int) -> Value:
    """Return the base moved; it can get no finer than it was, and no finer than the unit says."""
    first, last = _moved(base.earliest, unit, count), _moved(base.latest, unit, count)
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
        return _span(dt.date(first.year, 1, 1), dt.date(last.year, 12, 31), "relative")
    if unit == "year":
        return replace(_year(first.year, "relative"), latest=dt.date(last.year, 12, 31))
    if unit == "month":
        return replace(_month(first.year, first.month, "relative"), latest=month_span(last.year, last.month)[1])
    return Value(first, last, base.precision, "relative")


# ---- quarters and seasons


def _quarter(fields: Mapping[str, str], context: Context) -> Value | None:
    months = 3 if fields["unit"] == "quarter" else 6
    number = _ORDINALS.get(fields["ord"], 2 if months > 3 else 4)  # noqa: PLR2004 - the last of them
    if number * months > _MONTHS_A_YEAR:
        return None
    year, basis = _quarter_year(fields, number * months, context)
    if year is None:
        return None
    first = dt.date(year, (number - 1) * months + 1, 1)
    return Value(first, month_span(year, number * months)[1], "span", basis, quarter=True)


def _quarter_year(fields: Mapping[str, str], last_month: int, context: Context) -> tuple[int | None, Basis]:
    if digits := fields.get("y"):
        return int(digits), "stated"
    if context.anchor is None:
        return None, "relative"
    if mod := fields.get("ymod"):
        return context.anchor.year + {"last": -1, "next": 1}.get(mod.split("'")[0].split()[0], 0), "relative"
    began = last_month - 2 <= context.anchor.month
    return context.anchor.year - (0 if began or context.tense == "future" else 1), "relative"


def _season(fields: Mapping[str, str], context: Context) -> Value | None:
    month = _SEASONS[fields["season"]]
    mod = fields.get("mod", "")
    if digits := fields.get("y") or fields.get("y2"):
        year, basis = int(digits), "stated"
    elif context.anchor is None:
        return None
    else:
        year, basis = _season_year(month, mod, context.anchor), "relative"
    last = add_months(dt.date(year, month, 1), 2)
    return _span(dt.date(year, month, 1), month_span(last.year, last.month)[1], basis)  # type: ignore[arg-type]


def _season_year(month: int, mod: str, anchor: dt.date) -> int:
    ended = anchor.year * 12 + anchor.month > anchor.year * 12 + month + 2
    if mod == "last":
        return anchor.year if ended else anchor.year - 1
    if mod == "next":
        return anchor.year if anchor.month < month else anchor.year + 1
    return anchor.year


_KINDS: Mapping[str, Callable[[Mapping[str, str], Context], Value | None]] = {
    "day": _calendar_day,
    "days": _calendar_days,
    "month": _calendar_month,
    "year": _calendar_year,
    "years": _calendar_years,
    "word_year": _word_year,
    "decade": _decade,
    "holiday": _holiday,
    "weekday": _weekday,
    "offset": _offset,
    "period": _period,
    "past": _past,
    "count": _count,
    "quarter": _quarter,
    "season": _season,
}
