"""What the steps found in one document, on its tokens: what the record is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.extract.entities.index import EntityIndex
from kg.extract.events.happening import Happening, LinkDraft
from kg.extract.speech.attribution import Attribution
from kg.extract.text.clean import Cleaned
from kg.extract.time.when import Times


@dataclass(frozen=True, slots=True)
class Findings:
    """Events in order of the text, their times by the index of the trigger's head, links between the events."""

    cleaned: Cleaned
    doc: Doc
    entities: EntityIndex
    attribution: Attribution
    events: Sequence[Happening]
    times: Times
    links: Sequence[LinkDraft]
