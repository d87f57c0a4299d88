"""HTML pages: the article without the page around it, and only what the page itself states."""

from __future__ import annotations

import datetime as dt
import io

import pytest

from kg.model import Article
from kg.read import Rejects
from kg.read.decode import Refusal
from kg.read.html import read_html

DATE = '<meta property="article:published_time" content="2020-01-03T10:00:00Z">'
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="CHARSET"><title>Rebels kill three soldiers</title>
<meta property="og:site_name" content="The Daily Planet">{DATE}
<link rel="canonical" href="https://news.example/a"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Rebels kill three soldiers</h1>
<p>Rebels killed three soldiers near the town of Dana on Friday, the army said in a statement.</p>
<p>The army hit back on Saturday with an air strike on the café — &quot;a reprisal&quot;, it said, and
nothing more was known of it on Sunday.</p></article>
<footer>Copyright 2024 Planet</footer></body></html>"""


def read(page: str, charset: str = "utf-8", declared: str | None = None) -> Article:
    data = page.replace("CHARSET", declared or charset).encode(charset)
    (article,) = read_html("a.html", io.BytesIO(data), Rejects())
    return article


def test_the_article_is_taken_out_of_the_page() -> None:
    article = read(PAGE)
    assert (article.title, article.published) == ("Rebels kill three soldiers", dt.date(2020, 1, 3))
    assert (article.source, article.url) == ("The Daily Planet", "https://news.example/a")
    assert 'an air strike on the café — "a reprisal", it said' in article.text
    assert "Home" not in article.text
    assert "Copyright" not in article.text


def test_a_date_is_never_guessed_from_a_footer() -> None:
    assert read(PAGE.replace(DATE, "")).published is None


def test_a_declared_encoding_is_believed() -> None:
    assert read(PAGE, "windows-1252").text == read(PAGE).text


@pytest.mark.parametrize(
    ("charset", "declared", "reason"),
    [
        ("windows-1252", "utf-8", r"byte \d+ \(0xe9\) is not UTF-8"),
        ("utf-8", "ascii", "the page says that it is ascii"),
        ("utf-8", "klingon", "the page says that it is klingon"),
    ],
)
def test_a_wrong_encoding_is_refused(charset: str, declared: str, reason: str) -> None:
    with pytest.raises(Refusal, match=reason):
        read(PAGE, charset, declared)


@pytest.mark.parametrize("page", ["", "just words", "<html><body></body></html>", "<!-- -->", "<p>", "\x00"])
def test_a_page_without_an_article_is_refused(page: str) -> None:
    with pytest.raises(Refusal, match="no article was found in the page"):
        read(page)
