"""The whole: a pure function of the set of records."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kg import ontology
from kg.model import Evidence, Extraction, Graph
from kg.resolve import resolve, resolve_with_reasons
from tests.resolve.stories import Day, Story

NAMES = ("Red Dawn", "Red Down", "Blue Dusk")
TOWNS = ("Lund", "Ostby")
ACTS = (("ATTACK", "attacked"), ("BOMB", "bombed"), ("KILL", "killed"), ("PROTEST", "protested in"))


@st.composite
def stories(draw: st.DrawFn) -> Extraction:
    """Make up a short article: who did what where on which day of a week, and what it was for."""
    lines, events = [], []
    for number in range(draw(st.integers(1, 3))):
        kind, verb = draw(st.sampled_from(ACTS))
        name, town = draw(st.sampled_from(NAMES)), draw(st.sampled_from(TOWNS))
        lines.append(f"{name} {verb} {town} {number} .")
        events.append((f"v{number}", kind, f"{verb} {town} {number}", name, town, draw(st.integers(0, 4))))
    published = (2031, 5, draw(st.integers(10, 12)))
    story = Story(*lines, published=published)
    for name in NAMES:
        if name in story.text:
            story.who(name, "ARMED_GROUP", name, country=draw(st.sampled_from([None, "IRN", "ISR"])))
    for town in TOWNS:
        if town in story.text:
            story.who(town, "PLACE", town)
    for key, kind, trigger, name, town, day in events:
        when: Day | None = (2031, 5, day) if day else None
        story.event(key, kind, trigger, agents=[name], targets=[town], when=when)
    for one, other in pairwise(events):
        story.tie(draw(st.sampled_from(["SAME_EVENT", "RETALIATES_FOR", "CAUSED_BY"])), other[0], one[0])
    return story.record()


RECORDS = st.lists(stories(), min_size=1, max_size=7)


def graph(records: list[Extraction]) -> Graph:
    return resolve(records, ontology.load())


@given(RECORDS, st.randoms(use_true_random=False))
def test_the_same_records_in_any_order_and_number_give_the_same_graph(
    records: list[Extraction], random: Random
) -> None:
    shuffled = [*records, *random.choices(records, k=2)]
    random.shuffle(shuffled)
    assert graph(shuffled) == graph(records)


@given(RECORDS)
def test_every_reference_holds(records: list[Extraction]) -> None:
    made = graph(records)
    entities, events = {e.id for e in made.entities}, {e.id for e in made.events}
    assert (len(entities), len(events)) == (len(made.entities), len(made.events))
    for fact in made.facts:
        assert {fact.subject, fact.object, *fact.sources} <= entities
        assert fact.event is None or fact.event in events
        assert fact.subject != fact.object
        assert fact.evidence
    for link in made.links:
        assert {link.origin, link.goal} <= events
        assert link.origin != link.goal
    for event in made.events:
        assert set(event.themes) <= events
        assert {p.entity for p in (*event.agents, *event.targets, *event.places)} <= entities


@given(RECORDS)
def test_every_evidence_is_verbatim_and_in_its_sentence(records: list[Extraction]) -> None:
    made = graph(records)
    texts = {article.id: article.text for article in made.articles}
    sentences = {s.id: s for s in made.sentences}
    for sentence in made.sentences:
        assert texts[sentence.article][sentence.start : sentence.end] == sentence.text
    for evidence in evidences(made):
        sentence = sentences[evidence.sentence]
        assert texts[evidence.article][evidence.start : evidence.end] == evidence.text
        assert sentence.article == evidence.article
        assert sentence.start <= evidence.start <= evidence.end <= sentence.end


def evidences(made: Graph) -> Iterator[Evidence]:
    for fact in made.facts:
        yield from fact.evidence
    for link in made.links:
        yield from link.evidence
    for entity in made.entities:
        yield from entity.mentions
    for event in made.events:
        yield from (report.evidence for report in event.reports)


@given(RECORDS)
def test_no_report_is_lost_or_counted_twice(records: list[Extraction]) -> None:
    distinct = {record.article.id: record for record in records}
    reports = [report for event in graph(records).events for report in event.reports]
    assert len(reports) == sum(len(record.events) for record in distinct.values())


@given(RECORDS)
def test_every_merge_has_a_reason(records: list[Extraction]) -> None:
    resolution = resolve_with_reasons(records, ontology.load())
    assert all(judgement.features for judgement in resolution.judgements)


def test_an_article_read_twice_is_one() -> None:
    story = Story("Red Dawn attacked Lund .").who("a", "ARMED_GROUP", "Red Dawn").who("l", "PLACE", "Lund")
    record = story.event("v", "ATTACK", "attacked", agents=["a"], targets=["l"]).record()
    elsewhere = dataclasses.replace(record, article=dataclasses.replace(record.article, path="other.txt"))
    made = graph([record, elsewhere])
    assert made == graph([elsewhere, record])
    assert (len(made.articles), made.articles[0].path, len(made.events[0].reports)) == (1, "other.txt", 1)


def test_no_records_no_graph() -> None:
    assert graph([]) == Graph()


def test_an_article_without_events_is_still_an_article() -> None:
    made = graph([Story("Nothing happened .").record()])
    assert (len(made.articles), made.events, made.entities) == (1, (), ())
