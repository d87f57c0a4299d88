"""`kg eval` as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.command import kg

GOLD = {
    "id": "port",
    "text": "Rebels shelled the port on Friday, killing two sailors.",
    "published": "1994-08-12",
    "events": [
        {"type": "ATTACK", "trigger": "shelled", "agents": ["Rebels"], "targets": ["port"], "when": "1994-08-12"},
        {"type": "KILL", "trigger": "killing", "agents": ["Pirates"], "targets": ["sailors"], "when": "1994-08-12",
         "killed": 2},
    ],
    "links": [{"type": "CAUSED_BY", "from": "killing", "to": "shelled"}],
}  # fmt: skip


def test_a_users_own_gold_gives_a_table_json_and_what_went_wrong(tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps(GOLD), encoding="utf-8")
    table = kg("eval", file)
    assert (table.code, table.err) == (0, "")
    assert table.out.splitlines()[0].split() == ["measure", "about", "P", "R", "F1", "right", "found", "gold"]
    rows = {row["measure"]: row for row in json.loads(kg("eval", "--json", file).out)}
    assert (rows["agent"]["right"], rows["agent"]["found"], rows["agent"]["gold"]) == (1, 2, 2)
    assert rows["CAUSED_BY"]["F1"] == 100.0
    assert "place" not in rows
    (miss,) = [row for row in json.loads(kg("eval", "--errors", "--json", file).out) if row["measure"] == "agent"]
    assert miss["missed"] == "Pirates of KILL 'killing'"
    assert miss["wrong"] == "Rebels of KILL 'killing'"
    assert miss["sentence"] == GOLD["text"]


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text("{}\n", encoding="utf-8")
    ran = kg("eval", file)
    assert (ran.code, ran.out) == (1, "")
    assert f"{file}:1: give either text or path" in ran.err
