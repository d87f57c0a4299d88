"""Which reports, within an article and across articles, tell of one happening."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from kg.model import Event, Link, Ruling
from kg.ontology import Ontology
from kg.resolve.bundle import Bundle, join
from kg.resolve.clusters import Clusters, Judgement, Key, Score, Side, merge_in_blocks
from kg.resolve.context import Context
from kg.resolve.corpus import Corpus, Ref
from kg.resolve.dates import contradict
from kg.resolve.differences import distinct, other_doers
from kg.resolve.entities import Entities
from kg.resolve.event_features import judge
from kg.resolve.lists import list_lists
from kg.resolve.parties import Parties
from kg.resolve.reader import EFFECTS, Reader
from kg.resolve.rulings import Outcome, confirmed, event_look, find, join_ruled

ROUNDS = 3
"""A vow is about a revenge that answers a killing: what it is about must be settled before it is."""
WEEK, MONTH, UNKNOWN = 7, 31, 10**6
"""Days that a report may leave open to be looked for day by day, or month by month."""
PARTIES = 5
"""Parties of one report that are paired to find others; a report of more is a list."""


@dataclass(frozen=True, slots=True)
class Happenings:
    """The clusters of event mentions: members of each in order of their articles, and the cluster of each member."""

    members: tuple[tuple[Ref, ...], ...]
    of: Mapping[Ref, int]
    judgements: tuple[Judgement, ...]
    sides: tuple[frozenset[Side], ...] = ()
    outcomes: tuple[Outcome, ...] = ()


def merge_events(
    corpus: Corpus,
    entities: Entities,
    parties: Parties,
    ontology: Ontology,
    *,
    rulings: Sequence[Ruling] = (),
    repeated: Iterable[tuple[Ref, Ref]] = (),
) -> Happenings:
    """Cluster all event mentions: what each article ties together, then across articles, then what was ruled.

    `repeated` are reports of an article and of its copy that say the same in the same words.
    """
    refs = [Ref(i, event.id) for i, x in enumerate(corpus.extractions) for event in x.events]
    place = {ref: i for i, ref in enumerate(refs)}
    context = Context(corpus)
    reader = Reader(corpus, entities, parties, ontology, details=context.details)
    base = [reader.bundle(ref) for ref in refs]
    names = [corpus.record_name(ref) for ref in refs]
    look = event_look(corpus, refs)
    ruled = find(rulings, look, len(refs), lambda _a, _b: False)
    told = Clusters(base, names, join, ruled.sides)
    _merge_told(told, corpus, place)
    for one, other in repeated:
        if not told.apart(place[one], place[other]):
            told.merge(place[one], place[other], Score(10.0, ("same_words_in_a_copy",)))
    abouts = _abouts(corpus, refs, place)
    base = _crowd(list_lists(base, told), told)
    judgements = list(told.judgements)
    group_of = [told.find(i) for i in range(len(refs))]
    seen: dict[int, frozenset[int]] | None = None
    for _ in range(ROUNDS):
        clusters = _regroup(_bundles(base, group_of, abouts), names, group_of, ruled.sides)
        roots = [i for i in range(len(refs)) if clusters.find(i) == i]
        themes = {root: clusters.value(root).themes for root in roots}
        fresh = None if seen is None else {root for root in roots if themes[root] != seen.get(root)}
        merge_in_blocks(
            clusters,
            _telling_first(clusters, roots, corpus, refs),
            lambda said: _keys(said, parties, context),
            lambda one, other: judge(one, other, context),
            fresh,
        )
        join_ruled(ruled, clusters)  # two happenings with all their reports, so once those are found
        judgements.extend(clusters.judgements)
        group_of = [clusters.find(i) for i in range(len(refs))]
        seen = themes
        if not clusters.judgements:
            break
    happenings = _collect(group_of, refs, judgements)
    sides = [frozenset().union(*(ruled.sides[place[ref]] for ref in members)) for members in happenings.members]
    return replace(happenings, sides=tuple(sides), outcomes=confirmed(ruled, look, group_of))


def bundles(
    corpus: Corpus,
    entities: Entities,
    parties: Parties,
    ontology: Ontology,
    happenings: Happenings,
    *,
    context: Context,
) -> list[Bundle]:
    """What all reports of each happening say together, by its number."""
    reader = Reader(corpus, entities, parties, ontology, details=context.details)
    refs = [ref for members in happenings.members for ref in members]
    group_of = [happenings.of[ref] for ref in refs]
    abouts = _abouts(corpus, refs, {ref: i for i, ref in enumerate(refs)})
    found: dict[int, Bundle] = {}
    for i, ref in enumerate(refs):
        themes = frozenset(group_of[j] for j in abouts.get(i, ())) - {group_of[i]}
        said = replace(reader.bundle(ref), themes=themes)
        found[group_of[i]] = join(found[group_of[i]], said) if group_of[i] in found else said
    return [found[number] for number in range(len(happenings.members))]


def _crowd(base: Sequence[Bundle], told: Clusters[Bundle]) -> list[Bundle]:
    """Mark each report by whose word its own article tells another happening as well."""
    groups: dict[tuple[int, tuple[str, str]], set[int]] = {}
    for i, said in enumerate(base):
        for key in product(said.articles, said.calls):
            groups.setdefault(key, set()).add(told.find(i))
    crowded = {key for key, found in groups.items() if _several([told.value(i) for i in sorted(found)])}
    return [
        replace(said, crowded=said.calls) if crowded.intersection(product(said.articles, said.calls)) else said
        for said in base
    ]


def _several(found: Sequence[Bundle]) -> bool:
    return any(distinct(one, other) for one, other in combinations(found, 2))


def _regroup(
    bundles: Sequence[Bundle], names: Sequence[str], group_of: Sequence[int], sides: Sequence[frozenset[Side]]
) -> Clusters[Bundle]:
    """Take over the clusters of the round before, with what their members now say."""
    clusters = Clusters(bundles, names, join, sides)
    for i, root in enumerate(group_of):
        if root != i:
            clusters.merge(root, i, Score(0.0, ()))
    clusters.judgements.clear()
    return clusters


def _collect(group_of: Sequence[int], refs: Sequence[Ref], judgements: Sequence[Judgement]) -> Happenings:
    groups: dict[int, list[Ref]] = {}
    for i, root in enumerate(group_of):
        groups.setdefault(root, []).append(refs[i])
    members = tuple(tuple(group) for group in groups.values())
    return Happenings(members, {ref: i for i, group in enumerate(members) for ref in group}, tuple(judgements))


def _merge_told(clusters: Clusters[Bundle], corpus: Corpus, place: Mapping[Ref, int]) -> None:
    """Join what an article's own record ties together: first the same events, then deaths with what caused them."""
    for number, extraction in enumerate(corpus.extractions):
        for link in sorted(extraction.links, key=lambda k: (k.type != "SAME_EVENT", k.origin, k.goal, k.type)):
            one, other = place.get(Ref(number, link.origin)), place.get(Ref(number, link.goal))
            if one is None or other is None or clusters.find(one) == clusters.find(other) or clusters.apart(one, other):
                continue
            left, right = clusters.value(one), clusters.value(other)
            origin, goal = corpus.event(Ref(number, link.origin)), corpus.event(Ref(number, link.goal))
            if left.sites.abroad(right.sites):
                continue
            if _same(link, left, right) or (_effect(link, origin, goal) and _compatible(left, right)):
                clusters.merge(one, other, Score(10.0, (f"linked_{link.type.lower()}",)))


