"""What the kit for Neo4j Browser holds: a look for every label and type, favourites that run, a guide on the graph."""

from __future__ import annotations

import html
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from kg.browser import write_kit
from kg.browser.favourites import PARAMETERS, defaults, drawn, pictures
from kg.browser.guide import guide
from kg.browser.style import style
from kg.model import Graph
from kg.property_graph import labels, relationship_types
from kg.questions import load_questions
from tests.conftest import Shop
from tests.world import WORLD

URL = "http://localhost:8001"


def test_every_label_and_every_type_has_its_look() -> None:
    selectors = re.findall(r"^(\S+) \{$", style(), re.MULTILINE)
    assert len(selectors) == len(set(selectors))
    kinds = {"Entity", "Event"}  # their second label has the look
    assert set(selectors) == {
        "node", "relationship", *(f"node.{name}" for name in labels() - kinds),
        *(f"relationship.{name}" for name in relationship_types()),
    }  # fmt: skip


def test_what_is_no_fact_is_grey_whatever_its_type() -> None:
    rules = style().split("\n\n")
    claimed = next(i for i, rule in enumerate(rules) if rule.startswith("node.Claimed"))
    assert "#C4C9CF" in rules[claimed]
    assert claimed > next(i for i, rule in enumerate(rules) if rule.startswith("node.Attack"))
    assert '"KILLED ({modality})"' in style()


def test_rules_are_such_that_the_browser_can_read_them() -> None:
    for name, value in re.findall(r"^  ([a-z-]+): (.*);$", style(), re.MULTILINE):
        assert ":" not in value.replace("{", "").replace("}", ""), name  # its parser splits there
    assert style().count("{") == style().count("}")


def test_each_question_and_each_picture_is_a_favourite(tmp_path: Path) -> None:
    write_kit(WORLD, tmp_path, URL)
    with zipfile.ZipFile(tmp_path / "favourites.zip") as archive:
        held = {name: archive.read(name).decode() for name in archive.namelist()}
    assert held.keys() == {
        f"kg questions/{PARAMETERS}.cypher",
        *(f"kg questions/{name}.cypher" for name in load_questions()),
        *(f"kg pictures/{name}.cypher" for name in pictures()),
    }
    for name, text in held.items():
        assert (tmp_path / "favourites" / name).read_text(encoding="utf-8") == text
        assert text.startswith(f"// {Path(name).stem}: ")
    timeline = held["kg questions/timeline.cypher"]
    assert "\n// :param since => null\n" in timeline
    assert timeline.endswith(f"\n{load_questions()['timeline'].text}\n")


def test_one_command_sets_every_parameter_and_no_two_questions_differ_about_one() -> None:
    found: dict[str, set[object]] = {}
    for question in load_questions().values():
        for parameter in question.parameters:
            found.setdefault(parameter.name, set()).add(parameter.default)
            assert f"{parameter.name}: " in defaults()
    assert {name: values for name, values in found.items() if len(values) > 1} == {}


@pytest.mark.parametrize("name", pictures())
def test_every_picture_draws_something(neo4j_shop: Shop, name: str) -> None:
    neo4j_shop.run("MATCH (n) DETACH DELETE n")
    neo4j_shop.store.write(WORLD)
    picture = pictures()[name]
    assert neo4j_shop.store.read(drawn(picture, picture.bind({}))).rows
    assert neo4j_shop.store.read(picture.text, picture.bind({})).columns == picture.columns


def steps(page: str) -> list[str]:
    return re.findall(r"<h3>(.*?)</h3>", page)


def test_the_guide_is_about_the_users_own_graph() -> None:
    page = guide(WORLD, URL)
    assert len(steps(page)) >= 6
    assert f":style {URL}/style.grass" in page
    assert "<b>2 articles</b>" in page
    assert "<b>Red Dawn</b> takes part in more" in page
    assert "'Red Dawn'" in html.unescape(page)
    assert "<b>Bombing of Red Dawn sites</b>" in page


def test_the_guide_leaves_out_what_the_graph_does_not_have() -> None:
    without = replace(WORLD, links=())
    assert set(steps(guide(WORLD, URL))) - set(steps(guide(without, URL))) == {"Who answered whom"}
    assert steps(guide(Graph(), URL))[0] == "Your graph"


def test_names_cannot_break_the_guide() -> None:
    entities = tuple(replace(e, name="<b>'x'\\") if e.id == "red-dawn" else e for e in WORLD.entities)
    page = guide(replace(WORLD, entities=entities), URL)
    assert "&lt;b&gt;&#x27;x&#x27;\\" in page
    assert "party.name = '<b>\\'x\\'\\\\'" in html.unescape(page)


def test_the_same_graph_gives_the_same_kit(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_kit(WORLD, tmp_path / name, URL)
    for path in (tmp_path / "one").rglob("*.*"):
        if path.is_file():
            assert path.read_bytes() == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes()
