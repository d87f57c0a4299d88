"""Whole runs over paths: order, directories, duplicates, and what is refused."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Article
from kg.read import INPUT_FORMATS, Rejects, read_articles


def read(*paths: Path | str) -> tuple[list[Article], Rejects]:
    rejects = Rejects()
    return list(read_articles([str(path) for path in paths], rejects)), rejects


def put(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_directory_is_read_in_sorted_order_and_says_what_it_ignored(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.md", "a.txt", "b.txt", "c.TXT"):
        put(tmp_path / name, f"Words of {name}.")
    for name in ("x.pdf", "b/y.pdf", "LICENSE", ".hidden.txt", ".git/config.txt"):
        put(tmp_path / name, "Not an article.")
    articles, rejects = read(tmp_path)
    assert [Path(article.path).relative_to(tmp_path).as_posix() for article in articles] == [
        "a.txt", "b/1.md", "b/2.txt", "b.txt", "c.TXT",
    ]  # fmt: skip
    assert not rejects.refused
    assert [note.reason for note in rejects.notes] == [
        "files of other kinds were ignored (2 with .pdf, 1 with no suffix)"
    ]


def test_paths_are_read_in_the_order_given(tmp_path: Path) -> None:
    second, first = put(tmp_path / "b.txt", "Two."), put(tmp_path / "a.txt", "One.")
    assert [article.text for article in read(second, first)[0]] == ["Two.", "One."]


def test_a_path_that_is_not_there_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.txt: there is no such file or directory"):
        read_articles([str(put(tmp_path / "a.txt", "One.")), str(tmp_path / "nowhere.txt")], Rejects())


def test_one_bad_document_does_not_stop_the_others(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", "One.")
    put(tmp_path / "b.txt", b"caf\xe9")
    put(tmp_path / "c.txt", " \n\n")
    put(tmp_path / "d.txt", " date 2020-02-31 No such day.")
    put(tmp_path / "e.txt", " date 2020-02-03 \n")
    put(tmp_path / "f.jsonl", '{"text": "Six."}\n{"text": \n[1]\n{"id": 3}\n')
    put(tmp_path / "g.txt", "Seven.")
    articles, rejects = read(tmp_path)
    assert [article.text for article in articles] == ["One.", "Six.", "Seven."]
    found = [(Path(row.path).name, row.line, row.reason) for row in rejects.refused]
    assert [row[:2] for row in found] == [
        ("b.txt", None), ("c.txt", None), ("d.txt", None), ("e.txt", None),
        ("f.jsonl", 2), ("f.jsonl", 3), ("f.jsonl", 4),
    ]  # fmt: skip
    for (_, _, reason), expected in zip(
        found,
        ("byte 3 (0xe9) is not UTF-8", "the article is empty", "'2020-02-31' is not a date", "the article is empty",
         "malformed JSON", "not an object", 'there is no "text"'),
        strict=True,
    ):  # fmt: skip
        assert expected in reason
    assert all(row.remedy.endswith(".") for row in rejects.refused)


def test_a_text_given_twice_is_read_once_with_a_note(tmp_path: Path) -> None:
    first, again = put(tmp_path / "a.txt", "One."), put(tmp_path / "b.txt", "One.")
    articles, rejects = read(first, again, first)
    assert [article.path for article in articles] == [str(first)]
    assert [note.path for note in rejects.notes] == [str(again), str(first)]
    assert not rejects.refused


def test_a_named_file_of_unknown_kind_is_refused(tmp_path: Path) -> None:
    articles, rejects = read(put(tmp_path / "a.pdf", "%PDF"), put(tmp_path / "b.txt", "Two."))
    assert [article.text for article in articles] == ["Two."]
    assert "the kind of file is not known" in str(rejects.refused[0])
    assert ".jsonl" in str(rejects.refused[0])


def test_a_link_to_nowhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone")
    articles, rejects = read(tmp_path)
    assert articles == []
    assert "cannot be read (No such file or directory)" in str(rejects.refused[0])


def test_standard_input_is_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = '{"id": "x", "text": "One."}\n\nnot json\n{"text": "Two."}\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    articles, rejects = read("-")
    assert [(article.path, article.text) for article in articles] == [("x", "One."), ("-:4", "Two.")]
    assert str(rejects.refused[0]).startswith("-:3: malformed JSON")


def test_rejects_are_written_as_json_lines() -> None:
    rejects = Rejects()
    rejects.refuse("a.jsonl", "broken", "Mend it.", line=3)
    rejects.note("b.txt", "twice", "Never mind.")
    rows = [json.loads(line) for line in rejects.to_jsonl().splitlines()]
    assert rows == [
        {"kind": "refused", "path": "a.jsonl", "line": 3, "reason": "broken", "remedy": "Mend it."},
        {"kind": "note", "path": "b.txt", "line": None, "reason": "twice", "remedy": "Never mind."},
    ]


def test_no_suffix_belongs_to_two_formats() -> None:
    suffixes = [suffix for row in INPUT_FORMATS for suffix in row.suffixes]
    assert len(suffixes) == len(set(suffixes))


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_never_raised(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("any")
    paths = [put(folder / f"a.{suffix}", data) for suffix in ("txt", "jsonl", "csv")]
    articles, rejects = read(*paths)
    if data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="replace").strip():
        assert articles or rejects.refused
    else:
        assert not articles
