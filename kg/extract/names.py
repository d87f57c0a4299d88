"""Named spans of a parsed text: what the recogniser and the gazetteer found, cleaned up, typed and keyed.

A state's name or adjective is a span of its own wherever it stands, also inside a longer name ("Iranian
Revolutionary Guards") or before a noun ("US troops").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.model import EntityType
from kg.ontology.actors import Actors, fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

NAME_LABELS = {"PERSON": "PERSON", "ORG": "ORGANIZATION", "GPE": "PLACE", "LOC": "PLACE", "FAC": "FACILITY", "NORP": "PEOPLE"}
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
EDGES = frozenset({"the", "a", "an", "'s", "’s", "'", "’", '"', "“", "”", "(", ")", ",", "-", "–", "—", ".", ":", ";", "``", "''"})
LONGEST_STATE = 4
# Verbs whose subject is a place as a place, not as its government.
PLACE_VERBS = frozenset("be lie see witness host have become remain stand border sit experience".split())
FIRST_NAMES = frozenset({"Jordan", "Chad", "Georgia", "Israel", "Cyprus"})
PARTICLES = frozenset({"al", "el", "bin", "bint", "ibn", "ben", "abu", "de", "del", "la", "von", "van", "der", "da", "di", "dos", "ul", "ud", "e", "i"})
PARTICIPLES = frozenset({"led", "based", "backed", "born", "style", "controlled", "held", "run", "owned", "occupied", "era"})
NOT_TITLES = frozenset("rival partner ally opponent member sponsor neighbor neighbour client customer owner founder".split())
AREA_WORDS = frozenset({"Department", "Province", "District", "County", "Municipality", "Region", "State", "Governorate"})
FUNCTIONS = frozenset(
    "state justice defense defence treasury police fire health interior labor labour commerce agriculture energy education "
    "transportation transport housing security foreign legal intelligence investigation investigations works affairs war finance "
    "sheriff the homeland trade judicial military political press information research anti-narcotics customs immigration "
    "corrections revenue welfare development environment planning personnel public and of".split()
)
NO_NAMES = frozenset("gmt est edt pst pdt cst text endall excerpt excerpts report speech passage continued".split())
CITY_NAMES_OF_PEOPLE = frozenset({"Washington", "Santiago", "Victoria", "Jackson", "San Juan", "San Jose"})
OFFICIALS = frozenset({"minister", "secretary", "commissioner", "director"})
PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "outside", "around"})
PLACE_SHARE = 3  # one mention in three that is clearly a place makes the name one
SETTLEMENTS = frozenset("town city village district province area suburb neighborhood neighbourhood hamlet port region island county".split())
PARTY_PREPOSITIONS = frozenset({"with", "against", "between", "by"})


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens [start, end) that name something; `adjective`: a state's adjective or name used as one ("US troops")."""

    start: int
    end: int
    type: EntityType
    key: str | None = None
    country: str | None = None
    adjective: bool = False


def find_names(doc: Doc, actors: Actors) -> list[Name]:
    """Every named span, in order of the text; spans nest but never cross."""
    found: dict[tuple[int, int], Name] = {}
    for ent in doc.ents:
        if ent.label_ in NAME_LABELS:
            for start, end in _trim(ent):
                name = _typed(doc, start, end, ent, actors)
                if name is not None:
                    found[name.start, name.end] = name
    _unmark_places(doc, found, actors)
    _unmark_persons(doc, found, actors)
    _add_missed(doc, actors, found)
    taken = sorted(found)
    for name in _states(doc, actors):
        outer = next(((s, e) for s, e in taken if s <= name.start and name.end <= e), None)
        if not any(s < name.end and name.start < e and not (s <= name.start and name.end <= e) for s, e in taken) and (
            outer is None or _may_nest(found[outer], name)
        ):
            found.setdefault((name.start, name.end), name)
    return [found[span] for span in sorted(found, key=lambda s: (s[0], -s[1]))]


def _unmark_persons(doc: Doc, found: dict[tuple[int, int], Name], actors: Actors) -> None:
    """"radical preacher John Smith": a person, whatever the recogniser said."""
    for (start, end), name in found.items():
        before = doc[start - 1] if start else None
        if before is None or name.key or name.country or name.type not in ("ORGANIZATION", "PLACE", "FACILITY"):
            continue
        if before.tag_ == "NN" and before.is_lower and before.lemma_ not in NOT_TITLES and before.dep_ in ("compound", "nmod") \
                and actors.nouns.get(before.lemma_) == "PERSON" and actors.type_of_name(doc[start:end].text) is None:
            found[start, end] = replace(name, type="PERSON")


def _unmark_places(doc: Doc, found: dict[tuple[int, int], Name], actors: Actors) -> None:
    """"the town of Dana", "in Kfar Kila": a place wherever the text names it, unless it acts as a person elsewhere."""
    open_names = {
        span: name for span, name in found.items()
        if name.key is None and (name.type == "PERSON" or (name.type == "ORGANIZATION" and span[1] - span[0] == 1))
    }
    counts = Counter(doc[s:e].text for s, e in open_names)
    places = Counter(doc[s:e].text for (s, e), name in open_names.items() if _placed(doc, s, e, name, actors))
    for (start, end), name in open_names.items():
        text = doc[start:end].text
        if places[text] * PLACE_SHARE >= counts[text]:
            found[start, end] = replace(name, type="PLACE")


