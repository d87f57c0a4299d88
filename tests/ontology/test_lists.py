"""The lists that frames share: names are spelled out, those of no list are refused, unused lists are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology.lists import by_name, read_lists, spelled_out, unused

SHARED = """
[types]
crowd = ["PERSON", "PEOPLE"]

[words]
birds = ["crow", "gull"]
animals = ["@birds", "dog"]
"""
EVENT = """
type = "FEED"

[[frame]]
kind = "verb"
lemmas = ["feed"]
agent_types = ["@crowd"]
not_object = ["@birds"]
complement = { to = ["%s"] }
"""


def lists(folder: Path, text: str = SHARED) -> Path:
    path = folder / "lists.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_list_can_hold_those_above_it(tmp_path: Path) -> None:
    found = read_lists(lists(tmp_path))
    assert found.types == {"crowd": ("PERSON", "PEOPLE")}
    assert found.words == {"birds": ("crow", "gull"), "animals": ("crow", "gull", "dog")}


def test_a_frame_can_mix_names_and_elements(tmp_path: Path) -> None:
    found = read_lists(lists(tmp_path))
    assert spelled_out(["cat", "@birds"], found.of_field("not_object"), "x") == ("cat", "crow", "gull")
    assert spelled_out(["@crowd"], found.of_field("agent_types"), "x") == ("PERSON", "PEOPLE")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (SHARED.replace('"@birds"', '"@fish"'), "lists.toml: animals: @fish names no list; known: birds"),
        (SHARED.replace('"gull"', '"@animals"'), "lists.toml: birds: @animals names no list"),
        (SHARED.replace("types", "kinds"), "lists.toml: unknown table 'kinds'"),
        (SHARED + "fish = [\n", "lists.toml: not valid TOML"),
    ],
)
def test_faults_are_refused_with_their_place(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(OntologyError) as caught:
        read_lists(lists(tmp_path, text))
    assert message in str(caught.value)


def test_the_lint_finds_lists_that_nothing_names(tmp_path: Path) -> None:
    events = tmp_path / "events"
    events.mkdir()
    (events / "feed.toml").write_text(EVENT % "@animals", encoding="utf-8")
    assert unused(lists(tmp_path), events) == []
    (events / "feed.toml").write_text(EVENT % "dog", encoding="utf-8")
    assert unused(lists(tmp_path), events) == ["animals"]


def test_the_page_says_the_longest_name_for_what_is_spelled_out(tmp_path: Path) -> None:
    known = read_lists(lists(tmp_path)).words
    assert by_name(["cat", "gull", "dog", "crow"], known) == ["cat", "@animals"]
    assert by_name(["gull", "crow", "cat"], known) == ["@birds", "cat"]
    assert by_name(["gull", "cat"], known) == ["gull", "cat"]
