"""Why something is one, and why something like it is another: the features behind the merges, in sentences.

Every sentence is the docstring of a feature, as in the matcher of nomenklatura (OpenSanctions).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.model import ResolvedEntity
from kg.ontology import Ontology
from kg.resolve import Resolution
from kg.resolve import entity_features as entity_matching
from kg.resolve import event_features as event_matching
from kg.resolve.bundle import Bundle
from kg.resolve.clusters import Judgement, Side, opposed
from kg.resolve.context import Context
from kg.resolve.corpus import Ref
from kg.resolve.countries import codes
from kg.resolve.entity_features import Profile
from kg.resolve.event_features import Pair
from kg.resolve.happenings import bundles
from kg.resolve.names import SHORTEST, key, skeleton
from kg.resolve.parties import parties
from kg.resolve.words import words

MOST = 8
"""Things kept apart that are shown, the likest first."""
SOME = 2.0
"""Least score of a happening that is shown as kept apart."""

RULED_DIFFERENT = "ruled_different"
_OTHERWISE: Mapping[str, str] = {
    "ruled_same": "You ruled that they are one.",
    RULED_DIFFERENT: "You ruled that they are different.",
    "same_profile": "They say exactly the same of themselves: the same names, type, country and ids.",
    "same_surname_in_one_article": "One article names just one person of that surname in full.",
    "second_surname_left_out": "One name is the other without its second surname, and nobody else has such a name.",
    "same_role_in_one_event": "They have the same role in one happening, and are of one kind or surname.",
    "linked_same_event": "The article itself tells them as one event.",
    "linked_caused_by": "One sentence tells the death or injury and the attack that it came from.",
    "linked_part_of": "One sentence tells the death or injury and the attack that it was part of.",
    "same_words_in_a_copy": "The same words stand in an article and in one that only repeats it.",
    "nothing": "Some of their words are alike, but no feature finds that they are one.",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """A feature that fired: its name, its weight (None: it forbids, or was not weighed), and what it means."""

    feature: str
    weight: float | None
    says: str


@dataclass(frozen=True, slots=True)
class Joined:
    """Two records that became one, with the score and the features of the pair as they were then."""

    left: str
    right: str
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """Something alike that is another: its id and name, the score of the pair, and the score that it would take."""

    id: str
    name: str
    score: float
    least: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a thing of the graph is one: its records ("article/e1"), the merges, and what was kept apart from it."""

    records: tuple[str, ...]
    joined: tuple[Joined, ...]
    apart: tuple[Apart, ...]


def explain_entity(resolution: Resolution, number: int) -> Explanation:
    """Explain an entity of the graph, by its cluster."""
    entities = resolution.entities
    members = entities.members[number]
    mine = _words(resolution, number)
    alike = []
    for other in resolution.entity_ids:
        shared = mine & _words(resolution, other) if other != number else frozenset()
        ruled = opposed(_sides(entities.sides, number), _sides(entities.sides, other))
        if shared or ruled:
            alike.append((not ruled, -len(shared), resolution.entity_ids[other], other))
    by_id = {entity.id: entity for entity in resolution.graph.entities}
    found = [_apart(resolution, by_id[name], number, other) for _, _, name, other in sorted(alike)[:MOST]]
    return _explanation(resolution, members, entities.judgements, entity_reason, found)


def _sides(sides: Sequence[frozenset[Side]], number: int) -> frozenset[Side]:
    return sides[number] if sides else frozenset()


def _words(resolution: Resolution, cluster: int) -> frozenset[str]:
    """The words of an entity's names that say which one it is, as they sound, and the acronyms it goes by."""
    profile = resolution.entities.profiles[cluster]
    lists = words()
    idle = lists.institutions | lists.forces | lists.facilities | lists.titles | lists.counting | lists.particles
    names = [key(resolution.corpus.entity(ref).name) for ref in resolution.entities.members[cluster]]
    found = {word for name in (*profile.names, *names) for word in name.split()}
    states = codes(resolution.corpus.actors)
    telling = {skeleton(w) for w in found if len(w) >= SHORTEST and w not in idle and w not in states}
    return frozenset(telling | {f"={short}" for short in profile.acronyms | profile.initials})


def _apart(resolution: Resolution, entity: ResolvedEntity, one: int, other: int) -> Apart:
    left, right = resolution.entities.profiles[one], resolution.entities.profiles[other]
    score, reasons = _against(left, right)
    if opposed(_sides(resolution.entities.sides, one), _sides(resolution.entities.sides, other)):
        reasons = (_said(RULED_DIFFERENT), *reasons)
    return Apart(entity.id, entity.name, score, entity_matching.THRESHOLD, reasons or (_said("nothing"),))


