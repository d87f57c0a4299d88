"""Reading the actors from their files.

The files lie under actors/: countries.toml (one line a state), the gazetteers (`type` and an `[actor]` table),
nouns.toml (what a noun denotes), roles.toml (titles and offices), names.toml (the type of a body from the words
of its name), leaders.toml (heads of state and government), peoples.toml, places.toml, persons.toml (surnames),
words.toml (the small lists). Unknown keys are refused, and so is a noun or a name that two entries claim.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar, cast, get_args

from kg.errors import OntologyError
from kg.model import EntityType
from kg.ontology.actors import Actor, Actors, Country, NameRow, Office, Support, fold
from kg.ontology.leaders import read_leaders

WORDS = (
    "state_first_names", "state_styles", "party_verbs", "party_nouns", "city_surnames", "name_particles",
    "compound_participles",
    "no_names", "ministers", "personal_titles", "not_titles", "area_names", "office_names", "place_prepositions",
    "settlements",
    "place_verbs", "party_prepositions", "designator_kinds", "bare", "acting_adjectives", "no_acting_modifiers",
    "directions", "vague", "complexes", "country_nouns", "mouthpieces", "country_qualities", "place_nouns",
    "named_areas", "idle_areas", "general_bodies", "general_groups", "no_designators", "presidents", "ranks",
    "backed", "sufferers", "harmers", "harm_verbs", "saying", "junior", "leaders", "serves", "outsiders", "supporters",
    "incomplete", "owned", "media_neighbours", "body_words", "fighters", "doers", "assaulting", "befell", "killing",
    "wounding", "dying", "anybody", "kin", "female_names", "male_names",
)
T = TypeVar("T")

FOLDER = Path(__file__).parent / "actors"
GAZETTEERS = ("groups", "militaries", "agencies", "intergovernmental", "organizations", "media")
HEADS = (
    "quantity", "member", "designator", "forces", "branches", "governments", "officials", "abstract", "collective",
    "crewed", "crewed_acts", "sides", "female", "male",
)


@functools.cache
def load() -> Actors:
    """Read the shipped actors, once. Raises OntologyError when a file breaks its schema."""
    return read_actors(FOLDER)


def read_actors(folder: Path) -> Actors:
    """All files of a folder. Raises OntologyError that names the file and the fault."""
    countries = _countries(_toml(folder / "countries.toml"))
    actors = _gazetteers(folder, countries)
    nouns = _toml(folder / "nouns.toml")
    _only(nouns, {"type", "heads"}, "nouns.toml")
    roles = _toml(folder / "roles.toml")
    _only(roles, {"titles", "office", "support"}, "roles.toml")
    heads = _table(nouns, "heads", "nouns.toml")
    offices = _table(roles, "office", "roles.toml")
    _only(heads, set(HEADS), "nouns.toml: heads")
    return Actors(
        countries=countries,
        actors=actors,
        nouns=_nouns(_table(nouns, "type", "nouns.toml")),
        heads={name: frozenset(_lemmas(heads.get(name, ""))) for name in HEADS},
        peoples=_peoples(_toml(folder / "peoples.toml")),
        places=_places(_toml(folder / "places.toml"), countries),
        surnames=_surnames(_toml(folder / "persons.toml")),
        titles=frozenset(_lemmas(roles.get("titles", ""))),
        offices=tuple(
            _record(Office, {"name": name, **row}, f"roles.toml: office {name}")
            for name, row in offices.items()
        ),
        leaders=read_leaders(folder / "leaders.toml", countries, offices),
        support=_support(_table(roles, "support", "roles.toml")),
        words=_words(_toml(folder / "words.toml")),
        rows=tuple(_record(NameRow, row, f"names.toml: row {i}") for i, row in enumerate(_rows(folder), 1)),
    )


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise OntologyError(f"{path} is missing; reinstall kg") from error
    except tomllib.TOMLDecodeError as error:
        raise OntologyError(f"{path.name}: not valid TOML: {error}") from error


def _table(table: Mapping[str, Any], key: str, where: str) -> dict[str, Any]:
    value = table.get(key)
    if not isinstance(value, dict):
        raise OntologyError(f"{where}: needs a table [{key}]")
    return value


def _only(table: Mapping[str, Any], known: set[str], where: str) -> None:
    unknown = sorted(set(table) - known)
    if unknown:
        raise OntologyError(f"{where}: unknown key {unknown[0]!r}; known: {', '.join(sorted(known))}")


def _record(cls: type[T], table: Mapping[str, Any], where: str) -> T:
    """Make a frozen record of a table: keys must be fields, lists become tuples, `type` must be an entity type."""
    _only(table, {f.name for f in fields(cast(Any, cls))}, where)
    if "type" in table and table["type"] not in get_args(EntityType):
        raise OntologyError(f"{where}: unknown type {table['type']!r}; known: {', '.join(get_args(EntityType))}")
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    try:
        return cls(**values)
    except TypeError as error:
        raise OntologyError(f"{where}: {error}") from error


def _countries(table: Mapping[str, Any]) -> dict[str, Country]:
    out = {code: _record(Country, {"code": code, **row}, f"countries.toml: {code}") for code, row in table.items()}
    owner: dict[str, str] = {}
    for country in out.values():
        for name in (country.name, *country.aliases):
            if owner.setdefault(fold(name), country.code) != country.code:
                raise OntologyError(f"countries.toml: {name!r} is claimed by {owner[fold(name)]} and {country.code}")
    return out


def _gazetteers(folder: Path, countries: Mapping[str, Country]) -> dict[str, Actor]:
    out: dict[str, Actor] = {}
    owner: dict[str, str] = {}
    for stem in GAZETTEERS:
        table = _toml(folder / f"{stem}.toml")
        _only(table, {"type", "of_states", "actor"}, f"{stem}.toml")
        for key, row in _table(table, "actor", f"{stem}.toml").items():
            where = f"{stem}.toml: {key}"
            if key in out:
                raise OntologyError(f"{where}: the key stands twice")
            shared = {name: value for name, value in table.items() if name != "actor"}
            actor = _record(Actor, {"key": key, **shared, **row}, where)
            out[key] = actor
            for name in (actor.name, *actor.aliases):
                if owner.setdefault(fold(name), key) != key:
                    raise OntologyError(f"{where}: the name {name!r} is also that of {owner[fold(name)]}")
    _check_references(out, countries)
    return out


def _check_references(actors: Mapping[str, Actor], countries: Mapping[str, Country]) -> None:
    for actor in actors.values():
        if actor.country is not None and actor.country not in countries:
            raise OntologyError(f"actor {actor.key}: unknown country {actor.country!r}")
        for other in actor.part_of:
            if other not in actors and other not in countries:
                raise OntologyError(f"actor {actor.key}: {other!r} is neither an actor's key nor a country's code")


def _lemmas(text: str) -> list[str]:
    """Words of a block; quotes hold an entry of several words together."""
    out: list[str] = []
    for i, part in enumerate(text.split('"')):
        out.extend([part] if i % 2 else part.split())
    return out


def _nouns(table: Mapping[str, str]) -> dict[str, EntityType]:
    out: dict[str, EntityType] = {}
    for kind, text in table.items():
        if kind not in get_args(EntityType):
            raise OntologyError(f"nouns.toml: unknown type {kind!r}; known: {', '.join(get_args(EntityType))}")
        for lemma in _lemmas(text):
            other = out.setdefault(lemma, cast(EntityType, kind))
            if other != kind:
                raise OntologyError(f"nouns.toml: {lemma!r} is claimed by {other} and {kind}")
    return out


def _peoples(table: Mapping[str, Any]) -> frozenset[str]:
    _only(table, {"names"}, "peoples.toml")
    names: Iterable[str] = _lemmas(table.get("names", ""))
    return frozenset(form for name in names for form in (name, name + "s"))


def _places(table: Mapping[str, Any], countries: Mapping[str, Country]) -> dict[str, str]:
    _only(table, {"region"}, "places.toml")
    out: dict[str, str] = {}
    for code, names in _table(table, "region", "places.toml").items():
        if code not in countries:
            raise OntologyError(f"places.toml: unknown country {code!r}")
        for name in _lemmas(names):
            if out.setdefault(name, code) != code:
                raise OntologyError(f"places.toml: {name!r} is claimed by {out[name]} and {code}")
    return out


def _surnames(table: Mapping[str, Any]) -> frozenset[str]:
    _only(table, {"surnames"}, "persons.toml")
    return frozenset(_lemmas(table.get("surnames", "")))


def _support(table: Mapping[str, Any]) -> Support:
    _only(table, {f.name for f in fields(Support)}, "roles.toml: support")
    return Support(**{f.name: frozenset(table.get(f.name, ())) for f in fields(Support)})


def _words(table: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    _only(table, set(WORDS), "words.toml")
    missing = sorted(set(WORDS) - set(table))
    if missing:
        raise OntologyError(f"words.toml: needs {missing[0]!r}")
    return {name: frozenset(_lemmas(text)) for name, text in table.items()}


def _rows(folder: Path) -> list[dict[str, Any]]:
    table = _toml(folder / "names.toml")
    _only(table, {"row"}, "names.toml")
    rows = table.get("row", [])
    if not isinstance(rows, list):
        raise OntologyError("names.toml: needs tables [[row]]")
    return rows