def _placed(doc: Doc, start: int, end: int, name: Name, actors: Actors) -> bool:
    """Whether the words around a name call it a place."""
    before = doc[start - 1].lower_ if start else ""
    after = doc[end].lower_ if end < len(doc) else ""
    if after in SETTLEMENTS and doc[end].dep_ != "appos":
        return True
    if before == "of" and start > 1:
        return doc[start - 2].lower_ in SETTLEMENTS or actors.nouns.get(doc[start - 2].lower_) == "FACILITY"
    governed = doc[start:end].root.head.i == start - 1
    return before == "near" or (governed and (before == "outside" or (before == "in" and name.type == "PERSON")))


def _add_missed(doc: Doc, actors: Actors, found: dict[tuple[int, int], Name]) -> None:
    """Names that the recogniser missed: those it found elsewhere in the text, and runs of proper nouns."""
    covered = {i for start, end in found for i in range(start, end)}
    known = {doc[s:e].text: n for (s, e), n in found.items() if n.key is None and n.country is None}
    surnames = {text.split()[-1]: n for text, n in known.items() if n.type == "PERSON"}
    for start, end in list(_proper_runs(doc, covered, actors)):
        text = doc[start:end].text
        like = known.get(text) or surnames.get(text)
        kind = like.type if like is not None else _guess(doc, start, end, actors)
        if kind is not None:
            found[start, end] = Name(start, end, kind)
            covered.update(range(start, end))
    for token in doc:
        if token.i not in covered and token.text in surnames and token.ent_type_ in ("", "PERSON", "NORP", "GPE"):
            found[token.i, token.i + 1] = Name(token.i, token.i + 1, "PERSON")


def _proper_runs(doc: Doc, covered: set[int], actors: Actors) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for token in doc:
        proper = token.i not in covered and not token.ent_type_ and (
            (token.tag_ == "NNP" and token.text[0].isupper() and token.lower_ not in actors.titles)
            or (start is not None and (token.lower_ in PARTICLES or (token.text == "-" and not doc[token.i - 1].whitespace_)))
        )
        if proper and start is None:
            start = token.i
        elif not proper and start is not None:
            yield _run(doc, start, token.i)
            start = None
    if start is not None:
        yield _run(doc, start, len(doc))


def _run(doc: Doc, start: int, end: int) -> tuple[int, int]:
    while end > start + 1 and (doc[end - 1].text == "-" or doc[end - 1].lower_ in PARTICLES):
        end -= 1
    if doc[start].lower_ in PLACE_PREPOSITIONS and end - start > 1:  # "Near Mosul, …" with a capital
        start += 1
    return start, end


def _guess(doc: Doc, start: int, end: int, actors: Actors) -> EntityType | None:
    """The type of a run of proper nouns; a person where two or three words name no kind of body."""
    text = fold(doc[start:end].text)
    last = doc[end - 1].lower_
    if actors.country(text) or actors.noun_type(last, doc[end - 1].lemma_.lower()):
        return None
    kind = actors.type_of_name(text)
    if doc[end - 1].text in AREA_WORDS and end - start > 1:
        kind = "PLACE"
    before = doc[start - 1].lower_ if start else ""
    if text.lower() in NO_NAMES:
        return None
    if kind is not None or before in actors.titles:
        return kind or "PERSON"
    if before == "(" and text.isupper() and text.isalpha() and len(text) > 2:  # noqa: PLR2004
        return "ORGANIZATION"
    words = text.split()
    if before == "near" and words:
        return "PLACE"
    if len(words) not in (2, 3) or not all(w.replace("-", "").isalpha() for w in words):
        return None
    if before == "the":
        return "ORGANIZATION"
    return "PLACE" if before in PLACE_PREPOSITIONS else "PERSON"


def _may_nest(outer: Name, name: Name) -> bool:
    if outer.type in ("PERSON", "MEDIA", "PLACE"):
        return False
    return outer.start == name.start and name.adjective if outer.key else True


def _trim(ent: Span) -> Iterator[tuple[int, int]]:
    """The entity without articles, marks and what lies beyond a block break."""
    doc = ent.doc
    pieces: list[list[int]] = [[]]
    for token in ent:
        if token.is_space:
            pieces.append([])
        else:
            pieces[-1].append(token.i)
    for piece in pieces:
        while piece and (doc[piece[0]].lower_ in EDGES or (len(piece) > 1 and doc[piece[0]].lower_ in PLACE_PREPOSITIONS)):
            piece.pop(0)
        while piece and doc[piece[-1]].lower_ in EDGES:
            piece.pop()
        if len(piece) > 2 and doc[piece[-1]].lower_ in PARTICIPLES and doc[piece[-2]].text == "-":
            del piece[-2:]
        while piece and doc[piece[-1]].pos_ in ("ADP", "DET", "CCONJ"):
            piece.pop()
        if piece and any(doc[i].text[0].isalnum() for i in piece):
            yield piece[0], piece[-1] + 1


