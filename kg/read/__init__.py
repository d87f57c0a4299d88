"""From paths to articles. One module per format, the table of them in `formats`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

from kg.model import Article
from kg.read.decode import Refusal
from kg.read.formats import BY_SUFFIX, INPUT_FORMATS, InputFormat
from kg.read.rejects import Reject, Rejects
from kg.read.walk import STDIN, Document, check_paths, documents

__all__ = ["BY_SUFFIX", "INPUT_FORMATS", "STDIN", "InputFormat", "Reject", "Rejects", "read_articles"]


def read_articles(paths: Iterable[str], rejects: Rejects) -> Iterator[Article]:
    """Read files, directories and standard input ("-", as JSON Lines) one article at a time, in the order given.

    One bad document never stops the others: it goes to `rejects`, as does a text that was read before.
    Raises InputError at once, before anything is read, if a path does not exist.
    """
    given = list(paths)
    check_paths(given)
    return _articles(given, rejects)


def _articles(paths: list[str], rejects: Rejects) -> Iterator[Article]:
    first_path: dict[str, str] = {}
    for document in documents(paths, rejects):
        for article in _read(document, rejects):
            name = article.id
            if name in first_path:
                rejects.note(article.path, f"has the same text as {first_path[name]}", "It was read only once.")
            else:
                first_path[name] = article.path
                yield article


def _read(document: Document, rejects: Rejects) -> Iterator[Article]:
    try:
        with _open(document.path) as stream:
            yield from document.format.read(document.path, stream, rejects)
    except Refusal as refusal:
        rejects.refuse(document.path, refusal.reason, refusal.remedy)
    except OSError as error:
        rejects.refuse(document.path, f"cannot be read ({error.strerror})", "Check its permissions.")


def _open(path: str) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdin.buffer) if path == STDIN else Path(path).open("rb")
