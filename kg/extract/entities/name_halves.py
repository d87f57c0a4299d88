"""Names of persons and places of which the recogniser found only a part."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.entities.names import Name
from kg.extract.phrases import root_of
from kg.ontology.actors import Actors

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Names = dict[tuple[int, int], Name]


def complete_persons(doc: Doc, found: Names, actors: Actors) -> None:
    """"Maria Lopez Ortega": the last name that the recogniser cut off where the parser has it as the head."""
    for span, name in list(found.items()):
        long = name.end - name.start > 1 and name.end < len(doc)
        if name.type == "PERSON" and name.key is None and long and _heads_name(doc[name.end], name, actors):
            del found[span]
            found[name.start, name.end + 1] = replace(name, end=name.end + 1)


def join_halves(doc: Doc, found: Names) -> None:
    """"PEDRO + LOPEZ ORTEGA": two persons side by side, the first within the second's phrase, are one."""
    last: Name | None = None
    for span in sorted(found):
        name = found[span]
        if last is not None and _is_first_half(doc, last, name):
            del found[span], found[last.start, last.end]
            name = replace(name, start=last.start)
            found[name.start, name.end] = name
        last = name


def _is_first_half(doc: Doc, first: Name, name: Name) -> bool:
    persons = first.type == name.type == "PERSON" and first.key is None and name.key is None
    before = doc[first.end - 1]
    return persons and first.end == name.start and before.dep_ == "compound" and name.start <= before.head.i < name.end


def _heads_name(token: Token, name: Name, actors: Actors) -> bool:
    cut_off = token.pos_ == "PROPN" and token.is_title and not token.ent_type_
    if token.lower_ in actors.nouns or actors.type_of_name(token.text):
        return False  # "Betty Ford Center", "Clinton Campaign"
    return cut_off and all(t.head.i == token.i for t in token.doc[name.end - 1 : name.end])


def complete_places(doc: Doc, found: Names, actors: Actors) -> None:
    """"NUEVA + Florida", "Santa Maria + DEL VALLE": the whole of a town's name behind "in"."""
    covered = {i for start, end in found for i in range(start, end)}
    for (start, end), name in list(found.items()):
        known = name.country is not None or (start, end) not in found
        if name.type != "PLACE" or known or not _is_where(doc, name, actors):
            continue
        first, last = start, _end_behind(doc, end, covered, actors)
        half = found.get((start - 1, start))
        if half is not None and half.type == "PLACE" and doc[half.start].head.i in range(start, end):
            del found[start - 1, start]
            first -= 1
        elif _opens_name(doc, start, covered, actors):
            first -= 1
        if (first, last) != (start, end) and (first, last) not in found:
            del found[start, end]
            found[first, last] = replace(name, start=first, end=last)
            covered.update(range(first, last))


def _is_where(doc: Doc, name: Name, actors: Actors) -> bool:
    root = root_of(doc, name.start, name.end)
    while root.dep_ == "compound":
        root = root.head
    return root.dep_ in ("pobj", "conj", "appos") and root.head.lower_ in actors.words["place_prepositions"] | {"of"}


def _opens_name(doc: Doc, start: int, covered: set[int], actors: Actors) -> bool:
    """Whether the word before is the first of the name: no title, no common noun, nobody's name."""
    if start == 0 or start - 1 in covered:
        return False
    word = doc[start - 1]
    name = word.tag_ == "NNP" and word.text[0].isupper() and word.text.isalpha() and not word.ent_type_
    common = word.lower_ in actors.titles or actors.noun_type(word.lower_) is not None or word.is_sent_start
    return name and not common and word.dep_ == "compound" and word.head.i >= start


def _end_behind(doc: Doc, end: int, covered: set[int], actors: Actors) -> int:
    """Where a name ends that goes on with particles and a proper noun ("DEL VALLE", "DE LA SIERRA")."""
    last = end
    while last < len(doc) and doc[last].lower_ in actors.words["name_particles"] and last not in covered:
        last += 1
    goes_on = end < last < len(doc) and last not in covered and doc[last].tag_ == "NNP" and doc[last].text[0].isupper()
    return last + 1 if goes_on else end
