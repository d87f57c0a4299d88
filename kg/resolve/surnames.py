"""Persons whose surname alone, or whose first surname alone, is told."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg.model import Entity
from kg.resolve.clusters import Clusters, Score
from kg.resolve.corpus import Corpus, Ref
from kg.resolve.entity_features import Profile, contradiction
from kg.resolve.names import PersonName, person, same_sound
from kg.resolve.profiles import surface_names
from kg.resolve.words import words

_ALONE = Score(1.0, ("same_surname_in_one_article",))
_SECOND = Score(1.1, ("second_surname_left_out",))
_LEAST = 3
"""Letters of a second surname; a shorter word is a number ("John Paul II") or a slip."""


def merge_bare_surnames(clusters: Clusters[Profile], corpus: Corpus, refs: Sequence[Ref]) -> None:
    """Within an article a surname alone is the one person of that surname whom the article names in full."""
    by_article: dict[int, list[int]] = defaultdict(list)
    for i, ref in enumerate(refs):
        if corpus.entity(ref).type == "PERSON":
            by_article[ref.article].append(i)
    for members in by_article.values():
        known = [(i, parts) for i in members for parts in _parts(corpus.entity(refs[i])) if parts.given]
        for i in members:
            if any(parts.given for parts in _parts(corpus.entity(refs[i]))):
                continue
            for alone in _parts(corpus.entity(refs[i])):
                fitting = {clusters.find(j) for j, full in known if same_sound(alone.surname, full.surname)}
                if len(fitting) == 1:
                    _merge_if_allowed(clusters, fitting.pop(), i)


def _parts(entity: Entity) -> list[PersonName]:
    return [parts for parts in map(person, surface_names(entity)) if parts]


def _merge_if_allowed(clusters: Clusters[Profile], one: int, other: int) -> None:
    left, right = clusters.value(one), clusters.value(other)
    if clusters.apart(one, other):
        return
    if len(left.countries | right.countries) <= 1 and len(left.wikidata | right.wikidata) <= 1:
        clusters.merge(one, other, _ALONE)


def merge_second_surnames(clusters: Clusters[Profile], items: Iterable[int]) -> None:
    """A person told with the first of two surnames is the one who is told with both: Luis Galan, Luis Galan Sarmiento.

    Not where several are, nor where what looks like the surname is a first name: "Juan Carlos" is short of one.
    """
    named = {name: i for i in sorted({clusters.find(i) for i in items}, reverse=True) for name in _full(clusters, i)}
    longer: dict[str, list[str]] = defaultdict(list)
    for name in sorted(named):
        for short in _beginnings(name):
            if short in named:
                longer[short].append(name)
    first_names = _first_names(named)
    for short, names in sorted(longer.items()):
        seconds = [name[len(short) :].split()[0] for name in names]
        if short.split()[-1] not in first_names and all(_is_second(seconds[0], other) for other in seconds):
            _merge_all(clusters, named[short], [named[name] for name in names])


def _full(clusters: Clusters[Profile], item: int) -> Iterator[str]:
    """The names of a person that have a first name written out."""
    said = clusters.value(item)
    if "PERSON" in said.types:
        yield from (name for name in sorted(said.names) if name.find(" ") > 1)


def _beginnings(name: str) -> Iterator[str]:
    """The first two words of a longer name, the first three, and so on."""
    parts = name.split()
    yield from (" ".join(parts[:end]) for end in range(2, len(parts)))


def _first_names(names: Iterable[str]) -> frozenset[str]:
    """The words that stand first at least as often as behind another."""
    lead, follow = Counter[str](), Counter[str]()
    for name in names:
        first, *others = name.split()
        lead[first] += 1
        follow.update(others)
    return frozenset(word for word, n in lead.items() if n >= follow[word])


def _is_second(one: str, other: str) -> bool:
    return len(other) >= _LEAST and other not in words().suffixes and same_sound(one, other)


def _merge_all(clusters: Clusters[Profile], one: int, others: Sequence[int]) -> None:
    for other in others:
        left, right = clusters.find(one), clusters.find(other)
        allowed = not clusters.apart(left, right) and not contradiction(clusters.value(left), clusters.value(right))
        if left != right and allowed:
            clusters.merge(left, right, _SECOND)
