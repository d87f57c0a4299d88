"""What the user ruled holds, whatever the features say, in any order of the records."""

from __future__ import annotations

import datetime as dt

import pytest

from kg import ontology
from kg.model import EntityType, Graph, Ruling
from kg.resolve import Outcome, resolve_with_reasons
from tests.resolve.stories import Story

OMAR, UMAR = "Omar Vint", "Umar Vint"


def strike(
    name: str, day: int, kind: EntityType = "PERSON", country: str | None = None, day_known: bool = True
) -> Story:
    """Tell that somebody attacked the town of Lund on a day."""
    story = Story(f"{name} attacked Lund .", f"It was day {day} .", published=(2031, 5, day))
    story.who("a", kind, name, country=country).who("t", "PLACE", "Lund")
    return story.event(
        "v", "ATTACK", "attacked", agents=["a"], targets=["t"], when=(2031, 5, day) if day_known else None
    )


def extent(story: Story, words: str) -> str:
    start = story.text.index(words)
    return f"{story.record().article.id}:{start}-{start + len(words)}"


def resolved(stories: list[Story], *rulings: Ruling) -> tuple[Graph, tuple[Outcome, ...]]:
    """Resolve in two orders, which must give one graph."""
    records = [story.record() for story in stories]
    found = resolve_with_reasons(records, ontology.load(), rulings)
    again = resolve_with_reasons(records[::-1], ontology.load(), rulings[::-1])
    assert (found.graph, found.outcomes) == (again.graph, again.outcomes)
    return found.graph, found.outcomes


def actors(graph: Graph) -> set[str]:
    return {e.name for e in graph.entities if e.name != "Lund"}


def same(left: str, right: str) -> Ruling:
    return Ruling("same", "entity", left, right)


def different(left: str, right: str) -> Ruling:
    return Ruling("different", "entity", left, right)


def test_what_would_be_one_is_kept_apart() -> None:
    stories = [strike(OMAR, 3), strike(UMAR, 4)]
    assert len(actors(resolved(stories)[0])) == 1
    graph, (outcome,) = resolved(stories, different("omar vint", UMAR))
    assert actors(graph) == {OMAR, UMAR}
    assert outcome.holds


def test_what_would_be_two_is_joined_even_against_type_and_country() -> None:
    stories = [
        strike("Red Dawn", 3, "ARMED_GROUP", "IRN"),
        strike("Alba", 4, "MEDIA", "ISR"),
        strike("Alba", 5, "MEDIA", "ISR"),
    ]
    assert len(actors(resolved(stories)[0])) == 2
    graph, (outcome,) = resolved(stories, same("Red Dawn", "Alba"))
    assert len(actors(graph)) == 1
    assert outcome.holds


def test_what_joins_one_of_two_that_are_one_joins_both() -> None:
    stories = [strike("Red Dawn", 3, "ARMED_GROUP", "IRN"), strike("Alba", 4, "ARMED_GROUP", "ISR")]
    ruled = same(extent(stories[0], "Red Dawn"), extent(stories[1], "Alba"))
    later = [strike("The Red Dawn", 5, "ARMED_GROUP", "IRN"), strike("Álba", 6, "ARMED_GROUP", "ISR")]
    assert len(actors(resolved([*stories, *later], ruled)[0])) == 1


def test_rulings_are_transitive() -> None:
    stories = [strike(OMAR, 3), strike(UMAR, 4), strike("Haj Dervish", 5)]
    graph, _ = resolved(stories, same(OMAR, "Haj Dervish"), different("Haj Dervish", UMAR))
    assert len(actors(graph)) == 2
    assert UMAR in actors(graph)


def test_features_never_bring_together_what_is_ruled_apart_through_a_third() -> None:
    stories = [strike(OMAR, 3), strike(UMAR, 4), strike("Oumar Vint", 5)]
    graph, _ = resolved(stories, different(OMAR, UMAR))
    assert len(actors(graph)) >= 2
    assert not any({OMAR, UMAR} <= {e.name, *e.aliases} for e in graph.entities)


def test_where_records_make_two_rulings_contradict_the_one_that_parts_holds_and_the_other_is_told() -> None:
    one, two = strike(OMAR, 3), strike("Ada Sund", 4)
    graph, outcomes = resolved(
        [one, two], same(OMAR, "Ada Sund"), different(extent(one, OMAR), extent(two, "Ada Sund"))
    )
    assert len(actors(graph)) == 2
    assert [(o.ruling.verdict, o.holds) for o in outcomes] == [("different", True), ("same", False)]
    assert "another ruling keeps them apart" in outcomes[1].says


def test_a_name_of_several_is_no_name_for_a_ruling() -> None:
    stories = [
        strike("Red Dawn", 3, "ARMED_GROUP", "IRN"),
        strike("Red Dawn", 4, "ARMED_GROUP", "ISR"),
        strike("Alba", 5, "ARMED_GROUP"),
    ]
    graph, (outcome,) = resolved(stories, same("Red Dawn", "Alba"))
    assert (len([e for e in graph.entities if e.type == "ARMED_GROUP"]), outcome.holds) == (3, False)
    assert "several go by the name 'Red Dawn'" in outcome.says
    graph, (outcome,) = resolved(stories, same(extent(stories[1], "Red Dawn"), "Alba"))
    assert (len([e for e in graph.entities if e.type == "ARMED_GROUP"]), outcome.holds) == (2, True)


def test_a_ruling_on_what_no_article_has_waits() -> None:
    _, (outcome,) = resolved([strike(OMAR, 3)], same(OMAR, "Nobody"))
    assert (outcome.holds, outcome.waits) == (False, True)


def test_two_reports_of_a_day_are_parted_and_of_two_days_joined() -> None:
    one, two, later = strike(OMAR, 3), strike(OMAR, 3), strike(OMAR, 7)
    two.text += "More .\n"
    spots = [extent(story, "attacked") for story in (one, two, later)]
    assert len(resolved([one, two, later])[0].events) == 2
    graph, (outcome,) = resolved([one, two, later], Ruling("different", "event", *spots[:2]))
    assert (len(graph.events), outcome.holds) == (3, True)
    graph, (outcome,) = resolved([one, two, later], Ruling("same", "event", spots[0], spots[2]))
    assert (len(graph.events), outcome.holds) == (1, True)
    assert (graph.events[0].earliest, len(graph.events[0].reports)) == (dt.date(2031, 5, 3), 3)


def test_the_nameless_of_one_role_are_parted_too() -> None:
    def killed(day: int, more: str) -> Story:
        story = Story("Omar Vint shot an engineer in Lund .", more, published=(2031, 5, day))
        story.who("a", "PERSON", OMAR).who("e", "PERSON", "~an engineer").who("l", "PLACE", "Lund")
        return story.event("v", "KILL", "shot", agents=["a"], targets=["e"], places=["l"], when=(2031, 5, 3), killed=1)

    one, two = killed(3, "x"), killed(4, "y")
    assert len(resolved([one, two])[0].entities) == 3
    ruled = different(extent(one, "an engineer"), extent(two, "an engineer"))
    assert len(resolved([one, two], ruled)[0].entities) == 4


@pytest.mark.parametrize("verdict", ["same", "different"])
def test_a_ruling_by_an_extent_finds_the_mention_that_stands_there_now(verdict: str) -> None:
    one, two = strike(OMAR, 3), strike(UMAR, 4)
    article = one.record().article.id
    _, (outcome,) = resolved([one, two], Ruling(verdict, "entity", f"{article}:2-6", UMAR))  # type: ignore[arg-type]
    assert outcome.holds
