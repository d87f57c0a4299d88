"""What the names in a question stand for: looked up in the graph, by parameters only."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.ask.templates import load_templates
from kg.resources import cypher_dir
from kg.statements import read_statement

if TYPE_CHECKING:
    from kg.stores import Store

_ARTICLE = re.compile(r"(?:the|an|a)\s+", re.IGNORECASE)
_NEAR = 3


class Names:
    """Names of a graph, looked up once each; remembers those that nobody has."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._parties: dict[str, str | None] = {}

    def resolve(self, slot: str, words: str) -> str | None:
        """Return the value of a slot: the main name, the type that a word means; None if unknown."""
        match slot:
            case "days":
                return words if words.isdecimal() else None
            case "type":
                return load_templates().types.get(words.lower())
            case "event":
                return words if self._rows("event", words) else None
        return self.party(words)

    def party(self, words: str) -> str | None:
        """Return the main name of who or what is called so, in any case and with or without an article."""
        if words not in self._parties:
            without = _ARTICLE.sub("", words, count=1) if _ARTICLE.match(words) else words
            rows = self._rows("party", words) or (self._rows("party", without) if without != words else [])
            self._parties[words] = rows[0][0] if rows else None
        return self._parties[words]

    def unknown(self) -> Iterator[str]:
        """Yield a sentence for each name that nobody in the graph has, with the names that are like it."""
        missing = [words for words, name in self._parties.items() if name is None]
        known = {name.lower(): name for name in self.every()} if missing else {}
        for words in missing:
            near = difflib.get_close_matches(_ARTICLE.sub("", words.lower(), count=1), list(known), n=_NEAR, cutoff=0.7)
            hint = f" Like it are: {', '.join(known[name] for name in near)}." if near else ""
            yield f"Nobody in the graph is called {words!r}.{hint}"

    def every(self) -> list[str]:
        """Return all names and aliases, those of the most mentioned first."""
        rows = self._store.read(_statement("names"), {}).rows
        return list(dict.fromkeys(name for main, aliases, _ in rows for name in (main, *(aliases or ()))))

    def _rows(self, lookup: str, words: str) -> list[tuple[Any, ...]]:
        return self._store.read(_statement(lookup), {"name": words}).rows


def _statement(name: str) -> str:
    return read_statement(cypher_dir() / "lookup" / f"{name}.cypher")
