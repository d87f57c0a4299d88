"""Dates of the calendar: days, months, years, decades, quarters, seasons, holidays.

A day or month without a year is the latest one that is not after the day of writing; the next one where the clause
speaks of the future, or where the latest lies so far back that the writer would have named its year.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from kg.extract.text.dates import add_months, full_year, month_number, month_span, safe_date, weekday_number
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
from kg.extract.time.expressions import load_lexicon
from kg.model import Basis

_YEARLESS = 274  # days, nine months
_ATTACKS_OF_2001 = dt.date(2001, 9, 11)
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


# ---- days and months of the calendar


def _calendar_day(fields: Mapping[str, str], context: Context) -> Value | None:
    word = fields["m"]
    month = int(word) if word.isdigit() else month_number(word)
    if month is None:
        return None
    found = _dated(fields, month, int(fields["d"]), context)
    return None if found is None else day_value(found[0], found[1])


def _dated(fields: Mapping[str, str], month: int, day: int, context: Context) -> tuple[dt.date, Basis] | None:
    if digits := fields.get("y") or fields.get("y2"):
        at = safe_date(full_year(digits), month, day)
        return (at, "stated") if at else None
    near = context.anchor or context.full
    if near is None:
        return None
    if mod := fields.get("ymod"):
        if context.anchor is None:
            return None
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
    return span_value(begin, end[0], end[1])


def _calendar_month(fields: Mapping[str, str], context: Context) -> Value | None:
    month = month_number(fields["m"])
    if month is None:
        return None
    if "y" in fields:
        return month_value(int(fields["y"]), month, "stated")
    near = context.anchor or context.full
    if near is None:
        return None
    if "ymod" in fields:
        if context.anchor is None and fields["ymod"] != "the previous":
            return None
        shift = {"last": -1, "the previous": -1, "next": 1}.get(fields["ymod"], 0)
        return month_value(near.year + shift, month, "relative")
    return month_value(_year_of_month(month, near, fields.get("mod"), context), month, "relative")


def _year_of_month(month: int, near: dt.date, mod: str | None, context: Context) -> int:
    if mod == "last":
        return near.year if month < near.month else near.year - 1
    if mod == "next":
        return near.year if month > near.month else near.year + 1
    if mod in {"this", "this coming"}:
        return near.year + 1 if mod == "this coming" and month < near.month else near.year
    if context.anchor is None:
        return near.year + round((near.month - month) / MONTHS_A_YEAR)
    past = near.year if month <= near.month else near.year - 1
    weak = context.tense in {"likely", "none"} and _is_long_ago(month_span(past, month)[1], near)
    if context.tense == "future" or weak:
        return near.year if month >= near.month else near.year + 1
    return past


def _calendar_year(fields: Mapping[str, str], _: Context) -> Value:
    return year_value(int(fields["y"]), "stated")


def _word_year(fields: Mapping[str, str], _: Context) -> Value:
    century, rest = number_of(fields["century"]), fields["tens"] + " " + fields.get("ones", "")
    return year_value(century * 100 + number_of(rest), "stated")


def _calendar_years(fields: Mapping[str, str], _: Context) -> Value | None:
    first, last = int(fields.get("y") or fields["y3"]), fields.get("y2") or fields["y4"]
    end = int(last) if len(last) > 2 else first // 100 * 100 + int(last)  # noqa: PLR2004 - "1986-88"
    return span_value(dt.date(first, 1, 1), dt.date(end, 12, 31), "stated") if first <= end else None


def _decade(fields: Mapping[str, str], _: Context) -> Value:
    year = int(fields["y"])
    return span_value(dt.date(year, 1, 1), dt.date(year + 9, 12, 31), "stated")


def _holiday(fields: Mapping[str, str], context: Context) -> Value | None:
    month, day = load_lexicon().holidays[fields["holiday"].replace("’", "'")]
    found = _dated(fields, month, day, context)
    return None if found is None else day_value(found[0], found[1])


def _feast(fields: Mapping[str, str], context: Context) -> Value | None:
    shift = dt.timedelta(load_lexicon().feasts[fields["feast"]])
    if digits := fields.get("y"):
        return day_value(_easter(int(digits)) + shift, "stated")
    if context.anchor is None:
        return None
    years = (context.anchor.year + step for step in (-1, 0, 1))
    days = [_easter(year) + shift for year in years]
    if context.tense == "future":
        return day_value(next(d for d in days if d >= context.anchor), "relative")
    return day_value(max(d for d in days if d <= context.anchor), "relative")


def _easter(year: int) -> dt.date:
    """Return Easter Sunday of the Gregorian calendar, after Meeus (1991), Astronomical Algorithms, chapter 8."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


def _nine_eleven(_: Mapping[str, str], context: Context) -> Value | None:
    """The attacks of 2001 for whoever writes after them; before, a day like any other."""
    if context.anchor is None:
        return None
    if context.anchor >= _ATTACKS_OF_2001:
        return day_value(_ATTACKS_OF_2001, "stated")
    day = _without_year(_ATTACKS_OF_2001.month, _ATTACKS_OF_2001.day, context.anchor, context.tense, None)
    return None if day is None else day_value(day, "relative")


# ---- quarters and seasons


def _quarter(fields: Mapping[str, str], context: Context) -> Value | None:
    months = 3 if fields["unit"] == "quarter" else 6
    number = _ORDINALS.get(fields["ord"], 2 if months > 3 else 4)  # noqa: PLR2004 - the last of them
    if number * months > MONTHS_A_YEAR:
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
    return span_value(dt.date(year, month, 1), month_span(last.year, last.month)[1], basis)  # type: ignore[arg-type]


def _season_year(month: int, mod: str, anchor: dt.date) -> int:
    ended = anchor.year * 12 + anchor.month > anchor.year * 12 + month + 2
    if mod == "last":
        return anchor.year if ended else anchor.year - 1
    if mod == "next":
        return anchor.year if anchor.month < month else anchor.year + 1
    return anchor.year


CALENDAR: Mapping[str, Callable[[Mapping[str, str], Context], Value | None]] = {
    "day": _calendar_day,
    "days": _calendar_days,
    "month": _calendar_month,
    "year": _calendar_year,
    "years": _calendar_years,
    "word_year": _word_year,
    "decade": _decade,
    "holiday": _holiday,
    "feast": _feast,
    "nine_eleven": _nine_eleven,
    "quarter": _quarter,
    "season": _season,
}
"""What makes a value of an expression, by the kind of its rule."""
