"""Which record entities become one; each story has an event in it so that its parties stay in the graph."""

from __future__ import annotations

import pytest

from kg.model import EntityType, Graph
from tests.resolve.stories import Story, entity, graph_of, triples


def strike(name: str, kind: EntityType = "ARMED_GROUP", country: str | None = None, day: int = 3) -> Story:
    """Tell that someone attacked a town of its own."""
    town = f"Ostby{'xyz'[day % 3]}{day}"
    story = Story(f"{name} attacked {town} .", published=(2031, 5, day))
    story.who("a", kind, name, country=country).who("t", "PLACE", town)
    return story.event("v", "ATTACK", "attacked", agents=["a"], targets=["t"])


def parties(graph: Graph) -> list[str]:
    return sorted(e.name for e in graph.entities if not e.name.startswith("Ostby"))


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("ARMED_GROUP", "Kata'ib Hezbollah", "Kataib Hezbollah"),
        ("ARMED_GROUP", "Kata'ib Hezbollah", "Kataeb Hizbullah"),
        ("ARMED_GROUP", "Harakat al-Sabireen", "the Harakat al Sabireen"),
        ("PERSON", "Qassem Soleimani", "Qasem Soleimani"),
        ("PERSON", "General Qassem Soleimani", "Qassem Soleimani"),
        ("PERSON", "Jean-Marie Guéhenno", "Jean Marie Guehenno"),
        ("ARMED_GROUP", "ISIL", "Daesh"),
        ("ORGANIZATION", "UNDP", "United Nations Development Programme"),
        ("PERSON", "George W. Bush", "George W Bush"),
        ("FACILITY", "Baghdad International Airport", "Baghdad airport"),
    ],
)
def test_one_by_name(kind: EntityType, one: str, other: str) -> None:
    graph = graph_of(strike(one, kind, day=3), strike(other, kind, day=4))
    assert len(parties(graph)) == 1


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("ARMED_GROUP", "Kata'ib Hezbollah", "Hezbollah"),
        ("COUNTRY", "Iran", "Iraq"),
        ("PERSON", "Qassem Soleimani", "Soleimani"),
        ("PERSON", "Qassem Soleimani", "Mohammed Soleimani"),
        ("PERSON", "Donald Trump", "Donald Trump Jr"),
        ("PERSON", "Omar Vint", "the widow of Omar Vint"),
        ("ARMED_GROUP", "National Liberation Army", "National Liberation Front"),
        ("FACILITY", "Baghdad International Airport", "Basra International Airport"),
        ("FACILITY", "US embassy in Baghdad", "US embassy in Berlin"),
        ("ORGANIZATION", "PMF", "Popular Mobilization Front"),
        ("ORGANIZATION", "UNDP", "UN"),
        ("ORGANIZATION", "United Nations Development Programme", "United Nations"),
        ("ORGANIZATION", "United Nations Mine Action Service", "United Nations"),
        ("PERSON", "George W. Bush", "George H. W. Bush"),
        ("PERSON", "George W. Bush", "Jeb Bush"),
        ("PERSON", "President Bush", "George W. Bush"),
    ],
)
def test_two_by_name(kind: EntityType, one: str, other: str) -> None:
    graph = graph_of(strike(one, kind, day=3), strike(other, kind, day=4))
    assert len(parties(graph)) == 2


def test_a_weak_likeness_needs_the_country_too() -> None:
    apart = graph_of(strike("Ansarullah", day=3), strike("Ansarollah", day=4))
    joined = graph_of(strike("Ansarullah", country="YEM", day=3), strike("Ansarollah", country="YEM", day=4))
    assert (len(parties(apart)), len(parties(joined))) == (2, 1)


def test_an_acronym_needs_the_country_too() -> None:
    long, short = "Borduria Workers Union", "BWU"
    apart = graph_of(strike(long, "ORGANIZATION", day=3), strike(short, "ORGANIZATION", day=4))
    joined = graph_of(strike(long, "ORGANIZATION", "AND", 3), strike(short, "ORGANIZATION", "AND", 4))
    assert (len(parties(apart)), len(parties(joined))) == (2, 1)


