"""Times in a question: what is said of them becomes `since` and `until`, the rest of the words stays.

Only times that say their year are understood: "since March 2020", "in 2020", "on 3 January 2020", "between … and …".
"Last week" or "on January 3" mean another day for another reader, so they stay among the words, which then fit nothing.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}

_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{4}}-\d{{2}}|{_DAY} (?:of )?{_MONTH},? \d{{4}}|{_MONTH} {_DAY},? \d{{4}}"
    rf"|{_MONTH},? \d{{4}}|\d{{4}})"
)
_SPAN = re.compile(
    rf"\b(?:between|from) (?P<first>{_DATE}) (?:and|to|until|till) (?P<last>{_DATE})(?![-\w])", re.IGNORECASE
)
_ONE = re.compile(
    rf"\b(?P<word>since|from|after|before|until|till|by|up to|in|during|on) (?P<date>{_DATE})(?![-\w])", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class When:
    """The first and the last day that are meant; None: no bound."""

    since: dt.date | None = None
    until: dt.date | None = None


def take_times(text: str) -> tuple[str, When]:
    """Return the words without the times, and the days that the times stand for.

    A time that is no date ("31 February 2020") stays among the words.
    """
    since: dt.date | None = None
    until: dt.date | None = None
    rest = text
    for pattern in (_SPAN, _ONE):
        for found in list(pattern.finditer(rest)):
            bounds = _bounds(found)
            if bounds is None:
                continue
            rest = rest.replace(found[0], " ", 1)
            since, until = bounds.since or since, bounds.until or until
    return " ".join(rest.split()), When(since, until)


def _bounds(found: re.Match[str]) -> When | None:
    named = found.groupdict()
    if "first" in named:
        first, last = _days(named["first"]), _days(named["last"])
        return When(first[0], last[1]) if first and last and first[0] <= last[1] else None
    days = _days(named["date"])
    if days is None:
        return None
    one = dt.timedelta(days=1)
    match named["word"].lower():
        case "since" | "from":
            return When(days[0], None)
        case "after":
            return When(days[1] + one, None)
        case "before":
            return When(None, days[0] - one)
        case "until" | "till" | "by" | "up to":
            return When(None, days[1])
    return When(*days)


def _days(text: str) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day of a day, a month or a year; None if there is no such day."""
    try:
        year, month, day = _parts(text)
        last = calendar.monthrange(year, month or 12)[1]
        return dt.date(year, month or 1, day or 1), dt.date(year, month or 12, day or last)
    except ValueError:
        return None


def _parts(text: str) -> tuple[int, int | None, int | None]:
    if re.fullmatch(r"[\d-]+", text):
        numbers = [int(part) for part in text.split("-")]
        _, month, day, *_ = [*numbers, None, None]
        return numbers[0], month, day
    words = re.findall(r"[a-z]+|\d+", re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|\bof\b", "", text.lower()))
    named = next(_MONTHS[word] for word in words if word in _MONTHS)
    numbers = [int(word) for word in words if word.isdigit()]
    return numbers[-1], named, numbers[0] if len(numbers) > 1 else None
