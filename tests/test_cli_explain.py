"""`kg extract --explain` as a user meets it."""

from __future__ import annotations

from pathlib import Path

from tests.command import kg


def test_a_sentence_on_the_command_line_is_explained() -> None:
    ran = kg("extract", "--explain", "Rebels shelled the port on Friday.", "--date", "1994-08-12")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Rebels shelled the port on Friday.\n  ATTACK  shelled\n")
    assert "1994-08-12 (day)" in ran.out
    assert "\x1b" not in ran.out


def test_a_file_is_explained_sentence_by_sentence(tmp_path: Path) -> None:
    file = tmp_path / "two words.txt"
    file.write_text(" date 1994-08-12 Rebels shelled the port.\n\n\n\nThe sky is blue.\n", encoding="utf-8")
    ran = kg("extract", "--explain", file)
    assert ran.code == 0
    assert "  ATTACK  shelled\n" in ran.out
    assert "The sky is blue.\n  no word in it can be an event\n" in ran.out


def test_a_word_that_is_no_file_is_an_error() -> None:
    ran = kg("extract", "--explain", "nowhere.txt")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("kg: nowhere.txt: there is no such file")
