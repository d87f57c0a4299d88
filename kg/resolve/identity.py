"""Names, types and readable ids of resolved entities."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.model import Entity, EntityType, Evidence, ResolvedEntity
from kg.ontology.actors import Actors
from kg.resolve.corpus import Corpus, Ref
from kg.resolve.entities import Entities
from kg.resolve.names import fold, slug
from kg.resolve.profiles import is_named
from kg.resolve.towns import Location
from kg.resolve.words import words

_VAGUE: Mapping[EntityType, int] = {"OTHER": 2, "ORGANIZATION": 1}
"""Types that give way to a more telling one that as many articles use."""
BODIES: frozenset[EntityType] = frozenset({"ARMED_GROUP", "ORGANIZATION", "MILITARY", "GOVERNMENT", "MEDIA"})


@dataclass(frozen=True, slots=True)
class _Face:
    """How a cluster will be shown, before its id is settled."""

    cluster: int
    name: str
    type: EntityType
    named: bool
    first: tuple[object, ...]
    anchor: str


def identify(
    corpus: Corpus, entities: Entities, wanted: Iterable[int], spots: Mapping[int, Location]
) -> dict[int, ResolvedEntity]:
    """Resolved entities of the clusters in `wanted`, by cluster, each with a unique id; `spots` is where they are."""
    faces = [_face(corpus, entities, cluster) for cluster in sorted(wanted)]
    ids = _ids(faces, entities)
    return {
        face.cluster: _placed(_resolved(corpus, entities, face, ids[face.cluster]), spots.get(face.cluster))
        for face in faces
    }


def _face(corpus: Corpus, entities: Entities, cluster: int) -> _Face:
    members = entities.members[cluster]
    records = [corpus.entity(ref) for ref in members]
    first = min((corpus.age(ref.article), _start(corpus.entity(ref)), ref.id) for ref in members)
    anchor = f"{first[0][1]}:{first[1]}:{first[2]}"
    named = any(map(is_named, records))
    return _Face(cluster, _canonical(records, named, corpus.actors), _type(records), named, first, anchor)


def _start(entity: Entity) -> int:
    return min((m.start for m in entity.mentions), default=0)


def _canonical(records: Sequence[Entity], named: bool, actors: Actors) -> str:
    """The record name that most articles use; among equals the longest, then the first by alphabet."""
    shown = (_shown(r.name) for r in records if not named or is_named(r))
    votes = Counter(shown if named else (_small(name, actors) for name in shown))
    return min(votes, key=lambda name: (-votes[name], -len(name), name))


def _shown(name: str) -> str:
    """A name on one line, without the article before it: "the Pentagon" → "Pentagon"."""
    parts = name.split()
    while len(parts) > 1 and fold(parts[0]) in words().articles:
        parts = parts[1:]
    return " ".join(parts)


def _small(phrase: str, actors: Actors) -> str:
    """A description as it stands inside a sentence: "Two gunmen" → "two gunmen", not "Kurdish rebels"."""
    first, _, rest = phrase.partition(" ")
    lower = first.lower()
    counts = lower in words().counting
    is_noun = bool(({lower, lower.removesuffix("s")} - words().large) & actors.nouns.keys())
    is_common = lower in words().openers or is_noun
    is_small = first.istitle() and (counts or (is_common and not rest[:1].isupper()))
    return lower + phrase[len(first) :] if is_small else phrase


def _type(records: Sequence[Entity]) -> EntityType:
    votes = Counter(r.type for r in records)
    return min(votes, key=lambda t: (_VAGUE.get(t, 0), -votes[t], t))


def _ids(faces: Sequence[_Face], entities: Entities) -> dict[int, str]:
    """Slugs of names; of several with one slug the first ever reported keeps it, the others add to it."""
    rivals: dict[str, list[_Face]] = defaultdict(list)
    for face in faces:
        rivals[slug(face.name, 12 if face.named else 6)].append(face)
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for plain, group in sorted(rivals.items()):
        for face in sorted(group, key=lambda f: (not f.named, f.first)):
            ids[face.cluster] = next(i for i in _proposals(plain, face, entities) if i not in taken)
            taken.add(ids[face.cluster])
    return ids


def _proposals(plain: str, face: _Face, entities: Entities) -> Iterable[str]:
    digest = hashlib.sha256(face.anchor.encode()).hexdigest()
    profile = entities.profiles[face.cluster]
    if face.named or profile.institution or profile.bodies:
        yield plain
        for country in sorted(profile.countries):
            yield f"{plain}-{country.lower()}"
    for length in range(6, len(digest) + 1, 2):
        yield f"{plain}-{digest[:length]}"


def _resolved(corpus: Corpus, entities: Entities, face: _Face, entity_id: str) -> ResolvedEntity:
    members = entities.members[face.cluster]
    profile = entities.profiles[face.cluster]
    return ResolvedEntity(
        id=entity_id,
        name=face.name,
        type=face.type,
        aliases=_aliases([corpus.entity(ref) for ref in members], face, corpus.actors),
        country=min(profile.countries, default=None),
        wikidata=min(profile.wikidata, default=None),
        mentions=_mentions(corpus, members),
    )


def _placed(entity: ResolvedEntity, location: Location | None) -> ResolvedEntity:
    if location is None:
        return entity
    return replace(
        entity,
        latitude=location.latitude,
        longitude=location.longitude,
        geonames=location.geonames,
        geo_precision=location.precision,
    )


def _aliases(records: Sequence[Entity], face: _Face, actors: Actors) -> tuple[str, ...]:
    kind = "name" if face.named else "noun"
    found = {_shown(" ".join(m.text.split())) for r in records for m in r.mentions if m.kind == kind}
    found |= _full_phrases(records) if face.named and face.type in BODIES else set()
    found |= {_shown(r.name) for r in records if not face.named or is_named(r)}
    found = found if face.named else {_small(name, actors) for name in found}
    return tuple(sorted(found - {face.name}))


def _full_phrases(records: Sequence[Entity]) -> set[str]:
    """The phrases around a body's name: "Chad's Libyan-backed Aozou movement"."""
    found = set()
    for record in records:
        names = [m for m in record.mentions if m.kind == "name"]
        for mention in record.mentions:
            if mention.kind == "noun" and any(mention.start <= n.start and n.end <= mention.end for n in names):
                found.add(_shown(" ".join(mention.text.split())))
    return found


def _mentions(corpus: Corpus, members: Sequence[Ref]) -> tuple[Evidence, ...]:
    extents = {(ref.article, m.start, m.end) for ref in members for m in corpus.entity(ref).mentions}
    return tuple(corpus.evidence(*extent) for extent in sorted(extents))
