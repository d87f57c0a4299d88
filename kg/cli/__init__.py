"""The command line: each command parses, calls one function, prints. Heavy libraries are loaded by whom they serve."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from kg.cli.ask import ask
from kg.cli.browser_kit import browser_kit
from kg.cli.build import build
from kg.cli.doctor import doctor
from kg.cli.drop import drop
from kg.cli.evaluate import evaluate
from kg.cli.export import export
from kg.cli.extract import extract
from kg.cli.judge import judge
from kg.cli.load import load
from kg.cli.mcp import mcp
from kg.cli.query import query
from kg.cli.shell import shell
from kg.cli.validate import validate
from kg.cli.why import why
from kg.errors import KgError

INTERRUPTED = 130
"""Exit code after Ctrl-C: 128 and the number of the signal, as shells have it."""

_ABOUT = """News articles in, a graph of political events out: who did what to whom, when, where, says who.

\b
kg build seeds/                     read articles into the graph in .kg
kg query                            list the questions
kg query retaliations               ask one
kg ask "who blamed Iran?"           ask in plain English
kg shell                            ask several
kg export --format turtle -o g.ttl  write the graph to a file

A server is found by NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE; options come before them.
"""


_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 110, "show_default": True}


@click.group(help=_ABOUT, context_settings=_SETTINGS)
@click.version_option(package_name="kg", prog_name="kg")
def cli() -> None:
    """Hold the commands."""


_COMMANDS = (
    extract, build, query, ask, shell, mcp, why, judge, export, load, evaluate, doctor, validate, drop, browser_kit,
)  # fmt: skip

for _command in _COMMANDS:
    cli.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 an error or an article left out, 2 a wrong call, 130 Ctrl-C."""
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        code: int | None = cli.main(args=arguments, prog_name="kg", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        click.echo("Interrupted.", err=True)
        return INTERRUPTED
    except KgError as error:
        click.echo(f"kg: {error}", err=True)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains when it flushes at exit
        return 1
    except OSError as error:
        click.echo(f"kg: {error.filename or 'input or output'}: {error.strerror or error}", err=True)
        return 1
    return code or 0
