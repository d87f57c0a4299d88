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
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
)

from kg.errors import KgError, QueryError, StoreError

_URLS = "neo4j://host:7687 or bolt://host:7687, with +s for TLS, +ssc for TLS with a certificate of its own"


_ENDED = frozenset({"Terminated", "TransactionTerminated", "LockClientStopped"})


class UnfinishedError(StoreError):
    """A server that went away in the middle: whether it kept the last batch is not known."""


@contextmanager
def told(where: str, database: str | None, *, reading: bool = False, writing: bool = False) -> Iterator[None]:
    """Turn what the driver raises into StoreError; into QueryError what a reading statement itself is guilty of."""
    try:
        yield
    except (Neo4jError, DriverError) as error:
        found = _explain(error, where, database, reading=reading)
        if writing and isinstance(found, StoreError):
            kind = UnfinishedError if _is_unfinished(error) else StoreError
            found = kind(f"{found} What was written stays: the same command goes on from there.")
        raise found from error


def _is_unfinished(error: Neo4jError | DriverError) -> bool:
    """Say whether the server broke off: it lost the connection during a commit, or ended the transaction to stop."""
    code = getattr(error, "code", None) or ""
    return isinstance(error, IncompleteCommit) or code.rpartition(".")[2] in _ENDED


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
    *_, deepest = _causes(error)
    words = {
        "says": says,
        "reason": str(deepest).strip().partition("\n")[0],
        "database": database,
        "what": code or type(error).__name__,
    }
    return StoreError(f"{where}: " + known.format(**words))


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and what caused it; a driver that asked several servers has a cause for each."""
    yield error
    inner = error.exceptions if isinstance(error, BaseExceptionGroup) else (error.__cause__ or error.__context__,)
    for cause in inner:
        if cause is not None:
            yield from _causes(cause)


def _caused(error: BaseException, *words: str) -> bool:
    """Say whether one of the words stands in the error or in one that caused it."""
    return any(word in str(cause) for cause in _causes(error) for word in words)


_KNOWN: Sequence[tuple[Callable[[Exception, str], bool], str]] = (
    (
        lambda error, _code: _caused(error, "CERTIFICATE_VERIFY_FAILED"),
        "the server's TLS certificate is not one that this machine trusts. Write +ssc instead of +s for a certificate "
        "that the server made itself, or install its issuer's certificate.",
    ),
    (
        lambda error, _code: _caused(error, "SSL", "TLS"),
        "something answers there, but not with TLS. Write the address without +s or +ssc (neo4j://…), or turn TLS on "
        "at the server.",
    ),
    (
        lambda error, _code: _caused(error, "incomplete handshake"),
        "what answers there hangs up at once. If it asks for TLS, write +s in the address (neo4j+s://…), or +ssc if it "
        "made its certificate itself; if it is no Neo4j, correct --store or NEO4J_URI.",
    ),
    (
        lambda error, _code: _caused(error, "looks like HTTP"),
        "that is an address for web browsers. Give that of Bolt, which has port 7687 as a rule.",
    ),
    (
        lambda error, _code: isinstance(error, ServiceUnavailable),
        "no Neo4j answers there ({reason}). Start it (docker compose up -d), "
        "or correct --store or NEO4J_URI.",
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
