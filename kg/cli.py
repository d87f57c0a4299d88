"""The command line: parse, call one function, print. Heavy libraries are loaded by the command that needs them."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.errors import KgError
from kg.export import FORMATS

if TYPE_CHECKING:
    from kg.build import BuildReport
    from kg.stores import Store

F = TypeVar("F", bound=Callable[..., Any])

INTERRUPTED = 130
"""Exit code after Ctrl-C: 128 and the number of the signal, as shells have it."""

EMBEDDED = "embedded"

MODEL = click.option("--model", metavar="NAME", help="An installed spaCy pipeline instead of the locked one.")
JOBS = click.option(
    "--jobs",
    type=click.IntRange(min=0),
    default=0,
    envvar="KG_JOBS",
    show_envvar=True,
    metavar="N",
    show_default="as many as it is worth",
    help="Processes that read articles.",
)
HOME = click.option(
    "--home",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(".kg"),
    envvar="KG_HOME",
    show_envvar=True,
    help="The folder of the graph.",
)
OUTPUT = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write to a file, which is replaced once the output is complete, instead of standard output.",
)
STORE = click.option(
    "--store",
    envvar="NEO4J_URI",
    metavar="URL",
    default=EMBEDDED,
    help="A Neo4j server (neo4j://host:7687, bolt://…), or `embedded`: a store in the home folder.",
)
USER = click.option("--user", envvar=["NEO4J_USERNAME", "NEO4J_USER"], metavar="NAME", help="User of the server.")
DATABASE = click.option("--database", envvar="NEO4J_DATABASE", metavar="NAME", help="Database of the server.")


def database_options(command: F) -> F:
    """Add the options that say which database to use."""
    return HOME(STORE(USER(DATABASE(command))))


_ABOUT = """News articles in, a graph of political events out: who did what to whom, when, where, says who.

\b
kg build seeds/                     read articles into the graph in .kg
kg query                            list the questions
kg query retaliations               ask one
kg export --format turtle -o g.ttl  write the graph to a file

