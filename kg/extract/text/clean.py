"""A raw news page becomes the text that the parser reads, and every character remembers where it came from.

`clean` keeps what is prose (captions and headlines too, once each), one block a line, and drops or mends what stands
in the way: galleries that stand twice, photo credits, counters, adverts, datelines, hard line wraps, entities, the
debris of machine translation. The rules are general and live in data/boilerplate.toml; on plain newswire only
whitespace changes. The cleaned text is a fixed point: cleaning it again changes nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.extract.text import layout
from kg.extract.text.boilerplate import Repair, Rules, load_rules
from kg.extract.text.dateline import Dateline, find_dateline
from kg.extract.text.traced import Edit, Traced
from kg.model import Article, Span

_ROUNDS = 8  # each round only shortens the text; prose needs two, nested debris three
_LONG_REPEAT = 4  # words: shorter blocks ("Yes.", "Why?") may be said twice


@dataclass(frozen=True, slots=True)
class Cleaned:
    r"""The text to parse. `blocks` are the paragraphs as (start, end) in `text`, joined by "\n\n".

    No block holds a newline. `dateline` is the day that a dateline or source line of the page gives, None where there
    is none. Its words are no part of `text`, but for the town, a block with a full stop: `town` is
    where it stands in `text`, None where it names none.
    """

    text: str
    blocks: tuple[tuple[int, int], ...]
    article: Article
    trace: Traced
    dateline: dt.date | None = None
    town: tuple[int, int] | None = None

    def raw(self, start: int, end: int) -> Span:
        """Return the raw words from the first to the last character of `text[start:end]`; ValueError if empty."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no such span in the cleaned text of {self.article.path}: {start}-{end}")
        begin, finish = self.trace.starts[start], self.trace.ends[end - 1]
        return Span(begin, finish, self.article.text[begin:finish])


def clean(article: Article) -> Cleaned:
    """Return the parser's view of an article, with the way back to its raw text. Linear in the length of the text."""
    rules = load_rules()
    traced = Traced.of(article.text, article.body)
    traced = layout.plain_characters(traced)
    traced = layout.plain_breaks(traced)
    date = town = None
    for _ in range(_ROUNDS):
        before = traced.text
        traced = _drop_blocks(traced, rules)
        found = find_dateline(traced.text, article.published)
        if found is not None:
            date = date or found.date
            traced = traced.edited(_without(found))
            town = town or (found.place and traced.text[found.start : found.start + found.place[1] - found.place[0]])
        traced = traced.edited(layout.joins(traced.text))
        traced = _repair(traced, rules)
        traced = layout.plain_breaks(traced)
        if traced.text == before:
            break
    blocks = tuple(_blocks(traced.text))
    at = next(((start, end - 1) for start, end in blocks if traced.text[start:end] == f"{town}."), None)
    return Cleaned(traced.text, blocks, article, traced, date, at)


def _without(found: Dateline) -> list[Edit]:
    """What makes a sentence of the dateline's town, so that no paragraph goes on in it, or nothing of the dateline."""
    if found.place is None:
        return [Edit(found.start, found.end, "")]
    first, last = found.place
    return [Edit(found.start, first, ""), Edit(last, found.end, ".\n\n")]


def _blocks(text: str) -> Iterable[tuple[int, int]]:
    start = 0
    for part in text.split("\n\n"):
        if part:
            yield start, start + len(part)
        start += len(part) + 2


def _drop_blocks(traced: Traced, rules: Rules) -> Traced:
    """Drop chrome, and every block that has stood before."""
    edits: list[Edit] = []
    seen: set[str] = set()
    last_was_repeat = False
    for start, end in _blocks(traced.text):
        block = traced.text[start:end]
        repeat = block in seen and (last_was_repeat or block.count(" ") + 1 >= _LONG_REPEAT)
        chrome = rules.is_chrome(block)
        if repeat or chrome:
            edits.append(Edit(start, min(end + 2, len(traced.text)), ""))
        if not chrome:
            last_was_repeat = repeat
            seen.add(block)
    return traced.edited(edits)


def _repair(traced: Traced, rules: Rules) -> Traced:
    cased = layout.is_cased(traced.text)
    for repair in rules.repairs:
        if (cased or not repair.cased) and repair.may_find(traced.text):
            traced = traced.edited(_repairs(traced.text, repair))
    return traced


def _repairs(text: str, repair: Repair) -> list[Edit]:
    """Return the smallest edits: only the characters that differ, so that the rest keeps its place in the raw text."""
    edits = []
    for match in repair.pattern.finditer(text):
        if repair.unless is not None and repair.unless.search(_lead(text, match.start())):
            continue
        edit = Edit(match.start(), match.end(), match.expand(repair.replacement))
        edits.append(edit.trimmed(text))
    return edits


def _lead(text: str, at: int) -> str:
    """Return the part of the block's current sentence that stands before `at`, at most 200 characters."""
    window = text[max(0, at - 200) : at]
    return re.split(r"\n|(?<=[a-z0-9][.!?]) (?=[A-Z])", window)[-1]
