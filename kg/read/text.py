"""Plain text files: the seeds' form, which begins with ` date YYYY-MM-DD`, and any other text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from kg.model import Article
from kg.read.decode import checked, decode_utf8, parse_date
from kg.read.rejects import Rejects

_DATED = re.compile(r"\s*date[ \t]+(\d{4}-\d{2}-\d{2})(?!\S)[ \t]*")


def read_text(path: str, stream: BinaryIO, _rejects: Rejects) -> Iterator[Article]:
    """Yield the one article of a text file; its text is the whole decoded file.

    Raises Refusal where the file is not UTF-8 or its date is none.
    """
    text = decode_utf8(stream.read())
    dated = _DATED.match(text)
    if dated:
        yield checked(Article(path=path, text=text, body=dated.end(), published=parse_date(dated[1])))
    else:
        yield checked(Article(path=path, text=text))
