"""A real Neo4j Community server for the tests: its jars come from Maven Central, Java 17 or newer runs it.

The jars are copied once, to $KG_NEO4J_HOME/lib or a folder of the user's cache that is named after version and pom.xml.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

POM = Path(__file__).parent / "pom.xml"
OLDEST_JAVA = 17
START_SECONDS = 180.0


class MissingNeo4jError(Exception):
    """What is missing on this machine to start Neo4j."""


def version() -> str:
    found = re.search(r"<neo4j.version>(.+?)</neo4j.version>", POM.read_text(encoding="utf-8"))
    assert found, "pom.xml pins no neo4j.version"
    return found[1]


def check_tools() -> None:
    """Raise MissingNeo4jError unless Java and, where the jars are still to be fetched, Maven can be run."""
    java = shutil.which("java")
    if java is None:
        raise MissingNeo4jError(f"no java on the path; Java {OLDEST_JAVA} or newer is needed")
    answer = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(\d+)', answer)
    if not found or int(found[1]) < OLDEST_JAVA:
        raise MissingNeo4jError(f"java is not {OLDEST_JAVA} or newer")
    if not library().is_dir() and shutil.which("mvn") is None:
        raise MissingNeo4jError("no mvn on the path; Maven fetches the server's jars")


def library() -> Path:
    """The folder of the jars, which need not be there yet."""
    if home := os.environ.get("KG_NEO4J_HOME"):
        return Path(home) / "lib"
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    pom = hashlib.sha256(POM.read_bytes()).hexdigest()[:8]
    return Path(cache) / "kg" / f"neo4j-{version()}-{pom}" / "lib"


def fetch_jars() -> Path:
    """Copy the server's jars from Maven Central, if they are not there, and return their folder."""
    target = library()
    if target.is_dir():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        jars = Path(folder) / "lib"
        goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={jars}"]
        done = subprocess.run(
            ["mvn", "-q", "-B", "-f", str(POM), *goal], capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise MissingNeo4jError(f"Maven could not fetch the server: {(done.stdout + done.stderr).strip()[-300:]}")
        if not target.is_dir():
            jars.rename(target)
    return target


TEST_JAVA = ("-Xms256m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""For a server that starts often and works little."""


class Neo4j:
    """A server whose data lie in a folder of their own: it can be stopped, killed and started again.

    `http` is where its Browser is. `settings` are lines for neo4j.conf, `java` options of the virtual machine.
    """

    def __init__(
        self, folder: Path, settings: Sequence[str] = (), java: Sequence[str] = TEST_JAVA, scheme: str = "bolt"
    ) -> None:
        self._folder, self._java = folder, tuple(java)
        bolt, http = free_ports(2)
        self.address, self.http = f"{scheme}://127.0.0.1:{bolt}", f"http://127.0.0.1:{http}"
        self.auth = ("neo4j", secrets.token_urlsafe(16))
        self._process: subprocess.Popen[str] | None = None
        self._has_password = False
        (folder / "conf").mkdir(parents=True)
        named = {line.partition("=")[0]: line for line in (*_configuration(bolt, http), *settings)}
        lines = [*named.values(), ""]
        (folder / "conf" / "neo4j.conf").write_text("\n".join(lines), encoding="utf-8")

    def import_csv(self, csv: Path, *options: str) -> str:
        """Make the database of the files in a folder, as `neo4j-admin database import full` does; what it says."""
        command = ["java", "-Xmx1g", "-cp", f"{library()}/*", "org.neo4j.cli.AdminTool"]
        done = subprocess.run(
            [*command, "database", "import", "full", "neo4j", *options, "@import.args"],
            cwd=csv, capture_output=True, text=True, check=False,
            env={**os.environ, "NEO4J_HOME": str(self._folder), "NEO4J_CONF": str(self._folder / "conf")},
        )
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
        return done.stdout

    def start(self) -> None:
        """Start the server, or start it again, and return once it answers."""
        command = [
            "java", *self._java, "-cp", f"{library()}/*", "org.neo4j.server.CommunityEntryPoint",
            f"--home-dir={self._folder}", f"--config-dir={self._folder / 'conf'}", "--console-mode",
        ]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        _await_start(self._process)
        if not self._has_password:
            _set_password(self.address, self.auth[1])
            self._has_password = True

    def stop(self) -> None:
        """Stop the server in order, and return once it is down."""
        self._end(signal.SIGTERM)

    def restart(self, how: Literal["stop", "kill"]) -> None:
        """Stop or kill the server and start it again."""
        {"stop": self.stop, "kill": self.kill}[how]()
        self.start()

    def kill(self) -> None:
        """End the server on the spot."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(START_SECONDS)
            self._process = None


@contextmanager
def running(folder: Path, settings: Sequence[str] = (), scheme: str = "bolt") -> Iterator[Neo4j]:
    """Run a server with an empty database in `folder`, with a password of its own."""
    server = Neo4j(folder, settings, scheme=scheme)
    try:
        server.start()
        yield server
    finally:
        server.kill()  # nobody wants its data any more, and an orderly end takes ten seconds


def _configuration(bolt: int, http: int) -> list[str]:
    return [
        f"server.bolt.listen_address=127.0.0.1:{bolt}",
        f"server.bolt.advertised_address=127.0.0.1:{bolt}",
        f"server.http.listen_address=127.0.0.1:{http}",
        f"server.http.advertised_address=127.0.0.1:{http}",
        "server.https.enabled=false",
        "server.memory.pagecache.size=64m",
        "dbms.usage_report.enabled=false",
    ]


def _await_start(process: subprocess.Popen[str]) -> None:
    """Read what the server says until it has started; what it says later is thrown away."""
    assert process.stdout
    said: list[str] = []
    watchdog = threading.Timer(START_SECONDS, process.kill)
    watchdog.start()
    for line in process.stdout:
        said.append(line)
        if line.rstrip().endswith("Started."):
            break
    else:
        raise AssertionError("Neo4j did not start:\n" + "".join(said[-30:]))
    watchdog.cancel()
    threading.Thread(target=process.stdout.read, daemon=True).start()


def _set_password(address: str, password: str) -> None:
    from neo4j import GraphDatabase

    with GraphDatabase.driver(address, auth=("neo4j", "neo4j")) as driver, driver.session(database="system") as session:
        session.run("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password", password=password).consume()


def free_ports(count: int) -> list[int]:
    """Ports of the loopback interface that nothing listens on."""
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports
