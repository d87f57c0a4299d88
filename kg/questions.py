"""The canned questions: one .cypher file each, whose header says all that a user must know.

    // name: retaliations
    // about: Who retaliated against whom, when and for what.
    // parameter: since date = null
    // example: since = 2020-01-01
    // columns: retaliator, against, sentence, article
    MATCH …

`parameter: NAME TYPE = DEFAULT`; without a default the parameter must be given. Types: string, integer, float, date
(YYYY-MM-DD), boolean, role (by or against: what the actor did, or what was done to it). The header must name exactly
the $parameters of the statement. `example: NAME = VALUE` gives a parameter of the sample in docs/questions.md.
"""

from __future__ import annotations

import datetime as dt
import difflib
import functools
import itertools
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import QueryError
from kg.resources import cypher_dir
from kg.statements import parameters, read_statement, refuse_writes

Value = str | int | float | bool | dt.date | None

_KEYS = ("name", "about", "parameter", "example", "columns")
_LINE = re.compile(r"//\s*(\w+):\s*(.+)")
_PARAMETER = re.compile(r"(?P<name>[a-z]\w*)\s+(?P<type>[a-z]+)(?:\s*=\s*(?P<default>.+))?")
_NAME = re.compile(r"[a-z]+(-[a-z]+)*")
_ESCAPED = re.compile(r"[\\'\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""What ends a string of Cypher, or a line of Neo4j Browser, too early."""


def _boolean(text: str) -> bool:
    return {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}[text.lower()]


def _role(text: str) -> str:
    return {"by": "by", "against": "against"}[text.lower()]


@dataclass(frozen=True, slots=True)
class _Type:
    """How a text becomes a value, and what to tell who has written another."""

    parse: Callable[[str], Value]
    expects: str


_TYPES: Mapping[str, _Type] = {
    "string": _Type(str, "a text"),
    "integer": _Type(int, "a whole number, such as 30"),
    "float": _Type(float, "a number, such as 0.5"),
    "date": _Type(dt.date.fromisoformat, "a date as YYYY-MM-DD, such as 2020-01-03"),
    "boolean": _Type(_boolean, "true or false"),
    "role": _Type(_role, "by (what the actor did) or against (what was done to it)"),
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question. `is_required`: it has no default."""

    name: str
    type: str
    default: Value = None
    is_required: bool = False

    def parse(self, text: str) -> Value:
        """Return the value that a text stands for. Raises QueryError that says what is expected."""
        kind = _TYPES[self.type]
        try:
            return kind.parse(text.strip() if self.type != "string" else text)
        except (ValueError, KeyError) as error:
            raise QueryError(f"{self.name}={text!r}: expected is {kind.expects}.") from error


@dataclass(frozen=True, slots=True)
class Question:
    """A statement with a name, a sentence about it, its parameters, the columns of its answer, and a sample call."""

    name: str
    about: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    text: str
    example: Mapping[str, str] = field(default_factory=dict)

    def bind(self, given: Mapping[str, str]) -> dict[str, Value]:
        """Return a value for every parameter: what is given, as text, else its default.

        Raises QueryError for an unknown or a missing parameter, and for a text that is no value of its type.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in given:
            if name not in known:
                raise QueryError(f"{self.name} has no parameter {name!r}{_instead(name, known, 'It has: ')}")
        missing = [p for p in self.parameters if p.is_required and p.name not in given]
        if missing:
            first = missing[0]
            raise QueryError(f"{self.name} needs {first.name} ({_TYPES[first.type].expects}): -P {first.name}=…")
        return {p.name: p.parse(given[p.name]) if p.name in given else p.default for p in self.parameters}


    def for_browser(self, values: Mapping[str, Value]) -> str:
        """Return what to paste into Neo4j Browser: a `:param` line for each parameter, then the statement.

        A comment parts them, for Browser shows no rows when it is given several commands at once.
        """
        lines = [f":param {name} => {literal(value)};" for name, value in values.items()]
        return "\n".join([*lines, *([_THEN] if lines else []), f"{self.text};"])


_THEN = "// Run the lines above first, then this statement by itself."


def literal(value: Value) -> str:
    """Return a value as Cypher writes it. For statements that people read and paste; the store takes parameters."""
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case dt.date():
            return f"date('{value.isoformat()}')"
        case str():
            return f"'{_ESCAPED.sub(_escape, value)}'"
    return repr(value)


def _escape(sign: re.Match[str]) -> str:
    return f"\\{sign[0]}" if sign[0] in "\\'" else f"\\u{ord(sign[0]):04x}"


class Questions(dict[str, Question]):
    """Questions by name; an unknown name is a QueryError that says which there are."""

    def __missing__(self, name: str) -> Question:
        """Raise QueryError."""
        raise QueryError(f"there is no question {name!r}{_instead(name, self, 'There are: ')}")


def _instead(name: str, known: Iterable[str], these: str) -> str:
    close = difflib.get_close_matches(name, list(known), n=3)
    if close:
        return f". Did you mean {' or '.join(map(repr, close))}?"
    return f". {these}{', '.join(sorted(known)) or 'none'}."


@functools.cache
def load_questions() -> Questions:
    """Return the shipped questions, in alphabetical order. Raises QueryError for a file that breaks the form."""
    return read_questions(cypher_dir() / "questions")


def read_questions(folder: Path) -> Questions:
    """Return the questions of a folder by name. Raises QueryError that names file and fault."""
    paths = sorted(folder.glob("*.cypher"), key=lambda path: path.stem)
    return Questions((question.name, question) for question in map(read_question, paths))


def read_question(path: Path) -> Question:
    """Return the question of a file. Raises QueryError that names file and fault."""
    lines = itertools.takewhile(lambda line: line.startswith("//"), path.read_text(encoding="utf-8").splitlines())
    header = [_header_line(line, f"{path.name}:{number}") for number, line in enumerate(lines, start=1)]
    text = read_statement(path)
    question = Question(
        name=_single(header, "name", path),
        about=_single(header, "about", path),
        parameters=tuple(_parameter(value, path) for key, value in header if key == "parameter"),
        columns=tuple(column.strip() for column in _single(header, "columns", path).split(",")),
        text=text,
        example=dict(_example(value, path) for key, value in header if key == "example"),
    )
    _check(question, path)
    return question


def _header_line(line: str, where: str) -> tuple[str, str]:
    found = _LINE.fullmatch(line.strip())
    if not found or found[1] not in _KEYS:
        keys = ", ".join(f"// {key}: …" for key in _KEYS)
        raise QueryError(f"{where}: {line!r} is no line of a header. A header has {keys}.")
    return found[1], found[2].strip()


def _single(header: Iterable[tuple[str, str]], key: str, path: Path) -> str:
    values = [value for name, value in header if name == key]
    if len(values) != 1:
        raise QueryError(f"{path.name}: the header must have one line // {key}: …, it has {len(values)}.")
    return values[0]


def _parameter(line: str, path: Path) -> Parameter:
    found = _PARAMETER.fullmatch(line)
    if not found or found["type"] not in _TYPES:
        types = ", ".join(_TYPES)
        raise QueryError(f"{path.name}: parameter {line!r} is not NAME TYPE = DEFAULT, with TYPE one of {types}.")
    bare = Parameter(found["name"], found["type"])
    written = found["default"]
    try:
        default = None if written in (None, "null") else bare.parse(written)
    except QueryError as error:
        raise QueryError(f"{path.name}: the default of {error}") from error
    return Parameter(bare.name, bare.type, default, is_required=written is None)


def _example(line: str, path: Path) -> tuple[str, str]:
    name, equals, value = (part.strip() for part in line.partition("="))
    if not equals or not value:
        raise QueryError(f"{path.name}: example {line!r} is not NAME = VALUE.")
    return name, value


def _check(question: Question, path: Path) -> None:
    if question.name != path.stem or not _NAME.fullmatch(question.name):
        raise QueryError(f"{path.name}: it holds the question {question.name!r}; a file is named after its question.")
    told = [parameter.name for parameter in question.parameters]
    used = parameters(question.text)
    if len(told) != len(set(told)) or set(told) != used:
        differing = sorted(set(told) ^ used) or told
        raise QueryError(f"{path.name}: header and statement disagree about the parameters: {', '.join(differing)}.")
    try:
        refuse_writes(question.text)
        if question.example:
            question.bind(question.example)
    except QueryError as error:
        raise QueryError(f"{path.name}: {error}") from error
