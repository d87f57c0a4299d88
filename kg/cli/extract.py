"""`kg extract`: articles to records."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import JOBS, MODEL, OUTPUT


@click.command()
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
