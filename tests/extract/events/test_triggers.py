"""Which words call which event, and which only look as if they did."""

from __future__ import annotations

import pytest

from kg import ontology
from kg.extract.events.triggers import TriggerIndex
from tests.extract.model import default_model
from tests.extract.reading import event, read, summary

INDEX = TriggerIndex(ontology.load().events)


def called(text: str) -> list[tuple[str, str]]:
    """Types and triggers of the events of a text."""
    return [(event.type, event.trigger.text) for event in read(text).events]


@pytest.mark.parametrize(
    ("text", "kind", "trigger"),
    [
        ("The bomb went off near the market.", "BOMB", "went off"),
        ("Guerrillas blew up the bridge.", "BOMB", "blew up"),
        ("Soldiers opened fire on the crowd.", "ATTACK", "opened fire"),
        ("The army struck the camp.", "ATTACK", "struck"),
        ("The prisoners were put to death.", "KILL", "put to death"),
        ("The girl was shot dead.", "KILL", "shot dead"),
        ("Guards beat a prisoner to death.", "KILL", "beat a prisoner to death"),
        ("Guerrillas set fire to the mill.", "ARSON", "set fire"),
        ("Demonstrators burned the flags of Britain and France.", "PROTEST", "burned the flags"),
        ("Dockers went on strike.", "PROTEST", "went on strike"),
        ("Vietnamese forces invaded Cambodia.", "INVADE", "invaded"),
        ("Police fired tear gas at demonstrators.", "COERCE", "fired tear gas"),
    ],
)
def test_words_that_call_an_event(text: str, kind: str, trigger: str) -> None:
    assert called(text) == [(kind, trigger)]


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers opened the gate.",
        "He put the book on the table.",
        "He struck a deal with the bank.",
        "The committee killed the bill.",
        "The death toll rose.",
        "The novel won the prize.",
    ],
)
def test_words_that_only_look_like_one(text: str) -> None:
    assert called(text) == []


def test_the_trigger_of_several_words_is_found_apart() -> None:
    """The words of "set … on fire" need not stand together; the offsets are those of the head then."""
    record = read("Guerrillas blew the old railway bridge up.")
    (event,) = record.events
    assert event.trigger.text == record.article.text[event.trigger.start : event.trigger.end], summary(record)
    assert event.trigger.text.startswith("blew")


def test_the_frame_that_asks_for_more_comes_first() -> None:
    doc = default_model().nlp("The girl was shot dead by a sniper.")
    (head,) = (token.i for token in doc if token.text == "shot")
    candidates = INDEX.find(doc)[head]
    assert [word.text for word in candidates[0][2]] == ["shot", "dead"]
    asked = [frame.specificity for _, frame, _ in candidates]
    assert asked == sorted(asked, reverse=True)


def test_a_name_is_no_trigger() -> None:
    doc = default_model().nlp("Mr Strike met Ms Battle in Bombay.")
    assert not [i for i in INDEX.find(doc) if doc[i].text in ("Strike", "Battle")]


def test_what_someone_is_charged_with_is_an_event_of_its_own() -> None:
    record = read("A cook was charged with the murder of two monks.")
    assert event(record, "charged").type == "PROSECUTE"
    assert event(record, "murder").type == "KILL"
