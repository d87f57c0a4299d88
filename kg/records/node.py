"""A value of a record that is read: it gives what it must be, or says what is wrong with it, and where."""

from __future__ import annotations

import datetime as dt
import re
import reprlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast, get_args

from kg.errors import RecordError

NAME_OF_TYPE = re.compile(r"[A-Z][A-Z0-9_]*")
"""Types become node labels and relationship types in a database, so they are plain upper-case words."""

_SHORT = reprlib.Repr()
_SHORT.maxstring = _SHORT.maxother = 80

_SPAN_KEYS = ("start", "end", "text")
KEYS: dict[str, tuple[str, ...]] = {
    "record": ("article", "model", "entities", "relations", "events", "links"),
    "article": ("id", "path", "title", "published", "source", "url", "language"),
    "model": ("name", "version"),
    "entity": ("id", "name", "type", "country", "wikidata", "mentions"),
    "mention": (*_SPAN_KEYS, "kind"),
    "relation": ("type", "subject", "object", "start", "end", "confidence"),
    "event": (
        "id", "type", "plover", "cameo", "trigger", "sentence", "agents", "targets", "places", "instruments", "when",
        "modality", "sources", "killed", "injured", "theme", "confidence",
    ),
    "argument": ("entity", *_SPAN_KEYS, "modality"),
    "when": ("earliest", "latest", "precision", "basis", *_SPAN_KEYS),
    "span": _SPAN_KEYS,
    "extent": ("start", "end"),
    "link": ("type", "from", "to", "start", "end", "confidence"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a record, the path that leads to it, and the raw text that its offsets point into."""

    value: Any
    path: str
    raw: str

    def fail(self, problem: str) -> RecordError:
        """Return the error that names this value and what is wrong with it."""
        return RecordError(f"{self.path}: {problem}. The record breaks the contract; extract its article again.")

    def fields(self, kind: str) -> dict[str, Node]:
        """Return the values of an object that has just the keys of its kind."""
        if not isinstance(self.value, dict):
            raise self.fail(f"expected an object, found {shown(self.value)}")
        for problem, keys in (
            ("is missing", [key for key in KEYS[kind] if key not in self.value]),
            ("is not known", [key for key in self.value if key not in KEYS[kind]]),
        ):
            if keys:
                raise self.fail(f"key {', '.join(map(repr, keys))} {problem}")
        return {key: Node(self.value[key], f"{self.path}.{key}", self.raw) for key in KEYS[kind]}

    def items(self) -> Iterator[Node]:
        """Return the values of a list."""
        if not isinstance(self.value, list):
            raise self.fail(f"expected a list, found {shown(self.value)}")
        return (Node(value, f"{self.path}[{i}]", self.raw) for i, value in enumerate(self.value))

    def string(self) -> str:
        """Return a text that is not empty."""
        if not isinstance(self.value, str) or not self.value:
            raise self.fail(f"expected some text, found {shown(self.value)}")
        return self.value

    def optional_string(self) -> str | None:
        """Return a text or None."""
        return None if self.value is None else self.string()

    def whole(self) -> int:
        """Return a whole number from 0."""
        if isinstance(self.value, bool) or not isinstance(self.value, int) or self.value < 0:
            raise self.fail(f"expected a whole number that is not negative, found {shown(self.value)}")
        return self.value

    def optional_whole(self) -> int | None:
        """Return a whole number from 0, or None."""
        return None if self.value is None else self.whole()

    def share(self) -> float:
        """Return a number from 0 to 1."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | float) or not 0 <= self.value <= 1:
            raise self.fail(f"expected a number from 0 to 1, found {shown(self.value)}")
        return float(self.value)

    def date(self) -> dt.date:
        """Return a date, written YYYY-MM-DD."""
        try:
            date = dt.date.fromisoformat(self.string())
        except ValueError:
            date = None
        if date is None or date.isoformat() != self.value:
            raise self.fail(f"expected a date YYYY-MM-DD, found {shown(self.value)}")
        return date

    def choice(self, literal: object) -> str:
        """Return a value that is one of those of a Literal."""
        if self.value not in (choices := get_args(literal)):
            raise self.fail(f"expected one of {', '.join(choices)}, found {shown(self.value)}")
        return cast(str, self.value)

    def type_name(self) -> str:
        """Return the name of a type."""
        if not NAME_OF_TYPE.fullmatch(name := self.string()):
            raise self.fail(f"expected an upper-case type name, found {shown(name)}")
        return name

    def known(self, ids: frozenset[str]) -> str:
        """Return an id that the record declares."""
        if (name := self.string()) not in ids:
            raise self.fail(f"{name!r} is not declared in this record")
        return name

    def extent(self, parts: dict[str, Node]) -> tuple[int, int]:
        """Return a start and an end that lie in the article."""
        start, end = parts["start"].whole(), parts["end"].whole()
        if not start < end <= len(self.raw):
            raise self.fail(f"{start}-{end} is not a stretch of the article, which has {len(self.raw)} characters")
        return start, end

    def span(self, parts: dict[str, Node]) -> tuple[int, int, str]:
        """Return the same with the text, which is the article's own there."""
        start, end = self.extent(parts)
        text, own = parts["text"].string(), self.raw[start:end]
        if text != own:
            raise self.fail(f"the article has {shown(own)} at {start}-{end}, the record {shown(text)}")
        return start, end, text


def shown(value: object) -> str:
    """Return a value as it is shown in a message, cut short."""
    return _SHORT.repr(value)
