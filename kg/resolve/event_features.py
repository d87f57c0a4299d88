"""When two groups of reports tell of one happening: named features, each with a weight and a reason.

Likeness of type never carries a merge. A happening is told by its victim, or by when it was together with who or
where; a threat, an order or an accusation by who made it and what it is about.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kg.resolve import differences
from kg.resolve.bundle import Bundle
from kg.resolve.clusters import Score
from kg.resolve.context import Context
from kg.resolve.dates import contradict
from kg.resolve.differences import FEW, told_before

THRESHOLD = 5.0
STANDING_THRESHOLD = 3.0
"""For support and presence, which go on and so are rarely dated."""
DETAIL = 3.0
"""Least worth of the words that two sentences share: of one that one article in twenty has."""
_SHARE = 3
"""A place of several tells which happening it was where it is at least a third of those that are named."""
_WEEK = 7
_MONTH = 31
DEEDS = frozenset(
    {
        "violence",
        "kidnapping",
        "invasion",
        "coercion",
        "protest",
        "mourning",
        "mobilization",
        "retreat",
        "release",
        "prosecution",
    }
)
"""Families of what is done with hands, not with words."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two bundles, and which articles tell one story."""

    one: Bundle
    other: Bundle
    context: Context


def other_family(pair: Pair) -> bool:
    """They are events of kinds that are never one: a protest and a killing."""
    return not pair.one.families & pair.other.families


def other_status(pair: Pair) -> bool:
    """One happened, and the other is only planned or threatened, or is said not to have been."""
    return pair.one.status != pair.other.status


def other_days(pair: Pair) -> bool:
    """Their dates leave no day in common, or one was told before the other's first day."""
    one, other = pair.one, pair.other
    return contradict(one.when, other.when) or told_before(one, other) or told_before(other, one)


def other_voices(pair: Pair) -> bool:
    """Others say so: what one state condemns, accuses of, or demands is not what another does."""
    return not pair.one.families & DEEDS and differences.other_doers(pair.one, pair.other)


def other_victims(pair: Pair) -> bool:
    """They name other dead."""
    return differences.other_victims(pair.one, pair.other)


def same_victim(pair: Pair) -> bool:
    """Both tell of the death of the same named person."""
    return bool(pair.one.victims & pair.other.victims)


def same_theme(pair: Pair) -> bool:
    """Both are about, or answer, the same other happening."""
    return bool(pair.one.themes & pair.other.themes)


def same_agent(pair: Pair) -> bool:
    """The same person or group did it."""
    return pair.one.agents.meets_telling(pair.other.agents)


def same_broad_agent(pair: Pair) -> bool:
    """The same state or organization did it."""
    return pair.one.agents.meets(pair.other.agents) and not same_agent(pair)


def agent_of_one_side(pair: Pair) -> bool:
    """Who did it in one report acts for the one who did it in the other."""
    return not pair.one.agents.meets(pair.other.agents) and pair.one.agents.related(pair.other.agents)


def same_kind_of_agent(pair: Pair) -> bool:
    """The same kind of agent of the same country without a name, or a person of the same surname."""
    return not pair.one.agents.meets(pair.other.agents) and pair.one.agents.alike(pair.other.agents)


def same_two_sides(pair: Pair) -> bool:
    """What goes on between two parties goes on between the same two."""
    one, other = pair.one, pair.other
    return one.standing and other.standing and not one.targets.ids and len(one.agents.ids & other.agents.ids) > 1


def same_target(pair: Pair) -> bool:
    """The same person, group or site was hit."""
    return pair.one.targets.meets_telling(pair.other.targets)


def same_broad_target(pair: Pair) -> bool:
    """The same state or organization was the target."""
    return pair.one.targets.meets(pair.other.targets) and not same_target(pair)


def target_of_one_side(pair: Pair) -> bool:
    """The target of one report belongs to that of the other."""
    return not pair.one.targets.meets(pair.other.targets) and pair.one.targets.related(pair.other.targets)


