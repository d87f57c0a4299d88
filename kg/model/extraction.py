"""What one article says (contract: the extraction record)."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

from kg.model.words import Basis, EntityType, LinkType, MentionKind, Modality, Precision


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `text` is the raw text that all offsets point into; `body` is where its prose begins."""

    path: str
    text: str
    body: int = 0
    title: str | None = None
    published: dt.date | None = None
    source: str | None = None
    url: str | None = None
    language: str = "en"

    @property
    def id(self) -> str:
        """First 16 hex digits of the sha256 of the raw text: the same text is the same article."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class KnownArticle(Article):
    """An article that was told of without its text, which is then empty: the id is as it was told."""

    known_id: str = ""

    @property
    def id(self) -> str:
        """The id that came with it."""
        return self.known_id


@dataclass(frozen=True, slots=True)
class Extent:
    """A stretch of the raw text, without its words."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the raw text with its words: text == raw[start:end]."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an entity is named, described or referred to."""

    start: int
    end: int
    text: str
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Entity:
    """What a document speaks of: a cluster of coreferent mentions. `country` is ISO 3166 alpha-3."""

    id: str
    name: str
    type: EntityType
    mentions: tuple[Mention, ...]
    country: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Argument:
    """An entity in a role. `modality` is set where the event is a fact but this role is only claimed."""

    entity: str
    start: int
    end: int
    text: str
    modality: Modality | None = None


@dataclass(frozen=True, slots=True)
class When:
    """The days that bracket an event, how well they are known, and the words that say so."""

    earliest: dt.date
    latest: dt.date
    precision: Precision
    basis: Basis
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Event:
    """One mention of an event."""

    id: str
    type: str
    plover: str | None
    cameo: str | None
    trigger: Span
    sentence: Extent
    agents: tuple[Argument, ...] = ()
    targets: tuple[Argument, ...] = ()
    places: tuple[Argument, ...] = ()
    instruments: tuple[Span, ...] = ()
    when: When | None = None
    modality: Modality = "asserted"
    sources: tuple[str, ...] = ()
    killed: int | None = None
    injured: int | None = None
    theme: str | None = None
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Relation:
    """A standing relation between two entities (LEADS, MEMBER_OF, PART_OF, SUPPORTS, LOCATED_IN)."""

    type: str
    subject: str
    object: str
    start: int
    end: int
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Link:
    """A tie between two event mentions of one article: `origin` RETALIATES_FOR (…) `goal`."""

    type: LinkType
    origin: str
    goal: str
    start: int
    end: int
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read out of one article, and by which language model."""

    article: Article
    model: str
    entities: tuple[Entity, ...] = ()
    relations: tuple[Relation, ...] = ()
    events: tuple[Event, ...] = ()
    links: tuple[Link, ...] = ()