def _typed(doc: Doc, start: int, end: int, ent: Span, actors: Actors) -> Name | None:
    if doc[start:end].text.lower() in NO_NAMES:
        return None
    key = ent.id_ or None
    if key:
        actor = actors.actors[key]
        return Name(start, end, actor.type, key, actor.country)
    text = fold(doc[start:end].text)
    state = actors.country(text)
    if state is not None and (ent.label_ != "PERSON" or text not in FIRST_NAMES):
        return _state_name(doc, start, end, state, actors)
    if ent.label_ == "PERSON":
        return _person(doc, start, end, actors)
    if ent.label_ == "NORP" or _is_role(doc, start, end, actors):
        return None
    if text.islower() and not any(t.pos_ == "PROPN" for t in doc[start:end]):
        return None
    code = actors.capitals.get(text)
    if code and _speaks(doc[start:end].root):
        return Name(start, end, "COUNTRY", code, code)
    area = doc[end - 1].text in AREA_WORDS and end - start > 1 and doc[end - 2].lower_ not in FUNCTIONS
    if code or area or ent.label_ in ("GPE", "LOC"):
        return Name(start, end, "PLACE")
    kind = actors.type_of_name(text) or actors.noun_type(doc[end - 1].lower_)
    if ent.label_ == "FAC" and kind not in ("MILITARY", "GOVERNMENT", "ORGANIZATION"):
        kind = "FACILITY"
    elif kind in (None, "PERSON", "OTHER", "COUNTRY"):
        kind = "ORGANIZATION"
    return Name(start, end, kind or "ORGANIZATION")


def _is_role(doc: Doc, start: int, end: int, actors: Actors) -> bool:
    """"Minister of Foreign Affairs" is a description, not a body."""
    for i in range(start, end - 1):
        if doc[i + 1].lower_ == "of":
            return doc[i].lower_ in actors.titles or actors.nouns.get(doc[i].lower_) == "PERSON"
        if doc[i].lower_ not in actors.titles and doc[i].pos_ not in ("ADJ", "PROPN"):
            return False
    return False


def _person(doc: Doc, start: int, end: int, actors: Actors) -> Name | None:
    """The name without titles; nothing when only titles are left."""
    while start < end and (doc[start].lower_ in actors.titles or doc[start].text in actors.adjectives):
        start += 1
    if start == end or not any(t.text[0].isupper() for t in doc[start:end]):
        return None
    last = doc[end - 1].lower_
    root = doc[start:end].root
    if end - start == 1 and root.dep_ == "compound" and root.head.i >= end and root.head.lower_ in OFFICIALS:
        return None  # "Security Minister"
    if end - start > 1 and actors.nouns.get(last) == "FACILITY":
        return Name(start, end, "FACILITY")
    text = fold(doc[start:end].text)
    if text in actors.capitals and text not in CITY_NAMES_OF_PEOPLE:
        return Name(start, end, "PLACE")
    return Name(start, end, "PERSON")


def _speaks(token: Token) -> bool:
    """Whether a capital stands for its government: subject of an act, or party to something between parties."""
    if token.dep_ == "conj":
        return _speaks(token.head)
    if token.dep_ == "nsubj":
        return token.head.pos_ == "VERB" and token.head.lemma_ not in PLACE_VERBS
    return token.dep_ == "pobj" and token.head.lower_ in PARTY_PREPOSITIONS


def _states(doc: Doc, actors: Actors) -> Iterator[Name]:
    """Names and adjectives of states anywhere in the text, the longest first."""
    i = 0
    while i < len(doc):
        step = 1
        if doc[i].text[0].isupper():
            for length in range(min(LONGEST_STATE, len(doc) - i), 0, -1):
                state = _lookup(doc[i : i + length].text, actors)
                if state is not None:
                    name = _state_name(doc, i, i + length, state, actors)
                    if name is not None:
                        yield name
                    step = length
                    break
        i += step


def _lookup(text: str, actors: Actors) -> str | None:
    return actors.country_names.get(text) or actors.adjectives.get(text)


def _state_name(doc: Doc, start: int, end: int, state: str, actors: Actors) -> Name | None:
    """A state's name, or its adjective; None where the word is a noun for people ("an American was shot")."""
    head = doc[start:end].root
    text = fold(doc[start:end].text)
    modifies = head.dep_ in ("amod", "compound", "nmod", "poss") or (head.dep_ == "conj" and head.head.dep_ in ("amod", "compound", "nmod"))
    if text not in actors.country_names and not modifies and _stands_alone(head) and not _sided(doc, start, end):
        return None
    return Name(start, end, "COUNTRY", state, state, modifies)


def _sided(doc: Doc, start: int, end: int) -> bool:
    """"pro-Iranian", "anti American": the state is meant, however the parser took the word."""
    before = doc[start - 1] if start else None
    if before is not None and before.text == "-" and start > 1:
        before = doc[start - 2]
    return before is not None and before.lower_ in ("pro", "anti")


def _stands_alone(head: Token) -> bool:
    return head.pos_ in ("NOUN", "PROPN") or head.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "ROOT")
