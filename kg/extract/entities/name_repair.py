"""What the recogniser got wrong or missed in names, mended by the words around them and by the rest of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.entities.name_halves import complete_persons, complete_places, join_halves
from kg.extract.entities.names import NOBLE, Name, is_area, names_settlement, recognised, states, surnames_of
from kg.extract.phrases import root_of, text_of, texts_of
from kg.model import EntityType
from kg.ontology.actors import Actors, fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Names = dict[tuple[int, int], Name]
HAPPENING = frozenset(
    "kill die shoot murder massacre slaughter behead injure wound bomb shell attack ambush explode fight clash kidnap "
    "abduct arrest detain capture blast burn raid live meet arrive gather hold strike hit land".split()
)
LISTING = frozenset({"in", "near", "around", "outside"})  # before a list of places
PLACE_SHARE = 3  # one mention in three that is clearly a place makes the name one
PERSON_WORDS = (2, 3)  # a run of so many proper nouns that names no kind of body is taken for a person
ACRONYM = range(3, 7)  # letters
CLOSED = frozenset({"PERSON", "MEDIA", "PLACE"})  # names inside which no state is named


def find_names(doc: Doc, actors: Actors) -> list[Name]:
    """Every named span of the text, in order; spans nest but never cross."""
    found = {(name.start, name.end): name for name in recognised(doc, actors)}
    _cut_at_money(doc, found)
    _cut_opener(doc, found)
    _drop_plurals(doc, found, actors)
    complete_persons(doc, found, actors)
    join_halves(doc, found)
    _mend_places(doc, found, actors)
    complete_places(doc, found, actors)
    _mend_persons(doc, found, actors)
    _add_missed(doc, found, actors)
    _add_states(doc, found, actors)
    return [found[span] for span in sorted(found, key=lambda s: (s[0], -s[1]))]


def _cut_at_money(doc: Doc, found: Names) -> None:
    """"lend ARGENTINA $3 billion": a sum is no part of a name."""
    for (start, end), name in list(found.items()):
        cut = next((t.i for t in doc[start + 1 : end] if t.is_currency), end)
        if cut < end:
            del found[start, end]
            found.setdefault((start, cut), replace(name, end=cut))


def _cut_opener(doc: Doc, found: Names) -> None:
    """"DESCRIBING Mr Hill as a hero": the participle that opens a sentence is no part of a name."""
    for (start, end), name in list(found.items()):
        first = doc[start]
        if end > start + 1 and first.tag_ == "VBG" and first.is_sent_start and name.key is None:
            del found[start, end]
            found.setdefault((start + 1, end), replace(name, start=start + 1))


def _add_states(doc: Doc, found: Names, actors: Actors) -> None:
    taken = sorted(found)
    for name in states(doc, actors):
        touching = [(s, e) for s, e in taken if s < name.end and name.start < e]
        if len(touching) > 1 and all(name.start <= s and e <= name.end for s, e in touching):
            for span in touching:  # "AUSTRIA-HUNGARY": one state
                found.pop(span, None)
            touching = []
        if all(s <= name.start and name.end <= e and _may_nest(found[s, e], name) for s, e in touching):
            found.setdefault((name.start, name.end), name)


def _may_nest(outer: Name, name: Name) -> bool:
    if outer.type in CLOSED:
        return False
    return outer.key is None or (outer.start == name.start and name.adjective)


# ---- wrong types


def _drop_plurals(doc: Doc, found: Names, actors: Actors) -> None:
    """"HIJACKERS crashed …", "between HINDUS and …": a plural that opens a sentence or means a people is no name."""
    for start, end in [span for span, name in found.items() if span[1] - span[0] == 1 and name.key is None]:
        token = doc[start]
        opens = token.tag_ == "NNS" and token.is_sent_start and token.lemma_.lower() in actors.nouns
        if opens or (token.text[-1] == "s" and token.text in actors.peoples and found[start, end].type != "PEOPLE"):
            del found[start, end]


def _mend_persons(doc: Doc, found: Names, actors: Actors) -> None:
    """"radical preacher John Smith", "Smith, 62, was …": a person, whatever the recogniser said."""
    parts = {t.text for n in found.values() if n.type == "PERSON" and n.end - n.start > 1 for t in doc[n.start : n.end]}
    for span, name in found.items():
        text = text_of(doc, name.start, name.end)
        if name.type == "PLACE" and text in actors.places and text in parts:
            found[span] = replace(name, type="PERSON", country=None)
        if name.type == "PLACE" and _has_personal_title(doc, name, actors):
            found[span] = replace(name, type="PERSON", country=None)
        if name.key or name.country or name.type not in ("ORGANIZATION", "PLACE", "FACILITY"):
            continue
        called = _opens_with_title(doc, name) or _called_person(doc, name, actors)
        if called or text in actors.surnames or _aged(doc, name):
            found[span] = replace(name, type="PERSON")


def _opens_with_title(doc: Doc, name: Name) -> bool:
    """"PRINCE Norodom Ranariddh": a title that opens no name of a body."""
    return name.end - name.start > 2 and doc[name.start].lower_ in NOBLE and doc[name.start + 1].lower_ != "of"  # noqa: PLR2004


def _has_personal_title(doc: Doc, name: Name, actors: Actors) -> bool:
    """"JUDGE Valencia": no town, though one has that name."""
    before = doc[name.start - 1] if name.start else None
    return before is not None and before.is_title and before.lower_ in actors.words["personal_titles"]


def _called_person(doc: Doc, name: Name, actors: Actors) -> bool:
    before = doc[name.start - 1] if name.start else None
    if before is None or before.tag_ != "NN" or not before.is_lower or before.dep_ not in ("compound", "nmod"):
        return False
    if before.lemma_ in actors.words["not_titles"] or actors.nouns.get(before.lemma_) != "PERSON":
        return False
    return actors.type_of_name(text_of(doc, name.start, name.end)) is None


def _aged(doc: Doc, name: Name) -> bool:
    """A name followed by an age between commas."""
    after = doc[name.end : name.end + 3]
    return len(after) == 3 and after[0].text == after[2].text == "," and after[1].text.isdigit() and len(after[1]) == 2  # noqa: PLR2004


def _mend_places(doc: Doc, found: Names, actors: Actors) -> None:
    """"the town of Dana", "in Kfar Kila": a place wherever the text names it, unless most uses speak against it."""
    unsure = {
        span: name for span, name in found.items()
        if name.key is None and (name.type == "PERSON" or _may_be_town(doc, name, actors))
    }
    counts = Counter(text_of(doc, s, e) for s, e in unsure)
    places = Counter(text_of(doc, s, e) for (s, e), name in unsure.items() if _called_place(doc, name, actors))
    for (start, end), name in unsure.items():
        text = text_of(doc, start, end)
        if places[text] * PLACE_SHARE >= counts[text]:
            found[start, end] = replace(name, type="PLACE")


def _may_be_town(doc: Doc, name: Name, actors: Actors) -> bool:
    """A body's name of one word, or one right behind "the town of" or "killed in"."""
    if name.type != "ORGANIZATION" or name.end - name.start == 1:
        return name.type == "ORGANIZATION"
    if _happened_in(doc, name):
        return actors.type_of_name(text_of(doc, name.start, name.end)) is None
    before = text_of(doc, max(name.start - 2, 0), name.start).lower().split()
    return before[-1:] == ["of"] and before[0] in actors.words["settlements"]


