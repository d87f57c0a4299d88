"""The server for assistants, talked to by the SDK's own client: in this process, and as a command over its pipes."""

from __future__ import annotations

import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters
from mcp.types import CallToolResult, TextContent

from kg.build import Home, Run, build
from kg.errors import InputError
from kg.mcp import make_server, serve
from kg.questions import load_questions
from kg.stores import Store, open_store

ROOT = Path(__file__).parents[1]


def talk(store: Store, conversation: Callable[[Client], Awaitable[Any]]) -> Any:
    async def run() -> Any:
        async with Client(make_server(store)) as client:
            return await conversation(client)

    return anyio.run(run)


def call(store: Store, tool: str, **arguments: Any) -> CallToolResult:
    async def conversation(client: Client) -> CallToolResult:
        return await client.call_tool(tool, arguments)

    found: CallToolResult = talk(store, conversation)
    return found


def answer(store: Store, tool: str, **arguments: Any) -> dict[str, Any]:
    result = call(store, tool, **arguments)
    assert not result.is_error, result.content
    assert isinstance(result.structured_content, dict)
    return result.structured_content


def test_every_question_is_a_tool_that_only_reads(seeds_store: Store) -> None:
    async def conversation(client: Client) -> Any:
        return (await client.list_tools()).tools

    tools = {tool.name: tool for tool in talk(seeds_store, conversation)}
    assert tools.keys() == load_questions().keys() | {"cypher", "ask", "schema"}
    assert all(tool.annotations and tool.annotations.read_only_hint for tool in tools.values())
    between = tools["between"].input_schema
    assert between["required"] == ["actor", "other"]
    assert between["properties"]["since"] == {"type": "string", "format": "date"}
    assert tools["tit-for-tat"].input_schema["properties"]["days"] == {"type": "integer", "default": 30}


def test_a_question_is_answered_with_its_evidence(seeds_store: Store) -> None:
    found = answer(seeds_store, "retaliations", actor="Nobody")
    assert found == {"rows": [], "total": 0, "is_complete": True}
    found = answer(seeds_store, "retaliations", actor="US", role="against", since="2020-01-01", unrealised=False)
    assert [row["retaliator"] for row in found["rows"]] == [["Iran"]]
    assert found["rows"][0]["earliest"] == "2020-01-03"
    assert found["rows"][0]["sentence"].startswith("Iran has struck back")


def test_long_answers_say_that_they_are_cut(seeds_store: Store) -> None:
    found = answer(seeds_store, "timeline", limit=2)
    assert len(found["rows"]) == 2
    assert found["total"] > 2
    assert not found["is_complete"]


def test_cypher_with_parameters_plain_english_and_the_schema(seeds_store: Store) -> None:
    statement = "MATCH (a:Article) WHERE a.published >= date($day) RETURN a.published AS day"
    found = answer(seeds_store, "cypher", statement=statement, parameters={"day": "2020-02-01"})
    assert found["rows"] == [{"day": "2020-04-02"}]
    asked = answer(seeds_store, "ask", words="who retaliated against the US?")
    assert asked["asked"] == "kg query retaliations -P actor='United States' -P role=against"
    schema = answer(seeds_store, "schema")
    assert schema["nodes"]["Event"]["earliest"] == "date"
    assert "RETALIATED_AGAINST" in schema["types_between_entities_or_events"]
    assert {"AGENT_OF", "REPORTS"} <= {row["type"] for row in schema["relationships"]}


@pytest.mark.parametrize(("tool", "arguments", "message"), [
    ("cypher", {"statement": "MATCH (n) DETACH DELETE n"}, "only statements that read are run"),
    ("cypher", {"statement": "CALL apoc.create.node(['X'], {})"}, "may write"),
    ("cypher", {"statement": "LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l"}, "must begin with"),
    ("timeline", {"since": "yesterday"}, "expected is a date"),
    ("timeline", {"sinse": "2020-01-01"}, "no parameter"),
    ("between", {"actor": "Iran"}, "needs other"),
    ("timeline", {"limit": 0}, "from 1"),
    ("cypher", {}, "statement must be given"),
    ("ask", {"words": "who is right?"}, "no question fits"),
    ("nothing", {}, "there is no question"),
])  # fmt: skip
def test_what_cannot_be_asked_is_an_error_that_says_why(
    seeds_store: Store, tool: str, arguments: dict[str, Any], message: str
) -> None:
    result = call(seeds_store, tool, **arguments)
    assert result.is_error
    assert isinstance(result.content[0], TextContent)
    assert message in result.content[0].text


def test_the_command_speaks_over_its_pipes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rebels killed two soldiers.")
    home = tmp_path / "home"
    build([str(tmp_path / "a.txt")], Home(home), lambda: open_store(home=home), Run(jobs=1))
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("NEO4J_", "KG_"))}
    command = StdioServerParameters(
        command=sys.executable,
        args=["-c", "from kg.cli import main; main()", "mcp", "--home", str(home)],
        env={**kept, "PYTHONPATH": str(ROOT)},
    )

    async def run() -> CallToolResult:
        async with Client(command) as client:
            return await client.call_tool("casualties", {"limit": 1})

    found = anyio.run(run)
    assert found.structured_content is not None
    assert found.structured_content["rows"][0]["sentence"] == "Rebels killed two soldiers."


def test_without_the_sdk_it_says_what_to_install(seeds_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server.stdio", None)
    with pytest.raises(InputError, match=r"pip install 'kg\[mcp\]'"):
        serve(seeds_store)
