"""Which events a date dates, on sentences parsed by the default model."""

import datetime as dt
import functools

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.pipeline import load_model
from kg.extract.time.base import Dated
from kg.extract.time.sites import find_site
from kg.extract.time.when import date_events
from tests.extract import reading

PUBLISHED = dt.date(2020, 1, 3)  # a Friday


@functools.cache
def parsed(text: str) -> Doc:
    return _pipeline()(text)


@functools.cache
def _pipeline() -> Language:
    return load_model().nlp


def dates(
    text: str, words: str, published: dt.date | None = PUBLISHED, dateline: dt.date | None = None
) -> dict[str, str]:
    """The days of the words, as "killed": "2020-01-03"; a word without a date is left out."""
    doc = parsed(text)
    triggers = [next(t.i for t in doc if t.text == word) for word in words.split()]
    found = date_events(doc, triggers, published, dateline).dates
    return {doc[i].text: _written(dated) for i, dated in found.items()}


def _written(dated: Dated) -> str:
    return f"{dated.earliest}" if dated.earliest == dated.latest else f"{dated.earliest}/{dated.latest}"


def all_on(day: str, words: str) -> dict[str, str]:
    return dict.fromkeys(words.split(), day)


# ---- reported speech is never crossed


def test_what_is_said_counts_its_days_from_the_day_of_saying() -> None:
    text = "The army said on Thursday that it killed the general two days earlier."
    assert dates(text, "killed") == {"killed": "2019-12-31"}


def test_no_residence_has_a_date() -> None:
    assert dates("Rebels stormed the residence of the envoy on Tuesday night.", "stormed") == {"stormed": "2019-12-31"}


def test_the_day_of_saying_is_not_the_day_of_what_is_said() -> None:
    text = "The Pentagon said Thursday that the army has killed the general."
    assert dates(text, "said killed") == {"said": "2020-01-02"}


def test_the_day_of_what_is_said_is_not_the_day_of_saying() -> None:
    assert dates("The general was killed Friday, officials said.", "killed said") == {"killed": "2020-01-03"}


def test_a_claim_has_its_day_and_the_plan_has_none() -> None:
    text = "The president claimed on Wednesday that rebels are planning an attack."
    assert dates(text, "claimed planning attack") == {"claimed": "2020-01-01"}


def test_each_side_of_the_report_keeps_its_own_day() -> None:
    text = "The ministry on Friday confirmed that two engineers were kidnapped Thursday."
    assert dates(text, "confirmed kidnapped") == {"confirmed": "2020-01-03", "kidnapped": "2020-01-02"}


# ---- what happens together shares the day


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On December 27, a rocket attack on a base killed a man and wounded several others.", "attack killed wounded"),
        ("The general was killed in a drone strike on December 27.", "killed strike"),
        ("The army launched strikes against the group on December 27.", "launched strikes"),
        ("An attack that took place on December 27 shook the town.", "attack"),
        ("Rebels attacked the base on December 27, killing two soldiers.", "attacked killing"),
        ("Two men were abducted and killed on December 27.", "abducted killed"),
        ("The attack carried out on December 27 was the worst so far.", "attack"),
        ("Protesters stormed the embassy on December 27, breaking the gate.", "stormed breaking"),
        ("Gunmen tried to storm the embassy on December 27.", "tried storm"),
        ("The December 27 attack shocked the country.", "attack"),
        ("Mourners gathered in the capital for the funeral of the general on December 27.", "gathered funeral"),
        ("The attack on December 27 in which two men died was condemned.", "attack died"),
        ("Police condemned the murder of the judge, carried out on December 27 by rebels.", "murder"),
        ("The port was the target of six attacks on December 27.", "attacks"),
        ("Explosions were reported near the port on December 27.", "Explosions"),
        ("On December 27 the rebels carried out their sixth attack last year.", "attack"),
    ],
)
def test_one_happening_has_one_day(text: str, words: str) -> None:
    assert dates(text, words) == all_on("2019-12-27", words)


def test_a_day_between_two_clauses_is_the_first_ones() -> None:
    text = "Troops attacked the village on Monday and the rebels left the region."
    assert dates(text, "attacked left") == {"attacked": "2019-12-30"}


def test_what_one_subject_did_in_one_breath_has_one_day() -> None:
    text = "Troops landed at the port on Monday and seized the airfield."
    assert dates(text, "landed seized") == {"landed": "2019-12-30", "seized": "2019-12-30"}


def test_a_condemnation_does_not_date_what_it_condemns() -> None:
    text = "On Thursday the minister condemned the killing of the general."
    assert dates(text, "condemned killing") == {"condemned": "2020-01-02"}


def test_what_came_before_or_after_has_another_day() -> None:
    text = "The army attacked the town on Monday after rebels killed two policemen."
    assert dates(text, "attacked killed") == {"attacked": "2019-12-30"}


def test_each_clause_keeps_its_own_day() -> None:
    text = "The attacks on Thursday came after raids in which ten buses were burned on 24 December."
    assert dates(text, "attacks burned") == {"attacks": "2020-01-02", "burned": "2019-12-24"}


def test_a_relative_clause_about_something_else_gives_no_date() -> None:
    text = "The rebels attacked a base that was built in 2003."
    assert dates(text, "attacked") == {}


# ---- counting from the story


def test_days_later_count_from_the_last_event_and_not_from_the_last_statement() -> None:
    text = (
        "On December 27, rebels attacked the base. The ministry said Thursday it would answer. "
        "Two days later, the army attacked the group."
    )
    doc = parsed(text)
    attacked = [t.i for t in doc if t.text == "attacked"]
    found = date_events(doc, attacked, PUBLISHED).dates
    assert [_written(found[i]) for i in attacked] == ["2019-12-27", "2019-12-29"]


def test_a_day_after_a_month_is_that_month() -> None:
    text = "In March, rebels attacked a base. The army launched strikes a day later."
    found = dates(text, "attacked strikes", dt.date(2020, 4, 2))
    assert found == all_on("2020-03-01/2020-03-31", "attacked strikes")


def test_since_lasts_until_the_day_of_writing() -> None:
    doc = parsed("The two have fought each other since 2003.")
    found = date_events(doc, [next(t.i for t in doc if t.text == "fought")], PUBLISHED).dates
    dated = next(iter(found.values()))
    assert (dated.earliest, dated.latest, dated.precision) == (dt.date(2003, 1, 1), PUBLISHED, "span")


@pytest.mark.parametrize("text", ["More than a thousand have died since January last year.",
                                  "At least 20 have died since January last year."])  # fmt: skip
def test_numbers_and_last_year_are_no_superlatives(text: str) -> None:
    assert dates(text, "died") == {"died": "2019-01-01/2020-01-03"}


def test_a_feast_has_its_year() -> None:
    assert dates("Nine died on Christmas Eve in 2000.", "died") == {"died": "2000-12-24"}


def test_between_two_days_is_a_span() -> None:
    text = "Rebels bombed the town between 27 December and 2 January."
    assert dates(text, "bombed") == {"bombed": "2019-12-27/2020-01-02"}


@pytest.mark.parametrize("text", ["The army will attack the town on Monday.", "They are due to attack it Monday."])
def test_the_future_looks_forward(text: str) -> None:
    assert dates(text, "attack") == {"attack": "2020-01-06"}


# ---- nothing is made up


@pytest.mark.parametrize(
    "text",
    [
        "The army attacked the town.",
        "The army attacked the town for three days.",
        "The army attacked the town before Friday.",
        "The army attacked the town after Friday prayers.",
        "The army attacked the town two days later.",
        "A man, 62, attacked the town.",
    ],
)
def test_no_date_where_none_is_told(text: str) -> None:
    assert dates(text, "attacked") == {}


