"""`kg judge`: the user's word on what is one thing and what is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.cli.options import HOME, JUDGEMENTS

if TYPE_CHECKING:
    from kg.model import Verdict

F = TypeVar("F", bound=Callable[..., Any])

_AGAIN = "It holds from the next `kg build` (no PATH is needed) or `kg export` on."


@click.group()
def judge() -> None:
    """Rule what is one entity or event, and what is not, whatever kg thinks.

    Rulings are kept in a small text file, name things by what no rebuild changes, and hold from the next build on.
    """


def _pair(command: F) -> F:
    note = click.option("--note", default="", metavar="TEXT", help="Why, for those who read the file.")
    sides = (click.argument("left", metavar="A"), click.argument("right", metavar="B"))
    return sides[0](sides[1](note(HOME(JUDGEMENTS(command)))))


@judge.command()
@_pair
def same(left: str, right: str, note: str, home: Path, judgements: Path | None) -> None:
    """Rule that A and B are one.

    A thing is named as for `kg why`: by its id, its name or alias, or by where it stands, ARTICLE:START-END.
    """
    _rule("same", left, right, note, home, judgements)


@judge.command()
@_pair
def different(left: str, right: str, note: str, home: Path, judgements: Path | None) -> None:
    """Rule that A and B are two.

    A thing is named as for `kg why`. To part what is one now, name two of its names, or two of the places that
    `kg why` shows.
    """
    _rule("different", left, right, note, home, judgements)


def _rule(verdict: Verdict, left: str, right: str, note: str, home: Path, judgements: Path | None) -> None:
    from kg.build import Home, load_resolution
    from kg.judgements import add_ruling
    from kg.terminal import progress_bars
    from kg.why import rule

    folder = Home(home)
    folder.require_graph()
    if judgements is not None:
        folder.use_judgements(judgements)
    with progress_bars() as progress:
        ruling = rule(load_resolution(folder, progress), verdict, left, right, note)
    is_new = add_ruling(folder.judgements, ruling)
    click.echo(f"{'Written to' if is_new else 'It stands already in'} {folder.judgements}. {_AGAIN}")


@judge.command(name="list")
@HOME
@JUDGEMENTS
def list_(home: Path, judgements: Path | None) -> None:
    """List the rulings with their numbers, and say of each whether it holds."""
    from kg.build import Home, load_resolution
    from kg.terminal import progress_bars
    from kg.why import rulings_told

    folder = Home(home)
    folder.require_graph()
    if judgements is not None:
        folder.use_judgements(judgements)
    with progress_bars() as progress:
        resolution = load_resolution(folder, progress)
    for line in rulings_told(folder.judgements, resolution):
        click.echo(line)


@judge.command()
@click.argument("number", type=click.IntRange(min=1))
@HOME
@JUDGEMENTS
def drop(number: int, home: Path, judgements: Path | None) -> None:
    """Take out the ruling of that NUMBER in `kg judge list`."""
    from kg.build import Home
    from kg.judgements import drop_ruling

    file = judgements or Home(home).judgements
    gone = drop_ruling(file, number)
    click.echo(f"Taken out of {file}: {gone.verdict} {gone.kind} {gone.left!r} {gone.right!r}. {_AGAIN}")