A server is found by NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE; options come before them.
"""


_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 110, "show_default": True}


@click.group(help=_ABOUT, context_settings=_SETTINGS)
@click.version_option(package_name="kg", prog_name="kg")
def cli() -> None:
    """Hold the commands."""


@cli.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@MODEL
@JOBS
@OUTPUT
@click.option(
    "--rejects",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write what was left out, and why, to a file of JSON Lines.",
)
def extract(paths: tuple[str, ...], model: str | None, jobs: int, output: Path | None, file: Path | None) -> int:
    """Print what each article says, one JSON record per line.

    PATH is a .txt, .md, .jsonl, .ndjson, .html or .htm file, a directory of these, or - for JSON Lines on standard
    input.
    """
    from kg.build import Run, extract_lines, write_rejects
    from kg.terminal import destination, progress_bars, rejects_told

    with rejects_told(file) as rejects, progress_bars() as progress, destination(output) as stream:
        for line in extract_lines(paths, Run(model, jobs, rejects, progress)):
            stream.write(line.encode("utf-8") + b"\n")
    if file:
        write_rejects(file, rejects)
    return 1 if rejects.refused else 0


@cli.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--sync", is_flag=True, help="Take out of the graph what is not in PATH.")
@database_options
@MODEL
@JOBS
def build(paths: tuple[str, ...], sync: bool, home: Path, model: str | None, jobs: int, **database: Any) -> int:
    """Add articles to the graph, and write it to the store.

    PATH is as for `kg extract`. What was read once is not read again, an interrupted build goes on where it was,
    and building twice changes nothing.
    """
    from kg.build import Home, Run
    from kg.build import build as build_graph
    from kg.terminal import progress_bars, rejects_told

    opened, graph_home = _store(home, **database), Home(home)
    with rejects_told(graph_home.rejects) as rejects, progress_bars() as progress:
        report = build_graph(paths, graph_home, opened, Run(model, jobs, rejects, progress), sync=sync)
    click.echo(_summary(report))
    return 1 if rejects.refused else 0


@cli.command()
@click.argument("name", required=False)
@click.option("-P", "parameters", multiple=True, metavar="KEY=VALUE", help="A parameter of the question; repeatable.")
@click.option("--cypher", metavar="STATEMENT", help="Run this statement, which may only read.")
@click.option("--format", "style", type=click.Choice(["table", "json", "csv"]), default="table", help="How to print.")
@database_options
def query(
    name: str | None, parameters: tuple[str, ...], cypher: str | None, style: str, home: Path, **database: Any
) -> None:
    """Ask the graph a question; without a NAME, list the questions.

    \b
    kg query retaliations -P actor='United States' -P since=2020-01-01
    kg query --cypher 'MATCH (e:Event) WHERE e.killed > $n RETURN e.name, e.killed' -P n=10
    """  # noqa: D301 (\b is a sign for click: it keeps the lines as they are)
    from kg.build import Home
    from kg.show import STYLES

    if name and cypher:
        raise click.UsageError("Give the name of a question or --cypher, not both.")
    if not name and not cypher:
        _list_questions()
        return
    given = dict(map(_key_and_value, parameters))
    statement, values = (cypher, _as_json(given)) if cypher else _question(name or "", given)
    if database["store"] == EMBEDDED:
        Home(home).require_graph()
    with _store(home, **database)() as store:
        table = store.read(statement, values)
    STYLES[style](table.columns, table.rows, sys.stdout)


@cli.command()
@click.option("--format", "name", type=click.Choice(list(FORMATS)), default="jsonl", help="What to write.")
@HOME
@OUTPUT
def export(name: str, home: Path, output: Path | None) -> None:
    """Write the graph to a file or to standard output."""
    from kg.build import Home, load_graph
    from kg.export import export as write
    from kg.terminal import destination, progress_bars

    with progress_bars() as progress:
        graph = load_graph(Home(home), progress)
    with destination(output) as stream:
        write(graph, name, stream)


@cli.command()
@database_options
def doctor(home: Path, **database: Any) -> int:
    """Say what is installed and what can be reached."""
    from kg.build import Home
    from kg.doctor import examine

    healthy = True
    is_built = database["store"] != EMBEDDED or Home(home).has_graph()
    for finding in examine(_store(home, **database) if is_built else None):
        click.echo(f"{'✗' if finding.is_trouble else '✓'} {finding.what:<18} {finding.says}")
        healthy = healthy and not finding.is_trouble
    return 0 if healthy else 1


def _store(
    home: Path, *, store: str, user: str | None, database: str | None
) -> Callable[[], AbstractContextManager[Store]]:
    """Return what opens the store; a missing password is asked for now, before any work is done."""
    from kg.stores import open_store

    if store == EMBEDDED:
        return lambda: open_store(home=home)
    password = os.environ.get("NEO4J_PASSWORD")
    if password is None and sys.stdin.isatty():
        password = click.prompt(f"Password for {store}", hide_input=True, default="", show_default=False, err=True)
    return lambda: open_store(store, user, password or None, database)


def _question(name: str, given: Mapping[str, str]) -> tuple[str, Mapping[str, Any]]:
    from kg.questions import load_questions

    question = load_questions()[name]
    return question.text, question.bind(given)


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


def _summary(report: BuildReport) -> str:
    graph = report.graph
    counts = {
        "articles": report.articles,
        "entities": len(graph.entities),
        "events": len(graph.events),
        "relations": len(graph.facts),
        "links": len(graph.links),
    }
    held = ", ".join(f"{count} {name}" for name, count in counts.items())
    return f"The graph holds {held}. Articles extracted now: {report.extracted}, taken out: {report.removed}."


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 an error or an article left out, 2 a wrong call, 130 Ctrl-C."""
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        code: int | None = cli.main(args=arguments, prog_name="kg", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        click.echo("Interrupted.", err=True)
        return INTERRUPTED
    except KgError as error:
        click.echo(f"kg: {error}", err=True)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains when it flushes at exit
        return 1
    except OSError as error:
        click.echo(f"kg: {error.filename or 'input or output'}: {error.strerror or error}", err=True)
        return 1
    return code or 0
