"""The domain as data: event types, actors, words. `load()` reads and checks it once."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.ontology import actor_files
from kg.ontology.actors import Actors
from kg.ontology.events import EventType, Example, Frame, read_event_types
from kg.ontology.lists import Lists, read_lists
from kg.ontology.own import OwnActors, read_own, with_own

__all__ = ["Actors", "EventType", "Example", "Frame", "Ontology", "OwnActors", "load", "read_own"]

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Ontology:
    """Every event type by name, the actors, and a digest of all data files (equal digest, equal rules).

    `lists` are those that the event types share, `own` the user's actors among the actors.
    """

    events: Mapping[str, EventType]
    actors: Actors
    digest: str
    lists: Lists
    own: OwnActors | None = None


@functools.cache
def load(own: OwnActors | None = None) -> Ontology:
    """The shipped ontology, with the user's own actors. Raises OntologyError when a data file breaks its schema."""
    if own is None:
        lists = read_lists(FOLDER / "lists.toml")
        return Ontology(read_event_types(FOLDER / "events", lists), actor_files.load(), _digest(FOLDER), lists)
    shipped = load()
    digest = hashlib.sha256(f"{shipped.digest}\0{own.text}".encode()).hexdigest()
    return Ontology(shipped.events, with_own(shipped.actors, own), digest, shipped.lists, own)


def _digest(folder: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*.toml")):
        total.update(path.relative_to(folder).as_posix().encode())
        total.update(path.read_bytes())
    return total.hexdigest()
