"""Readers of RDF that are written in Java: their jars come from Maven Central, once, into the user's cache."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parent


class MissingJavaError(Exception):
    """What is missing on this machine to run a reader."""


def library(name: str) -> Path:
    """The folder of the jars that a pom asks for, which need not be there yet."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    digest = hashlib.sha256((FOLDER / f"{name}.xml").read_bytes()).hexdigest()[:12]
    return Path(cache) / "kg" / f"{name}-{digest}" / "lib"


def fetch(name: str) -> Path:
    """Copy the jars of a pom from Maven Central, if they are not there, and return their folder."""
    if shutil.which("java") is None:
        raise MissingJavaError("no java on the path")
    target = library(name)
    if target.is_dir():
        return target
    if shutil.which("mvn") is None:
        raise MissingJavaError("no mvn on the path; Maven fetches the jars")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        jars = Path(folder) / "lib"
        goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={jars}"]
        command = ["mvn", "-q", "-B", "-f", str(FOLDER / f"{name}.xml"), *goal]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise MissingJavaError(f"Maven could not fetch {name}: {(done.stdout + done.stderr).strip()[-300:]}")
        if not target.is_dir():
            jars.rename(target)
    return target


def run(name: str, program: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a class, or a .java file, with the jars of a pom."""
    command = ["java", "-Xmx512m", "-XX:TieredStopAtLevel=1", "-cp", f"{fetch(name)}/*", program, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)
