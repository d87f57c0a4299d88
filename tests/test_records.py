"""Records survive the way to JSON and back, and a record that lies is refused by name."""

from __future__ import annotations

import copy
import datetime as dt
import json
from collections.abc import Sequence
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import RecordError
from kg.model import (
    Argument,
    Article,
    Basis,
    Entity,
    EntityType,
    Event,
    Extent,
    Extraction,
    Link,
    LinkType,
    Mention,
    MentionKind,
    Modality,
    Precision,
    Relation,
    Span,
    When,
)
from kg.records import extraction_from_json, extraction_to_json

TEXT = "Rebels killed three soldiers near Dana on Friday 😀. The army hit back."


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:  # noqa: C901 (one small function for each kind of record)
    """Any extraction that keeps the contract, over any text that UTF-8 can hold."""
    text = draw(st.text(st.characters(codec="utf-8"), min_size=2, max_size=40))
    names = st.text(st.characters(codec="utf-8"), min_size=1, max_size=5)
    optional_names = st.none() | names
    types = st.sampled_from(["KILL", "ATTACK", "LEADS", "RETALIATE", "SOME_2_TYPE"])
    shares = st.floats(0, 1)
    counts = st.none() | st.integers(0, 10_000)

    def extent() -> tuple[int, int]:
        start = draw(st.integers(0, len(text) - 1))
        return start, draw(st.integers(start + 1, len(text)))

    def span() -> tuple[int, int, str]:
        start, end = extent()
        return start, end, text[start:end]

    def one_of(choices: Sequence[Any]) -> Any:
        return draw(st.sampled_from(choices))

    def several(size: int = 2) -> range:
        return range(draw(st.integers(0, size)))

    entities = [f"e{i}" for i in several(3)]
    events = [f"v{i}" for i in several(3)]

    def arguments() -> tuple[Argument, ...]:
        return tuple(
            Argument(draw(st.sampled_from(entities)), *span(), draw(st.none() | st.sampled_from(get_args(Modality))))
            for _ in several(2 if entities else 0)
        )

    def when() -> When | None:
        if draw(st.booleans()):
            return None
        earliest, latest = sorted((draw(st.dates()), draw(st.dates())))
        start, end, words = span()
        precision, basis = draw(st.sampled_from(get_args(Precision))), draw(st.sampled_from(get_args(Basis)))
        return When(earliest, latest, precision, basis, words, start, end)

    def event(name: str) -> Event:
        return Event(
            id=name,
            type=draw(types),
            plover=draw(types),
            cameo=draw(optional_names),
            trigger=Span(*span()),
            sentence=Extent(*extent()),
            agents=arguments(),
            targets=arguments(),
            places=arguments(),
            instruments=tuple(Span(*span()) for _ in several()),
            when=when(),
            modality=draw(st.sampled_from(get_args(Modality))),
            sources=tuple(draw(st.lists(st.sampled_from(entities), max_size=2)) if entities else ()),
            killed=draw(counts),
            injured=draw(counts),
            theme=draw(st.none() | st.sampled_from(events)),
            confidence=draw(shares),
        )

    def entity(name: str) -> Entity:
        mentions = tuple(Mention(*span(), draw(st.sampled_from(get_args(MentionKind)))) for _ in several())
        kind = draw(st.sampled_from(get_args(EntityType)))
        return Entity(name, draw(names), kind, mentions, draw(optional_names), draw(optional_names))

    def relation() -> Relation:
        return Relation(draw(types), one_of(entities), one_of(entities), *extent(), draw(shares))

    def link() -> Link:
        return Link(one_of(get_args(LinkType)), one_of(events), one_of(events), *extent(), draw(shares))

    article = Article(
        path=draw(names),
        text=text,
        title=draw(optional_names),
        published=draw(st.none() | st.dates()),
        source=draw(optional_names),
        url=draw(optional_names),
    )
    return Extraction(
        article=article,
        model=draw(st.sampled_from(["en_core_web_sm 3.8.0", "own model 2", "unversioned"])),
        entities=tuple(entity(name) for name in entities),
        relations=tuple(relation() for _ in several(2 if entities else 0)),
        events=tuple(event(name) for name in events),
        links=tuple(link() for _ in several(2 if events else 0)),
    )


