"""Events that are dated by another event: "two days AFTER the bombing", "hours BEFORE he was shot", "on the day OF".

Where one of the two has a date the other has one too, moved by what lies between; where neither has, none is made up.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kg.extract import syntax
from kg.extract.phrases import whole_text
from kg.extract.time.base import Context, Dated, Value, day_value, number_of, span_value
from kg.extract.time.expressions import Timex
from kg.extract.time.reach import reach
from kg.extract.time.relative import RELATIVE, moved
from kg.extract.time.sites import find_site
from kg.extract.time.words import Site
from kg.model import Basis

_TURNED = {"after": "before", "following": "before", "of": "before", "as": "before", "before": "after"}
_ABOUT = dt.timedelta(3)  # "two weeks after" is thirteen days as well
_NEARLY_A_YEAR = dt.timedelta(300)
_CLAUSES = frozenset({"advcl", "relcl", "acl", "ccomp", "pcomp", "conj"})


@dataclass(frozen=True, slots=True)
class Apart:
    """`goals` happened as long after (or before) `bases` as the expression says; token indices of triggers.

    `base` is the word behind "after": it may be no trigger and have a date all the same. `goal` is what the expression
    modifies.
    """

    base: int
    goal: Token
    bases: tuple[int, ...]
    goals: tuple[int, ...]
    timex: Timex

    @property
    def is_anniversary(self) -> bool:
        """Whether the base is looked back on, and the goal may be no event of ours: "marked the anniversary"."""
        return "anniversary" in self.timex.fields


def find_aparts(doc: Doc, timexes: Sequence[Timex], triggers: Collection[int]) -> list[Apart]:
    """Return what the expressions of kind "apart" hold apart, in order; those that touch no trigger are left out."""
    found = (_apart(doc, timex, before, triggers) for before, timex in zip((None, *timexes), timexes, strict=False)
             if _counts(timex))  # fmt: skip
    return [apart for apart in found if apart is not None]


def settle(known: MutableMapping[int, Dated], aparts: Iterable[Apart], written: dt.date | None = None) -> None:
    """Date the undated side of each pair by the dated one, where exactly one has a date.

    An anniversary is kept about the day of writing where no day is told for it.
    """
    for apart in aparts:
        if apart.is_anniversary:
            _look_back(known, apart, written)
            continue
        base = next((known[i] for i in (*apart.bases, apart.base) if i in known), None)
        goal = next((known[i] for i in apart.goals if i in known), None)
        if base is not None and goal is None:
            _date(known, apart.goals, _moved(base, apart.timex, apart.timex.fields["direction"]))
        elif goal is not None and base is None:
            _date(known, apart.bases, _moved(goal, apart.timex, _TURNED[apart.timex.fields["direction"]]))


def _look_back(known: MutableMapping[int, Dated], apart: Apart, written: dt.date | None) -> None:
    """Date what an anniversary is of, unless it has a date of its own; one so late is that of the anniversary."""
    timex = apart.timex
    kept = next((known[i] for i in apart.goals if i in known), None)
    if kept is None and written is not None:
        kept = Dated(written, written, "day", "relative", timex.start, timex.end, timex.rule)
    if kept is None:
        return
    recent = kept.earliest - _NEARLY_A_YEAR
    undated = [i for i in apart.bases if i not in known or known[i].latest > recent]
    _date(known, undated, _moved(kept, timex, "before"))


def _date(known: MutableMapping[int, Dated], triggers: Iterable[int], dated: Dated | None) -> None:
    if dated is not None:
        known.update(dict.fromkeys(triggers, dated))


# ---- what is apart


def _counts(timex: Timex) -> bool:
    """Whether it says how far two happenings are apart, not how long one lasts nor only how far at least."""
    return timex.kind == "apart" and "lasting" not in timex.fields


def _apart(doc: Doc, timex: Timex, before: Timex | None, triggers: Collection[int]) -> Apart | None:
    span = doc.char_span(timex.start, timex.end, alignment_mode="expand")
    base = None if span is None else _base(span[-1], timex)
    if span is None or base is None:
        return None
    goal = _beside(doc, timex, before, base, triggers) or _goal(doc, span, base, triggers)
    if goal is None:
        return None
    bases = tuple(reach(Site(base, "", timex.start), triggers))
    goals = tuple(i for i in reach(Site(goal, "", timex.start), triggers) if i not in bases)
    if "anniversary" in timex.fields:
        goals = goals or (goal.i,)
    return Apart(base.i, goal, bases, goals, timex) if goals else None


def _base(word: Token, timex: Timex) -> Token | None:
    """Return the verb or noun behind "after": of a clause that it opens, or its object."""
    objects = (c for c in word.children if c.dep_ in {"pobj", "pcomp"})
    base = word.head if word.dep_ == "mark" else next(objects, word)
    if base.i <= word.i or base.ent_type_ in syntax.TIMES:
        return None
    if timex.fields["direction"] == "of" and not syntax.is_definite(base):
        return None  # "the day of rage"
    return base


def _beside(doc: Doc, timex: Timex, before: Timex | None, base: Token, triggers: Collection[int]) -> Token | None:
    """Return what the date before it modifies: "died YESTERDAY, two days after he was shot"."""
    if before is None or whole_text(doc)[before.end : timex.start].strip(" ,"):
        return None
    site = find_site(doc, before.start, before.end, triggers)
    return None if site is None or base in (site.token, *site.token.ancestors) else site.token


def _goal(doc: Doc, span: Span, base: Token, triggers: Collection[int]) -> Token | None:
    site = find_site(doc, span.start_char, span[-1].idx, triggers)
    token = site.token if site is not None else span.root.head
    while base in (token, *token.ancestors):  # the parser hangs "two days" on "after", and "after" on its clause
        if base.dep_ not in _CLAUSES or base.head == base or base.head in span:
            return None
        token = base.head
    return token


# ---- how far


def _moved(known: Dated, timex: Timex, direction: str) -> Dated | None:
    fields = timex.fields
    base = Value(known.earliest, known.latest, known.precision, known.basis, late=known.late)
    value = _value(base, {**fields, "direction": "before" if direction == "before" else "later"})
    if value is None:
        return None
    if "within" in fields:
        first, last = min(base.earliest, value.earliest), max(base.latest, value.latest)
        value = span_value(first, last, "relative") if first < last else value
    elif fields["unit"].startswith(("week", "fortnight")) and "exact" not in fields:
        value = span_value(value.earliest - _ABOUT, value.latest + _ABOUT, "relative")
    basis: Basis = "anchored" if known.basis == "anchored" else "relative"
    return Dated(value.earliest, value.latest, value.precision, basis, timex.start, timex.end, timex.rule, value.late)


def _value(base: Value, fields: Mapping[str, str]) -> Value | None:
    context = Context(reference=base)
    unit = fields["unit"].rstrip("s")
    if unit in {"hour", "minute", "moment", "second"}:
        return RELATIVE["hours"](fields if unit == "hour" else {"direction": fields["direction"]}, context)
    if "exact" in fields and base.precision == "day":
        count = number_of(fields["n"]) * (-1 if fields["direction"] == "before" else 1)
        return day_value(moved(base.earliest, unit, count), "relative")
    return RELATIVE["count"](fields, context)