def _happened_in(doc: Doc, name: Name) -> bool:
    """"were killed IN Sidi Hamed", unlike "invested in Smith Brothers"."""
    preposition = root_of(doc, name.start, name.end).head
    verb = preposition.head
    inside = preposition.lower_ == "in" and preposition.i == name.start - 1
    return inside and verb.pos_ == "VERB" and verb.lemma_ in HAPPENING


def _called_place(doc: Doc, name: Name, actors: Actors) -> bool:
    before = doc[name.start - 1].lower_ if name.start else ""
    after = doc[name.end] if name.end < len(doc) else None
    settlements = actors.words["settlements"]
    if after is not None and after.lower_ in settlements and after.dep_ != "appos":
        return True
    if before == "of" and name.start > 1:
        noun = doc[name.start - 2].lower_
        return noun in settlements or actors.nouns.get(noun) == "FACILITY"
    if _listed_with_places(root_of(doc, name.start, name.end)):
        return True
    governed = root_of(doc, name.start, name.end).head.i == name.start - 1
    return before == "near" or (governed and (before == "outside" or (before == "in" and _lives(doc, name))))


def _listed_with_places(root: Token) -> bool:
    """"in Lund, GAZIPUR and Bonn", whatever the recogniser takes it for."""
    first = root
    while first.dep_ == "conj":
        first = first.head
    return first is not root and first.ent_type_ == "GPE" and first.dep_ == "pobj" and first.head.lower_ in LISTING


