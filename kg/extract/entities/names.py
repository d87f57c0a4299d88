"""Named spans of a parsed text: what the recogniser and the gazetteer found, cleaned up, typed and keyed.

A state's name or adjective is a span of its own wherever it stands, also inside a longer name ("Iranian
Revolutionary Guards") or before a noun ("US troops").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.phrases import root_of, text_of, texts_of
from kg.model import EntityType
from kg.ontology.actors import Actors, fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
MARKS = frozenset({"'s", "’s", "'", "’", '"', "“", "”", "``", "''", "(", ")", ",", ".", ":", ";", "-", "–", "—"})
EDGES = MARKS | {"the", "a", "an"}
LONGEST_STATE = 4  # words
LONG_SURNAME = 4  # letters: no "San", "Abu", "bin"
NOBLE = frozenset("prince princess emperor empress sultan sheikh sheik ayatollah mullah archduke maharaja".split())
MODIFIERS = frozenset({"amod", "compound", "nmod"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "ROOT"})


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens [start, end) that name something; `adjective`: a state's adjective or name used as one ("US troops")."""

    start: int
    end: int
    type: EntityType
    key: str | None = None
    country: str | None = None
    adjective: bool = False


def surnames_of(name: str) -> list[str]:
    """What a person of this full name may be called alone: its last word, of three or more also the one before.

    A Spanish name ends in two, of which the first is the father's: "Ana Maria Rivera Lopez" is Rivera.
    """
    words = name.split()
    middle = words[-2] if len(words) > 2 else ""  # noqa: PLR2004
    is_name = len(middle) >= LONG_SURNAME and middle[0].isupper() and middle.lower() not in NOBLE
    return [words[-1], middle] if is_name else words[-1:]


def recognised(doc: Doc, actors: Actors) -> Iterator[Name]:
    """The entities of the recogniser and the gazetteer, trimmed and typed; those that name no one are left out."""
    for ent in doc.ents:
        if ent.label_ in LABELS:
            for start, end in _trim(ent, actors):
                name = _typed(doc, start, end, ent, actors)
                if name is not None:
                    yield name


def _trim(ent: Span, actors: Actors) -> Iterator[tuple[int, int]]:
    """The entity without articles, marks and what lies beyond a block break."""
    doc = ent.doc
    pieces: list[list[int]] = [[]]
    for token in ent:
        if token.is_space:
            pieces.append([])
        else:
            pieces[-1].append(token.i)
    for piece in pieces:
        _trim_piece(doc, piece, actors)
        if piece and any(doc[i].text[0].isalnum() for i in piece):
            yield piece[0], piece[-1] + 1


def _trim_piece(doc: Doc, piece: list[int], actors: Actors) -> None:
    near = actors.words["place_prepositions"]
    while piece and (doc[piece[0]].lower_ in EDGES or (len(piece) > 1 and doc[piece[0]].lower_ in near)):
        piece.pop(0)
    while piece and doc[piece[-1]].lower_ in EDGES:
        piece.pop()
    if len(piece) > 1 and doc[piece[-2]].text == "-" and doc[piece[-1]].lower_ in actors.words["compound_participles"]:
        del piece[-2:]
    while piece and doc[piece[-1]].pos_ in ("ADP", "DET", "CCONJ"):
        piece.pop()


def _typed(doc: Doc, start: int, end: int, ent: Span, actors: Actors) -> Name | None:
    text = fold(text_of(doc, start, end))
    if ent.id_:
        actor = actors.actors[ent.id_]
        return Name(start, end, actor.type, ent.id_, actor.country)
    state = actors.country(text)
    if state is not None and (ent.label_ != "PERSON" or text not in actors.words["state_first_names"]):
        return state_name(doc, start, end, state, actors)
    if text in actors.places:
        return Name(start, end, "PLACE", country=actors.places[text])
    if ent.label_ == "PERSON":
        return _person(doc, start, end, actors)
    if ent.label_ == "NORP" and names_settlement(doc, start, actors):
        return Name(start, end, "PLACE")
    if ent.label_ == "NORP" or _is_no_name(doc, start, end, actors):
        return None
    return _place_or_body(doc, start, end, ent.label_, actors)


def names_settlement(doc: Doc, start: int, actors: Actors) -> bool:
    """"the city OF ANDIJAN", whatever the recogniser takes it for."""
    return start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in actors.words["settlements"]


def _is_no_name(doc: Doc, start: int, end: int, actors: Actors) -> bool:
    """A common noun, a time zone, or a description that begins with a role ("Minister of Foreign Affairs")."""
    span = doc[start:end]
    if span.text.lower() in actors.words["no_names"]:
        return True
    if span.text.islower() and not any(t.pos_ == "PROPN" for t in span):
        return True
    for i in range(start, end - 1):
        word = doc[i].lower_
        if doc[i + 1].lower_ == "of":
            return word in actors.titles or actors.nouns.get(word) == "PERSON"
        if word not in actors.titles and doc[i].pos_ not in ("ADJ", "PROPN"):
            return False
    return False


