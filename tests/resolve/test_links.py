"""Links between happenings: none against time, none in a circle."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.resolve.stories import Day, Story, event, graph_of


def feud(raid: Day | None, answer: Day | None) -> Story:
    story = Story("Red Dawn raided Lund .", "Arland bombed Red Dawn .", "Borduria arrested Omar Vint .")
    story.who("d", "ARMED_GROUP", "Red Dawn").who("a", "COUNTRY", "Arland").who("b", "COUNTRY", "Borduria")
    story.who("l", "PLACE", "Lund").who("o", "PERSON", "Omar Vint")
    story.event("raid", "ATTACK", "raided", agents=["d"], targets=["l"], when=raid)
    story.event("bomb", "BOMB", "bombed", agents=["a"], targets=["d"], when=answer)
    return story.event("arrest", "ARREST", "arrested", agents=["b"], targets=["o"])


def test_an_answer_comes_after_what_it_answers() -> None:
    right = feud((2031, 5, 1), (2031, 5, 3)).tie("RETALIATES_FOR", "bomb", "raid")
    wrong = feud((2031, 5, 3), (2031, 5, 1)).tie("RETALIATES_FOR", "bomb", "raid")
    assert [link.type for link in graph_of(right).links] == ["RETALIATES_FOR"]
    assert graph_of(wrong).links == ()


def test_an_undated_answer_is_believed() -> None:
    (link,) = graph_of(feud(None, (2031, 5, 3)).tie("RETALIATES_FOR", "bomb", "raid")).links
    assert link.confidence == 0.8


def test_nothing_answers_itself() -> None:
    story = feud(None, None).tie("RETALIATES_FOR", "bomb", "raid").tie("SAME_EVENT", "bomb", "raid")
    assert graph_of(story).links == ()


def test_the_least_sure_link_of_a_circle_is_left_out() -> None:
    story = feud(None, None).tie("CAUSED_BY", "bomb", "raid", 0.9).tie("CAUSED_BY", "arrest", "bomb", 0.8)
    story.tie("CAUSED_BY", "raid", "arrest", 0.5)
    graph = graph_of(story)
    arrest = event(graph, "ARREST").id
    assert len(graph.links) == 2
    assert arrest not in {link.goal for link in graph.links}


def test_chains_of_any_length_are_kept() -> None:
    story = feud(None, None).tie("CAUSED_BY", "bomb", "raid").tie("CAUSED_BY", "arrest", "bomb")
    assert len(graph_of(story).links) == 2


def told_apart(*steps: tuple[str, str, Day | None], kind: str = "RETALIATE") -> list[Story]:
    """One article a step: (who, whom, when); all but the first strike back, and say not for what."""
    stories = []
    for number, (who, whom, when) in enumerate(steps):
        story = Story(f"{who} struck {whom} in step {number} .").who("a", "COUNTRY", who).who("t", "COUNTRY", whom)
        stories.append(story.event("v", kind if number else "ATTACK", "struck", agents=["a"], targets=["t"], when=when))
    return stories


def test_a_reprisal_finds_its_provocation_in_another_article() -> None:
    steps = told_apart(("Arland", "Borduria", (2031, 5, 1)), ("Borduria", "Arland", (2031, 5, 3)))
    graph = graph_of(*steps)
    (link,) = graph.links
    names = {e.id: e.type for e in graph.events}
    assert (link.type, names[link.origin], names[link.goal]) == ("RETALIATES_FOR", "RETALIATE", "ATTACK")
    assert (link.modality, link.confidence) == ("asserted", 0.3)
    assert [evidence.text for evidence in link.evidence] == ["struck"]


def test_chains_run_through_articles() -> None:
    sides = ("Arland", "Borduria")
    steps = [(sides[i % 2], sides[1 - i % 2], (2031, 5, 1 + 2 * i)) for i in range(6)]
    graph = graph_of(*reversed(told_apart(*steps)))
    days = {e.id: e.earliest for e in graph.events}
    chain = sorted((days[link.goal], days[link.origin]) for link in graph.links)
    assert [(a.day, b.day) for a, b in chain if a and b] == [(1, 3), (3, 5), (5, 7), (7, 9), (9, 11)]


@pytest.mark.parametrize(
    "steps",
    [
        (("Arland", "Borduria", (2031, 5, 3)), ("Borduria", "Arland", (2031, 5, 1))),
        (("Arland", "Borduria", (2031, 1, 3)), ("Borduria", "Arland", (2031, 5, 1))),
        (("Arland", "Borduria", (2031, 5, 1)), ("Corland", "Arland", (2031, 5, 3))),
        (("Arland", "Borduria", (2031, 5, 1)), ("Borduria", "Arland", None)),
        (("Arland", "Borduria", None), ("Borduria", "Arland", (2031, 5, 3))),
    ],
    ids=["after it", "long before it", "another side", "undated answer", "undated attack"],
)
def test_what_provoked_stays_open(steps: tuple[tuple[str, str, Day | None], ...]) -> None:
    assert graph_of(*told_apart(*steps)).links == ()


def test_of_two_attacks_of_one_day_neither_is_the_provocation() -> None:
    def attack(place: str) -> Story:
        story = Story(f"Arland struck Borduria in {place} .").who("a", "COUNTRY", "Arland")
        story.who("b", "COUNTRY", "Borduria").who("p", "PLACE", place)
        return story.event("v", "ATTACK", "struck", agents=["a"], targets=["b"], places=["p"], when=(2031, 5, 1))

    _, answer = told_apart(("Arland", "Borduria", (2031, 5, 1)), ("Borduria", "Arland", (2031, 5, 3)))
    assert len(graph_of(attack("Malmby"), answer).links) == 1
    both = graph_of(attack("Malmby"), attack("Rosby"), answer)
    assert (len(both.events), both.links) == (3, ())


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 28)), min_size=2, max_size=7))
@settings(max_examples=25)
def test_no_answer_is_before_what_it_answers_and_none_runs_in_a_circle(told: list[tuple[bool, int]]) -> None:
    steps = [("Arland", "Borduria", (2031, 5, d)) if up else ("Borduria", "Arland", (2031, 5, d)) for up, d in told]
    graph = graph_of(*told_apart(*steps))
    days = {e.id: e.earliest for e in graph.events}
    after: dict[str, set[str]] = {}
    for link in graph.links:
        origin, goal = days[link.origin], days[link.goal]
        assert origin is not None
        assert goal is not None
        assert goal <= origin
        after.setdefault(link.origin, set()).add(link.goal)

    def reached(start: str, seen: frozenset[str]) -> bool:
        return any(goal in seen or reached(goal, seen | {goal}) for goal in after.get(start, ()))

    assert not any(reached(start, frozenset({start})) for start in after)
