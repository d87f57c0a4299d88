"""What nodes and relationships have in common: rows of properties, and the digest that tells one row from another."""

from __future__ import annotations

import hashlib
from typing import Any, Literal

Row = dict[str, Any]

PropertyType = Literal["string", "string[]", "date", "integer", "float"]
"""The types that properties have."""

DIGEST = "kg_digest"
"""The property that every node and relationship of ours has, and nobody else's: a digest of all that we write of it."""


def digest(*parts: object) -> str:
    """Return what tells a row from every other row: equal digest, equal row."""
    return hashlib.sha256(repr(parts).encode("utf-8", "backslashreplace")).hexdigest()[:20]


def plain(value: Any) -> Any:
    """Return the value as databases have it: a tuple is a list."""
    return list(value) if isinstance(value, tuple) else value
