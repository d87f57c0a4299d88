"""The participants in one role of a happening, with all that comparing them with others needs.

Everything is a set that can be joined and intersected, so that a happening with a thousand reports is compared
as fast as one with two.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from kg.resolve.parties import BROAD, SITES, Parties
from kg.resolve.words import words

_SORTS = {"SITE": SITES, "PERSON": {"PERSON"}, "GROUP": {"PEOPLE", "MILITARY", "ARMED_GROUP"}, "STATE": BROAD}


@dataclass(frozen=True, slots=True)
class Cast:
    """Entity clusters in a role.

    `telling` are those of whom there is not news every day, by their sort or in this collection; `above` those whom
    they act for or belong to; `sides` the states they act for, or themselves; `sorts` what sorts of thing the named
    ones are; `signs` telling kinds and surnames of those without a full name, `surnames` those of persons named in
    full.
    """

    ids: frozenset[int] = frozenset()
    telling: frozenset[int] = frozenset()
    above: frozenset[int] = frozenset()
    sides: frozenset[int] = frozenset()
    sorts: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()

    def __or__(self, other: Cast) -> Cast:
        if not other.ids or self.ids == other.ids:
            return self
        if not self.ids:
            return other
        return Cast(*(getattr(self, f.name) | getattr(other, f.name) for f in fields(Cast)))

    def meets(self, other: Cast) -> bool:
        """Whether somebody is in both."""
        return not self.ids.isdisjoint(other.ids)

    def meets_telling(self, other: Cast) -> bool:
        """Whether somebody is in both of whom there is not news every day."""
        return not self.telling.isdisjoint(other.telling)

    def related(self, other: Cast) -> bool:
        """Whether somebody in one acts for, or belongs to, somebody in the other."""
        return not (self.ids.isdisjoint(other.above) and self.above.isdisjoint(other.ids))

    def alike(self, other: Cast) -> bool:
        """Whether somebody may well be in both: of one kind and number without a name, or of one surname."""
        return not (
            self.signs.isdisjoint(other.signs)
            and self.signs.isdisjoint(other.surnames)
            and self.surnames.isdisjoint(other.signs)
        )

    def of_one_side(self, other: Cast) -> bool:
        """Whether somebody in one acts for the state of somebody in the other."""
        return not self.sides.isdisjoint(other.sides)


NOBODY = Cast()


class Casting:
    """Makes casts; equal ones are one object, for most reports have the same few parties."""

    def __init__(self, parties: Parties) -> None:
        self._parties = parties
        self._casts: dict[frozenset[int], Cast] = {frozenset(): NOBODY}
        self._sorts: dict[frozenset[str], frozenset[str]] = {}

    def cast(self, members: frozenset[int]) -> Cast:
        """Make the cast of some entity clusters."""
        known = self._casts.get(members)
        if known is None:
            known = self._casts[members] = self._cast(members)
        return known

    def _cast(self, members: frozenset[int]) -> Cast:
        parties = self._parties
        named = [i for i in members if parties.named[i]]
        persons = [i for i in members if parties.surnames[i]]
        sorts = frozenset(sort for sort, types in _SORTS.items() if any(parties.types[i] & types for i in named))
        telling = frozenset(i for i in members if not (parties.types[i] <= BROAD or parties.busy[i]))
        sides = frozenset(parties.sides[i] for i in members)
        return Cast(
            ids=members,
            telling=members if telling == members else telling,
            above=frozenset(goal for i in members for goal in parties.above.get(i, ())),
            sides=members if sides == members else sides,
            sorts=self._sorts.setdefault(sorts, sorts),
            signs=frozenset(parties.kinds[i] for i in members if self._is_telling_kind(i))
            | frozenset(surname for i in persons if not parties.full[i] for surname in parties.surnames[i]),
            surnames=frozenset(surname for i in persons if parties.full[i] for surname in parties.surnames[i]),
        )

    def _is_telling_kind(self, entity: int) -> bool:
        """Whether it has no name, and its kind tells it: "a deputy", not "two people"."""
        parties = self._parties
        if parties.busy[entity]:
            return False
        nameless = not parties.named[entity] and not parties.surnames[entity]
        return nameless and parties.kinds[entity].rsplit(" ", 1)[-1] not in words().vague
