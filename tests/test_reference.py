"""The generated page of the questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.questions import load_questions
from kg.reference import page

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def made() -> str:
    return page(Path("seeds"))


def test_the_page_is_that_of_the_questions_and_the_seeds(made: str) -> None:
    assert (ROOT / "docs" / "questions.md").read_text(encoding="utf-8") == made, "docs/questions.md is stale: make docs"


def test_every_question_has_its_section_and_its_command(made: str) -> None:
    for name in load_questions():
        assert f"\n## {name}\n" in made
        assert f"\n$ kg query {name}" in made
