"""How well extraction does on texts whose events are known: gold, measures, and what went wrong."""

from __future__ import annotations

from kg.evaluation.board import MEASURES, Miss, Scores, Tally
from kg.evaluation.gold import GoldEvent, GoldLink, GoldText, read_gold
from kg.evaluation.measures import score

__all__ = ["MEASURES", "GoldEvent", "GoldLink", "GoldText", "Miss", "Scores", "Tally", "read_gold", "score"]
