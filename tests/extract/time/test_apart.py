"""Dates that an event has from another, on sentences parsed by the default model."""

import pytest

from tests.extract.time.test_when import dates

# The bomb of Wednesday, 1 January 2020; published on Friday, 3 January.


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("The attack came two days after rebels killed a judge on Monday.", "attack", "2020-01-01"),
        ("Police arrested three men hours after a bomb exploded on Wednesday.", "arrested", "2020-01-01"),
        ("Police arrested three men a week before a bomb exploded on Wednesday.", "arrested",
         "2019-12-22/2019-12-28"),
        ("The protest came less than 24 hours after police shot a student on Monday.", "protest",
         "2019-12-30/2019-12-31"),
        ("Two weeks before the May 3, 1990 bombing, police arrested a man.", "arrested", "1990-04-16/1990-04-22"),
        ("Within minutes of the bombing on Wednesday, police arrested a man.", "arrested", "2020-01-01"),
        ("Rebels attacked the camp on the day of the bombing in May 1990.", "attacked", "1990-05-01/1990-05-31"),
    ],
)  # fmt: skip
def test_the_other_event_s_date_counts(text: str, words: str, day: str) -> None:
    others = "killed exploded shot bombing"
    present = " ".join(word for word in others.split() if word in text)
    assert dates(text, f"{words} {present}")[words] == day


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("The army attacked the camp on Friday, three days after rebels killed ten men.", "killed", "2019-12-31"),
        ("The army attacked the camp on Friday, the day after a bomb killed two men.", "killed", "2020-01-02"),
        ("The army attacked the camp on Friday, a year to the day after the mayor was killed.", "killed",
         "2019-01-03"),
        ("On Thursday, three days after rebels killed a soldier, the army attacked the camp.", "killed",
         "2019-12-30"),
    ],
)  # fmt: skip
def test_what_came_before_has_its_date_from_what_came_after(text: str, word: str, day: str) -> None:
    assert dates(text, f"attacked {word}")[word] == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Thousands marked the fifth anniversary of the attack.", "2015-01-01/2015-12-31"),
        ("They marked the 20th anniversary of the attack on the mill on Monday.", "1999-01-01/1999-12-31"),
        ("They marched on the 100th anniversary of the attack of 1915.", "1915-01-01/1915-12-31"),
    ],
)
def test_an_anniversary_looks_back(text: str, day: str) -> None:
    assert dates(text, "attack") == {"attack": day}


def test_the_other_event_need_be_no_trigger() -> None:
    text = "The attack came a day after the minister arrived in Lund on Wednesday."
    assert dates(text, "attack") == {"attack": "2020-01-02"}


@pytest.mark.parametrize(
    "text",
    [
        "The army attacked the camp two days after rebels killed ten men.",  # neither has a date
        "Police held him for two days after rebels killed a judge on Wednesday.",
        "The army attacked the camp more than two weeks after rebels killed a judge on Wednesday.",
        "The army attacked the camp days after rebels killed a judge on Wednesday.",
    ],
)
def test_no_date_is_made_up(text: str) -> None:
    word = "held" if "held" in text else "attacked"
    assert word not in dates(text, f"{word} killed")
