"""From clusters, drafts, ties and edges to the records of the graph, each part sorted."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.model import (
    Event,
    EventLink,
    Evidence,
    Fact,
    Participant,
    Report,
    ResolvedEntity,
    ResolvedEvent,
)
from kg.ontology import Ontology
from kg.resolve.corpus import Corpus, Ref
from kg.resolve.dates import Interval, precision, settle
from kg.resolve.facts import Edge
from kg.resolve.links import Tie
from kg.resolve.modality import speech_act
from kg.resolve.parties import SITES
from kg.resolve.roles import Draft, Voice, sources, sure, types_of
from kg.resolve.tolls import counts, toll
from kg.resolve.towns import Location

_COUNTRYWIDE = 4
"""Worse than any precision of a point."""
_CEILING = 0.99
"""No number of reports makes a machine's reading certain."""


def event_dates(corpus: Corpus, drafts: Sequence[Draft]) -> list[Interval | None]:
    """The days of each happening, by its number."""
    return [settle(w for ref in draft.members if (w := corpus.event(ref).when)) for draft in drafts]


def event_id(corpus: Corpus, draft: Draft) -> str:
    """From the first report (the oldest article's): later reports, or more of them, change nothing."""
    first = min(draft.members, key=lambda ref: (corpus.age(ref.article), corpus.event(ref).trigger.start, ref.id))
    event = corpus.event(first)
    anchor = f"{corpus.article_ids[first.article]}:{event.trigger.start}:{event.trigger.end}:{first.id}"
    return "ev-" + hashlib.sha256(anchor.encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Composer:
    """Turns numbers into ids: entity clusters into resolved entities, happenings into event ids.

    `originals` has the article that each article repeats, itself where it repeats none: copies count once.
    """

    corpus: Corpus
    ontology: Ontology
    clusters: Mapping[Ref, int]
    entities: Mapping[int, ResolvedEntity]
    spots: Mapping[int, Location]
    ids: Sequence[str]
    dates: Sequence[Interval | None]
    originals: Sequence[int]

    def event(self, draft: Draft, name: str) -> ResolvedEvent:
        """The resolved event of a draft."""
        told = [(ref, self.corpus.event(ref)) for ref in draft.members]
        kind = self.ontology.events.get(draft.main_type)
        main = next((event for _, event in told if event.type == draft.main_type), told[0][1])
        voiced = [(self.originals[ref.article], event, speech_act(event, self.ontology)) for ref, event in told]
        days = self.dates[draft.number]
        where = self._where(draft)
        spot = None if where is None else self.spots.get(where)
        return ResolvedEvent(
            id=self.ids[draft.number],
            name=name,
            type=draft.main_type,
            types=draft.types,
            plover=kind.plover if kind else main.plover,
            cameo=main.cameo or (kind.cameo if kind else None),
            modality=draft.modality,
            reports=tuple(sorted((self._report(ref, event) for ref, event in told), key=_report_place)),
            earliest=days.earliest if days else None,
            latest=days.latest if days else None,
            precision=precision(days) if days else None,
            agents=self._participants(draft, draft.agents),
            targets=self._participants(draft, draft.all_targets()),
            places=self._participants(draft, draft.places),
            location=None if where is None else self.entities[where].id,
            country=spot.country if spot else None,
            latitude=spot.latitude if spot else None,
            longitude=spot.longitude if spot else None,
            geo_precision=spot.precision if spot else None,
            instruments=tuple(sorted({" ".join(i.text.split()) for _, event in told for i in event.instruments})),
            killed=toll(counts(voiced, "killed")),
            injured=toll(counts(voiced, "injured")),
            themes=tuple(sorted(self.ids[theme] for theme in draft.themes)),
            confidence=_joint((self.originals[ref.article], event.confidence) for ref, event in told),
        )

    def _where(self, draft: Draft) -> int | None:
        """The place that says best where it was: a town before a province or a country, the most reported first."""
        hit = {i: v for i, v in draft.all_targets().items() if self.entities[i].type in SITES}
        voices = {**hit, **draft.places}
        if not voices:
            return None

        def rank(entity: int) -> tuple[bool, int, int, str]:
            spot = self.spots.get(entity)
            exact = spot.precision if spot and spot.precision else _COUNTRYWIDE
            return (spot is None, exact, -len(voices[entity]), self.entities[entity].id)

        return min(voices, key=rank)

    def fact(self, edge: Edge) -> Fact:
        """The fact of an edge, with its evidence."""
        spot = None if edge.event is None else self.dates[edge.event]
        evidence = [self._trigger(ref) for ref in edge.reports]
        evidence += [self.corpus.evidence(*extent) for extent in edge.extents]
        confidence = edge.confidence
        if edge.reports:
            told = ((ref.article, self.corpus.event(ref)) for ref in edge.reports)
            confidence = _joint((self.originals[article], event.confidence) for article, event in told)
        return Fact(
            type=edge.type,
            subject=self.entities[edge.subject].id,
            object=self.entities[edge.object].id,
            event=None if edge.event is None else self.ids[edge.event],
            modality=edge.modality,
            sources=self._ids(edge.sources),
            evidence=_ordered(evidence),
            earliest=spot.earliest if spot else None,
            latest=spot.latest if spot else None,
            precision=precision(spot) if spot else None,
            confidence=round(confidence, 4),
        )

    def link(self, tie: Tie) -> EventLink:
        """The link of a tie, with its evidence."""
        voices = [s.voice for s in tie.statements]
        return EventLink(
            type=tie.type,
            origin=self.ids[tie.origin],
            goal=self.ids[tie.goal],
            modality=tie.modality,
            sources=self._ids(sources(voices, tie.modality)),
            evidence=_ordered(self.corpus.evidence(s.voice.ref.article, s.start, s.end) for s in tie.statements),
            confidence=_joint((self.originals[s.voice.ref.article], s.confidence) for s in tie.statements),
        )

    def _report(self, ref: Ref, event: Event) -> Report:
        said_by = (self._source(ref.article, source) for source in event.sources)
        return Report(
            evidence=self._trigger(ref),
            type=event.type,
            modality=event.modality,
            sources=tuple(sorted(i for i in said_by if i)),
            confidence=event.confidence,
        )

    def _source(self, article: int, source: str) -> str | None:
        """The id of who is quoted; None for a bare pronoun."""
        cluster = self.clusters[Ref(article, source)]
        return self.entities[cluster].id if cluster in self.entities else None

    def _trigger(self, ref: Ref) -> Evidence:
        trigger = self.corpus.event(ref).trigger
        return self.corpus.evidence(ref.article, trigger.start, trigger.end)

    def _participants(self, draft: Draft, role: Mapping[int, Sequence[Voice]]) -> tuple[Participant, ...]:
        found = []
        for entity, voices in role.items():
            modality = sure(voices)
            said_by = self._ids(sources(voices, modality))
            found.append(Participant(self.entities[entity].id, modality, said_by, types_of(draft, voices)))
        return tuple(sorted(found, key=lambda p: p.entity))

    def _ids(self, clusters: Iterable[int]) -> tuple[str, ...]:
        return tuple(sorted(self.entities[c].id for c in clusters))


def _report_place(report: Report) -> tuple[str, int, int, str]:
    return (report.evidence.article, report.evidence.start, report.evidence.end, report.type)


def _ordered(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(sorted(set(evidence), key=lambda e: (e.article, e.start, e.end)))


def _joint(confidences: Iterable[tuple[int, float]]) -> float:
    """Noisy-or over articles, each counted once with its surest report."""
    best: dict[int, float] = {}
    for article, confidence in confidences:
        best[article] = max(best.get(article, 0.0), confidence)
    doubt = math.prod(1.0 - min(best[article], _CEILING) for article in sorted(best))
    return round(min(1.0 - doubt, _CEILING), 4)


def event_names(
    drafts: Sequence[Draft], entities: Mapping[int, ResolvedEntity], dates: Sequence[Interval | None]
) -> list[str]:
    """A short title of each happening: what, whom, by whom, when; what it is about where it is about something."""

    def title(draft: Draft) -> str:
        hit = draft.targets.get(draft.main_type) or draft.all_targets()
        by = f"by {_several(draft.agents, entities)}" if draft.agents else ""
        rest = " ".join(filter(None, [_several(hit, entities), by]))
        return ": ".join(filter(None, [draft.main_type.capitalize(), rest]))

    titles = [title(draft) for draft in drafts]
    names = []
    for draft in drafts:
        about = [titles[theme] for theme in sorted(draft.themes)]
        spot = dates[draft.number]
        when = f", {_days(spot)}" if spot else ""
        names.append(titles[draft.number] + when + (f" – about {about[0]}" if about else ""))
    return names


def _days(spot: Interval) -> str:
    first, last = spot.earliest.isoformat(), spot.latest.isoformat()
    return {"day": first, "month": first[:7], "year": first[:4]}.get(precision(spot), f"{first} to {last}")


def _several(role: Mapping[int, Sequence[Voice]], entities: Mapping[int, ResolvedEntity]) -> str:
    """The two most reported, and how many more there are."""
    ranked = sorted(role, key=lambda entity: (-len(role[entity]), entities[entity].id))
    names = list(dict.fromkeys(entities[entity].name for entity in ranked))
    shown = " and ".join(names[:2])
    return shown if len(names) <= 2 else f"{shown} and {len(names) - 2} more"  # noqa: PLR2004
