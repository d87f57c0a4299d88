from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.clusters import Clusters, Judgement, Key, Score, merge_in_blocks


class Judge:
    """Calls numbers the same that leave the same rest by ten, and counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, one: frozenset[int], other: frozenset[int]) -> Score | None:
        self.asked += 1
        alike = {n % 10 for n in one} == {n % 10 for n in other}
        return Score(1.0, ("same_rest",)) if alike else None


def clusters(numbers: Iterable[int]) -> Clusters[frozenset[int]]:
    values = [frozenset({n}) for n in numbers]
    return Clusters(values, [f"n{min(v)}" for v in values], lambda one, other: one | other)


def one_block(_: frozenset[int]) -> Iterable[Key]:
    return [("all", True)]


def test_forty_reports_of_one_thing_cost_forty_comparisons() -> None:
    judge, found = Judge(), clusters(range(0, 400, 10))
    merge_in_blocks(found, range(40), one_block, judge)
    assert len(found.groups()) == 1
    assert judge.asked <= 40


def test_only_those_who_look_are_compared() -> None:
    judge, found = Judge(), clusters([0, 10, 20, 30])
    merge_in_blocks(found, range(4), lambda value: [("all", value == {30})], judge)
    assert sorted(map(len, found.groups())) == [1, 1, 2]
    assert judge.asked <= 6


def test_only_what_is_fresh_is_judged_again() -> None:
    judge, found = Judge(), clusters([0, 1, 2, 10])
    merge_in_blocks(found, range(4), one_block, judge, fresh={3})
    assert found.groups() == [[0, 3], [1], [2]]
    assert judge.asked <= 5


def test_what_fits_two_that_are_not_one_joins_neither() -> None:
    def judge(one: frozenset[str], other: frozenset[str]) -> Score | None:
        return Score(1.0, ("shares",)) if "?" in one | other else None

    found = Clusters([frozenset("a"), frozenset("b"), frozenset("?")], ["a", "b", "?"], lambda one, other: one | other)
    merge_in_blocks(found, range(3), lambda _: [("all", True)], judge)
    assert len(found.groups()) == 3


def test_of_two_that_fit_equally_well_the_likelier_is_joined() -> None:
    def judge(one: frozenset[str], other: frozenset[str]) -> Score | None:
        bare = frozenset("?") in (one, other)
        return Score(1.0, ("shares",), likeness=2.0 if "b" in one | other else 1.0) if bare else None

    found = Clusters([frozenset("a"), frozenset("b"), frozenset("?")], ["a", "b", "?"], lambda one, other: one | other)
    merge_in_blocks(found, range(3), lambda _: [("all", True)], judge)
    assert found.groups() == [[0], [1, 2]]


def test_a_merge_is_remembered() -> None:
    found = clusters([3, 13])
    merge_in_blocks(found, range(2), one_block, Judge())
    assert found.judgements == [Judgement("n3", "n13", 1.0, ("same_rest",))]


@given(st.lists(st.integers(0, 40), max_size=30))
def test_groups_hold_every_item_once(numbers: list[int]) -> None:
    found = clusters(numbers)
    merge_in_blocks(found, range(len(numbers)), one_block, Judge())
    assert sorted(i for group in found.groups() for i in group) == list(range(len(numbers)))
    assert len(found.groups()) == len({n % 10 for n in numbers})
