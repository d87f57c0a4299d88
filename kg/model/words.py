"""The few words that records may use."""

from __future__ import annotations

from typing import Literal

EntityType = Literal[
    "PERSON", "ORGANIZATION", "ARMED_GROUP", "MILITARY", "GOVERNMENT", "COUNTRY", "PLACE", "FACILITY", "PEOPLE",
    "MEDIA", "OTHER",
]
Modality = Literal["asserted", "claimed", "planned", "threatened", "hypothetical", "denied"]
Precision = Literal["day", "month", "year", "span"]
Basis = Literal["stated", "relative", "anchored"]
MentionKind = Literal["name", "noun", "pronoun"]
Verdict = Literal["same", "different"]
Kind = Literal["entity", "event"]
LinkType = Literal["RETALIATES_FOR", "CAUSED_BY", "ORDERED", "SAME_EVENT", "PART_OF"]

FACTUAL: frozenset[str] = frozenset({"asserted", "claimed"})
"""Modalities of what is told as having happened."""