def _lives(doc: Doc, name: Name) -> bool:
    return name.type == "PERSON" or _happened_in(doc, name)


# ---- missed names


def _add_missed(doc: Doc, found: Names, actors: Actors) -> None:
    """Names that the recogniser found elsewhere in the text only, and runs of proper nouns."""
    covered = {i for start, end in found for i in range(start, end)}
    known = {text_of(doc, s, e): n.type for (s, e), n in found.items() if n.key is None and n.country is None}
    surnames = {word: kind for text, kind in known.items() if kind == "PERSON" for word in surnames_of(text)}
    for start, end in list(_proper_runs(doc, covered, actors)):
        text = text_of(doc, start, end)
        kind = known.get(text) or surnames.get(text) or _guess(doc, start, end, actors)
        if kind is not None:
            found[start, end] = Name(start, end, kind, country=actors.places.get(text))
            covered.update(range(start, end))
            if kind == "PERSON":
                surnames[text.split()[-1]] = kind
    for token in (doc[i] for i, text in enumerate(texts_of(doc)) if text in surnames or text in actors.surnames):
        known_surname = token.text in surnames or token.pos_ in ("NOUN", "PROPN")
        if token.i not in covered and known_surname and token.ent_type_ in ("", "PERSON", "NORP", "GPE"):
            found[token.i, token.i + 1] = Name(token.i, token.i + 1, "PERSON")


def _proper_runs(doc: Doc, covered: set[int], actors: Actors) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for token in doc:
        if start is None:
            if _opens_run(token, actors) and _is_free(token, covered):
                start = token.i
        elif not (_is_free(token, covered) and (_opens_run(token, actors) or _continues_run(token, actors))):
            yield _close_run(doc, start, token.i, actors)
            start = None
    if start is not None:
        yield _close_run(doc, start, len(doc), actors)


def _is_free(token: Token, covered: set[int]) -> bool:
    return token.i not in covered and not token.ent_type_


def _opens_run(token: Token, actors: Actors) -> bool:
    return token.tag_ == "NNP" and token.text[0].isupper() and token.lower_ not in actors.titles


def _continues_run(token: Token, actors: Actors) -> bool:
    """A particle ("al", "de") or a hyphen inside a name."""
    hyphen = token.text == "-" and not token.doc[token.i - 1].whitespace_
    return hyphen or token.lower_ in actors.words["name_particles"]


def _close_run(doc: Doc, start: int, end: int, actors: Actors) -> tuple[int, int]:
    while end > start + 1 and _continues_run(doc[end - 1], actors):
        end -= 1
    if end - start > 1 and doc[start].lower_ in actors.words["place_prepositions"]:  # "Near Mosul, …"
        start += 1
    return start, end


def _guess(doc: Doc, start: int, end: int, actors: Actors) -> EntityType | None:
    """The type of a run of proper nouns, None where nothing tells."""
    text = fold(text_of(doc, start, end))
    if text in actors.places:
        return "PLACE"
    if actors.country(text) or text.lower() in actors.words["no_names"]:
        return None
    if actors.noun_type(doc[end - 1].lower_, doc[end - 1].lemma_.lower()):
        return None
    before = doc[start - 1].lower_ if start else ""
    if is_area(doc, start, end, actors) or before == "near" or names_settlement(doc, start, actors):
        return "PLACE"
    kind = actors.type_of_name(text)
    if kind is None and before in actors.titles:
        return "PERSON"
    return kind or _guess_by_form(text, before, actors)


def _guess_by_form(text: str, before: str, actors: Actors) -> EntityType | None:
    words = text.split()
    if text.isupper() and text.isalpha() and len(text) in ACRONYM:
        return "ORGANIZATION"
    if len(words) not in PERSON_WORDS or not all(w.replace("-", "").isalpha() for w in words):
        return None
    if before == "the":
        return "ORGANIZATION"
    return "PLACE" if before in actors.words["place_prepositions"] else "PERSON"
