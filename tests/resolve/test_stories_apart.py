"""What keeps two reports apart, however alike they are, and what does not."""

from __future__ import annotations

from tests.resolve.stories import Day, Story, graph_of

THIRD: Day = (2031, 5, 3)


def count(*stories: Story) -> int:
    return len(graph_of(*stories).events)


def mourned(line: str, country: str) -> Story:
    story = Story(line).who("c", "COUNTRY", country, country=country[:3].upper()).who("p", "PERSON", "Omar Vint")
    return story.event("m", "MOURN", "mourned", targets=["p"], places=["c"], when=THIRD)


def test_gatherings_in_two_countries_are_two() -> None:
    first = mourned("Crowds in Arland mourned Omar Vint .", "Arland")
    assert count(first, mourned("Crowds in Borland mourned Omar Vint .", "Borland")) == 2
    assert count(first, mourned("All over Arland people mourned Omar Vint .", "Arland")) == 1


def test_a_nation_s_crowd_is_at_home_where_no_place_is_told() -> None:
    story = Story("Arlanders mourned Omar Vint . The funeral was held in Tolvik , Borland .")
    story.who("a", "PEOPLE", "~Arlanders", country="ARL").who("p", "PERSON", "Omar Vint")
    story.who("b", "COUNTRY", "Borland", country="BOR")
    story.event("m", "MOURN", "mourned", agents=["a"], targets=["p"])
    story.event("f", "MOURN", "funeral", targets=["p"], places=["b"])
    story.tie("SAME_EVENT", "f", "m")
    assert count(story) == 2


def condemned(line: str, who: str) -> Story:
    story = Story(line).who("c", "COUNTRY", who).who("v", "PERSON", "Omar Vint")
    story.event("k", "KILL", "killing", targets=["v"], when=THIRD)
    return story.event("w", "CONDEMN", "condemned", agents=["c"], theme="k", when=THIRD)


def test_each_state_condemns_for_itself() -> None:
    first = condemned("Arland condemned the killing of Omar Vint .", "Arland")
    other = condemned("Borland condemned the killing of Omar Vint .", "Borland")
    assert count(first, other) == 3  # one killing
    assert count(first, condemned("Arland condemned it : the killing of Omar Vint .", "Arland")) == 2


def shot(line: str, victim: str, town: str) -> Story:
    """Report an undated shooting in the words of its own story."""
    story = Story(line).who("v", "PERSON", f"~{victim}").who("t", "PLACE", town)
    return story.event("k", "KILL", "shot dead", targets=["v"], places=["t"])


def test_an_age_is_no_number_and_a_part_of_a_town_no_other_town() -> None:
    yard = "behind the shuttered cannery on Gull Street , its gates chained"
    lake = "near the frozen reservoir during the skating cup , its ice cracked"
    stories = [
        shot(f"A 15-year-old boy was shot dead in Malmby {yard} .", "15-year-old boy", "Malmby"),
        shot(f"In North Malmby a boy was shot dead {yard} .", "boy", "North Malmby"),
        shot(f"A boy was shot dead in Tolvik {lake} .", "boy", "Tolvik"),
        shot(f"A boy , 9 , was shot dead in Tolvik {lake} .", "boy", "Tolvik"),
    ]
    assert sorted(len(e.reports) for e in graph_of(*stories).events) == [2, 2]
