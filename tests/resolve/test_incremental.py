"""N articles in any order, in any number of batches, with repeats, give the same bytes; a removed one leaves no trace.

The articles are drawn from few names, spelled in several ways, few places and days, with copies of one another, so that
nearly all of them have to do with each other; the user's rulings are drawn as well.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import ontology
from kg.build import load_graph
from kg.errors import InputError
from kg.home import Home, Member, article_identity
from kg.judgements import add_ruling
from kg.model import Extraction, Graph, Ruling
from kg.resolve import resolve, resolve_with_reasons
from tests.exported import exported
from tests.resolve.stories import Story

PEOPLE = ("Omar Vint", "Umar Vint", "Ada Sund", "Vint")
GROUPS = ("Red Dawn", "Kata'ib Alba", "Kataib Alba", "Alba", "gunmen")
TOWNS = ("Lund", "Ostby")
OTHER_FILLER = (
    "Hospitals called for blood , schools sent their pupils home , and the stock exchange lost a tenth before noon .",
    "It was the third such night in the province since the harvest failed , said an aid worker who left by bus .",
)
FILLER = (
    "Witnesses said that shops in the old town stayed closed for the rest of the day and that ferries did not sail .",
    "A spokesman of the council promised a report within a week , while the opposition asked for the minister to go .",
)


@st.composite
def articles(draw: st.DrawFn) -> Extraction:
    """Draw an article that tells of one or two acts, or a copy of such an article."""
    day = draw(st.integers(1, 4))
    killer, victim = draw(st.sampled_from(GROUPS)), draw(st.sampled_from(PEOPLE))
    town, toll = draw(st.sampled_from(TOWNS)), draw(st.sampled_from([None, 2, 7]))
    rest = (*draw(st.sampled_from([FILLER, OTHER_FILLER])), *draw(st.sampled_from([(), ("More follows .",)])))
    published = (2031, 5, day + draw(st.integers(0, 2)))
    story = Story(f"{killer} killed {victim} in {town} .", *rest, published=published)
    story.who(
        "g", "ARMED_GROUP", f"~{killer}" if killer == "gunmen" else killer, country=draw(st.sampled_from([None, "IRQ"]))
    )
    story.who("v", "PERSON", victim).who("t", "PLACE", town)
    when = draw(st.sampled_from([None, (2031, 5, day)]))
    story.event("k", "KILL", "killed", agents=["g"], targets=["v"], places=["t"], when=when, killed=toll)
    if draw(st.booleans()):
        story.event("a", "BLAME", "said", agents=["v"], targets=["g"], theme="k")
    return story.record()


def extent(record: Extraction) -> str:
    trigger = record.events[0].trigger
    return f"{record.article.id}:{trigger.start}-{trigger.end}"


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Extraction], list[Ruling]]:
    """Draw different articles, and rulings on names and reports that do not contradict each other by their words."""
    records = draw(st.lists(articles(), min_size=2, max_size=7, unique_by=lambda record: record.article.id))
    verdicts = st.sampled_from(["same", "different"])
    names = st.lists(st.sampled_from(PEOPLE + GROUPS[:4]), min_size=2, max_size=2, unique=True)
    spots = st.lists(st.sampled_from(sorted({extent(r) for r in records})), min_size=2, max_size=2, unique=True)
    drawn = [(draw(verdicts), "entity", *draw(names)) for _ in range(draw(st.integers(0, 2)))]
    drawn += [(draw(verdicts), "event", *draw(spots)) for _ in range(draw(st.integers(0, 1)))]
    return records, [Ruling(*row) for row in drawn]


def put(home: Home, records: Sequence[Extraction]) -> None:
    """Add records to a home as a build does."""
    members = home.members()
    for record in records:
        key = f"{record.article.id:0<64}"
        home.save(key, record)
        members[record.article.id] = Member(article_identity(record.article), key, record.article.path, None)
    home.set_members(members)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(case=cases(), data=st.data())
def test_any_order_any_batches_and_any_repeats_give_the_same_bytes(
    tmp_path_factory: pytest.TempPathFactory, case: tuple[list[Extraction], list[Ruling]], data: st.DataObject
) -> None:
    records, rulings = case
    at_once = exported(resolve(records, ontology.load(), rulings))
    home = Home(tmp_path_factory.mktemp("home"))
    shuffled = data.draw(st.permutations([*records, *data.draw(st.lists(st.sampled_from(records), max_size=3))]))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(shuffled)), max_size=3)))
    for start, end in zip([0, *cuts], [*cuts, len(shuffled)], strict=True):
        put(home, shuffled[start:end])
    try:
        for ruling in data.draw(st.permutations(rulings)):
            add_ruling(home.judgements, ruling)
    except InputError:  # the rulings drawn contradict each other
        return
    assert exported(load_graph(home)) == at_once


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(case=cases(), data=st.data())
def test_a_removed_article_leaves_the_graph_of_the_others(
    tmp_path_factory: pytest.TempPathFactory, case: tuple[list[Extraction], list[Ruling]], data: st.DataObject
) -> None:
    records, rulings = case
    home = Home(tmp_path_factory.mktemp("home"))
    put(home, records)
    load_graph(home)
    gone = data.draw(st.sampled_from(records)).article.id
    home.set_members({name: member for name, member in home.members().items() if name != gone})
    try:
        for ruling in rulings:
            add_ruling(home.judgements, ruling)
    except InputError:  # the rulings drawn contradict each other
        return
    left = [record for record in records if record.article.id != gone]
    graph = load_graph(home)
    assert exported(graph) == exported(resolve(left, ontology.load(), rulings))
    assert gone not in exported(graph).decode()


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(case=cases())
def test_rulings_hold_or_say_that_they_do_not(case: tuple[list[Extraction], list[Ruling]]) -> None:
    records, rulings = case
    found = resolve_with_reasons(records, ontology.load(), rulings)
    assert {outcome.ruling for outcome in found.outcomes} == set(rulings)
    for outcome in found.outcomes:
        if outcome.holds and outcome.ruling.kind == "event":
            sides = [_happenings(found.graph, said) for said in (outcome.ruling.left, outcome.ruling.right)]
            assert (sides[0] == sides[1]) == (outcome.ruling.verdict == "same")


def _happenings(graph: Graph, said: str) -> set[str]:
    spots = {
        f"{r.evidence.article}:{r.evidence.start}-{r.evidence.end}": event.id
        for event in graph.events
        for r in event.reports
    }
    return {spots[said]}


_SCRIPT = """
import hashlib
from tests.resolve.test_copies import OTHER, WIRE, article, edited, with_credits
from tests.resolve.test_incremental import exported
from tests.resolve.stories import graph_of
stories = [article(text) for text in (WIRE, edited(WIRE), with_credits(WIRE), OTHER)]
print(hashlib.sha256(exported(graph_of(*stories))).hexdigest())
"""


def test_the_bytes_do_not_depend_on_the_hash_seed() -> None:
    root = str(Path(__file__).parents[2])
    runs = [
        subprocess.run(
            [sys.executable, "-c", _SCRIPT], env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": root}, cwd=root,
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert runs[0] == runs[1]
