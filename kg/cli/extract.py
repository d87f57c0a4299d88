"""`kg extract`: articles to records."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from kg.cli.options import ACTORS, JOBS, MODEL, OUTPUT


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@MODEL
@JOBS
@ACTORS
@OUTPUT
@click.option(
    "--rejects",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write what was left out, and why, to a file of JSON Lines.",
)
@click.option("--explain", "explained", is_flag=True, help="Tell why instead, rule by rule; PATH may be a sentence.")
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="With --explain: when the sentence was written.",
)
def extract(
    paths: tuple[str, ...],
    model: str | None,
    jobs: int,
    actors: Path | None,
    output: Path | None,
    file: Path | None,
    explained: bool,
    date: dt.datetime | None,
) -> int:
    """Print what each article says, one JSON record per line.

    PATH is a .txt, .md, .jsonl, .ndjson, .csv, .tsv, .html or .htm file, a directory of these, or - for JSON Lines on
    standard input.

    \b
    kg extract seeds/
    kg extract --explain "Rebels shelled the port on Friday." --date 1994-08-12
    """  # noqa: D301 (\b is a sign for click: it keeps the lines as they are)
    if explained:
        return _explain(paths, model, actors, output, date.date() if date else None)
    from kg.build import Run, extract_lines, write_rejects
    from kg.terminal import destination, progress_bars, rejects_told

    with rejects_told(file) as rejects, progress_bars() as progress, destination(output) as stream:
        for line in extract_lines(paths, Run(model, jobs, rejects, progress, actors=actors)):
            stream.write(line.encode("utf-8") + b"\n")
    if file:
        write_rejects(file, rejects)
    return 1 if rejects.refused else 0


def _explain(
    given: tuple[str, ...], model: str | None, actors: Path | None, output: Path | None, published: dt.date | None
) -> int:
    from kg.build import Run, explain
    from kg.explanation import lines
    from kg.terminal import destination, rejects_told

    with rejects_told(None) as rejects, destination(output) as stream:
        for explanation in explain(given, Run(model, rejects=rejects, actors=actors), published):
            for line in (*lines(explanation), ""):
                shown = line if line.startswith(" ") or not sys.stdout.isatty() else click.style(line, bold=True)
                stream.write(f"{shown}\n".encode())
    return 1 if rejects.refused else 0
