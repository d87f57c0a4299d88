"""The lint of all .cypher files: what one of the stores does not know, or answers wrongly without a word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.property_graph import labels, relationship_types
from kg.resources import cypher_dir
from kg.statements import bare
from kg.stores.statements import statement

FILES = sorted(cypher_dir().rglob("*.cypher"))
SLOTS = {"__KIND__", "__LABELS__", "__TYPE__", "__ORIGIN__", "__GOAL__", "__PROPERTY__"}

AVOIDED = {
    r"duration\s*\.\s*(between|in\w+)": "ArcadeDB has no duration.between",
    r"date\s*\.\s*truncate": "ArcadeDB has no date.truncate",
    r"\bCOLLECT\s*\{": "ArcadeDB has no COLLECT {}",
    r"\)\s*\{\s*\d*\s*,": "ArcadeDB has no quantified paths",
    r"\bdb\.index\.fulltext": "Neo4j alone has these procedures",
    r"\bapoc\.": "APOC is not installed everywhere",
}

_CLAUSE = re.compile(
    r"\b(OPTIONAL\s+MATCH|MATCH|WHERE|WITH|UNWIND|RETURN|MERGE|CREATE|SET|REMOVE|DETACH|DELETE|ORDER\s+BY|LIMIT|CALL)\b"
)
_MAP = re.compile(r"[\w(\[]\s*(\{[^{}]*\})")
_ALONE = re.compile(r"^\s*\((\w+)(?::\w+)*\)\s*$")
_VARIABLE_IN_MAP = re.compile(r":\s*[A-Za-z_]\w*\s*[.\[,}]")


def clauses(text: str) -> list[tuple[str, str]]:
    """The clauses of a statement in their order: keyword and the rest."""
    parts = _CLAUSE.split(bare(text))[1:]
    return [(" ".join(key.split()), rest) for key, rest in zip(parts[::2], parts[1::2], strict=True)]


def faults(text: str) -> list[str]:
    """What is wrong with a statement."""
    code = bare(text)
    found = [why for pattern, why in AVOIDED.items() if re.search(pattern, code, re.IGNORECASE)]
    steps = clauses(text)
    for number, (key, rest) in enumerate(steps):
        if key.endswith("MATCH") and any(_VARIABLE_IN_MAP.search(m) for m in _MAP.findall(rest)):
            found.append("a variable in the property map of a MATCH: ArcadeDB finds no rows; use WHERE")
        if key == "UNWIND" and not _after_with(steps, number):
            found.append("UNWIND right after a MATCH: ArcadeDB finds no rows in the next MATCH; put a WITH between")
        if key.endswith("MATCH") and _looks_up_a_list(rest, steps[number + 1 : number + 2]):
            found.append("a node looked up by `id IN` a list: ArcadeDB reads all nodes; UNWIND the list and use =")
    return found


def _looks_up_a_list(pattern: str, following: list[tuple[str, str]]) -> bool:
    """Whether a pattern of one node is followed by a WHERE that compares its id with a list that is a variable."""
    node = _ALONE.match(pattern)
    return bool(
        node and following and following[0][0] == "WHERE"
        and re.match(rf"\s*{node[1]}\.id\s+IN\s+[A-Za-z_]", following[0][1])
    )


def _after_with(steps: list[tuple[str, str]], number: int) -> bool:
    """Whether the clause before this one, less its WHERE and ORDER BY, is a WITH."""
    before = [key for key, _ in steps[:number] if key not in ("WHERE", "ORDER BY", "LIMIT")]
    return not before or before[-1] == "WITH"


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_file_uses_what_a_store_lacks_or_gets_wrong(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("text", [
    "MATCH (a)-[r]->(b) MATCH (e:Event {id: r.event}) RETURN e",
    "WITH 1 AS x MATCH (e:Event {id: x}) RETURN e",
    "MATCH (a)-[r:R {a: 1, key: a.key}]->(b) RETURN r",
    "MATCH (n) UNWIND n.sources AS s MATCH (e) WHERE e.id = s RETURN e",
    "MATCH (n) WHERE n.x = 1 UNWIND n.sources AS s RETURN s",
    "MATCH (n) OPTIONAL MATCH (s:Entity) WHERE s.id IN n.sources RETURN s",
    "RETURN duration.between($a, $b) AS d",
    "MATCH (n) RETURN COLLECT { MATCH (n)-->(m) RETURN m } AS x",
    "MATCH ((a)-[:R]->(b)){1,3} RETURN a",
])
def test_the_lint_finds_the_traps(text: str) -> None:
    assert faults(text)


@pytest.mark.parametrize("text", [
    "UNWIND $rows AS row MERGE (n:X {id: row.id}) SET n += row.p",
    "MATCH (n:X {id: $id, name: 'a.b'}) WHERE EXISTS { (n)-[:R]->(:Y) } RETURN n {.id, x: n.y} AS n",
    "MATCH (n) WITH n ORDER BY n.id UNWIND n.sources AS s MATCH (e) WHERE e.id = s RETURN e",
    "WITH $ids AS ids MATCH (n)-[:R]->(m:Entity) WHERE m.id IN ids RETURN n",
    "MATCH (n) WITH n WHERE n.x > 1 UNWIND n.sources AS s RETURN s",
])
def test_the_lint_lets_sound_statements_pass(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_labels_and_types_are_those_of_the_graph(path: Path) -> None:
    code = bare(path.read_text(encoding="utf-8"))
    named = {name for names in re.findall(r"\[\w*:([A-Z_|]+)", code) for name in names.split("|")}
    assert named - relationship_types() - SLOTS == set()
    nodes = {name for names in re.findall(r"\(\w*:([A-Z]\w*(?::\w+)*)", code) for name in names.split(":")}
    assert nodes - labels() - SLOTS == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_file_begins_with_what_it_is_for(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("// ")


def test_values_come_into_writing_statements_as_parameters_only() -> None:
    for path in sorted((cypher_dir() / "write").glob("*.cypher")):
        code = statement(path.stem)
        assert "'" not in code, path.name
        assert '"' not in code, path.name
        assert set(re.findall(r"__\w+__", code)) <= SLOTS, path.name
