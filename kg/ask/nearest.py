"""What can be asked instead of words that fit no question: the nearest examples, about those whom the words name."""

from __future__ import annotations

import difflib
import functools
import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.ask.likeness import Likeness
from kg.ask.names import Names
from kg.ask.templates import Template, examples, load_templates
from kg.ask.when import take_times
from kg.ask.wording import plain

_LONGEST_NAME = 5
"""Words of a name that is looked for in a question."""
_GENERAL = frozenset({"actors", "said-about", "timeline", "between"})
"""What can be asked about names that stand alone."""

_NAMED = ("actor", "other", "place", "source")


@dataclass(frozen=True, slots=True)
class Example:
    """An example without its times, what stands in its slots, and its other words in small letters."""

    question: str
    text: str
    slots: Mapping[str, str]
    words: frozenset[str]

    @property
    def named(self) -> list[str]:
        """The slots that take a name, as they stand in the text."""
        names = [slot for slot in self.slots if slot in _NAMED]
        return sorted(names, key=lambda slot: self.text.find(self.slots[slot]))

    def about(self, values: Mapping[str, str]) -> str:
        """The example with other names in its slots."""
        text = self.text
        for slot, value in values.items():
            text = text.replace(self.slots[slot], value, 1)
        return text


def nearest(text: str, names: Names) -> Iterator[str]:
    """Yield what can be asked, the most like the text first: most words in common, as many names.

    Names are those of the text; where it has fewer than a question needs, those that articles name most.
    """
    found = list(_names_in(text, names))
    rest = text.lower()
    for name in found:
        rest = rest.replace(name.lower(), " ")
    said = frozenset(re.findall(r"\w+", rest))

    def likeness(example: Example) -> tuple[int, int, float]:
        missing = len(example.named) - len(found)
        alike = difflib.SequenceMatcher(None, text.lower(), example.text.lower()).ratio()
        common = len(said & example.words) if said else example.question in _GENERAL
        strange = 2 * missing if missing > 0 else -missing
        return common - strange, -abs(missing), alike

    for example in sorted(_examples(), key=likeness, reverse=True):
        yield example.about(dict(_filled(example, found, names)))


def _names_in(text: str, names: Names) -> Iterator[str]:
    """Yield the longest runs of words that somebody in the graph is called by, in their order."""
    words = text.split()
    start = 0
    while start < len(words):
        runs = (" ".join(words[start : start + size]) for size in range(_LONGEST_NAME, 0, -1))
        name = next((run for run in runs if _is_name(run, names)), None)
        if name:
            yield name
        start += len(name.split()) if name else 1


def _is_name(run: str, names: Names) -> bool:
    if set(run.lower().split()) <= _vocabulary():
        return False
    return len(names.resolve("actor", run, Likeness.WRITTEN).values) > 0


def _filled(example: Example, found: list[str], names: Names) -> Iterator[tuple[str, str]]:
    """Yield a name for each slot that takes one."""
    left = [*found, *names.most_mentioned()]
    for slot in example.named:
        fitting = (name for name in left if slot != "place" or names.is_site(name))
        name = next(fitting, left[0] if left else example.slots[slot])
        left = [one for one in left if one != name]
        yield slot, name


@functools.cache
def _vocabulary() -> frozenset[str]:
    """The words that templates are made of: no names, though somebody may be called "people"."""
    return frozenset(itertools.chain.from_iterable(template.words for template in load_templates().templates))


@functools.cache
def _examples() -> tuple[Example, ...]:
    """All examples that are about nothing but actors, places and kinds of events."""
    every = (_example(text, template) for text, template in examples(load_templates().templates))
    return tuple(example for example in every if "event" not in example.slots)


def _example(text: str, template: Template) -> Example:
    bare, _ = take_times(plain(text))
    slots = next(template.slots(bare), {})
    rest = bare
    for value in slots.values():
        rest = rest.replace(value, " ", 1)
    return Example(template.question, bare, slots, frozenset(re.findall(r"\w+", rest.lower())))
