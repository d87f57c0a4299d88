from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.entities.numerals import read_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("25", 25), ("1,200", 1200), ("two hundred", 200), ("twenty-five", 25), ("a dozen", 12), ("two dozen", 24),
        ("three thousand five hundred", 3500), ("1.5 million", 1_500_000), ("several", None), ("", None), ("a", None),
        ("12/3", None), ("zero", 0),
    ],
)
def test_numbers(text: str, number: int | None) -> None:
    assert read_number(text.split()) == number


@given(st.integers(0, 10**9))
def test_digits_read_as_themselves(number: int) -> None:
    assert read_number([str(number)]) == number
    assert read_number([f"{number:,}"]) == number
