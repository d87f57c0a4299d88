"""Literals in their canonical form."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib.util import from_n3

from kg.export.terms import double, text


@pytest.mark.parametrize(
    ("value", "form"),
    [(0.9, "9.0E-1"), (0.0, "0.0E0"), (-0.25, "-2.5E-1"), (36.0, "3.6E1"), (120, "1.2E2"), (1e-7, "1.0E-7")],
)
def test_a_double_is_canonical(value: float, form: str) -> None:
    assert double(value) == f'"{form}"^^<http://www.w3.org/2001/XMLSchema#double>'


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_double_keeps_its_value(value: float) -> None:
    assert float(double(value).split('"')[1]) == value


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_what_is_no_number_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="no number"):
        double(value)


def test_controls_are_escaped() -> None:
    assert text('a"\\\n\t\x00\x7fé') == '"a\\"\\\\\\n\\t\\u0000\\u007Fé"'
    assert str(from_n3(text("tab\tline\n"))) == "tab\tline\n"
