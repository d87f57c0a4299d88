from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.names import acronym, fold, given_agree, is_acronym, key, person, same_sound, slug


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("U.S.", "us"),
        ("Kata’ib Hezbollah", "kataib hezbollah"),
        ("Iran’s Quds Force", "iran quds force"),
        ("Shi'ite-led", "shiite led"),
        ("Łódź", "lodz"),
        ("Abdülhamid", "abdulhamid"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


def test_key_leaves_the_article_out() -> None:
    assert key("The Pentagon") == key("Pentagon") == "pentagon"
    assert key("The") == "the"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("qassem", "qasem"),
        ("qassem", "kasim"),
        ("hezbollah", "hizbullah"),
        ("mohammed", "muhammad"),
        ("hussein", "husain"),
    ],
)
def test_spellings_of_one_name_sound_the_same(one: str, other: str) -> None:
    assert same_sound(one, other)
    assert same_sound(other, one)


@pytest.mark.parametrize(("one", "other"), [("iran", "iraq"), ("ali", "ola"), ("hamas", "hamad"), ("mali", "malawi")])
def test_other_names_do_not(one: str, other: str) -> None:
    assert not same_sound(one, other)


@pytest.mark.parametrize(
    ("text", "given_names", "surname"),
    [
        ("Qassem Soleimani", ("qassem",), "soleimani"),
        ("Iranian general Qassem Soleimani", ("qassem",), "soleimani"),
        ("Mr Trump", (), "trump"),
        ("Khalid al-Mousily", ("khalid",), "mousily"),
        ("Prince Mohammed bin Salman", ("mohammed",), "salman"),
        ("Donald Trump Jr", ("donald",), "trump jr"),
    ],
)
def test_person(text: str, given_names: tuple[str, ...], surname: str) -> None:
    parts = person(text)
    assert parts is not None
    assert (parts.given, parts.surname) == (given_names, surname)


@pytest.mark.parametrize("text", ["the general", "the widow of Omar Vint", "President"])
def test_a_description_is_no_person_name(text: str) -> None:
    assert person(text) is None


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Omar Vint", "O. Vint", True),
        ("Omar Vint", "Omer Vint", True),
        ("Omar Vint", "Ada Vint", False),
        ("Omar Vint", "Vint", False),
    ],
)
def test_given_agree(one: str, other: str, agree: bool) -> None:
    left, right = person(one), person(other)
    assert left is not None
    assert right is not None
    assert given_agree(left, right) is agree


def test_acronyms() -> None:
    assert acronym("Popular Mobilization Forces") == "pmf"
    assert acronym("Red Dawn") == ""
    assert is_acronym("PMF")
    assert not is_acronym("Pmf")


def test_slug() -> None:
    assert slug("People's Mujahedin of Iran") == "peoples-mujahedin-of-iran"
    assert slug("one two three four", longest=2) == "one-two"
    assert slug("…") == "unnamed"
