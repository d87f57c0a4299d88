"""HTML pages: the article in them, without navigation, adverts and comments, found by trafilatura."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from kg.model import Article
from kg.read.decode import Refusal, checked, decode_utf8, parse_date
from kg.read.rejects import Rejects

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_HEAD = 4096
"""Bytes in which a page has to declare its encoding (the HTML standard asks for the first 1024)."""

_DATES = {"extensive_search": False, "original_date": True}
"""Only dates that the page states in its markup: a year in a footer is not a publication date."""


def read_html(path: str, stream: BinaryIO, _rejects: Rejects) -> Iterator[Article]:
    """Yield the article of a page: its text, title, date, site and address as far as the page states them.

    Raises Refusal where the encoding is wrong or the page holds no article.
    """
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    page = bare_extraction(
        _decode(stream.read()), with_metadata=True, include_comments=False, date_extraction_params=_DATES
    )
    if not isinstance(page, Document) or not page.text:
        raise Refusal(
            "no article was found in the page", "Save the article's words as a .txt file if the page does hold one."
        )
    yield checked(
        Article(
            path=path,
            text=page.text,
            title=page.title or None,
            published=parse_date(page.date) if page.date else None,
            source=page.sitename or None,
            url=page.url or None,
        )
    )


def _decode(data: bytes) -> str:
    declared = _CHARSET.search(data[:_HEAD])
    charset = declared[1].decode("ascii").lower() if declared else "utf-8"
    if charset in {"utf-8", "utf8"}:
        return decode_utf8(data)
    try:
        return data.decode(charset)
    except (LookupError, UnicodeDecodeError) as error:
        raise Refusal(
            f"the page says that it is {charset}, which does not fit its bytes", "Save the page as UTF-8."
        ) from error
