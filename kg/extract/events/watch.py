"""Where the steps of extraction tell what they did and why, for who wants to know (`kg extract --explain`).

Nobody listens in normal work: `Watch` drops what it is told, so that a step pays one empty call a document.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.events.happening import Happening


class Watch:
    """Hears nothing. `Explainer` in kg/extract/explain.py does."""

    def step(self, rule: str, events: Sequence[Happening]) -> None:
        """Take note that a rule, in a few words, has been over the events: what is new in them is its doing."""

    def refused(self, event: Happening, need: str = "") -> None:
        """Take note that a candidate was dropped for want of something; a later round may still keep it.

        Without a `need`, what its frame requires or the hostile theme of a plan or threat was not found.
        """


UNWATCHED = Watch()
