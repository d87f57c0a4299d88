"""Where deaths happened whose own reports do not say."""

from __future__ import annotations

from tests.resolve.stories import Story, event, graph_of


def bombing() -> Story:
    story = Story("A bomb went off in Lund .", "Two guards died .", "Workers marched .")
    story.who("l", "PLACE", "Lund").who("g", "PEOPLE", "~Two guards").who("w", "PEOPLE", "~Workers")
    story.event("bomb", "BOMB", "went off", places=["l"])
    story.event("death", "KILL", "died", targets=["g"])
    return story.event("march", "PROTEST", "marched", agents=["w"])


def test_deaths_were_where_the_act_was() -> None:
    graph = graph_of(bombing().tie("CAUSED_BY", "death", "bomb"))
    assert event(graph, "KILL").location == event(graph, "BOMB").location is not None


def test_an_answer_may_be_anywhere() -> None:
    graph = graph_of(bombing().tie("CAUSED_BY", "march", "bomb"))
    assert event(graph, "PROTEST").location is None
    assert event(graph, "KILL").location is None
