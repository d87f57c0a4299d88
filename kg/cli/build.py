"""`kg build`: articles to the graph in a store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import ACTORS, JOBS, JUDGEMENTS, MODEL, database_options, holds, store_opener

if TYPE_CHECKING:
    from kg.build import BuildReport


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH…")
@click.option("--sync", is_flag=True, help="Take out of the graph what is not in PATH.")
@database_options
@MODEL
@JOBS
@ACTORS
@JUDGEMENTS
def build(
    paths: tuple[str, ...],
    sync: bool,
    home: Path,
    model: str | None,
    jobs: int,
    actors: Path | None,
    judgements: Path | None,
    **database: Any,
) -> int:
    """Add articles to the graph, and write it to the store.

    PATH is as for `kg extract`. What was read once is not read again, an interrupted build goes on where it was,
    and building twice changes nothing. Without PATH the graph is made anew of the articles that it holds, by the
    judgements of today. Actors and judgements that were given once are remembered in the home folder; actors of an
    empty file (/dev/null) are none.
    """
    from kg.build import Home, Run
    from kg.build import build as build_graph
    from kg.terminal import progress_bars, rejects_told

    opened, graph_home = store_opener(home, **database), Home(home)
    with rejects_told(graph_home.rejects) as rejects, progress_bars() as progress:
        run = Run(model, jobs, rejects, progress, judgements, actors)
        report = build_graph(paths, graph_home, opened, run, sync=sync)
    click.echo(_summary(report))
    return 1 if rejects.refused else 0


def _summary(report: BuildReport) -> str:
    held = holds(report.graph, report.articles)
    return f"{held} Articles extracted now: {report.extracted}, taken out: {report.removed}."
