"""What hangs on a word, in sentences that the parser reads rightly."""

from __future__ import annotations

import pytest

from kg.extract import phrases, syntax
from tests.extract.words import said, word


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("The bridge was bombed.", "bombed", True),
        ("The bridge bombed by rebels fell.", "bombed", True),
        ("Rebels had bombed the bridge.", "bombed", False),
        ("Rebels bombed the bridge.", "bombed", False),
        ("The bridge was mined and bombed.", "bombed", True),
    ],
)
def test_passive(text: str, verb: str, passive: bool) -> None:
    assert syntax.is_passive(word(text, verb)) is passive


@pytest.mark.parametrize(
    ("text", "head", "prepositions", "objects"),
    [
        ("An attack on the harbour failed.", "attack", ("on",), "harbour"),
        ("Raids on farms and mills went on.", "Raids", ("on",), "farms mills"),
        ("The killing of a nun by soldiers was condemned.", "killing", ("by",), "soldiers"),
        ("The killing of a nun by soldiers was condemned.", "killing", ("of", "by"), "nun soldiers"),
        ("They were accused of burning the crops.", "accused", ("of",), "burning"),
        ("An attack on the harbour failed.", "attack", ("by",), ""),
    ],
)
def test_objects_of_prepositions(text: str, head: str, prepositions: tuple[str, ...], objects: str) -> None:
    assert said(syntax.prepositional(word(text, head), prepositions)) == objects


def test_possessors() -> None:
    assert said(syntax.possessors(word("Renamo's raids on farms went on.", "raids"))) == "Renamo"
    assert syntax.possessors(word("Raids on farms went on.", "Raids")) == []


def test_modifiers_stand_in_the_order_of_the_text() -> None:
    assert said(syntax.modifiers(word("A Soviet air raid shook Kabul.", "raid"))) == "Soviet air"


def test_clauses_of_a_noun_are_infinitives_only() -> None:
    assert said(syntax.clauses(word("The plan to seize the ship failed.", "plan"))) == "seize"
    assert syntax.clauses(word("The plan drawn up in March failed.", "plan")) == []


def test_complements_of_a_verb_and_those_joined_to_them() -> None:
    text = "They threatened to burn the crops and kill the cattle."
    assert said(syntax.clauses(word(text, "threatened"))) == "burn kill"


@pytest.mark.parametrize(
    ("text", "noun", "counted"),
    [
        ("Dozens of miners were arrested.", "Dozens", "miners"),
        ("Some of the guards fled.", "Some", "guards"),
        ("The sons of miners were arrested.", "sons", ""),
    ],
)
def test_what_a_counting_word_counts(text: str, noun: str, counted: str) -> None:
    assert said(syntax.counted(word(text, noun))) == counted


def test_the_verb_of_a_clause() -> None:
    text = "The officer who led the raid on the mill escaped."
    assert syntax.clause_head(word(text, "mill")).text == "led"
    assert syntax.clause_head(word(text, "officer")).text == "escaped"


def test_hyphens_tie_words() -> None:
    assert phrases.hyphenated(word("The cease-fire held.", "fire")) == "cease-fire"
    assert phrases.hyphenated(word("The fire spread.", "fire")) == ""
