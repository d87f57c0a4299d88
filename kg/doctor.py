"""What is installed and what can be reached, in plain words."""

from __future__ import annotations

import platform
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from kg.counted import counted
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.stores import Store

_LIBRARIES = ("spacy", "neo4j", "arcadedb-embedded", "rdflib", "trafilatura")

_TOOLS = (
    ("java", ("java", "-version"), "only the tests that start a real Neo4j need it"),
    ("mvn", ("mvn", "--version"), "only the tests that start a real Neo4j need it"),
    ("docker", ("docker", "--version"), "only `docker compose up` needs it"),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `is_trouble`: kg cannot do its work like this."""

    what: str
    says: str
    is_trouble: bool = False


def examine(open_store: Callable[[], AbstractContextManager[Store]] | None) -> Iterator[Finding]:
    """Look at Python, the libraries, the language model, the tools and the store (None: not made yet) in turn."""
    yield Finding("python", f"{platform.python_version()} on {platform.platform()}")
    yield from map(_library, _LIBRARIES)
    yield _model()
    for name, command, why in _TOOLS:
        yield _tool(name, command, why)
    yield _store(open_store)


def _library(name: str) -> Finding:
    try:
        return Finding(name, version(name))
    except PackageNotFoundError:
        return Finding(name, f"not installed. Run: pip install {name}", is_trouble=True)


def _model() -> Finding:
    from kg.extract import Extractor

    try:
        return Finding("language model", f"{Extractor().model_name}, its weights are the locked ones")
    except KgError as error:
        return Finding("language model", str(error), is_trouble=True)


def _tool(name: str, command: tuple[str, ...], why: str) -> Finding:
    path = shutil.which(name)
    if path is None:
        return Finding(name, f"not found; {why}")
    try:
        answer = subprocess.run((path, *command[1:]), capture_output=True, text=True, timeout=30, check=True)  # noqa: S603 (a fixed command)
    except (OSError, subprocess.SubprocessError) as error:
        return Finding(name, f"{path} does not work ({error}); {why}")
    return Finding(name, (answer.stdout or answer.stderr).splitlines()[0])


def _store(open_store: Callable[[], AbstractContextManager[Store]] | None) -> Finding:
    if open_store is None:
        return Finding("store", "embedded, not made yet: the first `kg build` makes it")
    try:
        with open_store() as store:
            table = store.read("MATCH (article:Article) RETURN count(article) AS articles", {})
    except KgError as error:
        return Finding("store", str(error), is_trouble=True)
    return Finding("store", f"{store.version} at {store.address} holds {counted(table.rows[0][0], 'article')}")
