"""Which articles only repeat another: wire copies, shortened or lightly edited.

Texts are compared by their shingles of three words. MinHash (Broder, 1997, "On the resemblance and containment of
documents") finds the pairs that are worth a look, in bands (locality-sensitive hashing); of those the share of the
shorter text's shingles that the longer one has is counted exactly. That is a function of the set of articles alone.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kg.model import Copy
from kg.resolve.corpus import Corpus, Ref

COPIED = 0.6
"""Least share of the shorter text's shingles that the longer one has. Two reporters' texts on one event share next
to nothing, an update with a new beginning and the old background about a third."""
SPAN = 31
"""Days between an article and its copy; what is published again on an anniversary is news of its own."""
FEWEST = 20
"""Shingles below which a text is too short to tell a copy from a formula."""
WORDS = 3
_WORD = re.compile(r"\w+")
_HELD = 256
"""Texts whose shingles are kept for the next comparison."""
_HASHES, _BANDS, _SEED = 255, 85, 1
"""Bands of three hashes: of pairs with a quarter of their shingles in common 74 % are looked at (1-(1-1/64)^85), of
those with half of them all, of those with a twentieth one in a hundred."""
_LIKELY = 0.15
"""Least share of equal hashes of a pair whose shingles are then counted; a text and its first half share half."""


@dataclass(frozen=True, slots=True)
class Copies:
    """For each article of a corpus the one that it repeats, itself where it repeats none, and how much of it."""

    original: tuple[int, ...]
    share: tuple[float, ...]

    def told(self, corpus: Corpus) -> tuple[Copy, ...]:
        """The copies by the ids of their articles, in the order of the corpus."""
        ids = corpus.article_ids
        pairs = zip(self.original, self.share, strict=True)
        return tuple(Copy(ids[i], ids[first], share) for i, (first, share) in enumerate(pairs) if first != i)


def find_copies(corpus: Corpus) -> Copies:
    """Find the copies: the oldest text is the original, of one day the longest; a copy of a copy is no copy."""
    from rensa import RMinHashLSH  # type: ignore[import-untyped]

    texts = _Texts(corpus)
    found = [(number, 1.0) for number in range(len(corpus.article_ids))]
    originals = RMinHashLSH(threshold=0.0, num_perm=_HASHES, num_bands=_BANDS)
    sketches: dict[int, Any] = {}
    for number in sorted(range(len(found)), key=texts.age):
        sketch = texts.sketch(number)
        if sketch is None:
            continue
        near = [other for other in sorted(originals.query(sketch)) if _near(corpus, number, other)]
        alike = [other for other in near if sketch.jaccard(sketches[other]) >= _LIKELY]
        best = max(alike, key=lambda other: texts.share(number, other), default=number)
        share = texts.share(number, best)
        if best != number and share >= COPIED:
            found[number] = best, round(share, 4)
        else:
            originals.insert(number, sketch)
            sketches[number] = sketch
    return Copies(tuple(original for original, _ in found), tuple(share for _, share in found))


class _Texts:
    """The texts of a corpus as shingles, made when they are asked for: together they would fill the memory."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self.shingles = functools.lru_cache(maxsize=_HELD)(self._shingles)
        self.share = functools.lru_cache(maxsize=_HELD)(self._share)

    def _shingles(self, number: int) -> frozenset[str]:
        article = self._corpus.article(number)
        words = [word.casefold() for word in _WORD.findall(article.text, article.body)]
        return frozenset(" ".join(words[i : i + WORDS]) for i in range(len(words) - WORDS + 1))

    def _share(self, one: int, other: int) -> float:
        """How much of the smaller set the larger one holds (containment)."""
        left, right = self.shingles(one), self.shingles(other)
        return len(left & right) / min(len(left), len(right))

    def age(self, number: int) -> tuple[object, ...]:
        """Sort key: older texts first, of one day the longest."""
        published, name = self._corpus.age(number)
        return published, self._corpus.article(number).body - len(self._corpus.article(number).text), name

    def sketch(self, number: int) -> Any:
        """The MinHash of a text; None for one that is too short."""
        from rensa import RMinHash

        shingles = self.shingles(number)
        if len(shingles) < FEWEST:
            return None
        sketch = RMinHash(num_perm=_HASHES, seed=_SEED)
        sketch.update(sorted(shingles))
        return sketch


def _near(corpus: Corpus, one: int, other: int) -> bool:
    left, right = corpus.article(one).published, corpus.article(other).published
    return left is None or right is None or abs((left - right).days) <= SPAN


def same_reports(corpus: Corpus, copies: Copies) -> Iterator[tuple[Ref, Ref]]:
    """Pairs of reports, in an article and its original, with the same words in the same sentence."""
    known: dict[int, dict[tuple[str, str, str, int], Ref]] = {}
    for number, original in enumerate(copies.original):
        if number != original:
            theirs = known.setdefault(original, _reports(corpus, original))
            for words, ref in _reports(corpus, number).items():
                if words in theirs:
                    yield theirs[words], ref


def _reports(corpus: Corpus, number: int) -> dict[tuple[str, str, str, int], Ref]:
    """Reports by type, trigger, words of the sentence, and how many such came before."""
    found: dict[tuple[str, str, str, int], Ref] = {}
    events = sorted(corpus.extractions[number].events, key=lambda e: (e.trigger.start, e.id))
    text = corpus.article(number).text
    for event in events:
        sentence = _plain(_WORD.findall(text, event.sentence.start, event.sentence.end))
        words = (event.type, event.trigger.text.casefold(), sentence)
        found[*words, sum(words == key[:3] for key in found)] = Ref(number, event.id)
    return found


def _plain(words: Sequence[str]) -> str:
    return " ".join(word.casefold() for word in words)
