"""`kg export`: the graph to a file or a folder of files."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import HOME
from kg.export import FORMATS, FolderFormat

_OUTPUT = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Write to this file, which is replaced once the output is complete, instead of standard output; "
    "for a format of several files, to this folder.",
)


@click.command()
@click.option(
    "--format",
    "chosen",
    type=click.Choice(list(FORMATS)),
    show_default="what FILE ends in, or jsonl",
    help="What to write.",
)
@click.option("--base", metavar="IRI", help="What the IRIs of RDF begin with, ending in /.")
@HOME
@_OUTPUT
def export(chosen: str | None, base: str | None, home: Path, output: Path | None) -> None:
    """Write the graph to a file or to standard output.

    \b
    kg export -o graph.ttl
    kg export -o graph.nt.gz
    kg export --format neo4j-csv -o import/
    """  # noqa: D301 (\b is a sign for click: it keeps the lines as they are)
    from kg.build import Home, load_graph
    from kg.export import export as write
    from kg.export import export_folder
    from kg.terminal import destination, progress_bars, watched

    name = chosen or _format_of(output)
    row = FORMATS[name]
    is_folder = isinstance(row, FolderFormat)
    if base is not None and (isinstance(row, FolderFormat) or row.write_under is None):
        raise click.UsageError(f"{name} has no IRIs: --base is for the formats of RDF.")
    if is_folder and (output is None or output.is_file()):
        raise click.UsageError(f"{name} is a folder of files: name the folder with -o DIR.")
    if not is_folder and output is not None and output.is_dir():
        raise click.UsageError(f"{name} is one file, and {output} is a folder: name a file with -o FILE.")
    with progress_bars() as progress:
        graph = load_graph(Home(home), progress)
        if is_folder and output is not None:
            export_folder(graph, name, output)
            return
        with destination(output) as file, watched(file, progress) as stream:
            write(graph, name, stream, base)


def _format_of(output: Path | None) -> str:
    """Return the format of which files end like this one, packed or not; jsonl for any other."""
    suffix = Path(output.name.removesuffix(".gz")).suffix if output else ""
    rows = (row for row in FORMATS.values() if not isinstance(row, FolderFormat))
    return next((row.name for row in rows if row.suffix == suffix), "jsonl")
