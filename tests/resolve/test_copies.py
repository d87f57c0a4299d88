"""Wire copies count once, however they were cut or edited; two articles on one event are two."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg import ontology
from kg.model import Graph
from kg.property_graph import edge_loads, node_loads
from kg.resolve import resolve_with_reasons
from tests.resolve.stories import Day, Story, graph_of

WIRE = """Police in Lund fired tear gas on Friday to break up a march by dock workers
who have been on strike for three weeks over pay .
Witnesses said that the crowd threw bottles and stones at the officers
and set fire to two cars near the old harbour .
A spokesman for the city council said eleven people were taken to hospital , one of them with burns .
The dispute began when the port company cut night shifts and refused to talk to the union about it .
Ferries to the islands did not sail for a second day , and shops in the centre stayed closed in the afternoon .
The mayor , who belongs to the Farmers' party , called on both sides to return to the table before Sunday ."""
OTHER = """Clashes between striking port workers and riot police left at least eleven injured in Lund ,
the harbour city's second day without ferries .
Burnt-out cars blocked the quay while union leaders accused the company of breaking off talks .
"We asked for our night shifts back , nothing more ," said one docker , holding up an empty gas canister .
Hospitals confirmed one case of severe burns among those admitted on Friday evening .
Prices of fish rose by a fifth at the market , traders told this newspaper , and more delays are expected next week .
City hall has offered to mediate , but neither camp has yet said whether it will come ."""


def lines(text: str) -> list[str]:
    return text.split("\n")


def edited(text: str) -> str:
    """Change every twentieth word, and put another dateline before it."""
    words = text.split(" ")
    return "LUND (Wire) - " + " ".join("reportedly" if i % 20 == 7 else word for i, word in enumerate(words))


def shortened(text: str) -> str:
    return "\n".join(lines(text)[:4])


def with_credits(text: str) -> str:
    return f"{text}\nReporting by A. Vint , editing by O. Sund ."


def article(text: str, published: Day = (2031, 5, 9)) -> Story:
    """Tell that the police of Lund, without a name, fired on a crowd without a name."""
    story = Story(*lines(text), published=published)
    if "Police" not in text:
        return story
    story.who("p", "MILITARY", "~Police").who("m", "PEOPLE", "~dock workers").who("l", "PLACE", "Lund")
    return story.event("v", "COERCE", "fired", agents=["p"], targets=["m"], places=["l"])


def copies(graph: Graph, *stories: Story) -> list[tuple[int, int]]:
    """Pairs of numbers of stories: copy, original."""
    number = {story.record().article.id: i for i, story in enumerate(stories)}
    return sorted((number[copy.article], number[copy.original]) for copy in graph.copies)


@pytest.mark.parametrize("change", [edited, shortened, with_credits, str.upper])
def test_a_copy_is_a_copy_however_it_was_changed(change: Callable[[str], str]) -> None:
    stories = [article(WIRE), article(change(WIRE), published=(2031, 5, 10))]
    graph = graph_of(*stories)
    assert copies(graph, *stories) == [(1, 0)]
    assert graph.copies[0].share >= 0.6


def test_another_text_on_the_same_event_is_no_copy() -> None:
    stories = [article(WIRE), article(OTHER)]
    assert copies(graph_of(*stories), *stories) == []


def test_a_shared_background_makes_no_copy() -> None:
    stories = [article(WIRE), article(OTHER + "\n" + "\n".join(lines(WIRE)[5:7]))]
    assert copies(graph_of(*stories), *stories) == []


def test_what_is_printed_again_on_an_anniversary_is_no_copy() -> None:
    stories = [article(WIRE), article(WIRE + " .", published=(2032, 5, 9))]
    assert copies(graph_of(*stories), *stories) == []


def test_a_formula_is_no_copy() -> None:
    stories = [article("Lund , Friday .\nNo news ."), article("Lund , Friday .\nNo news yet .")]
    assert copies(graph_of(*stories), *stories) == []


def test_the_oldest_is_the_original_and_of_one_day_the_longest_in_any_order() -> None:
    stories = [
        article(shortened(WIRE)), article(WIRE), article(with_credits(WIRE), (2031, 5, 10)),
        article(edited(WIRE), (2031, 5, 11)), article(OTHER),
    ]  # fmt: skip
    for _ in stories:
        stories = [*stories[1:], stories[0]]
        graph = graph_of(*stories)
        originals = {copy.original for copy in graph.copies}
        (first,) = [s.record().article.id for s in stories if s.text == WIRE + "\n"]
        assert (originals, len(graph.copies)) == ({first}, 3)


def event_of(graph: Graph) -> dict[str, object]:
    (load,) = [load for load in node_loads(graph) if load.kind == "Event"]
    (row,) = load.rows
    properties: dict[str, object] = row["properties"]
    return properties


def test_reports_in_copies_are_of_one_event_and_count_once() -> None:
    stories = [article(WIRE), article(with_credits(WIRE), (2031, 5, 10)), article(shortened(WIRE), (2031, 5, 11))]
    graph = graph_of(*stories)
    event = event_of(graph)
    assert (event["reports"], event["articles"], event["copies"]) == (1, 1, 2)
    assert len(graph.events[0].reports) == 3
    assert event["confidence"] == 0.8
    (ties,) = [load for load in edge_loads(graph) if load.type == "COPY_OF"]
    assert [(row["goal"], row["properties"]["share"]) for row in ties.rows] == [
        (stories[0].record().article.id, 1.0)
    ] * 2


def test_a_number_that_only_copies_repeat_is_one_article_s_number() -> None:
    def toll(text: str, killed: int) -> Story:
        story = Story("Red Dawn killed many in Lund .", *lines(text))
        story.who("a", "ARMED_GROUP", "Red Dawn").who("l", "PLACE", "Lund")
        return story.event("v", "KILL", "killed", agents=["a"], places=["l"], when=(2031, 5, 8), killed=killed)

    copied = [toll(WIRE, 25), toll(with_credits(WIRE), 25), toll(edited(WIRE), 25)]
    others = [toll("\n".join(lines(OTHER)[:3]), 19), toll("\n".join(lines(OTHER)[3:]), 19)]
    graph = graph_of(*copied, *others)
    assert [event.killed for event in graph.events] == [19]


def test_the_graph_without_the_original_has_another() -> None:
    stories = [article(WIRE), article(with_credits(WIRE), (2031, 5, 10)), article(shortened(WIRE), (2031, 5, 11))]
    graph = graph_of(*stories[1:])
    assert copies(graph, *stories) == [(2, 1)]
    assert event_of(graph)["articles"] == 1


def test_the_merge_says_why() -> None:
    stories = [article(WIRE), article(with_credits(WIRE))]
    found = resolve_with_reasons([story.record() for story in stories], ontology.load())
    assert ("same_words_in_a_copy",) in [judgement.features for judgement in found.judgements]
