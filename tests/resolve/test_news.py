"""Which articles tell one story."""

from __future__ import annotations

import datetime as dt
import math

from kg.resolve.news import Vector, tell_apart

MAY, JULY = dt.date(2031, 5, 9), dt.date(2031, 7, 9)


def words(*told: str) -> Vector:
    return {word: 1 / math.sqrt(len(told)) for word in told}


def test_what_two_share_with_the_others_makes_them_one_story() -> None:
    ferry = [
        words("ferry", "osthavn", "smoke", "deck", "rescue", "harbour"),
        words("ferry", "osthavn", "smoke", "engine", "captain", "inquiry"),
        words("ferry", "engine", "captain", "inquiry", "trial", "verdict"),
    ]
    vote = [words("ballot", "vikby", "recount"), words("ballot", "vikby", "turnout")]
    stories = tell_apart([*ferry, *vote], [MAY] * 5)
    assert len(set(stories[:3])) == len(set(stories[3:])) == 1
    assert stories[0] != stories[3]


def test_the_same_words_months_later_are_another_story() -> None:
    again = words("ferry", "osthavn", "smoke")
    stories = tell_apart([again, again, again], [MAY, MAY, JULY])
    assert stories[0] == stories[1] != stories[2]


def test_undated_articles_are_compared_with_one_another() -> None:
    again = words("ferry", "osthavn", "smoke")
    stories = tell_apart([again, again], [None, None])
    assert stories[0] == stories[1]


def test_an_article_without_telling_words_is_a_story_of_its_own() -> None:
    assert len(set(tell_apart([{}, {}], [MAY, MAY]))) == 2
