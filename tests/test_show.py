"""Answers as tables, JSON and CSV: nothing lost, nothing drawn that a pipe cannot take."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import pytest

from kg.show import STYLES

COLUMNS = ("when", "who", "killed", "sure", "sentence")
SENTENCE = 'The army [red]hit back[/red], "hard", and\nwent on, which is told here at such length that it has to wrap.'
ROWS = [
    [dt.date(2020, 1, 3), ["Iran", "Iraq"], 3, 0.666667, SENTENCE],
    [None, [], None, True, "—"],
]


def shown(style: str, rows: list[list[object]] = ROWS) -> str:  # type: ignore[assignment]
    stream = io.StringIO()
    STYLES[style](COLUMNS, rows, stream)
    return stream.getvalue()


def test_json_keeps_types_and_text() -> None:
    first, second = json.loads(shown("json"))
    assert first == dict(zip(COLUMNS, ["2020-01-03", ["Iran", "Iraq"], 3, 0.666667, SENTENCE], strict=True))
    assert second["when"] is None
    assert second["sure"] is True


def test_csv_can_be_read_back() -> None:
    rows = list(csv.reader(io.StringIO(shown("csv"))))
    assert rows == [list(COLUMNS), ["2020-01-03", "Iran; Iraq", "3", "0.666667", SENTENCE], ["", "", "", "True", "—"]]


def test_a_table_fits_its_width_and_takes_no_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    table = shown("table")
    assert max(map(len, table.splitlines())) <= 80
    assert "[red]hit" in table
    assert "\x1b" not in table
    assert {"2020-01-03", "0.67", "yes"} <= set(table.split())


def test_a_long_sentence_stands_below_its_row_and_all_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    stream = io.StringIO()
    rows: list[list[object]] = [["Iran", "word " * 25 + "\n\n\nend", "a.txt"], ["Iraq", None, "b.txt"]]
    STYLES["table"](("who", "sentence", "article"), rows, stream)
    lines = stream.getvalue().splitlines()
    assert lines[:3] == ["who", "────", "Iran"]
    assert lines[3].startswith("  sentence: word word")
    assert lines[5].endswith(" word end")
    assert lines[6:] == ["  article: a.txt", "", "Iraq", "  article: b.txt", ""]
    assert not [line for line in lines if line != line.rstrip() or len(line) > 60]


def test_columns_that_find_no_room_stand_below_their_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    stream = io.StringIO()
    row: list[object] = [dt.date(2020, 1, 3), "The army", "a deed told in a good many words", 3, "asserted"]
    columns = ("when", "by", "what", "deed", "killed", "status")
    STYLES["table"](columns, [[*row[:3], "another deed of many words", *row[3:]]], stream)
    lines = stream.getvalue().splitlines()
    assert lines[0].split() == ["when", "by", "what", "deed"]
    assert lines[-3:] == ["  killed: 3", "  status: asserted", ""]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("status", "colour"), [("asserted", "32"), ("actor claimed", "33"), ("denied", "31"), ("threatened", "35")]
)
def test_a_status_has_its_colour_in_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, status: str, colour: str
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    terminal, pipe = Terminal(), io.StringIO()
    for stream in (terminal, pipe):
        STYLES["table"](("who", "status"), [["Iran", status]], stream)
    assert f"\x1b[{colour}m{status}" in terminal.getvalue()
    assert "\x1b" not in pipe.getvalue()


def test_an_article_cannot_steer_the_terminal() -> None:
    stream = io.StringIO()
    STYLES["table"](("who",), [["\x1b[2Jred\u202e"]], stream)
    assert stream.getvalue().splitlines()[2] == "�[2Jred�"


def test_a_narrow_terminal_gets_a_block_for_each_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    lines = shown("table").splitlines()
    assert lines[0].split() == ["when", "2020-01-03"]
    assert next(line for line in lines if line.startswith("who")).split() == ["who", "Iran;", "Iraq"]
    assert max(map(len, lines)) <= 40


@pytest.mark.parametrize(
    ("style", "expected"), [("table", "No rows.\n"), ("json", "[]\n"), ("csv", ",".join(COLUMNS) + "\n")]
)
def test_no_rows(style: str, expected: str) -> None:
    assert shown(style, []) == expected
