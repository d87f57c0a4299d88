"""What tells one happening from a series of its kind."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.model import Event, Extent, Span, When
from kg.resolve.series import is_series
from tests.resolve.stories import Day, Story, graph_of

NINTH: Day = (2031, 5, 9)
PLACE = "near the Ostby refinery , the Lynx brigade radioed from the Tolvik heights"


def apart(*stories: Story) -> int:
    """Happenings where no two articles tell one story."""
    return len(graph_of(*stories).events)


def count(*stories: Story) -> int:
    """Happenings where articles that share rare words tell one story."""
    fill = Story("Frost came early this year ."), Story("The council met on the budget .")
    return len(graph_of(*stories, *fill).events)


def told(text: str, trigger: str, kind: str = "ATTACK", when: When | None = None) -> Event:
    start = text.index(trigger)
    return Event("v", kind, None, None, Span(start, start + len(trigger), trigger), Extent(0, len(text)), when=when)


@pytest.mark.parametrize(
    ("text", "trigger", "series"),
    [
        ("Rebels carried out 30 dynamite attacks in Tolvik.", "dynamite attacks", True),
        ("A wave of raids on banks shook the town.", "raids", True),
        ("Police blamed them for the attacks.", "attacks", False),
        ("Lawmakers denounced Arland's attacks.", "attacks", False),
        ("Arland attacks the base.", "attacks", False),
        ("An attack was reported.", "attack", False),
    ],
)
def test_the_plural_that_counts_happenings(text: str, trigger: str, series: bool) -> None:
    assert is_series(told(text, trigger), text) is series


def test_deaths_in_the_plural_and_a_known_day_are_one_happening() -> None:
    day = dt.date(2031, 5, 9)
    text = "Killings and attacks were reported."
    assert not is_series(told(text, "Killings", "KILL"), text)
    assert not is_series(told(text, "attacks", when=When(day, day, "day", "stated", "text", 0, 4)), text)


def attack(line: str, trigger: str, *, published: Day = NINTH) -> Story:
    return Story(line, published=published).event("v", "ATTACK", trigger)


def test_one_attack_is_none_of_a_series() -> None:
    one = attack(f"An attack was heard {PLACE} .", "attack")
    assert count(one, attack(f"The attack was over {PLACE} .", "attack")) == 1
    assert count(one, attack(f"Rebels staged 30 attacks {PLACE} .", "attacks")) == 2


def test_a_word_for_any_deed_does_not_make_two_one() -> None:
    one = attack(f"The incident was heard {PLACE} .", "incident")
    assert count(one, attack(f"The incident was over {PLACE} .", "incident")) == 2


def test_where_an_article_tells_several_a_bare_word_tells_none() -> None:
    both = Story(f"Tolvik town saw an assault and Mora town an assault of its own {PLACE} .")
    both.who("t", "PLACE", "Tolvik town").who("m", "PLACE", "Mora town")
    both.event("a", "ATTACK", "assault and", places=["t"]).event("b", "ATTACK", "assault of", places=["m"])
    bare = attack(f"The assault was over {PLACE} .", "assault")
    assert count(both) == 2
    assert count(both, bare) == 3


def hit(line: str, target: str, town: str = "Tolvik") -> Story:
    story = Story(line).who("t", "FACILITY", f"~{target}").who("p", "PLACE", town)
    return story.event("v", "BOMB", "bombed", targets=["t"], places=["p"], when=NINTH)


def test_two_targets_in_one_town_on_one_day_are_two() -> None:
    one = hit("A depot was bombed in Tolvik .", "depot")
    assert apart(one, hit("Somebody bombed the depot in Tolvik .", "depot")) == 1
    assert apart(one, hit("Somebody bombed a cinema in Tolvik .", "cinema")) == 2


def shot(line: str, name: str) -> Story:
    story = Story(line).who("v", "PERSON", name).who("p", "PLACE", "Tolvik")
    return story.event("k", "KILL", "killed", targets=["v"], places=["p"], when=NINTH, killed=1)


def test_two_spellings_of_a_victim_forbid_nothing() -> None:
    one = shot("Alexis Vint was killed in Tolvik .", "Alexis Vint")
    assert apart(one, shot("Police in Tolvik killed Alexandros Vint .", "Alexandros Vint")) == 1
    assert apart(one, shot("Police in Tolvik killed Omar Sund .", "Omar Sund")) == 2


def counted(line: str, kind: str) -> Story:
    story = Story(line).who("v", "PEOPLE", f"~{kind}")
    return story.event("k", "KILL", "killed", targets=["v"], when=NINTH, killed=4)


def test_that_both_were_people_tells_nothing() -> None:
    people = counted("four people were killed .", "four people")
    assert apart(people, counted("Rockets killed four people .", "four people")) == 2
    miners = counted("four miners were killed .", "four miners")
    assert apart(miners, counted("Rockets killed four miners .", "four miners")) == 1


def reported(line: str, when: Day | None, published: Day) -> Story:
    story = Story(line, published=published).who("v", "PERSON", "Omar Vint")
    return story.event("k", "KILL", "killed", targets=["v"], when=when)


def test_what_was_told_before_a_day_was_not_done_on_it() -> None:
    ninth = reported("Omar Vint was killed on 9 May .", NINTH, (2031, 5, 9))
    assert apart(ninth, reported("Gunmen killed Omar Vint .", None, (2031, 5, 10))) == 1
    assert apart(ninth, reported("Gunmen killed Omar Vint .", None, (2031, 5, 8))) == 1
    assert apart(ninth, reported("Gunmen killed Omar Vint .", None, (2031, 5, 4))) == 2
