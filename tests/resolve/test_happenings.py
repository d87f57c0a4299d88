"""Which reports become one happening, within an article and across articles."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.model import Modality
from tests.resolve.stories import Day, Story, event, graph_of

THIRD: Day = (2031, 5, 3)


def told(
    line: str = "Red Dawn attacked Camp Ostby on Saturday .",
    *,
    when: Day | None = THIRD,
    agents: tuple[str, ...] = ("dawn",),
    modality: Modality = "asserted",
    kind: str = "ATTACK",
    killed: int | None = None,
    published: Day = (2031, 5, 9),
) -> Story:
    """Report an attack on Camp Ostby."""
    story = Story(line, published=published)
    for key, type_, name in (("dawn", "ARMED_GROUP", "Red Dawn"), ("camp", "FACILITY", "Camp Ostby")):
        if name in line:
            story.who(key, "ARMED_GROUP" if type_ == "ARMED_GROUP" else "FACILITY", name)
    targets = ("camp",) if "Camp Ostby" in line else ()
    return story.event(
        "v", kind, "attacked", agents=agents, targets=targets, when=when, modality=modality, killed=killed
    )


def count(*stories: Story) -> int:
    return len(graph_of(*stories).events)


def test_same_day_and_target_across_articles() -> None:
    graph = graph_of(told(), told("On Saturday Camp Ostby was attacked .", agents=()))
    (one,) = graph.events
    assert len(one.reports) == 2
    assert len({report.evidence.article for report in one.reports}) == 2
    assert (one.earliest, one.latest, one.precision) == (dt.date(*THIRD), dt.date(*THIRD), "day")


@pytest.mark.parametrize(
    "other",
    [
        told("The next day Red Dawn attacked Camp Ostby .", when=(2031, 5, 4)),
        told("Red Dawn may have attacked Camp Ostby .", modality="hypothetical"),
        told("It was attacked , they say .", agents=(), when=THIRD),
        told("Red Dawn attacked Camp Ostby , too .", kind="CONDEMN"),
        told("Red Dawn has attacked Camp Ostby before .", when=None),
    ],
    ids=["other day", "only possible", "nothing but type and day", "other family", "no date"],
)
def test_not_one_happening(other: Story) -> None:
    assert count(told(), other) == 2


def test_other_towns_on_one_day() -> None:
    def bombed(town: str) -> Story:
        story = Story(f"Red Dawn bombed {town} .").who("a", "ARMED_GROUP", "Red Dawn").who("t", "PLACE", town)
        return story.event("v", "BOMB", "bombed", agents=["a"], targets=["t"], when=THIRD)

    assert count(bombed("Lund"), bombed("Malmby")) == 2
    assert count(bombed("Lund"), bombed("Lund")) == 1


def test_a_person_is_killed_once() -> None:
    def killed(line: str, when: Day | None) -> Story:
        story = Story(line).who("p", "PERSON", "Omar Vint")
        return story.event("v", "KILL", "killed", targets=["p"], when=when)

    assert count(killed("Omar Vint was killed .", None), killed("They killed Omar Vint on Saturday .", THIRD)) == 1
    other = Story("Ada Holm was killed in Lund .").who("p", "PERSON", "Ada Holm")
    assert (
        count(
            killed("Omar Vint was killed in Lund .", THIRD),
            other.event("v", "KILL", "killed", targets=["p"], when=THIRD),
        )
        == 2
    )


def test_the_same_toll_tells() -> None:
    def bombing(line: str, killed: int) -> Story:
        story = Story(line).who("l", "PLACE", "Lund")
        return story.event("v", "BOMB", "bomb", places=["l"], when=THIRD, killed=killed)

    assert count(bombing("A bomb in Lund killed 19 .", 19), bombing("The bomb in Lund left 19 dead .", 19)) == 1


def test_a_victim_told_of_leaves_room_for_more_and_one_counted_does_not() -> None:
    def shelled(line: str, *, dead: str, killed: int) -> Story:
        story = Story(line).who("m", "PLACE", "Malmby").who("a", "ARMED_GROUP", "Red Dawn")
        story.who("v", "PERSON" if killed == 1 else "PEOPLE", f"~{dead}")
        return story.event("k", "KILL", "killed", agents=["a"], targets=["v"], places=["m"], when=THIRD, killed=killed)

    many = shelled("Red Dawn killed nine farmers in Malmby .", dead="nine farmers", killed=9)
    assert count(many, shelled("A farmer was killed by Red Dawn in Malmby .", dead="A farmer", killed=1)) == 1
    assert count(many, shelled("Red Dawn killed one farmer in Malmby .", dead="one farmer", killed=1)) == 2


def test_conflicting_tolls_are_kept_by_report_and_settled_in_the_event() -> None:
    graph = graph_of(
        told("Red Dawn attacked Camp Ostby ; 25 died .", killed=25),
        told("Red Dawn attacked Camp Ostby ; 19 died .", killed=19),
        told("Red Dawn attacked Camp Ostby . 19 died .", killed=19),
    )
    assert event(graph, "ATTACK").killed == 19


def two_reports(kind: str = "KILL", *, day: Day | None = THIRD) -> Story:
    story = Story("A raid on Camp Ostby killed two soldiers .", "Ostby mourned .")
    story.who("camp", "FACILITY", "Camp Ostby").who("men", "PEOPLE", "~two soldiers")
    story.event("raid", "ATTACK", "raid", targets=["camp"], when=THIRD)
    return story.event("dead", kind, "killed", targets=["men"], when=day, killed=2)


def test_a_death_belongs_to_the_attack_that_caused_it() -> None:
    (one,) = graph_of(two_reports().tie("CAUSED_BY", "dead", "raid")).events
    assert (one.type, one.types, one.killed) == ("KILL", ("KILL", "ATTACK"), 2)
    assert count(two_reports()) == 2


def test_results_of_one_act_are_one_happening() -> None:
    story = Story("Gunmen killed two soldiers and wounded three farmers .")
    story.who("men", "PEOPLE", "~two soldiers").who("farmers", "PEOPLE", "~three farmers")
    story.event("dead", "KILL", "killed", targets=["men"], killed=2)
    story.event("hurt", "INJURE", "wounded", targets=["farmers"], injured=3)
    assert count(story) == 2
    (one,) = graph_of(story.tie("PART_OF", "hurt", "dead")).events
    assert (one.type, one.killed, one.injured) == ("KILL", 2, 3)


def test_a_date_conflict_forbids_that() -> None:
    assert count(two_reports(day=(2031, 5, 7)).tie("CAUSED_BY", "dead", "raid")) == 2


def test_what_is_planned_is_never_what_was_done() -> None:
    story = Story("Red Dawn planned the attack and then attacked .").who("a", "ARMED_GROUP", "Red Dawn")
    story.event("p", "ATTACK", "the attack", agents=["a"], modality="planned")
    story.event("d", "ATTACK", "attacked", agents=["a"]).tie("SAME_EVENT", "d", "p")
    assert count(story) == 2


def test_reports_that_an_article_ties_together_keep_their_own_modality() -> None:
    story = Story("Red Dawn attacked Lund .", "It denied the raid .").who("a", "ARMED_GROUP", "Red Dawn")
    story.event("d", "ATTACK", "attacked", agents=["a"])
    story.event("n", "ATTACK", "raid", agents=["a"], modality="denied").tie("SAME_EVENT", "n", "d")
    (one,) = graph_of(story).events
    assert one.modality == "asserted"
    assert sorted(report.modality for report in one.reports) == ["asserted", "denied"]


def vow(line: str, published: Day, killed_when: Day | None) -> Story:
    """Report a killing, the revenge for it that is threatened, and the vow."""
    story = Story(line, published=published).who("v", "PERSON", "Omar Vint").who("h", "PERSON", "Ada Holm")
    story.event("k", "KILL", "killing", targets=["v"], when=killed_when)
    story.event("r", "RETALIATE", "revenge", agents=["h"], modality="threatened").tie("RETALIATES_FOR", "r", "k")
    return story.event("t", "THREATEN", "vowed", agents=["h"], theme="r")


def test_a_vow_is_known_by_who_made_it_and_what_it_answers() -> None:
    graph = graph_of(
        vow("Ada Holm vowed revenge for the killing of Omar Vint .", (2031, 5, 4), THIRD),
        vow("Ada Holm vowed to take revenge for the killing of Omar Vint .", (2031, 9, 9), None),
    )
    assert sorted(e.type for e in graph.events) == ["KILL", "RETALIATE", "THREATEN"]
    assert all(len(e.reports) == 2 for e in graph.events)
    (link,) = graph.links
    assert (link.type, link.modality, len(link.evidence)) == ("RETALIATES_FOR", "threatened", 2)


def test_a_victim_without_a_name_is_one_where_the_event_is_one() -> None:
    def killed(line: str) -> Story:
        story = Story(line).who("camp", "FACILITY", "Camp Ostby")
        story.who("man", "PERSON", "~contractor", country="USA")
        return story.event("v", "KILL", "killed", targets=["man", "camp"], when=THIRD)

    graph = graph_of(
        killed("An American contractor was killed in Camp Ostby ."),
        killed("At Camp Ostby rockets killed a US contractor ."),
    )
    (one,) = graph.events
    assert len([t for t in one.targets if "contractor" in t.entity]) == 1


def test_an_event_keeps_its_id_when_later_articles_report_it() -> None:
    first = told()
    later = told("On Saturday Camp Ostby was attacked .", agents=(), published=(2031, 6, 1))
    (before,), (after,) = graph_of(first).events, graph_of(first, later).events
    assert before.id == after.id


def test_a_surname_alone_is_the_one_of_that_name_in_the_happening() -> None:
    def arrested(line: str, name: str) -> Story:
        story = Story(line).who("p", "PERSON", name).who("l", "PLACE", "Lund")
        return story.event("v", "ARREST", "arrested", targets=["p"], places=["l"], when=THIRD, killed=None)

    graph = graph_of(
        arrested("Omar Vint was arrested in Lund .", "Omar Vint"), arrested("In Lund they arrested Vint .", "Vint")
    )
    assert len(graph.events) == 1
    assert [e.name for e in graph.entities if e.type == "PERSON"] == ["Omar Vint"]


def test_another_number_of_nameless_people_is_another_group() -> None:
    def arrested(line: str, number: str) -> Story:
        story = Story(line).who("p", "PEOPLE", f"~{number} pirates", country="SOM").who("n", "MILITARY", "Arland Navy")
        return story.event("v", "ARREST", "arrested", agents=["n"], targets=["p"], when=(THIRD, (2031, 5, 9)))

    first, other = "Arland Navy arrested 23 pirates .", "Arland Navy arrested 26 pirates ."
    assert count(arrested(first, "23"), arrested(other, "26")) == 2
    assert count(arrested(first, "23"), arrested(f"{first} Again .", "23")) == 1


def crime(line: str, victim: str) -> Story:
    """Report an undated killing in the words of its own story."""
    story = Story(line).who("v", "PERSON", f"~{victim}")
    return story.event("k", "KILL", "killed", targets=["v"])


def test_articles_of_one_story_need_no_date() -> None:
    store = "outside the Malmby wholesale store on Ferry Road , its parking lot closed"
    pier = "beside the Ostby fishing pier during the regatta , its lighthouse dark"
    stories = [
        crime(f"A woman was killed {store} .", "woman"),
        crime(f"Police say a driver killed a woman {store} .", "woman"),
        crime(f"A woman was killed {pier} .", "woman"),
        crime(f"Divers say a boat killed a woman {pier} .", "woman"),
    ]
    graph = graph_of(*stories)
    assert sorted(len(e.reports) for e in graph.events) == [2, 2]
    assert len(graph_of(stories[0], stories[2]).events) == 2


def tension(line: str, one: str, other: str) -> Story:
    story = Story(line).who("a", "COUNTRY", one).who("b", "COUNTRY", other)
    return story.event("t", "TENSION", "ensions", agents=["a", "b"])


def test_what_goes_on_between_two_parties_is_one() -> None:
    first = tension("Tensions between Arland and Borland grew .", "Arland", "Borland")
    assert count(first, tension("Old tensions between Borland and Arland .", "Borland", "Arland")) == 1
    assert count(first, tension("Tensions between Arland and Corland fell .", "Arland", "Corland")) == 2


def captured(line: str, number: str, published: Day) -> Story:
    """Report that pirates were captured in the words of one news day, undated."""
    story = Story(line, published=published).who("p", "PEOPLE", f"~{number} pirates").who("n", "MILITARY", "~sailors")
    return story.event("v", "ARREST", "captured", agents=["n"], targets=["p"])


def test_the_same_news_of_the_same_days_is_one() -> None:
    gulf = "in the Gulf of Ostby near the lighthouse , the frigate Lynx radioed"
    other, more = Story("Frost came early this year ."), Story("The council met on the budget .")
    first = captured(f"sailors captured 23 pirates {gulf} .", "23", (2031, 5, 9))
    assert count(first, captured(f"sailors captured 23 pirates {gulf} today .", "23", (2031, 5, 10)), other, more) == 1
    assert count(first, captured(f"sailors captured 26 pirates {gulf} today .", "26", (2031, 5, 10)), other, more) == 2
    later = captured(f"sailors captured some pirates {gulf} again .", "some", (2031, 5, 29))
    assert count(first, later, other, more) == 2
