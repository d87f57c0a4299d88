"""TLS: a certificate that the server made itself, and what is said where one side speaks TLS and the other does not."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.stores.bolt import connect
from tests.conftest import Shop, missed
from tests.neo4j.server import Neo4j, running
from tests.world import WORLD

SETTINGS = (
    "server.bolt.tls_level=REQUIRED",
    "dbms.ssl.policy.bolt.enabled=true",
    "dbms.ssl.policy.bolt.client_auth=NONE",
    "dbms.ssl.policy.bolt.private_key=private.key",
    "dbms.ssl.policy.bolt.public_certificate=public.crt",
)


@pytest.fixture(scope="module")
def tls_server(neo4j_jars: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4j]:
    """A server that wants TLS and has a certificate that nobody vouches for."""
    folder = tmp_path_factory.mktemp("tls")
    certificates = folder / "certificates"
    certificates.mkdir()
    if shutil.which("openssl") is None:
        missed("tests of TLS: no openssl on the path, which makes the certificate")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "private.key", "-out", "public.crt"],
        cwd=certificates, check=True, capture_output=True,
    )  # fmt: skip
    with running(folder, [*SETTINGS, f"dbms.ssl.policy.bolt.base_directory={certificates}"], "bolt+ssc") as server:
        yield server


def at(server_address: str, scheme: str) -> str:
    return f"{scheme}://{server_address.partition('://')[2]}"


@pytest.mark.parametrize("scheme", ["bolt+ssc", "neo4j+ssc"])
def test_a_certificate_of_the_servers_own_is_taken_where_that_is_said(tls_server: Neo4j, scheme: str) -> None:
    with connect(at(tls_server.address, scheme), tls_server.auth, None) as store:
        store.write(WORLD)
        assert store.count_ours() > 0


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_a_certificate_that_nobody_vouches_for_is_refused(tls_server: Neo4j, scheme: str) -> None:
    with (
        pytest.raises(StoreError, match=r"certificate is not one that this machine trusts.*\+ssc"),
        connect(at(tls_server.address, scheme), tls_server.auth, None),
    ):
        pass


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_server_that_wants_tls_is_told_so(tls_server: Neo4j, scheme: str) -> None:
    with (
        pytest.raises(StoreError, match=r"hangs up at once. If it asks for TLS, write \+s"),
        connect(at(tls_server.address, scheme), tls_server.auth, None),
    ):
        pass


@pytest.mark.parametrize("scheme", ["bolt+s", "bolt+ssc", "neo4j+s", "neo4j+ssc"])
def test_a_server_without_tls_is_told_so(neo4j_shop: Shop, scheme: str) -> None:
    with (
        pytest.raises(StoreError, match=r"not with TLS.*without \+s"),
        connect(at(neo4j_shop.address, scheme), neo4j_shop.auth, None),
    ):
        pass


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_the_address_of_neo4j_browser_is_told_apart(tls_server: Neo4j, scheme: str) -> None:
    with (
        pytest.raises(StoreError, match=r"for web browsers.*7687"),
        connect(at(tls_server.http, scheme), tls_server.auth, None),
    ):
        pass
