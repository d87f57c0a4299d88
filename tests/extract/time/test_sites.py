"""Which event has the date where the parse alone would lead astray, on sentences parsed by the default model."""

import pytest

from tests.extract.time.test_when import all_on, dates

DAY = "2019-12-27"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two soldiers were killed and six injured in the north on December 27.", "killed injured"),
        ("Rebels clashed with the army on December 27, leaving ten people injured.", "clashed injured"),
        ("The navy launched a new round of attacks on December 27.", "launched attacks"),
        ("Loud explosions were heard in the town on December 27.", "explosions"),
        ("It was on December 27 that rebels attacked the base.", "attacked"),
        ("Men dressed as soldiers on December 27 kidnapped the mayor.", "kidnapped"),
        ("In a statement issued on December 27, the bishop condemned the raid.", "condemned"),
        ("A communique released on December 27 by the union blamed the army.", "blamed"),
        ("Farmers marched on December 27 to demand the release of the mayor.", "marched demand"),
        ("It follows a raid on the port by rebels on December 27.", "raid"),
        ("Bakers clashed with members of two groups affiliated with the army on December 27.", "clashed"),
        ("They protested the murder on December 27 of a student by guards.", "murder"),
        ("Gunfire echoed through the port on December 27.", "Gunfire"),
        ("The mayor was put under arrest on December 27.", "arrest"),
        ("He was led out of the house in the assault in Lima December 27.", "assault"),
        ("The general let the offensive begin as planned December 27.", "offensive"),
    ],
)
def test_the_date_is_that_of_the_happening(text: str, words: str) -> None:
    assert dates(text, words) == all_on(DAY, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rebels killed six men in the northern hills, a press release of the army said Tuesday.", "killed"),
        ("Iran said five men were injured in Monday's raid and vowed revenge.", "vowed"),
        ("It was the worst attack since the invasion in 2003.", "attack"),
        ("The bishop spoke, demanding that the rebels withdraw within a week, starting on Saturday.", "demanding"),
    ],
)
def test_another_date_is_not_taken(text: str, words: str) -> None:
    assert dates(text, words) == {}


def test_a_clause_with_when_dates_what_it_tells_and_nothing_goes_on_since() -> None:
    text = "The island has been divided since 1974, when the army invaded."
    assert dates(text, "invaded") == {"invaded": "1974-01-01/1974-12-31"}


def test_a_year_behind_it_is_the_year_of_the_day() -> None:
    text = "Five raids have been thwarted since the 7 July bombings in London in 2005."
    assert dates(text, "bombings") == {"bombings": "2005-07-07"}


def test_two_days_in_a_row_are_a_span() -> None:
    assert dates("Rebels attacked the base on Tuesday and Wednesday.", "attacked") == {
        "attacked": "2019-12-31/2020-01-01"
    }


def test_a_year_before_a_name_is_not_part_of_it() -> None:
    text = "In nineteen ninety-one Charles Keating was convicted in state court."
    assert dates(text, "convicted") == {"convicted": "1991-01-01/1991-12-31"}
