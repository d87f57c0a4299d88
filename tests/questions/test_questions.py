"""Question files: what their header must say, and what becomes of the parameters."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.questions import Parameter, Question, literal, load_questions, read_question, read_questions

GOOD = """\
// name: good
// about: A question.
// parameter: actor string = null
// parameter: days integer = 30
// parameter: since date
// parameter: all boolean = false
// parameter: least float = 0.5
// columns: n, sentence
// MATCH is next
"""
TEXT = """\
MATCH (n) WHERE n.a = $actor AND n.b = $days AND n.c > $since AND $all AND n.d > $least
RETURN n, 1 AS sentence
"""
HEADER = GOOD.replace("// MATCH is next\n", "")


def question(tmp_path: Path, text: str = HEADER + TEXT, name: str = "good") -> Question:
    path = tmp_path / f"{name}.cypher"
    path.write_text(text, encoding="utf-8")
    return read_question(path)


def test_a_header_becomes_a_question(tmp_path: Path) -> None:
    found = question(tmp_path)
    assert (found.name, found.about, found.columns) == ("good", "A question.", ("n", "sentence"))
    assert found.text == TEXT.strip()
    assert found.parameters == (
        Parameter("actor", "string"), Parameter("days", "integer", 30), Parameter("since", "date", None, True),
        Parameter("all", "boolean", False), Parameter("least", "float", 0.5),
    )


@pytest.mark.parametrize(("change", "to", "fault"), [
    ("// name: good\n", "", "one line // name"),
    ("// name: good\n", "// name: other\n", "named after its question"),
    ("// about: A question.\n", "// about: A.\n// about: B.\n", "it has 2"),
    ("// columns: n, sentence\n", "// colums: n\n", "good.cypher:8: '// colums: n' is no line of a header"),
    ("// columns: n, sentence\n", "// MATCH is next\n", "is no line of a header"),
    ("actor string = null", "actor text = null", "with TYPE one of string"),
    ("// parameter: days integer = 30\n", "", "disagree about the parameters: days"),
    ("days integer = 30", "day integer = 30", "disagree about the parameters: day, days"),
    ("days integer = 30", "days integer = soon", "a whole number"),
    ("// parameter: days", "// parameter: actor string = null\n// parameter: days", "disagree"),
    ("RETURN n", "SET n.x = 1 RETURN n", "SET writes"),
])
def test_a_broken_file_is_refused_with_its_name_and_fault(tmp_path: Path, change: str, to: str, fault: str) -> None:
    text = HEADER + TEXT
    assert change in text
    with pytest.raises(QueryError, match="good") as caught:
        question(tmp_path, text.replace(change, to, 1))
    assert fault in str(caught.value)


def test_given_texts_become_values_and_the_others_their_defaults(tmp_path: Path) -> None:
    bound = question(tmp_path).bind({"since": "2020-01-03", "actor": "United States", "all": "Yes"})
    assert bound == {"since": dt.date(2020, 1, 3), "actor": "United States", "all": True, "days": 30, "least": 0.5}


@pytest.mark.parametrize(("given", "says"), [
    ({}, "good needs since (a date as YYYY-MM-DD"),
    ({"since": "yesterday"}, "since='yesterday': expected is a date as YYYY-MM-DD"),
    ({"since": "2020-13-01"}, "expected is a date"),
    ({"since": "2020-01-01", "days": "3.5"}, "expected is a whole number"),
    ({"since": "2020-01-01", "all": "perhaps"}, "expected is true or false"),
    ({"since": "2020-01-01", "least": "much"}, "expected is a number"),
    ({"since": "2020-01-01", "dayz": "3"}, "no parameter 'dayz'. Did you mean 'days'?"),
    ({"since": "2020-01-01", "colour": "red"}, "It has: actor, all, days, least, since."),
])
def test_a_bad_parameter_says_what_is_expected(tmp_path: Path, given: dict[str, str], says: str) -> None:
    with pytest.raises(QueryError) as caught:
        question(tmp_path).bind(given)
    assert says in str(caught.value)


def test_an_unknown_question_names_its_like_or_all(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="Did you mean 'retaliations'"):
        load_questions()["retaliation"]
    question(tmp_path)
    with pytest.raises(QueryError, match=r"no question 'zzz'\. There are: good\."):
        read_questions(tmp_path)["zzz"]


@pytest.mark.parametrize(("value", "written"), [
    (None, "null"), (True, "true"), (30, "30"), (0.5, "0.5"), (dt.date(2020, 1, 3), "date('2020-01-03')"),
    ("Kata'ib", r"'Kata\'ib'"), ("\\' RETURN 1 //", r"'\\\' RETURN 1 //'"), ("a\nb\x00", r"'a\u000ab\u0000'"),
])
def test_a_value_is_written_as_cypher_has_it(value: str | None, written: str) -> None:
    assert literal(value) == written


def test_the_shipped_questions_are_those_that_are_promised() -> None:
    promised = {
        "retaliations", "retaliation-chains", "timeline", "attacks", "casualties-by-actor", "who-blamed-whom",
        "tit-for-tat", "threats-and-plans", "claims-by-source", "said-about", "evidence", "actors", "protests",
        "who-killed-whom", "condemnations",
    }
    assert promised <= load_questions().keys()
    assert list(load_questions()) == sorted(load_questions())


@pytest.mark.parametrize("name", load_questions())
def test_every_answer_leads_to_a_sentence_and_its_article(name: str) -> None:
    found = load_questions()[name]
    assert found.columns[-2:] == ("sentence", "article")
    assert found.about.endswith(".")
