"""A number and what is counted, in words."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """Return "1 article", "2 articles", "3 entities"; the noun is given in the singular."""
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun[:-1]}ies" if noun.endswith("y") else f"{number} {noun}s"
