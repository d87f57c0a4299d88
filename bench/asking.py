"""How long the canned questions take: for one party and one year, and for the whole graph."""

from __future__ import annotations

import statistics
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.errors import KgError
from kg.model import Graph
from kg.questions import Question, load_questions
from kg.stores.bolt import Store

_SINCE, _UNTIL = "2010-01-01", "2010-12-31"
_RANK = 200
"""The party that is asked about is the one of this rank by how often it takes part: well known, but not the first."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The median time of one question on one store, in milliseconds, and the rows of its answer; or its fault."""

    question: str
    store: str
    scope: str
    milliseconds: float | None
    rows: int
    fault: str = ""


def narrow(question: Question, graph: Graph) -> Mapping[str, Any]:
    """Return parameters that ask about one party, its counterpart and one year, as far as the question has them."""
    parts = Counter(p.entity for event in graph.events for p in (*event.agents, *event.targets))
    ranked = [identity for identity, _ in parts.most_common(_RANK)]
    names = {entity.id: entity.name for entity in graph.entities}
    event = graph.events[len(graph.events) // 2]
    places = Counter(p.entity for e in graph.events for p in e.places)
    given = {
        "actor": names[ranked[-1]], "other": names[ranked[0]], "since": _SINCE, "until": _UNTIL, "type": event.type,
        "event": event.id, "place": names[places.most_common(_RANK)[-1][0]], "source": names[ranked[-1]],
    }  # fmt: skip
    known = {parameter.name for parameter in question.parameters}
    return question.bind({name: value for name, value in given.items() if name in known})


def wide(question: Question) -> Mapping[str, Any] | None:
    """Return the defaults, which ask about the whole graph; None where a question needs a parameter."""
    return None if any(p.is_required for p in question.parameters) else question.bind({})


def ask_all(store: Store, name: str, graph: Graph, times: int) -> Iterator[Answer]:
    """Ask every question, narrow and wide, each so many times after once to warm up."""
    for question in load_questions().values():
        milliseconds, rows, fault = _ask(store, question, narrow(question, graph), times)
        yield Answer(question.name, name, "one party", milliseconds, rows, fault)
        values = wide(question)
        if values is not None:
            milliseconds, rows, fault = _ask(store, question, values, 1)
            yield Answer(question.name, name, "whole graph", milliseconds, rows, fault)


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