def test_without_a_publication_date_the_dateline_counts() -> None:
    text = "Rebels attacked the farm 2 days ago."
    assert dates(text, "attacked", None, dt.date(1990, 2, 4)) == {"attacked": "1990-02-02"}
    assert dates(text, "attacked", None) == {}


def test_the_words_that_date_are_given() -> None:
    doc = parsed("The general was killed early Friday.")
    found = date_events(doc, [next(t.i for t in doc if t.text == "killed")], PUBLISHED).dates
    dated = next(iter(found.values()))
    assert doc.text[dated.start_char : dated.end_char] == "early Friday"
    assert (dated.precision, dated.basis) == ("day", "relative")


def test_a_full_date_is_stated() -> None:
    doc = parsed("The general was killed on January 3, 2020.")
    found = date_events(doc, [next(t.i for t in doc if t.text == "killed")], None).dates
    assert [(d.earliest, d.basis) for d in found.values()] == [(PUBLISHED, "stated")]


def test_dates_do_not_leave_their_paragraph() -> None:
    assert dates("Soldier killed\n\nOn Friday, the army left.", "killed left") == {"left": "2020-01-03"}


def test_dating_does_not_depend_on_the_order_of_the_triggers() -> None:
    doc = parsed("On December 27, a rocket attack on a base killed a man.")
    triggers = [t.i for t in doc if t.text in {"attack", "killed"}]
    assert date_events(doc, triggers, PUBLISHED).dates == date_events(doc, triggers[::-1], PUBLISHED).dates


def test_an_expression_beyond_the_text_has_no_site() -> None:
    doc = parsed("The army left.")
    assert find_site(doc, 40, 50, frozenset()) is None


def test_today_is_the_day_of_the_dateline() -> None:
    text = "SAIGON, March 30 (Reuters) - A car bomb exploded outside the embassy today."
    record = reading.read(text, published=dt.date(1965, 3, 31))
    assert [each.when.earliest for each in record.events if each.when] == [dt.date(1965, 3, 30)]


# ---- dates that the parser hangs elsewhere


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The clashes led to the deaths of five people on Thursday.", "deaths", {"deaths": "2020-01-02"}),
        ("An earthquake last month could cost the insurer millions.", "earthquake",
         {"earthquake": "2019-12-01/2019-12-31"}),
        ("The murder of six priests committed in Lund on 16 November 1989 was condemned.", "murder",
         {"murder": "1989-11-16"}),
        ("He was jailed in May 1995, and the following year he was killed.", "jailed killed",
         {"jailed": "1995-05-01/1995-05-31", "killed": "1996-01-01/1996-12-31"}),
        ("On Thursday rebels attacked the town.", "attacked", {"attacked": "2020-01-02"}),
        ("A plane crashed on the outskirts of Lagos, the largest city on Thursday, killing ten.", "crashed",
         {"crashed": "2020-01-02"}),
        ("The deal, announced Thursday, would end the war.", "announced", {"announced": "2020-01-02"}),
        ("Peru sent troops to the invasion of Chad in 2003.", "invasion", {"invasion": "2003-01-01/2003-12-31"}),
        ("He was convicted of the massacre of nuns in Lund in 1995.", "convicted massacre",
         {"massacre": "1995-01-01/1995-12-31"}),
        ("He was convicted of murder in 1995.", "convicted murder", {"convicted": "1995-01-01/1995-12-31"}),
    ],
)  # fmt: skip
def test_a_date_is_of_what_it_was_written_for(text: str, words: str, expected: dict[str, str]) -> None:
    assert dates(text, words) == expected


def test_an_hour_alone_is_on_the_day_of_the_story_unless_its_sentence_names_one() -> None:
    text = "It was robbed on Thursday. A bomb exploded at 0735 (1235 GMT). On Friday at noon gunmen shot two clerks."
    assert dates(text, "exploded shot") == {"exploded": "2020-01-02", "shot": "2020-01-03"}
