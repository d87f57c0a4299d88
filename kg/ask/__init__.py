"""Plain English questions: which canned question is meant, with which parameters.

The words must fit a template as a whole, and every name in them must be a name in the graph. What fits none, or fits
two of them, is refused: nothing is guessed.
"""

from __future__ import annotations

import difflib
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.ask.names import Names
from kg.ask.templates import Template, examples, load_templates
from kg.ask.when import When, take_times
from kg.errors import QueryError
from kg.questions import load_questions

if TYPE_CHECKING:
    from kg.stores import Store

_POLITE = re.compile(
    r"(?:(?:please|kindly|(?:can|could) you|tell me|show me|give me|i want to know)\b,?\s*)+", re.IGNORECASE
)
_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """A question that was understood: its name, and its parameters as text."""

    question: str
    given: Mapping[str, str]

    @property
    def command(self) -> str:
        """The same question as a command."""
        given = (f"-P {name}={shlex.quote(value)}" for name, value in self.given.items())
        return " ".join(["kg query", self.question, *given])


class NotUnderstoodError(QueryError):
    """No template fits, or more than one; the message says so and lists the nearest questions that can be asked."""


def understand(text: str, store: Store) -> Reading:
    """Return the one canned question that the words mean. Raises NotUnderstoodError; reads names from the store."""
    names = Names(store)
    found: list[Reading] = []
    for reading in _readings(text, names):
        if reading not in found:
            found.append(reading)
    if len(found) == 1:
        return found[0]
    if found:
        meanings = "".join(f"\n  {reading.command}" for reading in found)
        raise NotUnderstoodError(f"{text!r} can mean more than one question. Ask the one that you mean:{meanings}")
    unknown = "".join(f" {row}" for row in names.unknown())
    nearest = "".join(f"\n  {example}" for example in _nearest(text))
    raise NotUnderstoodError(
        f"no question fits {text!r}.{unknown} The nearest that can be asked (`kg query` lists all):{nearest}"
    )


def _readings(text: str, names: Names) -> Iterator[Reading]:
    words, when = take_times(_POLITE.sub("", " ".join(text.split()), count=1).rstrip("?!. "))
    for template in load_templates().templates:
        for slots in template.slots(words):
            given = {slot: names.resolve(slot, value) for slot, value in slots.items()}
            reading = _reading(template, given, when)
            if reading:
                yield reading


def _reading(template: Template, given: Mapping[str, str | None], when: When) -> Reading | None:
    """Return the reading, if all names are known and the question takes all that was said."""
    days = {name: day.isoformat() for name, day in (("since", when.since), ("until", when.until)) if day}
    values = {**given, **template.given, **days}
    known = {parameter.name for parameter in load_questions()[template.question].parameters}
    resolved = {name: value for name, value in values.items() if value is not None}
    return Reading(template.question, resolved) if values.keys() <= known and len(resolved) == len(values) else None


def _nearest(text: str) -> list[str]:
    """Return the examples that have most words in common with the text, and most letters among equals."""
    words = set(re.findall(r"\w+", text.lower()))

    def likeness(example: str) -> tuple[int, float]:
        common = words & set(re.findall(r"\w+", example.lower()))
        return len(common), difflib.SequenceMatcher(None, text.lower(), example.lower()).ratio()

    every = [example for example, _ in examples(load_templates().templates)]
    return sorted(every, key=likeness, reverse=True)[:_NEAREST]
