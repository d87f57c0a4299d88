"""`python -m kg.reference ARTICLES FILE`: writes docs/questions.md, each question with its answer about some articles.

The graph of the articles is made in a folder of its own, with the locked model and in the embedded store.
"""

from __future__ import annotations

import io
import shlex
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kg.build import Home, Run, build
from kg.questions import Parameter, Question, load_questions
from kg.show import show_table
from kg.stores import open_store

if TYPE_CHECKING:
    from kg.stores import Store

HEAD = """# Questions

Written by `make docs` from `cypher/questions/*.cypher`, answered by the graph of the two articles in `seeds/`.

Ask one of the {count} by `kg query NAME -P PARAMETER=VALUE`, in plain words by `kg ask`, several by `kg shell`. An
`actor` or `place` is found by any of its names; an actor comes with its members, its leaders and, if it is a country,
its government, forces and people. What was only planned, threatened, feared or denied is left out of what happened
unless you say `-P unrealised=true`. `status` says how sure a row is: `claimed` is somebody's word only, `actor claimed`
that there was an act, but who did it is a claim.

{names}
"""
_ROWS = 2
_WIDTH = 110


def page(folder: Path) -> str:
    """Return the page in Markdown, with answers about the articles of a folder. Raises KgError as `build` does."""
    questions = load_questions()
    names = "\n".join(f"- [{name}](#{name}): {question.about}" for name, question in questions.items())
    with store_of(folder) as store:
        sections = ["\n".join(_section(question, store)) for question in questions.values()]
    return "\n".join([HEAD.format(count=len(questions), names=names), *sections])


@contextmanager
def store_of(folder: Path) -> Iterator[Store]:
    """A store with the graph of the articles of a folder, while it is asked. Raises KgError as `build` does."""
    with tempfile.TemporaryDirectory(prefix="kg-reference-") as home:
        root = Path(home)
        build([str(folder)], Home(root), lambda: open_store(home=root), Run(jobs=1))
        with open_store(home=root) as store:
            yield store


def answer(question: Question, given: Mapping[str, str], store: Store, most: int | None = None) -> str:
    """The command that asks a question with some parameters, and what it prints: all rows, or `most` of them."""
    table = store.read(question.text, question.bind(given))
    asked = f"```\n$ {_command(question, given)}\n"
    if not table.rows:
        return asked + "No rows.\n```\n"
    stream = io.StringIO()
    show_table(table.columns, table.rows[:most], stream, _WIDTH)
    more = 0 if most is None else len(table.rows) - most
    return asked + stream.getvalue().rstrip() + (f"\n\n… and {more} more" if more > 0 else "") + "\n```\n"


def _section(question: Question, store: Store) -> Iterator[str]:
    yield f"## {question.name}\n"
    yield f"{question.about}\n"
    if question.parameters:
        yield "| parameter | type | default |\n|---|---|---|"
        yield from map(_row, question.parameters)
        yield ""
    yield f"Columns: {', '.join(f'`{column}`' for column in question.columns)}\n"
    yield answer(question, question.example, store, _ROWS)


def _row(parameter: Parameter) -> str:
    value = "must be given" if parameter.is_required else "" if parameter.default is None else f"{parameter.default}"
    return f"| `{parameter.name}` | {parameter.type} | {value.lower()} |"


def _command(question: Question, given: Mapping[str, str]) -> str:
    parameters = " ".join(f"-P {shlex.quote(f'{name}={value}')}" for name, value in given.items())
    return f"kg query {question.name} {parameters}".rstrip()


def main() -> None:
    """Write the page: the folder of articles and the file are the arguments."""
    folder, file = map(Path, sys.argv[1:3])
    file.write_text(page(folder), encoding="utf-8")


if __name__ == "__main__":
    main()
