"""The user's rulings as a text file to keep under version control: one line each, read and edited by hand as well.

    same       entity "Muammar Gaddafi" "Moammar Qadhafi"
    different  entity "Liberation Front" "Vintar Liberation Front"    # the one of Leith
    same       event 1cc75c4424a97f55:2411-2417 331a246663a85e3e:102-108

Things are named by what no rebuild changes: an entity by a name that articles call it, or either kind by an extent of
an article's raw text, at which it is mentioned or reported. Lines that begin with # and empty lines are kept.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

from kg.errors import InputError
from kg.model import Kind, Ruling, Verdict

_TERM = r'"(?:[^"\\]|\\.)*"|[^\s"#]\S*'
_LINE = re.compile(rf"\s*(same|different)\s+(entity|event)\s+({_TERM})\s+({_TERM})\s*(?:#\s*(.*?))?\s*")
_EXTENT = re.compile(r"[0-9a-f]{16}:\d+-\d+")
_FORM = "Write: same|different entity|event A B, with names in double quotes, extents as ARTICLE:START-END."

HEAD = """# What is one thing, and what is not, whatever kg thinks. Written by `kg judge`; may be edited by hand.
"""


def read_rulings(path: Path) -> tuple[Ruling, ...]:
    """Read a file of rulings; one that is not there has none.

    Raises InputError, naming file and line, for a line that is no ruling, and for rulings that contradict each other.
    """
    rulings = tuple(ruling for ruling, _ in _parsed(path, _lines(path)) if ruling)
    _check(rulings)
    return rulings


def add_ruling(path: Path, ruling: Ruling) -> bool:
    """Append a ruling to the file, which is made if need be; False if it stands there already.

    Raises InputError, and leaves the file as it was, if the ruling contradicts those that stand there.
    """
    rulings = read_rulings(path)
    if any(_same_things(ruling, other) and ruling.verdict == other.verdict for other in rulings):
        return False
    lines = _lines(path) or HEAD.splitlines()
    lines.append(_format(ruling))
    _check([r for r, _ in _parsed(path, lines) if r])
    _write(path, lines)
    return True


def drop_ruling(path: Path, number: int) -> Ruling:
    """Take out the ruling of that number, counted from 1 as `read_rulings` gives them, and return it.

    Raises InputError if there is none.
    """
    lines = _lines(path)
    parsed = [(ruling, place) for ruling, place in _parsed(path, lines) if ruling is not None]
    if not 1 <= number <= len(parsed):
        raise InputError(f"{path}: there is no judgement {number}, there are {len(parsed)}. See: kg judge list")
    ruling, place = parsed[number - 1]
    _write(path, lines[:place] + lines[place + 1 :])
    return ruling


def is_extent(said: str) -> bool:
    """Whether a thing is named by an extent of an article."""
    return _EXTENT.fullmatch(said) is not None


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: byte {error.start} is not UTF-8. Save the file as UTF-8.") from error


def _write(path: Path, lines: Sequence[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _parsed(path: Path, lines: Sequence[str]) -> Iterator[tuple[Ruling | None, int]]:
    """Each line's ruling, None for a comment or an empty line, and the index of the line."""
    for number, line in enumerate(lines):
        bare = line.strip()
        yield (None if not bare or bare[0] == "#" else _parse(line, f"{path}:{number + 1}")), number


def _parse(line: str, place: str) -> Ruling:
    found = _LINE.fullmatch(line)
    if found is None:
        raise InputError(f"{place}: not a judgement: {line.strip()!r}. {_FORM}")
    verdict, kind = cast(Verdict, found[1]), cast(Kind, found[2])
    left, right = _term(found[3], place), _term(found[4], place)
    if left == right:
        raise InputError(f"{place}: both sides are {left!r}. {_FORM}")
    if kind == "event" and not (is_extent(left) and is_extent(right)):
        raise InputError(f"{place}: events are named by extents, such as 1cc75c4424a97f55:120-136. {_FORM}")
    return Ruling(verdict, kind, left, right, found[5] or "", place)


def _term(said: str, place: str) -> str:
    if said[0] != '"':
        return said
    try:
        return str(json.loads(said))
    except ValueError as error:
        raise InputError(f"{place}: {said} is not a name in double quotes ({error}). {_FORM}") from error


def _format(ruling: Ruling) -> str:
    left, right = (
        said if is_extent(said) else json.dumps(said, ensure_ascii=False) for said in (ruling.left, ruling.right)
    )
    note = f"  # {' '.join(ruling.note.split())}" if ruling.note else ""
    return f"{ruling.verdict:<9}  {ruling.kind} {left} {right}{note}"


def _same_things(one: Ruling, other: Ruling) -> bool:
    return one.kind == other.kind and {one.left, one.right} == {other.left, other.right}


def _check(rulings: Sequence[Ruling]) -> None:
    """Refuse "A is B", "B is C", "A is not C"."""
    joined: dict[tuple[str, str], tuple[str, str]] = {}

    def root(thing: tuple[str, str]) -> tuple[str, str]:
        while thing in joined:
            thing = joined[thing]
        return thing

    ties = [r for r in rulings if r.verdict == "same"]
    for ruling in ties:
        left, right = root((ruling.kind, ruling.left)), root((ruling.kind, ruling.right))
        if left != right:
            joined[left] = right
    for ruling in rulings:
        group = root((ruling.kind, ruling.left))
        if ruling.verdict == "different" and group == root((ruling.kind, ruling.right)):
            by = ", ".join(r.place for r in ties if root((r.kind, r.left)) == group)
            raise InputError(
                f"{ruling.place}: {ruling.left!r} and {ruling.right!r} are ruled to be different here, and to be the "
                f"same in {by}. Take one of these out: kg judge list, kg judge drop NUMBER"
            )
