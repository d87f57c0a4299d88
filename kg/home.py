"""The folder in which a graph lives: which articles belong to it, and what was read out of each.

    manifest.json            the member articles, by id; the file of judgements where it is not the one here
    loaded.jsonl             in their place: a graph that was loaded whole
    judgements.txt           what the user ruled to be one, or not
    actors.toml              the user's own actors, as they were at the last build
    records/ab/abcdef….json  one article and its extraction record, named by everything that the record depends on
    rejects.jsonl            what the last build could not read

Every file is written beside its place and moved there, so that a crash leaves the old one or the new one.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from kg.errors import InputError, RecordError
from kg.model import Article, Extraction
from kg.records import extraction_from_json, extraction_to_json

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Member:
    """An article of the graph: `identity` of its words and metadata, `key` of its record, the file it came from."""

    identity: str
    key: str
    path: str
    file: str | None


def article_identity(article: Article) -> str:
    """Digest of all that is known of an article: its raw text, its metadata and its path."""
    return _digest(json.dumps(_article_json(article), ensure_ascii=False, sort_keys=True))


def record_key(identity: str, *versions: str) -> str:
    """Name of a record: the article's identity with the versions of all that turns the article into a record."""
    return _digest("\0".join((identity, *versions)))


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Open a file that takes the place of `path` once it is complete; on any error the old one stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        Path(temporary).chmod(_usual_mode())
        Path(temporary).replace(path)
    except BaseException:  # cleaned up and raised again, an interruption too
        Path(temporary).unlink(missing_ok=True)
        raise


class Home:
    """The folder of one graph; nothing is made until something is saved."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def has_graph(self) -> bool:
        """Say whether something was built or loaded here."""
        return self._manifest.is_file() or self.is_loaded()

    def is_loaded(self) -> bool:
        """Say whether the graph was loaded from a file, not built of articles."""
        return self.loaded.is_file()

    @property
    def loaded(self) -> Path:
        """The graph that was loaded, as JSON Lines; there is no such file where it was built of articles."""
        return self.path / "loaded.jsonl"

    def require_graph(self) -> None:
        """Raise InputError if nothing was built here."""
        if not self.has_graph():
            raise InputError(f"{self.path}: there is no graph. Make one first: kg build PATH…")

    def members(self) -> dict[str, Member]:
        """Return the articles of the graph by id, empty if nothing was built yet.

        Raises InputError if the manifest is damaged.
        """
        try:
            return {name: Member(**row) for name, row in self._manifest_rows().get("articles", {}).items()}
        except (TypeError, AttributeError) as error:
            raise self._damaged(error) from error

    def _manifest_rows(self) -> dict[str, Any]:
        try:
            rows = json.loads(self._manifest.read_bytes())
        except FileNotFoundError:
            return {}
        except ValueError as error:
            raise self._damaged(error) from error
        if not isinstance(rows, dict) or not isinstance(rows.get("articles"), dict):
            raise self._damaged(ValueError("no articles"))
        return rows

    def _damaged(self, error: Exception) -> InputError:
        return InputError(f"{self._manifest}: damaged ({error!r}). Remove {self.path} and build the graph again.")

    def set_members(self, members: Mapping[str, Member]) -> None:
        """Make these the articles of the graph."""
        rows = {name: asdict(member) for name, member in sorted(members.items())}
        _write_json(self._manifest, {**self._settings(), "articles": rows})

    @property
    def judgements(self) -> Path:
        """The file of the user's rulings: the one told last with `use_judgements`, else one in this folder."""
        return Path(self._settings().get("judgements", self.path / "judgements.txt"))

    def use_judgements(self, path: Path) -> None:
        """Take the user's rulings from this file from now on."""
        kept = {"articles": {}, **self._manifest_rows(), "judgements": str(path.resolve())}
        _write_json(self._manifest, kept)

    @property
    def actors(self) -> Path:
        """The user's own actors, as they were at the last build; there is no such file where there were none."""
        return self.path / "actors.toml"

    def keep_actors(self, text: str) -> None:
        """Keep the user's own actors for the next build; "" for none."""
        if not text:
            self.actors.unlink(missing_ok=True)
        elif not self.actors.is_file() or self.actors.read_text(encoding="utf-8") != text:
            with replacing(self.actors) as stream:
                stream.write(text.encode("utf-8"))

    def _settings(self) -> dict[str, Any]:
        return {key: value for key, value in self._manifest_rows().items() if key != "articles"}

    def has(self, key: str) -> bool:
        """Say whether a record of this name was saved; it may still be damaged."""
        return self._record(key).is_file()

    def save(self, key: str, extraction: Extraction) -> None:
        """Keep an article with its record."""
        entry = {"article": _article_json(extraction.article), "record": extraction_to_json(extraction)}
        _write_json(self._record(key), entry)

    def load(self, key: str) -> Extraction:
        """Return a saved record, verified against its article. Raises RecordError if it is missing or damaged."""
        return self._entry(key, lambda entry: extraction_from_json(entry["record"], _read_article(entry["article"])))

    def article(self, key: str) -> Article:
        """Return the article of a saved record, even of one that older rules made. Raises RecordError likewise."""
        return self._entry(key, lambda entry: _read_article(entry["article"]))

    def _entry(self, key: str, read: Callable[[dict[str, Any]], T]) -> T:
        path = self._record(key)
        try:
            return read(json.loads(path.read_bytes()))
        except (OSError, ValueError, TypeError, KeyError, RecordError) as error:
            raise RecordError(f"{path}: damaged or missing ({error}). Build its article again.") from error

    @property
    def rejects(self) -> Path:
        """Where a build writes what it could not read."""
        return self.path / "rejects.jsonl"

    @property
    def _manifest(self) -> Path:
        return self.path / "manifest.json"

    def _record(self, key: str) -> Path:
        return self.path / "records" / key[:2] / f"{key}.json"


def _article_json(article: Article) -> dict[str, Any]:
    return {**asdict(article), "published": article.published and article.published.isoformat()}


def _read_article(obj: dict[str, Any]) -> Article:
    published = obj["published"]
    return Article(**{**obj, "published": published and dt.date.fromisoformat(published)})


def _write_json(path: Path, value: object) -> None:
    with replacing(path) as stream:
        stream.write(json.dumps(value, ensure_ascii=False).encode("utf-8"))


def _usual_mode() -> int:
    """Permissions that a new file would have had (mkstemp makes files that only their owner can read)."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
