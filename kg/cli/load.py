"""`kg load`: an export back to a graph in a store."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.cli.options import database_options, holds, store_opener


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE")
@database_options
def load(file: Path, home: Path, **database: Any) -> None:
    """Make the graph the one that `kg export` wrote to FILE, and write it to the store.

    FILE is .jsonl, .ttl, .nt, .trig, .nq or .jsonld, and may be packed (.gz). What is exported from it again
    is the same bytes.

    \b
    kg load graph.jsonl
    kg load graph.ttl.gz --home elsewhere --store neo4j://localhost:7687
    """  # noqa: D301 (\b is a sign for click: it keeps the lines as they are)
    from kg.build import Home, Run
    from kg.build import load as load_graph
    from kg.terminal import progress_bars

    opened = store_opener(home, **database)
    with progress_bars() as progress:
        graph = load_graph(file, Home(home), opened, Run(progress=progress))
    click.echo(holds(graph, len(graph.articles)))
