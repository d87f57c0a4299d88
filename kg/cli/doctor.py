"""`kg doctor`: what is installed and what can be reached."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.cli.options import EMBEDDED, database_options, store_opener


@click.command()
@database_options
def doctor(home: Path, **database: Any) -> int:
    """Say what is installed and what can be reached."""
    from kg.build import Home
    from kg.doctor import examine

    healthy = True
    is_built = database["store"] != EMBEDDED or Home(home).has_graph()
    for finding in examine(store_opener(home, **database) if is_built else None):
        click.echo(f"{'✗' if finding.is_trouble else '✓'} {finding.what:<18} {finding.says}")
        healthy = healthy and not finding.is_trouble
    return 0 if healthy else 1
