"""`kg query`: a canned question, or a statement of the user's own."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import EMBEDDED, database_options, store_opener

if TYPE_CHECKING:
    from kg.questions import Question, Value
    from kg.stores import Store

FORMAT = click.option(
    "--format",
    "style",
    type=click.Choice(["table", "json", "csv"]),
    show_default="table in a terminal, csv in a pipe",
    help="How to print.",
)


@click.command()
@click.argument("name", required=False)
@click.option("-P", "parameters", multiple=True, metavar="KEY=VALUE", help="A parameter of the question; repeatable.")
@click.option("--cypher", metavar="STATEMENT", help="Run this statement, which may only read.")
@FORMAT
@click.option(
    "--sparql",
    "rdf",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Ask this RDF file instead of a database.",
)
@click.option("--browser", is_flag=True, help="Print the statement for Neo4j Browser, with its :param lines.")
@database_options
def query(
    name: str | None,
    parameters: tuple[str, ...],
    cypher: str | None,
    style: str | None,
    rdf: Path | None,
    browser: bool,
    home: Path,
    **database: Any,
) -> None:
    """Ask the graph a question; without a NAME, list the questions.

    \b
    kg query retaliations -P actor='United States' -P since=2020-01-01
    kg query --cypher 'MATCH (e:Event) WHERE e.killed > $n RETURN e.name, e.killed' -P n=10
    """  # noqa: D301 (\b is a sign for click: it keeps the lines as they are)
    from kg.build import Home
    from kg.questions import load_questions
    from kg.show import STYLES

    if name and cypher:
        raise click.UsageError("Give the name of a question or --cypher, not both.")
    if (browser or rdf) and not name:
        raise click.UsageError("Give the name of a question with --browser and --sparql.")
    if not name and not cypher:
        _list_questions()
        return
    given = dict(map(_key_and_value, parameters))
    if browser:
        _show_for_browser(name or "", given)
        return
    if rdf:
        _ask_rdf(name or "", given, rdf, STYLES[style or usual_style()])
        return
    question = None if cypher else load_questions()[name or ""]
    values = question.bind(given) if question else _as_json(given)
    if database["store"] == EMBEDDED:
        Home(home).require_graph()
    with store_opener(home, **database)() as store:
        if question:
            answer(question, values, store, style or usual_style())
        else:
            table = store.read(cypher or "", values)
            STYLES[style or usual_style()](table.columns, table.rows, sys.stdout)


def answer(question: Question, values: Mapping[str, Value], store: Store, style: str) -> None:
    """Print the answer to a question, and on standard error what it leaves out."""
    from kg.left_out import left_out
    from kg.show import STYLES

    table = store.read(question.text, values)
    # An empty answer of the embedded store does not name its columns.
    STYLES[style](table.columns or question.columns, table.rows, sys.stdout)
    for line in left_out(question, values, table.rows, store):
        click.echo(line, err=True)


def usual_style() -> str:
    """Return how to print where nobody says how: for a reader in a terminal, for a program in a pipe."""
    return "table" if sys.stdout.isatty() else "csv"


def _show_for_browser(name: str, given: Mapping[str, str]) -> None:
    from kg.questions import load_questions

    question = load_questions()[name]
    click.echo(question.for_browser(question.bind(given)))


def _ask_rdf(name: str, given: Mapping[str, str], file: Path, show: Callable[..., None]) -> None:
    from kg.export.sparql import ask
    from kg.questions import load_questions

    answer = ask(name, load_questions()[name].bind(given), file)
    show(answer.columns, answer.rows, sys.stdout)


def _list_questions() -> None:
    from kg.questions import load_questions

    questions = load_questions()
    widest = max(map(len, questions), default=0)
    for question in questions.values():
        click.echo(f"{question.name:<{widest}}  {question.about}")


def _key_and_value(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not key or not equals:
        raise click.BadParameter(f"{text!r} is not KEY=VALUE, such as actor='United States'.", param_hint="-P")
    return key, value


def _as_json(given: Mapping[str, str]) -> dict[str, Any]:
    """Read the parameters of a statement of the user's own: 10, true, [1, 2] as JSON has them, all else as text."""
    values: dict[str, Any] = {}
    for key, text in given.items():
        try:
            values[key] = json.loads(text)
        except ValueError:
            values[key] = text
    return values
