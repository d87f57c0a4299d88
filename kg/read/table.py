"""Tables: one article a row under a header that names the columns, as spreadsheets and archives of news export them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from io import TextIOWrapper
from typing import BinaryIO

from kg.model import Article
from kg.read.decode import Refusal
from kg.read.rejects import Rejects
from kg.read.row import FIELDS, article_of

_SEPARATORS = ",;\t"
_LONGEST = 2**27
"""Characters of a field; the library stops at 2**17, which a long report has."""

_UNDECODED = re.compile("[\udc80-\udcff]")
_QUOTING = 'Put fields that hold quotes, separators or line breaks in quotes, and write " inside them as "".'


def read_table(path: str, stream: BinaryIO, rejects: Rejects) -> Iterator[Article]:
    """Yield an article per row, in order; its path is its `id`, or `FILE:LINE` where it has none.

    The first row names the columns: FIELDS, of which only `text` is required, in any order and in capitals or not, and
    `date` for `published`; others are left alone. Commas, semicolons or tabs part them, whichever the header has most
    of. A row that cannot be read goes to `rejects` with the number of its first line, and the next one is read.

    Raises Refusal where no column is called text.
    """
    csv.field_size_limit(_LONGEST)
    # Bytes that are not UTF-8 become halves of surrogate pairs, so that they cost one row and not the rest.
    text = TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="")
    header = text.readline()
    separator = max(_SEPARATORS, key=header.count)
    columns = [name.strip().lower() for name in next(csv.reader([header], delimiter=separator), [])]
    columns = [name if name != "date" or "published" in columns else "published" for name in columns]
    if "text" not in columns:
        raise _without_text(columns)
    yield from _Rows(path, columns, separator, rejects).articles(text)


def _without_text(columns: Sequence[str]) -> Refusal:
    named = f"the columns are {', '.join(columns)}" if any(columns) else "the first line is empty"
    others = ", ".join(name for name in FIELDS if name != "text")
    remedy = f"Call the column with the words of the articles text, and others, if there are such, {others}."
    return Refusal(f"no column is called text: {named}"[:200], remedy)


class _Rows:
    """Reads the rows under a header."""

    def __init__(self, path: str, columns: Sequence[str], separator: str, rejects: Rejects) -> None:
        self._path, self._columns, self._separator, self._rejects = path, columns, separator, rejects

    def articles(self, lines: TextIOWrapper) -> Iterator[Article]:
        """Yield the articles of all rows that can be read."""
        rows = csv.reader(lines, delimiter=self._separator, strict=True)
        while True:
            line = rows.line_num + 2  # the header is one line, and lines count from one
            try:
                cells = next(rows, None)
                if cells is None:
                    return
                if any(map(str.strip, cells)):
                    yield self._article(cells, line)
            except csv.Error as error:
                self._rejects.refuse(self._path, f"malformed row ({error})", _QUOTING, line=line)
            except Refusal as refusal:
                self._rejects.refuse(self._path, refusal.reason, refusal.remedy, line=line)

    def _article(self, cells: Sequence[str], line: int) -> Article:
        if any(map(_UNDECODED.search, cells)):
            raise Refusal("the row is not UTF-8", "Save the table as UTF-8 (in a spreadsheet: CSV UTF-8).")
        if len(cells) != len(self._columns):
            reason = f"the row has {len(cells)} fields, the header {len(self._columns)}"
            raise Refusal(reason, "Put text that holds separators in quotes.")
        row = {name: cell for name, cell in zip(self._columns, cells, strict=True) if cell.strip() or name == "text"}
        return article_of(row, f"{self._path}:{line}")
