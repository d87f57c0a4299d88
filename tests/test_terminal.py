"""Where output goes: whole or not at all, packed by its name, with its progress told."""

from __future__ import annotations

import gzip
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg.terminal import destination, watched

ROOT = Path(__file__).parents[1]
STUCK = """
import sys
from pathlib import Path
from kg.terminal import destination
with destination(Path(sys.argv[1])) as stream:
    stream.write(b"half" * 1_000_000)
    stream.flush()
    print("written", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("name", ["graph.nt", "graph.nt.gz"])
def test_a_killed_process_leaves_no_half_file(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(b"the old one")
    with subprocess.Popen(
        [sys.executable, "-c", STUCK, file], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"written\n"
        process.kill()
        assert process.wait() == -signal.SIGKILL
    assert file.read_bytes() == b"the old one"


def test_a_file_that_ends_in_gz_is_packed_the_same_at_any_hour(tmp_path: Path) -> None:
    for name in ("one.ttl.gz", "two.ttl.gz"):
        with destination(tmp_path / name) as stream:
            stream.write(b"words " * 1000)
    packed = (tmp_path / "one.ttl.gz").read_bytes()
    assert gzip.decompress(packed) == b"words " * 1000
    assert packed == (tmp_path / "two.ttl.gz").read_bytes()


def test_a_packed_file_is_not_replaced_after_an_error(tmp_path: Path) -> None:
    file = tmp_path / "g.gz"
    file.write_bytes(b"the old one")
    with pytest.raises(TypeError), destination(file) as stream:
        stream.writelines([b"new", "no bytes"])  # type: ignore[list-item]
    assert [path.name for path in tmp_path.iterdir()] == ["g.gz"]
    assert file.read_bytes() == b"the old one"


def test_progress_is_told_in_mebibytes(tmp_path: Path) -> None:
    told: list[tuple[str, int, int | None]] = []
    with destination(tmp_path / "f") as file, watched(file, lambda *step: told.append(step)) as stream:
        for _ in range(3):
            stream.write(b"x" * (1 << 20))
        stream.write(b"tail")
    assert (tmp_path / "f").stat().st_size == (3 << 20) + 4
    assert ("MiB written", 3, None) in told
