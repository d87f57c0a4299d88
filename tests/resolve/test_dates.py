from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Basis, When
from kg.resolve.dates import Interval, contradict, meet, months, precision, settle

DAYS = st.dates(dt.date(2019, 1, 1), dt.date(2021, 12, 31))
BASES: st.SearchStrategy[Basis] = st.sampled_from(["stated", "relative", "anchored"])


def day(month: int, number: int) -> dt.date:
    return dt.date(2020, month, number)


def when(first: dt.date, last: dt.date, basis: Basis = "stated") -> When:
    return When(first, last, "day", basis, "then", 0, 4)


WHENS = st.builds(lambda a, b, basis: when(min(a, b), max(a, b), basis), DAYS, DAYS, BASES)


def test_the_common_days_of_two_reports() -> None:
    january = Interval(day(1, 1), day(1, 31))
    third = Interval(day(1, 3), day(1, 3))
    assert meet(january, third) == third
    assert meet(None, third) == third
    assert meet(third, Interval(day(1, 4), day(1, 9))) is None
    assert contradict(third, Interval(day(1, 4), day(1, 9)))
    assert not contradict(third, None)


def test_a_month_and_a_day_settle_on_the_day() -> None:
    assert settle([when(day(1, 1), day(1, 31)), when(day(1, 3), day(1, 3))]) == Interval(day(1, 3), day(1, 3))


def test_an_even_contradiction_leaves_no_date() -> None:
    assert settle([when(day(1, 3), day(1, 3)), when(day(1, 5), day(1, 5))]) is None


def test_most_of_the_reports_outweigh_one() -> None:
    third = when(day(1, 3), day(1, 3))
    assert settle([third, third, when(day(4, 2), day(4, 2))]) == Interval(day(1, 3), day(1, 3))


def test_a_stated_date_outweighs_an_inherited_one() -> None:
    found = settle([when(day(1, 3), day(1, 3)), when(day(4, 2), day(4, 2), "anchored")])
    assert found == Interval(day(1, 3), day(1, 3))


@given(st.lists(WHENS, max_size=6), st.randoms(use_true_random=False))
def test_settling_does_not_depend_on_order(whens: list[When], random: object) -> None:
    shuffled = list(whens)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert settle(shuffled) == settle(whens)


@given(st.lists(WHENS, min_size=1, max_size=6))
def test_a_settled_date_lies_in_some_report(whens: list[When]) -> None:
    spot = settle(whens)
    assert spot is None or any(w.earliest <= spot.earliest <= spot.latest <= w.latest for w in whens)


def test_precision() -> None:
    assert precision(Interval(day(1, 3), day(1, 3))) == "day"
    assert precision(Interval(day(2, 1), day(2, 29))) == "month"
    assert precision(Interval(day(1, 1), day(12, 31))) == "year"
    assert precision(Interval(day(1, 1), day(2, 29))) == "span"


def test_months_run_over_the_new_year() -> None:
    assert len(months(Interval(dt.date(2019, 12, 31), day(1, 1)))) == 2
