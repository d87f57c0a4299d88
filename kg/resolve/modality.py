"""How sure a thing is, when several say it: the surest voice decides that it happened, the least sure part how."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from kg.model import FACTUAL, Event, Modality
from kg.ontology import Ontology

_ORDER: tuple[Modality, ...] = ("asserted", "claimed", "planned", "threatened", "hypothetical", "denied")
_RANK = {modality: rank for rank, modality in enumerate(_ORDER)}
Status = Literal["factual", "unreal", "denied"]


def surest(modalities: Iterable[Modality]) -> Modality:
    """Asserted by one report is asserted, whoever else only claims it."""
    return min(modalities, key=_RANK.__getitem__)


def weakest(modalities: Iterable[Modality]) -> Modality:
    """A whole is as sure as its least sure part: a claimed agent of an asserted killing."""
    return max(modalities, key=_RANK.__getitem__)


def status(modality: Modality) -> Status:
    """What kept apart reports of one family: that it happened, that it may happen, that it did not."""
    if modality in FACTUAL:
        return "factual"
    return "denied" if modality == "denied" else "unreal"


def speech_act(event: Event, ontology: Ontology) -> Modality:
    """The modality of the event itself: a threat marked as threatened is a threat that was made, likewise a plan."""
    kind = ontology.events.get(event.type)
    if kind is not None and kind.theme_modality == event.modality and event.modality in ("threatened", "planned"):
        return "asserted"
    return event.modality
