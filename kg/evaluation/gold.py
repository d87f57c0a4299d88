"""Gold: texts with the events that a careful reader finds in them, one JSON object a line.

    {"id": "port", "text": "Rebels shelled the port on Friday, the army said.", "published": "1994-08-12",
     "events": [{"type": "ATTACK", "trigger": "shelled", "agents": ["Rebels"], "targets": ["the port"],
                 "when": "1994-08-12", "modality": "claimed", "sources": ["the army"]}],
     "links": []}

Parties, places, weapons and triggers are words of the text; " | " separates spellings that are equally right, "?"
before a party or date says that it need not be found. A trigger that stands twice in the text has its offset as `at`.
What is left out is none: no agent, no date, nobody killed, modality asserted. An `optional` event need not be found.
Links name events by their trigger, or by the `id` of an event that has one, and so does `about`: what a threat, order
or accusation is about. `scored` lists the keys of events that were annotated, where not all were. Instead of `text`,
`path` may name an article's file, from the folder of the gold.
"""

from __future__ import annotations

import calendar
import datetime as dt
import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from kg.errors import InputError
from kg.model import Article, LinkType, Modality, Span

Days = tuple[dt.date, dt.date]
ROLES = ("agents", "targets", "places", "instruments", "sources")
KEYS = (*ROLES, "when", "modality", "killed", "injured", "about", "links")
_EVENT_KEYS = frozenset({"type", "trigger", "at", "id", "optional", *KEYS[:-1]})
_TEXT_KEYS = frozenset({"id", "text", "path", "published", "events", "links", "scored"})
_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Phrase:
    """A party, place or weapon: spellings that are equally right; one that is not `needed` may be missed."""

    spellings: tuple[str, ...]
    needed: bool = True


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One event mention as it should be found; `triggers` are the spans of which one has to be hit."""

    id: str
    type: str
    triggers: tuple[Span, ...]
    agents: tuple[Phrase, ...] = ()
    targets: tuple[Phrase, ...] = ()
    places: tuple[Phrase, ...] = ()
    instruments: tuple[Phrase, ...] = ()
    when: Days | None = None
    when_needed: bool = True
    modality: Modality = "asserted"
    sources: tuple[Phrase, ...] = ()
    killed: int | None = None
    injured: int | None = None
    about: tuple[Phrase, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldLink:
    """A tie between two events of the text, by their ids."""

    type: LinkType
    origin: str
    goal: str


@dataclass(frozen=True, slots=True)
class GoldText:
    """One article with all its events and links; `scored` are the keys that were annotated."""

    id: str
    article: Article
    events: tuple[GoldEvent, ...] = ()
    links: tuple[GoldLink, ...] = ()
    scored: frozenset[str] = frozenset(KEYS)


def read_gold(path: Path, types: Collection[str], read_article: Callable[[Path], Article]) -> list[GoldText]:
    """All texts of a gold file; `types` are the event types there are, `read_article` reads the file of a `path`.

    Raises InputError that names the line, what is wrong in it, and how to mend it.
    """
    texts = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            where = f"{path}:{number}"
            texts.append(_text(_object(line, where), where, path.parent, types, read_article))
    if not texts:
        raise InputError(f"{path}: there is no text in it. Each line is an object with text and events.")
    return texts


def _object(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise InputError(f"{where}: not JSON ({error}). Each line is one object.") from error
    if not isinstance(row, dict):
        raise InputError(f"{where}: not an object. Each line is {{…}} with text and events.")
    return row


def _text(
    row: Mapping[str, Any], where: str, folder: Path, types: Collection[str], read_article: Callable[[Path], Article]
) -> GoldText:
    _known(row, _TEXT_KEYS, where)
    if ("text" in row) == ("path" in row):
        raise InputError(f"{where}: give either text or path.")
    name = str(row.get("id", where))
    if "path" in row:
        article = read_article(folder / row["path"])
    else:
        published = _days(row["published"], where)[0] if row.get("published") else None
        article = Article(path=name, text=row["text"], published=published)
    events = tuple(_event(each, article.text, where, types) for each in row.get("events", ()))
    ids = [event.id for event in events]
    if any(ids.count(name) != 1 for event in events for phrase in event.about for name in phrase.spellings):
        raise InputError(f"{where}: about takes triggers or ids of events, each of just one.")
    links = tuple(_link(each, ids, where) for each in row.get("links", ()))
    scored = frozenset(row.get("scored", KEYS))
    if scored - set(KEYS):
        raise InputError(f"{where}: scored takes {', '.join(KEYS)}.")
    return GoldText(name, article, events, links, scored)


def _known(row: Mapping[str, Any], keys: frozenset[str], where: str) -> None:
    unknown = set(row) - keys
    if unknown:
        raise InputError(f"{where}: unknown key {min(unknown)!r}; known are {', '.join(sorted(keys))}.")


def _event(row: Mapping[str, Any], text: str, where: str, types: Collection[str]) -> GoldEvent:
    _known(row, _EVENT_KEYS, where)
    if row.get("type") not in types or not row.get("trigger"):
        raise InputError(f"{where}: an event needs a trigger and a type of docs/ontology.md, not {row.get('type')!r}.")
    modality = row.get("modality", "asserted")
    if modality not in get_args(Modality):
        raise InputError(f"{where}: modality {modality!r} is none of {', '.join(get_args(Modality))}.")
    when = row.get("when") or ""
    roles = {key: tuple(map(_phrase, row.get(key, ()))) for key in ROLES}
    return GoldEvent(
        id=row.get("id", row["trigger"]),
        type=row["type"],
        triggers=_triggers(row, text, where),
        when=_days(when.removeprefix("?"), where) if when else None,
        when_needed=not when.startswith("?"),
        modality=modality,
        killed=row.get("killed"),
        injured=row.get("injured"),
        about=tuple(Phrase((name.removeprefix("?"),), not name.startswith("?")) for name in row.get("about", ())),
        optional=row.get("optional", False),
        **roles,
    )


def _triggers(row: Mapping[str, Any], text: str, where: str) -> tuple[Span, ...]:
    """Where the words of the trigger stand; each must stand there once, or at the offset given."""
    spans = []
    for words in row["trigger"].split(" | "):
        start = row["at"] if "at" in row else text.find(words)
        if text[start : start + len(words)] != words or start < 0:
            raise InputError(f"{where}: the trigger {words!r} does not stand in the text (at {start}).")
        if "at" not in row and text.count(words) > 1:
            raise InputError(f"{where}: the trigger {words!r} stands there more than once. Give its offset as at.")
        spans.append(Span(start, start + len(words), words))
    return tuple(spans)


def _phrase(words: str) -> Phrase:
    return Phrase(tuple(words.removeprefix("?").split(" | ")), needed=not words.startswith("?"))


def _link(row: Mapping[str, Any], ids: list[str], where: str) -> GoldLink:
    _known(row, frozenset({"type", "from", "to"}), where)
    ends = row.get("from"), row.get("to")
    if row.get("type") not in get_args(LinkType) or any(ids.count(str(end)) != 1 for end in ends):
        raise InputError(f"{where}: a link needs a type of {', '.join(get_args(LinkType))}, and from and to, each the "
                         "trigger or id of one event.")
    return GoldLink(row["type"], str(ends[0]), str(ends[1]))


def _days(words: str, where: str) -> Days:
    """"1994-08-12", "1994-08", "1994", or two of them with "/" between."""
    try:
        first, _, last = words.partition("/")
        return _first_day(first), _last_day(last or first)
    except ValueError as error:
        raise InputError(f"{where}: {words!r} is no date such as 1994-08-12, 1994-08, 1994 or 1994-08-01/1994-08-12.") \
            from error


def _first_day(words: str) -> dt.date:
    year, month, day = [*map(int, words.split("-")), 1, 1][:3]
    return dt.date(year, month, day)


def _last_day(words: str) -> dt.date:
    year, month, *day = [*map(int, words.split("-")), _DECEMBER] if "-" not in words else [*map(int, words.split("-"))]
    return dt.date(year, month, day[0] if day else calendar.monthrange(year, month)[1])
