"""Sorting in bounded memory gives what sorting in memory gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.export.sorting import sorted_lines

LINES = st.lists(st.binary(max_size=6).map(lambda line: line.replace(b"\n", b"") + b"\n"))


@given(lines=LINES, run=st.integers(1, 8), most=st.integers(2, 4))
def test_lines_come_sorted_and_once(lines: list[bytes], run: int, most: int) -> None:
    assert list(sorted_lines(lines, run, most)) == sorted(set(lines))