def same_kind_of_target(pair: Pair) -> bool:
    """The same kind of target of the same country without a name, or a person of the same surname."""
    return not pair.one.targets.meets(pair.other.targets) and pair.one.targets.alike(pair.other.targets)


def same_day(pair: Pair) -> bool:
    """Both are dated to the same day."""
    return _overlap(pair) == 1


def same_week(pair: Pair) -> bool:
    """Their dates leave no more than a week open."""
    return 1 < _overlap(pair) <= _WEEK


def same_month(pair: Pair) -> bool:
    """Their dates leave no more than a month open."""
    return _WEEK < _overlap(pair) <= _MONTH


def _overlap(pair: Pair) -> int:
    if pair.one.when is None or pair.other.when is None:
        return 0
    common = pair.one.when.meet(pair.other.when)
    widest = max(pair.one.when.days, pair.other.when.days)
    return 0 if common is None else widest


def same_place(pair: Pair) -> bool:
    """Both were at the same town or site, other than the target that they share, and of it there is no daily news."""
    common = _common_sites(pair)
    named = max(len(pair.one.sites.ids), len(pair.other.sites.ids))
    return bool(common - pair.one.sites.busy) and _SHARE * len(common) >= named


def same_busy_place(pair: Pair) -> bool:
    """Both were at the same town, of which there is news every day, or which is one of many places that one names."""
    return bool(_common_sites(pair)) and not same_place(pair)


def _common_sites(pair: Pair) -> frozenset[int]:
    return (pair.one.sites.ids & pair.other.sites.ids) - (pair.one.targets.ids & pair.other.targets.ids)


def nested_place(pair: Pair) -> bool:
    """The place of one lies in that of the other."""
    return not pair.one.sites.meets(pair.other.sites) and pair.one.sites.related(pair.other.sites)


def same_toll(pair: Pair) -> bool:
    """Both count the same dead or injured, more than a few."""
    return max(_common_tolls(pair), default=0) > FEW


def same_small_toll(pair: Pair) -> bool:
    """Both count the same few dead or injured, more than one."""
    return 1 < max(_common_tolls(pair), default=0) <= FEW


def _common_tolls(pair: Pair) -> frozenset[int]:
    return (pair.one.killed & pair.other.killed) | (pair.one.injured & pair.other.injured)


def same_number(pair: Pair) -> bool:
    """It was done to the same number of people, more than a few, who have no names ("23 pirates")."""
    return max(pair.one.numbers & pair.other.numbers, default=0) > FEW and not _common_tolls(pair)


def same_type(pair: Pair) -> bool:
    """Both call it the same."""
    return bool(pair.one.types & pair.other.types)


def same_word(pair: Pair) -> bool:
    """Both use the same word for it."""
    return bool(pair.one.words & pair.other.words)


def same_story(pair: Pair) -> bool:
    """They stand in different articles of the same days, which share many words that few others have."""
    return pair.context.one_tale(pair.one.articles, pair.other.articles)


def same_long_story(pair: Pair) -> bool:
    """They stand in different articles of one month, which share many words that few others have."""
    return not same_story(pair) and pair.context.one_story(pair.one.articles, pair.other.articles)


def same_tale(pair: Pair) -> bool:
    """Articles of one story and of the same days tell a deed by one word and in sentences that share telling ones.

    They name no other places, targets or toll. Of deeds a story has one; those who condemn it, and those who may yet do
    it, are many. Where an article itself tells several by that word, the word does not say which.
    """
    one, other = pair.one, pair.other
    calls = (one.calls & other.calls) - one.crowded - other.crowded
    if not calls or not one.families & DEEDS or "unreal" in one.status:
        return False
    if other_places(pair) or other_targets(pair) or differences.other_dead(one, other):
        return False
    reporters = max(len(one.articles), len(other.articles))  # the more reported one shares more words by chance
    return same_story(pair) and _detail(pair, reporters) >= DETAIL


def _detail(pair: Pair, reporters: int) -> float:
    """What the words are worth that the sentences of both share, if so many articles tell the more reported one."""
    return pair.context.details.worth(pair.one.details & pair.other.details, reporters)


