"""Text files: the date in front, the body after it, and offsets that count code points of the whole file."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Article
from kg.read import Rejects
from kg.read.decode import Refusal, decode_utf8, parse_date
from kg.read.text import read_text


def read(content: str | bytes) -> Article:
    data = content.encode() if isinstance(content, str) else content
    (article,) = read_text("a.txt", io.BytesIO(data), Rejects())
    return article


def test_a_date_in_front_is_the_publication_date_and_the_body_follows_it() -> None:
    article = read(" date 2020-01-03 Rebels struck.\n")
    assert article.published == dt.date(2020, 1, 3)
    assert article.text == " date 2020-01-03 Rebels struck.\n"
    assert article.text[article.body :] == "Rebels struck.\n"
    assert article.title is None


@pytest.mark.parametrize(
    "text",
    ["Rebels struck.", "The date 2020-01-03 it was", "dated 2020-01-03", "date palms 2020-01-03", "date\n2020-01-03"],
)
def test_other_text_has_no_date_and_is_all_body(text: str) -> None:
    article = read(text)
    assert article.published is None
    assert article.body == 0


def test_a_day_that_is_not_in_the_calendar_is_refused() -> None:
    with pytest.raises(Refusal, match="'2020-13-01' is not a date"):
        read(" date 2020-13-01 Rebels struck.")


def test_newlines_and_offsets_stay_as_they_are_and_a_byte_order_mark_goes() -> None:
    article = read(b"\xef\xbb\xbf date 2020-01-03 One\r\n\r\nTwo \xf0\x9f\x98\x80 three")
    assert article.text == " date 2020-01-03 One\r\n\r\nTwo 😀 three"
    assert article.text.index("three") == 30


@pytest.mark.parametrize(("data", "offset"), [(b"abc\xff", 3), (b"\xef\xbb\xbfabc\xff", 6), (b"\xff\xfea\x00", 0)])
def test_the_first_byte_that_is_not_utf8_is_named(data: bytes, offset: int) -> None:
    with pytest.raises(Refusal, match=rf"byte {offset} \(0xff\) is not UTF-8"):
        decode_utf8(data)


@given(st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda text: text.strip() and text[0] != "\ufeff"))
def test_text_is_what_was_written(text: str) -> None:
    try:
        article = read(text)
    except Refusal:
        assert text.lstrip().startswith("date")
    else:
        assert article.text == text


@pytest.mark.parametrize("text", ["2020-01-03", " 2020-01-03 ", "2020-01-03T10:00:00Z", "2020-01-03 10:00"])
def test_dates_are_read_with_or_without_a_time(text: str) -> None:
    assert parse_date(text) == dt.date(2020, 1, 3)


@pytest.mark.parametrize("text", ["03.01.2020", "2020", "20200103", "2020-W01-5", "2020-01-33", "Friday", ""])
def test_other_dates_are_refused(text: str) -> None:
    with pytest.raises(Refusal, match="is not a date"):
        parse_date(text)
