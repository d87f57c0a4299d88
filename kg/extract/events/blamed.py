"""What somebody is blamed for where the clause does not say: "A bomb exploded. The police BLAMED the rebels."."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.extract import syntax
from kg.extract.events.happening import HARM, Happening
from kg.model import FACTUAL

WITH_THEME = ("for", "of", "on")


def find_blame(events: Sequence[Happening]) -> None:
    """Give a blame without a theme the act told last, in its sentence or the one before, unless its doers are told."""
    for position, event in enumerate(events):
        if not _lacks_theme(event):
            continue
        told = next((e for e in reversed(events[:position]) if e.type.family in HARM), None)
        if told is None or told.modality not in FACTUAL or told.agents or not _is_near(told.head, event.head):
            continue
        event.themes = [told]


def _lacks_theme(event: Happening) -> bool:
    if event.type.type != "BLAME" or event.head.lemma_ != "blame" or event.themes or event.modality != "asserted":
        return False
    things = (event.head, *syntax.objects(event.head))
    return not any(syntax.prepositional(thing, WITH_THEME) or syntax.clauses(thing) for thing in things)


def _is_near(earlier: Token, later: Token) -> bool:
    first = later.sent.start
    before = later.doc[first - 1].sent.start if first else 0
    if first and later.doc[first - 1].is_space:
        before = later.doc[before - 1].sent.start if before == first - 1 and before else before
    return earlier.i >= before