def _place_or_body(doc: Doc, start: int, end: int, label: str, actors: Actors) -> Name:
    text = fold(text_of(doc, start, end))
    capital = actors.capitals.get(text)
    if capital and _speaks(root_of(doc, start, end), actors):
        return Name(start, end, "COUNTRY", capital, capital)
    if capital or label in ("GPE", "LOC") or is_area(doc, start, end, actors):
        return Name(start, end, "PLACE")
    kind = actors.type_of_name(text) or actors.noun_type(doc[end - 1].lower_)
    if label == "FAC" and kind not in ("MILITARY", "GOVERNMENT", "ORGANIZATION"):
        return Name(start, end, "FACILITY")
    if kind is None or kind in ("PERSON", "OTHER", "COUNTRY"):
        kind = "ORGANIZATION"
    return Name(start, end, kind)


def is_area(doc: Doc, start: int, end: int, actors: Actors) -> bool:
    """"Morazan Department" is an area, "Police Department" an office."""
    if end - start == 1 or doc[end - 1].text not in actors.words["area_names"]:
        return False
    return doc[end - 2].lower_ not in actors.words["office_names"]


def _person(doc: Doc, start: int, end: int, actors: Actors) -> Name | None:
    """The name without titles; nothing when only titles are left."""
    while start < end and (doc[start].lower_ in actors.titles or doc[start].text in actors.adjectives):
        start += 1
    if start == end or not any(t.text[0].isupper() for t in doc[start:end]):
        return None
    root = root_of(doc, start, end)
    alone = end - start == 1
    if alone and root.dep_ == "compound" and root.head.i >= end and root.head.lower_ in actors.words["ministers"]:
        return None  # "Security Minister"
    kind = None if alone else actors.nouns.get(doc[end - 1].lower_)
    if kind in ("FACILITY", "ARMED_GROUP"):  # "Camp Bucca", "the Stern Gang"
        return Name(start, end, kind)
    text = fold(text_of(doc, start, end))
    if text in actors.capitals and text not in actors.words["city_surnames"]:
        capital = actors.capitals[text]
        return Name(start, end, "COUNTRY", capital, capital) if _speaks(root, actors) else Name(start, end, "PLACE")
    return Name(start, end, "PERSON")


def _speaks(token: Token, actors: Actors) -> bool:
    """Whether a capital stands for its government: subject of an act, or party to something between parties."""
    if token.dep_ == "conj":
        return _speaks(token.head, actors)
    if token.dep_ == "nsubj":
        return token.head.pos_ == "VERB" and token.head.lemma_ not in actors.words["place_verbs"]
    if token.dep_ == "poss":  # "Tehran's refusal", not "Tehran's airport"
        return token.head.pos_ == "NOUN" and actors.noun_type(token.head.lemma_.lower()) is None
    if token.dep_ in ("dobj", "nsubjpass"):
        return token.head.lemma_ in actors.words["party_verbs"]
    if token.dep_ != "pobj":
        return False
    if token.head.lower_ in actors.words["party_prepositions"]:
        return True
    exchanged = token.head.lower_ in ("from", "on", "to") and token.head.head.lemma_ in actors.words["party_nouns"]
    return exchanged and token.head.dep_ == "prep"


def states(doc: Doc, actors: Actors) -> Iterator[Name]:
    """Names and adjectives of states anywhere in the text, the longest first."""
    texts = texts_of(doc)
    i = 0
    while i < len(doc):
        step = 1
        if texts[i] in actors.state_openers:
            for length in range(min(LONGEST_STATE, len(doc) - i), 0, -1):
                text = text_of(doc, i, i + length)
                state = actors.country_names.get(text) or actors.adjectives.get(text)
                if state is not None:
                    name = state_name(doc, i, i + length, state, actors)
                    if name is not None:
                        yield name
                    step = length
                    break
        i += step


def state_name(doc: Doc, start: int, end: int, state: str, actors: Actors) -> Name | None:
    """A state's name, or its adjective; None where the word is a noun for people ("an American was shot")."""
    head = root_of(doc, start, end)
    modifies = head.dep_ in MODIFIERS or head.dep_ == "poss" or (head.dep_ == "conj" and head.head.dep_ in MODIFIERS)
    modifies = modifies or _is_compounded(doc, end, actors)
    is_name = fold(text_of(doc, start, end)) in actors.country_names
    stands_alone = head.pos_ in ("NOUN", "PROPN") or head.dep_ in ARGUMENTS
    if not is_name and not modifies and stands_alone and not _takes_side(doc, start):
        return None
    return Name(start, end, "COUNTRY", state, state, modifies)


def _is_compounded(doc: Doc, end: int, actors: Actors) -> bool:
    """"SAUDI-led", "US-backed": the first half of an adjective."""
    if end + 1 >= len(doc) or doc[end].text != "-":
        return False
    return doc[end + 1].lower_ in actors.words["compound_participles"] | actors.support.suffixes


def _takes_side(doc: Doc, start: int) -> bool:
    """"pro-Iranian", "anti American": the state is meant, however the parser took the word."""
    before = start - 1
    if before > 0 and doc[before].text == "-":
        before -= 1
    return before >= 0 and doc[before].lower_ in ("pro", "anti")
