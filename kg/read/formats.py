"""The table of input formats: a new one is a module and a row here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from kg.model import Article
from kg.read.html import read_html
from kg.read.jsonl import read_jsonl
from kg.read.rejects import Rejects
from kg.read.table import read_table
from kg.read.text import read_text

Reader = Callable[[str, BinaryIO, Rejects], Iterator[Article]]


@dataclass(frozen=True, slots=True)
class InputFormat:
    """How files with these suffixes become articles."""

    name: str
    suffixes: tuple[str, ...]
    about: str
    read: Reader


JSONL = InputFormat("jsonl", (".jsonl", ".ndjson"), "one JSON object per line, each an article", read_jsonl)

INPUT_FORMATS: tuple[InputFormat, ...] = (
    InputFormat("text", (".txt", ".md"), "one article; ` date YYYY-MM-DD` in front gives its date", read_text),
    JSONL,
    InputFormat("table", (".csv", ".tsv"), "one row an article, under a header that names the columns", read_table),
    InputFormat("html", (".html", ".htm"), "one page, of which the article is taken", read_html),
)

BY_SUFFIX: dict[str, InputFormat] = {suffix: row for row in INPUT_FORMATS for suffix in row.suffixes}
