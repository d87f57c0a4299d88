"""`kg shell`: several questions in one session."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from kg.cli.options import EMBEDDED, database_options, store_opener
from kg.cli.query import FORMAT, usual_style


@click.command()
@FORMAT
@database_options
def shell(style: str | None, home: Path, **database: Any) -> int:
    """Ask several questions in one session, with completion and history; :help tells how.

    Lines that are piped in are run one by one: it exits with 1 if one of them failed.
    """
    from kg.build import Home
    from kg.shell import Shell

    if database["store"] == EMBEDDED:
        Home(home).require_graph()
    with store_opener(home, **database)() as store:
        session = Shell(store, style or usual_style(), sys.stdout, sys.stderr)
        if sys.stdin.isatty():
            from kg.shell.prompt import converse

            click.echo(f"{store.version} at {store.address}. :help tells what can be asked.", err=True)
            converse(session, store, home)
            return 0
        for line in sys.stdin:
            session.run(line)
            if session.is_over:
                break
    return 1 if session.failures else 0
