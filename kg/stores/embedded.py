"""The embedded engine: ArcadeDB in this process, behind its own Bolt plugin on a free loopback port.

The Java that it needs comes with its package. Its password is random, made anew for each run and written nowhere but
to a private folder that is gone afterwards. What the engine says goes to `engine.log` in its own folder.
One process at a time can open a database. Start no worker process by fork while the engine runs.
"""

from __future__ import annotations

import json
import re
import secrets
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import StoreError

if TYPE_CHECKING:
    from arcadedb_embedded import ArcadeDBServer  # type: ignore[import-untyped]

DATABASE = "kg"

_JVM = (
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",  # questions are short: the optimising compiler would not earn back its time
    "-Xshare:auto",
    "-Xrs",  # signals stay Python's: Java would shut down under the feet of a thread that is asking
    "-Djava.awt.headless=true",
    "-Dfile.encoding=UTF8",
    "-Darcadedb.polyglotEngineEnabled=false",
    "--enable-native-access=ALL-UNNAMED",
    "--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED",
    "--add-opens=java.base/java.nio.channels.spi=ALL-UNNAMED",
    "--add-opens=java.base/java.lang=ALL-UNNAMED",
)
"""What the package itself starts Java with, less the incubator module (which warns on standard error and is slow)."""

_LOGGING = """\
handlers = java.util.logging.FileHandler
.level = WARNING
java.util.logging.FileHandler.level = WARNING
java.util.logging.FileHandler.pattern = {pattern}
java.util.logging.FileHandler.limit = 1000000
java.util.logging.FileHandler.count = 1
java.util.logging.FileHandler.append = true
java.util.logging.FileHandler.formatter = com.arcadedb.log.LogFormatter
"""


_PAGE_SIZE = re.compile(r"\.(\d+)\.v\d+\.\w+$")

_open_here: set[Path] = set()


@dataclass(frozen=True, slots=True)
class Engine:
    """Where the running engine answers, and how to enter."""

    address: str
    auth: tuple[str, str]
    database: str = DATABASE


@contextmanager
def running_engine(folder: Path) -> Iterator[Engine]:
    """Run the engine on the database in `folder`, which is made if it is not there.

    Raises StoreError if the folder cannot be written, another process has the database open, or it is damaged.
    """
    folder = folder.resolve()
    _make(folder)
    check_whole(folder / "databases" / DATABASE)
    _start_java(folder)
    with _claimed(folder), tempfile.TemporaryDirectory(prefix="kg-engine-") as private:
        server, engine = _start_server(folder, Path(private))
        try:
            yield engine
        finally:
            server.stop()


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"{folder}: the folder of the store cannot be made ({error.strerror}). Name another by --home."
        ) from error


def check_whole(database: Path) -> None:
    """Raise StoreError if files of a database are visibly damaged.

    The engine opens a database whose schema cannot be parsed, or whose files are cut off, as if it were empty. The
    names of its files end in their page size, which must divide their length, unless a write-ahead log is there: then
    the engine recovers them.
    """
    schema = database / "schema.json"
    if not schema.exists():
        return
    try:
        json.loads(schema.read_text(encoding="utf-8"))
    except ValueError as error:
        raise _damaged(database, f"schema.json is not JSON: {error}") from error
    if any(database.glob("*.wal")):
        return
    for path in sorted(database.iterdir()):
        page = _PAGE_SIZE.search(path.name)
        if page and path.stat().st_size % int(page[1]):
            raise _damaged(database, f"{path.name} is cut off")


def _damaged(database: Path, what: str) -> StoreError:
    return StoreError(
        f"{database}: the database is damaged ({what}). "
        "Delete that folder and run `kg build` again on the same articles; nothing else is lost."
    )


@contextmanager
def _claimed(folder: Path) -> Iterator[None]:
    """Hold the folder for this process: the engine's own lock holds off other processes only."""
    if folder in _open_here:
        raise StoreError(f"{folder}: this process has the store open already. Use the open one, or another --home.")
    _open_here.add(folder)
    try:
        yield
    finally:
        _open_here.remove(folder)


def _start_java(folder: Path) -> None:
    """Start Java once for this process; its log stays in the folder of the first engine."""
    import jpype  # type: ignore[import-untyped]
    from arcadedb_embedded.jvm import get_bundled_jre_lib_path, get_jar_path  # type: ignore[import-untyped]

    if jpype.isJVMStarted():
        return
    settings = folder / "logging.properties"
    pattern = (folder / "engine.log").as_posix().replace("%", "%%")
    settings.write_text(_LOGGING.format(pattern=pattern), encoding="utf-8")
    jpype.startJVM(
        get_bundled_jre_lib_path(),
        *_JVM,
        f"-Djava.util.logging.config.file={settings}",
        f"-XX:ErrorFile={folder / 'java-crash.log'}",
        classpath=sorted(str(jar) for jar in Path(get_jar_path()).glob("*.jar")),
        interrupt=False,
    )


def _start_server(folder: Path, private: Path) -> tuple[ArcadeDBServer, Engine]:
    from arcadedb_embedded import ArcadeDBError, create_server

    password = secrets.token_urlsafe(32)
    bolt, http = _free_ports(2)
    server = create_server(str(folder), password, _settings(private, bolt, http))
    try:
        server.start()
        try:
            server.create_database(DATABASE)
        except BaseException:  # stopped and raised again, an interruption too
            server.stop()
            raise
    except ArcadeDBError as error:
        raise _explain(error, folder) from error
    return server, Engine(f"bolt://127.0.0.1:{bolt}", ("root", password))


def _settings(private: Path, bolt: int, http: int) -> dict[str, Any]:
    return {
        "host": "127.0.0.1",
        "bolt_port": bolt,
        "http_port": http,
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "server_configDirectory": str(private),
        "server_saltIterations": 1,  # the password is 256 random bits and lives as long as the process
        "serverMetrics": False,
        "txWalFlush": 1,
        "opencypher_loadCsv_allowFileUrls": False,
        "opencypher_loadCsv_allowRemoteUrls": False,
    }


def _free_ports(count: int) -> list[int]:
    """Return ports of the loopback interface that nothing listens on, all different."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()


def _explain(error: Exception, folder: Path) -> StoreError:
    says = str(error)
    if "lock" in says.lower():
        return StoreError(
            f"{folder}: another process has the store open, and one at a time can. "
            "Wait until it is done, or give each its own --home."
        )
    return StoreError(
        f"{folder}: the store cannot be opened ({says}). "
        "If it is damaged, delete that folder and run `kg build` again on the same articles; nothing else is lost."
    )
