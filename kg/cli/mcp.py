"""`kg mcp`: the graph for assistants."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.cli.options import EMBEDDED, database_options, store_opener


@click.command()
@database_options
def mcp(home: Path, **database: Any) -> None:
    """Serve the questions and read-only Cypher to an assistant, by the Model Context Protocol over its pipes.

    \b
    A client starts it by itself, with a configuration such as
    {"mcpServers": {"kg": {"command": "kg", "args": ["mcp", "--home", "/path/to/.kg"]}}}
    A password for a server comes from NEO4J_PASSWORD.
    """  # noqa: D301 (\b is a sign for click: it keeps the lines as they are)
    from kg.build import Home
    from kg.mcp import serve

    if database["store"] == EMBEDDED:
        Home(home).require_graph()
    with store_opener(home, **database)() as store:
        serve(store)
