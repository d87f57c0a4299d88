"""What one or more reports of a happening say together, ready to be compared with what others say."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kg.resolve.cast import NOBODY, Cast
from kg.resolve.dates import Interval, meet
from kg.resolve.modality import Status
from kg.resolve.sites import NOWHERE, Sites


@dataclass(frozen=True, slots=True)
class Bundle:
    """What one or more reports say of a happening. Participants are entity clusters, themes event clusters.

    `calls` are the type and word by which its reports call it, `crowded` those of them by which an article that tells
    it calls something else as well; a `series` is several, told in the plural ("attacks on banks") or as a list.
    `told` is the day on which an article first told it as done, `details` the telling words of the sentences.
    `doers` are the agents that a report asserts and names: of them, other than of "gunmen" or of whom somebody
    blames, two reports cannot have different ones. `sites` are the places and targets that are towns or facilities,
    `numbers` how many the targets without a name are.
    """

    families: frozenset[str]
    status: frozenset[Status]
    types: frozenset[str]
    articles: frozenset[int]
    words: frozenset[str] = frozenset()
    agents: Cast = NOBODY
    doers: Cast = NOBODY
    targets: Cast = NOBODY
    sites: Sites = NOWHERE
    victims: frozenset[int] = frozenset()
    killed: frozenset[int] = frozenset()
    injured: frozenset[int] = frozenset()
    numbers: frozenset[int] = frozenset()
    themes: frozenset[int] = frozenset()
    when: Interval | None = None
    standing: bool = False
    months: frozenset[int] = frozenset()
    crowded: frozenset[tuple[str, str]] = frozenset()
    series: bool = False
    told: dt.date | None = None
    calls: frozenset[tuple[str, str]] = frozenset()
    details: frozenset[str] = frozenset()


def join(one: Bundle, other: Bundle) -> Bundle:
    """What both say; where their dates contradict each other (only a reader's own link joins such) none."""
    return Bundle(
        families=one.families | other.families,
        status=_stands(one.status | other.status),
        types=one.types | other.types,
        articles=one.articles | other.articles,
        words=one.words | other.words,
        agents=one.agents | other.agents,
        doers=one.doers | other.doers,
        targets=one.targets | other.targets,
        sites=one.sites | other.sites,
        victims=one.victims | other.victims,
        killed=one.killed | other.killed,
        injured=one.injured | other.injured,
        numbers=one.numbers | other.numbers,
        themes=one.themes | other.themes,
        when=meet(one.when, other.when),
        standing=one.standing and other.standing,
        months=one.months | other.months,
        crowded=one.crowded | other.crowded,
        series=one.series and other.series,
        told=min(filter(None, (one.told, other.told)), default=None),
        calls=one.calls | other.calls,
        details=one.details | other.details,
    )


def _stands(status: frozenset[Status]) -> frozenset[Status]:
    """What happened has happened, also where one of its reports is a denial."""
    return frozenset({"factual"}) if "factual" in status else status
