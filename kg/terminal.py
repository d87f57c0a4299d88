"""What the command line tells on standard error: bars while it works, at the end what was left out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kg.build import Progress, Rejects, replacing, silent

_LISTED = 20
"""Of many documents left out, this many are listed; all of them are in the file of rejects, where there is one."""


@contextmanager
def progress_bars() -> Iterator[Progress]:
    """Yield what draws a bar for each stage on standard error, and draws nothing where that is no terminal."""
    if not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description:<11}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def advance(stage: str, done: int, total: int | None) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield advance


@contextmanager
def rejects_told(file: Path | None) -> Iterator[Rejects]:
    """Yield a list of what is left out, and print it at the end, also at a bitter one; `file` holds all of it."""
    rejects = Rejects()
    try:
        yield rejects
    finally:
        where = f", see {file}" if file else ""
        _list("note", [str(row) for row in rejects.notes], where)
        _list("left out", [str(row) for row in rejects.refused], where)


def _list(word: str, rows: list[str], where: str) -> None:
    for row in rows[:_LISTED]:
        sys.stderr.write(f"{word}: {row}\n")
    if len(rows) > _LISTED:
        sys.stderr.write(f"{word}: and {len(rows) - _LISTED} more{where}\n")


@contextmanager
def destination(path: Path | None) -> Iterator[BinaryIO]:
    """Yield where to write: standard output, or a file that appears once it is complete."""
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    else:
        with replacing(path) as stream:
            yield stream
