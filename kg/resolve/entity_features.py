"""When two record entities are the same in the world: named features, each with a weight and a reason.

A name alone is never enough where the types or the countries contradict, and likeness of letters is never enough
at all. The weights are set so that one telling feature with nothing against it reaches `THRESHOLD`, and a
weak one (an acronym, an initial) needs the same type and the same country beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from kg.model import EntityType
from kg.resolve.clusters import Score
from kg.resolve.names import given_agree, person, same_sound, skeletons

THRESHOLD = 1.1


@dataclass(frozen=True, slots=True)
class Profile:
    """What one or more record entities say of themselves.

    `bodies` are keys of the gazetteer; `names` are folded full names; `acronyms` the folded acronyms they are written
    as, `initials` the acronyms that their names would give; `institution` and `facility` are keys of descriptions
    that identify ("US troops", "the US consulate in Lahore"); `towns` the GeoNames ids of the towns that they are.
    `ruled`: the user says that they are one, whatever they say of themselves.
    """

    types: frozenset[EntityType]
    countries: frozenset[str] = frozenset()
    wikidata: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    acronyms: frozenset[str] = frozenset()
    initials: frozenset[str] = frozenset()
    institution: frozenset[str] = frozenset()
    facility: frozenset[str] = frozenset()
    ruled: bool = False
    towns: frozenset[int] = frozenset()


def join(one: Profile, other: Profile) -> Profile:
    """What both say."""
    return Profile(
        one.types | other.types,
        one.countries | other.countries,
        one.wikidata | other.wikidata,
        one.bodies | other.bodies,
        one.names | other.names,
        one.acronyms | other.acronyms,
        one.initials | other.initials,
        one.institution | other.institution,
        one.facility | other.facility,
        one.ruled or other.ruled,
        one.towns | other.towns,
    )


# Types that different readers give to one thing. Everything else that differs is a contradiction.
_ALIKE: frozenset[frozenset[EntityType]] = frozenset(
    frozenset(pair)
    for pair in (
        ("ORGANIZATION", "ARMED_GROUP"), ("ORGANIZATION", "MILITARY"), ("ORGANIZATION", "GOVERNMENT"),
        ("ORGANIZATION", "MEDIA"), ("ARMED_GROUP", "MILITARY"), ("ARMED_GROUP", "PEOPLE"), ("PLACE", "FACILITY"),
        ("OTHER", "ORGANIZATION"), ("OTHER", "FACILITY"), ("OTHER", "PLACE"), ("OTHER", "MEDIA"),
    )
)  # fmt: skip


def types_agree(one: frozenset[EntityType], other: frozenset[EntityType]) -> bool:
    """Whether every type of one side is the same as, or easily taken for, every type of the other."""
    return all(_alike(a, b) for a, b in product(one, other))


def _alike(one: EntityType, other: EntityType) -> bool:
    return one == other or frozenset((one, other)) in _ALIKE


def other_wikidata(one: Profile, other: Profile) -> bool:
    """They are known under different Wikidata ids."""
    return bool(one.wikidata and other.wikidata) and not one.wikidata & other.wikidata


def other_body(one: Profile, other: Profile) -> bool:
    """The gazetteer of actors knows their names as those of two different bodies or leaders."""
    same = bool(one.wikidata & other.wikidata)
    return bool(one.bodies and other.bodies) and not one.bodies & other.bodies and not same


def other_country(one: Profile, other: Profile) -> bool:
    """They belong to different countries."""
    if one.wikidata & other.wikidata or one.bodies & other.bodies:
        return False
    return bool(one.countries and other.countries) and not one.countries & other.countries


def other_town(one: Profile, other: Profile) -> bool:
    """They are two towns on the map."""
    return bool(one.towns and other.towns) and not one.towns & other.towns


def other_type(one: Profile, other: Profile) -> bool:
    """They are things of kinds that are never one: a person and a town, a country and an army."""
    if one.wikidata & other.wikidata or one.bodies & other.bodies:
        return False
    if one.ruled or other.ruled:
        return not any(_alike(a, b) for a, b in product(one.types, other.types))
    return not types_agree(one.types, other.types)


def same_wikidata(one: Profile, other: Profile) -> bool:
    """Both are known under the same Wikidata id."""
    return bool(one.wikidata & other.wikidata)


def same_body(one: Profile, other: Profile) -> bool:
    """Both go by names or offices that the gazetteer of actors gives to one body or leader (ISIL, Daesh)."""
    return bool(one.bodies & other.bodies)


def same_name(one: Profile, other: Profile) -> bool:
    """They share a full name, up to case, accents, apostrophes, hyphens and the article before it.

    An acronym is no full name where both have longer names (AFP is a news agency and a police force).
    """
    shared = one.names & other.names
    return bool(shared - one.acronyms - other.acronyms) or (bool(shared) and not (_long(one) and _long(other)))


def _long(said: Profile) -> bool:
    return any(" " in name for name in said.names)


def same_person(one: Profile, other: Profile) -> bool:
    """Two persons with one surname whose first names are the same or two spellings of one (Qassem, Qasem)."""
    for a, b in product(sorted(one.names), sorted(other.names)):
        left, right = person(a), person(b)
        if left and right and same_sound(left.surname, right.surname) and given_agree(left, right):
            in_full = len(left.given[0]) > 1 and len(right.given[0]) > 1
            if in_full and (left.surname == right.surname or left.given[0] == right.given[0]):
                return True
    return False


def same_initial(one: Profile, other: Profile) -> bool:
    """Two persons with one surname, the first name of one being the other's initial."""
    for a, b in product(sorted(one.names), sorted(other.names)):
        left, right = person(a), person(b)
        if left and right and left.surname == right.surname and given_agree(left, right):
            return True
    return False