def other_agents(pair: Pair) -> bool:
    """Both assert and name who did it, and it is not the same side."""
    return differences.other_doers(pair.one, pair.other)


def other_targets(pair: Pair) -> bool:
    """Both name who or what was hit, the same sort of thing, and it is not the same."""
    return differences.other_targets(pair.one, pair.other)


def unlike_targets(pair: Pair) -> bool:
    """Articles of two stories say who or what was hit, and not in the same words."""
    if pair.one.articles & pair.other.articles or not differences.unlike_targets(pair.one, pair.other):
        return False
    return not (same_story(pair) or same_long_story(pair))


def other_places(pair: Pair) -> bool:
    """Both say at which town or site it was, and neither is, lies in, or is near the other."""
    return pair.one.sites.elsewhere(pair.other.sites)


def other_country(pair: Pair) -> bool:
    """They were in different countries."""
    return pair.one.sites.abroad(pair.other.sites)


def other_toll(pair: Pair) -> bool:
    """The dead or the injured that they count differ more than by a correction."""
    return differences.other_toll(pair.one, pair.other)


def other_number(pair: Pair) -> bool:
    """It was done to other numbers of people who have no names."""
    return differences.other_number(pair.one, pair.other)


def one_of_series(pair: Pair) -> bool:
    """One tells of several deeds, of no one day, and the other of one."""
    return pair.one.series != pair.other.series


def told_apart(pair: Pair) -> bool:
    """One article tells both by two words, and its reader did not take them for one."""
    return bool(pair.one.articles & pair.other.articles) and not (same_type(pair) and same_word(pair))


def news_of_the_day(pair: Pair) -> bool:
    """Articles of one story and of the same days date it to one day, which half of their happenings are of."""
    return same_story(pair) and same_day(pair)


Feature = Callable[[Pair], bool]
WEIGHTS: Mapping[Feature, float] = {
    same_victim: 7.0,
    same_theme: 3.5,
    same_day: 3.0,
    same_week: 2.0,
    same_month: 1.0,
    same_agent: 1.5,
    same_broad_agent: 1.25,
    agent_of_one_side: 0.75,
    same_two_sides: 1.5,
    same_target: 2.5,
    same_broad_target: 1.5,
    target_of_one_side: 1.0,
    same_kind_of_target: 1.5,
    same_place: 2.0,
    same_busy_place: 1.0,
    nested_place: 1.0,
    same_toll: 2.0,
    same_small_toll: 1.0,
    same_number: 2.0,
    same_type: 0.25,
    same_word: 0.5,
    same_story: 3.0,
    same_long_story: 1.0,
    same_tale: 1.75,
    same_kind_of_agent: 0.5,
    other_agents: -2.0,
    other_targets: -3.0,
    unlike_targets: -1.0,
    other_places: -3.0,
    other_toll: -2.0,
    other_number: -2.0,
    told_apart: -0.5,
    news_of_the_day: -1.5,
}
"""Measured on the seeds and on ECB+ dev, see docs/decisions; a date alone with a state on one side stays below."""


FORBIDDING: tuple[Feature, ...] = (
    other_family,
    other_status,
    other_days,
    other_voices,
    other_victims,
    other_country,
    one_of_series,
)
"""What can never be outvoted."""


def judge(one: Bundle, other: Bundle, context: Context) -> Score | None:
    """The score of a pair that is one happening, None for one that is not or that something forbids."""
    pair = Pair(one, other, context)
    if any(forbids(pair) for forbids in FORBIDDING):
        return None
    fired = [feature for feature in WEIGHTS if feature(pair)]
    value = round(sum(WEIGHTS[feature] for feature in fired), 3)
    if value < least(pair):
        return None
    # As if one article told each: of two happenings that fit equally well the more reported one is the likelier.
    likeness = round(_detail(pair, 1), 3)
    return Score(value, tuple(sorted(feature.__name__ for feature in fired)), likeness)


def least(pair: Pair) -> float:
    """The score that makes one happening of two."""
    return STANDING_THRESHOLD if pair.one.standing and pair.other.standing else THRESHOLD
