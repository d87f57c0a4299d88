"""`kg export`: the graph to a file."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import HOME, OUTPUT
from kg.export import FORMATS


@click.command()
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
