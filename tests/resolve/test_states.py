"""A standing relation and a report of the same state are one fact."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Fact, Graph
from kg.ontology import load
from kg.resolve import resolve
from tests.resolve.stories import Day, Story, event, graph_of


def backed(name: str, line: str, country: str | None = None, published: Day = (2031, 5, 9)) -> Story:
    """An article that only takes for granted that a state backs a group."""
    story = (
        Story(line, published=published).who("a", "COUNTRY", "Borduria").who("b", "ARMED_GROUP", name, country=country)
    )
    return story.relate("a", "SUPPORTS", "b")


def supports(name: str, line: str, country: str | None = None) -> Story:
    """An article that reports it."""
    story = Story(line).who("a", "COUNTRY", "Borduria").who("b", "ARMED_GROUP", name, country=country)
    return story.event("s", "SUPPORT", "supports", agents=["a"], targets=["b"])


def support(graph: Graph) -> list[Fact]:
    return [fact for fact in graph.facts if fact.type == "SUPPORTS"]


def test_what_is_taken_for_granted_is_evidence_of_what_is_reported() -> None:
    graph = graph_of(
        supports("Red Dawn", "Borduria supports Red Dawn ."), backed("Red Dawn", "The Borduria-backed Red Dawn met .")
    )
    assert [r.evidence.text for r in event(graph, "SUPPORT").reports] in (
        ["supports", "Borduria-backed Red Dawn"],
        ["Borduria-backed Red Dawn", "supports"],
    )
    (fact,) = support(graph)
    assert fact.event == event(graph, "SUPPORT").id
    assert len(fact.evidence) == 2


def test_what_nobody_reports_stays_a_relation() -> None:
    graph = graph_of(
        backed("Red Dawn", "The Borduria-backed Red Dawn met ."), backed("Red Dawn", "Red Dawn , backed by Borduria .")
    )
    assert not graph.events
    (fact,) = support(graph)
    assert fact.event is None
    assert len(fact.evidence) == 2


def test_groups_of_one_kind_and_country_need_no_name() -> None:
    said = supports("~several Syldavian militias", "Borduria supports several Syldavian militias .", "SYL")
    meant = backed("~Borduria-backed militias", "Borduria-backed militias in Syldavia met .", "SYL")
    abroad = backed("~Borduria-backed militias", "Borduria-backed militias in Khemed left .", "KHE", (2033, 2, 1))
    graph = graph_of(said, meant, abroad)
    assert len(event(graph, "SUPPORT").reports) == 2
    assert [fact.event is None for fact in support(graph)] in ([True, False], [False, True])


def test_an_event_of_the_article_needs_no_relation_beside_it() -> None:
    story = supports("Red Dawn", "Borduria supports Red Dawn .").relate("a", "SUPPORTS", "b")
    (fact,) = support(graph_of(story))
    assert [evidence.text for evidence in fact.evidence] == ["supports"]


def test_a_denial_does_not_silence_the_relation() -> None:
    story = Story("Borduria denies it supports Red Dawn .").who("a", "COUNTRY", "Borduria")
    story.who("b", "ARMED_GROUP", "Red Dawn").relate("a", "SUPPORTS", "b")
    story.event("s", "SUPPORT", "supports", agents=["a"], targets=["b"], modality="denied", sources=["a"])
    assert "asserted" in {fact.modality for fact in support(graph_of(story))}


def test_what_is_mentioned_nowhere_stays_a_relation() -> None:
    record = backed("Red Dawn", "The Borduria-backed Red Dawn met .").record()
    backer, other = record.entities
    graph = resolve([replace(record, entities=(backer, replace(other, mentions=())))], load())
    assert [(fact.type, fact.event) for fact in graph.facts] == [("SUPPORTS", None)]


def test_supporters_of_somebody_do_no_more_than_be_such() -> None:
    story = Story("Supporters of Ada Holm met .").who("s", "PEOPLE", "~Supporters of Ada Holm")
    story.who("h", "PERSON", "Ada Holm").relate("s", "SUPPORTS", "h")
    other = Story("The crowd supports Ada Holm .").who("s", "PEOPLE", "~crowd").who("h", "PERSON", "Ada Holm")
    other.event("e", "SUPPORT", "supports", agents=["s"], targets=["h"])
    assert len(event(graph_of(story, other), "SUPPORT").reports) == 1
