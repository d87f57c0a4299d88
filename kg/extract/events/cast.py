"""Who and what a document has to fill the roles of its events with, and what may fill which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.entities.index import EntityIndex
from kg.extract.events.happening import Happening, Role
from kg.extract.events.weapons import is_headcount

BODIES = frozenset({"ORGANIZATION", "ARMED_GROUP", "GOVERNMENT", "COUNTRY"})


@dataclass(frozen=True, slots=True)
class Cast:
    """The entities of one document and its live candidates, which `events` maps from the index of their head."""

    entities: EntityIndex
    events: dict[int, Happening]

    def mention(self, token: Token) -> int | None:
        """The mention that the token heads."""
        return self.entities.at(token.i)

    def add(
        self, roles: list[Role], token: Token, function: str, types: Sequence[str], allowed: Iterable[str]
    ) -> None:
        """Add the token's mention to the roles if it is of one of the frame's `types` (none: any) and is `allowed`."""
        number = self._named(token)
        if number is None or any(role.mention == number for role in roles):
            return
        mention = self.entities.mentions[number]
        if mention.type == "OTHER" and "PEOPLE" in types and is_headcount(token):
            self.entities.take_for(number, "PEOPLE")
        fits = not types or self.entities.is_of(number, types) or self._stands_beside(token, roles)
        if not fits or mention.type not in allowed:
            return
        if mention.type == "OTHER" and token.i in self.events:
            return
        roles.append(Role(number, function=function))

    def take_for_human(self, token: Token) -> None:
        """"MANY were arrested", "kidnapped MADHI": what only people suffer is told of people."""
        number = self.mention(token)
        if number is None or self.entities.mentions[number].type != "OTHER":
            return
        if is_headcount(token):
            self.entities.take_for(number, "PEOPLE")
        elif token.pos_ == "PROPN" and len(token) > 1:
            self.entities.take_for(number, "PEOPLE" if token.tag_ == "NNPS" else "PERSON")

    def _named(self, token: Token) -> int | None:
        """The same; for a noun of no known type the person named right behind it."""
        number = self.mention(token)
        if number is None or self.entities.mentions[number].type != "OTHER":
            return number
        apposed = (self.mention(c) for c in token.children if c.dep_ == "appos" and c.left_edge.i == token.i + 1)
        return next((n for n in apposed if n is not None and self.entities.mentions[n].type == "PERSON"), number)

    def _stands_beside(self, token: Token, roles: Sequence[Role]) -> bool:
        """"Israel and THE PLO signed": what is joined to a name that fits and has a name does as well."""
        number = self.mention(token)
        if token.dep_ != "conj" or number is None or self.entities.mentions[number].type not in BODIES:
            return False
        beside = next((r.mention for r in roles if self.entities.mentions[r.mention].head == token.head.i), None)
        return beside is not None and all(self.entities.mentions[n].kind == "name" for n in (number, beside))
