"""Find expressions of time in a text. The rules are data (data/timex.toml), each with examples, as in HeidelTime.

Strötgen and Gertz (2010), HeidelTime: High Quality Rule-Based Extraction and Normalization of Temporal Expressions.
Finding needs no parse: one keyword search over the text wakes the few rules that could match at each keyword.
What an expression means is `values`' business, which event it dates that of `reach` and `sites`.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from kg.errors import OntologyError

_REACH = 44  # characters around a keyword that an expression can take up
_LEAD = re.compile(r"\b(?:in|since|until|till|by|from|during|of|for|before|after|between|through|and|or|to) $|['’]s $")
_COUNTED = re.compile(  # what stands before a unit of time that is part of an expression
    r"(?:last|this|that|same|next|past|previous|following|preceding|current|coming|the|a|an|latter|first|second|third"
    r"|fourth|1st|2nd|3rd|4th|\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|teen|ty|half|24|few|several|some"
    r"|recent|couple of)[ -]$",
    re.IGNORECASE,
)
_RULE_KEYS = {"about", "key", "kind", "set", "pattern", "examples", "keeps"}
_KEY_WORDS = {
    "month": r"{month}(?!\w)",
    "weekday": r"(?:mon|tues?|wed|thurs?|fri|sat|sun)(?:[.]|day|nesday|sday|urday|rsday)",
    "year": r"(?<![\d.,])(?:1[5-9]|20)\d\d(?:s|'s|(?![\d%]))",
    "hours": r"(?:(?:hours?|minutes?|moments?|seconds?) (?:ago|later|earlier|afterwards?|after|before|following)\b"
    r"|within [\w ]{0,16}(?:hours?|minutes?) of\b"
    r"|(?:earl|lat)\w+ in the (?:day|night|morning|afternoon|evening))",
    "unit": r"(?:hours|days?|weeks?|months?|years?|decades?|century|nights?|mornings?|afternoons?|evenings?|weekend"
    r"|fortnight|quarter|half)",
    "word": r"(?:nineteen|twenty|overnight|today|tonight|yesterday|tomorrow|spring|summer|autumn|fall|winter|christmas"
    r"|boxing|new year's|valentine's|bastille|july|halloween|saints'|anniversary of)",
    "nine": r"9/11",
    "clock": r"at (?:(?:about|around|approximately|almost|nearly|exactly|precisely) )?"
    r"(?:[012]\d[0-5]\d(?!\d)|\d{1,2}(?:[:.][0-5]\d)? ?[ap]\.?m\b|midnight|noon|midday)",
}


@dataclass(frozen=True, slots=True)
class Timex:
    """An expression: text[start:end], the kind of its meaning, the parts that the rule named (lower case), the rule."""

    start: int
    end: int
    kind: str
    fields: Mapping[str, str]
    rule: str = ""


@dataclass(frozen=True, slots=True)
class _Rule:
    about: str
    kind: str
    pattern: re.Pattern[str]
    fixed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The compiled rules by the key that wakes them, and the words that make a name of an expression."""

    rules: Mapping[str, tuple[_Rule, ...]]
    keywords: re.Pattern[str]
    name_after: re.Pattern[str]
    name_before: re.Pattern[str]
    ambiguous_months: frozenset[str]
    holidays: Mapping[str, tuple[int, int]]
    feasts: Mapping[str, int]


@functools.cache
def load_lexicon() -> Lexicon:
    """Return the compiled lexicon; OntologyError names the rule that breaks the schema."""
    data = timex_data()
    lower = {name: [word.lower() for word in words] for name, words in data["words"].items()}
    rules: dict[str, list[_Rule]] = {key: [] for key in _KEY_WORDS}
    for rule in data["rule"]:
        rules[rule["key"]].append(
            _Rule(rule["about"], rule["kind"], _compiled(rule["pattern"], data["words"]), rule.get("set", {}))
        )
    return Lexicon(
        {key: tuple(found) for key, found in rules.items()},
        re.compile(r"\b(?:" + "|".join(f"(?P<{k}>{_filled(p, lower)})" for k, p in _KEY_WORDS.items()) + ")"),
        re.compile(r"[ -](?:" + "|".join(data["names"]["after"]) + r")\b"),
        re.compile(r"(?:\b|^)(?:" + "|".join(data["names"]["before"]) + r") $"),
        frozenset(data["ambiguous"]["months"]),
        {name: (month, day) for name, (month, day) in data["holidays"].items()},
        data["feasts"],
    )