def _against(left: Profile, right: Profile) -> tuple[float, tuple[Reason, ...]]:
    forbidding = [_reason(f, None) for f in entity_matching.FORBIDDING if f(left, right)]
    weighed = entity_matching.fired(left, right)
    return round(sum(weighed.values()), 3), (*forbidding, *(_reason(f, w) for f, w in weighed.items()))


def explain_event(resolution: Resolution, ontology: Ontology, number: int) -> Explanation:
    """Explain a happening, by its number."""
    happenings = resolution.happenings
    sides = parties(resolution.corpus, resolution.entities)
    context = Context(resolution.corpus)
    said = bundles(resolution.corpus, resolution.entities, sides, ontology, happenings, context=context)
    alike = []
    for other in range(len(said)):
        if other != number and _could_meet(said[number], said[other]):
            apart = _event_apart(resolution, Pair(said[number], said[other], context), number, other)
            ruled = any(reason.feature == RULED_DIFFERENT for reason in apart.reasons)
            if ruled or apart.score >= SOME:
                alike.append((not ruled, -apart.score, apart.id, apart))
    found = [apart for *_, apart in sorted(alike, key=lambda row: row[:3])[:MOST]]
    return _explanation(resolution, happenings.members[number], happenings.judgements, event_reason, found)


def _could_meet(one: Bundle, other: Bundle) -> bool:
    """Whether two happenings are of one family and share somebody, or are told by one article."""
    if not one.families & other.families:
        return False
    mine, theirs = (said.agents.ids | said.targets.ids | said.sites.ids for said in (one, other))
    return bool(mine & theirs or one.articles & other.articles)


def _event_apart(resolution: Resolution, pair: Pair, one: int, other: int) -> Apart:
    weighed = {f: w for f, w in event_matching.WEIGHTS.items() if f(pair)}
    reasons = [_reason(f, None) for f in event_matching.FORBIDDING if f(pair)]
    reasons += [_reason(f, w) for f, w in weighed.items()]
    if opposed(_sides(resolution.happenings.sides, one), _sides(resolution.happenings.sides, other)):
        reasons = [_said(RULED_DIFFERENT), *reasons]
    name = next(e.name for e in resolution.graph.events if e.id == resolution.event_ids[other])
    score = round(sum(weighed.values()), 3)
    return Apart(resolution.event_ids[other], name, score, event_matching.least(pair), tuple(reasons))


def _explanation(
    resolution: Resolution,
    members: Sequence[Ref],
    judgements: Iterable[Judgement],
    reason: Callable[[str], Reason],
    apart: Sequence[Apart],
) -> Explanation:
    records = tuple(resolution.corpus.record_name(ref) for ref in members)
    own = set(records)
    joined = tuple(
        Joined(j.left, j.right, j.score, tuple(map(reason, j.features)))
        for j in judgements
        if j.left in own and j.right in own
    )
    return Explanation(records, joined, tuple(apart))


def entity_reason(feature: str) -> Reason:
    """The weight and the sentence of a feature of entities."""
    return _look(feature, _ENTITY_FEATURES)


def event_reason(feature: str) -> Reason:
    """The weight and the sentence of a feature of happenings."""
    return _look(feature, _EVENT_FEATURES)


def _table(weights: Iterable[tuple[Callable[..., bool], float]]) -> dict[str, Reason]:
    return {feature.__name__: _reason(feature, weight) for feature, weight in weights}


def _reason(feature: Callable[..., bool], weight: float | None) -> Reason:
    return Reason(feature.__name__, weight, _sentence(feature))


def _sentence(feature: Callable[..., bool]) -> str:
    """The first paragraph of a feature's docstring, on one line."""
    assert feature.__doc__ is not None  # noqa: S101 - the linter asks for one
    return " ".join(feature.__doc__.partition("\n\n")[0].split())


def _look(feature: str, table: Mapping[str, Reason]) -> Reason:
    return table[feature] if feature in table else _said(feature)


def _said(feature: str) -> Reason:
    return Reason(feature, None, _OTHERWISE[feature])


def _weights() -> Iterator[tuple[Callable[..., bool], float]]:
    for table in (entity_matching.TELLING_PERSON, entity_matching.TELLING, entity_matching.SUPPORTING):
        yield from table.items()


_ENTITY_FEATURES = _table(_weights())
_EVENT_FEATURES = _table(event_matching.WEIGHTS.items())
