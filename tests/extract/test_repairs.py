"""Constructions that the parser misreads, and the same words where it reads them rightly."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from kg.extract import control
from kg.extract.repairs import repair_parse
from tests.extract.model import default_model
from tests.extract.reading import event, links, names, read, summary, texts


@pytest.mark.parametrize(
    ("text", "trigger", "agents", "targets"),
    [
        ("The raid was ordered by Mr Lund following weeks of rising tensions.", "ordered", {"lund"}, set()),
        (
            "Supporters of the National Front of Chad in Norway (NFCN) protest outside Chad's embassy in Oslo, Norway",
            "protest",
            {"supporters of the national front of chad"},
            {"chad's embassy"},
        ),
        (
            "Tamil students shout anti American and anti Israel slogans during a protest",
            "shout",
            {"tamil students"},
            {"american", "israel"},
        ),
        (
            "A rocket attack on a base killed a cook and wounded several members of the US army and Chadian personnel.",
            "wounded",
            set(),
            {"several members of the us army", "chadian personnel"},
        ),
        (
            "Guards hunted down opposition politicians, and soldiers hacked to death ten Chadian peacekeepers.",
            "hacked to death",
            {"soldiers"},
            {"ten chadian peacekeepers"},
        ),
        ("Hit men hired by a trader shot a mayor to death.", "shot a mayor to death", {"hit men"}, {"mayor"}),
        ("Two men were tried for the raid in Lund, Norway that killed 40 people.", "killed", set(), {"40 people"}),
        ("Norway expelled Chad's envoy and Peru said so.", "expelled Chad's envoy", {"norway"}, {"chad's envoy"}),
        ("Air strikes on a concert killed as many as 80 people.", "killed", set(), {"as many as 80 people"}),
        ("Troops under General Lund fired without warning on a crowd.", "fired", {"troops"}, {"crowd"}),
        ("Woman shot to death in car", "shot to death", set(), {"woman"}),
        ("Police seek the owner of a bag that exploded on Friday, wounding two nuns.", "wounding", set(), {"two nuns"}),
        ("The Islamic State fell. Two dozen monks died in IS attacks.", "attacks", {"is"}, set()),
        ("They mourned the killing last week of a Chadian bishop.", "killing", set(), {"chadian bishop"}),
        ("A mine killed two monks and their cook west of Lille.", "killed", set(), {"two monks", "their cook"}),
        ("Shooting suspect Omar Vint surrendered on Friday.", "Shooting", {"omar vint"}, set()),
        ("Shooting suspect Earnest Berg surrendered on Friday.", "Shooting", {"earnest berg"}, set()),
        ("Police arrested shooting suspect Omar Vint in Lund.", "shooting", {"omar vint"}, set()),
        ("Shooting victim Ann Ray died on Friday.", "Shooting", set(), {"ann ray"}),
        ("He was injured in police firing during riots.", "injured", {"police"}, {"he"}),
    ],
)
def test_who_and_whom(text: str, trigger: str, agents: set[str], targets: set[str]) -> None:
    found = event(read(text), trigger)
    assert texts(found.agents) == agents
    assert texts(found.targets) == targets


def test_who_denies_the_one_says_the_other() -> None:
    record = read("Chad denied that its jets bombed the port and accused rebels of staging the attack.")
    assert texts(event(record, "accused").agents) == {"chad"}


@pytest.mark.parametrize(
    "text",
    [
        "Mr Vint said that Ada Holm is behind the raids and urged Spain to act.",
        "Mr Vint said the town would be shelled and urged Spain to act.",
        "Mr Vint said the crews were safe and urged Spain to act.",
    ],
)
def test_who_says_the_one_does_the_other(text: str) -> None:
    assert "vint" in texts(event(read(text), "urged").agents)


def test_what_is_told_may_have_two_verbs() -> None:
    record = read("Police said the gunman fired at a car and wounded a guard.")
    assert texts(event(record, "wounded").agents) == {"gunman"}


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("The bomb killed a priest, two nuns and a boy.", {"priest", "two nuns", "boy"}),
        ("The bomb killed eight women, a girl and four men.", {"eight women", "girl", "four men"}),
        ("The bomb killed two suspects, a man and a woman.", {"two suspects"}),
        ("The bomb killed 12 suspects, 5 men and 7 women.", {"12 suspects"}),
        ("The bomb killed thirteen soldiers, eleven clerks and twenty-two pupils.",
         {"thirteen soldiers", "eleven clerks", "twenty-two pupils"}),
    ],
)
def test_a_list_of_counted_people(text: str, targets: set[str]) -> None:
    assert texts(event(read(text), "killed").targets) == targets


def test_convicted_of_both() -> None:
    record = read("A court convicted Omar Vint of killing two guards and wounding three clerks.")
    assert texts(event(record, "wounding").agents) == {"omar vint"}


def test_opened_fire() -> None:
    record = read("Policemen opened fire and helicopters circled over the town.")
    assert texts(event(record, "opened fire").agents) == {"policemen"}


def test_what_a_statement_says_is_said() -> None:
    record = read("The group said in a statement posted online that it had shelled the port.")
    assert names(record, event(record, "shelled").sources) == {"group"}


def test_a_headline_without_was_is_passive() -> None:
    found = event(read("Lund's Vint arrested on suspicion of fraud"), "arrested")
    assert (texts(found.agents), texts(found.targets)) == (set(), {"vint"})
    active = event(read("Police arrested on Tuesday three men."), "arrested")
    assert texts(active.agents) == {"police"}


@pytest.mark.parametrize(
    "text",
    [
        "The elders called for the killing of the shepherds to be avenged.",
        "Chad's Libyan-backed Aozou movement called for the killing of the shepherds, to be avenged.",
    ],
)
def test_what_is_to_be_avenged(text: str) -> None:
    record = read(text)
    assert links(record, "RETALIATES_FOR") == {("avenged", "killing")}, summary(record)
    assert event(record, "called").type == "DEMAND"


@pytest.mark.parametrize(
    "text",
    [
        "A bombing in Oslo on March 11, 1994, which killed ten people, led to the fall of the government.",
        "Since a bombing in Oslo on March 21 which killed ten bakers, the border is shut.",
    ],
)
def test_what_is_told_behind_a_date_is_told_of_what_it_dates(text: str) -> None:
    assert links(read(text), "CAUSED_BY") == {("killed", "bombing")}


def test_on_what_occasion_somebody_was_killed_on_a_day() -> None:
    record = read("Seven people were killed Friday when Maoist guerrillas triggered a landmine blast in Gaya district.")
    assert links(record, "CAUSED_BY") == {("killed", "blast")}


def test_what_gave_somebody_injuries() -> None:
    record = read("Nine policemen sustained injuries in the bomb attack.")
    assert links(record, "CAUSED_BY") == {("sustained injuries", "bomb attack")}


def test_a_name_after_an_opening_phrase_is_the_subject() -> None:
    office = "In his role as judge and mayor of the town, Vint, 62, was the author of the law."
    record = read(f"Omar Vint fell. {office} He shot a monk.")
    (person,) = [e for e in record.entities if e.name == "Omar Vint"]
    assert [a.entity for a in event(record, "shot").agents] == [person.id]


@pytest.mark.parametrize(
    "text",
    [
        "The following week was calm.",
        "They met on Friday, which was a holiday.",
        "He met the general following the raid.",
        "The student protest ended.",
        "The protest of the farmers outside the ministry ended.",
        "Members of the army and the police were hurt.",
        "He asked for a room to be ready.",
        "In the car was a bomb.",
        "There was a fire in the camp, the police said.",
    ],
)
def test_a_right_parse_stays(text: str) -> None:
    doc = default_model().nlp(text)
    before = shape(doc)
    assert shape(repair_parse(doc)) == before


def test_repaired_once_is_repaired() -> None:
    doc = default_model().nlp("The raid was ordered by Mr Lund following weeks of talks.")
    assert [t.text for t in control.subjects(next(t for t in doc if t.text == "ordered"))] == ["Lund"]
    before = shape(doc)
    assert shape(repair_parse(doc)) == before


def shape(doc: Doc) -> list[tuple[int, str, str]]:
    return [(token.head.i, token.dep_, token.tag_) for token in doc]
