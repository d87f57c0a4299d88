"""`kg drop`: the graph out of a database, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.cli.options import EMBEDDED, database_options, store_opener
from kg.counted import counted


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
            what = f"{counted(nodes, 'node')} of kg and their relationships"
            click.confirm(f"Take {what} out of {_name(store.address, **database)}?", abort=True, err=True)
        with progress_bars() as progress:
            stats = store.drop(progress)
    click.echo(
        f"Taken out: {counted(stats.removed_nodes, 'node')}, {counted(stats.removed_relationships, 'relationship')}. "
        "`kg build` on the same articles puts them back."
    )


def _name(address: str, *, store: str, database: str | None, **_user: str | None) -> str:
    """Return what the user calls the database: the embedded store's own address is new at each start."""
    if store == EMBEDDED:
        return "the embedded store"
    return f"the database {database!r} at {address}" if database else address
