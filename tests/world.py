"""An invented world: a few articles and the graph of them, with every kind of node and relationship in it.

Arland and Borduria, the militia Red Dawn that Borduria backs, and what they do to each other. Some words are meant to
hurt a database: quotes, backticks, Cypher, null characters, astral signs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from kg.model import (
    Article,
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

NASTY = "He said: 'quote', \"double\", `tick`, $run, {id: 1}) DETACH DELETE n // \\u0027 \\ \x00 😀 é\u2028end."

RAID = Article(
    path="news/raid.txt",
    title="Raid on Ostby",
    published=dt.date(2031, 5, 4),
    source="Arland Herald",
    url="https://herald.example/raid",
    text=(
        "Red Dawn fighters attacked Camp Ostby on May 1, killing three Arland soldiers.\n"
        "Arland blamed Borduria for the attack on Camp Ostby.\n"
        "Red Dawn, a militia backed by Borduria, is led by Omar Vint.\n"
        "Two days later Arland's army bombed Red Dawn sites in Borduria in retaliation for the attack.\n"
        "President Ada Holm ordered the bombing.\n"
    ),
)
ANSWER = Article(
    path="news/answer.txt",
    title=None,
    published=dt.date(2031, 5, 9),
    source=None,
    text=(
        "Red Dawn shelled the town of Lund on May 6 to avenge the bombing, Borduria's radio said.\n"
        "Five people died and twelve were hurt.\n"
        "Borduria condemned the bombing of May 3.\n"
        "Omar Vint vowed to attack Arland again.\n"
        "Arland claims that Borduria is planning a raid on Lund.\n"
        "Crowds protested against Borduria in Lund.\n"
        "Borduria denied that it had attacked Camp Ostby.\n"
        f"{NASTY}\n"
        "Ministers of Arland and Borduria met in Lund to talk about the bombing.\n"
        "Arland demanded that Borduria pull out, imposed sanctions on it and arrested an envoy.\n"
        "Borduria sent arms to Red Dawn, whose crowds mourned the dead while Arland's army pulled out of Lund.\n"
        "Crowds were killed on a bridge, Borduria's radio said.\n"
    ),
)
ARTICLES = tuple(sorted((RAID, ANSWER), key=lambda article: article.id))


def _sentences(article: Article) -> list[Sentence]:
    found, start = [], 0
    for line in article.text.split("\n")[:-1]:
        end = start + len(line)
        found.append(Sentence(f"{article.id}:{start}-{end}", article.id, start, end, line))
        start = end + 1
    return found


SENTENCES = tuple(sorted((s for a in ARTICLES for s in _sentences(a)), key=lambda s: (s.article, s.start)))


def spot(article: Article, line: int, words: str) -> Evidence:
    """The words where they first stand in a line (from 0) of an article."""
    sentence = _sentences(article)[line]
    start = sentence.start + sentence.text.index(words)
    return Evidence(article.id, start, start + len(words), words, sentence.id)


def _entity(identity: str, name: str, kind: str, *mentions: Evidence, **more: object) -> ResolvedEntity:
    return ResolvedEntity(identity, name, kind, mentions=mentions, **more)  # type: ignore[arg-type]


ENTITIES = (
    _entity("ada-holm", "Ada Holm", "PERSON", spot(RAID, 4, "Ada Holm"), aliases=("President Holm",)),
    _entity("arland", "Arland", "COUNTRY", spot(RAID, 1, "Arland"), spot(ANSWER, 3, "Arland"), country="ARL",
            aliases=("Republic of Arland", "Arlanders"), latitude=51.5, longitude=-0.25, wikidata="Q0"),
    _entity("arland-army", "Arland Army", "MILITARY", spot(RAID, 3, "Arland's army"), country="ARL"),
    _entity("arland-soldiers", "Arland soldiers", "PEOPLE", spot(RAID, 0, "three Arland soldiers")),
    _entity("borduria", "Borduria", "COUNTRY", spot(RAID, 1, "Borduria"), spot(ANSWER, 2, "Borduria"), country="BRD"),
    _entity("borduria-radio", "Borduria's radio", "MEDIA", spot(ANSWER, 0, "Borduria's radio")),
    _entity("camp-ostby", "Camp Ostby", "FACILITY", spot(RAID, 0, "Camp Ostby"), spot(RAID, 1, "Camp Ostby")),
    _entity("crowds", "Crowds", "PEOPLE", spot(ANSWER, 5, "Crowds")),
    _entity("lund", "Lund", "PLACE", spot(ANSWER, 0, "Lund"), country="ARL"),
    _entity("nasty", NASTY[9:50], "OTHER", spot(ANSWER, 7, "`tick`"), aliases=(NASTY, "null \x00 😀")),
    _entity("omar-vint", "Omar Vint", "PERSON", spot(RAID, 2, "Omar Vint")),
    _entity("red-dawn", "Red Dawn", "ARMED_GROUP", spot(RAID, 0, "Red Dawn"), aliases=("Krasna Zora",)),
)


def _by(
    *entities: str, modality: Modality = "asserted", sources: Sequence[str] = (), types: Sequence[str] = ()
) -> tuple[Participant, ...]:
    return tuple(Participant(entity, modality, tuple(sources), tuple(types)) for entity in entities)


def _told(
    evidence: Evidence, kind: str, modality: Modality = "asserted", sources: Sequence[str] = (), confidence: float = 0.8
) -> Report:
    return Report(evidence, kind, modality, tuple(sources), confidence)


def _day(month: int, day: int) -> dict[str, object]:
    date = dt.date(2031, month, day)
    return {"earliest": date, "latest": date, "precision": "day"}


def _event(
    identity: str, name: str, types: tuple[str, ...], plover: str, *reports: Report, **more: object
) -> ResolvedEvent:
    fields = {"cameo": None, "modality": "asserted", **more}
    return ResolvedEvent(id=identity, name=name, type=types[0], types=types, plover=plover, reports=reports, **fields)  # type: ignore[arg-type]


EVENTS = (
    _event("ev-01-raid", "Attack on Camp Ostby", ("ATTACK", "KILL"), "ASSAULT",
           _told(spot(RAID, 0, "attacked"), "ATTACK"), _told(spot(RAID, 0, "killing"), "KILL", confidence=0.9),
           _told(spot(RAID, 1, "attack"), "ATTACK", "claimed", ["arland"]),
           agents=_by("red-dawn", types=["KILL", "ATTACK"]),
           targets=(*_by("arland-soldiers", types=["KILL"]), *_by("camp-ostby", types=["ATTACK"])),
           places=_by("camp-ostby", types=["ATTACK"]), killed=3, cameo="190", confidence=0.95, **_day(5, 1)),
    _event("ev-02-blame", "Blame of Borduria", ("BLAME",), "ACCUSE", _told(spot(RAID, 1, "blamed"), "BLAME"),
           agents=_by("arland"), targets=_by("borduria"), themes=("ev-01-raid",)),
    _event("ev-03-bombing", "Bombing of Red Dawn sites", ("BOMB", "RETALIATE"), "ASSAULT",
           _told(spot(RAID, 3, "bombed"), "BOMB"), _told(spot(RAID, 3, "retaliation"), "RETALIATE"),
           _told(spot(ANSWER, 8, "bombing"), "BOMB", confidence=0.6),
           agents=_by("arland-army"), targets=_by("red-dawn"), places=_by("borduria"), instruments=("air strike",),
           **_day(5, 3)),
    _event("ev-04-order", "Order to bomb", ("ORDER",), "MOBILIZE", _told(spot(RAID, 4, "ordered"), "ORDER"),
           agents=_by("ada-holm"), themes=("ev-03-bombing",)),
    _event("ev-05-shelling", "Shelling of Lund", ("ATTACK", "RETALIATE", "KILL", "INJURE"), "ASSAULT",
           _told(spot(ANSWER, 0, "shelled"), "ATTACK", "claimed", ["borduria-radio"]),
           _told(spot(ANSWER, 1, "died"), "KILL"), _told(spot(ANSWER, 1, "hurt"), "INJURE"),
           modality="claimed", agents=_by("red-dawn", modality="claimed", sources=["borduria-radio"]),
           targets=(*_by("arland", types=["KILL"]), *_by("lund", types=["ATTACK"])), places=_by("lund"),
           killed=5, injured=12, instruments=("mortar", "rocket"),
           **_day(5, 6)),
    _event("ev-06-condemn", "Condemnation of the bombing", ("CONDEMN",), "ACCUSE",
           _told(spot(ANSWER, 2, "condemned"), "CONDEMN"), agents=_by("borduria"), themes=("ev-03-bombing",)),
    _event("ev-07-vow", "Attack on Arland", ("ATTACK",), "ASSAULT",
           _told(spot(ANSWER, 3, "attack"), "ATTACK", "threatened"),
           modality="threatened", agents=_by("omar-vint", modality="threatened"),
           targets=_by("arland", modality="threatened")),
    _event("ev-08-threat", "Threat against Arland", ("THREATEN",), "THREATEN",
           _told(spot(ANSWER, 3, "vowed"), "THREATEN"),
           agents=_by("omar-vint"), targets=_by("arland"), themes=("ev-07-vow",)),
    _event("ev-09-plan", "Planned raid on Lund", ("PLAN",), "MOBILIZE",
           _told(spot(ANSWER, 4, "planning"), "PLAN", "claimed", ["arland"]), modality="claimed",
           agents=_by("borduria", modality="claimed", sources=["arland"]), themes=("ev-10-planned-raid",)),
    _event("ev-10-planned-raid", "Raid on Lund", ("ATTACK",), "ASSAULT",
           _told(spot(ANSWER, 4, "raid"), "ATTACK", "planned", ["arland"]), modality="planned",
           agents=_by("borduria", modality="planned", sources=["arland"]), targets=_by("lund", modality="planned"),
           earliest=dt.date(2031, 6, 1), latest=dt.date(2031, 6, 30), precision="month"),
    _event("ev-11-protest", "Protest against Borduria", ("PROTEST",), "PROTEST",
           _told(spot(ANSWER, 5, "protested"), "PROTEST"), agents=_by("crowds"), targets=_by("borduria"),
           places=_by("lund")),
    _event("ev-12-denied", "Attack on Camp Ostby, denied", ("ATTACK",), "ASSAULT",
           _told(spot(ANSWER, 6, "attacked"), "ATTACK", "denied", ["borduria"]), modality="denied",
           agents=_by("borduria", modality="denied", sources=["borduria"]),
           targets=_by("camp-ostby", modality="denied")),
    _event("ev-13-talks", "Meeting of Arland and Borduria", ("MEET",), "CONSULT",
           _told(spot(ANSWER, 8, "met"), "MEET"), agents=_by("arland", "borduria"), places=_by("lund"),
           themes=("ev-03-bombing",)),
    _event("ev-14-demand", "Demand to pull out", ("DEMAND",), "REQUEST",
           _told(spot(ANSWER, 9, "demanded"), "DEMAND"), agents=_by("arland"), targets=_by("borduria")),
    _event("ev-15-sanctions", "Sanctions against Borduria", ("SANCTION",), "SANCTION",
           _told(spot(ANSWER, 9, "sanctions"), "SANCTION"), agents=_by("arland"), targets=_by("borduria")),
    _event("ev-16-arrest", "Arrest of an envoy", ("ARREST",), "COERCE",
           _told(spot(ANSWER, 9, "arrested"), "ARREST"), agents=_by("arland")),
    _event("ev-17-arms", "Arms for Red Dawn", ("SUPPORT",), "SUPPORT",
           _told(spot(ANSWER, 10, "sent arms"), "SUPPORT"), agents=_by("borduria"), targets=_by("red-dawn")),
    _event("ev-18-mourning", "Mourning of the dead", ("MOURN",), "SUPPORT",
           _told(spot(ANSWER, 10, "mourned"), "MOURN"), agents=_by("crowds")),
    _event("ev-19-withdrawal", "Withdrawal from Lund", ("RETREAT",), "RETREAT",
           _told(spot(ANSWER, 10, "pulled out"), "RETREAT"), agents=_by("arland-army"), places=_by("lund")),
    _event("ev-20-bridge", "Deaths on a bridge", ("KILL",), "ASSAULT",
           _told(spot(ANSWER, 11, "killed"), "KILL", "claimed", ["borduria-radio"]), modality="claimed",
           targets=_by("crowds", modality="claimed", sources=["borduria-radio"], types=["KILL"]), **_day(5, 8)),
)


def _fact(kind: str, subject: str, goal: str, event: str | None, *evidence: Evidence, **more: object) -> Fact:
    fields = {"modality": "asserted", "sources": (), **more}
    return Fact(type=kind, subject=subject, object=goal, event=event, evidence=evidence, **fields)  # type: ignore[arg-type]


FACTS = (
    _fact("ACCUSED_OF_PLANNING", "arland", "borduria", "ev-09-plan", spot(ANSWER, 4, "planning")),
    _fact("ATTACKED", "arland-army", "red-dawn", "ev-03-bombing", spot(RAID, 3, "bombed"), **_day(5, 3)),
    _fact("ATTACKED", "red-dawn", "arland", "ev-05-shelling", spot(ANSWER, 0, "shelled"), modality="claimed",
          sources=("borduria-radio",), **_day(5, 6)),
    _fact("ATTACKED", "red-dawn", "camp-ostby", "ev-01-raid", spot(RAID, 0, "attacked"), **_day(5, 1)),
    _fact("BLAMED", "arland", "borduria", "ev-02-blame", spot(RAID, 1, "blamed")),
    _fact("CONDEMNED", "borduria", "arland-army", "ev-06-condemn", spot(ANSWER, 2, "condemned")),
    _fact("KILLED", "red-dawn", "arland", "ev-05-shelling", spot(ANSWER, 1, "died"), modality="claimed",
          sources=("borduria-radio",), **_day(5, 6)),
    _fact("KILLED", "red-dawn", "arland-soldiers", "ev-01-raid", spot(RAID, 0, "killing"), **_day(5, 1)),
    _fact("LEADS", "ada-holm", "arland", None, spot(RAID, 4, "President")),
    _fact("LEADS", "omar-vint", "red-dawn", None, spot(RAID, 2, "led by")),
    _fact("LOCATED_IN", "lund", "arland", None, spot(ANSWER, 0, "town of Lund")),
    _fact("ORDERED", "ada-holm", "red-dawn", "ev-04-order", spot(RAID, 4, "ordered")),
    _fact("PART_OF", "arland-army", "arland", None, spot(RAID, 3, "Arland's army")),
    _fact("PROTESTED_AGAINST", "crowds", "borduria", "ev-11-protest", spot(ANSWER, 5, "protested")),
    _fact("RETALIATED_AGAINST", "arland-army", "red-dawn", "ev-03-bombing", spot(RAID, 3, "retaliation"), **_day(5, 3)),
    _fact("RETALIATED_AGAINST", "red-dawn", "arland", "ev-05-shelling", spot(ANSWER, 0, "avenge"), modality="claimed",
          sources=("borduria-radio",), **_day(5, 6)),
    _fact("SUPPORTS", "borduria", "red-dawn", None, spot(RAID, 2, "backed by")),
    _fact("THREATENED", "omar-vint", "arland", "ev-08-threat", spot(ANSWER, 3, "vowed")),
)

LINKS = (
    EventLink("CAUSED_BY", "ev-06-condemn", "ev-03-bombing", "asserted", (), (spot(ANSWER, 2, "condemned"),)),
    EventLink("ORDERED_BY", "ev-03-bombing", "ev-04-order", "asserted", (), (spot(RAID, 4, "ordered the bombing"),)),
    EventLink("PART_OF", "ev-02-blame", "ev-01-raid", "asserted", (), (spot(RAID, 1, "blamed"),)),
    EventLink("RETALIATES_FOR", "ev-03-bombing", "ev-01-raid", "asserted", (), (spot(RAID, 3, "retaliation for"),)),
    EventLink("RETALIATES_FOR", "ev-05-shelling", "ev-03-bombing", "claimed", ("borduria-radio",),
              (spot(ANSWER, 0, "avenge"),), 0.7),
)

WORLD = Graph(ARTICLES, SENTENCES, ENTITIES, EVENTS, FACTS, LINKS)


def of_article(graph: Graph, article: Article) -> Graph:
    """The part of a graph that one article alone gives (without what rests on the others)."""
    here = {s.id for s in graph.sentences if s.article == article.id}
    events = tuple(e for e in graph.events if all(r.evidence.article == article.id for r in e.reports))
    ids = {e.id for e in events}
    entities = tuple(e for e in graph.entities if any(m.article == article.id for m in e.mentions))
    names = {e.id for e in entities}

    def local(evidence: Sequence[Evidence]) -> bool:
        return all(spot.sentence in here for spot in evidence)

    def whole(event: ResolvedEvent) -> bool:
        people = {p.entity for p in (*event.agents, *event.targets, *event.places)}
        return people <= names and set(event.themes) <= ids

    events = tuple(e for e in events if whole(e))
    ids = {e.id for e in events}
    return Graph(
        articles=(article,),
        sentences=tuple(s for s in graph.sentences if s.id in here),
        entities=tuple(_only(e, article) for e in entities),
        events=events,
        facts=tuple(
            f for f in graph.facts
            if local(f.evidence) and {f.subject, f.object} <= names and (f.event is None or f.event in ids)
        ),
        links=tuple(x for x in graph.links if local(x.evidence) and {x.origin, x.goal} <= ids),
    )


def _only(entity: ResolvedEntity, article: Article) -> ResolvedEntity:
    from dataclasses import replace

    return replace(entity, mentions=tuple(m for m in entity.mentions if m.article == article.id))