def test_another_country_or_type_forbids() -> None:
    assert (
        len(parties(graph_of(strike("Red Dawn", country="IRN", day=3), strike("Red Dawn", country="ISR", day=4)))) == 2
    )
    assert len(parties(graph_of(strike("Red Dawn", day=3), strike("Red Dawn", "PERSON", day=4)))) == 2


def test_one_without_a_country_joins_nobody_where_two_fit_equally() -> None:
    stories = [strike("Red Dawn", country=c, day=d) for c, d in (("IRN", 3), ("ISR", 4), (None, 5))]
    assert len(parties(graph_of(*stories))) == 3


def test_wikidata_joins_and_forbids() -> None:
    def told(name: str, wikidata: str, day: int) -> Story:
        story = Story(f"{name} attacked Lund{day} .").who("a", "ARMED_GROUP", name, wikidata=wikidata)
        return story.who("t", "PLACE", f"Lund{day}").event("v", "ATTACK", "attacked", agents=["a"], targets=["t"])

    assert (
        len([e for e in graph_of(told("Red Dawn", "Q1", 1), told("Dawn Front", "Q1", 2)).entities if e.wikidata]) == 1
    )
    assert len([e for e in graph_of(told("Red Dawn", "Q1", 1), told("Red Dawn", "Q2", 2)).entities if e.wikidata]) == 2


def test_within_an_article_a_surname_is_the_one_of_that_name() -> None:
    story = Story("Omar Vint attacked Lund .", "Later Vint bombed Ostby .")
    story.who("full", "PERSON", "Omar Vint").who("lund", "PLACE", "Lund").who("ostby", "PLACE", "Ostby")
    story.who("short", "PERSON", "Later Vint")
    graph = graph_of(
        story.event("v1", "ATTACK", "attacked", agents=["full"], targets=["lund"]).event(
            "v2", "BOMB", "bombed", agents=["short"], targets=["ostby"]
        )
    )
    assert "Omar Vint" in {e.name for e in graph.entities}
    two = Story("Omar Vint met Ada Vint . Vint attacked Lund .")
    two.who("omar", "PERSON", "Omar Vint").who("ada", "PERSON", "Ada Vint").who("l", "PLACE", "Lund")
    two.who("v", "PERSON", ". Vint")
    told = graph_of(
        two.event("e1", "MEET", "met", agents=["omar"], targets=["ada"]).event(
            "e2", "ATTACK", "attacked", agents=["v"], targets=["l"]
        )
    )
    assert len([e for e in told.entities if e.type == "PERSON"]) == 3


def test_us_troops_are_a_party_of_their_own_and_part_of_the_united_states() -> None:
    first = Story("US troops attacked Lund .", "The United States is at war .")
    first.who("us", "COUNTRY", "United States", country="USA").who("army", "MILITARY", "~US troops", country="USA")
    first.who("lund", "PLACE", "Lund").event("v", "ATTACK", "attacked", agents=["army"], targets=["lund"])
    first.event("w", "PRESENCE", "is at war", agents=["us"], targets=["lund"])
    second = Story("The American military bombed Ostby .")
    second.who("army", "MILITARY", "~The American military", country="USA").who("o", "PLACE", "Ostby")
    second.event("v", "BOMB", "bombed", agents=["army"], targets=["o"])
    graph = graph_of(first, second)
    assert len([e for e in graph.entities if e.type == "MILITARY"]) == 1
    army = next(e for e in graph.entities if e.type == "MILITARY")
    assert (army.name, "PART_OF", "United States") in triples(graph)


