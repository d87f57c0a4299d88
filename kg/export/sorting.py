"""Sorting more lines than fit into memory: sorted runs on disk, merged (Knuth, TAOCP 3, section 5.4)."""

from __future__ import annotations

import heapq
import itertools
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import IO

RUN = 150_000
"""Lines that are held in memory at a time: with lines of RDF some 40 MB."""

MOST_RUNS = 200
"""Runs that are merged at a time; each is an open file."""


def sorted_lines(lines: Iterable[bytes], run: int = RUN, most_runs: int = MOST_RUNS) -> Iterator[bytes]:
    """Yield the lines, each ended by a newline, in the order of their bytes and each once.

    Memory is bounded by `run` lines, whatever their number; the rest lies in temporary files.
    """
    remaining = iter(lines)
    first = _next_run(remaining, run)
    if len(first) < run:
        yield from _unique(first)
        return
    with ExitStack() as stack:
        runs = [stack.enter_context(_spooled(first))]
        del first
        while some := _next_run(remaining, run):
            runs.append(stack.enter_context(_spooled(some)))
            if len(runs) == most_runs:
                merged = _spooled(_unique(heapq.merge(*runs)))
                stack.pop_all().close()
                runs = [stack.enter_context(merged)]
        yield from _unique(heapq.merge(*runs))


def _next_run(lines: Iterator[bytes], run: int) -> list[bytes]:
    return sorted(itertools.islice(lines, run))


def _spooled(lines: Iterable[bytes]) -> IO[bytes]:
    file = tempfile.TemporaryFile()  # noqa: SIM115 (closed by who merges it)
    file.writelines(lines)
    file.seek(0)
    return file


def _unique(lines: Iterable[bytes]) -> Iterator[bytes]:
    return (line for line, _ in itertools.groupby(lines))
