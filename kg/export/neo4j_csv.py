"""Files for `neo4j-admin database import full`: the very nodes and relationships that a store writes over Bolt.

    articles.csv, sentences.csv, …           nodes of a kind, with a header that names types and ids
    sentence_event.csv, entity_entity.csv …  relationships from one kind to another
    import.args                              the options of the import, for neo4j-admin's @FILE
    after-import.cypher                      for cypher-shell: constraints, indexes, and lists that are empty

An import is for an empty database on a server that is stopped. As the digests are imported too, a later `kg build`
finds the graph there and writes only what has changed.
Header format: Neo4j Operations Manual 5, "Import", "CSV header format"; quoting: RFC 4180.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

from kg.errors import RecordError
from kg.model import Graph
from kg.property_graph import DIGEST, EdgeLoad, NodeLoad, PropertyType, Row, edge_loads, node_loads
from kg.resources import cypher_dir
from kg.statements import read_statement, read_statements

_NAMES = {"Article": "articles.csv", "Sentence": "sentences.csv", "Entity": "entities.csv", "Event": "events.csv"}
_TYPES: Mapping[PropertyType, str] = {"integer": "long", "float": "double"}
"""Our types by other names; the rest are called alike."""

_BETWEEN = "\x1f"
"""What stands between the members of a list: the unit separator, which no name holds."""


def write_neo4j_csv(graph: Graph, folder: Path) -> None:
    """Write the files into a folder.

    Raises RecordError if the graph is not whole, or a list holds what these files cannot: an empty text, U+001F.
    """
    nodes, edges = list(node_loads(graph)), list(edge_loads(graph))
    arguments = folder / "import.args"
    arguments.unlink(missing_ok=True)  # it is there again when all is written
    options = ["--array-delimiter=U+001F"]
    broken: list[str] = []
    for load in nodes:
        name = _NAMES[load.kind]
        broken += _write(folder / name, _node_rows(load))
        options.append(f"--nodes={name}")
    for (origin, goal), group in groupby(sorted(edges, key=_ends), key=_ends):
        name = f"{origin}_{goal}.csv".lower()
        broken += _write(folder / name, _edge_rows(list(group)))
        options.append(f"--relationships={name}")
    if broken:
        options += [f"--multiline-fields={','.join(broken)}", "--multiline-fields-format=v2"]
    _write_lines(folder / "after-import.cypher", (f"{text};" for text in _afterwards(nodes, edges)))
    _write_lines(arguments, options)


def _ends(load: EdgeLoad) -> tuple[str, str]:
    return load.origin, load.goal


def _write(path: Path, rows: Iterator[list[str]]) -> list[str]:
    """Write a file, and return its name if a field of it runs over several lines (reading such a file is slower)."""
    breaks = False
    with path.open("w", encoding="utf-8", newline="") as stream:
        for row in rows:
            line = ",".join(row)
            breaks = breaks or "\n" in line or "\r" in line
            stream.write(f"{line}\n")
    return [path.name] if breaks else []


def _write_lines(path: Path, lines: Iterable[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="")


def _node_rows(load: NodeLoad) -> Iterator[list[str]]:
    yield [f"id:ID({load.kind})", ":LABEL", f"{DIGEST}:string", *_columns(load.types)]
    for row in load.rows:
        values = (row["properties"][name] for name in load.types)
        yield [_field(row["id"]), _field(load.labels(row)), _field(row["digest"]), *map(_field, values)]


def _edge_rows(loads: list[EdgeLoad]) -> Iterator[list[str]]:
    """Yield the header and the rows of relationships that go from one kind to another, of several types."""
    types = {name: kind for load in loads for name, kind in load.types.items()}
    origin, goal = _ends(loads[0])
    yield [f":START_ID({origin})", f":END_ID({goal})", ":TYPE", f"{DIGEST}:string", *_columns(types)]
    for load in loads:
        for row in load.rows:
            values = (row["properties"].get(name) for name in types)
            ends = _field(row["origin"]), _field(row["goal"])
            yield [*ends, _field(load.type), _field(row["digest"]), *map(_field, values)]


def _columns(types: Mapping[str, PropertyType]) -> list[str]:
    return [f"{name}:{_TYPES.get(kind, kind)}" for name, kind in types.items()]


def _field(value: object) -> str:
    """Return a value as a field: nothing at all for None, a text in quotes, so that it can be empty."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return _quoted(_BETWEEN.join(map(_member, value)))
    return _quoted(value) if isinstance(value, str) else str(value)


def _member(text: str) -> str:
    if not text or _BETWEEN in text:
        raise RecordError(
            f"a list holds {text!r}. In these files a member of a list is not empty and has no character U+001F."
        )
    return text


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _afterwards(nodes: Iterable[NodeLoad], edges: Iterable[EdgeLoad]) -> Iterator[str]:
    """Yield the statements that make what an import cannot."""
    for path in sorted((cypher_dir() / "schema").glob("*.cypher")):
        yield from read_statements(path)
    for load in nodes:
        for name in _empty_lists(load.types, load.rows):
            yield _filled("node_lists", KIND=load.kind, PROPERTY=name)
    for edge in edges:
        for name in _empty_lists(edge.types, edge.rows):
            slots = {"ORIGIN": edge.origin, "TYPE": edge.type, "GOAL": edge.goal}
            yield _filled("relationship_lists", **slots, PROPERTY=name)


def _empty_lists(types: Mapping[str, PropertyType], rows: Iterable[Row]) -> list[str]:
    """Return the properties that are an empty list in at least one row: an import leaves them out."""
    lists = [name for name, kind in types.items() if kind == "string[]"]
    return [name for name in lists if any(row["properties"][name] == [] for row in rows)]


def _filled(statement: str, **names: str) -> str:
    """Return a statement of cypher/import with names in its slots, all of them names of kg.property_graph."""
    text = read_statement(cypher_dir() / "import" / f"{statement}.cypher")
    for slot, name in names.items():
        text = text.replace(f"__{slot}__", name)
    return text
