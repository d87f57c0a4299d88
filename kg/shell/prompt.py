"""The prompt of the shell: history, and completion of questions, commands, parameters and names of the graph."""

from __future__ import annotations

import functools
import re
import shlex
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory

from kg.ask.names import Names
from kg.ask.templates import examples, load_templates
from kg.questions import load_questions

if TYPE_CHECKING:
    from prompt_toolkit.input import Input
    from prompt_toolkit.output import Output

    from kg.shell import Shell
    from kg.stores import Store

HISTORY = "shell_history"

_VALUE = re.compile(r"\b(?P<key>\w+)=(?P<value>'[^']*|\"[^\"]*|[^\s'\"]*)$")
_NAMED = frozenset({"actor", "other", "place", "source"})
_SHORTEST = 2
_MOST = 50


class ShellCompleter(Completer):
    """Completes what can stand at the cursor. `names` gives the names of the graph, and is asked once."""

    def __init__(self, commands: Iterable[str], names: Callable[[], list[str]]) -> None:
        self._commands = tuple(commands)
        self._names = functools.cache(names)

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
        """Yield the completions of the text before the cursor."""
        text = document.text_before_cursor
        if value := _VALUE.search(text):
            yield from self._values(value["key"], value["value"])
        elif " " not in text:
            yield from self._first(text)
        elif text.split()[0] in load_questions():
            yield from _starting(text.rpartition(" ")[2], _parameters_of(text.split()[0]))
        elif text.startswith(":param "):
            every = {parameter.name for question in load_questions().values() for parameter in question.parameters}
            yield from _starting(text.rpartition(" ")[2], [f"{name}=" for name in sorted(every)])
        elif text.startswith(":questions "):
            yield from _starting(text.rpartition(" ")[2], load_questions())
        elif not text.startswith(":"):
            yield from self._english(text)

    def _first(self, text: str) -> Iterator[Completion]:
        yield from _starting(text, (f":{command}" for command in self._commands))
        yield from _starting(text, load_questions())
        yield from _starting(text, (example for example, _ in examples(load_templates().templates)))

    def _values(self, key: str, value: str) -> Iterator[Completion]:
        start = value.lstrip("'\"")
        if key in _NAMED:
            names = (name for name in self._names() if name.lower().startswith(start.lower()))
            for name, _ in zip(names, range(_MOST), strict=False):
                yield Completion(shlex.quote(name), -len(value), display=name)
        elif key == "role":
            yield from _starting(start, ("by", "against"))
        elif key in ("unrealised", "undated"):
            yield from _starting(start, ("true", "false"))

    def _english(self, text: str) -> Iterator[Completion]:
        """Yield examples that begin so, and names that begin like the last word."""
        yield from _starting(text, (example for example, _ in examples(load_templates().templates)))
        last = text.rpartition(" ")[2]
        if len(last) >= _SHORTEST:
            found = (name for name in self._names() if name.lower().startswith(last.lower()))
            yield from (Completion(name, -len(last)) for name, _ in zip(found, range(_MOST), strict=False))


def _parameters_of(name: str) -> list[str]:
    return [f"{parameter.name}=" for parameter in load_questions()[name].parameters]


def _starting(text: str, words: Iterable[str]) -> Iterator[Completion]:
    return (Completion(word, -len(text)) for word in words if word.lower().startswith(text.lower()))


def converse(
    shell: Shell, store: Store, home: Path, source: Input | None = None, screen: Output | None = None
) -> None:
    """Read lines from a terminal and run them until the user leaves; `home` keeps the history."""
    home.mkdir(parents=True, exist_ok=True)
    session: PromptSession[str] = PromptSession(
        history=FileHistory(str(home / HISTORY)),
        completer=ShellCompleter(shell.commands, Names(store).every),
        complete_while_typing=False,
        input=source,
        output=screen,
    )
    while not shell.is_over:
        try:
            shell.run(session.prompt("kg> "))
        except KeyboardInterrupt:  # Ctrl-C gives up the line, not the session
            continue
        except EOFError:
            return
