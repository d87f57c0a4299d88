"""The user's own actors: added to the shipped ones, laid over them, and refused with file and line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kg import ontology
from kg.errors import OntologyError
from kg.extract import Extractor
from kg.model import Article
from kg.ontology import OwnActors, own, read_own
from tests.extract.reading import extractor

FRONT = """
[actor.vintar-front]
name = "Vintar Liberation Front"
type = "ARMED_GROUP"
aliases = ["VLF", "ISIL"]
country = "AND"
part_of = ["hamas"]
"""


def laid(text: str) -> ontology.Actors:
    return ontology.load(OwnActors("own.toml", text)).actors


def test_a_new_actor_is_added_and_its_names_are_its_own() -> None:
    actors = laid(FRONT)
    assert actors.actors["vintar-front"].aliases == ("VLF", "ISIL")
    claimed = [key for key, actor in actors.actors.items() if "ISIL" in (actor.name, *actor.aliases)]
    assert claimed == ["vintar-front"]
    assert "vintar-front" not in ontology.load().actors.actors


def test_a_shipped_one_is_added_to_and_what_is_single_is_replaced() -> None:
    shipped = ontology.load().actors.actors["hamas"]
    actor = laid('actor.hamas = {aliases = ["Zealots of Vintar"], country = "AND"}').actors["hamas"]
    assert actor.aliases == (*shipped.aliases, "Zealots of Vintar")
    assert (actor.name, actor.country) == (shipped.name, "AND")


def test_a_shipped_one_is_removed() -> None:
    assert "hamas" not in laid('remove = ["hamas"]').actors


def test_a_state_is_called_what_the_user_calls_it() -> None:
    actors = laid('[country.MMR]\naliases = ["Burma Union"]\n[country.XVT]\nname = "Vintar"\nadjectives = ["Vintari"]')
    assert actors.country("Burma Union") == "MMR"
    assert actors.country("Vintari") == "XVT"


def test_a_leader_is_added_and_a_shipped_one_gets_the_user_s_years() -> None:
    shipped = ontology.load().actors.leaders.by_key["leader:barack obama"]
    text = """
        [leader.AND]
        president = "Mira Tolsen; Mira A. Tolsen | 2024-2026, 2031- | Q1065"
        [leader.USA]
        president = "Barack Obama; B. H. Obama | 2009-2016"
    """
    leaders = laid(text).leaders
    mira = leaders.by_key["leader:mira tolsen"]
    assert (mira.aliases, mira.wikidata) == (("Mira A. Tolsen",), "Q1065")
    assert [(t.country, t.office, t.first, t.last) for t in mira.terms] == [
        ("AND", "president", 2024, 2026),
        ("AND", "president", 2031, None),
    ]
    obama = leaders.by_key["leader:barack obama"]
    assert [(t.first, t.last) for t in obama.terms] == [(2009, 2016)]
    assert obama.aliases == (*shipped.aliases, "B. H. Obama")


def test_the_example_of_the_documentation_holds() -> None:
    text = "\n".join(line[4:] for line in (own.__doc__ or "").splitlines() if line.startswith("    "))
    assert laid(text).actors["vintar-front"].name == "Vintar Liberation Front"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[actor.x\n", "own.toml:1: not valid TOML"),
        ("\n\nactors = 1", "own.toml:3: unknown key 'actors'; known: actor, country, leader, remove"),
        ("actor = 1", "own.toml:1: actor must be a table"),
        (FRONT + 'colour = "red"', "own.toml:8: unknown key 'colour'; known: aliases"),
        (FRONT.replace('"AND"', '"XYZ"'), "own.toml:6: unknown country 'XYZ'; write ISO 3166 alpha-3"),
        (FRONT.replace("hamas", "nobody"), "own.toml:7: 'nobody' is neither an actor's key"),
        (FRONT.replace("ARMED_GROUP", "CLUB"), "own.toml:4: unknown type 'CLUB'"),
        (FRONT + 'wikidata = "1065"', "own.toml:8: '1065' is no Wikidata id"),
        (FRONT.replace('["VLF", "ISIL"]', '"VLF"'), "own.toml:5: aliases must be a list of texts"),
        (FRONT.replace("Vintar Liberation Front", "Hamas"), r"own.toml:3: 'Hamas' is also the name of hamas; override"),
        (FRONT + '[actor.other]\nname = "VLF"\ntype = "MEDIA"', "own.toml:9: 'VLF' is also the name of vintar-front"),
        ('[actor.other]\nname = "Alba"', "own.toml:1: other is new and needs 'type'"),
        ('remove = ["nobody"]', "own.toml:1: no shipped actor has the key 'nobody'"),
        ("[actor]\nx = 3", "own.toml:1: actor.x must be a table"),
        ('\n[leader.AND]\nchief = "Mira Tolsen | 2031-"', "own.toml:2: AND: unknown office 'chief'; known: "),
        ('[leader.XYZ]\npresident = "Mira Tolsen | 2031-"', "own.toml:1: XYZ: unknown country"),
        ('[leader.AND]\npresident = "Mira Tolsen"', "own.toml:1: AND.president: 'Mira Tolsen' is not of the form"),
    ],
)
def test_faults_are_named_with_file_and_line(text: str, said: str) -> None:
    with pytest.raises(OntologyError, match=said):
        laid(text)


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(OntologyError) as error:
        laid(FRONT.replace('"AND"', '"XYZ"').replace("ARMED_GROUP", "CLUB") + 'colour = "red"')
    assert len(str(error.value).splitlines()) == 2


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"nowhere\.toml: No such file"):
        read_own(tmp_path / "nowhere.toml")
    (tmp_path / "latin.toml").write_bytes(b"\xe9")
    with pytest.raises(OntologyError, match=r"latin\.toml: byte 0 is not UTF-8"):
        read_own(tmp_path / "latin.toml")
    (tmp_path / "empty.toml").write_text("\n")
    assert read_own(tmp_path / "empty.toml") is None


def test_equal_files_are_equal_rules_and_others_are_others() -> None:
    assert ontology.load(OwnActors("a", FRONT)).digest == ontology.load(OwnActors("b", FRONT)).digest
    assert ontology.load(OwnActors("a", FRONT)).digest != ontology.load().digest


@pytest.fixture(scope="module")
def knowing() -> Extractor:
    """An extractor that knows an armed group and a leader of the user's own."""
    sons = '[actor.sons]\nname = "Sons of Dusk"\ntype = "ARMED_GROUP"\naliases = ["VLF"]\ncountry = "AND"\n'
    leader = '[leader.AND]\nprime-minister = "Mira Tolsen | 2024- | Q1065"\n'
    return Extractor(own=OwnActors("own.toml", sons + leader))


def test_extraction_knows_them(knowing: Extractor) -> None:
    article = Article("a", "The Sons of Dusk attacked Lund. VLF fighters also shelled Ostby.")
    found = {e.name: (e.type, e.country) for e in knowing.extract(article).entities}
    assert found["Sons of Dusk"] == ("ARMED_GROUP", "AND")
    assert ("ARMED_GROUP", "AND") not in [(e.type, e.country) for e in extractor().extract(article).entities]


def test_extraction_knows_the_user_s_leaders(knowing: Extractor) -> None:
    article = Article("a", "Andorra's prime minister Mira Tolsen met farmers.", published=dt.date(2025, 3, 1))
    entities = knowing.extract(article).entities
    assert ("Mira Tolsen", "Q1065") in [(e.name, e.wikidata) for e in entities]
