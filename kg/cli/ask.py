"""`kg ask`: a question in plain English."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.cli.options import EMBEDDED, database_options, store_opener
from kg.cli.query import FORMAT, answer, usual_style


@click.command()
@click.argument("words", nargs=-1, required=True)
@FORMAT
@database_options
def ask(words: tuple[str, ...], style: str | None, home: Path, **database: Any) -> None:
    """Ask in plain English, such as "who retaliated against the US since 2020?".

    It says which canned question it ran. A name may be a part of one in the graph, or have a letter wrong: it says whom
    it took. If several fit it lists them; words that fit no question, or name nobody in the graph, are not guessed at:
    it lists the nearest questions that can be asked. Either way it exits with 1.
    """
    from kg.ask import understand
    from kg.build import Home
    from kg.questions import load_questions

    if database["store"] == EMBEDDED:
        Home(home).require_graph()
    with store_opener(home, **database)() as store:
        reading = understand(" ".join(words), store)
        click.echo(reading.told, err=True)
        question = load_questions()[reading.question]
        answer(question, question.bind(reading.given), store, style or usual_style())
