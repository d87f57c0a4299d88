"""Lemmas that the lemmatiser cuts short."""

from __future__ import annotations

import pytest

from tests.extract.model import default_model
from tests.extract.reading import event, read


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Rebels staged a raid.", "stage"),
        ("They were waging war on Norway.", "wage"),
        ("She hopes to win.", "hope"),
        ("Two guards were raped.", "rape"),
        ("They planned a raid.", "plan"),
        ("The bus stopped.", "stop"),
        ("He goes to Oslo.", "go"),
    ],
)
def test_a_silent_e_is_part_of_the_verb(text: str, lemma: str) -> None:
    doc = default_model().nlp(text)
    assert lemma in {token.lemma_ for token in doc if token.pos_ == "VERB"}


def test_what_is_staged_is_an_event() -> None:
    assert event(read("Bakers staged a sit-in in Oslo on Monday."), "staged").type == "PROTEST"
