"""What flows between the stages: plain frozen records, no behaviour beyond what their fields imply.

Offsets are Unicode code points into `Article.text`, begin inclusive, end exclusive.
The first half (Article … Extraction) is what one article says; the second half (ResolvedEntity … Graph) is
what all of them say together.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Literal

EntityType = Literal[
    "PERSON", "ORGANIZATION", "ARMED_GROUP", "MILITARY", "GOVERNMENT", "COUNTRY", "PLACE", "FACILITY", "PEOPLE",
    "MEDIA", "OTHER",
]
Modality = Literal["asserted", "claimed", "planned", "threatened", "hypothetical", "denied"]
Precision = Literal["day", "month", "year", "span"]
Basis = Literal["stated", "relative", "anchored"]
MentionKind = Literal["name", "noun", "pronoun"]
Verdict = Literal["same", "different"]
Kind = Literal["entity", "event"]
LinkType = Literal["RETALIATES_FOR", "CAUSED_BY", "ORDERED", "SAME_EVENT", "PART_OF"]

FACTUAL: frozenset[str] = frozenset({"asserted", "claimed"})
"""Modalities of what is told as having happened."""


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


# ---- what one article says (contract: the extraction record)


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


# ---- what the user says


@dataclass(frozen=True, slots=True)
class Ruling:
    """A user's word that two things are one, or are not. It names them by what no rebuild changes.

    `left` and `right` are names of entities ("Muammar Gaddafi"), or extents of an article's raw text at which an
    entity is mentioned or an event reported ("1cc75c4424a97f55:120-136"). `place` is file and line of the ruling.
    """

    verdict: Verdict
    kind: Kind
    left: str
    right: str
    note: str = ""
    place: str = ""


# ---- what all articles say together (contract: the graph record)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of an article that say something: the span itself, and the sentence around it."""

    article: str
    start: int
    end: int
    text: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that holds evidence. `id` is `<article>:<start>-<end>`, `text` the article's own words."""

    id: str
    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """One mention of a resolved event: where it stands, what kind of event it calls it, and who says so."""

    evidence: Evidence
    type: str
    modality: Modality
    sources: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class ResolvedEntity:
    """One party, place or thing of the world, with every mention that was taken to be it.

    `geonames` is the GeoNames id of a place or country; `geo_precision` says what latitude and longitude (WGS 84) are:
    1 of the town itself, 2 of the town that it is in or near, 3 of the largest town of the province.
    """

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    country: str | None = None
    wikidata: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    mentions: tuple[Evidence, ...] = ()
    geonames: int | None = None
    geo_precision: int | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """An entity in a role of a resolved event; `modality` as far as the role itself is concerned."""

    entity: str
    modality: Modality
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ResolvedEvent:
    """One happening (or plan, threat, accusation …) of the world, with all its reports.

    `location` is the id of the place that says best where it was; `country`, `latitude`, `longitude` and
    `geo_precision` are that place's. All are None where no report says where it was.
    """

    id: str
    name: str
    type: str
    types: tuple[str, ...]
    plover: str | None
    cameo: str | None
    modality: Modality
    reports: tuple[Report, ...]
    earliest: dt.date | None = None
    latest: dt.date | None = None
    precision: Precision | None = None
    agents: tuple[Participant, ...] = ()
    targets: tuple[Participant, ...] = ()
    places: tuple[Participant, ...] = ()
    instruments: tuple[str, ...] = ()
    killed: int | None = None
    injured: int | None = None
    themes: tuple[str, ...] = ()
    confidence: float = 0.5
    location: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geo_precision: int | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """An edge between two entities, drawn from an event (ATTACKED) or standing on its own (LEADS)."""

    type: str
    subject: str
    object: str
    event: str | None
    modality: Modality
    sources: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    earliest: dt.date | None = None
    latest: dt.date | None = None
    precision: Precision | None = None
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class EventLink:
    """An edge between two resolved events: `origin` RETALIATES_FOR, CAUSED_BY, ORDERED_BY or PART_OF `goal`."""

    type: str
    origin: str
    goal: str
    modality: Modality
    sources: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that only repeats another; `share` is how much of the shorter one's words the longer one has."""

    article: str
    original: str
    share: float


@dataclass(frozen=True, slots=True)
class Graph:
    """Everything, each part sorted by its key, so that equal graphs are equal values."""

    articles: tuple[Article, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[ResolvedEntity, ...] = ()
    events: tuple[ResolvedEvent, ...] = ()
    facts: tuple[Fact, ...] = ()
    links: tuple[EventLink, ...] = ()
    copies: tuple[Copy, ...] = ()
