"""Plain nouns that open a sentence and pass for names: "GUERRILLAS attacked …" is no place called Guerrillas."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.ontology.actors import Actors

PEOPLE = frozenset({"PERSON", "PEOPLE", "ARMED_GROUP", "MILITARY"})


def mend_openers(doc: Doc, actors: Actors) -> None:
    """Give plural nouns for people at the beginning of a sentence their tag and lemma back."""
    mended = {s[0].i for s in doc.sents if _is_opener(s[0]) and _names_people(s[0], actors)}
    if not mended:
        return
    doc.ents = [e for e in doc.ents if e.ent_id_ or not (e.end - e.start == 1 and e.start in mended)]
    for i in mended:
        token = doc[i]
        token.tag_, token.pos_, token.lemma_ = "NNS", "NOUN", token.lower_[:-1]


def _is_opener(token: Token) -> bool:
    """Whether the first word of a sentence is a proper noun that belongs to no longer name."""
    alone = token.i + 1 >= len(token.doc) or not token.doc[token.i + 1].text[:1].isupper()
    return token.tag_ in ("NNP", "NNPS") and token.is_title and alone


def _names_people(token: Token, actors: Actors) -> bool:
    word = token.lower_
    return word.endswith("s") and actors.nouns.get(word[:-1]) in PEOPLE and not token.ent_id_
