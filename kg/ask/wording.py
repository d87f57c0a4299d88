"""The words of a question without what only makes it polite."""

from __future__ import annotations

import re

_POLITE = re.compile(
    r"(?:(?:please|kindly|(?:can|could) you|(?:tell|give) me|show(?: me)?|find|list"
    r"|i (?:want|would like) to know)\b,?\s*)+",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\b(who|what|where|when|how)['’]s\b", re.IGNORECASE)


def plain(text: str) -> str:
    """Return the question in one line, without "please tell me" before it and signs behind it; "who's" is "who is"."""
    line = " ".join(text.split())
    polite = _POLITE.match(line)
    return _SHORT.sub(r"\1 is", line[polite.end() if polite else 0 :].rstrip("?!. "))