@given(extractions())
def test_what_is_written_is_what_is_read(x: Extraction) -> None:
    line = json.dumps(extraction_to_json(x), ensure_ascii=False)
    assert extraction_from_json(json.loads(line), x.article) == x


def example() -> Extraction:
    def at(words: str) -> tuple[int, int, str]:
        return TEXT.index(words), TEXT.index(words) + len(words), words

    first_sentence = Extent(0, TEXT.index("The army") - 1)
    when = When(dt.date(2020, 1, 3), dt.date(2020, 1, 3), "day", "relative", "Friday", *at("Friday")[:2])
    return Extraction(
        article=Article(path="a.txt", text=TEXT, published=dt.date(2020, 1, 4)),
        model="en_core_web_sm 3.8.0",
        entities=(
            Entity("e1", "Rebels", "ARMED_GROUP", (Mention(*at("Rebels"), "noun"),)),
            Entity("e2", "soldiers", "MILITARY", (Mention(*at("three soldiers"), "noun"),)),
            Entity("e3", "Dana", "PLACE", (Mention(*at("Dana"), "name"),), country="SYR"),
        ),
        relations=(Relation("LOCATED_IN", "e1", "e3", 0, 20, 0.5),),
        events=(
            Event(
                "v1", "KILL", "ASSAULT", "180", Span(*at("killed")), first_sentence,
                agents=(Argument("e1", *at("Rebels")),), targets=(Argument("e2", *at("three soldiers")),),
                places=(Argument("e3", *at("Dana")),), when=when, killed=3, sources=("e2",),
            ),
            Event("v2", "RETALIATE", "ASSAULT", None, Span(*at("hit back")), Extent(52, len(TEXT)), theme="v1"),
        ),
        links=(Link("RETALIATES_FOR", "v2", "v1", 52, len(TEXT), 0.8),),
    )  # fmt: skip


def test_the_form_is_the_contracts() -> None:
    record = extraction_to_json(example())
    assert list(record) == ["article", "model", "entities", "relations", "events", "links"]
    assert record["article"] == {
        "id": example().article.id,
        "path": "a.txt",
        "title": None,
        "published": "2020-01-04",
        "source": None,
        "url": None,
        "language": "en",
    }
    assert record["model"] == {"name": "en_core_web_sm", "version": "3.8.0"}
    assert record["events"][0]["agents"] == [{"entity": "e1", "start": 0, "end": 6, "text": "Rebels", "modality": None}]
    assert record["events"][0]["when"] == {
        "earliest": "2020-01-03",
        "latest": "2020-01-03",
        "precision": "day",
        "basis": "relative",
        "text": "Friday",
        "start": 42,
        "end": 48,
    }
    assert record["links"] == [
        {"type": "RETALIATES_FOR", "from": "v2", "to": "v1", "start": 52, "end": 70, "confidence": 0.8}
    ]


@given(extractions(), st.integers(1, 3))
def test_shifted_offsets_never_pass_unless_the_words_are_the_same(x: Extraction, shift: int) -> None:
    record = extraction_to_json(x)
    spans = [mention for entity in record["entities"] for mention in entity["mentions"]]
    spans += [event["trigger"] for event in record["events"]]
    for span in spans:
        span["start"], span["end"] = span["start"] + shift, span["end"] + shift
    same = all(x.article.text[s["start"] : s["end"]] == s["text"] for s in spans)
    if same:
        extraction_from_json(record, x.article)
    else:
        with pytest.raises(RecordError):
            extraction_from_json(record, x.article)