def _same(link: Link, left: Bundle, right: Bundle) -> bool:
    """Whether the record calls both one event; what happened is never one with what is only planned."""
    return link.type == "SAME_EVENT" and ("unreal" not in left.status | right.status or left.status == right.status)


def _effect(link: Link, origin: Event, goal: Event) -> bool:
    """Whether one sentence tells a death or an injury and what it came from, or both as results of one act."""
    if link.type not in ("CAUSED_BY", "PART_OF") or origin.sentence != goal.sentence or origin.type not in EFFECTS:
        return False
    return goal.type not in EFFECTS or link.type == "PART_OF"


def _compatible(left: Bundle, right: Bundle) -> bool:
    if not left.families & right.families or left.status != right.status or contradict(left.when, right.when):
        return False
    victims = not left.victims or not right.victims or left.victims & right.victims
    return bool(victims) and not other_doers(left, right)


def _abouts(corpus: Corpus, refs: Sequence[Ref], place: Mapping[Ref, int]) -> dict[int, set[int]]:
    """For each mention the mentions that it is about or answers."""
    found: dict[int, set[int]] = {}
    for i, ref in enumerate(refs):
        theme = corpus.event(ref).theme
        if theme is not None and Ref(ref.article, theme) in place:
            found.setdefault(i, set()).add(place[Ref(ref.article, theme)])
    for number, extraction in enumerate(corpus.extractions):
        for link in extraction.links:
            one, other = place.get(Ref(number, link.origin)), place.get(Ref(number, link.goal))
            if link.type == "RETALIATES_FOR" and one is not None and other is not None:
                found.setdefault(one, set()).add(other)
    return found


