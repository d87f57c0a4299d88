"""Speakers before or after a colon: "Minister: Rebels attacked the port", "Rebels attacked the port: minister"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kg.extract.entities.index import EntityIndex
from kg.extract.phrases import paragraphs, texts_of
from kg.extract.syntax import VERBAL

LONGEST = 7  # tokens of a label
SHORTEST = 3  # tokens of what is said
OPENING_MARKS = frozenset({"“", '"', "``", "''"})
SPEAKING = frozenset({"PERSON", "PEOPLE", "GOVERNMENT", "MILITARY", "ARMED_GROUP", "ORGANIZATION", "MEDIA"})


@dataclass(frozen=True, slots=True)
class Label:
    """Tokens [start, end) that the mention `speaker` is made to say."""

    start: int
    end: int
    speaker: int


def find_labels(doc: Doc, entities: EntityIndex) -> list[Label]:
    """All labels, one a paragraph at most. A state before a colon is a place ("Freedonia: 40 killed"), no speaker."""
    found = []
    texts = texts_of(doc)
    for start, end in paragraphs(doc):
        colons = [i for i in range(start, end) if texts[i] == ":"]
        if colons:
            block = doc[start:end]
            label = _leading(block, colons[0], entities) or _trailing(block, colons[-1], entities)
            if label is not None:
                found.append(label)
    return found


def _leading(block: Span, colon: int, entities: EntityIndex) -> Label | None:
    opened = block[0].text in OPENING_MARKS and len(block) > 1
    name = block.doc[block.start + opened : colon]
    if not _is_label(name) or block.end - colon <= SHORTEST:
        return None
    speaker = _speaker(name, entities)
    return None if speaker is None else Label(colon + 1, block.end, speaker)


def _trailing(block: Span, colon: int, entities: EntityIndex) -> Label | None:
    """Only of a headline, which ends without a full stop."""
    name = block.doc[colon + 1 : block.end]
    if not _is_label(name) or colon - block.start < SHORTEST or block.text.rstrip()[-1] in ".!?\"”":
        return None
    speaker = _speaker(name, entities)
    return None if speaker is None else Label(block.start, colon, speaker)


def _is_label(name: Span) -> bool:
    strange = (t.pos_ in VERBAL or (t.is_punct and t.text not in ".-'") for t in name)
    return 0 < len(name) <= LONGEST and not any(strange)


def _speaker(name: Span, entities: EntityIndex) -> int | None:
    """The mention that the label ends in or is headed by."""
    heads: list[Token] = [name.root, *reversed(list(name))]
    for token in heads:
        number = entities.at(token.i)
        if number is not None and entities.mentions[number].type in SPEAKING:
            return number
    return None
