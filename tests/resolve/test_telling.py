"""What two reports share tells that they are of one happening as far as it is rare."""

from __future__ import annotations

import math

import pytest

from kg.resolve.details import Details
from tests.resolve.stories import Day, Story, graph_of

THIRD: Day = (2031, 5, 3)


def count(*stories: Story) -> int:
    return len(graph_of(*stories).events)


def test_a_word_is_worth_what_it_is_rare() -> None:
    details = Details({"regatta": 2, "police": 30, "the": 100}, 100)
    assert details.worth(["regatta"], 1) == pytest.approx(math.log(50))
    assert details.worth(["police"], 1) == pytest.approx(math.log(100 / 30))


def test_what_many_report_shares_a_word_by_chance() -> None:
    details = Details({"regatta": 2, "police": 30}, 100)
    assert details.worth(["regatta"], 10) == pytest.approx(math.log(5))
    assert details.worth(["police"], 10) == 0


def test_the_trigger_and_what_half_of_the_articles_say_are_no_details() -> None:
    story = Story("Gunmen attacked the regatta .").event("v", "ATTACK", "attacked")
    record = story.record()
    details = Details({"gunmen": 4, "attacked": 3, "the": 100, "regatta": 2}, 100)
    assert details.words(record.events[0], record.article.text) == {"gunmen", "regatta"}


def attacked(line: str, when: Day, town: str = "Port Ostby") -> Story:
    return Story(line).who("t", "PLACE", town).event("v", "ATTACK", "attack", places=["t"], when=when)


def test_a_day_and_a_town_of_daily_news_tell_no_happening() -> None:
    first = attacked("An attack in Port Ostby by night .", THIRD)
    other = attacked("Witnesses told of an attack in Port Ostby .", THIRD)
    assert count(first, other) == 1
    daily = [attacked(f"Day {n} : an attack in Port Ostby .", (2031, 3, n)) for n in range(1, 12)]
    assert count(first, other, *daily) == 2 + len(daily)


def murdered(line: str, *victims: str) -> Story:
    story = Story(line)
    for number, victim in enumerate(victims):
        story.who(f"v{number}", "PERSON", victim)
    return story.event("k", "KILL", "murder", targets=[f"v{n}" for n in range(len(victims))])


def test_a_list_of_the_dead_makes_no_one_happening_of_their_deaths() -> None:
    judge = [murdered(f"{day} : the murder of Omar Vint .", "Omar Vint") for day in ("Monday", "Tuesday")]
    colonel = [murdered(f"{day} : the murder of Jana Holt .", "Jana Holt") for day in ("Friday", "Sunday")]
    both = murdered("He recalled the murder of Omar Vint and Jana Holt .", "Omar Vint", "Jana Holt")
    assert sorted(len(e.reports) for e in graph_of(*judge, *colonel, both).events) == [1, 2, 2]
    assert count(*judge, both) == 1  # nobody tells of her alone
