"""An analyst's questions about the two seeds, and which canned question brings the sentence that answers each."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.questions import load_questions
from kg.stores import Store
from tests.questions.analyst import ASKED, Asked, page

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("asked", ASKED, ids=[f"{asked.number} {asked.name}" for asked in ASKED])
def test_a_canned_question_brings_the_sentence_that_answers(seeds_store: Store, asked: Asked) -> None:
    question = load_questions()[asked.name]
    table = seeds_store.read(question.text, question.bind(asked.given))
    place = question.columns.index("sentence")
    assert any(asked.proof in row[place] for row in table.rows), [row[place] for row in table.rows]


def test_all_twenty_are_asked() -> None:
    assert sorted({asked.number for asked in ASKED}) == list(range(1, 21))


def test_the_page_is_what_they_print() -> None:
    shown = (ROOT / "docs" / "answers.md").read_text(encoding="utf-8")
    assert shown == page(), "docs/answers.md is stale: make docs"
