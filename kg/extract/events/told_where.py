"""Where it happened, told in a sentence of its own: "Two men were shot. It HAPPENED outside a bar in Lund."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.extract.entities.index import EntityIndex
from kg.extract.events.happening import HARM, Happening, Role
from kg.extract.events.places import places_under
from kg.model import FACTUAL

HAPPENING = frozenset({"happen", "occur", "take"})
IT = frozenset({"it", "this", "that", "all"})
REACH = 2  # sentences ahead


def place_by_retelling(events: Sequence[Happening], entities: EntityIndex) -> None:
    """Add such places to the acts of the last sentence before that told of any; `events` in order of the text."""
    told = [e for e in events if e.type.family in HARM and e.modality in FACTUAL]
    sentences = {e.head.sent.start for e in told}
    for event in told:
        for verb in _happened(event.head, sentences):
            taken = {role.mention for role in (*event.agents, *event.targets, *event.places)}
            event.places += [Role(n) for n in places_under(verb, entities) if n not in taken]


def _happened(head: Token, sentences: set[int]) -> Iterator[Token]:
    """The verb of "it happened" in one of the next sentences, none of which tells of an act."""
    end = head.sent.end
    for _ in range(REACH):
        if end >= len(head.doc) or end in sentences:
            return
        sentence = head.doc[end].sent
        verb = _told(sentence.root)
        if verb is not None:
            yield verb
            return
        end = sentence.end


def _told(root: Token) -> Token | None:
    """The root, or what is said under it: "it happened at noon, police SAID"."""
    verbs = [root, *(c for c in root.children if c.dep_ == "ccomp")]
    return next((v for v in verbs if v.lemma_ in HAPPENING and _is_of_it(v)), None)


def _is_of_it(verb: Token) -> bool:
    """Not "it happened THAT …", "it did not happen", "it takes place every year"."""
    kinds = {c.dep_: c for c in verb.children}
    if verb.tag_ != "VBD" or "neg" in kinds or "ccomp" in kinds:
        return False
    took = verb.lemma_ == "take" and ("dobj" not in kinds or kinds["dobj"].lower_ != "place")
    return not took and "nsubj" in kinds and kinds["nsubj"].lower_ in IT
