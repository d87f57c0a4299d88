"""An article from named fields, as an object of JSON or the row of a table holds them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.model import Article
from kg.read.decode import Refusal, checked, parse_date

FIELDS = ("id", "text", "published", "title", "source", "url")


def article_of(row: Mapping[str, Any], default_path: str) -> Article:
    """Return the article; its path is its `id`, or `default_path`. Fields other than FIELDS are left alone.

    Raises Refusal where there is no text, or a field is no string, no date or cannot be written.
    """
    if "text" not in row:
        raise Refusal('there is no "text"', "Put the words of the article under the key text.")
    published = _string(row, "published")
    name = row.get("id")
    return checked(
        Article(
            path=default_path if name is None else str(name),
            text=_string(row, "text") or "",
            title=_string(row, "title"),
            published=parse_date(published) if published else None,
            source=_string(row, "source"),
            url=_string(row, "url"),
        )
    )


def _string(row: Mapping[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise Refusal(f'"{key}" is not text but {value!r}'[:120], "Write it in quotes, or null if it is not known.")
    return value
