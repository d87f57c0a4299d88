"""The extractor as the contract sees it: any text, any order, the same record."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ModelError
from kg.extract import Extractor, code_version
from kg.model import Article, Extraction
from kg.read import read_articles
from kg.read.rejects import Rejects
from kg.records import extraction_from_json, extraction_to_json
from tests.extract import reading
from tests.extract.reading import event, quoted, read, texts

SEEDS = Path(__file__).parents[2] / "seeds"

STORY = "Guerrillas ambushed a convoy near Ayacucho on 3 March 1992, killing three soldiers. Peru blamed Ecuador."


def checked(record: Extraction) -> Extraction:
    """The record, after it went through JSON and back without loss: reading checks every span and every id."""
    again = extraction_from_json(json.loads(json.dumps(extraction_to_json(record))), record.article)
    assert again == record
    return record


@pytest.fixture(scope="module")
def seeds(extractor: Extractor) -> list[Extraction]:
    rejects = Rejects()
    records = list(extractor.pipe(read_articles([str(SEEDS)], rejects)))
    assert not rejects.refused
    return records


def test_the_seeds_keep_the_contract(seeds: list[Extraction]) -> None:
    assert len(seeds) == 2
    for record in seeds:
        assert checked(record).events
        assert all(span.text == record.article.text[span.start : span.end] for span in quoted(record))


def test_the_record_names_the_model(extractor: Extractor) -> None:
    assert re.fullmatch(r"en_core_web_\w+ \d+\.\d+\.\d+", extractor.model_name)
    assert read(STORY).model == extractor.model_name


def test_a_model_that_is_not_there_is_reported() -> None:
    with pytest.raises(ModelError, match="no_such_model"):
        Extractor("no_such_model")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\r\n\t",
        "...!?;—(((",
        "\"\"\"'''",
        "\ufeff",
        "\x00\x01",
        "a",
        "\U0001f4a3\U0001f1ee\U0001f1f7\u200d",
        "e\u0301\u0301\u0301",
        "The weather was fine, and the cows gave milk.",
        "Wetter schön, Kühe froh.",
        "攻撃があった。",
    ],
)
def test_texts_without_events(text: str) -> None:
    assert checked(read(text)).events == ()


@pytest.mark.parametrize(
    "text",
    [
        STORY.upper(),
        STORY.replace(" ", "\r\n"),
        STORY.replace(" ", "   "),
        STORY.replace(". ", ".\r\n\r\n"),
        STORY.replace("convoy", "co\u0301nvoy \U0001f4a3"),
        f"\ufeff{STORY}",
        f"{STORY}\x00{STORY}",
        f"<p>{STORY}</p>",
        "\U0001f525 " * 200 + STORY,
        "Killed killed killed killed by by by of of of the the the attack attack attack.",
        "(((( Rebels killed )))) the [[[[ mayor",
        "KILLED: Rebels. BY: Rebels. ATTACK! ATTACK? ATTACK...",
    ],
)
def test_texts_out_of_the_ordinary(text: str) -> None:
    checked(read(text))


def test_one_very_long_line() -> None:
    record = checked(read(f"{STORY} " * 60))
    ambushes = [e for e in record.events if e.trigger.text == "ambushed"]
    assert len(ambushes) == 60


def test_one_word_of_many_letters() -> None:
    record = checked(read(f"Rebels killed a mayor. {'x' * 20_000} Rebels burned a mill."))
    assert {"killed", "burned"} <= {e.trigger.text for e in record.events}


def test_windows_newlines_change_offsets_only() -> None:
    unix = "Guerrillas ambushed\na convoy.\n\nThe army\nblamed Ecuador."
    one, other = read(unix), read(unix.replace("\n", "\r\n"))
    assert reading.summary(one) == reading.summary(other)
    assert event(other, "blamed").trigger.start == event(one, "blamed").trigger.start + 4


def test_emoji_do_not_shift_offsets() -> None:
    record = read(f"\U0001f468\u200d\U0001f469\u200d\U0001f467 Zoe\u0308 wept. {STORY}")
    assert texts(event(record, "killing").agents) == {"guerrillas"}
    checked(record)


def test_the_header_of_an_article_is_not_prose(extractor: Extractor) -> None:
    header = "date 1992-03-04 "
    article = Article(path="x.txt", text=header + STORY, body=len(header))
    record = checked(extractor.extract(article))
    assert all(span.start >= len(header) for span in quoted(record))


def test_the_same_article_twice_is_the_same_record(extractor: Extractor) -> None:
    article = Article(path="x.txt", text=STORY)
    assert extractor.extract(article) == extractor.extract(article)


def test_records_come_in_the_order_of_the_articles(extractor: Extractor) -> None:
    numbers = range(70)  # more than two batches
    articles = [Article(path=f"{n}.txt", text=f"Rebels killed {n + 2} farmers.") for n in numbers]
    records = list(extractor.pipe(iter(articles)))
    assert [record.article for record in records] == articles
    assert [record.events[0].killed for record in records] == [n + 2 for n in numbers]


def test_neighbours_do_not_change_a_record(extractor: Extractor) -> None:
    article = Article(path="x.txt", text=STORY)
    others = [Article(path="y.txt", text="Renamo burned a mill."), Article(path="z.txt", text="")]
    alone = extractor.extract(article)
    assert list(extractor.pipe([others[0], article, others[1]]))[1] == alone


def test_articles_are_read_as_they_are_asked_for(extractor: Extractor) -> None:
    assert next(extractor.pipe(Article(path="x.txt", text=STORY) for _ in iter(int, 1))).events


def test_the_version_of_the_code_is_a_digest() -> None:
    version = code_version()
    assert len(version) == 16
    assert int(version, 16) >= 0
    assert code_version() == version


SENTENCES = [
    "Guerrillas ambushed a convoy near Ayacucho.",
    "The army said on Monday that nine rebels were killed.",
    '"We will avenge the dead," said General Ibarra,quot;.',
    "Thousands marched in Lima to protest against the arrests.",
    "Peru retaliated against Ecuador for the raid.",
    "The attack was claimed by Renamo.",
]
JUNK = [
    "\n\n",
    "\r\n",
    "\t",
    " ",
    "AP\n",
    "3/35\n",
    "\u00a0",
    "\U0001f4a5",
    "e\u0301",
    "''",
    "“",
    "&quot;",
    "<br/>",
    "\u200b",
    "...",
]


@settings(max_examples=30)
@given(st.lists(st.sampled_from(SENTENCES + JUNK), max_size=12))
def test_every_span_is_a_slice_of_the_text(parts: list[str]) -> None:
    text = "".join(parts)
    record = checked(reading.extractor().extract(Article(path="x.txt", text=text, published=reading.PUBLISHED)))
    for span in quoted(record):
        assert span.text == text[span.start : span.end]
