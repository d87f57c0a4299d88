"""Text in capitals gets the case of ordinary prose, other text stays as it is, and nothing changes its length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.pipeline import load_model
from kg.extract.text.truecase import Truecaser
from kg.ontology import actor_files

CASER = Truecaser(load_model(None).nlp, actor_files.load())


def recase(text: str) -> str:
    return CASER(text, [(0, len(text))])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("THE REBELS HIT A BRIDGE NEAR MANAGUA ON FRIDAY.", "The rebels hit a bridge near Managua on Friday."),
        ("PRESIDENT OQUELI SAID SO. THE ARMY DENIED IT.", "President Oqueli said so. The army denied it."),
        ("A SPOKESMAN FOR THE ETHIOPIAN ARMY SAID: NO.", "A spokesman for the Ethiopian army said: no."),
        ("SOLDIERS OF THE U.S. ARMY LEFT EL SALVADOR.", "Soldiers of the U.S. Army left El Salvador."),
    ],
)
def test_capitals_become_prose(text: str, expected: str) -> None:
    assert recase(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Driver Charged in Fatal Crash", "Driver charged in fatal crash"),
        ("British Soldier Shot Dead in Belfast, Police Say", "British soldier shot dead in Belfast, police say"),
        ("EU Leaders Meet Islamic State Defector in Brussels", "EU leaders meet Islamic State defector in Brussels"),
        # a name, a full sentence
        ("Islamic Resistance Movement", "Islamic Resistance Movement"),
        ("Ada Holm Met John Smith in Paris.", "Ada Holm Met John Smith in Paris."),
    ],
)
def test_a_headline_of_capitalised_words_becomes_prose(text: str, expected: str) -> None:
    assert recase(text) == expected


def test_a_headline_keeps_the_names_of_its_text() -> None:
    head = "Brown Condemns Murder of Two Soldiers"
    text = f"{head}\n\nIn London Mr Brown said that it was a crime."
    assert CASER(text, [(0, len(head)), (len(head) + 2, len(text))]).startswith("Brown condemns murder of two soldiers")


SMALL = (
    "lund: the rebels told us on friday that they will march to oslo on march 3. police arrested two activists of the "
    "xyp near addis ababa, said governor oqueli."
)


def test_small_letters_become_prose() -> None:
    assert recase(SMALL) == (
        "Lund: the rebels told us on Friday that they will march to Oslo on March 3. Police arrested two activists of "
        "the Xyp near Addis Ababa, said governor Oqueli."
    )
    assert recase(SMALL[:70]) == SMALL[:70]


@pytest.mark.parametrize("text", ["The UN met in Geneva.", "USA", "NATO and the EU met OPEC.", ""])
def test_ordinary_text_and_short_blocks_stay(text: str) -> None:
    assert recase(text) == text


def test_only_the_block_in_capitals_changes() -> None:
    text = "REBELS SEIZE THE PORT\n\nRebels seized the port of ASSAB."
    assert CASER(text, [(0, 21), (23, len(text))]) == "Rebels seize the port\n\nRebels seized the port of ASSAB."


@given(st.text(max_size=60))
def test_length_and_letters_stay(text: str) -> None:
    recased = recase(text.upper())
    assert len(recased) == len(text.upper())
    assert recased.upper() == text.upper().upper()
