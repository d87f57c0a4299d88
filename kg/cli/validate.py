"""`kg validate`: what is missing in a graph, dangling or out of order."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from kg.cli.options import DATABASE, HOME, USER, store_opener
from kg.counted import counted


@click.command()
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--store", metavar="URL", help="Check what this Neo4j server holds, or `embedded`.")
@USER
@DATABASE
@HOME
def validate(file: Path | None, store: str | None, home: Path, user: str | None, database: str | None) -> int:
    """Check the graph of a FILE of RDF or JSON Lines, of a store, or the one that was built in the home folder.

    Every rule that something breaks is a line, and the status is then 1.
    """
    if file and store:
        raise click.UsageError("Give a file or --store, not both.")
    problems = _of_store(store, home, user, database) if store else _of_graph(file, home)
    for problem in problems:
        click.echo(str(problem))
    count = counted(len(problems), "problem") if problems else "no problems"
    click.echo(f"{file or store or home}: {count}.", err=True)
    return int(bool(problems))


def _of_graph(file: Path | None, home: Path) -> Sequence[object]:
    from kg.build import Home, load_graph, read_graph
    from kg.export.validation import validate_file, validate_graph
    from kg.terminal import progress_bars

    if file:
        is_json = file.name.removesuffix(".gz").endswith(".jsonl")
        return validate_graph(read_graph(file)) if is_json else validate_file(file)
    with progress_bars() as progress:
        graph = load_graph(Home(home), progress)
    return validate_graph(graph)


def _of_store(store: str, home: Path, user: str | None, database: str | None) -> Sequence[object]:
    from kg.stores.checks import check

    with store_opener(home, store=store, user=user, database=database)() as opened:
        return check(opened)