def test_some_troops_are_not_the_army() -> None:
    def told(text: str, day: int) -> Story:
        story = Story(f"{text} attacked Lund{day} .").who("a", "MILITARY", f"~{text}", country="USA")
        return story.who("t", "PLACE", f"Lund{day}").event("v", "ATTACK", "attacked", agents=["a"], targets=["t"])

    graph = graph_of(told("several US troops", 1), told("several US troops", 2))
    assert len([e for e in graph.entities if e.type == "MILITARY"]) == 2


def test_nameless_groups_stay_apart_across_articles() -> None:
    def told(day: int) -> Story:
        story = Story(f"Protesters attacked Lund{day} .").who("a", "PEOPLE", "~Protesters")
        return story.who("t", "PLACE", f"Lund{day}").event("v", "ATTACK", "attacked", agents=["a"], targets=["t"])

    graph = graph_of(told(1), told(2))
    assert len([e for e in graph.entities if e.type == "PEOPLE"]) == 2
    assert len({e.id for e in graph.entities}) == len(graph.entities)


def test_a_bare_pronoun_is_nobody() -> None:
    story = Story("They attacked Lund .").who("they", "PEOPLE", "?They").who("l", "PLACE", "Lund")
    graph = graph_of(story.event("v", "ATTACK", "attacked", agents=["they"], targets=["l"]))
    assert [e.name for e in graph.entities] == ["Lund"]
    assert graph.events[0].agents == ()


def test_who_takes_part_in_nothing_is_left_out() -> None:
    story = strike("Red Dawn").who("x", "PLACE", ".")
    assert "." not in {e.name for e in graph_of(story).entities}


def test_names_and_ids() -> None:
    stories = [strike("Qassem Soleimani", "PERSON", "IRN", day) for day in (3, 4)]
    stories.append(strike("Qasem Soleimani", "PERSON", "IRN", 5))
    found = entity(graph_of(*stories), "Qassem Soleimani")
    assert (found.id, found.aliases, found.country) == ("qassem-soleimani", ("Qasem Soleimani",), "IRN")
    assert len(found.mentions) == 3


def test_the_first_reported_keeps_the_plain_id() -> None:
    older, newer = strike("Red Dawn", country="IRN", day=3), strike("Red Dawn", country="ISR", day=4)
    ids = {e.country: e.id for e in graph_of(older, newer).entities if e.country}
    assert ids == {"IRN": "red-dawn", "ISR": "red-dawn-isr"}


def test_a_telling_type_is_kept_before_a_vague_one() -> None:
    graph = graph_of(strike("Red Dawn", "ORGANIZATION", day=3), strike("Red Dawn", "ARMED_GROUP", day=4))
    assert entity(graph, "Red Dawn").type == "ARMED_GROUP"


def test_an_acronym_is_no_full_name_where_both_have_longer_ones() -> None:
    def told(name: str, short: str, day: int) -> Story:
        story = Story(f"{name} ({short}) attacked Lund{day} .").who("a", "ORGANIZATION", name, short)
        return story.who("t", "PLACE", f"Lund{day}").event("v", "ATTACK", "attacked", agents=["a"], targets=["t"])

    apart = graph_of(told("Arland Free Press", "AFP", 1), told("Arland Forest Police", "AFP", 2))
    joined = graph_of(told("Arland Free Press", "AFP", 1), told("Arland Free Press", "AFP", 2))
    assert len([e for e in apart.entities if e.type == "ORGANIZATION"]) == 2
    assert len([e for e in joined.entities if e.type == "ORGANIZATION"]) == 1


def test_the_phrase_around_the_name_of_a_body_is_an_alias() -> None:
    phrase = "Arland's Borland-backed Dawn movement"
    story = Story(f"{phrase} shelled Camp Ostby .").who("d", "ARMED_GROUP", "Dawn", f"~{phrase}")
    story.who("c", "FACILITY", "Camp Ostby").event("v", "ATTACK", "shelled", agents=["d"], targets=["c"])
    assert entity(graph_of(story), "Dawn").aliases == (phrase,)
