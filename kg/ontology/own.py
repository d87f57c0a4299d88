"""The user's own actors: a TOML file that adds to the shipped ones, or corrects them.

    remove = ["efe"]                         # keys of shipped actors that are none here

    [actor.vintar-front]                     # a new key: needs name and type
    name = "Vintar Liberation Front"
    type = "ARMED_GROUP"
    aliases = ["VLF"]
    country = "AND"

    [actor.hamas]                            # a shipped key: what is given is added, or takes the place of what was
    aliases = ["Izz ad-Din Brigades"]

    [country.MMR]                            # likewise for states
    aliases = ["Burma Union"]

    [leader.AND]                             # state, office of roles.toml, a line for each holder as in leaders.toml
    prime-minister = "Mira Tolsen; Mira A. Tolsen | 2024-2026, 2031- | Q1065"

A name that the file gives to an actor is no other actor's any more.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, TypeVar, get_args

from kg.errors import OntologyError
from kg.model import EntityType
from kg.ontology.actors import Actor, Actors, Country, fold
from kg.ontology.leaders import Leaders, parse_leaders, with_leaders

R = TypeVar("R", Actor, Country)

_LISTS = frozenset({"aliases", "short", "local", "part_of", "adjectives", "people", "capitals"})
_IDENTITY = frozenset({"key", "code"})


@dataclass(frozen=True, slots=True)
class OwnActors:
    """A file of the user's actors: its path, for messages, and its text."""

    path: str
    text: str


def read_own(path: Path) -> OwnActors | None:
    """Read a file of actors; None if it says nothing. Raises OntologyError if it cannot be read."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise OntologyError(f"{path}: {error.strerror}. Name a file of actors that can be read.") from error
    except UnicodeDecodeError as error:
        raise OntologyError(f"{path}: byte {error.start} is not UTF-8. Save the file as UTF-8.") from error
    return OwnActors(str(path), text) if text.strip() else None


def with_own(shipped: Actors, own: OwnActors) -> Actors:
    """Lay the user's actors over the shipped ones. Raises OntologyError that names every fault with file and line."""
    table = _parse(own)
    faults: list[str] = []
    actors = {key: actor for key, actor in shipped.actors.items() if key not in table.get("remove", ())}
    mine = dict(_records(Actor, table.get("actor", {}), shipped.actors, own, faults))
    states = dict(_records(Country, table.get("country", {}), shipped.countries, own, faults))
    countries = {**shipped.countries, **states}
    faults += _unknown(own, table, shipped, mine, countries)
    taken = dict(_taken(own, mine, shipped, faults))
    actors = {key: _without(actor, taken) for key, actor in actors.items() if key not in mine}
    leaders = _leaders(table.get("leader", {}), own, shipped, countries, faults)
    if faults:
        raise OntologyError("\n".join(faults))
    return replace(shipped, actors={**actors, **mine}, countries=countries, leaders=leaders)


def _leaders(
    table: Mapping[str, Any], own: OwnActors, shipped: Actors, countries: Mapping[str, Country], faults: list[str]
) -> Leaders:
    offices = [office.name for office in shipped.offices]
    mine = {}
    for country, rows in table.items():
        try:
            found = parse_leaders({country: rows}, _at(own, f"leader.{country}"), countries, offices)
        except OntologyError as error:
            faults.append(str(error))
        else:
            mine.update(found)
    return with_leaders(shipped.leaders, mine)


def _parse(own: OwnActors) -> dict[str, Any]:
    try:
        table = tomllib.loads(own.text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        place = line[1] if line else own.text.count("\n") + 1
        raise OntologyError(f"{own.path}:{place}: not valid TOML: {error}") from error
    for key, value in table.items():
        if key not in ("actor", "country", "leader", "remove"):
            raise OntologyError(f"{_at(own, key)}: unknown key {key!r}; known: actor, country, leader, remove")
        wanted = list if key == "remove" else dict
        if not isinstance(value, wanted):
            raise OntologyError(f"{_at(own, key)}: {key} must be {'a list of keys' if key == 'remove' else 'a table'}")
    return table


def _records(
    cls: type[R], rows: Mapping[str, Any], shipped: Mapping[str, R], own: OwnActors, faults: list[str]
) -> Iterator[tuple[str, R]]:
    """The records of one kind, each the shipped one with what the file says of it."""
    kind = cls.__name__.lower()
    known = {field.name for field in fields(cls)} - _IDENTITY
    for key, row in rows.items():
        found = list(_row_faults(row, known, f"{kind}.{key}", own))
        base = shipped.get(key)
        needed = ("name", "type") if cls is Actor else ("name",)
        if base is None and isinstance(row, dict):
            found += [
                f"{_at(own, f'{kind}.{key}')}: {key} is new and needs {need!r}" for need in needed if need not in row
            ]
        faults += found
        if not found:
            yield key, _laid_over(cls, key, base, row)


def _row_faults(row: Any, known: set[str], name: str, own: OwnActors) -> Iterator[str]:
    if not isinstance(row, dict):
        yield f"{_at(own, name)}: {name} must be a table, such as [{name}]"
        return
    for field, value in row.items():
        place = _at(own, name, field)
        if field not in known:
            yield f"{place}: unknown key {field!r}; known: {', '.join(sorted(known))}"
        elif field in _LISTS and not _is_list_of_texts(value):
            yield f"{place}: {field} must be a list of texts in double quotes"
        elif field not in _LISTS and not (isinstance(value, str) and value.strip()):
            yield f"{place}: {field} must be a text in double quotes"
        elif field == "type" and value not in get_args(EntityType):
            yield f"{place}: unknown type {value!r}; known: {', '.join(get_args(EntityType))}"
        elif field == "wikidata" and not re.fullmatch(r"Q[1-9]\d*", value):
            yield f"{place}: {value!r} is no Wikidata id, such as Q1065"


def _is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)


