"""The two articles under seeds/, from their files to the graph: data/seeds_expected.toml says what must hold."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from kg import ontology
from kg.extract import Extractor
from kg.model import Fact, Graph, ResolvedEntity, ResolvedEvent
from kg.read import read_articles
from kg.read.rejects import Rejects
from kg.resolve import resolve

SEEDS = Path(__file__).parents[1] / "seeds"
EXPECTED = tomllib.loads((Path(__file__).parent / "data" / "seeds_expected.toml").read_text(encoding="utf-8"))

Row = dict[str, Any]


def rows(kind: str, label: str = "about") -> pytest.MarkDecorator:
    """All rows of one kind as test cases, named by what they are about."""
    return pytest.mark.parametrize("row", EXPECTED[kind], ids=lambda row: row[label])


class World:
    """The graph, asked by names."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    @cached_property
    def entities(self) -> dict[str, ResolvedEntity]:
        return {entity.id: entity for entity in self.graph.entities}

    @cached_property
    def events(self) -> dict[str, ResolvedEvent]:
        return {event.id: event for event in self.graph.events}

    def is_called(self, identity: str, pattern: str) -> bool:
        """Whether the pattern matches a name of the entity as a whole."""
        entity = self.entities[identity]
        return any(re.fullmatch(pattern, name) for name in (entity.name, *entity.aliases))

    def facts(self, row: Row) -> list[Fact]:
        """Facts with these parties and this relation."""
        return [
            fact
            for fact in self.graph.facts
            if re.fullmatch(row["relation"], fact.type)
            and self.is_called(fact.subject, row["subject"])
            and self.is_called(fact.object, row["object"])
        ]

    def told(self, fact: Fact) -> str:
        when = f" {fact.earliest} to {fact.latest}" if fact.earliest else ""
        sources = ", ".join(self.entities[source].name for source in fact.sources)
        return (
            f"{self.entities[fact.subject].name} {fact.type} {self.entities[fact.object].name}{when},"
            f" {fact.modality}{' by ' if sources else ''}{sources}"
        )

    def involving(self, pattern: str) -> Iterator[ResolvedEvent]:
        """Events with a target of that name."""
        for event in self.graph.events:
            if any(self.is_called(target.entity, pattern) for target in event.targets):
                yield event

    def done_by(self, pattern: str, kind: str) -> Iterator[ResolvedEvent]:
        """Events of a type with an agent of that name."""
        for event in self.graph.events:
            if kind in event.types and any(self.is_called(agent.entity, pattern) for agent in event.agents):
                yield event


@pytest.fixture(scope="module")
def world() -> World:
    rejects = Rejects()
    records = list(Extractor().pipe(read_articles([str(SEEDS)], rejects)))
    assert not rejects.refused
    assert len(records) == 2
    return World(resolve(records, ontology.load()))


def agrees(row: Row, fact: Fact, sources: set[str]) -> bool:
    """Whether the fact is as sure, as dated and as well sourced as the row says."""
    return (
        fact.modality in row["modality"]
        and (fact.earliest, fact.latest) == (row.get("earliest", fact.earliest), row.get("latest", fact.latest))
        and set(row.get("sources", ())) <= sources
    )


@rows("fact")
def test_what_the_articles_say(row: Row, world: World) -> None:
    found = world.facts(row)
    names = [{world.entities[source].name for source in fact.sources} for fact in found]
    assert any(agrees(row, fact, sources) for fact, sources in zip(found, names, strict=True)), (
        f"{row['subject']} {row['relation']} {row['object']}: {[world.told(fact) for fact in found]}"
    )


@rows("never", "why")
def test_what_they_do_not_say(row: Row, world: World) -> None:
    found = [
        world.told(fact)
        for fact in world.facts(row)
        if fact.modality in row.get("modality", [fact.modality])
        and re.search(row.get("evidence", ""), " ".join(evidence.sentence for evidence in fact.evidence))
    ]
    assert found == []


@rows("entity", "name")
def test_who_is_who(row: Row, world: World) -> None:
    (entity,) = (each for each in world.graph.entities if each.name == row["name"])
    assert (entity.type, entity.country) == (row["type"], row["country"])
    known = {entity.name, *entity.aliases}
    assert set(row.get("also", ())) <= known
    assert not set(row.get("not", ())) & known


@rows("answer")
def test_what_answered_what(row: Row, world: World) -> None:
    links = [link for link in world.graph.links if link.type == "RETALIATES_FOR" and link.modality in row["modality"]]
    day: dt.date | None = row.get("day")
    answers = {
        link.origin: link.goal
        for link in links
        if any(world.is_called(agent.entity, row["agent"]) for agent in world.events[link.origin].agents)
        and world.events[link.origin].earliest == day
    }
    assert answers, [world.events[link.origin].name for link in links]
    provocations = {event.id for event in world.involving(row["provocation"]) if "KILL" in event.types}
    assert set(answers.values()) <= provocations


@rows("toll")
def test_how_many(row: Row, world: World) -> None:
    (event,) = (event for event in world.involving(row["victim"]) if event.modality == "asserted")
    assert (event.killed, event.injured) == (row["killed"], row.get("injured"))


@rows("told_twice")
def test_one_happening_told_twice_is_one(row: Row, world: World) -> None:
    both = {article.id for article in world.graph.articles}
    found = [
        event
        for event in world.done_by(row["agent"], row["type"])
        if both <= {r.evidence.article for r in event.reports}
    ]
    assert len(found) == 1


def test_who_was_killed_was_killed_once(world: World) -> None:
    assert len([event for event in world.involving("Qassem Soleimani") if "KILL" in event.types]) == 1


def test_credits_are_nobody(world: World) -> None:
    """The names below the photographs take part in nothing and say nothing."""
    credited = re.compile(r"AP|Associated Press|Reuters|EPA|AFP.*|Getty.*|PA|Khalid al-Mousily|Ahmad Al Mukhtar")
    acting = {p.entity for e in world.graph.events for p in (*e.agents, *e.targets, *e.places)}
    acting |= {source for fact in world.graph.facts for source in (*fact.sources, fact.subject, fact.object)}
    assert [world.entities[i].name for i in sorted(acting) if credited.fullmatch(world.entities[i].name)] == []


def test_every_fact_quotes_an_article(world: World) -> None:
    raw = {article.id: article.text for article in world.graph.articles}
    for fact in world.graph.facts:
        assert fact.evidence, world.told(fact)
        for evidence in fact.evidence:
            assert raw[evidence.article][evidence.start : evidence.end] == evidence.text
