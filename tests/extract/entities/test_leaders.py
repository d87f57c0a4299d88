"""Who "President Bush" was: by office, state and year; and who is nobody's president."""

from __future__ import annotations

import datetime as dt

import pytest

from kg import ontology
from kg.extract.entities.index import read_entities
from kg.model import Article
from kg.resolve import resolve
from tests.extract.model import default_model
from tests.extract.reading import extractor as make_extractor


def persons(text: str, year: int | None) -> dict[str, str | None]:
    """Name → state of the persons of a text that was published in that year."""
    actors = ontology.load().actors
    index = read_entities(default_model().nlp(text), actors, dt.date(year, 6, 1) if year else None)
    return {e.name: e.country for e in index.entities if e.type == "PERSON"}


@pytest.mark.parametrize(
    ("text", "year", "name", "country"),
    [
        ("President Bush ordered the attack.", 1991, "George H. W. Bush", "USA"),
        ("President Bush ordered the attack.", 2003, "George W. Bush", "USA"),
        ("George Bush ordered the attack.", 2003, "George W. Bush", "USA"),
        ("Prime Minister Thatcher ordered the attack.", 1982, "Margaret Thatcher", "GBR"),
        ("South African President de Klerk spoke in Pretoria.", 1990, "F. W. de Klerk", "ZAF"),
        ("Iran's supreme leader vowed revenge.", 2020, "Ali Khamenei", "IRN"),
        ("The French president condemned the killing.", 2016, "Francois Hollande", "FRA"),
        ("Nelson Mandela spoke to the crowd.", 1989, "Nelson Mandela", None),
        ("Chancellor Kohl met the workers.", 1992, "Helmut Kohl", "DEU"),
    ],
)
def test_office_state_and_year_say_who(text: str, year: int, name: str, country: str | None) -> None:
    assert persons(text, year) == {name: country}


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("President Bush ordered the attack.", 1995),
        ("President Bush ordered the attack.", None),
        ("Jeb Bush ordered the attack.", 1991),
        ("Former President Bush criticized the attack.", 2003),
        ("The former French president condemned the killing.", 2016),
        ("A French president condemned the killing.", 2016),
        ("Mexican President Castro ordered the attack.", 2010),
        ("The club's president Bush resigned.", 1991),
        ("John Major opened the shop.", 1994),
        ("Nelson Mandela opened the shop.", 1931),
    ],
)
def test_without_them_nobody_is_a_leader(text: str, year: int | None) -> None:
    known = {leader.name for leader in ontology.load().actors.leaders.by_key.values()}
    found = persons(text, year)
    full = {name for name in known if name in text}
    assert set(found) & (known - full) == set()
    assert set(found.values()) & {"USA", "GBR", "ZAF"} == set()


def test_two_presidents_of_one_name_stay_two_in_the_graph() -> None:
    reader = make_extractor()
    told = [
        ("President Bush attacked Iraq on Thursday.", dt.date(1991, 1, 18)),
        ("George Bush attacked Iraq.", dt.date(1991, 2, 18)),
        ("President Bush attacked Iraq on Thursday. Bush warned Iran.", dt.date(2003, 3, 21)),
        ("George Bush threatened Iran.", dt.date(2004, 3, 21)),
    ]
    records = [reader.extract(Article(f"{i}.txt", text, published=day)) for i, (text, day) in enumerate(told)]
    graph = resolve(records, ontology.load())
    found = {e.name: len({m.article for m in e.mentions}) for e in graph.entities if e.type == "PERSON"}
    assert found == {"George H. W. Bush": 2, "George W. Bush": 2}


def test_who_is_only_called_by_office_is_the_one_whom_others_name() -> None:
    reader = make_extractor()
    told = ("Iran's supreme leader threatened Israel.", "Ali Khamenei condemned the United States.")
    records = [reader.extract(Article(f"{i}.txt", text, published=dt.date(2020, 1, 5))) for i, text in enumerate(told)]
    graph = resolve(records, ontology.load())
    (leader,) = [e for e in graph.entities if e.type == "PERSON"]
    assert (leader.id, leader.country, len(leader.mentions)) == ("ali-khamenei", "IRN", 2)
