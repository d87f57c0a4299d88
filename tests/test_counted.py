"""One is one, and the others are many."""

from __future__ import annotations

import pytest

from kg.counted import counted


@pytest.mark.parametrize(("number", "noun", "words"), [
    (1, "article", "1 article"), (0, "article", "0 articles"), (2, "link", "2 links"), (1, "entity", "1 entity"),
    (3, "entity", "3 entities"),
])
def test_counted(number: int, noun: str, words: str) -> None:
    assert counted(number, noun) == words
