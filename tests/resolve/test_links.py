"""Links between happenings: none against time, none in a circle."""

from __future__ import annotations

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
