"""The command line as the tests run it: in this process, as if it were its own, or really as its own.

In this process the language model and Java are started once for all; what only a process of its own shows (the exit
code, that nothing is left on standard error, standard output closed) is tested by `kg_process`.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.cli import main

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
OURS = ("NEO4J_", "KG_")
"""How the variables begin that would say which graph is meant."""


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


def kg(*arguments: str | Path, cwd: Path = ROOT, stdin: str | bytes = "", env: Mapping[str, str] | None = None) -> Ran:
    """Run the command in this process, with none of the caller's Neo4j settings."""
    given, out, err = _stream(stdin.encode() if isinstance(stdin, str) else stdin), _stream(), _stream()
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith(OURS)]:
            patch.delenv(name)
        for name, value in (env or {}).items():
            patch.setenv(name, value)
        patch.chdir(cwd)
        for name, stream in (("stdin", given), ("stdout", out), ("stderr", err)):
            patch.setattr(sys, name, stream)
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
    assert isinstance(left.value.code, int), "".join(traceback.format_exception(left.value))
    return Ran(left.value.code, _text(out), _text(err))


def kg_process(*arguments: str | Path, cwd: Path = ROOT, stdin: str = "") -> Ran:
    """Run the installed command as its own process, with none of the caller's Neo4j settings."""
    process = subprocess.run(
        [sys.executable, "-c", "from kg.cli import main; main()", *map(str, arguments)],
        input=stdin.encode(),
        capture_output=True,
        cwd=cwd,
        env=environment(),
        check=False,
    )
    ran = Ran(process.returncode, process.stdout.decode(), process.stderr.decode())
    assert "Traceback" not in ran.err
    return ran


def environment() -> dict[str, str]:
    """Return the variables of a process of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return {**kept, "PYTHONPATH": str(ROOT)}


def _stream(content: bytes = b"") -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(content), encoding="utf-8", newline="" if content else "\n", write_through=True)


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode()
