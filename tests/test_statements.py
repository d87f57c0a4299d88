"""What can be told of Cypher text: its parameters, and that it only reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.statements import bare, parameters, read_statement, read_statements, refuse_writes

WRITES = ["CREATE (m)", "MERGE (m)", "SET n.x = 1", "DELETE n", "DETACH DELETE n", "REMOVE n.x", "DROP INDEX i",
          "FOREACH (x IN [1] | SET n.x = x)", "LOAD CSV FROM 'file:///x' AS l RETURN l", "INSERT (m)"]
DISGUISES = ["{0}", " /* a */ {0}", "\n// '\n{0}", "\r// '\r{0}", "WITH n AS `a``'` {0}",
             "WITH n, '\\'' AS x {0}", 'WITH n, "\\"" AS x {0}']


@pytest.mark.parametrize("statement", [
    "MATCH (n) RETURN n",
    "match (n) return n;",
    "  // CREATE\n /* SET */ MATCH (n) WHERE n.name = 'DELETE me' RETURN \"MERGE\" AS x",
    "MATCH (n:Set)-[:CREATE]->(m) WHERE n.set = $create RETURN n.`DELETE`",
    "UNWIND [1, 2] AS x RETURN x",
    "MATCH (n) CALL { WITH n RETURN 1 AS x } RETURN x",
    "MATCH (n) CALL (n) { RETURN 1 AS x } RETURN x",
    "CALL db.labels() YIELD label RETURN label",
    "CALL db . labels",
    "SHOW INDEXES",
    "EXPLAIN MATCH (n) RETURN n",
    "MATCH (n) RETURN n.created AS created, n.setting AS offset",
    "RETURN 'a;b' AS x",
])
def test_reading_statements_pass(statement: str) -> None:
    refuse_writes(statement)


@pytest.mark.parametrize("write", WRITES)
@pytest.mark.parametrize("disguise", DISGUISES)
def test_writing_clauses_are_refused_wherever_they_stand(write: str, disguise: str) -> None:
    with pytest.raises(QueryError):
        refuse_writes("MATCH (n) " + disguise.format(write))
    with pytest.raises(QueryError):
        refuse_writes("MATCH (n) " + disguise.format(write.lower()))


@pytest.mark.parametrize("statement", [
    "",
    "   // nothing",
    "{sql} delete from x",
    "USE system SHOW USERS",
    "RETURN 1; MATCH (n) RETURN n",
    "MATCH (n) \\u0043REATE (m)",
    "RETURN '\\u0027 AS x CREATE (m) //'",
    "MATCH (n) // \u2028 '\nSET n.x = 1 //'",
    "CALL apoc.create.node(['X'], {})",
    "CALL `apoc`.`create`.`node`(['X'], {})",
    "CALL/**/apoc.create.node(['X'], {})",
    "MATCH (n) CALL db.index.fulltext.createNodeIndex('x', ['X'], ['y']) RETURN n",
    "MATCH (n) CALL { WITH n CREATE (m) RETURN m } RETURN m",
    "MATCH (n) WHERE n.x = 1. SET n.x = 2",
    "EXPLAIN CREATE (n)",
    "RETURN 'open",
    "RETURN `open",
    "MATCH (n) /* open RETURN n",
])
def test_what_could_write_or_cannot_be_told_is_refused(statement: str) -> None:
    with pytest.raises(QueryError) as caught:
        refuse_writes(statement)
    assert str(caught.value).endswith(".")


def test_the_refusal_names_the_clause() -> None:
    with pytest.raises(QueryError, match="MERGE writes"):
        refuse_writes("MATCH (n) merge (m) RETURN m")


@given(st.text(), st.sampled_from(["'", '"']))
def test_no_text_gets_out_of_its_quotes(text: str, quote: str) -> None:
    literal = quote + text.replace("\\", "\\\\").replace(quote, "\\" + quote) + quote
    assert bare(f"RETURN {literal} AS x") == f"RETURN {' ' * len(literal)} AS x"


@given(st.text(alphabet="ab/*'\"`\\\n;$"))
def test_blanking_keeps_every_place(text: str) -> None:
    try:
        assert len(bare(text)) == len(text)
    except QueryError as error:
        assert "without its counterpart" in str(error)  # noqa: PT017 (half of all such texts are not closed)


def test_parameters_are_those_of_the_code() -> None:
    text = "MATCH (n {id: $id}) WHERE n.x = '$no' // $nor\n SET n:$(l) RETURN $other, $id"
    assert parameters(text) == {"id", "other"}


def test_a_file_gives_its_statement_without_the_header(tmp_path: Path) -> None:
    path = tmp_path / "q.cypher"
    path.write_text("// about: x\n\nMATCH (n)\n// here\nRETURN n\n", encoding="utf-8")
    assert read_statement(path) == "MATCH (n)\n// here\nRETURN n"


def test_a_file_gives_its_statements_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "s.cypher"
    path.write_text("// first; second\nRETURN ';' AS x;\n// more\nRETURN 2;\n", encoding="utf-8")
    assert read_statements(path) == ["RETURN ';' AS x", "RETURN 2"]
