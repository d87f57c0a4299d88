"""What the police did and who shot whom, scored on records whose scores are known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import gun_violence, police_violence
from bench.gold import Row
from kg.records import extraction_to_json
from tests.resolve.stories import Story

VIOLENCE = frozenset({"ATTACK", "KILL", "INJURE"})
POLICE_LINES = (
    "Police shot dead a looter in Lund.",
    "Two boys were arrested.",
    "Dockers stoned a bus.",
    "Constables fired in the air.",
    "Police stood by.",
)


def _told(*labels: str, line: int) -> Row:
    return {"text": POLICE_LINES[line], "labels": list(labels)}


def _police_story() -> Story:
    story = Story(*POLICE_LINES)
    story.who("p", "MILITARY", "Police").who("d", "PEOPLE", "Dockers").who("c", "PEOPLE", "Constables")
    story.event("v1", "KILL", "shot dead", agents=["p"], killed=1)
    story.event("v2", "ARREST", "arrested").event("v3", "ATTACK", "stoned", agents=["d"])
    return story.event("v4", "ATTACK", "fired", agents=["c"], modality="denied").event("v5", "ARREST", "stood")


def test_police() -> None:
    record = _police_story().record()
    gold = [_told("KILL", "FORCE", line=0), _told("ARREST", line=1), _told("FORCE", line=3), _told("FAIL", line=4)]
    row = {"text": record.article.text, "gold": gold, "sents": list(POLICE_LINES)}
    scores, fail = police_violence.score([(row, record)], VIOLENCE)
    assert (scores["KILL"].precision, scores["KILL"].recall) == (1.0, 1.0)
    assert (scores["FORCE"].precision, scores["FORCE"].recall) == (1.0, 0.5)
    assert (scores["ARREST"].precision, scores["ARREST"].recall) == (0.5, 1.0)
    assert dict(fail) == {"all": 1, "stated": 1}


def test_deaths_by_their_cause() -> None:
    lines = ("Police fired on a crowd.", "Two dockers died.")
    story = Story(*lines).who("p", "GOVERNMENT", "Police").event("v1", "ATTACK", "fired", agents=["p"])
    record = story.event("v2", "KILL", "died").tie("CAUSED_BY", "v2", "v1").record()
    row = {"text": record.article.text, "gold": [{"text": lines[1], "labels": ["KILL"]}], "sents": list(lines)}
    scores, _ = police_violence.score([(row, record)], VIOLENCE)
    assert (scores["KILL"].precision, scores["KILL"].recall) == (1.0, 1.0)


def _shooting() -> tuple[Row, Story]:
    story = Story("Ada Holm was shot by Omar Vint in Lund near Elm Street .", "Vint and Ola Berg were charged .")
    story.who("a", "PERSON", "Ada Holm").who("o", "PERSON", "Omar Vint", "Vint").who("b", "PERSON", "Ola Berg")
    story.who("l", "PLACE", "Lund").event("v1", "INJURE", "shot", agents=["o"], targets=["a"], places=["l"])
    story.event("v2", "PROSECUTE", "charged", targets=["o", "b"])
    gold = {"VIC-NAME": "Ada M. Holm", "SHO-NAME": "Vint", "DAT-CITY": "LUND", "DAT-LOC": "9100 block of Elm Street"}
    return {"text": story.text, "gold": [{"role": role, "text": text} for role, text in gold.items()]}, story


def test_shootings() -> None:
    row, story = _shooting()
    lines = gun_violence.score([(row, story.record())], VIOLENCE)
    assert {name: (t.hit, t.right, t.given) for name, t in lines.items()} == {
        "victim is target": (1, 1, 1),
        "victim is agent (swapped)": (0, 0, 1),
        "shooter is agent": (1, 1, 1),
        "shooter is charged": (1, 1, 2),
        "shooter is target (swapped)": (0, 0, 1),
        "city is place": (1, 1, 1),
        "spot is place": (0, 0, 1),
    }
    assert str(lines["shooter is charged"].score) == "P 50.0 R 100.0 F1 66.7"
    assert lines["spot is place"].missed == ["9100 block of Elm Street"]


def test_names_by_their_words() -> None:
    assert gun_violence.same_person('Larry " Boxx " Henderson', "Henderson")
    assert not gun_violence.same_person("Larry Henderson", "Larry Boxx")
    assert gun_violence.same_place("9100 block of Elm Street", "Elm Street")
    assert not gun_violence.same_place("Elm Street", "Oak Street")


def test_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row, story = _shooting()
    gold, records = tmp_path / "gold.jsonl", tmp_path / "records.jsonl"
    gold.write_text(json.dumps(row | {"sents": []}) + "\n")
    records.write_text(json.dumps(extraction_to_json(story.record())) + "\n")
    gun_violence.main([str(gold), "--records", str(records), "--missed"])
    assert "victim is target: P 100.0 R 100.0 F1 100.0 (1 of 1 articles, 1 of 1 given)" in capsys.readouterr().out
    gold.write_text(json.dumps({"text": row["text"], "gold": [], "sents": []}) + "\n")
    police_violence.main([str(gold), "--records", str(records)])
    assert capsys.readouterr().out.startswith("1 articles\nKILL: ")
