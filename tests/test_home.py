"""The home folder: what is kept there comes back the same, damage is noticed, and no file is ever half written."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from kg.errors import InputError, RecordError
from kg.home import Home, Member, article_identity, record_key, replacing
from kg.model import Article, Entity, Extraction, Mention

ARTICLE = Article("a.txt", " date 2020-01-03 Rebels struck ✊.\r\n", 17, "Strike", dt.date(2020, 1, 3), "P", "u", "en")
RECORD = Extraction(ARTICLE, "m 1", (Entity("e1", "Rebels", "ARMED_GROUP", (Mention(17, 23, "Rebels", "noun"),)),))
MEMBERS = {"a": Member("i", "k", "a.txt", "/x/a.txt"), "b": Member("j", "l", "line", None)}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def test_a_record_comes_back_with_its_article(home: Home) -> None:
    home.save("abc", RECORD)
    assert home.has("abc")
    assert home.load("abc") == RECORD
    assert home.article("abc") == ARTICLE


def test_nothing_is_made_before_something_is_saved(home: Home) -> None:
    assert home.members() == {}
    assert not home.has("abc")
    assert not home.path.exists()


def test_members_come_back(home: Home) -> None:
    home.set_members(MEMBERS)
    assert home.members() == MEMBERS


def test_the_same_members_are_the_same_file_in_any_order(home: Home) -> None:
    home.set_members(MEMBERS)
    before = (home.path / "manifest.json").read_bytes()
    home.set_members(dict(reversed(MEMBERS.items())))
    assert (home.path / "manifest.json").read_bytes() == before


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"[]", b"{}", b'{"article": {}, "record": {}}', b"\xff"],
)
def test_a_damaged_record_is_noticed(home: Home, damage: bytes) -> None:
    home.save("abc", RECORD)
    (path,) = (home.path / "records").rglob("*.json")
    path.write_bytes(damage)
    with pytest.raises(RecordError, match=r"abc\.json: damaged or missing"):
        home.load("abc")
    with pytest.raises(RecordError, match=r"abc\.json: damaged or missing"):
        home.article("abc")


def test_a_record_whose_article_was_changed_is_noticed(home: Home) -> None:
    home.save("abc", RECORD)
    (path,) = (home.path / "records").rglob("*.json")
    path.write_bytes(path.read_bytes().replace(b"Rebels struck", b"Rascal struck"))
    with pytest.raises(RecordError, match=r"record\.article\.id"):
        home.load("abc")


@pytest.mark.parametrize("damage", [b"", b"[]", b'{"articles": []}', b'{"articles": {"a": {"x": 1}}}', b"\xff"])
def test_a_damaged_manifest_is_refused_with_a_remedy(home: Home, damage: bytes) -> None:
    home.set_members(MEMBERS)
    (home.path / "manifest.json").write_bytes(damage)
    with pytest.raises(InputError, match=r"manifest\.json: damaged .* Remove .* and build the graph again"):
        home.members()


def test_identity_is_of_everything_known_of_an_article() -> None:
    changes = ({"text": "x"}, {"path": "b.txt"}, {"published": None}, {"title": None}, {"source": "Q"}, {"body": 0})
    identities = {article_identity(dataclasses.replace(ARTICLE, **change)) for change in changes}
    assert len(identities | {article_identity(ARTICLE)}) == len(changes) + 1


def test_a_key_changes_with_every_version() -> None:
    keys = {record_key("i", *versions) for versions in (("a", "b"), ("a", "c"), ("ab", ""), ("a", "b", ""))}
    assert len(keys) == 4


def write_half(path: Path) -> None:
    with replacing(path) as stream:
        stream.write(b"sec")
        raise KeyboardInterrupt


def test_a_file_is_replaced_only_by_a_complete_one(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "out.txt"
    with replacing(path) as stream:
        stream.write(b"first")
    with pytest.raises(KeyboardInterrupt):
        write_half(path)
    assert path.read_bytes() == b"first"
    assert list(path.parent.iterdir()) == [path]


def test_a_replaced_file_has_the_permissions_of_a_new_one(tmp_path: Path) -> None:
    with replacing(tmp_path / "ours") as stream:
        stream.write(b"x")
    (tmp_path / "usual").write_bytes(b"x")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "usual").stat().st_mode