WRONG: list[tuple[tuple[str | int, ...], Any, str]] = [
    (("article", "id"), "0" * 16, "record.article.id: the record is of article 0000000000000000"),
    (("entities", 0, "mentions", 0, "text"), "rebels", "the article has 'Rebels' at 0-6, the record 'rebels'"),
    (("entities", 0, "type"), "GANG", "record.entities[0].type: expected one of PERSON, "),
    (("entities", 0, "name"), "", "record.entities[0].name: expected some text, found ''"),
    (("entities", 1, "id"), "e1", "record.entities: id 'e1' stands twice"),
    (("events", 1, "id"), "v1", "record.events: id 'v1' stands twice"),
    (("events", 0, "agents", 0, "entity"), "e9", "record.events[0].agents[0].entity: 'e9' is not declared"),
    (("events", 0, "sources"), ["e9"], "record.events[0].sources[0]: 'e9' is not declared"),
    (("events", 1, "theme"), "v9", "record.events[1].theme: 'v9' is not declared"),
    (("events", 0, "type"), "Kill`) DETACH", "record.events[0].type: expected an upper-case type name"),
    (("events", 0, "trigger", "end"), 0, "record.events[0].trigger: 7-0 is not a stretch of the article"),
    (("events", 0, "sentence", "end"), 999, "record.events[0].sentence: 0-999 is not a stretch of the article"),
    (("events", 0, "sentence", "start"), -1, "record.events[0].sentence.start: expected a whole number"),
    (("events", 0, "trigger", "start"), True, "record.events[0].trigger.start: expected a whole number"),
    (("events", 0, "when", "latest"), "2019-01-01", "earliest 2020-01-03 is after latest 2019-01-01"),
    (("events", 0, "when", "earliest"), "20200103", "record.events[0].when.earliest: expected a date YYYY-MM-DD"),
    (("events", 0, "when", "basis"), "guessed", "record.events[0].when.basis: expected one of stated, "),
    (("events", 0, "confidence"), 1.5, "record.events[0].confidence: expected a number from 0 to 1"),
    (("events", 0, "killed"), "3", "record.events[0].killed: expected a whole number"),
    (("events", 0, "modality"), None, "record.events[0].modality: expected one of asserted, "),
    (("events", 0), "v1", "record.events[0]: expected an object, found 'v1'"),
    (("events",), None, "record.events: expected a list, found None"),
    (("links", 0, "from"), "v9", "record.links[0].from: 'v9' is not declared"),
    (("links", 0, "type"), "BECAUSE", "record.links[0].type: expected one of RETALIATES_FOR, "),
    (("relations", 0, "object"), "e9", "record.relations[0].object: 'e9' is not declared"),
    (("model", "name"), None, "record.model.name: expected some text"),
]


@pytest.mark.parametrize(("path", "value", "message"), WRONG, ids=[".".join(map(str, row[0])) for row in WRONG])
def test_a_wrong_value_is_refused_and_named(path: tuple[str | int, ...], value: Any, message: str) -> None:
    record = copy.deepcopy(extraction_to_json(example()))
    place: Any = record
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    with pytest.raises(RecordError) as refusal:
        extraction_from_json(record, example().article)
    assert message in str(refusal.value)


@pytest.mark.parametrize("part", ["article", "model", "entities", "relations", "events", "links"])
def test_a_missing_key_is_refused(part: str) -> None:
    record = extraction_to_json(example())
    del record[part]
    with pytest.raises(RecordError, match=f"record: key '{part}' is missing"):
        extraction_from_json(record, example().article)


def test_an_unknown_key_is_refused() -> None:
    record = extraction_to_json(example())
    record["events"][0]["mood"] = "grim"
    with pytest.raises(RecordError, match=r"record\.events\[0\]: key 'mood' is not known"):
        extraction_from_json(record, example().article)


def test_what_is_not_an_object_is_refused() -> None:
    with pytest.raises(RecordError, match="expected an object"):
        extraction_from_json([], example().article)  # type: ignore[arg-type]
