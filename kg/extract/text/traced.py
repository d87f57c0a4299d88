"""A text that is rewritten step by step while every character remembers its place in the original."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `new` in the place of text[start:end]."""

    start: int
    end: int
    new: str

    def trimmed(self, text: str) -> Edit:
        """Return the same change without the characters that stay at either side."""
        old, new = text[self.start : self.end], self.new
        limit = min(len(old), len(new))
        head = 0
        while head < limit and old[head] == new[head]:
            head += 1
        tail = 0
        while tail < limit - head and old[-1 - tail] == new[-1 - tail]:
            tail += 1
        return Edit(self.start + head, self.end - tail, new[head : len(new) - tail])


@dataclass(frozen=True, slots=True)
class Traced:
    """`text[i]` stands for original[starts[i]:ends[i]]; both rise with i (not strictly)."""

    text: str
    starts: array[int]
    ends: array[int]

    @classmethod
    def of(cls, original: str, begin: int = 0) -> Traced:
        """Return the original itself, from `begin` on."""
        size = len(original)
        return cls(original[begin:], array("I", range(begin, size)), array("I", range(begin + 1, size + 1)))

    def edited(self, edits: Iterable[Edit]) -> Traced:
        """Return the text after the edits (in order, none overlaps another); new text stands for all it replaces."""
        parts: list[str] = []
        starts, ends = array("I"), array("I")
        at = 0
        for edit in edits:
            parts += (self.text[at : edit.start], edit.new)
            starts += self.starts[at : edit.start]
            ends += self.ends[at : edit.start]
            if edit.new:
                first, last = self._extent(edit)
                starts += array("I", [first]) * len(edit.new)
                ends += array("I", [last]) * len(edit.new)
            at = edit.end
        if not parts and at == 0:
            return self
        parts.append(self.text[at:])
        return Traced("".join(parts), starts + self.starts[at:], ends + self.ends[at:])

    def _extent(self, edit: Edit) -> tuple[int, int]:
        if edit.start < edit.end:
            return self.starts[edit.start], self.ends[edit.end - 1]
        beside = max(edit.start - 1, 0)  # what is put in between stands for the character before it
        return self.starts[beside], self.ends[beside]
