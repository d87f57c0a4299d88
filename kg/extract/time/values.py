"""What an expression of time means: the days it brackets, given when the article was written and what was dated before.

Nothing is invented: where an expression needs a publication date or an earlier date that is not there, it has no
value. `calendar` reads dates of the calendar, `relative` those that are counted from another day.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.time.base import Context, Tense, Value, number_of
from kg.extract.time.calendar import CALENDAR
from kg.extract.time.expressions import Timex
from kg.extract.time.relative import RELATIVE

__all__ = ["Context", "Tense", "Value", "number_of", "value_of"]

_KINDS = {**CALENDAR, **RELATIVE}
_LATE = frozenset({"evening", "night"})


def value_of(timex: Timex, context: Context) -> Value | None:
    """Return what the expression means in its context, None where that cannot be known."""
    try:
        value = _KINDS[timex.kind](timex.fields, context)
    except (ValueError, OverflowError):  # a year or day count beyond the calendar
        return None
    return value if value is None or timex.fields.get("part") not in _LATE else replace(value, late=True)
