"""Attacks that are none: sport, business, law-making and the arts; and those that are, among the same words."""

from __future__ import annotations

import tomllib

import pytest

from kg.extract import lexicons
from tests.extract.reading import event, read, summary

TABLE = tomllib.loads((lexicons.FOLDER / "figures.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("example", TABLE["example"], ids=lambda e: e["text"])
def test_a_figure_of_speech_is_no_event(example: dict[str, str]) -> None:
    record = read(example["text"])
    assert example["trigger"] not in [each.trigger.text for each in record.events], summary(record)


@pytest.mark.parametrize("example", TABLE["literal"], ids=lambda e: e["text"])
def test_the_same_words_meant_as_they_are_said(example: dict[str, str]) -> None:
    event(read(example["text"]), example["trigger"])
