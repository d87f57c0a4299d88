"""Which facility a name or description means: its kind, and the words that tell it from others of the kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.model import Entity
from kg.ontology.actors import Actors
from kg.resolve.countries import with_codes
from kg.resolve.names import fold
from kg.resolve.words import words

EMBASSY = "embassy"


def facility_keys(entity: Entity, names: Iterable[str], places: Iterable[str], actors: Actors) -> frozenset[str]:
    """Keys of its names, and of its descriptions as far as a place has but one such facility.

    An embassy is told by its two countries ("the US embassy", in Iraq or in Baghdad), so that `places`, the names
    of where it lies, count there.
    """
    described = [m.text for m in entity.mentions if m.kind == "noun"]
    found = {_key(fold(name).split(), actors) for name in names}
    for text in (*names, *described):
        parts = fold(text).split()
        kind = _kind(parts)
        if kind == EMBASSY:
            found |= {_embassy([*parts, *fold(place).split()], actors) for place in ("", *places)}
        elif kind in words().single:
            found.add(_key(parts, actors))
    return frozenset(found - {""})


def is_telling(name: str, own: frozenset[str]) -> bool:
    """Whether a facility's name says more than its kind and country; `own` are words for the country."""
    return any(word not in own for word in _telling(fold(name).split()))


def _kind(parts: Sequence[str]) -> str:
    lists = words()
    return next((word for word in reversed(parts) if word in lists.facilities - lists.decoration), "")


def _telling(parts: Iterable[str]) -> list[str]:
    lists = words()
    idle = lists.facilities | lists.decoration | lists.articles | lists.counting
    return sorted({word for word in parts if word not in idle})


def _key(parts: Sequence[str], actors: Actors) -> str:
    """Kind and telling words: "Baghdad's international airport" → "airport baghdad"; "" for just any airport."""
    kind = _kind(parts)
    telling = _telling(with_codes(parts, actors, also_capitals=False))
    if kind == EMBASSY or not any(word.islower() for word in telling):
        return ""
    return " ".join([kind or "place", *telling])


def _embassy(parts: Sequence[str], actors: Actors) -> str:
    """The countries that an embassy is of and in; "" unless both are known."""
    countries = sorted({code for code in with_codes(parts, actors, also_capitals=True) if code.isupper()})
    return " ".join([EMBASSY, *countries]) if len(countries) > 1 else ""
