"""Which happening answers, follows from, was ordered by or is part of which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Event, Modality
from kg.ontology import Ontology
from kg.resolve.corpus import Corpus, Ref
from kg.resolve.dates import Interval
from kg.resolve.happenings import Happenings
from kg.resolve.modality import speech_act, surest
from kg.resolve.roles import RETALIATE, Voice

ORDER = "ORDER"
_LATER = frozenset({"RETALIATES_FOR", "CAUSED_BY", "ORDERED_BY"})
"""Links whose origin cannot be before its goal."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One place where an article ties two happenings together."""

    type: str
    origin: int
    goal: int
    voice: Voice
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Tie:
    """A link between two happenings, with all statements of it and how sure the surest is."""

    type: str
    origin: int
    goal: int
    statements: tuple[Statement, ...]

    @property
    def modality(self) -> Modality:
        """As sure as the surest statement: where only somebody says that it was in reprisal, it is claimed."""
        return surest(s.voice.modality for s in self.statements)


def tie_events(
    corpus: Corpus,
    happenings: Happenings,
    dates: Sequence[Interval | None],
    ontology: Ontology,
    sources: Mapping[Ref, frozenset[int]],
) -> list[Tie]:
    """All links between different happenings, none against time and none that closes a circle."""
    grouped: dict[tuple[str, int, int], list[Statement]] = defaultdict(list)
    for statement in _statements(corpus, happenings, ontology, sources):
        if statement.origin != statement.goal and not _too_early(statement, dates):
            grouped[statement.type, statement.origin, statement.goal].append(statement)
    ties = [Tie(*key, tuple(sorted(group, key=_place))) for key, group in sorted(grouped.items())]
    return without_circles(ties)


def _place(statement: Statement) -> tuple[Ref, int, int]:
    return (statement.voice.ref, statement.start, statement.end)


def _statements(
    corpus: Corpus,
    happenings: Happenings,
    ontology: Ontology,
    sources: Mapping[Ref, frozenset[int]],
) -> Iterable[Statement]:
    for number, extraction in enumerate(corpus.extractions):
        for link in extraction.links:
            origin, goal, kind = Ref(number, link.origin), Ref(number, link.goal), str(link.type)
            if kind == "SAME_EVENT" or not (corpus.has_event(origin) and corpus.has_event(goal)):
                continue
            if kind == "ORDERED":
                kind = "ORDERED_BY"
                if corpus.event(goal).type != ORDER:
                    origin, goal = goal, origin
            told_by = goal if kind == "ORDERED_BY" else origin
            voice = Voice(told_by, speech_act(corpus.event(told_by), ontology), sources.get(told_by, frozenset()))
            yield Statement(
                kind, happenings.of[origin], happenings.of[goal], voice, link.start, link.end, link.confidence
            )
        for event in extraction.events:
            yield from _by_theme(Ref(number, event.id), event, happenings, ontology, sources)


def _by_theme(
    ref: Ref, event: Event, happenings: Happenings, ontology: Ontology, sources: Mapping[Ref, frozenset[int]]
) -> Iterable[Statement]:
    """What an order or a reprisal is about is tied to it, whether or not the record also has the link."""
    theme = happenings.of.get(Ref(ref.article, event.theme)) if event.theme else None
    if theme is None or event.type not in (ORDER, RETALIATE):
        return
    here = happenings.of[ref]
    voice = Voice(ref, speech_act(event, ontology), sources.get(ref, frozenset()))
    start, end = event.trigger.start, event.trigger.end
    if event.type == ORDER:
        yield Statement("ORDERED_BY", theme, here, voice, start, end, event.confidence)
    else:
        yield Statement("RETALIATES_FOR", here, theme, voice, start, end, event.confidence)


def _too_early(statement: Statement, dates: Sequence[Interval | None]) -> bool:
    """Whether what answers or follows was over before what it answers could begin."""
    origin, goal = dates[statement.origin], dates[statement.goal]
    if statement.type not in _LATER or origin is None or goal is None:
        return False
    return origin.latest < goal.earliest


def without_circles(ties: Sequence[Tie]) -> list[Tie]:
    """Leave out the least supported links of every circle: nothing answers what answers it."""
    suspects = _in_circles(ties)
    kept = [tie for tie in ties if (tie.origin, tie.goal) not in suspects]
    forward: dict[int, set[int]] = defaultdict(set)
    doubtful = [tie for tie in ties if (tie.origin, tie.goal) in suspects]
    for tie in sorted(doubtful, key=_doubt):
        if not _reaches(forward, tie.goal, tie.origin):
            forward[tie.origin].add(tie.goal)
            kept.append(tie)
    return sorted(kept, key=lambda t: (t.type, t.origin, t.goal))


def _doubt(tie: Tie) -> tuple[int, float, int, int, str]:
    return (-len(tie.statements), -max(s.confidence for s in tie.statements), tie.origin, tie.goal, tie.type)


def _reaches(forward: Mapping[int, set[int]], start: int, goal: int) -> bool:
    seen, stack = {start}, [start]
    while stack:
        node = stack.pop()
        if node == goal:
            return True
        for following in forward.get(node, ()):
            if following not in seen:
                seen.add(following)
                stack.append(following)
    return False


def _in_circles(ties: Sequence[Tie]) -> set[tuple[int, int]]:
    """Find the edges that may lie on a circle: peel off nodes without a way in, then those without a way out."""
    edges = {(tie.origin, tie.goal) for tie in ties}
    for forward in (True, False):
        edges = _peel(edges, forward=forward)
    return edges


def _peel(edges: set[tuple[int, int]], *, forward: bool) -> set[tuple[int, int]]:
    here, there = (0, 1) if forward else (1, 0)
    outgoing: dict[int, set[int]] = defaultdict(set)
    entering: dict[int, int] = defaultdict(int)
    for edge in edges:
        outgoing[edge[here]].add(edge[there])
        entering[edge[there]] += 1
    free = [node for node in outgoing if not entering[node]]
    gone = set(free)
    while free:
        for following in outgoing.get(free.pop(), ()):
            entering[following] -= 1
            if not entering[following]:
                gone.add(following)
                free.append(following)
    return {edge for edge in edges if edge[here] not in gone}
