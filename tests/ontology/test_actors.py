from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import OntologyError
from kg.ontology import actor_files
from kg.ontology.actor_files import FOLDER, load, read_actors
from kg.ontology.actors import fold


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped files that a test may spoil."""
    return Path(shutil.copytree(FOLDER, tmp_path / "actors"))


def spoil(folder: Path, name: str, text: str) -> None:
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write(text)


def test_shipped_files_hold() -> None:
    actors = load()
    assert len(actors.countries) > 195
    assert {"SUN", "YUG", "DDR", "XKX", "PSE", "TWN"} <= set(actors.countries)
    assert len([a for a in actors.actors.values() if a.type == "ARMED_GROUP"]) > 120


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("the United States", "USA"), ("U.S.", "USA"), ("Salvadorean", "SLV"), ("IRAN", "IRN"), ("us", None),
        ("Utopia", None),
    ],
)
def test_country_by_name_or_adjective(text: str, code: str | None) -> None:
    assert load().country(text) == code


@pytest.mark.parametrize(
    ("noun", "code"),
    [
        ("Iranians", "IRN"), ("Frenchman", "FRA"), ("Lebanese", "LBN"), ("Poles", "POL"), ("Polishs", None),
        ("Chineses", None),
    ],
)
def test_people(noun: str, code: str | None) -> None:
    assert load().people.get(noun) == code


def test_the_longer_noun_decides() -> None:
    actors = load()
    assert actors.noun_type("security force", "force") == "MILITARY"
    assert actors.noun_type("police station", "station") == "FACILITY"
    assert actors.noun_type("death squad", "squad") == "ARMED_GROUP"
    assert actors.noun_type("zzz") is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Daily Courier News", "MEDIA"), ("Ministry of Fisheries", "GOVERNMENT"),
        ("Northern Liberation Front", "ARMED_GROUP"),
        ("5th Infantry Brigade", "MILITARY"), ("Puerto Viejo Airport", "FACILITY"), ("Acme", None),
    ],
)
def test_type_by_the_words_of_a_name(name: str, kind: str | None) -> None:
    assert load().type_of_name(name) == kind


def test_functions_tie_offices_to_bodies() -> None:
    assert load().functions["USA", "defense"] == "pentagon"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("groups.toml", 'new = {name = "New Front", colour = "red"}\n', "colour"),
        ("groups.toml", 'new = {name = "New Front", country = "XYZ"}\n', "XYZ"),
        ("groups.toml", 'new = {name = "New Front", part_of = ["nobody"]}\n', "nobody"),
        ("groups.toml", 'new = {name = "New Front", aliases = ["Boko Haram"]}\n', "boko-haram"),
        ("groups.toml", 'new = {name = "New Front", type = "CLUB"}\n', "CLUB"),
        ("groups.toml", 'new = {country = "IRQ"}\n', "name"),
        ("agencies.toml", 'hamas = {name = "New Agency"}\n', "stands twice"),
        ("countries.toml", 'UTO = {name = "Utopia", aliases = ["Iran"]}\n', "IRN"),
        ("words.toml", 'colours = "red green"\n', "colours"),
        ("words.toml", "= \n", "not valid TOML"),
        ("peoples.toml", 'other = "x"\n', "other"),
    ],
)
def test_faults_are_refused_and_named(folder: Path, name: str, text: str, said: str) -> None:
    spoil(folder, name, text)
    with pytest.raises(OntologyError, match=said):
        read_actors(folder)


def test_a_noun_of_two_types_is_refused(folder: Path) -> None:
    path = folder / "nouns.toml"
    path.write_text(path.read_text("utf-8").replace('PLACE = """', 'PLACE = """\nsoldier ', 1), "utf-8")
    with pytest.raises(OntologyError, match="soldier"):
        read_actors(folder)


@pytest.mark.parametrize("name", ["words.toml", "countries.toml"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(OntologyError, match=name):
        read_actors(folder)


def test_a_missing_word_list_is_named(folder: Path) -> None:
    path = folder / "words.toml"
    path.write_text(path.read_text("utf-8").replace("\nvague =", "\n# vague ="), "utf-8")
    with pytest.raises(OntologyError, match="vague"):
        read_actors(folder)


@given(st.text(alphabet="ab'’ \nThe.", max_size=30))
def test_folding_twice_changes_nothing_but_a_second_article(name: str) -> None:
    once = fold(name)
    assert "’" not in once
    assert "\n" not in once
    if not once.lower().startswith("the "):
        assert fold(once) == once


def test_every_word_list_is_used_somewhere() -> None:
    code = "".join(p.read_text("utf-8") for p in FOLDER.parents[1].rglob("*.py"))
    assert [name for name in actor_files.WORDS if f'words["{name}"]' not in code] == []
