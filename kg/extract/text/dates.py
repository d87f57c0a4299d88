"""Calendar arithmetic and the names of months and weekdays: what both the cleaner and the time rules need."""

from __future__ import annotations

import calendar
import datetime as dt

MONTHS = tuple(calendar.month_name)[1:]
"""English month names, January first."""

WEEKDAYS = tuple(calendar.day_name)
"""English weekday names, Monday first (as `date.weekday` counts)."""

_CENTURY_TURN = 50  # two-digit years below it are of this century: news archives begin in the 1950s


def month_number(word: str) -> int | None:
    """Return 1-12 for a month name or its abbreviation (`Sept.`, `jan`), else None."""
    stem = word.rstrip(".").lower()
    if len(stem) < 3:  # noqa: PLR2004 - no month is known by two letters
        return None
    return next((i for i, name in enumerate(MONTHS, 1) if name.lower().startswith(stem[:4])
                 and (name.lower().startswith(stem) or stem == "sept")), None)


def weekday_number(word: str) -> int | None:
    """Return 0-6 (Monday is 0) for a weekday name or its abbreviation (`Tues.`), else None."""
    stem = word.rstrip(".").lower()
    if len(stem) < 3:  # noqa: PLR2004
        return None
    return next((i for i, name in enumerate(WEEKDAYS) if name.lower().startswith(stem)), None)


def full_year(digits: str) -> int:
    """Return the year that two or four digits mean: `90` is 1990, `05` is 2005."""
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004
        return year
    return year + (2000 if year < _CENTURY_TURN else 1900)


def safe_date(year: int, month: int, day: int) -> dt.date | None:
    """Return the date, or None where the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def month_span(year: int, month: int) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a month."""
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day `months` later (or earlier), or the last day of that month where it is shorter."""
    years, month0 = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return dt.date(year, month0 + 1, min(day.day, calendar.monthrange(year, month0 + 1)[1]))


def nearest_year(month: int, day: int, near: dt.date) -> dt.date | None:
    """Return the month's day of that year which lies nearest to `near`."""
    found = [d for y in (near.year - 1, near.year, near.year + 1) if (d := safe_date(y, month, day))]
    return min(found, key=lambda d: abs((d - near).days)) if found else None
