from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Modality
from kg.resolve.tolls import Count, toll

MODALITIES: st.SearchStrategy[Modality] = st.sampled_from(["asserted", "claimed"])
COUNTS = st.builds(Count, st.integers(0, 3), st.integers(0, 30), MODALITIES)


def test_within_an_article_the_part_is_in_the_whole() -> None:
    assert toll([Count(0, 25, "claimed"), Count(0, 4, "asserted")]) == 25


def test_across_articles_the_number_that_most_give() -> None:
    assert toll([Count(0, 19, "claimed"), Count(1, 25, "claimed"), Count(2, 19, "claimed")]) == 19


def test_asserted_before_claimed_then_the_larger() -> None:
    assert toll([Count(0, 19, "asserted"), Count(1, 25, "claimed")]) == 19
    assert toll([Count(0, 19, "claimed"), Count(1, 25, "claimed")]) == 25


def test_nobody_counts() -> None:
    assert toll([]) is None


@given(st.lists(COUNTS, min_size=1), st.randoms(use_true_random=False))
def test_the_toll_is_one_that_was_given_whatever_the_order(counts: list[Count], random: object) -> None:
    shuffled = list(counts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert toll(shuffled) == toll(counts)
    assert toll(counts) in {count.number for count in counts}
