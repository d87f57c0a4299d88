"""`python -m kg.ontology.lint`: reads every data file of the ontology and says what is wrong with it, a line each.

Data breaks quietly; this makes it loud. Besides the schema, which the loaders check, it finds triggers that two event
types claim alike, roles whose grammatical function nothing knows, and lists that no frame names.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from kg import ontology
from kg.errors import OntologyError
from kg.ontology import actor_files
from kg.ontology.events import FUNCTIONS, ROLES, EventType, clashes
from kg.ontology.lists import unused

PREPOSITIONS = frozenset(
    "about after against along among around at before behind between by for from in inside into near of off on onto "
    "out outside over through to toward towards under upon with within across following".split()
)


def faults() -> Iterator[str]:
    """One sentence for each fault of the shipped data."""
    try:
        types = ontology.load().events
        actor_files.load()
    except OntologyError as error:
        yield str(error)
        return
    yield from clashes(types)
    for name in unused(ontology.FOLDER / "lists.toml", ontology.FOLDER / "events"):
        yield f"lists.toml: no frame names {name}"
    for event_type in types.values():
        yield from _unknown_functions(event_type)


def _unknown_functions(event_type: EventType) -> Iterator[str]:
    known = FUNCTIONS | PREPOSITIONS
    for number, frame in enumerate(event_type.frames, 1):
        for role in ROLES:
            for function in getattr(frame, role, ()):
                if function not in known:
                    place = f"{event_type.type.lower()}.toml: frame {number}"
                    yield f"{place}: {role} stands in {function!r}, which nothing knows"


def main() -> int:
    """Print the faults; exit status 1 if there are any."""
    found = list(faults())
    for fault in found:
        sys.stdout.write(fault + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
