"""From a record entity to its profile: which of its words identify it, and how."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.model import Entity
from kg.ontology.actors import Actors
from kg.resolve.countries import demonyms
from kg.resolve.entity_features import Profile
from kg.resolve.facilities import facility_keys, is_telling
from kg.resolve.names import acronym, fold, is_acronym, key, person, tokens
from kg.resolve.towns import Location
from kg.resolve.words import words

_PARENTHESIS = re.compile(r"\s*\([^)]*\)")
_DIGIT = re.compile(r"\d")
INSTITUTIONAL = frozenset({"MILITARY", "GOVERNMENT", "ARMED_GROUP", "ORGANIZATION", "PEOPLE"})


@functools.cache
def known_bodies(actors: Actors) -> Mapping[str, str]:
    """Folded names and aliases of the gazetteer's bodies → key of the body, where just one body has that name."""
    found: dict[str, set[str]] = defaultdict(set)
    for actor in actors.actors.values():
        for name in (actor.name, *actor.aliases):
            found[key(name)].add(actor.key)
    return {name: min(keys) for name, keys in found.items() if len(keys) == 1}


@functools.cache
def known_persons(actors: Actors) -> Mapping[str, str]:
    """Folded names of the gazetteer's leaders as it writes them → key. Their other names may be those of two."""
    return {key(leader.name): leader.key for leader in actors.leaders.by_key.values()}


def surface_names(entity: Entity) -> list[str]:
    """The names an entity goes by in its article, in order of appearance; none for one that is only described."""
    names = [m.text for m in sorted(entity.mentions, key=lambda m: (m.start, m.end)) if m.kind == "name"]
    return [*names, entity.name] if names else []


def is_named(entity: Entity) -> bool:
    """Whether the article ever names it."""
    return any(m.kind == "name" for m in entity.mentions)


def is_identified(entity: Entity, actors: Actors) -> bool:
    """Whether its words tell it from others of its kind: a name, or "US troops"."""
    own = demonyms(actors).get(entity.country or "", frozenset())
    return is_named(entity) or bool(_institution(entity, own))


def is_pronoun(entity: Entity) -> bool:
    """Whether nothing is known of it but a pronoun: it could be anyone."""
    return all(m.kind == "pronoun" for m in entity.mentions)


def profile(entity: Entity, actors: Actors, places: Iterable[str] = (), location: Location | None = None) -> Profile:
    """What identifies a record entity; `places` are names of where it lies, `location` where on earth.

    All sets of names are empty for "protesters" or for a surname alone.
    """
    own = demonyms(actors).get(entity.country or "", frozenset())
    spelled = list(dict.fromkeys(n for name in surface_names(entity) for n in _variants(name)))
    names = _names(entity, spelled, own)
    country = entity.country or (location.country if location else None)
    is_town = entity.type == "PLACE" and location is not None and location.precision == 1
    return Profile(
        types=frozenset({entity.type}),
        countries=frozenset({country} if country else ()),
        wikidata=frozenset({entity.wikidata} if entity.wikidata else ()),
        names=names,
        bodies=_bodies(entity, names, actors),
        acronyms=frozenset(fold(n) for n in spelled if is_acronym(n)),
        initials=_initials(entity, spelled),
        institution=_institution(entity, own),
        facility=facility_keys(entity, spelled, places, actors) if entity.type == "FACILITY" else frozenset(),
        towns=frozenset({location.geonames} if is_town and location else ()),
    )


def _initials(entity: Entity, spelled: list[str]) -> frozenset[str]:
    """The acronyms that the names of a body would give; persons and places are not known by such."""
    if entity.type not in INSTITUTIONAL | {"MEDIA"}:
        return frozenset()
    return frozenset(filter(None, (acronym(name) for name in spelled if not is_acronym(name))))


def _variants(name: str) -> list[str]:
    """The name, and without what stands in parentheses: "Irish Republican Army (IRA)"."""
    bare = _PARENTHESIS.sub("", name).strip()
    return [name, bare] if bare and bare != name else [name]


def _names(entity: Entity, spelled: list[str], own: frozenset[str]) -> frozenset[str]:
    if entity.type == "PERSON":
        parts = (person(name) for name in spelled)
        return frozenset(" ".join((*p.given, p.surname)) for p in parts if p and p.given)
    if entity.type == "FACILITY":
        return frozenset(key(name) for name in spelled if is_telling(name, own))
    found = {key(name) for name in spelled}
    if entity.type not in ("COUNTRY", "PLACE"):
        found |= {bare for name in found if (bare := _without_country(name, own))}
        found = {name for name in found if not _is_common(name, own)}
    return frozenset(found - {""})


def _bodies(entity: Entity, names: frozenset[str], actors: Actors) -> frozenset[str]:
    """Keys of the gazetteer's bodies with one of its names, as far as their countries allow; of a person the leader.

    Extraction names a leader as the gazetteer does once office, date or state say which one is meant.

    A single word is not heeded beside longer names that the gazetteer does not know: they may be another body's.
    """
    if entity.type == "PERSON":
        return frozenset(filter(None, [known_persons(actors).get(key(entity.name))]))
    if entity.type in ("PLACE", "COUNTRY", "FACILITY"):
        return frozenset()
    strange = any(" " in name and name not in known_bodies(actors) for name in names)
    found = {known_bodies(actors)[n] for n in names if n in known_bodies(actors) and (" " in n or not strange)}
    return frozenset(k for k in found if not entity.country or actors.actors[k].country in (None, entity.country))


def _without_country(name: str, own: frozenset[str]) -> str:
    """Cut the country off: of a Turkish group "turkey wolves" is "wolves"; "" where it does not stand there."""
    for word in sorted(own, key=len, reverse=True):
        if name.startswith(f"{word} "):
            return name[len(word) + 1 :]
    return ""


def _is_common(name: str, own: frozenset[str]) -> bool:
    """Whether nothing but common nouns and the country is left: "government", "US troops", "security forces"."""
    lists = words()
    common = lists.institutions | lists.forces | lists.facilities | lists.titles | lists.articles | lists.counting
    rest = _without_country(name, own) or name
    return all(token in common for token in rest.split())


def _institution(entity: Entity, own: frozenset[str]) -> frozenset[str]:
    """Keys such as "USA military" for "US troops"; empty where only some of them are meant."""
    if entity.type not in INSTITUTIONAL or not entity.country:
        return frozenset()
    texts = [m.text for m in entity.mentions if m.kind != "pronoun"]
    return frozenset(filter(None, (_institution_key(text, entity.country, own) for text in texts)))


def _institution_key(text: str, country: str, own: frozenset[str]) -> str:
    lists = words()
    folded = fold(text).split()
    if _DIGIT.search(text) or any(token in lists.counting for token in folded):
        return ""
    rest = _without_country(" ".join(tokens(text)), own).split()
    if not rest or any(token not in lists.institutions | lists.forces for token in rest):
        return ""
    kind = "military" if all(token in lists.forces for token in rest) else " ".join(rest)
    return f"{country} {kind}"
