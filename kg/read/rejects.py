"""What could not be read: collected while the rest goes on, told at the end."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True, slots=True)
class Reject:
    """A document (or one line of a file, counted from 1) that was left out, why, and how to mend it."""

    path: str
    line: int | None
    reason: str
    remedy: str

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.reason}. {self.remedy}"


@dataclass(slots=True)
class Rejects:
    """Two lists: `refused`, the documents that are missing from the result, and `notes`, what is good to know."""

    refused: list[Reject] = field(default_factory=list)
    notes: list[Reject] = field(default_factory=list)

    def refuse(self, path: str, reason: str, remedy: str, line: int | None = None) -> None:
        """Count a document as left out."""
        self.refused.append(Reject(path, line, reason, remedy))

    def note(self, path: str, reason: str, remedy: str, line: int | None = None) -> None:
        """Remember something that took nothing away, such as an article given twice."""
        self.notes.append(Reject(path, line, reason, remedy))

    def to_jsonl(self) -> str:
        """Return both lists as ASCII JSON Lines: {"kind": "refused" | "note", "path", "line", "reason", "remedy"}."""
        kinds = (("refused", self.refused), ("note", self.notes))
        return "".join(json.dumps({"kind": kind, **asdict(row)}) + "\n" for kind, rows in kinds for row in rows)
