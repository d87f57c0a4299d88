"""The graph from JSON Lines as `kg export --format jsonl` writes them; each line is checked as it is read."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO, get_args

from kg.errors import InputError
from kg.load.whole import whole
from kg.model import (
    Article,
    Copy,
    EntityType,
    EventLink,
    Evidence,
    Fact,
    Graph,
    KnownArticle,
    Modality,
    Participant,
    Precision,
    Report,
    ResolvedEntity,
    ResolvedEvent,
    Sentence,
)

Json = Mapping[str, Any]


def read_jsonl(stream: BinaryIO, name: str) -> Graph:
    """The graph that the lines tell of. Raises InputError that names the line that breaks the contract."""
    made: dict[str, list[Any]] = defaultdict(list)
    for number, line in enumerate(stream, 1):
        where = f"{name}:{number}"
        row = _row(line, where)
        make = MAKERS.get(str(row.get("kind")))
        if make is None:
            raise InputError(f"{where}: a line of kind {row.get('kind')!r}; known are {', '.join(MAKERS)}.")
        try:
            made[row["kind"]].append(make(row))
            if row["kind"] == "article" and row["copy_of"] is not None:
                made["copy"].append(Copy(_text(row["id"]), _text(row["copy_of"]), row["copy_share"]))
        except (KeyError, TypeError, ValueError) as error:
            kind = row["kind"]
            raise InputError(f"{where}: no {kind} as `kg export` writes it ({error!r}). Export it again.") from error
    return whole(
        Graph(
            articles=tuple(made["article"]), sentences=tuple(made["sentence"]), entities=tuple(made["entity"]),
            events=tuple(made["event"]), facts=tuple(made["relation"]), links=tuple(made["link"]),
            copies=tuple(made["copy"]),
        ),
        name,
    )  # fmt: skip


def _row(line: bytes, where: str) -> Json:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise InputError(f"{where}: not JSON ({error}). Was the file cut short? Export it again.") from error
    if not isinstance(row, dict):
        raise InputError(f"{where}: not an object. Each line is one, as `kg export --format jsonl` writes it.")
    return row


# ---- lines


def _article(row: Json) -> Article:
    return KnownArticle(
        path=_text(row["path"]), text="", title=row["title"], published=_date(row["published"]), source=row["source"],
        url=row["url"], language=row["language"], known_id=_text(row["id"]),
    )  # fmt: skip


def _sentence(row: Json) -> Sentence:
    start, end = _number(row["start"]), _number(row["end"])
    return Sentence(sentence_id(row["article"], start, end), _text(row["article"]), start, end, _text(row["text"]))


def _entity(row: Json) -> ResolvedEntity:
    return ResolvedEntity(
        id=_text(row["id"]), name=_text(row["name"]), type=_one_of(row["type"], EntityType),
        aliases=_texts(row["aliases"]), country=row["country"], wikidata=row["wikidata"], latitude=row["latitude"],
        longitude=row["longitude"], geonames=row["geonames"], geo_precision=row["geo_precision"],
        mentions=tuple(map(_evidence, row["mentions"])),
    )  # fmt: skip


def _event(row: Json) -> ResolvedEvent:
    return ResolvedEvent(
        id=_text(row["id"]), name=_text(row["name"]), type=_text(row["type"]), types=_texts(row["types"]),
        plover=row["plover"], cameo=row["cameo"], modality=_one_of(row["modality"], Modality),
        reports=tuple(map(_report, row["evidence"])), **_days(row), agents=_participants(row["agents"]),
        targets=_participants(row["targets"]), places=_participants(row["places"]),
        instruments=_texts(row["instruments"]), killed=row["killed"], injured=row["injured"],
        themes=_texts(row["themes"]), confidence=row["confidence"], location=row["location"], country=row["country"],
        latitude=row["latitude"], longitude=row["longitude"], geo_precision=row["geo_precision"],
    )  # fmt: skip


def _fact(row: Json) -> Fact:
    return Fact(
        type=_text(row["type"]), subject=_text(row["subject"]), object=_text(row["object"]), event=row["event"],
        modality=_one_of(row["modality"], Modality), sources=_texts(row["sources"]),
        evidence=tuple(map(_evidence, row["evidence"])), **_days(row), confidence=row["confidence"],
    )  # fmt: skip


def _link(row: Json) -> EventLink:
    return EventLink(
        type=_text(row["type"]), origin=_text(row["from"]), goal=_text(row["to"]),
        modality=_one_of(row["modality"], Modality), sources=_texts(row["sources"]),
        evidence=tuple(map(_evidence, row["evidence"])), confidence=row["confidence"],
    )  # fmt: skip


MAKERS: Mapping[str, Callable[[Json], object]] = {
    "article": _article, "entity": _entity, "event": _event, "relation": _fact, "link": _link, "sentence": _sentence,
}  # fmt: skip


# ---- parts


def _evidence(row: Json) -> Evidence:
    sentence = sentence_id(row["article"], row["sentence"]["start"], row["sentence"]["end"])
    return Evidence(_text(row["article"]), _number(row["start"]), _number(row["end"]), _text(row["text"]), sentence)


def _report(row: Json) -> Report:
    modality = _one_of(row["modality"], Modality)
    return Report(_evidence(row), _text(row["type"]), modality, _texts(row["sources"]), row["confidence"])


def _participants(rows: list[Json]) -> tuple[Participant, ...]:
    """The roles; a file of before they had types has none."""
    return tuple(Participant(_text(row["entity"]), _one_of(row["modality"], Modality), _texts(row["sources"]),
                             _texts(row.get("types", []))) for row in rows)  # fmt: skip


def _days(row: Json) -> dict[str, Any]:
    precision = row["precision"]
    return {
        "earliest": _date(row["earliest"]),
        "latest": _date(row["latest"]),
        "precision": None if precision is None else _one_of(precision, Precision),
    }


def sentence_id(article: str, start: int, end: int) -> str:
    """The id that a graph gives a sentence."""
    return f"{article}:{start}-{end}"


def _date(value: str | None) -> dt.date | None:
    return None if value is None else dt.date.fromisoformat(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"{value!r} is no whole number")
    return value


def _texts(values: list[object]) -> tuple[str, ...]:
    return tuple(map(_text, values))


def _one_of(value: object, words: Any) -> Any:
    """One of the words of a Literal type."""
    if value not in get_args(words):
        raise ValueError(f"{value!r} is none of {', '.join(get_args(words))}")
    return value
