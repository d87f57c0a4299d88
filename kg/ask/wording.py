"""The words of a question without what only makes it polite."""

from __future__ import annotations

import re

_POLITE = re.compile(
    r"(?:(?:please|kindly|(?:can|could) you|(?:tell|give) me|show(?: me)?|find|list|describe|summari[sz]e|explain"
    r"|i (?:want|would like) to know)\b,?\s*)+",
    re.IGNORECASE,
)
_WHICH = re.compile(
    r"^(?:which|what) (?:armed )?(?:countries|nations|states|governments|leaders|groups|parties|sides)"
    r"(?= (?!do\b|does\b|did\b|is\b|are\b|was\b|were\b|has\b|have\b|belong\b))",
    re.IGNORECASE,
)
"""Those who act, asked for by their kind; of whom something is done ("which groups does …") the forms speak."""
_SHORT = re.compile(r"\b(who|what|where|when|how)['’]s\b", re.IGNORECASE)


def plain(text: str) -> str:
    """Return the question in one line, without "please tell me" before it and signs behind it.

    "Who's" is "who is", and "which countries back …" asks who does.
    """
    line = " ".join(text.split())
    polite = _POLITE.match(line)
    bare = _SHORT.sub(r"\1 is", line[polite.end() if polite else 0 :].rstrip("?!. "))
    return _WHICH.sub("who", bare)
