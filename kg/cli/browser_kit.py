"""`kg browser-kit`: style, favourites and guide for Neo4j Browser."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from urllib.parse import urlsplit

import click

from kg.cli.options import HOME

KIT_URL = "http://localhost:8001"
"""Where docker-compose.yml serves the kit."""

HTTP_PORT = 80
"""The port of an address that names none."""


@click.command("browser-kit")
@click.option(
    "-o", "--output", type=click.Path(file_okay=False, path_type=Path), default=Path("browser-kit"), metavar="DIR",
    help="The folder to write.",
)  # fmt: skip
@click.option("--url", default=KIT_URL, help="Where the folder is served; the guide names it.")
@click.option("--serve", is_flag=True, help="Serve the folder there until Ctrl-C, for a Browser on this machine.")
@HOME
def browser_kit(output: Path, url: str, serve: bool, home: Path) -> None:
    """Write style, favourites and a guide on your graph for Neo4j Browser.

    \b
    kg browser-kit -o browser-kit --serve
    then in Neo4j Browser:  :guide http://localhost:8001/guide.html
    """  # noqa: D301 (\b is a sign for click: it keeps the lines as they are)
    from kg.browser import write_kit
    from kg.browser.serve import serving
    from kg.build import Home, load_graph
    from kg.terminal import progress_bars

    with progress_bars() as progress:
        graph = load_graph(Home(home), progress)
    write_kit(graph, output, url)
    click.echo(f"Written to {output}. In Neo4j Browser: :guide {url.rstrip('/')}/guide.html")
    if serve:
        with serving(output, urlsplit(url).port or HTTP_PORT):
            Event().wait()
