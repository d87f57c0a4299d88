"""Whether a report tells of several happenings in the plural, which never are the one that another report tells."""

from __future__ import annotations

import re

from kg.model import Event

_SERIAL = frozenset({"ATTACK", "BOMB", "ARSON"})
"""Types whose plural counts happenings; two killings are one where two were killed in it."""
_WEEK = 7
_PLURAL = re.compile(r"\b[^\W\d]+(?<![su])s", re.IGNORECASE)
_BEFORE = 60
_DEFINITE = re.compile(
    r"(?:\b(?:the|these|those|both|such|two|his|her|its|their|our)|\w+['’]s?)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE
)
"""What was told before, or named by whose it was: "the terrorist attacks" may well be one happening."""
_OBJECT = re.compile(r"\s+(?:(?:the|an?|his|her|its|their)\b|[A-Z])")
"""After a verb: "Arland attacks the base"."""


def is_series(event: Event, text: str) -> bool:
    """Whether `event`, told in the article `text`, is several of no one day: "attacks on banks", "30 attacks"."""
    if event.type not in _SERIAL or (event.when and (event.when.latest - event.when.earliest).days < _WEEK):
        return False
    trigger = event.trigger
    if not _PLURAL.fullmatch(trigger.text.rsplit(maxsplit=1)[-1]):
        return False
    before = text[max(0, trigger.start - _BEFORE) : trigger.start]
    return not _DEFINITE.search(before) and not _OBJECT.match(text, trigger.end)
