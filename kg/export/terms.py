"""Literals as N-Triples writes them, in the canonical form of RDF 1.2 N-Triples (section 4)."""

from __future__ import annotations

import datetime as dt
import math
import re

from kg.export.names import VOCABULARIES

_XSD = VOCABULARIES["xsd"]
_SPECIAL = re.compile(r'["\\\x00-\x1f\x7f]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


def text(value: str) -> str:
    """Return a string literal."""
    return f'"{_SPECIAL.sub(_escape, value)}"'


def english(value: str) -> str:
    """Return a string literal in English, for labels and comments of the vocabulary."""
    return f"{text(value)}@en"


def date(value: dt.date) -> str:
    """Return an xsd:date."""
    return f'"{value.isoformat()}"^^<{_XSD}date>'


def integer(value: int) -> str:
    """Return an xsd:integer."""
    return f'"{value}"^^<{_XSD}integer>'


def offset(value: int) -> str:
    """Return an xsd:nonNegativeInteger, as NIF has its offsets."""
    return f'"{value}"^^<{_XSD}nonNegativeInteger>'


def double(value: float) -> str:
    """Return an xsd:double in its canonical form: 0.9 is 9.0E-1. ValueError for what is no finite number."""
    if not math.isfinite(value):
        raise ValueError(f"{value} is no number that a graph can hold")
    sign, digits, exponent = _decimal(value)
    return f'"{sign}{digits[0]}.{digits[1:] or "0"}E{exponent}"^^<{_XSD}double>'


def _decimal(value: float) -> tuple[str, str, int]:
    """Return sign, significant digits and the power of ten of the first of them, of the shortest decimal there is."""
    mantissa, _, exponent = repr(float(value)).partition("e")
    sign = "-" if mantissa.startswith("-") else ""
    whole, _, part = mantissa.lstrip("-").partition(".")
    digits = (whole + part).lstrip("0")
    if not digits:
        return sign, "0", 0
    leading = len(whole + part) - len(digits)
    return sign, digits.rstrip("0") or "0", len(whole) - 1 - leading + int(exponent or 0)


def _escape(found: re.Match[str]) -> str:
    sign = found[0]
    return _ESCAPES.get(sign) or f"\\u{ord(sign):04X}"
