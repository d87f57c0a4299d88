"""A real Neo4j Community server for the tests: its jars come from Maven Central, Java 17 or newer runs it.

The jars are copied once, to $KG_NEO4J_HOME/lib or a folder of the user's cache that is named after the version.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

POM = Path(__file__).parent / "pom.xml"
OLDEST_JAVA = 17
START_SECONDS = 180.0


class MissingNeo4jError(Exception):
    """What is missing on this machine to start Neo4j."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where the server answers, and how to enter."""

    address: str
    auth: tuple[str, str]


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
    return Path(cache) / "kg" / f"neo4j-{version()}" / "lib"


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


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """Run a server with an empty database in `folder`, with a password of its own."""
    jars = fetch_jars()
    (port,) = free_ports(1)
    (folder / "conf").mkdir(parents=True)
    (folder / "conf" / "neo4j.conf").write_text(_configuration(port), encoding="utf-8")
    command = [
        "java", "-Xms256m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
        "-cp", f"{jars}/*", "org.neo4j.server.CommunityEntryPoint",
        f"--home-dir={folder}", f"--config-dir={folder / 'conf'}", "--console-mode",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            _await_start(process)
            yield _with_password(f"bolt://127.0.0.1:{port}")
        finally:
            process.kill()  # nobody wants its data any more, and an orderly end takes ten seconds


def _configuration(port: int) -> str:
    return "\n".join([
        f"server.bolt.listen_address=127.0.0.1:{port}",
        f"server.bolt.advertised_address=127.0.0.1:{port}",
        "server.http.enabled=false",
        "server.https.enabled=false",
        "server.memory.pagecache.size=64m",
        "dbms.usage_report.enabled=false",
        "",
    ])


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


def _with_password(address: str) -> Server:
    from neo4j import GraphDatabase

    password = secrets.token_urlsafe(16)
    with GraphDatabase.driver(address, auth=("neo4j", "neo4j")) as driver, driver.session(database="system") as session:
        session.run("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password", password=password).consume()
    return Server(address, ("neo4j", password))


def free_ports(count: int) -> list[int]:
    """Ports of the loopback interface that nothing listens on."""
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports
