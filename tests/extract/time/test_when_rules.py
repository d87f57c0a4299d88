"""Every rule of data/timex.toml shows what it is for; here the examples are run."""

import datetime as dt
from itertools import pairwise
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.time.expressions import find_timexes, timex_data
from kg.extract.time.values import Context, Tense, Value, number_of, value_of

RULES = timex_data()["rule"]
EXAMPLES = [(rule["about"], example) for rule in RULES for example in rule["examples"]]
KEEPS = [(rule["about"], text) for rule in RULES for text in rule["keeps"]]


def last_value(text: str, anchor: dt.date | None, tense: Tense) -> tuple[int, Value | None]:
    """How many expressions the text has, and what the last one means when each may lean on the one before."""
    value, full = None, None
    timexes = find_timexes(text)
    for timex in timexes:
        value = value_of(timex, Context(anchor, value, full, tense)) or value
        if value is not None and value.basis == "stated":
            full = value.earliest
    return len(timexes), value


def written(value: Value | None) -> str:
    if value is None:
        return "none"
    return f"{value.earliest}" if value.earliest == value.latest else f"{value.earliest}/{value.latest}"


@pytest.mark.parametrize(("about", "example"), EXAMPLES, ids=[e[:60] for _, e in EXAMPLES])
def test_examples_have_the_value_that_the_rule_promises(about: str, example: str) -> None:
    text, published, expected, *rest = (part.strip() for part in example.split("|"))
    tense: Any = rest[0] if rest else "past"
    assert tense in get_args(Tense)
    found, value = last_value(text, None if published == "-" else dt.date.fromisoformat(published), tense)
    assert found, about
    assert about in {timex.rule for timex in find_timexes(text)}
    assert written(value) == expected


@pytest.mark.parametrize(("about", "text"), KEEPS, ids=[t[:60] for _, t in KEEPS])
def test_rules_leave_other_words_alone(about: str, text: str) -> None:
    assert find_timexes(text) == [], about


@pytest.mark.parametrize(
    "text",
    [
        "after Friday prayers in the capital",
        "the Sunday Times reported",
        "on Black Friday",
        "the 19 April Movement",
        "the Sept. 11 Commission",
        "15 May Square",
        "every Friday",
        "Theresa May said",
        "they may march in",
        "Resolution 1990 was",
        "a 2000-strong force",
    ],
)
def test_names_and_repetitions_are_no_dates(text: str) -> None:
    assert find_timexes(text) == []


@pytest.mark.parametrize("text", ["today", "on Friday", "last week", "in March", "on 4 January", "two days later"])
def test_nothing_is_invented_without_a_day_to_count_from(text: str) -> None:
    found, value = last_value(text, None, "past")
    assert (found, value) == (1, None)


def test_an_earlier_full_date_gives_the_year_of_a_later_one() -> None:
    assert written(last_value("On 30 December 2019 he left. On 2 January he died.", None, "past")[1]) == "2020-01-02"


def test_a_day_ten_months_back_is_the_coming_one_unless_the_clause_is_past_for_certain() -> None:
    timex = find_timexes("payable Dec. 7")[0]
    values = [value_of(timex, Context(dt.date(1989, 10, 27), tense=tense)) for tense in ("past", "likely", "future")]
    assert [written(v) for v in values] == ["1988-12-07", "1989-12-07", "1989-12-07"]


def test_precision_gets_no_finer_by_counting() -> None:
    timex = find_timexes("two days later")[0]
    march = Value(dt.date(2020, 3, 1), dt.date(2020, 3, 31), "month", "relative")
    value = value_of(timex, Context(dt.date(2020, 4, 2), reference=march))
    assert value is not None
    assert (value.precision, written(value)) == ("month", "2020-03-01/2020-03-31")


def test_impossible_days_have_no_value() -> None:
    assert last_value("on 31 February 2020", None, "past") == (1, None)


@pytest.mark.parametrize(("words", "number"), [("12", 12), ("a", 1), ("twenty-four", 24), ("seventeen", 17)])
def test_number_words(words: str, number: int) -> None:
    assert number_of(words) == number


PIECES = st.sampled_from(
    "Friday|3|January|1, 2020|in|1990|last|week|two|days|later|the|next|day|May|may|12 Jan 90|today|from|to|and|between"
    "|2003|of|third|quarter|,|.|(|)|early|night|ago|'s|1990s|Sept. 11|29 February|İ|😀".split("|")
)
ANCHORS = st.none() | st.dates(dt.date(1800, 1, 1), dt.date(2200, 1, 1))
TENSES: st.SearchStrategy[Tense] = st.sampled_from(get_args(Tense))


@settings(max_examples=400)
@given(st.lists(PIECES, max_size=14).map(" ".join), ANCHORS, TENSES)
def test_expressions_never_overlap_and_values_rise(text: str, anchor: dt.date | None, tense: Tense) -> None:
    timexes = find_timexes(text)
    assert all(a.end <= b.start for a, b in pairwise(timexes))
    value = None
    for timex in timexes:
        assert 0 <= timex.start < timex.end <= len(text)
        value = value_of(timex, Context(anchor, value, None, tense)) or value
        assert value is None or value.earliest <= value.latest


@settings(max_examples=200)
@given(st.dates(dt.date(1950, 1, 1), dt.date(2050, 1, 1)), st.sampled_from(["Monday", "Friday", "Sunday"]))
def test_a_weekday_is_within_the_week_before_the_publication(anchor: dt.date, weekday: str) -> None:
    value = value_of(find_timexes(f"on {weekday}")[0], Context(anchor))
    assert value is not None
    assert value.earliest.strftime("%A") == weekday
    assert 0 <= (anchor - value.earliest).days < 7
