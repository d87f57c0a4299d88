"""A made-up graph of any size: the same seed and scale are the same graph, with as many of each thing as is asked for.

A few parties take part in very much, most in little. Every event is told by a sentence that names its parties, so that
offsets and evidence are true to the text. Types, codes and relations are the ontology's.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from kg.model import (
    Article,
    EntityType,
    EventLink,
    Evidence,
    Fact,
    Graph,
    Modality,
    Participant,
    Report,
    ResolvedEntity,
    ResolvedEvent,
    Sentence,
)
from kg.ontology import EventType, load

ENTITIES, EVENTS, RELATIONSHIPS = 50_000, 200_000, 1_000_000
"""Of a graph of scale 1."""

SEED = 20200103

_WITH_AGENT, _WITH_TARGET, _WITH_PLACE, _WITH_THEME = 0.75, 0.75, 0.4, 0.1
"""So many of the events have one."""

_SENTENCES_OF_ARTICLE = 5
_EVENTS_OF_SENTENCE = 2
_FIRST_DAY, _DAYS = dt.date(2000, 1, 1), 9000
_SYLLABLES = ("ar", "bel", "do", "gan", "hir", "ka", "lun", "mo", "nes", "or", "pa", "ral", "sut", "ti", "vor", "zem")
_KINDS: Sequence[tuple[EntityType, int]] = (
    ("PERSON", 40), ("ORGANIZATION", 12), ("ARMED_GROUP", 6), ("MILITARY", 4), ("GOVERNMENT", 4), ("PLACE", 16),
    ("FACILITY", 8), ("PEOPLE", 6), ("MEDIA", 3), ("OTHER", 1),
)  # fmt: skip
_MODALITIES: Sequence[tuple[Modality, int]] = (
    ("asserted", 80), ("claimed", 10), ("planned", 3), ("threatened", 3), ("denied", 3), ("hypothetical", 1),
)  # fmt: skip


@dataclass(slots=True)
class _Making:
    """What is being made, and the chance that it is made by."""

    random: Random
    entities: list[ResolvedEntity] = field(default_factory=list)
    events: list[ResolvedEvent] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    mentions: list[tuple[int, Evidence]] = field(default_factory=list)

    def party(self) -> int:
        """Return an entity by number: the cube makes the first thousandth take part in a tenth of all."""
        return int(len(self.entities) * self.random.random() ** 3)

    def one_of(self, weighted: Sequence[tuple[str, int]]) -> str:
        names, weights = zip(*weighted, strict=True)
        return str(self.random.choices(names, weights)[0])


def made_up(scale: float = 1.0, seed: int = SEED) -> Graph:
    """Return a graph of `scale` times ENTITIES, EVENTS and RELATIONSHIPS."""
    making = _Making(Random(seed))  # noqa: S311 (no secret is made)
    making.entities = list(_entities(making.random, round(ENTITIES * scale)))
    _tell(making, round(EVENTS * scale))
    facts = [*_facts(making.events), *_standing(making)]
    links = _links(making)
    room = round(RELATIONSHIPS * scale) - _relationships(making, facts, links)
    return Graph(
        articles=tuple(sorted(making.articles, key=lambda article: article.id)),
        sentences=tuple(sorted(making.sentences, key=lambda sentence: (sentence.article, sentence.start))),
        entities=tuple(_mentioned(making, room)),
        events=tuple(making.events),
        facts=tuple(sorted(facts, key=lambda fact: (fact.type, fact.subject, fact.object, fact.event or ""))),
        links=tuple(sorted(links, key=lambda link: (link.type, link.origin, link.goal))),
    )


def _relationships(making: _Making, facts: Sequence[Fact], links: Sequence[EventLink]) -> int:
    """Return how many relationships there are already, without the mentions."""
    roles = sum(len(e.agents) + len(e.targets) + len(e.places) + len(e.themes) + 1 for e in making.events)
    return len(making.sentences) + roles + len(facts) + len(links)


def _entities(random: Random, count: int) -> Iterator[ResolvedEntity]:
    countries = min(max(count // 100, 1), 200)
    words = ["".join(parts).capitalize() for parts in itertools.product(_SYLLABLES, repeat=3)]
    kinds = [name for name, weight in _KINDS for _ in range(weight)]
    for number in range(count):
        name = f"{words[number % len(words)]} {words[(number * 7 + number // len(words)) % len(words)]}"
        is_country = number % (count // countries) == 0
        yield ResolvedEntity(
            id=f"e{number:06d}",
            name=name,
            type="COUNTRY" if is_country else random.choice(kinds),
            aliases=(f"{name} {number}",) if number % 3 == 0 else (),
            country=f"C{number * countries // count:03d}",
        )


def _tell(making: _Making, count: int) -> None:
    """Make events, and the articles that tell them."""
    types = sorted(load().events.values(), key=lambda one: one.type)
    per_article = _SENTENCES_OF_ARTICLE * _EVENTS_OF_SENTENCE
    for first in range(0, count, per_article):
        drafts = [_draft(making, number, types) for number in range(first, min(first + per_article, count))]
        _write_article(making, first // per_article, drafts)


@dataclass(frozen=True, slots=True)
class _Draft:
    """An event before it is told: its parties are numbers of entities, its theme that of an event before it."""

    number: int
    type: EventType
    day: dt.date
    modality: str
    agent: int | None
    target: int | None
    place: int | None
    theme: int | None


def _draft(making: _Making, number: int, types: Sequence[EventType]) -> _Draft:
    random = making.random
    return _Draft(
        number=number,
        type=types[int(len(types) * random.random() ** 2)],
        day=_FIRST_DAY + dt.timedelta(days=random.randrange(_DAYS)),
        modality=making.one_of(_MODALITIES),
        agent=making.party() if random.random() < _WITH_AGENT else None,
        target=making.party() if random.random() < _WITH_TARGET else None,
        place=making.party() if random.random() < _WITH_PLACE else None,
        theme=random.randrange(number) if number and random.random() < _WITH_THEME else None,
    )


def _write_article(making: _Making, number: int, drafts: Sequence[_Draft]) -> None:
    clauses = [_clause(making, draft) for draft in drafts]
    pairs = [clauses[i : i + _EVENTS_OF_SENTENCE] for i in range(0, len(clauses), _EVENTS_OF_SENTENCE)]
    lines = [f"{' and '.join(pair)}." for pair in pairs]
    published = max(draft.day for draft in drafts)
    article = Article(f"news/{number:06d}.txt", "\n".join([f"Report {number}", *lines]), published=published)
    making.articles.append(article)
    start = article.text.index("\n") + 1
    for line, told in zip(lines, (drafts[i : i + _EVENTS_OF_SENTENCE] for i in range(0, len(drafts), 2)), strict=True):
        sentence = Sentence(f"{article.id}:{start}-{start + len(line)}", article.id, start, start + len(line), line)
        making.sentences.append(sentence)
        at = start
        for draft in told:
            _add_event(making, draft, sentence, at)
            at += len(_clause(making, draft)) + len(" and ")
        start += len(line) + 1


def _clause(making: _Making, draft: _Draft) -> str:
    return f"{_named(making, draft.agent)} {_verb(draft)} {_named(making, draft.target)}"


def _named(making: _Making, party: int | None) -> str:
    return "somebody" if party is None else making.entities[party].name


def _verb(draft: _Draft) -> str:
    return draft.type.type.lower()


def _add_event(making: _Making, draft: _Draft, sentence: Sentence, at: int) -> None:
    """Add the event that a clause tells, which begins at `at`, and the mentions of its parties."""

    def spot(start: int, words: str) -> Evidence:
        return Evidence(sentence.article, start, start + len(words), words, sentence.id)

    agent = _named(making, draft.agent)
    verb = at + len(agent) + 1
    if draft.agent is not None:
        making.mentions.append((draft.agent, spot(at, agent)))
    if draft.target is not None:
        making.mentions.append((draft.target, spot(verb + len(_verb(draft)) + 1, _named(making, draft.target))))
    making.events.append(_event(making, draft, spot(verb, _verb(draft))))


def _event(making: _Making, draft: _Draft, evidence: Evidence) -> ResolvedEvent:
    kind, modality = draft.type, draft.modality

    def role(party: int | None) -> tuple[Participant, ...]:
        return () if party is None else (Participant(making.entities[party].id, modality),)  # type: ignore[arg-type]

    is_deadly = kind.family == "violence" and draft.number % 2 == 0
    return ResolvedEvent(
        id=f"v{draft.number:07d}",
        name=f"{kind.type.capitalize()} {draft.number}",
        type=kind.type,
        types=(kind.type,),
        plover=kind.plover,
        cameo=kind.cameo,
        modality=modality,  # type: ignore[arg-type]
        reports=(Report(evidence, kind.type, modality, (), 0.8),),  # type: ignore[arg-type]
        earliest=draft.day,
        latest=draft.day,
        precision="day",
        agents=role(draft.agent),
        targets=role(draft.target),
        places=role(draft.place),
        killed=draft.number % 30 if is_deadly else None,
        themes=() if draft.theme is None else (f"v{draft.theme:07d}",),
        confidence=0.8,
    )


def _facts(events: Sequence[ResolvedEvent]) -> Iterator[Fact]:
    """Yield what each event with an agent and a target draws between them."""
    relations = {name: kind.relation for name, kind in load().events.items()}
    for event in events:
        relation = relations[event.type]
        if relation and event.agents and event.targets:
            yield Fact(
                relation, event.agents[0].entity, event.targets[0].entity, event.id, event.modality, (),
                (event.reports[0].evidence,), event.earliest, event.latest, event.precision, event.confidence,
            )  # fmt: skip


def _standing(making: _Making) -> Iterator[Fact]:
    """Yield what does not hang on an event: every second entity belongs to, leads or backs one that matters more."""
    proofs = [evidence for _, evidence in making.mentions]
    for number in range(1, len(making.entities), 2):
        other = making.random.randrange(number)
        kind = ("PART_OF", "MEMBER_OF", "LEADS", "SUPPORTS", "LOCATED_IN")[number // 2 % 5]
        proof = proofs[number % len(proofs)]
        yield Fact(kind, making.entities[number].id, making.entities[other].id, None, "asserted", (), (proof,))


def _links(making: _Making) -> list[EventLink]:
    """Return a tie for every tenth event: it answers, follows from, or was ordered by one before it."""
    found = []
    for number in range(10, len(making.events), 10):
        kind = ("RETALIATES_FOR", "RETALIATES_FOR", "CAUSED_BY", "ORDERED_BY")[number // 10 % 4]
        goal = making.events[number - 1 - making.random.randrange(min(number, 50))]
        origin = making.events[number]
        found.append(EventLink(kind, origin.id, goal.id, "asserted", (), (origin.reports[0].evidence,), 0.8))
    return found


def _mentioned(making: _Making, room: int) -> Iterator[ResolvedEntity]:
    """Yield the entities with mentions: as many in all as there is room for, taken evenly."""
    if not 0 <= room <= len(making.mentions):
        raise ValueError(f"{room} mentions are to be made of {len(making.mentions)}")
    kept: list[list[Evidence]] = [[] for _ in making.entities]
    for turn, (party, evidence) in enumerate(making.mentions):
        if turn * room // len(making.mentions) < (turn + 1) * room // len(making.mentions):
            kept[party].append(evidence)
    for entity, mentions in zip(making.entities, kept, strict=True):
        yield ResolvedEntity(
            entity.id, entity.name, entity.type, entity.aliases, entity.country, mentions=tuple(mentions)
        )
