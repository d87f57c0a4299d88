"""`kg validate`: what is missing in a graph, dangling or out of order."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import HOME


@click.command()
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@HOME
def validate(file: Path | None, home: Path) -> int:
    """Check the graph of an RDF FILE, or the one that was built in the home folder.

    Every rule that something breaks is a line, and the status is then 1.
    """
    from kg.build import Home, load_graph
    from kg.export.validation import validate_file, validate_graph
    from kg.terminal import progress_bars

    if file:
        problems = validate_file(file)
    else:
        with progress_bars() as progress:
            graph = load_graph(Home(home), progress)
        problems = validate_graph(graph)
    for problem in problems:
        click.echo(str(problem))
    click.echo(f"{file or home}: {len(problems) or 'no'} {'problem' if len(problems) == 1 else 'problems'}.", err=True)
    return int(bool(problems))