def timex_data() -> dict[str, Any]:
    """Return the rules as they stand in the file, their keys checked."""
    data = tomllib.loads(resources.files("kg.extract").joinpath("data/timex.toml").read_text(encoding="utf-8"))
    for rule in data["rule"]:
        unknown = set(rule) - _RULE_KEYS
        missing = _RULE_KEYS - {"set"} - set(rule)
        if unknown or missing or rule["key"] not in _KEY_WORDS:
            raise OntologyError(
                f"timex.toml: rule {rule.get('about')!r} has unknown keys {sorted(unknown)}, lacks {sorted(missing)} "
                f"or has a key other than {sorted(_KEY_WORDS)}; the head of the file lists what a rule has"
            )
    return data


def _compiled(pattern: str, words: Mapping[str, list[str]]) -> re.Pattern[str]:
    return re.compile(_filled(pattern, words), re.IGNORECASE)


def _filled(pattern: str, words: Mapping[str, list[str]]) -> str:
    """The pattern with the words of the lexicon in the place of their names."""
    for name, alternatives in words.items():
        longest_first = sorted(alternatives, key=len, reverse=True)
        pattern = pattern.replace("{" + name + "}", "(?:" + "|".join(longest_first) + ")")
    return pattern


def find_timexes(text: str) -> list[Timex]:
    """Return the expressions of time in reading order; none overlaps another (the longest wins)."""
    lexicon = load_lexicon()
    best: list[Timex] = []
    for candidate in sorted(_candidates(text, lexicon), key=lambda t: (t.start - t.end, t.start)):
        if all(candidate.end <= other.start or other.end <= candidate.start for other in best):
            best.append(candidate)
    return sorted((t for t in best if not _is_name(text, t, lexicon)), key=lambda t: t.start)


def _candidates(text: str, lexicon: Lexicon) -> Iterator[Timex]:
    for hit in lexicon.keywords.finditer(_lower(text)):
        key = hit.lastgroup
        if key is None or (key == "unit" and not _COUNTED.search(text, max(0, hit.start() - 22), hit.start())):
            continue
        low, high = max(0, hit.start() - _REACH), min(len(text), hit.end() + _REACH)
        for rule in lexicon.rules[key]:
            for match in rule.pattern.finditer(text, low, high):
                if match.start() <= hit.start() < match.end():
                    yield from _timex(rule, match, lexicon)
                    break


def _lower(text: str) -> str:
    """Return the text in lower case, every character in its place (a search without IGNORECASE is twice as fast)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _timex(rule: _Rule, match: re.Match[str], lexicon: Lexicon) -> Iterator[Timex]:
    fields = {name.rstrip("0123456789") if _is_second_form(name) else name: value.lower()
              for name, value in match.groupdict().items() if value is not None}  # fmt: skip
    if _is_common_word(rule, match, fields, lexicon):
        return
    fields.pop("lead", None)
    start = match.end("lead") if "lead" in match.re.groupindex and match["lead"] else match.start()
    yield Timex(start, match.end(), rule.kind, {**fields, **rule.fixed}, rule.about)


def _is_second_form(name: str) -> bool:
    """Tell whether a group is one part in another form of the rule (`unit2` is `unit`); `d2`, `y2` are own parts."""
    return name[-1].isdigit() and name not in {"d2", "y2", "y3", "y4", "d3", "d4", "m2"}


def _is_common_word(rule: _Rule, match: re.Match[str], fields: Mapping[str, str], lexicon: Lexicon) -> bool:
    """Tell whether the month is only a word like `may` or `march`: a month alone has a capital and a lead."""
    word = fields.get("m", "").rstrip(".")
    if word not in lexicon.ambiguous_months or rule.kind != "month" or "y" in fields:
        return False
    if word == "mar":
        return True
    at = match.start("m")
    if match.string[at].islower() or "." in match["m"]:
        return match.string[at].islower()
    if fields.get("mod") or fields.get("edge") or fields.get("ymod"):
        return False
    if word not in {"may", "march"}:
        return True  # "Dec", "Mar" and the like without a number
    lead = match.string[max(0, at - 12) : at].lower()
    return not _LEAD.search(lead)


def _is_name(text: str, timex: Timex, lexicon: Lexicon) -> bool:
    if lexicon.name_after.match(text, timex.end):
        return True
    return bool(lexicon.name_before.search(text[max(0, timex.start - 16) : timex.start]))
