"""Many articles: the same records, in the same order, in one process and in several; one bad article is named."""

from __future__ import annotations

import pytest

from kg.extract import Extractor
from kg.model import Article, Extraction
from kg.workers import AUTOMATIC, CHUNK, Failure, extract_all


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def articles(count: int) -> list[Article]:
    return [Article(f"a{i}", f"Rebels killed {i + 2} soldiers in Syria on Friday.") for i in range(count)]


def test_records_come_in_the_order_of_the_articles(extractor: Extractor) -> None:
    given = articles(CHUNK + 3)
    outcomes = list(extract_all(given, extractor, None, AUTOMATIC))
    assert [outcome.article for outcome in outcomes] == given
    assert all(isinstance(outcome, Extraction) and outcome.events for outcome in outcomes)


def test_workers_make_the_same_records(extractor: Extractor) -> None:
    given = articles(2 * CHUNK + 3)
    assert list(extract_all(given, extractor, None, 2)) == list(extract_all(given, extractor, None, 1))


def test_one_article_that_cannot_be_parsed_is_named_and_the_others_are_not_lost(extractor: Extractor) -> None:
    first, second = articles(2)
    too_long = Article("long", "Rebels struck. " * 70_000)
    outcomes = list(extract_all([first, too_long, second], extractor, None, 1))
    assert isinstance(outcomes[1], Failure)
    assert outcomes[1].article is too_long
    assert "1000000" in outcomes[1].reason
    assert [outcomes[0].article, outcomes[2].article] == [first, second]


def test_a_run_can_be_left_in_the_middle(extractor: Extractor) -> None:
    outcomes = extract_all(articles(20 * CHUNK), extractor, None, 2)
    assert next(outcomes).article.path == "a0"
    outcomes.close()  # type: ignore[attr-defined]
