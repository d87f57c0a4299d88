"""`kg why`: what was joined, what was kept apart, and by which features."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import HOME


@click.command()
@click.argument("thing", required=False, metavar="[ENTITY|EVENT]")
@HOME
def why(thing: str | None, home: Path) -> None:
    """Explain why an entity or event is one thing: which mentions or reports were joined, what was kept apart.

    A thing is named by its id, its name or alias, or by where it stands: ARTICLE:START-END. Without one, every merge
    of the graph is printed as a line of JSON.

    \b
    kg why "Kata'ib Hezbollah"
    kg why ev-3f0c5a1b2c3d
    """  # noqa: D301 (\b is a sign for click: it keeps the lines as they are)
    from kg.build import Home, load_ontology, load_resolution
    from kg.terminal import progress_bars
    from kg.why import merges
    from kg.why import why as explain

    folder = Home(home)
    with progress_bars() as progress:
        resolution = load_resolution(folder, progress)
    for line in explain(resolution, load_ontology(folder), thing) if thing else merges(resolution):
        click.echo(line)
