"""JSON Lines: one article per line, {"id", "text", "published", "title", "source", "url"}."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.model import Article
from kg.read.decode import Refusal, decode_utf8
from kg.read.rejects import Rejects
from kg.read.row import article_of


def read_jsonl(path: str, stream: BinaryIO, rejects: Rejects) -> Iterator[Article]:
    """Yield an article per line, in order; its path is its `id`, or `FILE:LINE` where it has none.

    Only `text` is required; keys that are not known are left alone. A line that cannot be read goes to
    `rejects` with its number, and the next one is read.
    """
    for number, line in enumerate(stream, start=1):
        try:
            text = decode_utf8(line)
            if text.strip():
                yield article_of(_parse(text), default_path=f"{path}:{number}")
        except Refusal as refusal:
            rejects.refuse(path, refusal.reason, refusal.remedy, line=number)


def _parse(line: str) -> dict[str, Any]:
    remedy = 'Write one object per line, such as {"id": "a1", "text": "…", "published": "2020-01-03"}.'
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Refusal(f"malformed JSON ({error})", remedy) from error
    if not isinstance(row, dict):
        raise Refusal("the line is JSON, but not an object", remedy)
    return row
