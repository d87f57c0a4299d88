"""`kg drop`: the graph out of a database, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.cli.options import EMBEDDED, database_options, store_opener


@click.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
@database_options
def drop(yes: bool, home: Path, **database: Any) -> None:
    """Take the graph out of the database; what others have put there stays.

    Only nodes and relationships that kg has written go, with kg's constraints and indexes. Relationships of others
    go with the nodes that they hang on. What was read from the articles is kept in the home folder.
    """
    from kg.build import Home
    from kg.terminal import progress_bars

    if database["store"] == EMBEDDED:
        Home(home).require_graph()
    with store_opener(home, **database)() as store:
        nodes = store.count_ours()
        if not yes:
            click.confirm(
                f"Take {nodes} nodes of kg and their relationships out of {_name(store.address, **database)}?",
                abort=True,
                err=True,
            )
        with progress_bars() as progress:
            stats = store.drop(progress)
    click.echo(
        f"Taken out: {stats.removed_nodes} nodes, {stats.removed_relationships} relationships. "
        "`kg build` on the same articles puts them back."
    )


def _name(address: str, *, store: str, database: str | None, **_user: str | None) -> str:
    """Return what the user calls the database: the embedded store's own address is new at each start."""
    if store == EMBEDDED:
        return "the embedded store"
    return f"the database {database!r} at {address}" if database else address
