"""Several questions in one warm session: each line is a canned question, plain English, or a command with a colon."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, TextIO

from kg.ask import understand
from kg.errors import KgError, QueryError
from kg.left_out import left_out
from kg.questions import Question, load_questions
from kg.show import STYLES

if TYPE_CHECKING:
    from kg.stores import Store

HELP = """\
  retaliations actor='United States' since=2020-01-01   a canned question with its parameters
  who retaliated against the US?                        plain English
  :questions [NAME]      list the canned questions, or the parameters of one
  :param NAME=VALUE      a parameter for all questions to come that have it; :param lists them, :param NAME= forgets one
  :cypher STATEMENT      run a statement of your own, which may only read
  :format table|csv|json how to print answers
  :help, :quit           Ctrl-D leaves, too; Tab completes names
"""


class Shell:
    """A session on an open store that writes answers to `out` and errors to `err`."""

    def __init__(self, store: Store, style: str, out: TextIO, err: TextIO) -> None:
        self.parameters: dict[str, str] = {}
        self.style = style
        self.failures = 0
        self.is_over = False
        self._store, self._out, self._err = store, out, err
        self._commands: Mapping[str, Callable[[str], None]] = {
            "help": self._help,
            "questions": self._questions,
            "param": self._param,
            "cypher": self._cypher,
            "format": self._format,
            "quit": self._quit,
            "exit": self._quit,
        }

    @property
    def commands(self) -> Iterable[str]:
        """The names of the commands."""
        return self._commands.keys()

    def run(self, line: str) -> None:
        """Run one line. What goes wrong is told and counted, and the session goes on."""
        words = line.strip()
        if not words or words.startswith("//"):
            return
        try:
            if words.startswith(":"):
                self._command(words[1:])
            else:
                self._question(words)
        except KgError as error:
            self.failures += 1
            self._err.write(f"kg: {error}\n")

    def _command(self, words: str) -> None:
        name, _, rest = words.partition(" ")
        if name not in self._commands:
            there_are = ", ".join(f":{command}" for command in self.commands)
            raise QueryError(f"there is no command :{name}. There are: {there_are}.")
        self._commands[name](rest.strip())

    def _question(self, words: str) -> None:
        """Run a canned question if the first word is the name of one and all others are parameters, else ask."""
        found = _canned(words)
        if found is None:
            reading = understand(words, self._store)
            self._err.write(f"{reading.told}\n")
            found = load_questions()[reading.question], dict(reading.given)
        question, given = found
        known = {parameter.name for parameter in question.parameters}
        usual = {name: value for name, value in self.parameters.items() if name in known}
        values = question.bind({**usual, **given})
        table = self._store.read(question.text, values)
        STYLES[self.style](table.columns or question.columns, table.rows, self._out)
        self._err.writelines(f"{line}\n" for line in left_out(question, values, table.rows, self._store))

    def _help(self, _rest: str) -> None:
        self._out.write(HELP)

    def _questions(self, rest: str) -> None:
        if rest:
            question = load_questions()[rest]
            self._out.write(f"{question.about}\n")
            for parameter in question.parameters:
                default = "must be given" if parameter.is_required else f"default {parameter.default}"
                self._out.write(f"  {parameter.name} ({parameter.type}, {default})\n")
            return
        for question in load_questions().values():
            self._out.write(f"{question.name:<20} {question.about}\n")

    def _param(self, rest: str) -> None:
        known = {parameter.name for question in load_questions().values() for parameter in question.parameters}
        for key, value in _parameters(_words(rest)).items():
            if key not in known:
                raise QueryError(f"no question has a parameter {key!r}. `:questions NAME` tells those of a question.")
            self.parameters[key] = value
            if not value:
                del self.parameters[key]
        if not rest:
            self._out.writelines(f"{name}={value}\n" for name, value in self.parameters.items())

    def _cypher(self, rest: str) -> None:
        table = self._store.read(rest, {})
        STYLES[self.style](table.columns, table.rows, self._out)

    def _format(self, rest: str) -> None:
        if rest not in STYLES:
            raise QueryError(f"there is no format {rest!r}. There are: {', '.join(STYLES)}.")
        self.style = rest

    def _quit(self, _rest: str) -> None:
        self.is_over = True


def _canned(words: str) -> tuple[Question, dict[str, str]] | None:
    """Return question and parameters of `NAME KEY=VALUE …`; None for other words."""
    name = words.split(maxsplit=1)[0]
    rest = words[len(name) :]
    if name not in load_questions() or (rest.strip() and "=" not in rest):
        return None
    return load_questions()[name], _parameters(_words(rest))


def _words(text: str) -> list[str]:
    """Return the words of a line as a shell reads them: quotes keep blanks. Raises QueryError for an open quote."""
    try:
        return shlex.split(text)
    except ValueError as error:
        raise QueryError(f"{text.strip()!r}: a quote is not closed. Write actor=\"People's Front\".") from error


def _parameters(words: Iterable[str]) -> dict[str, str]:
    pairs = {}
    for word in words:
        key, equals, value = word.partition("=")
        if not key or not equals:
            raise QueryError(f"{word!r} is not NAME=VALUE. Quote values with blanks: actor='United States'.")
        pairs[key] = value
    return pairs
