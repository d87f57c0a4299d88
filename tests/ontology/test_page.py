"""The generated reference of the event types, and what every type has to show in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import ontology
from kg.ontology.events import EventType, Frame
from kg.ontology.page import page, pattern

FILE = Path(__file__).parents[2] / "docs" / "ontology.md"
ONTOLOGY = ontology.load()
TYPES = ONTOLOGY.events
MADE = {"ACT"}
"""Types without frames: other rules make their events."""


def test_the_page_is_that_of_the_data() -> None:
    assert FILE.read_text(encoding="utf-8") == page(TYPES, ONTOLOGY.lists), "docs/ontology.md is stale: run make docs"


@pytest.mark.parametrize("event_type", [t for name, t in TYPES.items() if name not in MADE], ids=lambda t: t.type)
def test_every_type_has_frames_and_examples_of_what_it_is_and_is_not(event_type: EventType) -> None:
    assert event_type.frames
    assert {example.trigger is None for example in event_type.examples} == {True, False}


@pytest.mark.parametrize(
    ("frame", "text"),
    [
        (Frame("verb", ("open",), ("subject",), ("on", "at"), object=("fire",)), "[AGENT] open fire [on|at TARGET]"),
        (
            Frame("verb", ("take",), ("subject",), ("object",), object=("hostage",), require=("agent",)),
            "AGENT take [TARGET] hostage",
        ),
        (
            Frame("noun", ("raid", "attack", "assault", "siege"), ("by", "possessive"), ("on",), modifier=("air",)),
            "[AGENT's] air raid|attack|assault|… [by AGENT] [on TARGET]",
        ),
        (
            Frame("verb", ("come",), ("from",), ("subject",), complement={"under": ("attack",)}, require=("target",)),
            "TARGET come under attack [from AGENT]",
        ),
        (Frame("verb", ("go",), instrument=("subject",), particle="off"), "[INSTRUMENT] go off"),
    ],
)
def test_a_frame_is_a_pattern_of_words_and_roles(frame: Frame, text: str) -> None:
    assert pattern(frame) == text
