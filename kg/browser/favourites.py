"""Favourites for Neo4j Browser: each question and picture as a file that runs when it is clicked.

The Browser shows no rows where one click runs `:param` lines and a statement together. So one favourite sets the
parameters of all questions, which are called alike in each, and a question's own lines stand in its head to be copied.
"""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.questions import Question, Value, literal, load_questions, read_questions
from kg.resources import cypher_dir

PARAMETERS = "parameters"
"""The favourite that sets all parameters."""

_FIRST_DATE = (1980, 1, 1, 0, 0, 0)
"""The date of all files in the archive, so that the same favourites are the same bytes."""

_SLOT = re.compile(r"\$(\w+)")


def pictures() -> dict[str, Question]:
    """Return what Neo4j Browser draws: statements whose rows are nodes and relationships."""
    return read_questions(cypher_dir() / "pictures")


def drawn(picture: Question, values: Mapping[str, Value]) -> str:
    """Return the text of a picture with the values written into it, to be read and run by hand."""
    return _SLOT.sub(lambda slot: literal(values[slot[1]]), picture.text)


def defaults() -> str:
    """Return the command of the Browser that sets every parameter of every question to its default."""
    values = {p.name: p.default for question in load_questions().values() for p in question.parameters}
    return f":params {{{', '.join(f'{name}: {literal(value)}' for name, value in sorted(values.items()))}}}"


def asked(question: Question) -> str:
    """Return the text of a question, its first line being its name in the Browser."""
    lines = [f"// {question.name}: {question.about}"]
    for parameter in question.parameters:
        must = " (needed)" if parameter.is_required else ""
        lines.append(f"// :param {parameter.name} => {literal(parameter.default)}{must}")
    return "\n".join([*lines, question.text, ""])


def write_favourites(folder: Path) -> None:
    """Write favourites/ and favourites.zip, in two folders of the Browser: pictures, and questions."""
    shutil.rmtree(folder / "favourites", ignore_errors=True)
    with zipfile.ZipFile(folder / "favourites.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _files():
            path = folder / "favourites" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            archive.writestr(zipfile.ZipInfo(name, _FIRST_DATE), text)


def _files() -> Iterator[tuple[str, str]]:
    for name, picture in pictures().items():
        yield f"kg pictures/{name}.cypher", f"// {name}: {picture.about}\n{drawn(picture, picture.bind({}))}\n"
    yield f"kg questions/{PARAMETERS}.cypher", f"// {PARAMETERS}: to be run before the questions\n{defaults()}\n"
    for name, question in load_questions().items():
        yield f"kg questions/{name}.cypher", asked(question)
