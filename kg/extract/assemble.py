"""Turns what was read on tokens of the cleaned text into a record with offsets into the raw text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kg import model
from kg.extract.entities.index import EntityIndex
from kg.extract.events.happening import Happening, LinkDraft, Role
from kg.extract.text.clean import Cleaned
from kg.extract.time.apart import settle
from kg.extract.time.base import Dated
from kg.extract.time.when import Times
from kg.ontology import EventType

ONE_DAY = {"SAME_EVENT": 0.0, "CAUSED_BY": 0.6, "PART_OF": 0.5}
"""Links whose ends share their day, with the least confidence: what came "after" a cause need not."""


class Assembler:
    """Builds the record of one document. Entities without a name appear only where something involves them."""

    def __init__(self, cleaned: Cleaned, doc: Doc, entities: EntityIndex, types: Mapping[str, EventType]) -> None:
        self._cleaned = cleaned
        self._doc = doc
        self._entities = entities
        self._types = types

    def record(
        self, name: str, events: Sequence[Happening], times: Times, links: Sequence[LinkDraft]
    ) -> model.Extraction:
        """The whole record; `times` by the index of the trigger's head, `name` the language model's."""
        ids = {id(event): f"v{number}" for number, event in enumerate(events, 1)}
        whens = self._whens(events, times, links)
        made = tuple(self._event(event, ids, whens.get(event.head.i)) for event in events)
        relations = tuple(self._relations())
        return model.Extraction(
            article=self._cleaned.article,
            model=name,
            entities=tuple(self._made_entities(made, relations)),
            relations=relations,
            events=made,
            links=tuple(self._link(link, ids) for link in links),
        )

    # ---- spans

    def _span(self, start: int, end: int) -> model.Span:
        first, last = self._doc[start], self._doc[end - 1]
        return self._cleaned.raw(first.idx, last.idx + len(last))

    def _sentence(self, event: Happening) -> model.Extent:
        return self._extent(event.head.sent.start, event.head.sent.end)

    def _extent(self, start: int, end: int) -> model.Extent:
        while end > start + 1 and self._doc[end - 1].is_space:
            end -= 1
        while start < end - 1 and self._doc[start].is_space:
            start += 1
        span = self._span(start, end)
        return model.Extent(span.start, span.end)

    # ---- parts

    def _made_entities(
        self, events: Sequence[model.Event], relations: Sequence[model.Relation]
    ) -> list[model.Entity]:
        used = {a.entity for e in events for a in (*e.agents, *e.targets, *e.places)}
        used |= {s for e in events for s in e.sources} | {i for r in relations for i in (r.subject, r.object)}
        made = []
        for number, cluster in enumerate(self._entities.entities):
            mentions = [self._entities.mentions[m] for m in cluster.mentions]
            if _eid(number) in used or any(m.kind == "name" for m in mentions):
                spans = [(self._span(m.start, m.end), m.kind) for m in mentions]
                made.append(model.Entity(
                    id=_eid(number), name=cluster.name, type=cluster.type, country=cluster.country,
                    wikidata=cluster.wikidata,
                    mentions=tuple(model.Mention(s.start, s.end, s.text, kind) for s, kind in spans),
                ))
        return made

    def _relations(self) -> list[model.Relation]:
        made = []
        for relation in self._entities.relations:
            extent = self._extent(relation.start, relation.end)
            made.append(model.Relation(relation.type, _eid(relation.subject), _eid(relation.object),
                                       extent.start, extent.end, relation.confidence))
        return made

    def _event(self, event: Happening, ids: Mapping[int, str], when: model.When | None) -> model.Event:
        kind, deed = self._type_of(event), _deed(event)
        voices = event.sources or event.raised_by
        sources = tuple(dict.fromkeys(_eid(self._entities.entity_of(m)) for m in voices))
        modality: model.Modality = "claimed" if event.modality == "asserted" and event.sources else event.modality
        counted = modality in ("asserted", "claimed") and not event.attempted
        return model.Event(
            id=ids[id(event)], type=kind.type, plover=deed.type.plover if deed else kind.plover,
            cameo=(deed or event).frame.cameo or (deed.type if deed else kind).cameo,
            trigger=self._span(*event.trigger), sentence=self._sentence(event),
            agents=self._arguments(event.agents), targets=self._arguments(event.targets),
            places=self._arguments(event.places),
            instruments=tuple(self._span(*span) for span in event.instruments),
            when=when, modality=modality, sources=sources,
            killed=event.killed if counted else None, injured=event.injured if counted else None,
            theme=next((ids[id(theme)] for theme in event.themes if id(theme) in ids), None),
            confidence=event.frame.confidence,
        )

    def _type_of(self, event: Happening) -> EventType:
        """An attempted killing is an attack: nobody was killed."""
        return self._types["ATTACK"] if event.attempted and event.type.type in ("KILL", "INJURE") else event.type

    def _arguments(self, roles: Sequence[Role]) -> tuple[model.Argument, ...]:
        made: dict[str, model.Argument] = {}
        for role in roles:
            mention = self._entities.mentions[role.mention]
            span = self._span(mention.start, mention.end)
            entity = _eid(self._entities.entity_of(role.mention))
            made.setdefault(entity, model.Argument(entity, span.start, span.end, span.text, role.modality))
        return tuple(made.values())

    def _link(self, link: LinkDraft, ids: Mapping[int, str]) -> model.Link:
        extent = self._sentence(link.origin)
        ends = ids[id(link.origin)], ids[id(link.goal)]
        return model.Link(link.type, *ends, extent.start, extent.end, link.confidence)

    # ---- dates

    def _whens(
        self, events: Sequence[Happening], times: Times, links: Sequence[LinkDraft]
    ) -> dict[int, model.When]:
        """Each mention's own date, else that of a mention that it repeats, is part of or came of ("anchored").

        Mentions are known by the heads of their triggers.
        """
        known = {event.head.i: times.dates[event.head.i] for event in events if event.head.i in times.dates}
        ties = [(k.origin.head.i, k.goal.head.i) for k in links if k.confidence >= ONE_DAY.get(k.type, 2)]
        for _ in range(3):
            for tie in ties:
                for mine, its in (tie, tie[::-1]):
                    if mine not in known and its in known:
                        known[mine] = replace(known[its], basis="anchored")
            settle(known, times.aparts)
        return {head: self._when(dated) for head, dated in known.items()}

    def _when(self, dated: Dated) -> model.When:
        span = self._cleaned.raw(dated.start_char, dated.end_char)
        return model.When(dated.earliest, dated.latest, dated.precision, dated.basis, span.text, span.start, span.end)


def _deed(event: Happening) -> Happening | None:
    """The act that an answering word describes: expelling an envoy in retaliation is a sanction, no assault."""
    answers = event.type.type == "RETALIATE"
    return next((act for act in event.same if answers and act.type.plover), None)


def _eid(number: int) -> str:
    return f"e{number + 1}"
