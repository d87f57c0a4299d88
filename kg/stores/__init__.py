"""The graph in a database: one way in (Bolt), two places (a Neo4j server, or an engine in this process)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import StoreError

if TYPE_CHECKING:
    from kg.stores.bolt import Store, Table
    from kg.stores.writer import WriteStats

__all__ = ["Store", "Table", "WriteStats", "check_no_secret", "open_store"]

_USER_INFO = re.compile(r"^([\w+]*://)?.*@")


def check_no_secret(url: str) -> None:
    """Raise StoreError, which does not repeat it, if an address holds a user or a password."""
    if _USER_INFO.match(url):
        bare = _USER_INFO.sub(r"\1", url)
        raise StoreError(
            f"{bare}: an address must not hold a user or a password. "
            "Give the user by --user or NEO4J_USERNAME, the password by NEO4J_PASSWORD."
        )


@contextmanager
def open_store(
    url: str | None = None,
    user: str | None = None,
    password: str | None = None,
    database: str | None = None,
    home: Path = Path(".kg"),
) -> Iterator[Store]:
    """Open the store at a Neo4j `url`, or without one the embedded store in `home`/arcadedb.

    `user` is "neo4j" where only a password is given; `database` is the server's default where none is given. These
    three say nothing to the embedded store. Raises StoreError if the store cannot be reached, entered or opened.
    """
    from kg.stores.bolt import connect

    if url is None:
        from kg.stores.embedded import running_engine

        with (
            running_engine(home / "arcadedb") as engine,
            connect(engine.address, engine.auth, engine.database) as store,
        ):
            yield store
        return
    check_no_secret(url)
    if user is not None and password is None:
        raise StoreError(f"{url}: there is a user {user!r} but no password. Set NEO4J_PASSWORD.")
    auth = None if password is None else (user or "neo4j", password)
    with connect(url, auth, database) as store:
        yield store


def __getattr__(name: str) -> object:
    """Load the classes, and the driver with them, when they are asked for."""
    if name in ("Store", "Table"):
        from kg.stores import bolt

        return getattr(bolt, name)
    if name == "WriteStats":
        from kg.stores.writer import WriteStats

        return WriteStats
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
