"""JSON Lines: the fields, the names of articles without an id, and the number of a bad line."""

from __future__ import annotations

import datetime as dt
import io
import json
from typing import Any

import pytest

from kg.model import Article
from kg.read import Rejects
from kg.read.jsonl import read_jsonl


def read(*rows: Any) -> tuple[list[Article], Rejects]:
    rejects = Rejects()
    data = "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows).encode()
    return list(read_jsonl("a.jsonl", io.BytesIO(data), rejects)), rejects


def test_all_fields_are_taken() -> None:
    row = {
        "id": "x1",
        "text": "Rebels struck.",
        "published": "2020-01-03",
        "title": "Strike",
        "source": "Planet",
        "url": "https://news.example/1",
        "gold": {"not": "ours"},
    }
    articles, rejects = read(row)
    assert articles == [
        Article(
            path="x1",
            text="Rebels struck.",
            title="Strike",
            published=dt.date(2020, 1, 3),
            source="Planet",
            url="https://news.example/1",
        )
    ]
    assert not rejects.refused


def test_only_the_text_is_required_and_a_nameless_article_is_called_by_its_line() -> None:
    articles, _ = read("", {"text": "One."}, {"text": "Two.", "id": 7, "published": None})
    assert [article.path for article in articles] == ["a.jsonl:2", "7"]


def test_a_date_in_the_text_is_not_taken_for_the_publication_date() -> None:
    articles, _ = read({"text": " date 2020-01-03 Rebels struck."})
    assert articles[0].published is None
    assert articles[0].body == 0


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ('{"text": "x"', "malformed JSON"),
        ("[" * 100_000, "malformed JSON"),
        ('{"text": "x", "n": ' + "9" * 5000 + "}", "malformed JSON"),
        ("null", "not an object"),
        ({"id": "a"}, 'there is no "text"'),
        ({"text": ["x"]}, '"text" is not text but'),
        ({"text": None}, "the article is empty"),
        ({"text": "  "}, "the article is empty"),
        ({"text": "x", "published": "yesterday"}, "'yesterday' is not a date"),
        ({"text": "x", "published": 20200103}, '"published" is not text but 20200103'),
        ({"text": "a \ud800 b"}, "character 2 of 'a \\ud800 b' is half of a surrogate pair"),
        ({"text": "x", "title": "\udc00"}, "half of a surrogate pair"),
    ],
)
def test_a_bad_line_is_refused_by_number_and_the_next_is_read(row: Any, reason: str) -> None:
    articles, rejects = read({"text": "One."}, row, {"text": "Three."})
    assert [article.text for article in articles] == ["One.", "Three."]
    (refused,) = rejects.refused
    assert (refused.path, refused.line) == ("a.jsonl", 2)
    assert reason in refused.reason


def test_a_line_that_is_not_utf8_is_refused_by_number() -> None:
    rejects = Rejects()
    data = b'{"text": "One."}\n{"text": "caf\xe9"}\n{"text": "Three."}\n'
    articles = list(read_jsonl("a.jsonl", io.BytesIO(data), rejects))
    assert [article.text for article in articles] == ["One.", "Three."]
    assert str(rejects.refused[0]).startswith("a.jsonl:2: byte 13 (0xe9) is not UTF-8")


def test_offsets_count_code_points_of_the_text() -> None:
    articles, _ = read('{"text": "\\ud83d\\ude00 b"}')
    assert articles[0].text == "😀 b"
    assert len(articles[0].text) == 3
