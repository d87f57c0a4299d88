"""Which record entities are the same in the world."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.model import Ruling
from kg.resolve.clusters import Clusters, Judgement, Key, Score, Side, merge_in_blocks
from kg.resolve.corpus import Corpus, Ref
from kg.resolve.entity_features import Profile, contradiction, join, judge
from kg.resolve.names import skeleton, skeletons
from kg.resolve.profiles import profile
from kg.resolve.rulings import Outcome, entity_look, find, join_ruled
from kg.resolve.surnames import merge_bare_surnames, merge_second_surnames


@dataclass(frozen=True, slots=True)
class Entities:
    """The clusters of record entities: members of each, the cluster of each member, what each says of itself."""

    members: tuple[tuple[Ref, ...], ...]
    of: Mapping[Ref, int]
    profiles: tuple[Profile, ...]
    judgements: tuple[Judgement, ...]
    sides: tuple[frozenset[Side], ...] = ()
    outcomes: tuple[Outcome, ...] = ()


def merge_entities(corpus: Corpus, rulings: Sequence[Ruling] = ()) -> Entities:
    """Cluster all record entities: what was ruled first, then by name, description, Wikidata id and place."""
    refs = [Ref(i, entity.id) for i, x in enumerate(corpus.extractions) for entity in x.entities]
    places = _places(corpus)
    spots = corpus.locations
    profiles = [profile(corpus.entity(ref), corpus.actors, places.get(ref, ()), spots.get(ref)) for ref in refs]
    names = [corpus.record_name(ref) for ref in refs]
    ruled = find(rulings, entity_look(corpus, refs), len(refs), lambda a, b: contradiction(profiles[a], profiles[b]))
    for i in {i for pair in ruled.pairs for i in pair}:
        profiles[i] = replace(profiles[i], ruled=True)
    clusters = Clusters(profiles, names, join, ruled.sides)
    join_ruled(ruled, clusters)
    merge_bare_surnames(clusters, corpus, refs)
    _merge_equal(clusters, profiles)
    merge_in_blocks(clusters, _telling_first(clusters, profiles), _keys, judge)
    merge_second_surnames(clusters, range(len(refs)))
    return replace(_collect(clusters, refs), outcomes=ruled.outcomes)


def _places(corpus: Corpus) -> dict[Ref, list[str]]:
    """Where the records say that things lie, by name."""
    found: dict[Ref, list[str]] = defaultdict(list)
    for number, extraction in enumerate(corpus.extractions):
        for relation in extraction.relations:
            if relation.type == "LOCATED_IN":
                found[Ref(number, relation.subject)].append(corpus.entity(Ref(number, relation.object)).name)
    return found


def merge_participants(entities: Entities, pairs: Iterable[tuple[int, int]], corpus: Corpus) -> Entities:
    """Join clusters that something else than their names showed to be one (unnamed victims of one happening)."""
    names = [corpus.record_name(refs[0]) for refs in entities.members]
    clusters = Clusters(entities.profiles, names, join, entities.sides)
    clusters.judgements.extend(entities.judgements)
    for one, other in pairs:
        if not clusters.apart(one, other):
            clusters.merge(one, other, Score(1.0, ("same_role_in_one_event",)))
    members, profiles, sides = [], [], []
    for group in clusters.groups():
        members.append(tuple(sorted(ref for i in group for ref in entities.members[i])))
        profiles.append(clusters.value(group[0]))
        sides.append(clusters.sides(group[0]))
    of = {ref: i for i, refs in enumerate(members) for ref in refs}
    judgements = tuple(clusters.judgements)
    return Entities(tuple(members), of, tuple(profiles), judgements, tuple(sides), entities.outcomes)


def _collect(clusters: Clusters[Profile], refs: list[Ref]) -> Entities:
    groups = clusters.groups()
    members = tuple(tuple(refs[i] for i in group) for group in groups)
    of = {ref: i for i, group in enumerate(members) for ref in group}
    profiles = tuple(clusters.value(group[0]) for group in groups)
    sides = tuple(clusters.sides(group[0]) for group in groups)
    return Entities(members, of, profiles, tuple(clusters.judgements), sides)


def _merge_equal(clusters: Clusters[Profile], profiles: list[Profile]) -> None:
    """Join at once those that say exactly the same of themselves, so that the rest compares kinds, not records."""
    first: dict[tuple[Profile, frozenset[Side]], int] = {}
    for i in range(len(profiles)):
        said = clusters.value(i)
        if said.names or said.wikidata or said.bodies or said.institution or said.facility:
            known = first.setdefault((said, clusters.sides(i)), i)
            if known != i:
                clusters.merge(known, i, Score(2.0, ("same_profile",)))


def _telling_first(clusters: Clusters[Profile], profiles: list[Profile]) -> list[int]:
    """Those with an id or a country lead, so that one without joins them and not the other way round."""

    def rank(i: int) -> tuple[bool, bool, int, list[str], int]:
        said = clusters.value(i)
        return (not said.wikidata, not said.countries, -len(said.names), sorted(said.names), i)

    return sorted((i for i in range(len(profiles)) if clusters.find(i) == i), key=rank)


def _keys(said: Profile) -> Iterable[Key]:
    """Blocks: whatever two profiles that the judge could call the same must share."""
    yield from ((("wikidata", wikidata), True) for wikidata in sorted(said.wikidata))
    yield from ((("body", body), True) for body in sorted(said.bodies))
    if "PERSON" in said.types:
        yield from _person_keys(said)
        return
    yield from ((("name", skeletons(name)), True) for name in sorted(said.names))
    yield from ((("acronym", short), True) for short in sorted(said.acronyms))
    yield from ((("acronym", short), False) for short in sorted(said.initials - said.acronyms))
    yield from ((("institution", institution), True) for institution in sorted(said.institution))
    yield from ((("facility", facility), True) for facility in sorted(said.facility))


def _person_keys(said: Profile) -> Iterable[Key]:
    """Surname and first name by their consonants; a mere initial looks among all first names that begin with it."""
    for name in sorted(said.names):
        parts = name.split()
        given, last = parts[0], skeleton(parts[-1])
        yield ("person", last, skeleton(given)), len(given) > 1
        yield ("initial", last, given[0]), len(given) == 1
