"""The cleaning rules of data/boilerplate.toml, compiled once."""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Any

from kg.errors import OntologyError

_LONGEST_CHROME = 240  # characters; longer blocks are never chrome, however they begin
_KEYS = {
    "chrome": {"about", "pattern", "keep_case", "examples", "keeps"},
    "repair": {"about", "pattern", "with", "cased", "keep_case", "has", "unless", "examples", "keeps"},
}


@dataclass(frozen=True, slots=True)
class Repair:
    """Replace what `pattern` finds; not where `unless` is found in the sentence before it.

    `has` are strings of which a text holds one wherever `pattern` finds anything in it; none: not known.
    """

    about: str
    pattern: re.Pattern[str]
    replacement: str
    cased: bool
    unless: re.Pattern[str] | None
    has: tuple[str, ...] = ()

    def may_find(self, text: str) -> bool:
        """Whether it is worth a search."""
        return not self.has or any(part in text for part in self.has)


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules. `chrome` are the patterns of blocks that go."""

    chrome: tuple[re.Pattern[str], ...]
    repairs: tuple[Repair, ...]

    def is_chrome(self, block: str) -> bool:
        """Tell whether a block (one line) is page furniture from end to end."""
        return len(block) <= _LONGEST_CHROME and any(p.fullmatch(block) for p in self.chrome)


@functools.cache
def load_rules() -> Rules:
    """Return the compiled rules; OntologyError names a rule with an unknown or missing key or a broken pattern."""
    data = rule_data()
    agency = "(?:" + "|".join(re.escape(a) for a in sorted(data["agencies"], key=len, reverse=True)) + ")"
    chrome = [_compiled(rule, agency) for rule in data["chrome"]]
    repairs = [
        Repair(
            rule["about"],
            _compiled(rule, agency),
            rule["with"],
            rule.get("cased", False),
            re.compile(rule["unless"]) if "unless" in rule else None,
            tuple(rule.get("has", ())),
        )
        for rule in data["repair"]
    ]
    return Rules(tuple(chrome), tuple(repairs))


def rule_data() -> dict[str, Any]:
    """Return the rules as they stand in the file, keys checked."""
    data = tomllib.loads(resources.files("kg.extract").joinpath("data/boilerplate.toml").read_text(encoding="utf-8"))
    for kind, allowed in _KEYS.items():
        for rule in data[kind]:
            unknown = set(rule) - allowed
            missing = {"about", "pattern", "examples", "keeps"} - set(rule)
            if unknown or missing:
                raise OntologyError(
                    f"boilerplate.toml: {kind} rule {rule.get('about')!r} has unknown keys {sorted(unknown)} "
                    f"or lacks {sorted(missing)}; the head of the file lists the keys"
                )
    return data


def _compiled(rule: dict[str, Any], agency: str) -> re.Pattern[str]:
    flags = re.NOFLAG if rule.get("keep_case") else re.IGNORECASE
    try:
        return re.compile(rule["pattern"].replace("{agency}", agency), flags)
    except re.error as error:
        raise OntologyError(
            f"boilerplate.toml: the pattern of {rule['about']!r} is no regular expression: {error}"
        ) from error
