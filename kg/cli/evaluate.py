"""`kg eval`: how well extraction does on texts whose events are known."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import JOBS, MODEL

if TYPE_CHECKING:
    from kg.evaluation import Scores


@click.command("eval")
@click.argument("files", nargs=-1, metavar="[FILE…]", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--errors", is_flag=True, help="List what was missed or wrong, with the sentence.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@MODEL
@JOBS
def evaluate(files: tuple[Path, ...], errors: bool, as_json: bool, model: str | None, jobs: int) -> None:
    """Compare what is extracted with gold, measure by measure.

    FILE holds texts with their events, as docs/guide.md describes; without one, the project's own gold is used.
    """
    from kg.build import Run
    from kg.build import evaluate as compare
    from kg.show import show_json, show_table
    from kg.terminal import progress_bars, rejects_told

    with rejects_told(None) as rejects, progress_bars() as progress:
        scores = compare(files, Run(model, jobs, rejects, progress))
    show = show_json if as_json else show_table
    if errors:
        rows = [(m.measure, m.missed, m.wrong, m.text, m.sentence) for m in scores.misses]
        show(("measure", "missed", "wrong", "text", "sentence"), rows, sys.stdout)
    else:
        show(("measure", "about", "P", "R", "F1", "right", "found", "gold"), _rows(scores), sys.stdout)


def _rows(scores: Scores) -> list[tuple[object, ...]]:
    """The measures that had anything to measure, in percent with one decimal."""
    from kg.evaluation import MEASURES

    return [
        (name, MEASURES[name], *(round(100 * share, 1) for share in (tally.precision, tally.recall, tally.f1)),
         tally.right, tally.found, tally.gold)
        for name, tally in scores.tallies.items()
        if tally.gold or tally.found
    ]  # fmt: skip