def spelled_alike(one: Profile, other: Profile) -> bool:
    """Names of several words that sound the same word by word (Jabhat al-Nusra, Jabhet en-Nusra)."""
    return any(" " in name for name in _sounding(one, other))


def word_spelled_alike(one: Profile, other: Profile) -> bool:
    """Names of one word that sound the same (Qaddafi, Kadhafi)."""
    return any(" " not in name for name in _sounding(one, other))


def _sounding(one: Profile, other: Profile) -> Iterator[str]:
    """Names of one that sound like a name of the other; only names of equal consonants are looked at."""
    heard: dict[str, list[str]] = {}
    for name in sorted(other.names):
        heard.setdefault(skeletons(name), []).append(name)
    for name in sorted(one.names):
        words = name.split()
        if any(all(map(same_sound, words, like.split())) for like in heard.get(skeletons(name), ())):
            yield name


def same_acronym(one: Profile, other: Profile) -> bool:
    """One is written as the initials of the other's name (IRA, Irish Republican Army)."""
    return bool(one.acronyms & other.initials or one.initials & other.acronyms)


def same_institution(one: Profile, other: Profile) -> bool:
    """Both are described as the same institution of the same country (US troops, the American military)."""
    return bool(one.institution & other.institution)


def same_facility(one: Profile, other: Profile) -> bool:
    """The same kind of facility with the same telling words (Baghdad airport, Baghdad International Airport)."""
    return bool(one.facility & other.facility)


def same_country(one: Profile, other: Profile) -> bool:
    """Both belong to the same country."""
    return bool(one.countries & other.countries)


def same_type(one: Profile, other: Profile) -> bool:
    """Both were read as the same type of thing."""
    return bool(one.types & other.types)


Feature = Callable[[Profile, Profile], bool]

FORBIDDING: tuple[Feature, ...] = (other_wikidata, other_body, other_country, other_town, other_type)
"""What can never be outvoted. Equal ids outweigh a country or type that an article got wrong."""

TELLING: Mapping[Feature, float] = {
    same_wikidata: 2.0,
    same_body: 1.5,
    same_name: 1.1,
    same_institution: 1.1,
    same_facility: 1.0,
    spelled_alike: 0.9,
    word_spelled_alike: 0.6,
    same_acronym: 0.6,
}
"""Features that can carry a merge."""

TELLING_PERSON: Mapping[Feature, float] = {
    same_wikidata: 2.0,
    same_body: 1.5,
    same_name: 1.1,
    same_person: 0.9,
    same_initial: 0.6,
}
"""The same for persons, of whom many share a surname or an acronym."""

SUPPORTING: Mapping[Feature, float] = {same_country: 0.3, same_type: 0.2}
"""Features that only tip the scale."""


def contradiction(one: Profile, other: Profile) -> bool:
    """Whether something forbids a merge."""
    return any(forbids(one, other) for forbids in FORBIDDING)


def judge(one: Profile, other: Profile) -> Score | None:
    """The score of a pair that is the same, None for one that is not or that something forbids."""
    if contradiction(one, other):
        return None
    weights = fired(one, other)
    value = round(sum(weights.values()), 3)
    if value < THRESHOLD:
        return None
    return Score(value, tuple(sorted(feature.__name__ for feature in weights)))


def fired(one: Profile, other: Profile) -> dict[Feature, float]:
    """What speaks for a pair, with weights: the strongest telling features and what supports them; {} for nothing."""
    persons = "PERSON" in one.types and "PERSON" in other.types
    telling = TELLING_PERSON if persons else TELLING
    found = {feature: weight for feature, weight in telling.items() if feature(one, other)}
    if not found:
        return {}
    # Several ways to see that two names are one say it only once.
    strongest = max(found.values())
    carrying = next(feature for feature, weight in found.items() if weight == strongest)
    return {carrying: strongest, **{f: weight for f, weight in SUPPORTING.items() if f(one, other)}}
