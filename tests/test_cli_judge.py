"""`kg why` and `kg judge` as a user meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.model import Article
from tests.command import kg

NEWS = {
    "a.txt": " date 2031-05-03 The Vintar Liberation Front killed three soldiers in Mosul on Friday.",
    "b.txt": " date 2031-05-09 The Front for the Liberation of Vintar attacked a police station in Basra on Thursday.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    for name, text in NEWS.items():
        (tmp_path / "news" / name).write_text(text)
    assert kg("build", "news", cwd=tmp_path).code == 0
    return tmp_path


def groups(folder: Path) -> list[str]:
    rows = map(json.loads, kg("export", cwd=folder).out.splitlines())
    return sorted(row["name"] for row in rows if row["kind"] == "entity" and "Vintar" in row["name"])


def test_a_judgement_is_made_listed_obeyed_and_dropped(folder: Path) -> None:
    before = groups(folder)
    assert len(before) == 2
    ran = kg("judge", "same", *before, "--note", "one spelling each", cwd=folder)
    assert (ran.code, ran.err) == (0, "")
    assert "Written to .kg/judgements.txt." in ran.out
    assert len(groups(folder)) == 1
    assert kg("judge", "same", *before, cwd=folder).err.startswith(
        f"kg: {before[0]!r} and {before[1]!r} are one already"
    )
    listed = kg("judge", "list", cwd=folder).out.splitlines()
    assert listed[0] == ".kg/judgements.txt: 1 judgement"
    assert listed[1].endswith("# one spelling each")
    assert listed[2].strip() == "holds: joined"
    assert "ruled_same: You ruled that they are one." in kg("why", before[0], cwd=folder).out
    assert kg("judge", "drop", "1", cwd=folder).code == 0
    assert groups(folder) == before


def test_build_without_a_path_brings_the_store_up_to_date(folder: Path) -> None:
    kg("judge", "same", *groups(folder), cwd=folder)
    ran = kg("build", cwd=folder)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("The graph holds 2 articles, ")
    found = kg(
        "query", "--cypher", "MATCH (e:Entity) WHERE e.name CONTAINS 'Vintar' RETURN count(e) AS n", "--format", "csv",
        cwd=folder,
    )  # fmt: skip
    assert found.out == "n\n1\n"


def test_a_file_of_judgements_elsewhere_is_remembered(folder: Path) -> None:
    one, other = groups(folder)
    (folder / "ours.txt").write_text(f'same entity "{one}" "{other}"\nsame entity "{one}" "Nobody"\n')
    assert kg("build", "news", "--judgements", "ours.txt", cwd=folder).code == 0
    assert len(groups(folder)) == 1
    assert "waits: no article has 'Nobody'" in kg("judge", "list", cwd=folder).out


def test_a_judgement_that_cannot_hold_is_told_by_the_build(folder: Path) -> None:
    one, other = groups(folder)
    spot = f"{Article('a.txt', NEWS['a.txt']).id}:{NEWS['a.txt'].index('Vintar')}-{NEWS['a.txt'].index('killed') - 1}"
    text = f'same entity "{one}" "{other}"\ndifferent entity {spot} "{one}"\n'
    (folder / ".kg" / "judgements.txt").write_text(text)
    ran = kg("build", cwd=folder)
    assert ran.code == 0
    assert "judgements.txt:1: " in ran.err
    assert "another ruling keeps them apart; that one holds" in ran.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("why", "Nobody"), "kg: nothing in the graph is called 'Nobody'"),
        (("judge", "same", "Nobody", "Mosul"), "kg: nothing in the graph is called 'Nobody'"),
        (("judge", "drop", "7"), "kg: .kg/judgements.txt: there is no judgement 7"),
    ],
)
def test_what_is_not_there_is_told(folder: Path, arguments: tuple[str, ...], message: str) -> None:
    ran = kg(*arguments, cwd=folder)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(message)


def test_a_spoiled_file_is_named_with_its_line(folder: Path) -> None:
    (folder / ".kg" / "judgements.txt").write_text("# fine\nsame thing A B\n")
    for command in (("export",), ("judge", "list"), ("build",)):
        ran = kg(*command, cwd=folder)
        assert ran.code == 1
        assert ran.err.startswith("kg: .kg/judgements.txt:2: not a judgement: ")


def test_without_a_thing_every_merge_is_a_line(folder: Path) -> None:
    kg("judge", "same", *groups(folder), cwd=folder)
    rows = [json.loads(line) for line in kg("why", cwd=folder).out.splitlines()]
    assert ["ruled_same"] in [row["features"] for row in rows]
