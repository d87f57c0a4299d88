"""What the command line tells on standard error: bars while it works, at the end what was left out."""

from __future__ import annotations

import gzip
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

from kg.build import Progress, Rejects, replacing, silent

_CHUNK = 1 << 20
_LISTED = 20
"""Of many documents left out, this many are listed; all of them are in the file of rejects, where there is one."""


@contextmanager
def progress_bars() -> Iterator[Progress]:
    """Yield what draws a bar for each stage on standard error, and draws nothing where that is no terminal."""
    if not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, Task, TaskID, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars
    from rich.text import Text

    class Rate(ProgressColumn):
        """How many a second, over the last thousand steps."""

        def render(self, task: Task) -> Text:
            rate = task.finished_speed or task.speed
            return Text("" if rate is None else f"{rate:,.0f}/s", style="progress.data.speed")

    columns = (TextColumn("{task.description:<11}"), BarColumn(), MofNCompleteColumn(), Rate(), TimeElapsedColumn())
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
    """Yield where to write: standard output, or a file that appears once it is complete, packed if it ends in .gz."""
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    elif path.suffix == ".gz":
        # No name and no time of day in the head: equal content is equal bytes.
        with replacing(path) as stream, gzip.GzipFile(filename="", mode="wb", fileobj=stream, mtime=0) as packed:
            yield cast(BinaryIO, packed)
    else:
        with replacing(path) as stream:
            yield stream


@contextmanager
def watched(stream: BinaryIO, progress: Progress) -> Iterator[BinaryIO]:
    """Yield a buffer before the stream that tells how many mebibytes have gone through it."""
    buffer = io.BufferedWriter(_Meter(stream, progress), _CHUNK)
    try:
        yield buffer
    finally:
        buffer.detach()


class _Meter(io.RawIOBase):
    """Hands on what is written to it."""

    def __init__(self, stream: BinaryIO, progress: Progress) -> None:
        super().__init__()
        self._stream, self._progress, self._written = stream, progress, 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._stream.write(data)
        self._written += len(data)
        self._progress("MiB written", self._written >> 20, None)
        return len(data)
