"""What the driver raises, as errors that say what happened and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    ConstraintError,
    DriverError,
    Forbidden,
    Neo4jError,
    ServiceUnavailable,
)

from kg.errors import KgError, QueryError, StoreError

_URLS = "neo4j://host:7687 or bolt://host:7687, with +s for TLS, +ssc for TLS with a certificate of its own"


@contextmanager
def told(where: str, database: str | None, *, reading: bool = False) -> Iterator[None]:
    """Turn what the driver raises into StoreError; into QueryError what a reading statement itself is guilty of."""
    try:
        yield
    except (Neo4jError, DriverError) as error:
        raise _explain(error, where, database, reading=reading) from error


def wrong_address(where: str, error: Exception) -> StoreError:
    """Return the error for an address that the driver cannot use."""
    return StoreError(f"{where}: not the address of a store ({error}). Addresses look like {_URLS}.")


def _explain(error: Neo4jError | DriverError, where: str, database: str | None, *, reading: bool) -> KgError:
    says = (getattr(error, "message", None) or str(error)).strip()
    code = getattr(error, "code", None) or ""
    if isinstance(error, ConfigurationError):
        return wrong_address(where, error)
    if isinstance(error, ClientError) and reading and ".Statement." in code:
        return QueryError(f"the server cannot run the statement: {says}")
    known = next((message for knows, message in _KNOWN if knows(error, code)), _UNKNOWN)
    words = {"says": says, "first": says.partition("\n")[0], "database": database, "what": code or type(error).__name__}
    return StoreError(f"{where}: " + known.format(**words))


_KNOWN: Sequence[tuple[Callable[[Exception, str], bool], str]] = (
    (
        lambda error, _code: isinstance(error, ServiceUnavailable),
        "no Neo4j answers there ({first}). Start it (docker compose up -d), "
        "or correct --store or NEO4J_URI (+s in it asks for TLS).",
    ),
    (
        lambda _error, code: code.endswith("AuthenticationRateLimit"),
        "the server locks the user out after too many wrong passwords. Wait a little, then set the right one.",
    ),
    (
        lambda error, _code: isinstance(error, AuthError),
        "the server refuses the user or the password. Set NEO4J_USERNAME and NEO4J_PASSWORD.",
    ),
    (
        lambda _error, code: code.endswith("DatabaseNotFound"),
        "there is no database {database!r}. Correct --database or NEO4J_DATABASE.",
    ),
    (
        lambda error, _code: isinstance(error, Forbidden),
        "the user may not do this ({says}). Use another user, or ask for the right.",
    ),
    (
        lambda error, _code: isinstance(error, ConstraintError),
        "the data already there clash with the graph ({says}). Use another database.",
    ),
)
_UNKNOWN = "the server failed ({what}: {says}). Try again; the reason is in its log."
