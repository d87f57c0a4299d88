"""How long the canned questions take: for a well-known party in one year, the busiest of all, and the whole graph."""

from __future__ import annotations

import statistics
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.errors import KgError
from kg.model import Graph
from kg.questions import Question, load_questions
from kg.stores.bolt import Store

ONE_PARTY, BUSIEST, WHOLE = "one party, one year", "the busiest party", "whole graph"
"""What is asked about."""

_YEAR = {"since": "2010-01-01", "until": "2010-12-31"}
_RANK = 10
"""The well-known party, by how often one takes part. At scale 1 it does so in some 600 events, the busiest in 8,000."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The median time of one question on one store, in milliseconds, and the rows of its answer; or its fault."""

    question: str
    store: str
    scope: str
    milliseconds: float | None
    rows: int
    fault: str = ""


class Asking:
    """What to ask of a made-up graph: about a party so many `times`, about all of it once."""

    def __init__(self, graph: Graph, times: int) -> None:
        self.times = times
        names = {entity.id: entity.name for entity in graph.entities}
        parts = Counter(p.entity for event in graph.events for p in (*event.agents, *event.targets))
        places = Counter(p.entity for event in graph.events for p in event.places)
        self._parties = [names[identity] for identity, _ in parts.most_common(_RANK)]
        self._places = [names[identity] for identity, _ in places.most_common(_RANK)]
        self._event = graph.events[len(graph.events) // 2]

    def one_party(self, question: Question) -> Mapping[str, Any]:
        """Return parameters that ask about a well-known party and one year, as far as the question has them."""
        return self._about(question, self._parties[-1], self._parties[0], self._places[-1], _YEAR)

    def busiest(self, question: Question) -> Mapping[str, Any]:
        """Return parameters that ask about the party that takes part in most, in all years."""
        return self._about(question, self._parties[0], self._parties[1], self._places[0], {})

    def whole(self, question: Question) -> Mapping[str, Any] | None:
        """Return the defaults, which ask about the whole graph; None where a question needs a parameter."""
        return None if any(p.is_required for p in question.parameters) else question.bind({})

    def _about(
        self, question: Question, party: str, other: str, place: str, days: Mapping[str, str]
    ) -> Mapping[str, Any]:
        given = {
            "actor": party, "other": other, "source": party, "place": place,
            "type": self._event.type, "event": self._event.id, **days,
        }  # fmt: skip
        known = {parameter.name for parameter in question.parameters}
        return question.bind({name: value for name, value in given.items() if name in known})


def ask_all(
    store: Store, name: str, asking: Asking, scopes: Collection[str], tell: Callable[[object], None]
) -> Iterator[Answer]:
    """Ask every question about each of the scopes, as often as `asking` says after once to warm up.

    `tell` hears each answer.
    """
    ways = (
        (ONE_PARTY, asking.one_party, asking.times), (BUSIEST, asking.busiest, asking.times), (WHOLE, asking.whole, 1),
    )  # fmt: skip
    for question in load_questions().values():
        for scope, about, often in ways:
            values = about(question) if scope in scopes else None
            if values is not None:
                milliseconds, rows, fault = _ask(store, question, values, often)
                answer = Answer(question.name, name, scope, milliseconds, rows, fault)
                tell(answer)
                yield answer


def _ask(
    store: Store, question: Question, values: Mapping[str, Any], times: int
) -> tuple[float | None, int, str]:
    try:
        rows = len(store.read(question.text, values).rows)
        taken = [_timed(store, question, values) for _ in range(times)]
    except KgError as error:
        return None, 0, str(error)
    return 1000 * statistics.median(taken), rows, ""


def _timed(store: Store, question: Question, values: Mapping[str, Any]) -> float:
    start = time.perf_counter()
    store.read(question.text, values)
    return time.perf_counter() - start


@dataclass(frozen=True, slots=True)
class Plan:
    """Where a question's plan begins to read (leaf operators that touched something), and the hits of the database."""

    question: str
    leaves: tuple[str, ...]
    hits: int
    tree: str

    @property
    def uses_index(self) -> bool:
        """Say whether every leaf that reads nodes or relationships does so by an index."""
        return not any("Scan" in leaf and "Index" not in leaf for leaf in self.leaves)


def profile(session: Any, question: Question, values: Mapping[str, Any]) -> Plan:
    """Run a question with PROFILE in a session of the driver, and return its plan."""
    summary = session.run("PROFILE " + question.text, dict(values)).consume()
    root = summary.profile
    operators = list(_operators(root, 0))
    leaves = tuple(dict.fromkeys(_named(part) for _, part in operators if not part.get("children") and _reads(part)))
    tree = "\n".join("  " * depth + _line(part) for depth, part in operators)
    return Plan(question.name, leaves, sum(part.get("dbHits", 0) for _, part in operators), tree)


def _line(part: Mapping[str, Any]) -> str:
    return f"{_named(part)} rows={part.get('rows')} hits={part.get('dbHits')}"


def _operators(part: Mapping[str, Any], depth: int) -> Iterator[tuple[int, Mapping[str, Any]]]:
    yield depth, part
    children: Sequence[Mapping[str, Any]] = part.get("children", [])
    for child in children:
        yield from _operators(child, depth + 1)


def _reads(part: Mapping[str, Any]) -> bool:
    return not _named(part).startswith("Argument") and part.get("dbHits", 0) > 1


def _named(part: Mapping[str, Any]) -> str:
    details = str(part.get("args", {}).get("Details", ""))
    return f"{part['operatorType'].partition('@')[0]} {details}".strip()[:160]
