"""What all articles say together (contract: the graph record), and what the user rules on it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kg.model.extraction import Article
from kg.model.words import EntityType, Kind, Modality, Precision, Verdict


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
    """An entity in a role of a resolved event; `modality` as far as the role itself is concerned.

    `types` are those of the reports that give it the role, the most specific first: KILL of whom one calls killed, not
    of whom all others tell that he was attacked.
    """

    entity: str
    modality: Modality
    sources: tuple[str, ...] = ()
    types: tuple[str, ...] = ()


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
