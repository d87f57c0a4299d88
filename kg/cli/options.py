"""Options that several commands share, and what they open."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.counted import counted

if TYPE_CHECKING:
    from kg.model import Graph
    from kg.stores import Store

F = TypeVar("F", bound=Callable[..., Any])

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
JUDGEMENTS = click.option(
    "--judgements",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="KG_JUDGEMENTS",
    show_envvar=True,
    metavar="FILE",
    show_default="the one used last, or judgements.txt in the home folder",
    help="The file of `kg judge`, to keep under version control.",
)
ACTORS = click.option(
    "--actors",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="KG_ACTORS",
    show_envvar=True,
    metavar="FILE",
    help="Your own actors, in TOML, beside the shipped ones.",
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


def store_opener(
    home: Path, *, store: str, user: str | None, database: str | None
) -> Callable[[], AbstractContextManager[Store]]:
    """Return what opens the store; a missing password is asked for now, before any work is done."""
    from kg.stores import check_no_secret, open_store

    if store == EMBEDDED:
        return lambda: open_store(home=home)
    check_no_secret(store)
    password = os.environ.get("NEO4J_PASSWORD")
    if password is None and sys.stdin.isatty():
        password = click.prompt(f"Password for {store}", hide_input=True, default="", show_default=False, err=True)
    return lambda: open_store(store, user, password or None, database)


def holds(graph: Graph, articles: int) -> str:
    """Return how much there is in a graph, in a sentence; articles that give nothing to it count too."""
    rest = {"entity": graph.entities, "event": graph.events, "relation": graph.facts, "link": graph.links}
    counts = [counted(articles, "article"), *(counted(len(rows), noun) for noun, rows in rest.items())]
    return f"The graph holds {', '.join(counts)}."
