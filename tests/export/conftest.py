"""A small graph with one of everything that an export has to carry."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.model import (
    Article,
    EventLink,
    Evidence,
    Fact,
    Graph,
    Participant,
    Report,
    ResolvedEntity,
    ResolvedEvent,
    Sentence,
)

TEXT = 'Rebels killed 3 soldiers in Dana on Friday. "The army" hit back ✊.\nRebels plan more raids, the army said.'
DAY = dt.date(2020, 1, 3)


def build(text: str = TEXT) -> Graph:
    article = Article(path="news/a.txt", text=text, published=dt.date(2020, 1, 4), url="https://news.example/a?b=1 2")
    bounds = [(0, 43), (44, text.index("\n")), (text.index("\n") + 1, len(text))]
    sentences = tuple(Sentence(f"{article.id}:{b}-{e}", article.id, b, e, text[b:e]) for b, e in bounds)

    def at(words: str) -> Evidence:
        start = text.index(words)
        sentence = next(s for s in sentences if s.start <= start < s.end)
        return Evidence(article.id, start, start + len(words), words, sentence.id)

    def report(words: str, kind: str, modality: str = "asserted", sources: tuple[str, ...] = ()) -> Report:
        return Report(at(words), kind, modality, sources, 0.9)  # type: ignore[arg-type]

    entities = (
        ResolvedEntity("army", "The army", "MILITARY", ("army", "The army"), mentions=(at("The army"),)),
        ResolvedEntity("dana", "Dana", "PLACE", (), "SYR", "Q1162893", 36.2, 36.8, (at("Dana"),), 170905, 1),
        ResolvedEntity("rebels", "Rebels", "ARMED_GROUP", mentions=(at("Rebels"),)),
    )
    events = (
        ResolvedEvent(
            "ev1", "Rebels killed soldiers", "KILL", ("ATTACK", "KILL"), "ASSAULT", "180", "asserted",
            (report("killed", "KILL"),), DAY, DAY, "day", (Participant("rebels", "claimed", ("army",), ("KILL",)),),
            (Participant("army", "asserted"),), (Participant("dana", "asserted"),), ("knives",), killed=3,
            location="dana", country="SYR", latitude=36.2, longitude=36.8, geo_precision=1,
        ),
        ResolvedEvent(
            "ev2", "The army hit back", "RETALIATE", ("RETALIATE",), "ASSAULT", None, "asserted",
            (report("hit back", "RETALIATE"),), agents=(Participant("army", "asserted"),),
            targets=(Participant("rebels", "asserted"),), themes=("ev1",),
        ),
        ResolvedEvent(
            "ev3", "Rebels plan raids", "ATTACK", ("ATTACK",), "ASSAULT", None, "planned",
            (report("raids", "ATTACK", "planned", ("army",)),), agents=(Participant("rebels", "planned"),),
        ),
    )  # fmt: skip
    killed = at("killed")
    facts = (
        Fact("KILLED", "rebels", "army", "ev1", "asserted", (), (killed,), DAY, DAY, "day", 0.9),
        Fact("ATTACKED", "rebels", "army", "ev3", "planned", ("army",), (at("raids"),)),
        Fact("LOCATED_IN", "rebels", "dana", None, "asserted", (), (killed,)),
    )
    links = (EventLink("RETALIATES_FOR", "ev2", "ev1", "asserted", (), (at("hit back"),), 0.8),)
    return Graph((article,), sentences, entities, events, facts, links)


@pytest.fixture
def graph() -> Graph:
    return build()
