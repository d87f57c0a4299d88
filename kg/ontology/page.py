"""`python -m kg.ontology.page FILE`: writes the reference of the event types, docs/ontology.md, from their TOML files.

A frame is shown as a pattern of words and roles: `AGENT open fire [on|at TARGET]`. Roles are in capitals, what may be
left out in brackets.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg import ontology
from kg.ontology.events import PLOVER_ROOTS, ROLES, EventType, Example, Frame
from kg.ontology.lists import MARK, Lists, NamedLists, by_name

HEAD = """# Event types

Written by `make docs` from `kg/ontology/events/*.toml` and `lists.toml` beside them; edit those.

{count} types cover the 16 roots of PLOVER (Halterman et al., 2023), with CAMEO codes (Schrodt, 2012). A type outside
PLOVER's roots has neither root nor relation. In the patterns roles are in capitals, what may be left out is in
brackets, and `…` stands for more words, which are listed; what starts with @ is one of the [lists](#lists) that many
share. A pattern for the active voice stands for the passive, relative clauses, participles, coordination and control
as well. The examples are run as tests.

| PLOVER root | types |
|---|---|
{roots}
"""
BEFORE = {
    "subject": "{0}", "clause_self": "{0}", "attendee": "{0} … at", "host": "{0} on", "possessive": "{0}'s",
    "modifier": "{0}-",
}  # fmt: skip
BEHIND = {
    "dative": "{0}", "clause": "to|that {0}", "clause_subject": "that {0} …", "object_owner": "{0}'s …",
    "at_hands_of": "at the hands of {0}", "goods_owner": "on {0} goods",
    "identity": "were {0}",
}  # fmt: skip
SHOWN = 3  # words of a list inside a pattern


def page(types: Mapping[str, EventType], lists: Lists) -> str:
    """The whole page in Markdown."""
    roots = [(root, [t.type for t in types.values() if t.plover == root]) for root in sorted(PLOVER_ROOTS)]
    roots.append(("none", [t.type for t in types.values() if t.plover is None]))
    rows = (f"| {root} | {', '.join(f'[{name}](#{name.lower()})' for name in names)} |" for root, names in roots)
    head = HEAD.format(count=len(types), roots="\n".join(rows))
    sections = ("\n".join(_section(event_type, lists)) for event_type in types.values())
    return "\n".join([head, *sections, *_lists(lists)])


def _lists(lists: Lists) -> Iterator[str]:
    yield "## Lists\n"
    yield "| name | holds |\n|---|---|"
    for kind in (lists.types, lists.words):
        for name, elements in kind.items():
            others = {other: each for other, each in kind.items() if len(each) < len(elements)}
            yield f"| {MARK}{name} | {', '.join(by_name(elements, others))} |"
    yield ""


# ---- a type


def _section(event_type: EventType, lists: Lists) -> Iterator[str]:
    yield f"## {event_type.type}\n"
    yield f"{event_type.about}\n"
    yield " · ".join(_codes(event_type)) + "\n"
    yield from (f"{number}. {_frame(frame, lists)}" for number, frame in enumerate(event_type.frames, 1))
    yield ""
    found = [_found(example) for example in event_type.examples if example.trigger is not None]
    others = [f"- {example.text}" for example in event_type.examples if example.trigger is None]
    yield from ["Examples:\n", *found, ""] if found else []
    yield from [f"No {event_type.type}:\n", *others, ""] if others else []


def _codes(event_type: EventType) -> Iterator[str]:
    yield f"PLOVER {event_type.plover or 'none'}"
    if event_type.cameo:
        yield f"CAMEO {event_type.cameo}"
    if event_type.relation:
        yield f"relation `{event_type.relation}`{OBJECTS[event_type.object]}"
    yield f"family {event_type.family}"
    if event_type.standing:
        yield "goes on"
    if event_type.theme_modality:
        yield f"what it is about is {event_type.theme_modality}"


OBJECTS = {
    "target": "", "theme.target": " (to the target of what it is about)",
    "theme.agent": " (to whoever did what it is about)",
}  # fmt: skip


def _found(example: Example) -> str:
    marked = example.text.replace(example.trigger or "", f"**{example.trigger}**", 1)
    roles = [("agent", example.agents), ("target", example.targets)]
    told = [f"{role} {', '.join(words)}" for role, words in roles if words]
    told += [example.modality] if example.modality else []
    return f"- {marked}" + (f" → {'; '.join(told)}" if told else "")


# ---- a frame


def _frame(frame: Frame, lists: Lists) -> str:
    return " · ".join([f"{frame.kind} `{pattern(frame)}`", *_conditions(frame, lists)])


def pattern(frame: Frame) -> str:
    """One frame as words and roles: `[AGENT's] … [on|against TARGET]`."""
    behind = [_shown(frame.modifier)] if frame.modifier else []
    before = behind if frame.kind == "noun" else []
    negation = ["not"] if frame.negated else []
    auxiliaries = [_shown(frame.aux)] if frame.aux else []
    parts = [*_roles(frame, BEFORE), *auxiliaries, *negation, *before, _shown(frame.lemmas)]
    parts += [frame.particle] if frame.particle else []
    parts += _objects(frame)
    parts += behind if frame.kind != "noun" else []
    parts += [f"{preposition} {_shown(words)}" for preposition, words in frame.complement.items()]
    parts += _roles(frame, BEHIND)
    return " ".join([*parts, *_prepositions(frame)])


def _objects(frame: Frame) -> list[str]:
    """The role of the object and the fixed object: `take TARGET hostage`; a weapon is both at once."""
    fixed = [_shown(frame.object)] if frame.object else []
    roles = [role for role in ROLES if "object" in getattr(frame, role, ()) and not (fixed and role == "instrument")]
    return [_role(frame, "|".join(roles), "{0}"), *fixed] if roles else fixed


def _roles(frame: Frame, forms: Mapping[str, str]) -> Iterator[str]:
    """The roles in a grammatical function, those of one function together: `AGENT|TARGET's`."""
    for function, form in forms.items():
        roles = [role for role in ROLES if function in getattr(frame, role, ())]
        if roles:
            yield _role(frame, "|".join(roles), form)


def _prepositions(frame: Frame) -> Iterator[str]:
    for role in ROLES:
        words = [each for each in getattr(frame, role, ()) if each not in BEFORE and each not in {"object", *BEHIND}]
        if words:
            yield _role(frame, role, f"{'|'.join(words)} {{0}}")


def _role(frame: Frame, role: str, form: str) -> str:
    """A role, in brackets where the frame does without it: it has another place in the frame, or is not required."""
    text = form.format(role.upper())
    only = sum(len(getattr(frame, name, ())) for name in role.split("|")) == 1
    return text if role in frame.require and only else f"[{text}]"


def _shown(words: Iterable[str]) -> str:
    """A list of words, cut short: `bomb|mine|shell|…`."""
    listed = list(words)
    return "|".join([*listed[:SHOWN], *["…"] * (len(listed) > SHOWN)])


def _conditions(frame: Frame, lists: Lists) -> Iterator[str]:
    """Everything about a frame that its pattern does not show."""
    cut = {"words": frame.lemmas, "its object": frame.object, "beside it": frame.modifier, **frame.complement}
    yield from (f"{name}: {_words(words, lists.words)}" for name, words in cut.items() if len(words) > SHOWN)
    if frame.require:
        yield f"needs {' and '.join(need.replace('|', ' or ') for need in frame.require)}"
    for role in ("agent", "target"):
        types = getattr(frame, f"{role}_types")
        if types:
            yield f"the {role} is {' or '.join(by_name(types, lists.types))}"
    for function in ("subject", "object", "modifier", "theme"):
        words = getattr(frame, f"not_{function}")
        if words:
            yield f"not with the {function} {_words(words, lists.words)}"
    yield from _company(frame, lists)
    yield from [f"CAMEO {frame.cameo}"] if frame.cameo else []
    yield f"confidence {frame.confidence:g}"


def _words(words: Iterable[str], lists: NamedLists) -> str:
    return ", ".join(by_name(words, lists))


COMPANY = {
    "clause_aux": "with {} in its clause",
    "clause_object": "with {} as an object there",
    "clause_verbs": "with {} as its verb",
    "below": "with {} below it",
    "theme_families": "about an event of the family {}",
    "only_theme_of": "only as what {} is about",
    "only_adjunct_of": "only hung on an event of the family {}",
    "only_after": "only shortly after an event of the family {}",
}


def _company(frame: Frame, lists: Lists) -> Iterator[str]:
    """What must stand beside the event for the frame to count."""
    if frame.negated is False:
        yield "not negated"
    for name, form in COMPANY.items():
        if words := getattr(frame, name):
            yield form.format(_words(words, lists.words))
    if frame.only_again:
        yield 'only where "the" or "this" points back to an event of the family'


def main(arguments: list[str]) -> None:
    """Write the page to the file that is named."""
    (file,) = arguments
    found = ontology.load()
    Path(file).write_text(page(found.events, found.lists), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
