"""The shell: what a line does, what is completed, and a session at a terminal."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from kg.shell import HELP, Shell
from kg.shell.prompt import HISTORY, ShellCompleter, converse
from kg.stores import Store


class Session:
    """A shell whose output can be read."""

    def __init__(self, store: Store) -> None:
        self.out, self.err = io.StringIO(), io.StringIO()
        self.shell = Shell(store, "json", self.out, self.err)

    def run(self, *lines: str) -> str:
        """Run lines, and return what they wrote to the output."""
        for line in lines:
            self.shell.run(line)
        written = self.out.getvalue()
        self.out.truncate(0)
        self.out.seek(0)
        return written


@pytest.fixture
def session(seeds_store: Store) -> Session:
    return Session(seeds_store)


def test_a_canned_question_with_parameters(session: Session) -> None:
    rows = json.loads(session.run("retaliations actor='United States' role=against"))
    assert [row["retaliator"] for row in rows] == [["Iran"]]
    assert session.err.getvalue() == ""


def test_plain_english_says_what_it_asks(session: Session) -> None:
    assert json.loads(session.run("who retaliated against the US?"))
    assert session.err.getvalue() == "This asks: kg query retaliations -P actor='United States' -P role=against\n"


def test_a_name_alone_is_the_question_and_with_other_words_it_is_english(session: Session) -> None:
    assert json.loads(session.run("retaliations"))
    assert session.err.getvalue() == ""
    assert json.loads(session.run("retaliations by the US"))
    assert "This asks" in session.err.getvalue()


def test_a_parameter_holds_until_it_is_forgotten(session: Session) -> None:
    everything = session.run("timeline")
    assert session.run(":param since=2020-03-01", ":param") == "since=2020-03-01\n"
    later = session.run("timeline")
    assert len(json.loads(later)) < len(json.loads(everything))
    assert session.run("timeline since=2000-01-01") == everything
    assert session.run(":param since=", ":param") == ""
    assert session.run("timeline") == everything


def test_a_statement_of_ones_own_and_the_format(session: Session) -> None:
    assert session.run(":format csv", ":cypher MATCH (a:Article) RETURN count(a) AS n") == "n\n2\n"
    assert session.run(":help") == HELP
    assert "retaliations" in session.run(":questions")
    assert "actor (string, must be given)" in session.run(":questions between")


@pytest.mark.parametrize("line", [
    ":cypher MATCH (n) DETACH DELETE n", ":nothing", ":format xml", ":param sinse=x", ":param x", "timeline since=now",
    "timeline actor='open", "between actor=Iran", "make me a sandwich", ":questions none",
])
def test_a_line_that_cannot_be_run_is_told_and_the_session_goes_on(session: Session, line: str) -> None:
    assert session.run(line) == ""
    assert session.err.getvalue().startswith("kg: ")
    assert session.shell.failures == 1
    assert session.run(":cypher RETURN 1 AS n")


def test_blank_lines_and_comments_do_nothing(session: Session) -> None:
    assert session.run("", "  ", "// a note") == ""
    assert session.shell.failures == 0


def completions(text: str) -> list[str]:
    completer = ShellCompleter([":help", "param"], lambda: ["Iran", "Iraq", "Kata'ib Hezbollah"])
    return [found.text for found in completer.get_completions(Document(text), CompleteEvent())]


@pytest.mark.parametrize(("text", "expected"), [
    ("retaliation-", ["retaliation-chains"]),
    (":par", [":param"]),
    ("tit-for-tat d", ["days="]),
    ("timeline actor=ira", ["Iran", "Iraq"]),
    ("between actor='kat", ["'Kata'\"'\"'ib Hezbollah'"]),
    ("attacks role=", ["by", "against"]),
    ("timeline undated=t", ["true"]),
    (":param sour", ["source="]),
    (":questions bet", ["between"]),
    ("who blamed ira", ["Iran?", "Iran", "Iraq"]),
    (":cypher MATCH ira", []),
])
def test_what_can_stand_at_the_cursor_is_completed(text: str, expected: list[str]) -> None:
    found = [word.removeprefix("who blamed ") for word in completions(text)]
    assert found == expected


def test_a_session_gives_up_a_line_and_remembers(session: Session, seeds_store: Store, tmp_path: Path) -> None:
    with create_pipe_input() as keys:
        keys.send_text("retaliation-chains\r")
        keys.send_text("nonsense\x03")
        keys.send_text(":cypher RETURN 7 AS n\r\x04")
        converse(session.shell, seeds_store, tmp_path / "home", keys, DummyOutput())
    assert '"n": 7' in session.run()
    assert session.shell.failures == 0
    remembered = (tmp_path / "home" / HISTORY).read_text(encoding="utf-8")
    assert "+retaliation-chains\n" in remembered
    assert "+:cypher RETURN 7 AS n\n" in remembered


def test_quit_ends_a_session(session: Session, seeds_store: Store, tmp_path: Path) -> None:
    with create_pipe_input() as keys:
        keys.send_text(":quit\r")
        converse(session.shell, seeds_store, tmp_path, keys, DummyOutput())
    assert session.shell.is_over
