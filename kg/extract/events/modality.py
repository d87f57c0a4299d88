"""Did it happen? Reads the modality of an event off the words that govern it.

The walk goes from the event's head to the root and stops where the governing clause no longer bears on whether
the event took place: relative clauses, adjuncts, reported speech (whose source `attribution` finds). The design
follows the scope rules of FactBank (Saurí & Pustejovsky, 2009), reduced to the contract's six values.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from spacy.tokens import Token

from kg.extract.events.governors import governed
from kg.extract.events.moods import mood
from kg.extract.events.scopes import is_ended, is_kept_from_stopping, is_ruled_out, next_up
from kg.model import Modality


@dataclass(frozen=True, slots=True)
class Reading:
    """The modality, whether the act was only attempted, and the word that decided."""

    modality: Modality
    attempted: bool = False
    because: str | None = None


def read_modality(head: Token, below: Token | None = None) -> Reading:
    """The modality that the sentence gives the event headed by the token; what governs `below` has no say."""
    node, attempted, joined = head, False, False
    for _ in range(12):
        found = mood(node, node == head)
        if found is not None and found[0] == "attempted":
            attempted, found = True, None
        if found is None and not joined and is_ended(node):
            return Reading("asserted", attempted, node.head.lower_)
        if found is None and node != head.sent.root and node.head != below:
            found = governed(node)
        if found is not None and is_kept_from_stopping(*found):
            return Reading("asserted", attempted, found[1].lower_)
        if found is not None:
            value, word = found
            if value in ("hypothetical", "planned") and word == node.head and is_ruled_out(word):
                return Reading("denied", attempted, word.lower_)
            if value != "attempted":
                return Reading(cast(Modality, value), attempted, word.lower_)
            attempted = True
        following = next_up(node)
        if following is None or following == below:
            break
        joined = node.dep_ == "conj"
        node = following
    return Reading("asserted", attempted)
