"""The graph for assistants: a server of the Model Context Protocol over standard input and output.

Each canned question is a tool; `cypher` runs a statement that only reads, `ask` takes plain English, `schema` tells
what there is. The library is the official SDK, which comes with the extra kg[mcp].
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from kg.ask import understand
from kg.errors import InputError, KgError
from kg.model import Graph
from kg.property_graph import edge_loads, node_loads, relationship_types
from kg.questions import Parameter, Question, load_questions

if TYPE_CHECKING:
    from mcp.server import Server
    from mcp.server.context import ServerRequestContext
    from mcp.types import CallToolRequestParams, CallToolResult, ListToolsResult, PaginatedRequestParams, Tool

    from kg.stores import Store

MOST_ROWS = 200
"""Rows of an answer that are sent unless `limit` says otherwise; the answer tells how many there are in all."""

INSTRUCTIONS = """\
A graph of political events drawn from news articles: who did what to whom, when, where, according to whom. Ask by a
tool first and by `cypher` where no tool fits. Every row has the sentence that says so and its article: quote them.
`status` says how sure a row is: `claimed` is somebody's word only; what was planned, threatened or denied did not
happen as far as the articles know."""

_JSON_TYPES = {"integer": "integer", "float": "number", "boolean": "boolean"}
_LIMIT = {"type": "integer", "minimum": 1, "description": f"rows to return at most; {MOST_ROWS} unless given"}


def serve(store: Store) -> None:
    """Serve an open store until the other side closes. Raises InputError if the SDK is not installed."""
    try:
        import anyio
        from mcp.server.stdio import stdio_server
    except ImportError as error:
        raise InputError("`kg mcp` needs the MCP SDK, which is not installed. Run: pip install 'kg[mcp]'") from error

    async def run() -> None:
        server = make_server(store)
        async with stdio_server() as (source, sink):
            await server.run(source, sink, server.create_initialization_options())

    anyio.run(run)


def make_server(store: Store) -> Server:
    """Return the server of an open store."""
    import anyio.to_thread
    from mcp.server import Server
    from mcp.types import CallToolResult, ListToolsResult, TextContent

    async def list_tools(_: ServerRequestContext, __: PaginatedRequestParams | None) -> ListToolsResult:
        return ListToolsResult(tools=_tools())

    async def call_tool(_: ServerRequestContext, call: CallToolRequestParams) -> CallToolResult:
        try:
            answer = await anyio.to_thread.run_sync(_answer, store, call.name, call.arguments or {})
        except KgError as error:
            return CallToolResult(content=[TextContent(text=str(error))], is_error=True)
        text = json.dumps(answer, ensure_ascii=False, default=_plain)
        return CallToolResult(content=[TextContent(text=text)], structured_content=json.loads(text))

    return Server(
        "kg", version=version("kg"), instructions=INSTRUCTIONS, on_list_tools=list_tools, on_call_tool=call_tool
    )


# ---- the tools


def _tools() -> list[Tool]:
    given = {"statement": {"type": "string"}, "parameters": {"type": "object"}, "limit": _LIMIT}
    return [
        *map(_tool_of, load_questions().values()),
        _tool("cypher", "Run one Cypher statement that only reads. Pass values as $parameters.", given, ["statement"]),
        _tool("ask", "Ask in plain English; says which canned question it ran, or which are near.",
              {"words": {"type": "string"}, "limit": _LIMIT}, ["words"]),
        _tool("schema", "The labels, relationship types and properties of the graph.", {}, []),
    ]  # fmt: skip


def _tool_of(question: Question) -> Tool:
    about = f"{question.about} Columns: {', '.join(question.columns)}."
    properties = {parameter.name: _schema_of(parameter) for parameter in question.parameters}
    required = [parameter.name for parameter in question.parameters if parameter.is_required]
    return _tool(question.name, about, {**properties, "limit": _LIMIT}, required)


def _tool(name: str, about: str, properties: Mapping[str, Any], required: Sequence[str]) -> Tool:
    from mcp.types import Tool, ToolAnnotations

    schema = {"type": "object", "properties": dict(properties), "required": list(required),
              "additionalProperties": False}  # fmt: skip
    hints = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
    return Tool(name=name, description=about, input_schema=schema, annotations=hints)


def _schema_of(parameter: Parameter) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": _JSON_TYPES.get(parameter.type, "string")}
    if parameter.type == "date":
        schema["format"] = "date"
    if parameter.type == "role":
        schema["enum"] = ["by", "against"]
        schema["description"] = "only what the actor did, or only what was done to it"
    if parameter.default is not None:
        schema["default"] = parameter.default
    return schema


# ---- the answers


def _answer(store: Store, tool: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    given = {name: value for name, value in arguments.items() if name != "limit" and value is not None}
    most = _limit(arguments.get("limit"))
    match tool:
        case "schema":
            return _schema()
        case "cypher":
            table = store.read(_text(given, "statement"), _parameters(given))
            return _rows(table.columns, table.rows, most)
        case "ask":
            reading = understand(_text(given, "words"), store)
            taken = {"taken": dict(reading.taken)} if reading.taken else {}
            return {"asked": reading.command, **taken, **_canned(store, reading.question, reading.given, most)}
    return _canned(store, tool, given, most)


def _canned(store: Store, name: str, given: Mapping[str, Any], most: int) -> dict[str, Any]:
    question = load_questions()[name]
    table = store.read(question.text, question.bind({key: _as_text(value) for key, value in given.items()}))
    return _rows(question.columns, table.rows, most)


def _rows(columns: Sequence[str], rows: Sequence[Sequence[Any]], most: int) -> dict[str, Any]:
    shown = [dict(zip(columns, row, strict=True)) for row in rows[:most]]
    return {"rows": shown, "total": len(rows), "is_complete": len(rows) <= most}


def _limit(value: object) -> int:
    if value is None:
        return MOST_ROWS
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise InputError(f"limit={value!r}: expected is a whole number from 1.")
    return value


def _text(given: Mapping[str, Any], name: str) -> str:
    value = given.get(name)
    if not isinstance(value, str):
        raise InputError(f"{name} must be given, as a text.")
    return value


def _parameters(given: Mapping[str, Any]) -> dict[str, Any]:
    value = given.get("parameters", {})
    if not isinstance(value, dict):
        raise InputError("parameters must be an object, such as {\"n\": 10}.")
    return value


def _as_text(value: object) -> str:
    """Return a value of JSON as the text that questions take."""
    return value if isinstance(value, str) else json.dumps(value)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)


def _schema() -> dict[str, Any]:
    """Return what nodes and relationships there are, from the tables that also write them."""
    empty = Graph()
    return {
        "nodes": {load.kind: {"id": "string", **load.types} for load in node_loads(empty)},
        "relationships": [
            {"type": load.type, "from": load.origin, "to": load.goal, "properties": dict(load.types)}
            for load in edge_loads(empty)
        ],
        "types_between_entities_or_events": sorted(relationship_types()),
        "note": "Events and entities have a second label by their type, such as :Event:Attack or :Entity:ArmedGroup. "
        "Relationships between two entities have event, earliest, latest, modality, sources, evidence (sentence ids).",
    }
