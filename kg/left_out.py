"""What an answer does not show: events without a date, deaths by an unknown hand, what else is told of an actor."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kg.counted import counted
from kg.questions import Question, Value, load_questions

if TYPE_CHECKING:
    from kg.stores import Store

_ALL_TOLD = "said-about"
_DAY = "earliest"
_NARROWING = ("actor", "place", "source", "event")
"""What keeps an answer short: all undated events of a large graph are not counted."""
_KILLINGS, _EVENTS, _BY = "who-killed-whom", "events", "by"
_ASKED = ("actor", "since", "until", "unrealised")
"""Parameters that both questions have."""


def left_out(question: Question, values: Mapping[str, Value], rows: Sequence[Any], store: Store) -> Iterator[str]:
    """Yield a line for each thing that whoever asked should know of an answer; `rows` are those that it has."""
    undated = _undated(question, values, store)
    if undated:
        yield f"{counted(undated, 'more row')} without a date: ask without a time to see them."
    actor = values.get("actor")
    yield from _unsolved(question, values, store)
    if not rows and not undated and actor is not None and question.name != _ALL_TOLD:
        yield f"All that is told of {actor}: kg query {_ALL_TOLD} -P actor={shlex.quote(str(actor))}"


def _unsolved(question: Question, values: Mapping[str, Value], store: Store) -> Iterator[str]:
    """Yield how many deaths of an actor nobody says who caused: a row of who killed whom has a killer."""
    if question.name != _KILLINGS or values.get("actor") is None or values.get("role") == "by":
        return
    events = load_questions()[_EVENTS]
    asked = {name: str(values[name]) for name in _ASKED if values[name] is not None}
    given = {"type": "KILL", "role": "against", **asked}
    if not values["unrealised"]:
        del given["unrealised"]
    table = store.read(events.text, events.bind(given))
    unsolved = sum(not row[table.columns.index(_BY)] for row in table.rows)
    if unsolved:
        words = " ".join(f"-P {name}={shlex.quote(value)}" for name, value in given.items())
        yield f"{counted(unsolved, 'more event')} with nobody named who did it: kg query {_EVENTS} {words}"


def _undated(question: Question, values: Mapping[str, Value], store: Store) -> int:
    """Return how many rows there would be that have no date, if no time was asked for."""
    is_timed = values.get("since") is not None or values.get("until") is not None
    is_narrow = any(values.get(name) is not None for name in _NARROWING)
    if not is_timed or not is_narrow or _DAY not in question.columns:
        return 0
    always = {name: True for name in ("undated",) if name in values}
    table = store.read(question.text, {**values, "since": None, "until": None, **always})
    if not table.rows:
        return 0
    place = table.columns.index(_DAY)
    return sum(row[place] is None for row in table.rows)
