"""What a reprisal answers where its own articles do not say: an attack that others tell of.

Only what is named and dated counts: the latest attack by the side that the reprisal hits, on the side that strikes
back, in the month before. That it is the provocation nobody says, so such a link is the least sure of all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.model import FACTUAL
from kg.ontology import Ontology
from kg.resolve.corpus import Corpus, Ref
from kg.resolve.dates import Interval
from kg.resolve.links import Statement, Tie
from kg.resolve.modality import speech_act
from kg.resolve.parties import Parties
from kg.resolve.roles import RETALIATE, Draft, Voice

PROVOKING = frozenset({"violence", "kidnapping", "invasion"})
MEMORY = 31
"""Days between an attack and a reprisal of which no article says what it is for."""
UNSAID = 0.3
"""How sure such a link is."""

Sides = tuple[str, str]
"""Who struck whom."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of the happenings: their days, the parties in them, and who says so."""

    corpus: Corpus
    ontology: Ontology
    parties: Parties
    dates: Sequence[Interval | None]
    said_by: Mapping[Ref, frozenset[int]]


def unsaid_answers(told: Told, drafts: Sequence[Draft], ties: Sequence[Tie]) -> list[Tie]:
    """A RETALIATES_FOR link for each reprisal without one that has a provocation told elsewhere."""
    answered = {tie.origin for tie in ties if tie.type == "RETALIATES_FOR"}
    struck = _attacks(told, drafts)
    found = []
    for draft in drafts:
        if RETALIATE in draft.types and draft.number not in answered and draft.modality in FACTUAL:
            provocation = _latest(told, draft, struck)
            if provocation is not None:
                said = tuple(_said(told, draft, provocation))
                found.append(Tie("RETALIATES_FOR", draft.number, provocation, said))
    return found


def _attacks(told: Told, drafts: Sequence[Draft]) -> Mapping[Sides, list[int]]:
    found: dict[Sides, list[int]] = defaultdict(list)
    for draft in drafts:
        families = {kind.family for name in draft.types if (kind := told.ontology.events.get(name))}
        if draft.modality in FACTUAL and families & PROVOKING and told.dates[draft.number] is not None:
            for sides in _sides(draft, told.parties):
                found[sides].append(draft.number)
    return found


def _sides(draft: Draft, parties: Parties) -> Iterable[Sides]:
    agents = {parties.token(i) for i in draft.agents if parties.named[i]}
    targets = {parties.token(i) for i in draft.all_targets() if parties.named[i]}
    return ((agent, target) for agent in sorted(agents) for target in sorted(targets) if agent != target)


def _latest(told: Told, draft: Draft, struck: Mapping[Sides, list[int]]) -> int | None:
    """The attack before the reprisal that is nearest to it; None where two of one day are."""
    when = told.dates[draft.number]
    if when is None:
        return None
    before: dict[int, Interval] = {}
    for agent, target in _sides(draft, told.parties):
        for number in struck.get((target, agent), ()):
            days = told.dates[number]
            if number != draft.number and days is not None and _shortly_before(days, when):
                before[number] = days
    last = max((days.latest for days in before.values()), default=None)
    nearest = [number for number, days in before.items() if days.latest == last]
    return nearest[0] if len(nearest) == 1 else None


def _shortly_before(days: Interval, when: Interval) -> bool:
    return days.latest <= when.earliest and (when.earliest - days.earliest).days <= MEMORY


def _said(told: Told, draft: Draft, goal: int) -> Iterable[Statement]:
    """The words that say that it was a reprisal, which is all that is said."""
    for ref in sorted(draft.members):
        event = told.corpus.event(ref)
        if event.type == RETALIATE:
            voice = Voice(ref, speech_act(event, told.ontology), told.said_by.get(ref, frozenset()))
            start, end = event.trigger.start, event.trigger.end
            yield Statement("RETALIATES_FOR", draft.number, goal, voice, start, end, UNSAID)
