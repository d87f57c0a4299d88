"""Acts that answer another without a word for it."""

from __future__ import annotations

import pytest

from tests.extract.reading import links, read, summary


@pytest.mark.parametrize(
    ("text", "answer", "provocation"),
    [
        ("Norway expelled two diplomats after Denmark recalled its ambassador from Norway.", "expelled two diplomats",
         "recalled its ambassador"),
        ("Togo will bomb Ghanaian ports if Ghana shells the capital of Togo.", "bomb", "shells"),
        ("Turkey arrested a French teacher after France arrested a Turkish reporter in Paris.", "arrested", "arrested"),
    ],
)  # fmt: skip
def test_sides_turned_round(text: str, answer: str, provocation: str) -> None:
    record = read(text)
    assert (answer, provocation) in links(record, "RETALIATES_FOR"), summary(record)


@pytest.mark.parametrize(
    "text",
    [
        "Norway expelled two diplomats after Chad recalled its ambassador from Peru.",
        "Rebels shelled the port after rebels bombed the mill.",
        "Norway expelled two Danish diplomats after long talks.",
        "The police arrested two miners for attacking a baker.",
        "Students burned French flags in Chad after French soldiers shelled a town in Chad.",
    ],
)
def test_one_after_the_other_is_no_answer(text: str) -> None:
    assert links(read(text), "RETALIATES_FOR") == set()
