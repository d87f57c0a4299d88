"""Answers as tables for people, and as JSON or CSV for programs."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from rich.console import Console

Columns = Sequence[str]
Rows = Sequence[Sequence[Any]]

_NARROWEST = 48
"""In a terminal of fewer characters the rows are shown one below the other, a line per column."""

_COMFORTABLE = 16
"""Characters that a column of longer values needs; columns for which no room is left stand below their row."""

_LONG = 100
"""From the first column on that is mostly longer (a sentence, its article), values stand below their row, not in it."""

_STATUS = frozenset({"status", "act_status", "certainty"})
"""Columns that say how sure something is."""

_COLOURS: Mapping[str, str] = MappingProxyType({
    "asserted": "green", "claimed": "yellow", "planned": "cyan", "threatened": "magenta", "hypothetical": "cyan",
    "denied": "red",
})
"""The colour of a status by the modality in its words, so that `actor claimed` is a claim."""

_WIDTH_OF_A_PIPE = 140
"""Where neither a terminal nor COLUMNS says how wide to write."""

_GAP = 2

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What would steer a terminal or turn the direction of a line: an article must not do that."""


def show_table(columns: Columns, rows: Rows, stream: TextIO, width: int | None = None) -> None:
    """Draw a table as wide as the terminal, in colour on a terminal only; sentences stand below their rows.

    `width` is in characters, where it shall not be the terminal's.
    """
    from rich.console import Console

    width = width or shutil.get_terminal_size((_WIDTH_OF_A_PIPE, 24)).columns
    drawn = io.StringIO()
    console = Console(file=drawn, width=width, highlight=False, force_terminal=stream.isatty())
    words = [[_CONTROLS.sub("�", " ".join(_words(value).split())) for value in row] for row in rows]
    split = _split(columns, words, width)
    if not rows:
        console.print("No rows.")
    elif width < _NARROWEST and len(columns) > 1 and split > 1:
        _draw_blocks(console, columns, words)
    else:
        _draw_table(console, columns, words, split)
    stream.writelines(f"{line.rstrip()}\n" for line in drawn.getvalue().splitlines())


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


def _split(columns: Columns, rows: Sequence[Sequence[str]], width: int) -> int:
    """Return how many columns stand side by side: those before the first of long texts, as far as there is room."""
    from rich.cells import cell_len

    room = width
    for i, column in enumerate(columns):
        lengths = [cell_len(row[i]) for row in rows if row[i]]
        room -= min(max([cell_len(column), *lengths]), _COMFORTABLE) + _GAP
        is_long = sum(length > _LONG for length in lengths) * 2 > len(lengths)
        if i and (is_long or (room < -_GAP and width >= _NARROWEST)):
            return i
    return len(columns)


def _draw_table(console: Console, columns: Columns, rows: Sequence[Sequence[str]], split: int) -> None:
    """Draw the first `split` columns side by side, and what follows below each row."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    widths = _widths([columns[:split], *(row[:split] for row in rows)], console.width)
    is_airy = split < len(columns) or any(len(row[i]) > widths[i] for row in rows for i in range(split))

    def line(values: Sequence[str], styles: Sequence[str]) -> Table:
        grid = Table.grid(padding=(0, _GAP, 0, 0))
        for width in widths:
            grid.add_column(width=width, overflow="fold")
        grid.add_row(*(Text(value, style) for value, style in zip(values, styles, strict=True)))
        return grid

    console.print(line(columns[:split], ["bold"] * split))
    console.print(Text("─" * (sum(widths) + _GAP * (len(widths) - 1)), "dim"))
    for row in rows:
        styles = [_style(column, value) for column, value in zip(columns, row, strict=True)]
        console.print(line(row[:split], styles[:split]))
        for column, value, style in zip(columns[split:], row[split:], styles[split:], strict=True):
            if value:
                text = Text.assemble((f"{column}: ", "dim"), (value, style))
                console.print(Padding(text, (0, 0, 0, 2), expand=False))
        if is_airy:
            console.print()


def _style(column: str, value: str) -> str:
    """Return the colour of a status, nothing for any other value."""
    if column not in _STATUS:
        return ""
    return next((colour for word, colour in _COLOURS.items() if word in value), "")


def _widths(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """Return the width of each column: its longest value, and where that is too much, less of the widest ones."""
    from rich.cells import cell_len

    widths = [max(1, *(cell_len(value) for value in column)) for column in zip(*rows, strict=True)]
    while sum(widths) + _GAP * (len(widths) - 1) > room:
        widths[widths.index(max(widths))] -= 1
    return widths


def _draw_blocks(console: Console, columns: Columns, rows: Sequence[Sequence[str]]) -> None:
    from rich.table import Table
    from rich.text import Text

    for row in rows:
        block = Table.grid(padding=(0, 2))
        block.add_column(style="bold", no_wrap=True)
        block.add_column(overflow="fold")
        for column, value in zip(columns, row, strict=True):
            block.add_row(Text(column), Text(value, _style(column, value)))
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
