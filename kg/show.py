"""Answers as tables for people, and as JSON or CSV for programs."""

from __future__ import annotations

import csv
import datetime as dt
import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from rich.console import Console

Columns = Sequence[str]
Rows = Sequence[Sequence[Any]]

_NARROWEST = 12
"""Characters a column needs; in a narrower terminal the rows are shown one below the other, a line per column."""

_WIDTH_OF_A_PIPE = 140
"""Where neither a terminal nor COLUMNS says how wide to write."""


def show_table(columns: Columns, rows: Rows, stream: TextIO) -> None:
    """Draw a table as wide as the terminal, in colour on a terminal only."""
    from rich.console import Console

    width = shutil.get_terminal_size((_WIDTH_OF_A_PIPE, 24)).columns
    console = Console(file=stream, width=width, highlight=False)
    words = [[_words(value) for value in row] for row in rows]
    if not rows:
        console.print("No rows.")
    elif width < _NARROWEST * len(columns):
        _draw_blocks(console, columns, words)
    else:
        _draw_table(console, columns, words)


def show_json(columns: Columns, rows: Rows, stream: TextIO) -> None:
    """Write a list of objects, one for each row; dates as YYYY-MM-DD."""
    objects = [dict(zip(columns, row, strict=True)) for row in rows]
    json.dump(objects, stream, ensure_ascii=False, indent=1, default=_plain)
    stream.write("\n")


def show_csv(columns: Columns, rows: Rows, stream: TextIO) -> None:
    """Write a header and the rows as RFC 4180 has them; nothing for null, lists joined by "; "."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_plain(value) for value in row] for row in rows)


STYLES: Mapping[str, Callable[[Columns, Rows, TextIO], None]] = MappingProxyType(
    {"table": show_table, "json": show_json, "csv": show_csv}
)


def _draw_table(console: Console, columns: Columns, rows: Sequence[Sequence[str]]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, show_lines=False, pad_edge=False, header_style="bold", leading=1)
    for column in columns:
        table.add_column(Text(column), overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)


def _draw_blocks(console: Console, columns: Columns, rows: Sequence[Sequence[str]]) -> None:
    from rich.table import Table
    from rich.text import Text

    for row in rows:
        block = Table.grid(padding=(0, 2))
        block.add_column(style="bold", no_wrap=True)
        block.add_column(overflow="fold")
        for column, value in zip(columns, row, strict=True):
            block.add_row(Text(column), Text(value))
        console.print(block)
        console.print()


def _words(value: object) -> str:
    """Return a value as a reader expects it: yes or no, two digits, nothing for null."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.2f}" if isinstance(value, float) else _plain(value)


def _plain(value: object) -> str:
    """Return a value as a program expects it: the day of a date, the parts of a list, nothing for null."""
    match value:
        case None:
            return ""
        case dt.date() | dt.time():
            return value.isoformat()
        case list() | tuple() | set() | frozenset():
            return "; ".join(map(_plain, value))
        case dict():
            return ", ".join(f"{key}: {_plain(part)}" for key, part in value.items())
    return str(value)
