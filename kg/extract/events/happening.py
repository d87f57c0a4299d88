"""The event mention while it is being read: tokens and mention numbers, not yet offsets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.model import LinkType, Modality
from kg.ontology import EventType, Frame

RESULTS = frozenset({"KILL", "INJURE", "DIE"})
"""Types that tell what became of the victims of an attack or a disaster."""
MISFORTUNE = "misfortune"
"""Family of deaths and disasters that nobody did."""
HARM = frozenset({"violence", "kidnapping", "robbery"})
FORCE = HARM | {"invasion"}
"""Families of acts against somebody's life, limb or land."""
PARTY = frozenset({"PERSON", "ORGANIZATION", "ARMED_GROUP", "MILITARY", "GOVERNMENT", "COUNTRY", "PEOPLE", "MEDIA"})
AREA = frozenset({"PLACE", "COUNTRY"})
SITE = AREA | {"FACILITY"}
"""Types of entities that act or suffer, and of those where it happens."""


@dataclass(slots=True)
class Role:
    """A mention (its number in the document) that fills a role, and how sure the text is of that.

    `function` is the grammatical function by which a frame found it (see `kg.ontology.events`), for `--explain`.
    """

    mention: int
    modality: Modality | None = None
    function: str = ""


def copies(roles: Iterable[Role]) -> list[Role]:
    """Roles of their own for another event, so that what is said of one does not change the other."""
    return [Role(role.mention, role.modality) for role in roles]


@dataclass(slots=True, eq=False)
class Happening:
    """One event mention. `head` is the trigger's head, `words` all tokens of a multiword trigger.

    `same` are other mentions of the same act in the sentence, `beside` results of the same attack ("two were killed
    and six wounded"). `sources` say that it happened, `raised_by` speak of it as something that did.
    """

    type: EventType
    frame: Frame
    head: Token
    words: tuple[Token, ...]
    agents: list[Role] = field(default_factory=list)
    targets: list[Role] = field(default_factory=list)
    places: list[Role] = field(default_factory=list)
    instruments: list[tuple[int, int]] = field(default_factory=list)
    themes: list[Happening] = field(default_factory=list)
    causes: list[Happening] = field(default_factory=list)
    same: list[Happening] = field(default_factory=list)
    beside: list[Happening] = field(default_factory=list)
    modality: Modality = "asserted"
    attempted: bool = False
    sources: list[int] = field(default_factory=list)
    raised_by: list[int] = field(default_factory=list)
    killed: int | None = None
    injured: int | None = None

    @property
    def trigger(self) -> tuple[int, int]:
        """Token range of the trigger: all its words where they stand together, else its head alone."""
        first, last = self.words[0].i, self.words[-1].i
        if last - first <= len(self.words) + 1:
            return first, last + 1
        return self.head.i, self.head.i + 1


    @property
    def weapons(self) -> list[Token]:
        """Heads of the words for what it was done with."""
        return [self.head.doc[end - 1] for _, end in self.instruments]


@dataclass(frozen=True, slots=True)
class LinkDraft:
    """A link between two event mentions, before offsets; `rule` is what made it, for `--explain`."""

    type: LinkType
    origin: Happening
    goal: Happening
    confidence: float
    rule: str = ""
