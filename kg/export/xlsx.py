"""A workbook for people: events, parties, relations, links and articles, a sheet each. Needs openpyxl (`kg[xlsx]`)."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from kg.errors import InputError
from kg.model import Evidence, Graph, Participant

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell

Value = str | float | dt.date | None
Row = Sequence[Value]

_HOUR, _NO_HOUR = re.compile(rb"\d{4}-\d\d-\d\dT[\d:.]+Z"), b"1980-01-01T00:00:00Z"

_LONGEST = 32_767
"""Characters that a cell can hold (ECMA-376, as Excel limits it)."""
_MOST_ROWS = 1_048_576
"""Rows that a sheet can hold, its head among them."""

_WIDTHS = {"name": 40, "sentence": 80, "title": 40, "path": 40, "url": 40, "aliases": 40}
_WIDTH = 16


def write_xlsx(graph: Graph, stream: BinaryIO) -> None:
    """Write the workbook. Raises InputError if openpyxl is not installed or a sheet would be too long."""
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise InputError("xlsx needs openpyxl, which is not installed: pip install 'kg[xlsx]'") from error
    most = max(map(len, (graph.events, graph.entities, graph.facts, graph.links, graph.articles)))
    if most >= _MOST_ROWS:
        raise InputError(f"a sheet holds {_MOST_ROWS:,} rows, and the graph needs {most + 1:,}. Export it as jsonl.")
    book = Workbook(write_only=True)
    for title, rows in _sheets(graph):
        _sheet(book, title, rows)
    held = io.BytesIO()
    book.save(held)
    stream.write(_timeless(held))


def _timeless(held: io.BytesIO) -> bytes:
    """The workbook without the hour at which it was written, so that equal graphs are equal bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(held) as written, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in written.namelist():
            part = written.read(name)
            made.writestr(zipfile.ZipInfo(name), _HOUR.sub(_NO_HOUR, part) if name == "docProps/core.xml" else part,
                          zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _sheet(book: Workbook, title: str, rows: Iterator[Row]) -> None:
    """One sheet: a bold head that stays in sight, columns that can be filtered, text that is never a formula."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    def cell(value: Value, *, bold: bool = False) -> Cell:
        text = ILLEGAL_CHARACTERS_RE.sub("\ufffd", value)[:_LONGEST] if isinstance(value, str) else value
        made = WriteOnlyCell(sheet)
        made.value = text
        if isinstance(text, str):
            made.data_type = "s"
        if bold:
            made.font = Font(bold=True)
        return made

    sheet = book.create_sheet(title)
    head = next(rows)
    sheet.freeze_panes = "A2"
    for number, name in enumerate(head, 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(str(name), _WIDTH)
    sheet.append([cell(name, bold=True) for name in head])
    for row in rows:
        sheet.append([cell(value) for value in row])


def _sheets(graph: Graph) -> Iterator[tuple[str, Iterator[Row]]]:
    sheets = _Sheets(graph)
    yield "events", sheets.events()
    yield "parties", sheets.parties()
    yield "relations", sheets.relations()
    yield "links", sheets.links()
    yield "articles", sheets.articles()


class _Sheets:
    """The rows of each sheet, its head first; ids are given as names wherever a person reads them."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._entities = {entity.id: entity.name for entity in graph.entities}
        self._events = {event.id: event.name for event in graph.events}
        self._sentences = {sentence.id: " ".join(sentence.text.split()) for sentence in graph.sentences}
        self._articles = {article.id: article.title or article.path for article in graph.articles}

    def events(self) -> Iterator[Row]:
        yield ("id", "name", "type", "earliest", "latest", "precision", "modality", "agents", "targets", "places",
               "country", "latitude", "longitude", "killed", "injured", "weapons", "plover", "cameo", "reports",
               "confidence", "sentence", "article")
        for event in self._graph.events:
            proof = self._source([report.evidence for report in event.reports])
            yield (event.id, event.name, event.type, event.earliest, event.latest, event.precision, event.modality,
                   self._people(event.agents), self._people(event.targets), self._people(event.places), event.country,
                   event.latitude, event.longitude, event.killed, event.injured, "; ".join(event.instruments),
                   event.plover, event.cameo, len(event.reports), event.confidence, *proof)  # fmt: skip

    def parties(self) -> Iterator[Row]:
        yield "id", "name", "type", "country", "aliases", "wikidata", "latitude", "longitude", "mentions"
        for entity in self._graph.entities:
            yield (entity.id, entity.name, entity.type, entity.country, "; ".join(entity.aliases), entity.wikidata,
                   entity.latitude, entity.longitude, len(entity.mentions))  # fmt: skip

    def relations(self) -> Iterator[Row]:
        yield ("subject", "relation", "object", "earliest", "latest", "precision", "modality", "according to", "event",
               "confidence", "sentence", "article")
        for fact in self._graph.facts:
            yield (self._entities[fact.subject], fact.type, self._entities[fact.object], fact.earliest, fact.latest,
                   fact.precision, fact.modality, self._names(fact.sources), fact.event, fact.confidence,
                   *self._source(fact.evidence))  # fmt: skip

    def links(self) -> Iterator[Row]:
        yield "event", "link", "other event", "modality", "according to", "confidence", "sentence", "article"
        for link in self._graph.links:
            yield (self._events[link.origin], link.type, self._events[link.goal], link.modality,
                   self._names(link.sources), link.confidence, *self._source(link.evidence))  # fmt: skip

    def articles(self) -> Iterator[Row]:
        copies = {copy.article: self._articles[copy.original] for copy in self._graph.copies}
        yield "id", "title", "published", "source", "url", "path", "copy of"
        for article in self._graph.articles:
            told = article.id, article.title, article.published, article.source, article.url, article.path
            yield (*told, copies.get(article.id))

    def _people(self, participants: Sequence[Participant]) -> str:
        """Names, each with the modality of its part where that is not a fact."""
        sure = (f"{self._entities[p.entity]}{'' if p.modality == 'asserted' else f' ({p.modality})'}"
                for p in participants)  # fmt: skip
        return "; ".join(sure)

    def _names(self, entities: Sequence[str]) -> str:
        return "; ".join(self._entities[entity] for entity in entities)

    def _source(self, evidence: Sequence[Evidence]) -> tuple[str, str]:
        """The first sentence that says so, and its article."""
        if not evidence:
            return "", ""
        return self._sentences[evidence[0].sentence], self._articles[evidence[0].article]
