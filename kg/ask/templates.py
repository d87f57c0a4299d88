"""The templates of `kg ask`, from templates.toml: forms of words, and the question that they mean."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import QueryError
from kg.questions import Questions, load_questions

FILE = Path(__file__).parent / "templates.toml"

_SLOT = re.compile(r"\\\{(\w+)\\\}")
_KEYS = frozenset({"question", "forms", "examples", "set"})


@dataclass(frozen=True, slots=True)
class Template:
    """A question, the forms of words that mean it, the parameters that they imply, and examples."""

    question: str
    forms: tuple[re.Pattern[str], ...]
    given: Mapping[str, str]
    examples: tuple[str, ...]
    words: frozenset[str]
    """The words that the forms are made of, in small letters."""

    def slots(self, words: str) -> Iterator[dict[str, str]]:
        """Yield what stands in the slots, for each form that the words fit."""
        for form in self.forms:
            if found := form.fullmatch(words):
                yield {name: value for name, value in found.groupdict().items() if value is not None}


@dataclass(frozen=True, slots=True)
class Templates:
    """All templates, the types that words stand for, and questions that none may take."""

    templates: tuple[Template, ...]
    types: Mapping[str, str]
    refused: tuple[str, ...]


@functools.cache
def load_templates() -> Templates:
    """Return the shipped templates. Raises QueryError for a template that breaks the form."""
    return parse_templates(tomllib.loads(FILE.read_text(encoding="utf-8")), load_questions())


def parse_templates(data: Mapping[str, Any], questions: Questions) -> Templates:
    """Return the templates of the file's tables. Raises QueryError for a template that breaks the form."""
    types = {word: name for name, words in data["types"].items() for word in words}
    return Templates(
        tuple(_template(row, questions, types) for row in data["template"]), types, tuple(data["refused"])
    )


def _template(row: Mapping[str, Any], questions: Questions, types: Collection[str]) -> Template:
    unknown = row.keys() - _KEYS
    if unknown or not row.get("forms") or not row.get("examples"):
        raise QueryError(f"{FILE.name}: a template has question, forms, examples and perhaps set: {dict(row)}.")
    question = questions[row["question"]]
    known = {parameter.name for parameter in question.parameters}
    given = row.get("set", {})
    used = {slot for form in row["forms"] for slot in _SLOT.findall(re.escape(form))} | given.keys()
    if used - known:
        raise QueryError(f"{FILE.name}: {question.name} has no parameter {', '.join(sorted(used - known))}.")
    forms = tuple(_pattern(form, types) for form in row["forms"])
    return Template(question.name, forms, given, tuple(row["examples"]), _words(row["forms"]))


def _words(forms: Sequence[str]) -> frozenset[str]:
    return frozenset(word for form in forms for word in re.findall(r"\w+", re.sub(r"\{\w+\}", " ", form.lower())))


def _pattern(form: str, types: Collection[str]) -> re.Pattern[str]:
    r"""Return the regular expression of a form: `who retaliated[ against {actor}]`. A {type} is one of the types."""
    text = re.escape(form)
    for sign, meaning in (
        (r"\[", "(?:"), (r"\]", ")?"), (r"\(", "(?:"), (r"\)", ")"), (r"\|", "|"), (r"\ ", r"\s+"),
    ):  # fmt: skip
        text = text.replace(sign, meaning)
    kinds = "|".join(map(re.escape, types))
    text = text.replace(r"\{type\}", rf"(?P<type>{kinds})")
    return re.compile(_SLOT.sub(r"(?P<\1>.+?)", text), re.IGNORECASE)


def examples(templates: Sequence[Template]) -> Iterator[tuple[str, Template]]:
    """Yield each example with its template."""
    return ((example, template) for template in templates for example in template.examples)