def _bundles(base: Sequence[Bundle], group_of: Sequence[int], abouts: Mapping[int, set[int]]) -> list[Bundle]:
    """Give every mention the clusters, as they now are, of what it is about."""
    bundles = list(base)
    for i, goals in abouts.items():
        themes = frozenset(group_of[j] for j in goals) - {group_of[i]}
        bundles[i] = replace(base[i], themes=themes)
    return bundles


def _telling_first(clusters: Clusters[Bundle], roots: Sequence[int], corpus: Corpus, refs: Sequence[Ref]) -> list[int]:
    """Let the best dated and the fullest lead, so that a bare report joins a full one and not the other way round."""

    def rank(i: int) -> tuple[object, ...]:
        said = clusters.value(i)
        roles = sum(map(bool, (said.agents.ids, said.targets.ids, said.sites.ids, said.themes)))
        return (-len(said.victims), said.when.days if said.when else UNKNOWN, -roles, corpus.age(refs[i].article), i)

    return sorted(roots, key=rank)


def _keys(said: Bundle, parties: Parties, context: Context) -> Iterable[Key]:
    """Blocks: whatever two bundles that the judge could call the same must share."""
    agents = sorted({parties.token(i) for i in said.agents.ids})[:PARTIES]
    for kind in sorted(said.families):
        yield from (((kind, "victim", victim), True) for victim in sorted(said.victims))
        yield from (((kind, "theme", theme, agent), True) for theme in sorted(said.themes) for agent in agents)
        yield from (((kind, "story", *cell), True) for cell in context.cells(said.articles))
        if said.standing:
            targets = sorted({parties.token(i) for i in said.targets.ids})[:PARTIES]
            pairs = product(agents, targets) if targets else combinations(agents, 2)
            yield from (((kind, "standing", *pair), True) for pair in pairs)
        else:
            yield from (((kind, *cell), looks) for cell, looks in _cells(said, parties))


def _cells(said: Bundle, parties: Parties) -> Iterable[tuple[tuple[Hashable, ...], bool]]:
    """Where and when to look, so that what is left for the score to find is in the cell already.

    A day of at most a week is looked up with a telling target or site, a toll, or two parties; a month with two
    parties; what is not dated with a site and two more. What is dated better is found by what is dated worse.
    """
    involved = sorted({parties.token(i) for i in said.agents.ids | said.targets.ids | said.sites.ids})[:PARTIES]
    pairs = list(combinations(involved, 2))
    tolls = [("killed", n) for n in sorted(said.killed) if n > 1] + [
        ("injured", n) for n in sorted(said.injured) if n > 1
    ]
    days = said.when.days if said.when is not None else UNKNOWN
    if said.when is not None and days <= WEEK:
        telling = [(f"#{i}",) for i in sorted(said.targets.telling | said.sites.ids)]
        first = said.when.earliest.toordinal()
        for day in range(first, first + days):
            yield from ((("day", day, *sign), True) for sign in (*telling, *tolls, *pairs))
    sited = [triple for triple in combinations(involved, 3) if any(parties.is_site(token) for token in triple)]
    for month in sorted(said.months):
        if days <= MONTH:
            yield from ((("month", month, *sign), days > WEEK) for sign in (*tolls, *pairs))
        undated = (*sited, *((*pair, *toll) for pair in pairs for toll in tolls))
        yield from ((("undated", month, *sign), days > MONTH) for sign in undated)
