"""Numbers written in words or digits: "25", "1,200", "two hundred", "a dozen"."""

from __future__ import annotations

import re
from collections.abc import Iterable

UNITS = dict(zip(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split(), range(20), strict=True,
)) | dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
SCALES = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")


def read_number(words: Iterable[str]) -> int | None:
    """The number that the words spell, None where a word is no numeral: ["two", "hundred"] is 200."""
    total: float | None = None
    current: float | None = None
    for word in words:
        lower = word.lower()
        value = _value(lower)
        if value is not None:
            current = value if current is None else current + value
        elif lower in SCALES:
            current = (1 if current is None else current) * SCALES[lower]
            if SCALES[lower] >= SCALES["thousand"]:
                total, current = (total or 0) + current, None
        elif lower not in ("and", "-", "a", "an"):
            return None
    if total is None and current is None:
        return None
    return int((total or 0) + (current or 0))


def _value(word: str) -> float | None:
    if word in UNITS:
        return UNITS[word]
    if "-" in word:
        parts = [UNITS.get(part) for part in word.split("-")]
        return sum(p for p in parts if p is not None) if all(p is not None for p in parts) else None
    return float(word.replace(",", "")) if DIGITS.fullmatch(word) else None
