"""When events happened: find the expressions of time, say what they mean, give each event the one that dates it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from kg.extract.phrases import whole_text
from kg.extract.text.dates import safe_date
from kg.extract.time.apart import Apart, find_aparts, settle
from kg.extract.time.base import Dated
from kg.extract.time.expressions import Timex, find_timexes
from kg.extract.time.reach import reach
from kg.extract.time.sites import find_site, is_reported_by, says_no_time
from kg.extract.time.tense import tense_at
from kg.extract.time.values import Context, Value, value_of
from kg.extract.time.words import Site

_FINE = {"day": 0, "month": 1, "span": 2, "year": 3}
_YEARLESS = frozenset({"day", "days", "month"})
_MEMORY = 1000  # characters, about six sentences: "two days later" does not reach farther back
_PRESS = dt.timedelta(days=3)  # from the desk to the reader
_JOINT = re.compile(r" ?(?:and|to|until|through|till|-|–|—) ?(?:the )?")
_OPENER = re.compile(r"\b(?:between|from)(?: the)? $", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Expression:
    """A resolved expression, where it stands in the sentence, and the rule that read it."""

    start: int
    end: int
    value: Value
    site: Site
    rule: str = ""
    yearless: bool = False


@dataclass(frozen=True, slots=True)
class Times:
    """The dates of the triggers that have one, by token index, and which happenings are some time apart."""

    dates: Mapping[int, Dated]
    aparts: Sequence[Apart]


def date_events(doc: Doc, triggers: Sequence[int], published: dt.date | None, dateline: dt.date | None = None) -> Times:
    """Return the dates of the triggers (token indices).

    The day of writing anchors "Friday" and "last week": the dateline's, else `published`. Where neither is known only
    expressions with their own year, or that follow one in the text, have a value: no date is ever made up.
    """
    timexes = find_timexes(whole_text(doc))
    aparts = find_aparts(doc, timexes, frozenset(triggers))
    wanted = frozenset(triggers) | {apart.base for apart in aparts if not apart.bases}
    wanted |= {goal for apart in aparts if apart.is_anniversary for goal in apart.goals}
    found_at: dict[int, list[tuple[tuple[int, int, int], Dated, Expression]]] = {}
    anchor = _day_of_writing(published, dateline)
    sites = {apart.timex.start: apart.goal for apart in aparts}
    for found in expressions(doc, timexes, wanted, anchor, sites):
        dated = _dated(found, anchor)
        if dated is None:
            continue
        for trigger, steps in reach(found.site, wanted).items():
            rank = (steps, _FINE[dated.precision], abs(doc[trigger].idx - found.start))
            found_at.setdefault(trigger, []).append((rank, dated, found))
    dates = {trigger: _best(found) for trigger, found in found_at.items()}
    settle(dates, aparts, anchor)
    return Times({trigger: dates[trigger] for trigger in sorted(frozenset(triggers) & dates.keys())}, aparts)


def _dated(found: Expression, anchor: dt.date | None) -> Dated | None:
    """Return what the expression says of an event, None where it bounds or compares."""
    value = None if says_no_time(found.site) else _until_now(found, anchor)
    if value is None:
        return None
    days = value.earliest, value.latest
    return Dated(*days, value.precision, value.basis, found.start, found.end, found.rule, value.late)


def _best(found: Sequence[tuple[tuple[int, int, int], Dated, Expression]]) -> Dated:
    """Return the date that stands nearest, with the year that stands as near: "the 7 July bombings … in 2005".

    A finer one within it says more: "TODAY carried out their sixth attack this year".
    """
    nearest = min(found, key=lambda each: each[0])
    within = [each for each in found if _is_within(each[1], nearest[1])]
    rank, best, expression = min(within, key=lambda each: each[0], default=nearest)
    years = [d for r, d, _ in found if d.precision == "year" and d.basis == "stated" and r[0] <= rank[0]]
    if not expression.yearless or not years:
        return best
    year = years[0].earliest.year
    first, last = (safe_date(year, day.month, day.day) for day in (best.earliest, best.latest))
    return best if first is None or last is None else replace(best, earliest=first, latest=last, basis="stated")


def _is_within(one: Dated, other: Dated) -> bool:
    """Whether one is finer than the other and lies within it."""
    finer = one.latest - one.earliest < other.latest - other.earliest
    return finer and other.earliest <= one.earliest and one.latest <= other.latest


def _day_of_writing(published: dt.date | None, dateline: dt.date | None) -> dt.date | None:
    """The day of the dateline, if it is one shortly before the publication: filed yesterday, printed today."""
    if published is None or dateline is None:
        return published or dateline
    return dateline if dt.timedelta() <= published - dateline <= _PRESS else published


def _until_now(found: Expression, anchor: dt.date | None) -> Value | None:
    """Return the value; "since 2003" lasts until the day of writing, and says nothing where that is not known."""
    if found.site.preposition != "since":
        return found.value
    if anchor is None or anchor < found.value.earliest:
        return None
    return replace(found.value, latest=anchor, precision="span")


def expressions(
    doc: Doc,
    timexes: Sequence[Timex],
    triggers: frozenset[int],
    anchor: dt.date | None,
    sites: Mapping[int, Token],
) -> list[Expression]:
    """Return the expressions of a document that have a value, in order; each may lean on those before it.

    `sites` are the words that what begins at a character modifies: "on June 28, three days after …" dates the same.
    """
    found: list[Expression] = []
    story, text = _Story(anchor), whole_text(doc)
    for timex in timexes:
        site = find_site(doc, timex.start, timex.end, triggers)
        if site is None:
            continue
        if text.startswith(", ", timex.end) and timex.end + 2 in sites:
            site = replace(site, token=sites[timex.end + 2])
        value = value_of(timex, story.context(timex, site))
        if value is None or (timex.kind == "clock" and _has_its_day(timexes, site.token.sent)):
            continue
        if not _is_comparison(timex):
            story.remember(value, site)
        yearless = timex.kind in _YEARLESS and not timex.fields.keys() & {"y", "y2", "ymod", "mod"}
        found.append(Expression(timex.start, timex.end, value, site, timex.rule, yearless))
    return list(_merged(text, found))


def _has_its_day(timexes: Sequence[Timex], sentence: Span) -> bool:
    """Tell whether the sentence of an hour names a day as well."""
    return any(t.kind != "clock" and sentence.start_char <= t.start < sentence.end_char for t in timexes)


def _is_comparison(timex: Timex) -> bool:
    """Tell whether the expression only compares ("up from a year earlier"), so that the story does not move there."""
    return timex.kind == "count" and timex.fields["unit"].startswith("year") and timex.fields["direction"] != "later"


class _Story:
    """What has been dated so far: the last date, the last fine date, the last date with its year."""

    def __init__(self, anchor: dt.date | None) -> None:
        self._anchor = anchor
        self._last: Mapping[str, tuple[int, Value]] = {}
        self._full: dt.date | None = None
        self._said: tuple[int, Value] | None = None

    def context(self, timex: Timex, site: Site) -> Context:
        """Return what the expression can lean on; days are counted from fine dates only."""
        unit = timex.fields.get("unit", "").rstrip("s")
        kind = "any" if unit in {"month", "year", "decade"} else "fine"
        told, value = self._last.get(kind, (0, None))
        near = value if value is not None and site.at - told <= _MEMORY else None
        if kind == "fine" and self._said is not None and self._said[0] == site.token.sent.start:
            near = self._said[1]  # "said on Tuesday that he was shot THE DAY BEFORE"
        return Context(self._anchor, near, self._full, tense_at(site))

    def remember(self, value: Value, site: Site) -> None:
        """Take a date into the story, unless it is only when something was said."""
        if value.basis == "stated":
            self._full = value.earliest
        if is_reported_by(site.token):
            self._said = (site.token.sent.start, value) if value.precision == "day" else self._said
            return
        self._said = None
        kinds = ("any", "fine") if value.precision in {"day", "month"} else ("any",)
        self._last = {**self._last, **dict.fromkeys(kinds, (site.at, value))}


def _merged(text: str, found: Sequence[Expression]) -> Iterator[Expression]:
    """Join "between X and Y", "from X to Y", and "on X and Y" of one kind, into one span."""
    skip = False
    for at, one in enumerate(found):
        if skip:
            skip = False
            continue
        two = found[at + 1] if at + 1 < len(found) else None
        if two is not None and _is_range(text, one, two):
            skip = True
            value = Value(one.value.earliest, two.value.latest, "span", one.value.basis)
            opened = _OPENER.search(text[max(0, one.start - 14) : one.start])
            site = replace(one.site, preposition="between") if opened else one.site
            yield Expression(one.start, two.end, value, site, f"{one.rule} … {two.rule}")
        else:
            yield one


def _is_range(text: str, one: Expression, two: Expression) -> bool:
    if one.value.earliest > two.value.latest or not _JOINT.fullmatch(text, one.end, two.start):
        return False
    if _OPENER.search(text[max(0, one.start - 14) : one.start]):
        return True
    listed = text[one.end : two.start].strip().startswith("and") and one.rule == two.rule
    listed = listed and text[two.end : two.end + 2] not in {"'s", "’s"}
    return listed and two.site.preposition in {"", one.site.preposition}
