"""The small word lists: what their own examples say, and that a wrong key is noticed."""

from __future__ import annotations

import dataclasses
import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest

from kg.errors import OntologyError
from kg.extract import lexicons
from kg.model import Modality
from tests.extract.reading import event, links, names, read, summary, texts

GOVERNORS = ("verbs", "nouns", "adjectives", "modals", "conjunctions")


def examples(name: str) -> list[dict[str, Any]]:
    table = tomllib.loads((lexicons.FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = table["example"]
    assert found
    return found


@pytest.mark.parametrize("example", examples("light_verbs"), ids=lambda e: e["text"])
def test_light_verbs(example: dict[str, str]) -> None:
    record = read(example["text"])
    for each in record.events:
        assert example.get("agent") is None or example["agent"] in texts(each.agents)
        assert example.get("target") is None or example["target"] in texts(each.targets)
    assert record.events


@pytest.mark.parametrize("example", examples("control"), ids=lambda e: e["text"])
def test_control(example: dict[str, str]) -> None:
    found = event(read(example["text"]), example["event"])
    assert {text.removeprefix("the ") for text in texts(found.agents)} == {example["agent"].lower()} - {""}


@pytest.mark.parametrize("example", examples("modality"), ids=lambda e: e["text"])
def test_modality(example: dict[str, str]) -> None:
    assert event(read(example["text"]), example["trigger"]).modality == example["modality"]


@pytest.mark.parametrize("example", examples("reporting"), ids=lambda e: e["text"])
def test_reporting(example: dict[str, str]) -> None:
    record = read(example["text"])
    assert [names(record, each.sources) for each in record.events] == [{example["source"]}], summary(record)


@pytest.mark.parametrize("example", examples("links"), ids=lambda e: e["text"])
def test_links(example: dict[str, str]) -> None:
    """The act and the answering word are one happening, which answers the provocation."""
    record = read(example["text"])
    answering = {example["answering"]} | {
        origin for origin, goal in links(record, "SAME_EVENT") if goal == example["answering"]
    }
    goals = {goal for origin, goal in links(record, "RETALIATES_FOR") if origin in answering}
    assert goals == {example["provoking"]}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("light_verbs", lexicons.light_verbs()),
        ("links", lexicons.link_words()),
        ("modality", lexicons.modality_words()),
        ("reporting", lexicons.reporting_words()),
        ("weapons", lexicons.weapons()),
    ],
)
def test_every_list_is_read(name: str, words: Any) -> None:
    known = {field.name for field in dataclasses.fields(words)}
    assert lexicons.read(name, frozenset(known)).keys() == known


@pytest.mark.parametrize("kind", GOVERNORS)
def test_a_word_has_one_modality(kind: str) -> None:
    table = tomllib.loads((lexicons.FOLDER / "modality.toml").read_text(encoding="utf-8"))[kind]
    words = [word for listed in table.values() for word in listed]
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize("kind", GOVERNORS)
def test_modalities_are_those_of_the_contract(kind: str) -> None:
    table = getattr(lexicons.modality_words(), kind)
    assert set(table.values()) <= {*get_args(Modality), "attempted"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [("colour = ['red']", "unknown key 'colour'; known: shape"), ("shape = ", "not valid TOML")],
)
def test_a_fault_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, problem: str) -> None:
    (tmp_path / "shapes.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(lexicons, "FOLDER", tmp_path)
    with pytest.raises(OntologyError, match=f"^shapes.toml: .*{problem}"):
        lexicons.read("shapes", frozenset({"shape"}))
