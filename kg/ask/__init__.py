"""Plain English questions: which canned question is meant, with which parameters.

The words must fit a template as a whole, and every name in them must be that of one in the graph: a name, a part of it
or a misspelling. What fits no template or two, and a name that several have, is refused: nothing is guessed.
"""

from __future__ import annotations

import itertools
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.ask.likeness import Likeness
from kg.ask.names import Meaning, Names
from kg.ask.nearest import nearest
from kg.ask.templates import Template, load_templates
from kg.ask.when import When, take_times
from kg.ask.wording import plain
from kg.errors import QueryError
from kg.questions import load_questions

if TYPE_CHECKING:
    from kg.stores import Store

_NEAREST = 3
_MOST = 8


@dataclass(frozen=True, slots=True)
class Reading:
    """A question that was understood: its name, and its parameters as text.

    `taken` has, for each name that is not typed as the graph has it, what was typed and who was taken to be meant.
    """

    question: str
    given: Mapping[str, str]
    taken: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def command(self) -> str:
        """The same question as a command."""
        given = (f"-P {name}={shlex.quote(value)}" for name, value in self.given.items())
        return " ".join(["kg query", self.question, *given])

    @property
    def told(self) -> str:
        """What is asked, a line each for the command and for who was taken to be meant."""
        taken = (f"{typed!r} is taken to be {one}" for typed, one in self.taken.items())
        return "\n".join([f"This asks: {self.command}", *taken])


class NotUnderstoodError(QueryError):
    """No template fits, or more than one, or a name is that of several; the message lists what can be asked."""


@dataclass(frozen=True, slots=True)
class _Fit:
    """A template that the words fit, and whose the names in them can be."""

    template: Template
    meanings: Mapping[str, Meaning]
    when: When

    @property
    def left(self) -> int:
        """How many words the form leaves to names."""
        return sum(len(meaning.words.split()) for meaning in self.meanings.values())

    @property
    def unclear(self) -> list[Meaning]:
        """The names that several have."""
        return [meaning for meaning in self.meanings.values() if len(meaning.values) > 1]

    def reading(self) -> Reading:
        """Return the question, with the first of the values of each slot."""
        given = {slot: meaning.values[0] for slot, meaning in self.meanings.items()}
        taken = {
            meaning.words: f"{meaning.parties[0].name} ({meaning.parties[0].type})"
            for meaning in self.meanings.values() if meaning.likeness > Likeness.SAME
        }  # fmt: skip
        return Reading(self.template.question, {**given, **self.template.given, **_days(self.when)}, taken)


def understand(text: str, store: Store) -> Reading:
    """Return the one canned question that the words mean. Raises NotUnderstoodError; reads names from the store."""
    names = Names(store)
    fits = _surest_fits(text, names)
    found: list[Reading] = []
    for fit in fits:
        if not fit.unclear and fit.reading() not in found:
            found.append(fit.reading())
    if len(found) == 1:
        return found[0]
    if found:
        meanings = "".join(f"\n  {reading.command}" for reading in found)
        raise NotUnderstoodError(f"{text!r} can mean more than one question. Ask the one that you mean:{meanings}")
    if fits:
        raise NotUnderstoodError(_candidates(fits[0].unclear[0]))
    unknown = "".join(f" {row}" for row in names.unknown())
    near = "".join(f"\n  {example}" for example in itertools.islice(_askable(text, names), _NEAREST))
    raise NotUnderstoodError(
        f"no question fits {text!r}.{unknown} The nearest that can be asked (`kg query` lists all):{near}"
    )


def _askable(text: str, names: Names) -> Iterator[str]:
    """Yield the nearest questions, each of another kind, that mean one thing in this graph."""
    found: set[str] = set()
    for example in nearest(plain(text), names):
        fits = _surest_fits(example, names)
        if len(fits) == 1 and not fits[0].unclear and fits[0].template.question not in found:
            found.add(fits[0].template.question)
            yield example


def _surest_fits(text: str, names: Names) -> list[_Fit]:
    """Return the templates that fit if names need to be no less alike than they must for any to fit.

    Of these the ones that leave the fewest words to names: "people" in "how many people died" is nobody's name.
    """
    words, when = take_times(plain(text))
    for least in Likeness:
        fits = list(_fits(words, when, names, least))
        if fits:
            fewest = min(fit.left for fit in fits)
            return [fit for fit in fits if fit.left == fewest]
    return []


def _fits(words: str, when: When, names: Names, least: Likeness) -> Iterator[_Fit]:
    """Yield the templates whose question takes all that was said, with names that somebody has."""
    for template in load_templates().templates:
        known = {parameter.name for parameter in load_questions()[template.question].parameters}
        for slots in template.slots(words):
            if slots.keys() | template.given.keys() | _days(when).keys() <= known:
                meanings = {slot: names.resolve(slot, value, least) for slot, value in slots.items()}
                if all(meaning.values for meaning in meanings.values()):
                    yield _Fit(template, meanings, when)


def _days(when: When) -> dict[str, str]:
    return {name: day.isoformat() for name, day in (("since", when.since), ("until", when.until)) if day}


def _candidates(unclear: Meaning) -> str:
    """Return the message for a name that several have: who they are, the most mentioned first."""
    shown = "".join(f"\n  {party.told}" for party in unclear.parties[:_MOST])
    left = len(unclear.parties) - _MOST
    more = f"\n  and {left} more" if left > 0 else ""
    return f"{unclear.words!r} can be more than one. Ask again with the name of the one that you mean:{shown}{more}"
