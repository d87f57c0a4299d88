"""The workbook, read back with openpyxl."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import sys

import openpyxl
import pytest

from kg.errors import InputError
from kg.export import export
from kg.model import Graph


def sheets(graph: Graph) -> dict[str, list[dict[object, object]]]:
    stream = io.BytesIO()
    export(graph, "xlsx", stream)
    book = openpyxl.load_workbook(stream)
    tables: dict[str, list[dict[object, object]]] = {}
    for sheet in book.worksheets:
        head, *body = sheet.iter_rows(values_only=True)
        tables[sheet.title] = [dict(zip(head, row, strict=True)) for row in body]
    return tables


def test_every_part_of_the_graph_has_its_sheet(graph: Graph) -> None:
    tables = sheets(graph)
    assert {name: len(rows) for name, rows in tables.items()} == {
        "events": 3, "parties": 3, "relations": 3, "links": 1, "articles": 1,
    }  # fmt: skip
    killing = tables["events"][0]
    assert killing["earliest"] == dt.datetime(2020, 1, 3)
    assert (killing["agents"], killing["targets"], killing["killed"]) == ("Rebels (claimed)", "The army", 3)
    assert killing["sentence"] == "Rebels killed 3 soldiers in Dana on Friday."
    assert tables["relations"][0]["subject"] == "Rebels"
    assert tables["links"][0]["other event"] == "Rebels killed soldiers"


def test_text_is_never_a_formula_and_never_breaks_the_file(graph: Graph) -> None:
    odd = dataclasses.replace(graph.entities[0], name="=1+1\x0b" + "x" * 40_000)
    rows = sheets(dataclasses.replace(graph, entities=(odd, *graph.entities[1:])))["parties"]
    name = rows[0]["name"]
    assert isinstance(name, str)
    assert name.startswith("=1+1\ufffdxx")
    assert len(name) == 32_767


def test_a_formula_stays_text(graph: Graph) -> None:
    odd = dataclasses.replace(graph.entities[0], name="=1+1")
    stream = io.BytesIO()
    export(dataclasses.replace(graph, entities=(odd, *graph.entities[1:])), "xlsx", stream)
    sheet = openpyxl.load_workbook(stream)["parties"]
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=1+1", "s")


def test_equal_graphs_are_equal_bytes(graph: Graph) -> None:
    first, second = io.BytesIO(), io.BytesIO()
    export(graph, "xlsx", first)
    export(graph, "xlsx", second)
    assert first.getvalue() == second.getvalue()


def test_without_openpyxl_it_says_how_to_get_it(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(InputError, match=r"pip install 'kg\[xlsx\]'"):
        export(graph, "xlsx", io.BytesIO())


def test_more_rows_than_a_sheet_holds_are_refused(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.export.xlsx._MOST_ROWS", 3)
    with pytest.raises(InputError, match="a sheet holds 3 rows, and the graph needs 4"):
        export(graph, "xlsx", io.BytesIO())
