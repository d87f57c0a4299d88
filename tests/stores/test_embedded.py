"""The embedded engine: one process at a time, silent, private, and plain about damage."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.stores import open_store
from kg.stores.embedded import DATABASE, check_whole, running_engine
from tests.conftest import Shop
from tests.world import WORLD

COUNT = "MATCH (n:Entity) RETURN count(n) AS n"

OPEN_IT = """
import sys
from pathlib import Path
from kg.errors import StoreError
from kg.stores import open_store
try:
    with open_store(home=Path(sys.argv[1])) as store:
        print(store.read("MATCH (n:Entity) RETURN count(n) AS n").rows)
except StoreError as error:
    print("refused:", error)
"""


HOLD_IT = """
import sys
from pathlib import Path
from kg.stores import open_store
with open_store(home=Path(sys.argv[1])) as store:
    print("open", flush=True)
    sys.stdin.read()
"""


def elsewhere(home: Path) -> subprocess.CompletedProcess[str]:
    """Open the store of a home in another process."""
    return subprocess.run(
        [sys.executable, "-c", OPEN_IT, str(home)], capture_output=True, text=True, check=True, timeout=120
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that holds the invented world."""
    found = tmp_path_factory.mktemp("world")
    with open_store(home=found) as store:
        store.write(WORLD)
    return found


def test_what_is_written_is_there_for_the_next_process_which_prints_nothing_else(home: Path) -> None:
    done = elsewhere(home)
    assert done.stdout == f"[({len(WORLD.entities)},)]\n"
    assert done.stderr == ""


def test_another_process_is_told_to_wait(home: Path) -> None:
    with open_store(home=home) as store:
        assert "another process has the store open" in elsewhere(home).stdout
        assert store.read(COUNT).rows == [(len(WORLD.entities),)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM that a process could heed")
def test_a_process_that_is_told_to_end_does_so_without_a_word_and_the_store_stays_whole(home: Path) -> None:
    waiting = subprocess.Popen(
        [sys.executable, "-c", HOLD_IT, str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert waiting.stdout
    assert waiting.stdout.readline() == b"open\n"
    waiting.terminate()
    out, err = waiting.communicate(timeout=60)
    assert (waiting.returncode, out, err) == (-signal.SIGTERM, b"", b"")
    assert elsewhere(home).stdout == f"[({len(WORLD.entities)},)]\n"


def test_one_process_opens_a_home_once(home: Path) -> None:
    here = pytest.raises(StoreError, match="this process has the store open")
    with open_store(home=home), here, open_store(home=home):
        pass


def test_two_homes_can_be_open_together(home: Path, tmp_path: Path) -> None:
    with open_store(home=home) as one, open_store(home=tmp_path) as other:
        assert one.read(COUNT).rows == [(len(WORLD.entities),)]
        assert other.read(COUNT).rows == [(0,)]


def test_each_run_has_a_password_of_its_own_that_is_not_kept(tmp_path: Path) -> None:
    seen = []
    for _ in range(2):
        with running_engine(tmp_path) as engine:
            seen.append(engine.auth[1])
    assert seen[0] != seen[1]
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert not any(password.encode() in kept for password in seen)


def test_nobody_enters_without_the_password(embedded_shop: Shop) -> None:
    from neo4j import GraphDatabase
    from neo4j.exceptions import Neo4jError

    for auth in (None, ("root", ""), ("root", "root"), ("root", "playwithdata")):
        with GraphDatabase.driver(embedded_shop.address, auth=auth) as driver, pytest.raises(Neo4jError):
            driver.execute_query("RETURN 1", database_=DATABASE)


def test_a_home_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match=r"cannot be made .*--home"), open_store(home=tmp_path / "file"):
        pass


@pytest.mark.parametrize(
    ("pattern", "content"), [("schema.json", b"{"), ("*.dict", b"x"), ("Entity_*.bucket", b"x" * 100)]
)
def test_damage_is_told_and_how_to_mend_it(tmp_path: Path, pattern: str, content: bytes) -> None:
    with open_store(home=tmp_path) as store:
        store.write(WORLD)
    database = tmp_path / "arcadedb" / "databases" / DATABASE
    check_whole(database)
    next(iter(sorted(database.glob(pattern)))).write_bytes(content)
    with pytest.raises(StoreError, match=r"is damaged .*kg build"), open_store(home=tmp_path):
        pass


def test_a_lost_file_is_told_by_the_engine_itself(tmp_path: Path) -> None:
    with open_store(home=tmp_path) as store:
        store.write(WORLD)
    next((tmp_path / "arcadedb" / "databases" / DATABASE).glob("*.dict")).unlink()
    with pytest.raises(StoreError, match="cannot be opened"), open_store(home=tmp_path):
        pass
