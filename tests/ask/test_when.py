"""Times in questions: which days they stand for, and which are left alone because they could mean several."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ask.when import When, take_times


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(("time", "since", "until"), [
    ("since March 2020", "2020-03-01", None),
    ("since 2020", "2020-01-01", None),
    ("from 3 Jan. 2020", "2020-01-03", None),
    ("after 3 January 2020", "2020-01-04", None),
    ("after February 2020", "2020-03-01", None),
    ("before 2020-01-03", None, "2020-01-02"),
    ("before 2020", None, "2019-12-31"),
    ("until February 2020", None, "2020-02-29"),
    ("in 2019", "2019-01-01", "2019-12-31"),
    ("in 2020-03", "2020-03-01", "2020-03-31"),
    ("during Sept 2020", "2020-09-01", "2020-09-30"),
    ("on January 3rd, 2020", "2020-01-03", "2020-01-03"),
    ("on the 3rd", None, None),
    ("between 27 December 2019 and 3 January 2020", "2019-12-27", "2020-01-03"),
    ("from December 2019 to February 2020", "2019-12-01", "2020-02-29"),
])
def test_a_time_becomes_its_days(time: str, since: str | None, until: str | None) -> None:
    rest, when = take_times(f"who attacked Iran {time}")
    assert when == When(day(since), day(until))
    assert rest == ("who attacked Iran" if since or until else f"who attacked Iran {time}")


@pytest.mark.parametrize("time", [
    "last week", "on January 3", "in March", "yesterday", "on 31 February 2020", "in 2020-13", "since 0000",
    "between 2021 and 2020", "in May", "after the killing", "in 20200",
])
def test_what_could_be_another_day_stays_among_the_words(time: str) -> None:
    text = f"who attacked Iran {time}"
    assert take_times(text) == (text, When())


@given(st.dates(min_value=dt.date(1000, 1, 2), max_value=dt.date(9999, 12, 30)))
def test_every_day_is_itself_in_every_spelling(date: dt.date) -> None:
    spelled = (date.isoformat(), f"{date.day} {date:%B} {date.year}", f"{date:%b} {date.day}, {date.year}")
    for text in spelled:
        assert take_times(f"x on {text}") == ("x", When(date, date))
        assert take_times(f"x after {text}") == ("x", When(date + dt.timedelta(days=1), None))


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    take_times(text)
