"""The domain as data: event types, actors, words. `load()` reads and checks it once."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.ontology.events import EventType, Example, Frame, read_event_types

__all__ = ["EventType", "Example", "Frame", "Ontology", "load"]

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Ontology:
    """Every event type by name, and a digest of all data files (equal digest, equal rules)."""

    events: Mapping[str, EventType]
    digest: str


@functools.cache
def load() -> Ontology:
    """The shipped ontology. Raises OntologyError when a data file breaks its schema."""
    return Ontology(read_event_types(FOLDER / "events"), _digest(FOLDER))


def _digest(folder: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*.toml")):
        total.update(path.relative_to(folder).as_posix().encode())
        total.update(path.read_bytes())
    return total.hexdigest()
