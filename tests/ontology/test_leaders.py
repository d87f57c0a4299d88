"""Leaders and their years: what the file says is read whole, what is wrong in it is refused."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology.actor_files import load
from kg.ontology.leaders import Leader, Leaders, plain, read_leaders

SHARED = {"CIV"}
"""States that had two presidents at once for more than a year."""


def holders(office: str, country: str, year: int) -> set[str]:
    found = load().leaders.by_office.get((office, country), ())
    return {leader.name for leader in found if leader.in_office(year, [office], country)}


@pytest.mark.parametrize(
    ("office", "country", "year", "name"),
    [
        ("president", "USA", 1991, "George H. W. Bush"),
        ("president", "USA", 2003, "George W. Bush"),
        ("chancellor", "DEU", 1990, "Helmut Kohl"),
        ("supreme-leader", "IRN", 2020, "Ali Khamenei"),
        ("prime-minister", "GBR", 1982, "Margaret Thatcher"),
        ("monarch", "JOR", 1990, "King Hussein"),
        ("prime-minister", "JPN", 2013, "Shinzo Abe"),
    ],
)
def test_who_held_an_office(office: str, country: str, year: int, name: str) -> None:
    assert holders(office, country, year) == {name}


def test_most_states_have_leaders_and_no_office_has_two_for_years() -> None:
    leaders = load().leaders
    assert len({term.country for leader in leaders.by_key.values() for term in leader.terms}) > 170
    clashes = [
        (term.country, one.name, other.name)
        for one, other in combinations(leaders.by_key.values(), 2)
        for term in one.terms
        for later in other.terms
        if (term.office, term.country) == (later.office, later.country)
        and min(term.last or 2026, later.last or 2026) > max(term.first, later.first)
        and term.country not in SHARED
    ]
    assert clashes == []


def test_a_full_name_is_one_leaders_but_for_those_who_are_told_apart_by_their_years() -> None:
    shared = {name for name, held in load().leaders.by_name.items() if len(held) > 1}
    assert shared == {"george bush"}


def test_one_person_of_two_offices_or_states_is_one() -> None:
    leaders = load().leaders
    putin = leaders.by_key["leader:vladimir putin"]
    assert {term.office for term in putin.terms} == {"president", "prime-minister"}
    havel = leaders.by_key["leader:vaclav havel"]
    assert (havel.in_office(1990), havel.in_office(1995), havel.in_office(2010)) == ("CSK", "CZE", None)


def test_names_are_looked_up_without_accents_dots_and_case() -> None:
    assert plain("François Mitterrand") == "francois mitterrand"
    assert plain("P.W. Botha") == plain("P. W. Botha")
    assert plain("Valéry Giscard d’Estaing") == plain("Valery Giscard d'Estaing")


def read(tmp_path: Path, text: str) -> Leaders:
    (tmp_path / "leaders.toml").write_text(text, "utf-8")
    return read_leaders(tmp_path / "leaders.toml", {"AND"}, {"president"})


def test_a_line_is_read(tmp_path: Path) -> None:
    (leader,) = read(tmp_path, '[AND]\npresident = "~Ada Sund; A. Sund | 1990, 1995-1997, 2001- | Q7"').by_key.values()
    assert isinstance(leader, Leader)
    assert (leader.name, leader.aliases, leader.common, leader.wikidata) == ("Ada Sund", ("A. Sund",), True, "Q7")
    assert [leader.in_office(year) for year in (1990, 1991, 1996, 2050)] == ["AND", None, "AND", "AND"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[XYZ]\npresident = ""', "XYZ: unknown country"),
        ('[AND]\nshah = ""', "unknown office 'shah'"),
        ('[AND]\npresident = "Ada Sund 1990"', "is not of the form"),
        ('[AND]\npresident = "Ada Sund | ninety"', "'ninety' is no span of years"),
        ('[AND]\npresident = "Ada Sund | 1990-1980"', "ends before it begins"),
        ('[AND]\npresident = "Ada Sund | 1990 | 7"', "'7' is no Wikidata id"),
        ("[AND", "not valid TOML"),
    ],
)
def test_faults_are_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(OntologyError, match=said):
        read(tmp_path, text)
