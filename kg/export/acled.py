"""A table with ACLED's columns, for what conflict analysts have written for ACLED's own files (ACLED Codebook, 2024).

A row is an event that happened, or is claimed to have, and that ACLED would count; which type is which is in
acled.toml. Columns that no text tells (administrative divisions, region, interaction …) are there and empty. ACLED
gives every event a day: where ours has a month or less, it is the middle one, and `time_precision` says so; a longer
stretch has only its year. `tags` hold our own id, type and modality.
"""

from __future__ import annotations

import csv
import datetime as dt
import functools
import hashlib
import io
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, BinaryIO

from kg.model import FACTUAL, Graph, Participant, ResolvedEntity, ResolvedEvent
from kg.ontology import actor_files

_WEEK, _MONTH = 7, 31  # days that a date of precision 2 and 3 may span
_DIGITS = 12
_WORD = re.compile(r"[^\W_]+")
_KEYS = frozenset({"types", "weapons", "agents", "targets", "event_type", "sub_event_type"})


@dataclass(frozen=True, slots=True)
class Rule:
    """What an event must have to be one of ACLED's types; an empty condition always holds."""

    types: frozenset[str]
    weapons: frozenset[str]
    agents: frozenset[str]
    targets: frozenset[str]
    event_type: str
    sub_event_type: str


@dataclass(frozen=True, slots=True)
class Codebook:
    """The columns, the rules in order, the disorder type of each event type, and who is what in conflict."""

    columns: tuple[str, ...]
    rules: tuple[Rule, ...]
    disorder: Mapping[str, str]
    states: frozenset[str]
    civilians: frozenset[str]


@functools.cache
def codebook() -> Codebook:
    """The codebook as acled.toml has it; ValueError for a rule with an unknown key."""
    table = tomllib.loads(files("kg.export").joinpath("acled.toml").read_text(encoding="utf-8"))
    rules = tuple(_rule(row, table) for row in table["rule"])
    states, civilians = frozenset(table["states"]), frozenset(table["civilians"])
    return Codebook(tuple(table["columns"]), rules, table["disorder"], states, civilians)


def _rule(row: Mapping[str, Any], table: Mapping[str, Any]) -> Rule:
    if set(row) - _KEYS:
        raise ValueError(f"acled.toml: unknown keys {sorted(set(row) - _KEYS)} in the rule for {row['types']}")

    def words(key: str) -> frozenset[str]:
        value = row.get(key, ())
        return frozenset(table[value] if isinstance(value, str) else value)

    lists = {key: words(key) for key in ("types", "weapons", "agents", "targets")}
    return Rule(**lists, event_type=row["event_type"], sub_event_type=row["sub_event_type"])


def write_acled_csv(graph: Graph, stream: BinaryIO) -> None:
    """Write a header and a row for each event that ACLED would count, as RFC 4180 has them."""
    held = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    writer = csv.DictWriter(held, codebook().columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows(graph))
    held.detach()


def rows(graph: Graph) -> Iterator[dict[str, object]]:
    """The rows as columns and values, in the order of the graph; columns that are not known are not there."""
    table = _Table(graph)
    for event in graph.events:
        if event.modality in FACTUAL:
            rule = table.rule(event)
            if rule is not None:
                yield {name: value for name, value in table.row(event, rule).items() if value is not None}


