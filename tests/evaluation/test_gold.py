"""The gold format: what a line means, and what is said of a line that means nothing."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from kg import ontology
from kg.errors import InputError
from kg.evaluation import GoldText, read_gold
from kg.model import Article, Span
from kg.resources import gold_dir

TYPES = ontology.load().events
TEXT = "Rebels shelled the port. The army said the rebels shelled it twice."


def article(path: Path) -> Article:
    return Article(str(path), path.read_text(encoding="utf-8"))


def read(tmp_path: Path, *rows: object) -> list[GoldText]:
    file = tmp_path / "gold.jsonl"
    file.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return read_gold(file, TYPES, article)


def test_a_line_is_a_text_with_its_events(tmp_path: Path) -> None:
    event = {"type": "ATTACK", "trigger": "shelled", "at": 7, "agents": ["Rebels | they"], "targets": ["?port"],
             "when": "1994-08", "killed": 2}
    (text,) = read(tmp_path, {"text": TEXT, "published": "1994-08-12", "events": [event]})
    (found,) = text.events
    assert text.article.published == dt.date(1994, 8, 12)
    assert found.triggers == (Span(7, 14, "shelled"),)
    assert found.agents[0].spellings == ("Rebels", "they")
    assert not found.targets[0].needed
    assert found.when == (dt.date(1994, 8, 1), dt.date(1994, 8, 31))
    assert (found.killed, found.injured, found.modality) == (2, None, "asserted")


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("1994", (1994, 1, 1), (1994, 12, 31)),
        ("1996-02", (1996, 2, 1), (1996, 2, 29)),
        ("1994-08-12", (1994, 8, 12), (1994, 8, 12)),
        ("1994-08-12/1994-09", (1994, 8, 12), (1994, 9, 30)),
    ],
)
def test_a_date_is_a_stretch_of_days(
    tmp_path: Path, words: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    event = {"type": "ATTACK", "trigger": "shelled", "at": 7, "when": words}
    (text,) = read(tmp_path, {"text": TEXT, "events": [event]})
    assert text.events[0].when == (dt.date(*first), dt.date(*last))


def test_an_article_can_lie_in_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (text,) = read(tmp_path, {"path": "a.txt", "events": []})
    assert text.article.text == TEXT


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("{", ":1: not JSON"),
        ("[]", ":1: not an object"),
        ({"events": []}, "give either text or path"),
        ({"text": TEXT, "event": []}, "unknown key 'event'"),
        ({"text": TEXT, "events": [{"type": "WAR", "trigger": "port"}]}, "not 'WAR'"),
        ({"text": TEXT, "events": [{"type": "ATTACK", "trigger": "bombed"}]}, "'bombed' does not stand in the text"),
        ({"text": TEXT, "events": [{"type": "ATTACK", "trigger": "shelled"}]}, "more than once. Give its offset as at"),
        ({"text": TEXT, "events": [{"type": "ATTACK", "trigger": "port", "when": "Friday"}]}, "'Friday' is no date"),
        ({"text": TEXT, "events": [{"type": "ATTACK", "trigger": "port", "modality": "sure"}]}, "modality 'sure'"),
        ({"text": TEXT, "events": [{"type": "BLAME", "trigger": "said", "about": ["war"]}]}, "about takes triggers"),
        ({"text": TEXT, "scored": ["who"]}, "scored takes agents"),
        ({"text": TEXT, "links": [{"type": "CAUSED_BY", "from": "a", "to": "b"}]}, "trigger or id of one event"),
    ],
)
def test_a_bad_line_says_what_is_wrong_with_it(tmp_path: Path, row: object, says: str) -> None:
    with pytest.raises(InputError, match=says.replace(".", r"\.")):
        read(tmp_path, row)


def test_an_empty_file_is_no_gold(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no text in it"):
        read(tmp_path, "")


def test_the_projects_own_gold_has_texts_of_every_kind() -> None:
    texts = read_gold(gold_dir() / "news.jsonl", TYPES, article)
    assert len(texts) >= 60
    assert len({text.id for text in texts}) == len(texts)
    assert sum(not text.events for text in texts) >= 15
    roots = {TYPES[event.type].plover for text in texts for event in text.events}
    assert roots >= {t.plover for t in TYPES.values() if t.plover}
    decades = {text.article.published.year // 10 for text in texts if text.article.published}
    assert len(decades) >= 10
