"""Days that follow from what an event answers: an answer comes after its provocation and before it is told of.

An undated reprisal told as a fact lies between the first possible day of what it answers and the day on which the
oldest article that reports it came out. That is no guess at a day: it is all that the texts leave open, a span.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from kg.model import FACTUAL
from kg.resolve.corpus import Corpus
from kg.resolve.dates import Interval
from kg.resolve.links import Tie
from kg.resolve.roles import Draft

ANSWERS = "RETALIATES_FOR"


def bracket(
    corpus: Corpus, drafts: Sequence[Draft], dates: Sequence[Interval | None], ties: Sequence[Tie]
) -> list[Interval | None]:
    """The dates, with a span for each undated reprisal that is told as a fact and whose provocation is dated."""
    found = list(dates)
    for tie in sorted(ties, key=lambda t: (t.origin, t.goal)):
        provoked = dates[tie.goal]
        told = _told_by(corpus, drafts[tie.origin])
        if tie.type != ANSWERS or dates[tie.origin] is not None or provoked is None or told is None:
            continue
        if drafts[tie.origin].modality in FACTUAL and provoked.earliest <= told:
            span = Interval(provoked.earliest, told)
            known = found[tie.origin]
            found[tie.origin] = span if known is None else known.meet(span) or known
    return found


def _told_by(corpus: Corpus, draft: Draft) -> dt.date | None:
    """The day on which the oldest dated article that reports the happening came out."""
    days = [corpus.extractions[ref.article].article.published for ref in draft.members]
    return min((day for day in days if day is not None), default=None)
