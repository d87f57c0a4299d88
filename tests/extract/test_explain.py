"""Explanations: what the rules say of their own doing, and what a candidate would have needed."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from kg.explanation import Explanation, Reading, lines
from kg.model import Article
from kg.read import Rejects, read_articles
from tests.extract.reading import PUBLISHED, extractor

SEEDS = Path(__file__).parents[2] / "seeds"


@functools.cache
def explain(text: str) -> Explanation:
    return extractor().explain(Article(path="test.txt", text=text, published=PUBLISHED))


def reading(text: str, trigger: str) -> Reading:
    found = [e for s in explain(text).sentences for e in s.events if e.trigger == trigger]
    assert found, list(lines(explain(text)))
    return found[0]


def why(text: str, trigger: str, part: str) -> list[tuple[str, str]]:
    return [(r.what, r.why) for r in reading(text, trigger).reasons if r.part == part]


def refusals(text: str) -> list[tuple[str, str]]:
    return [(r.type, r.lacks) for s in explain(text).sentences for r in s.refused]


def test_a_participant_names_its_function_and_its_way_through_the_parse() -> None:
    text = "Rebels shelled the port on Friday, killing two sailors."
    assert why(text, "shelled", "trigger") == [("shelled", 'verb "shell"; attack.toml, frame 1')]
    assert why(text, "shelled", "agent") == [("Rebels", "subject (↓nsubj); ARMED_GROUP")]
    assert why(text, "killing", "agent") == [("Rebels", "subject (↑advcl ↓nsubj); ARMED_GROUP")]
    assert why(text, "killing", "killed") == [("2", "two sailors")]


def test_an_idiom_says_which_words_complete_it() -> None:
    ((_, words),) = why("Gunmen opened fire on a bus.", "opened fire", "trigger")
    assert words.startswith('verb "open" with object "fire"')


def test_a_date_names_its_words_and_its_rule() -> None:
    ((days, rule),) = why("Rebels shelled the port on Friday.", "shelled", "when")
    assert days == "1994-08-12 (day)"
    assert rule.startswith('"Friday", relative: a weekday')


def test_modality_names_its_cue_and_the_source_its_verb() -> None:
    text = "The army said rebels could attack the port."
    assert why(text, "attack", "modality") == [("hypothetical", '"could"')]
    assert [cue for _, cue in why(text, "attack", "says")] == ["said"]


def test_what_an_event_lends_its_theme_is_told_as_such() -> None:
    ((_, rule),) = why("The rebels plan an attack on the capital.", "attack", "agent")
    assert rule.startswith("from an event and what it is about")


def test_a_link_names_its_rule() -> None:
    text = "The army shelled the village in retaliation for the ambush."
    rules = [rule for link, rule in why(text, "retaliation", "link") if link.startswith("RETALIATES_FOR")]
    assert rules == ["what the text says it answers; 0.85"]


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("Lawmakers attacked the proposal.", ("ATTACK", "with this object it means something else")),
        ("The company plans a new factory.", ("PLAN", 'no theme, for "factory" is FACILITY')),
        ("The minister sets the table.", ("ARSON", "only together with other words")),
        ("The incident was filmed.", ("ATTACK", 'it would have an earlier event that "the" or "this" points back to')),
    ],
)
def test_a_refused_word_says_what_it_lacked(text: str, refused: tuple[str, str]) -> None:
    kind, lacks = refused
    assert any(kind in k.split(" or ") and x == lacks for k, x in refusals(text)), refusals(text)


def test_a_word_that_made_an_event_is_not_refused_for_it() -> None:
    assert "ATTACK" not in [kind for kind, _ in refusals("Rebels attacked an army base near the border.")]


def test_watching_changes_nothing_and_leaves_nothing_unexplained() -> None:
    for article in read_articles([str(SEEDS)], Rejects()):
        record, told = extractor().extract(article), extractor().explain(article)
        readings = [e for s in told.sentences for e in s.events]
        assert [e.trigger.text for e in record.events] == [e.trigger for e in readings]
        for event, one in zip(record.events, readings, strict=True):
            parts = [reason.part for reason in one.reasons]
            assert (parts.count("agent"), parts.count("target")) == (len(event.agents), len(event.targets))
            assert parts.count("link") == sum(link.origin == event.id for link in record.links)
        assert not [r for e in readings for r in e.reasons if "another rule" in r.why]


def test_a_sentence_without_a_candidate_says_so() -> None:
    assert list(lines(explain("The sky is blue."))) == ["The sky is blue.", "  no word in it can be an event"]
