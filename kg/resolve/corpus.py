"""The records in canonical order, and the words of their articles as evidence."""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.model import Article, Entity, Event, Evidence, Extraction, Sentence
from kg.ontology.actors import Actors
from kg.resolve.geography import locate, told_apart
from kg.resolve.kinds import settle_types
from kg.resolve.towns import Location

_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])|\s*\n\s*\n\s*")


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """An entity, event or link of one record: the article's place in the corpus, and the record's own id."""

    article: int
    id: str


class Corpus:
    """The distinct extractions ordered by article id: the same set is the same corpus.

    `actors` are those that the gazetteer knows, `locations` the places on the map that record entities are or lie in.
    """

    def __init__(self, extractions: Iterable[Extraction], actors: Actors) -> None:
        self.actors = actors
        by_article: dict[str, Extraction] = {}
        for extraction in extractions:
            known = by_article.setdefault(extraction.article.id, extraction)
            if known is not extraction and _rank(extraction) < _rank(known):
                by_article[extraction.article.id] = extraction
        self.article_ids = tuple(sorted(by_article))
        self.extractions = settle_types([told_apart(by_article[i]) for i in self.article_ids])
        self.locations: Mapping[Ref, Location] = {
            Ref(number, entity): location
            for number, extraction in enumerate(self.extractions)
            for entity, location in locate(extraction).items()
        }
        self._entities = [{entity.id: entity for entity in x.entities} for x in self.extractions]
        self._events = [{event.id: event for event in x.events} for x in self.extractions]
        self._finders: dict[int, _Finder] = {}
        self._used: dict[str, Sentence] = {}

    def entity(self, ref: Ref) -> Entity:
        """The record entity."""
        return self._entities[ref.article][ref.id]

    def event(self, ref: Ref) -> Event:
        """The record event."""
        return self._events[ref.article][ref.id]

    def record_name(self, ref: Ref) -> str:
        """The name of a record's entity or event in judgements: "1cc75c4424a97f55/e12"."""
        return f"{self.article_ids[ref.article]}/{ref.id}"

    def has_event(self, ref: Ref) -> bool:
        """Whether the article's record holds that event."""
        return ref.id in self._events[ref.article]

    def article(self, number: int) -> Article:
        """The article at a place of the corpus."""
        return self.extractions[number].article

    def age(self, number: int) -> tuple[dt.date, str]:
        """Sort key by which the first report is found: older articles first, undated ones last."""
        return (self.article(number).published or dt.date.max, self.article_ids[number])

    def evidence(self, number: int, start: int, end: int) -> Evidence:
        """The words at an extent of an article, with the sentence around them (which the graph will then hold)."""
        finder = self._finders.get(number)
        if finder is None:
            finder = self._finders[number] = _Finder(self.extractions[number])
        begin, stop = finder.sentence(start, end)
        article = self.article(number)
        name = f"{self.article_ids[number]}:{begin}-{stop}"
        if name not in self._used:
            self._used[name] = Sentence(name, self.article_ids[number], begin, stop, article.text[begin:stop])
        return Evidence(self.article_ids[number], start, end, article.text[start:end], name)

    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences that evidence was taken from, in the order of their articles."""
        return tuple(sorted(self._used.values(), key=lambda s: (s.article, s.start, s.end)))


def _rank(extraction: Extraction) -> tuple[str, str, str]:
    """Which of two records of the same text stands for it: by path, model and content, never by order of arrival."""
    return (extraction.article.path, extraction.model, repr(extraction))


class _Finder:
    """Finds the sentence around an extent: one that the record names, or else one cut at ends of sentences."""

    def __init__(self, extraction: Extraction) -> None:
        self._text = extraction.article.text
        self._body = extraction.article.body
        self._known = sorted({(event.sentence.start, event.sentence.end) for event in extraction.events})
        self._breaks: list[tuple[int, int]] | None = None

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        place = bisect.bisect_right(self._known, (start, len(self._text)))
        for begin, stop in reversed(self._known[max(0, place - 3) : place]):
            if begin <= start and end <= stop:
                return begin, stop
        return self._cut(start, end)

    def _cut(self, start: int, end: int) -> tuple[int, int]:
        if self._breaks is None:
            self._breaks = [(m.start(), m.end()) for m in _SENTENCE_END.finditer(self._text)]
        before = bisect.bisect_right(self._breaks, (start, len(self._text)))
        begin = self._breaks[before - 1][1] if before else 0
        if begin > start:
            begin = self._breaks[before - 2][1] if before > 1 else 0
        after = bisect.bisect_left(self._breaks, (end, 0))
        if begin <= self._body <= start:
            begin = self._body
        stop = self._closing(after)
        return self._trim(begin, max(stop, end), start, end)

    def _closing(self, after: int) -> int:
        assert self._breaks is not None  # noqa: S101 - set by the only caller
        if after >= len(self._breaks):
            return len(self._text)
        start, end = self._breaks[after]
        return start + len(self._text[start:end].rstrip())

    def _trim(self, begin: int, stop: int, start: int, end: int) -> tuple[int, int]:
        while begin < start and self._text[begin].isspace():
            begin += 1
        while stop > end and self._text[stop - 1].isspace():
            stop -= 1
        return begin, stop
