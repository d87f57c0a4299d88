"""From bytes to text and dates, strictly: no guessing of encodings, no translation of newlines."""

from __future__ import annotations

import datetime as dt
import re

from kg.model import Article

UTF8_BOM = b"\xef\xbb\xbf"

_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?", re.DOTALL)


class Refusal(Exception):  # noqa: N818 (it is how a reader says no, and never leaves this package)
    """A document that cannot be read: why, and how to mend it."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


def decode_utf8(data: bytes) -> str:
    """Return the text without a byte order mark; offsets into it are code points.

    Raises Refusal with the offset of the first byte that is not UTF-8.
    """
    skipped = len(UTF8_BOM) if data.startswith(UTF8_BOM) else 0
    try:
        return data[skipped:].decode("utf-8")
    except UnicodeDecodeError as error:
        offset = skipped + error.start
        raise Refusal(
            f"byte {offset} (0x{data[offset]:02x}) is not UTF-8",
            "Save it as UTF-8, for instance with `iconv -f WINDOWS-1252 -t UTF-8`.",
        ) from error


def parse_date(text: str) -> dt.date:
    """Return the day of `YYYY-MM-DD`, alone or before a time of day.

    Raises Refusal for anything else and for days that no calendar has.
    """
    match = _DATE.fullmatch(text.strip())
    try:
        return dt.date.fromisoformat(match[1] if match else "")
    except ValueError as error:
        raise Refusal(
            f"{text!r} is not a date", "Write it as YYYY-MM-DD, or leave it out if it is not known."
        ) from error


def checked(article: Article) -> Article:
    """Return the article if something can be made of it.

    Raises Refusal where it is empty, or holds half a surrogate pair (JSON can write that, UTF-8 cannot).
    """
    if not article.text[article.body :].strip():
        raise Refusal("the article is empty", "Remove it, or give it its words.")
    for words in filter(None, (article.text, article.path, article.title, article.source, article.url)):
        try:
            words.encode("utf-8")
        except UnicodeEncodeError as error:
            reason = f"character {error.start} of {words[:20]!r} is half of a surrogate pair"
            raise Refusal(reason, "Write the article anew as UTF-8.") from error
    return article
