"""What a date can be and what it can lean on: the values that the time rules pass around, and number words."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from kg.extract.text.dates import month_span
from kg.model import Basis, Precision

Tense = Literal["past", "likely", "future", "none"]
"""Of the clause: past for certain, past for all that is known (a noun in a past clause), future, not said."""

MONTHS_A_YEAR = 12
_TO_TEN = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TEENS = ("thir", "four", "fif", "six", "seven", "eigh", "nine")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS = {word: at for at, word in enumerate((*_TO_TEN, "eleven", "twelve", *(f"{stem}teen" for stem in _TEENS)))}
_NUMBERS |= {word: 10 * at for at, word in enumerate(_TENS, 2)} | {"a": 1, "an": 1}
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_NTH = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12, "twentieth": 20}
_NTH |= {f"{word}th": at for word, at in _NUMBERS.items() if not word.endswith(("e", "t", "y"))}


@dataclass(frozen=True, slots=True)
class Value:
    """The first and the last day that an expression means, how fine it is, and whether it says so by itself.

    `late` in the day it is where it says evening or night: some hours later may be the next day.
    """

    earliest: dt.date
    latest: dt.date
    precision: Precision
    basis: Basis
    quarter: bool = False
    late: bool = False


@dataclass(frozen=True, slots=True)
class Dated:
    """The days that bracket an event, doc.text[start_char:end_char], the words that say so, and the rule for them."""

    earliest: dt.date
    latest: dt.date
    precision: Precision
    basis: Basis
    start_char: int
    end_char: int
    rule: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression can lean on.

    `anchor` is the day of writing, `reference` the last date of the story, `full` the last date with its year.
    """

    anchor: dt.date | None = None
    reference: Value | None = None
    full: dt.date | None = None
    tense: Tense = "past"


def day_value(at: dt.date, basis: Basis) -> Value:
    """Return one day."""
    return Value(at, at, "day", basis)


def span_value(first: dt.date, last: dt.date, basis: Basis, precision: Precision = "span") -> Value:
    """Return some days; the precision is that of the words."""
    return Value(first, last, precision, basis)


def year_value(year: int, basis: Basis) -> Value:
    """Return a whole year."""
    return Value(dt.date(year, 1, 1), dt.date(year, 12, 31), "year", basis)


def month_value(year: int, month: int, basis: Basis) -> Value:
    """Return a whole month."""
    return Value(*month_span(year, month), "month", basis)


def number_of(words: str) -> int:
    """Return what a number word, an ordinal or digits mean ("twenty-four" is 24); ValueError for another word."""
    if words.isdigit():
        return int(words)
    ordinal = _ORDINAL.fullmatch(words)
    if ordinal is not None or words in _NTH:
        return int(ordinal[1]) if ordinal is not None else _NTH[words]
    parts = words.replace("-", " ").split()
    if any(p not in _NUMBERS for p in parts):
        raise ValueError(f"no number: {words}")
    return sum(_NUMBERS[p] for p in parts)
