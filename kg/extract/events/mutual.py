"""What two sides do to one another: each is agent and target.

"fighting BETWEEN the army and the rebels", "India and Pakistan EXCHANGED fire", "attacked EACH OTHER", "TIT-FOR-TAT".
"""

from __future__ import annotations

from kg.extract import lexicons
from kg.extract.entities.index import EntityIndex
from kg.extract.events.happening import HARM, Happening, copies
from kg.extract.events.light import governing_verb

FAMILIES = HARM | {"sanction", "blame", "threat"}
EACH_OTHER = frozenset({"each other", "one another"})
BETWEEN = "between"


def make_mutual(event: Happening, entities: EntityIndex) -> None:
    """Make both sides targets of an event that names nobody but them."""
    if event.type.family not in FAMILIES:
        return
    named = [role for role in event.targets if not _is_each_other(event, entities.mentions[role.mention].head)]
    if named or not event.agents:
        return
    sides = len(event.agents) > 1
    between = sides and all(role.function == BETWEEN for role in event.agents)
    if sides and (event.targets or between or _is_exchange(event)):
        event.targets = copies(event.agents)
    elif event.targets:
        event.targets = []  # "the two armies shelled each other": nobody is told apart


def _is_exchange(event: Happening) -> bool:
    """"EXCHANGED fire", "CLASHED", "TIT-FOR-TAT strikes"."""
    verb = governing_verb(event.head) or event.head
    return not {verb.lemma_.lower(), event.head.lemma_.lower()}.isdisjoint(lexicons.light_verbs().mutual)


def _is_each_other(event: Happening, head: int) -> bool:
    return event.head.doc[max(head - 1, 0) : head + 1].text.lower() in EACH_OTHER
