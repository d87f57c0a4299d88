"""What is counted: right, found and wanted things by measure, and everything that went wrong, with its sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TypeVar, get_args

from kg.model import LinkType

G = TypeVar("G")
F = TypeVar("F")

MEASURES: Mapping[str, str] = {
    "trigger": "events, by their words",
    "type": "events, by words and type",
    "root": "events, by words and PLOVER root",
    "agent": "who did it",
    "target": "to whom or what",
    "pair": "who did it to whom, in this direction",
    "place": "where",
    "instrument": "with which weapon",
    "when": "on which days, exactly",
    "modality": "asserted, claimed, planned, threatened, hypothetical or denied",
    "unrealised": "what is planned, threatened, hypothetical or denied, told as such",
    "source": "who says so",
    "killed": "how many were killed",
    "injured": "how many were injured",
    "about": "which act a threat, order, accusation … is about",
    "retaliation": "who answered whom",
    **dict.fromkeys(get_args(LinkType), "links between events, by happening"),
    "silence": "texts without an event in which none was found",
}
"""What is measured, and what that is in words, in the order of the table."""


@dataclass(slots=True)
class Tally:
    """Counts of one measure: right ones, found ones, and those that should be found."""

    right: int = 0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what should be found that was; 0 where there is nothing."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """Something that was missed, or found and wrong, or both where one stands for the other."""

    measure: str
    text: str
    sentence: str
    missed: str | None
    wrong: str | None


@dataclass(slots=True)
class Scores:
    """The tallies by measure, in the order of MEASURES, and all that went wrong."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in MEASURES})
    misses: list[Miss] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Board:
    """Counts into the scores what is found in one text; `text` is its name."""

    scores: Scores
    text: str

    def count(
        self,
        measure: str,
        gold: Sequence[G],
        found: Sequence[F],
        same: Callable[[G, F], bool],
        *,
        sentence: Callable[[G | None, F | None], str],
        words: tuple[Callable[[G], str], Callable[[F], str]] = (str, str),
    ) -> None:
        """Match one to one in order; what is left over on either side is a miss."""
        tally, left, missed = self.scores.tallies[measure], list(found), []
        for each in gold:
            at = next((i for i, other in enumerate(left) if same(each, other)), None)
            if at is None:
                missed.append(each)
            else:
                del left[at]
                tally.right += 1
        tally.gold += len(gold)
        tally.found += len(found)
        for one, other in zip_longest(missed, left):
            said = None if one is None else words[0](one)
            told = None if other is None else words[1](other)
            self.scores.misses.append(Miss(measure, self.text, sentence(one, other), said, told))
