"""Which articles tell one story: the words that they share and that few others have.

Weights are tf-idf over the whole set (Salton and Buckley, 1988), cut to the most telling words of each article and
compared by cosine. In a set of two or three articles no word is rare, so nothing is one story; that is intended.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Set

from kg.model import Article
from kg.resolve.clusters import Clusters, Score
from kg.resolve.corpus import Corpus
from kg.resolve.details import WORD, Details
from kg.resolve.news import product, tell_apart

STORY = 0.3
"""Least cosine of two articles that tell one story; on ECB+ train most pairs of one seminal event are above."""
NEWS = 3
"""Days between the publications of two articles that report the same news."""
SPAN = 31
"""Days between the publications of two articles that can tell one story."""
_MOST = 40
_LEADING = 12
"""Of its most telling words an article shares at least one with an article of its story."""
_SEVERAL = 3
_ALIKE = Score(1.0, ("one_story",))
"""Articles of a happening that are compared; more would say the same."""


class Context:
    """The telling words of every article of a corpus, and the stories that they form."""

    def __init__(self, corpus: Corpus) -> None:
        self._published = [x.article.published for x in corpus.extractions]
        counted = [_words(x.article) for x in corpus.extractions]
        spread = Counter(word for counts in counted for word in counts)
        self.details = Details(spread, len(counted))
        self._words = _weights(counted, spread)
        self._known: dict[tuple[int, int], bool] = {}
        self._story = tell_apart(self._words, self._published)
        self._lookout = self._lookouts()

    def one_story(self, left: Set[int], right: Set[int]) -> bool:
        """Whether some article on the left tells the story of some article on the right, and is not the same."""
        return any(self.alike(a, b) for a in sorted(left)[:_SEVERAL] for b in sorted(right)[:_SEVERAL])

    def one_tale(self, left: Set[int], right: Set[int]) -> bool:
        """Whether some article on the left tells the story of one on the right in the same days."""
        return any(self._same_news(a, b) for a in sorted(left)[:_SEVERAL] for b in sorted(right)[:_SEVERAL])

    def _same_news(self, one: int, other: int) -> bool:
        return self.alike(one, other) and self._near(one, other, NEWS)

    def cells(self, articles: Set[int]) -> list[tuple[int, int]]:
        """Story and month of publication of articles; each month with the next, for a story has no calendar."""
        found: set[tuple[int, int]] = set()
        for article in articles:
            published = self._published[article]
            month = published.year * 12 + published.month if published else 0
            found |= {(self._lookout[article], month), (self._lookout[article], month + bool(month))}
        return sorted(found)

    def alike(self, one: int, other: int) -> bool:
        """Whether two different articles tell one story."""
        pair = (min(one, other), max(one, other))
        if pair not in self._known:
            self._known[pair] = one != other and self._near(*pair) and self._alike(*pair)
        return self._known[pair]

    def _near(self, one: int, other: int, days: int = SPAN) -> bool:
        left, right = self._published[one], self._published[other]
        return left is None or right is None or abs((left - right).days) <= days

    def _lookouts(self) -> list[int]:
        """Number what has to be looked at together: articles that are alike, directly or through others."""
        blocks: dict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(self._words):
            for word in sorted(words, key=lambda w: (-words[w], w))[:_LEADING]:
                blocks[word].append(number)
        names = [str(number) for number in range(len(self._words))]
        clusters: Clusters[None] = Clusters([None] * len(names), names, lambda one, _: one)
        first: dict[int, int] = {}
        for number, story in enumerate(self._story):
            clusters.merge(first.setdefault(story, number), number, _ALIKE)
        for members in blocks.values():
            self._join(clusters, members)
        return [clusters.find(number) for number in range(len(names))]

    def _join(self, clusters: Clusters[None], members: list[int]) -> None:
        leaders: list[int] = []
        for number in members:
            found = next((leader for leader in leaders if self.alike(leader, number)), None)
            if found is None:
                leaders.append(number)
            else:
                clusters.merge(found, number, _ALIKE)

    def _alike(self, one: int, other: int) -> bool:
        return self._story[one] == self._story[other] or product(self._words[one], self._words[other]) >= STORY


def _words(article: Article) -> Counter[str]:
    return Counter(word.lower() for word in WORD.findall(article.text))


def _weights(counted: list[Counter[str]], spread: Counter[str]) -> list[dict[str, float]]:
    """Unit vectors of the most telling words; a word that every article has weighs nothing."""
    found = []
    for counts in counted:
        raw = {w: (1 + math.log(n)) * math.log(len(counted) / spread[w]) for w, n in counts.items()}
        best = sorted((w for w in raw if raw[w] > 0 and spread[w] > 1), key=lambda w: (-raw[w], w))[:_MOST]
        length = math.sqrt(sum(raw[w] ** 2 for w in best)) or 1.0
        found.append({w: raw[w] / length for w in best})
    return found