class _Table:
    def __init__(self, graph: Graph) -> None:
        self._entities = {entity.id: entity for entity in graph.entities}
        self._sentences = {sentence.id: " ".join(sentence.text.split()) for sentence in graph.sentences}
        self._articles = {article.id: article for article in graph.articles}
        self._codes = codebook()

    def rule(self, event: ResolvedEvent) -> Rule | None:
        """The first rule that fits."""
        types = {event.type, *event.types}
        weapons = {word for name in event.instruments for word in _WORD.findall(name.lower())}
        agents, targets = self._types(event.agents), self._types(event.targets)
        return next(
            (rule for rule in self._codes.rules if rule.types & types and _holds(rule.weapons, weapons)
             and _holds(rule.agents, agents) and _holds(rule.targets, targets)),
            None,
        )  # fmt: skip

    def row(self, event: ResolvedEvent, rule: Rule) -> dict[str, object]:
        place = self._place(event)
        country = event.country or (place.country if place else None)
        (actor1, *others1), (actor2, *others2) = self._sides(event)
        inter1, inter2 = self._inter(event, actor1, rule, country), self._inter(event, actor2, rule, country)
        if rule.event_type in ("Protests", "Riots") and actor1:
            inter1 = "Protesters" if rule.event_type == "Protests" else "Rioters"
        return {
            "event_id_cnty": _identifier(event.id, country),
            **_time(event),
            "disorder_type": self._codes.disorder[rule.event_type],
            "event_type": rule.event_type,
            "sub_event_type": rule.sub_event_type,
            "actor1": _name(actor1),
            "assoc_actor_1": _names(others1),
            "inter1": inter1,
            "actor2": _name(actor2),
            "assoc_actor_2": _names(others2),
            "inter2": inter2,
            "civilian_targeting": "Civilian targeting" if inter2 == "Civilians" else None,
            "country": _country_name(country),
            **_where(event, place),
            **self._evidence(event),
            "fatalities": event.killed,
            "tags": f"kg={event.id}; type={event.type}; modality={event.modality}",
        }

    def _types(self, participants: Iterable[Participant]) -> set[str]:
        return {self._entities[p.entity].type for p in participants}

    def _place(self, event: ResolvedEvent) -> ResolvedEntity | None:
        """The place that says best where it was, or of those on no map one that is no country."""
        if event.location is not None:
            return self._entities[event.location]
        places = [self._entities[p.entity] for p in event.places]
        return min(places, key=lambda p: p.type == "COUNTRY", default=None)

    def _sides(self, event: ResolvedEvent) -> tuple[list[ResolvedEntity | None], list[ResolvedEntity | None]]:
        """Agents and targets, each with nobody where nobody is known."""
        agents = [self._entities[p.entity] for p in event.agents]
        targets = [self._entities[p.entity] for p in event.targets]
        return [*agents] or [None], [*targets] or [None]

    def _inter(
        self, event: ResolvedEvent, actor: ResolvedEntity | None, rule: Rule, country: str | None
    ) -> str | None:
        """ACLED's type of an actor, as far as ours says it; rebels and militias are one type of ours, and stay open."""
        if actor is None:
            return None
        if actor.type in self._codes.states and actor.country and country:
            return "State forces" if actor.country == country else "External/Other forces"
        is_victim = any(p.entity == actor.id for p in event.targets) and rule.event_type != "Protests"
        return "Civilians" if actor.type in self._codes.civilians and is_victim else None

    def _evidence(self, event: ResolvedEvent) -> dict[str, object]:
        """The words of the first report, and who published any of them."""
        first = event.reports[0].evidence if event.reports else None
        articles = [self._articles[report.evidence.article] for report in event.reports]
        sources = dict.fromkeys(article.source or article.title or article.path for article in articles)
        return {"notes": first and self._sentences[first.sentence], "source": "; ".join(sources)}


def _holds(condition: frozenset[str], found: set[str]) -> bool:
    return not condition or bool(condition & found)


def _identifier(event: str, country: str | None) -> str:
    """Three letters of the country (XXX: not known) and digits, made of the event's own id: "SYR482…"."""
    number = int.from_bytes(hashlib.sha256(event.encode()).digest()[:8])
    return f"{country or 'XXX'}{number % 10**_DIGITS:0{_DIGITS}}"


def _time(event: ResolvedEvent) -> dict[str, object]:
    first, last = event.earliest, event.latest
    if first is None or last is None:
        return {}
    days = (last - first).days + 1
    year = first.year if first.year == last.year else None
    if days > _MONTH:
        return {"year": year}
    middle = first + dt.timedelta((days - 1) // 2)
    precision = 1 if days == 1 else 2 if days <= _WEEK else 3
    return {"event_date": middle.isoformat(), "year": middle.year, "time_precision": precision}


def _where(event: ResolvedEvent, place: ResolvedEntity | None) -> dict[str, object]:
    """Where it was; a place that is on no map has a name only."""
    point = {"latitude": event.latitude, "longitude": event.longitude, "geo_precision": event.geo_precision}
    return {"location": _name(place), **point}


def _country_name(code: str | None) -> str | None:
    country = actor_files.load().countries.get(code) if code else None
    return country.name if country else None


def _name(entity: ResolvedEntity | None) -> str | None:
    return entity.name if entity else None


def _names(entities: Sequence[ResolvedEntity | None]) -> str | None:
    return "; ".join(entity.name for entity in entities if entity) or None
