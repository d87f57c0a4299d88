"""Tables: the columns, the separators, and the line of a row that cannot be read."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Article
from kg.read import Rejects
from kg.read.decode import Refusal
from kg.read.table import read_table


def read(data: str | bytes) -> tuple[list[Article], Rejects]:
    rejects = Rejects()
    raw = data.encode() if isinstance(data, str) else data
    return list(read_table("a.csv", io.BytesIO(raw), rejects)), rejects


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_all_columns_are_taken_in_any_order(separator: str) -> None:
    lines = [
        ["Title", "TEXT", "Published", "gold", "url", "source", "id"],
        ["Strike", "Rebels struck.", "2020-01-03", "no", "https://news.example/1", "Planet", "x1"],
    ]
    articles, rejects = read("\r\n".join(separator.join(line) for line in lines))
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


def test_only_the_text_is_required_and_a_nameless_article_is_called_by_its_first_line() -> None:
    articles, _ = read('text,id,published\n"One,\ntwo ""and"" three.",,\n\nFour.,7,\n')
    assert [(a.path, a.text, a.published) for a in articles] == [
        ("a.csv:2", 'One,\ntwo "and" three.', None), ("7", "Four.", None)
    ]  # fmt: skip


def test_a_column_called_date_is_that_of_publication_where_no_other_is() -> None:
    assert [article.published for article in read("date,text\n2020-01-03,One.\n")[0]] == [dt.date(2020, 1, 3)]
    both, _ = read("date,text,published\nlast week,One.,2020-01-03\n")
    assert [article.published for article in both] == [dt.date(2020, 1, 3)]


def test_a_byte_order_mark_is_no_part_of_the_first_name() -> None:
    assert [article.text for article in read(b"\xef\xbb\xbftext\nOne.\n")[0]] == ["One."]


def test_a_field_may_be_as_long_as_a_report() -> None:
    (article,), _ = read("text\n" + "word " * 50_000 + "\n")
    assert len(article.text) == 250_000


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("x,2020-01-03,more", "the row has 3 fields, the header 2"),
        ("x", "the row has 1 fields, the header 2"),
        (",2020-01-03", "the article is empty"),
        ("x,yesterday", "'yesterday' is not a date"),
        ('"x" y,', "malformed row"),
        (b"caf\xe9,", "the row is not UTF-8"),
    ],
)
def test_a_bad_row_is_refused_by_its_line_and_the_next_is_read(row: str | bytes, reason: str) -> None:
    raw = row.encode() if isinstance(row, str) else row
    articles, rejects = read(b'text,published\n"One,\nagain.",\n' + raw + b"\nThree.,\n")
    assert [article.text for article in articles] == ["One,\nagain.", "Three."]
    (refused,) = rejects.refused
    assert (refused.path, refused.line) == ("a.csv", 4)
    assert reason in refused.reason


def test_a_quote_that_is_never_closed_is_told_where_it_opens() -> None:
    articles, rejects = read('text\nOne.\n"Two.\nThree.\n')
    assert [article.text for article in articles] == ["One."]
    assert [(refused.line, refused.reason[:13]) for refused in rejects.refused] == [(3, "malformed row")]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("", "the first line is empty"),
        ("title,body\nStrike,Rebels struck.\n", "no column is called text: the columns are title, body"),
    ],
)
def test_without_a_column_of_that_name_nothing_is_guessed(data: str, reason: str) -> None:
    with pytest.raises(Refusal, match=reason):
        read(data)


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(lambda text: bool(text.strip()))


@given(st.lists(WORDS, min_size=1, max_size=5), st.sampled_from([",", ";", "\t"]))
def test_what_a_spreadsheet_writes_is_read_back(texts: list[str], separator: str) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator)
    writer.writerows([["id", "text"], *([f"n{n}", text] for n, text in enumerate(texts))])
    articles, rejects = read(out.getvalue())
    assert [article.text for article in articles] == texts
    assert not rejects.refused
