"""docker-compose.yml: valid by the Compose specification, and safe to start as it is."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from kg.cli.browser_kit import KIT_URL
from tests.browser.page import SETTINGS
from tests.neo4j.server import version

COMPOSE = Path(__file__).parents[1] / "docker-compose.yml"


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    """The schema of the Compose specification, as check-jsonschema ships it."""
    schema = files("check_jsonschema") / "builtin_schemas" / "vendor" / "compose-spec.json"
    return Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))


@pytest.fixture
def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))
    return found


def test_it_follows_the_compose_specification(validator: Draft202012Validator, compose: dict[str, Any]) -> None:
    assert [error.message for error in validator.iter_errors(compose)] == []


def test_the_schema_refuses_what_compose_would(validator: Draft202012Validator, compose: dict[str, Any]) -> None:
    compose["services"]["neo4j"]["helthcheck"] = compose["services"]["neo4j"].pop("healthcheck")
    assert list(validator.iter_errors(compose))


def test_the_server_is_the_one_that_the_tests_run(compose: dict[str, Any]) -> None:
    assert compose["services"]["neo4j"]["image"] == f"neo4j:{version()}-community"


def test_the_password_has_no_default(compose: dict[str, Any]) -> None:
    auth = compose["services"]["neo4j"]["environment"]["NEO4J_AUTH"]
    assert re.fullmatch(r"neo4j/\$\{NEO4J_PASSWORD:\?[^}]+\}", auth)
    assert COMPOSE.read_text(encoding="utf-8").count("NEO4J_AUTH") == 2, "elsewhere only the healthcheck may read it"


def test_it_listens_on_this_machine_only(compose: dict[str, Any]) -> None:
    ports = [port for service in compose["services"].values() for port in service["ports"]]
    assert len(ports) == 3
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_neo4j_browser_lets_in_the_guide_that_is_served(compose: dict[str, Any]) -> None:
    allowed = compose["services"]["neo4j"]["environment"]["NEO4J_browser_remote__content__hostname__whitelist"]
    assert f"browser.remote_content_hostname_whitelist={allowed}" in SETTINGS
    assert f"http://{allowed}:{compose['services']['guide']['ports'][0].split(':')[1]}" == KIT_URL
    served = compose["configs"]["guide"]["content"]
    assert "Access-Control-Allow-Origin *" in served
    assert "Access-Control-Allow-Headers *" in served


def test_the_data_outlive_the_container_and_its_health_is_known(compose: dict[str, Any]) -> None:
    server = compose["services"]["neo4j"]
    mounts = dict(mount.split(":") for mount in server["volumes"])
    assert mounts.keys() == compose["volumes"].keys()
    assert list(mounts.values()) == ["/data"]
    assert "cypher-shell" in server["healthcheck"]["test"][1]
