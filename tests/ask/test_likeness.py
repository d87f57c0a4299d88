"""How names that people type are compared with names of the graph."""

from __future__ import annotations

import pytest

from kg.ask.likeness import distance, is_abbreviation, is_part, slips, words_of


@pytest.mark.parametrize(("text", "words"), [
    ("the U.S.", ("us",)),
    ("Kata’ib  Hezbollah", ("kataib", "hezbollah")),
    ("Iran's", ("iran",)),
    ("Al-Qaïda", ("al", "qaida")),
    ("The", ("the",)),
    (" '.", ()),
])
def test_words_are_compared_without_what_people_leave_out(text: str, words: tuple[str, ...]) -> None:
    assert words_of(text) == words


def test_a_part_is_whole_words_that_stand_together() -> None:
    whole = words_of("Kata'ib Hezbollah headquarters")
    assert is_part(("hezbollah",), whole)
    assert is_part(("kataib", "hezbollah"), whole)
    assert not is_part(("kataib", "headquarters"), whole)
    assert not is_part(("hezb",), whole)
    assert not is_part((), whole)


@pytest.mark.parametrize(("text", "name", "is_one"), [
    ("PMF", "Popular Mobilization Forces", True),
    ("IRGC", "Islamic Revolutionary Guard Corps", True),
    ("MOD", "Ministry of Defense", True),
    ("MD", "Ministry of Defense", True),
    ("pmf", "Popular Mobilization Forces", False),
    ("I", "Iran", False),
    ("IR", "Iran", False),
])
def test_initials(text: str, name: str, is_one: bool) -> None:
    assert is_abbreviation(text, name) == is_one


@pytest.mark.parametrize(("typed", "name", "wrong"), [
    ("Hezbollah", "Hezbollah", 0),
    ("Suleimani", "Qassem Soleimani", 1),
    ("Kassem Suleimani", "Qassem Soleimani", 2),
    ("Raegan", "Ronald Reagan", 1),
    ("Bagdad", "Baghdad", 1),
    ("Iraq", "Iran", None),
    ("Bogdan", "Baghdad", None),
    ("Atlantis", "Atlanta", None),
    ("Suleimani of Iran", "Soleimani", None),
])
def test_wrong_letters_are_few_and_fewer_in_short_names(typed: str, name: str, wrong: int | None) -> None:
    assert slips(words_of(typed), words_of(name)) == wrong


@pytest.mark.parametrize(("one", "other", "letters"), [
    ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("abc", "acb", 1), ("abcd", "badc", 2), ("kitten", "sitting", 3),
])
def test_distance(one: str, other: str, letters: int) -> None:
    assert distance(one, other) == distance(other, one) == letters
