"""Paths given by a user become the files to read."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.read.formats import BY_SUFFIX, JSONL, InputFormat
from kg.read.rejects import Rejects

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Document:
    """A file to read (or standard input, "-") and the format to read it by."""

    path: str
    format: InputFormat


def check_paths(paths: list[str]) -> None:
    """Raise InputError for the first path that is not there, before anything is read."""
    for path in paths:
        if path != STDIN and not Path(path).exists():
            raise InputError(f"{path}: there is no such file or directory. Check the path; a relative one starts here: "
                             f"{Path.cwd()}")  # fmt: skip


def documents(paths: list[str], rejects: Rejects) -> Iterator[Document]:
    """Yield what to read, in the order given; directories are walked in sorted order.

    Hidden files, and in directories those with an unknown suffix, are ignored; the latter are counted in a note.
    A file named by the user whose suffix is unknown is refused.
    """
    for path in paths:
        if path == STDIN:
            yield Document(STDIN, JSONL)
        elif Path(path).is_dir():
            yield from _directory(path, rejects)
        elif (found := BY_SUFFIX.get(_suffix(path))) is None:
            rejects.refuse(path, "the kind of file is not known", f"Rename it to end in one of {' '.join(BY_SUFFIX)}.")
        else:
            yield Document(os.path.normpath(path), found)


def _directory(top: str, rejects: Rejects) -> Iterator[Document]:
    ignored: Counter[str] = Counter()
    for path in _files(top):
        found = BY_SUFFIX.get(_suffix(path))
        if found is None:
            ignored[_suffix(path) or "no suffix"] += 1
        else:
            yield Document(path, found)
    if ignored:
        kinds = ", ".join(f"{count} with {kind}" for kind, count in sorted(ignored.items()))
        reason = f"files of other kinds were ignored ({kinds})"
        rejects.note(top, reason, f"Read are {' '.join(BY_SUFFIX)}.")


def _files(top: str) -> Iterator[str]:
    """Yield the paths of all visible files under `top`, sorted by their parts, without following links to folders."""
    found: list[str] = []
    for folder, subfolders, names in os.walk(os.path.normpath(top)):
        subfolders[:] = [name for name in subfolders if not name.startswith(".")]
        found += [str(Path(folder, name)) for name in names if not name.startswith(".")]
    return iter(sorted(found, key=lambda path: Path(path).parts))


def _suffix(path: str) -> str:
    return Path(path).suffix.lower()