def _laid_over(cls: type[R], key: str, base: R | None, row: Mapping[str, Any]) -> R:
    values: dict[str, Any] = {field: tuple(value) if isinstance(value, list) else value for field, value in row.items()}
    if base is None:
        return cls(key, **values)
    values |= {name: _together(getattr(base, name), values[name]) for name in _LISTS & values.keys()}
    return replace(base, **values)


def _together(shipped: Iterable[str] | None, mine: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*(shipped or ()), *mine)))


def _unknown(
    own: OwnActors,
    table: Mapping[str, Any],
    shipped: Actors,
    mine: Mapping[str, Actor],
    countries: Mapping[str, Country],
) -> Iterator[str]:
    """Keys and codes that name nothing."""
    for key in table.get("remove", ()):
        if key not in shipped.actors:
            yield f"{_at(own, 'remove')}: no shipped actor has the key {key!r}"
    for key, actor in mine.items():
        if actor.country is not None and actor.country not in countries:
            yield f"{_at(own, f'actor.{key}', 'country')}: unknown country {actor.country!r}; write ISO 3166 alpha-3"
        for other in actor.part_of:
            if other not in mine and other not in shipped.actors and other not in countries:
                yield f"{_at(own, f'actor.{key}', 'part_of')}: {other!r} is neither an actor's key nor a country's code"


def _taken(own: OwnActors, mine: Mapping[str, Actor], shipped: Actors, faults: list[str]) -> Iterator[tuple[str, str]]:
    """Folded names of the user's actors, with their keys; a name of two of them, or a shipped main name, is a fault."""
    owner: dict[str, str] = {}
    main = {fold(actor.name): key for key, actor in shipped.actors.items()}
    for key, actor in mine.items():
        for name in dict.fromkeys(map(fold, (actor.name, *actor.aliases))):
            other = owner.setdefault(name, key)
            theirs = main.get(name, key)
            if other != key or (theirs != key and theirs not in mine):
                field = "name" if name == fold(actor.name) else "aliases"
                wanted = f"override it by its key, [actor.{theirs}]" if other == key else "keep one"
                taken_by = other if other != key else theirs
                faults.append(f"{_at(own, f'actor.{key}', field)}: {name!r} is also the name of {taken_by}; {wanted}")
            yield name, key


def _without(actor: Actor, taken: Mapping[str, str]) -> Actor:
    if not any(fold(name) in taken for name in (*actor.aliases, *actor.short, *actor.local)):
        return actor

    def free(names: Iterable[str]) -> tuple[str, ...]:
        return tuple(name for name in names if fold(name) not in taken)

    return replace(actor, aliases=free(actor.aliases), short=free(actor.short), local=free(actor.local))


def _at(own: OwnActors, table: str, field: str | None = None) -> str:
    """File and line of a table, or of a field of it, as far as the text shows it."""
    lines = own.text.splitlines()
    head, _, key = table.partition(".")
    quoted = rf"(?:{re.escape(key)}|\"{re.escape(key)}\")" if key else ""
    forms = [rf"\s*\[\s*{head}\s*\.\s*{quoted}\s*\]", rf"\s*{quoted}\s*=\s*{{"] if key else [rf"\s*\[?\s*{head}\b"]
    start = next((i for i, line in enumerate(lines) if any(re.match(form, line) for form in forms)), 0)
    if field is not None and not re.search(rf"\b{re.escape(field)}\s*=", lines[start] if lines else ""):
        for i in range(start + 1, len(lines)):
            if lines[i].lstrip().startswith("["):
                break
            if re.match(rf"\s*\"?{re.escape(field)}\"?\s*=", lines[i]):
                return f"{own.path}:{i + 1}"
    return f"{own.path}:{start + 1}"
