"""The examples beside the rules: what each event type's file says of its sentences, the extractor finds."""

from __future__ import annotations

import pytest
from _pytest.mark import ParameterSet

from kg import ontology
from kg.model import Event
from kg.ontology.events import Example
from tests.extract.reading import fits, overlaps, read, summary


def cases(*, positive: bool) -> list[ParameterSet]:
    """The examples that name a trigger, or those that show what is no such event."""
    return [
        pytest.param(event_type.type, example, id=f"{event_type.type}-{number}")
        for event_type in ontology.load().events.values()
        for number, example in enumerate(event_type.examples, 1)
        if (example.trigger is not None) == positive
    ]


def agrees(example: Example, event: Event) -> bool:
    """Whether the event is the one that the example describes, as far as the example goes."""
    return (
        overlaps(example.trigger or "", event.trigger.text)
        and (example.agents is None or fits(example.agents, event.agents))
        and (example.targets is None or fits(example.targets, event.targets))
        and example.modality in (None, event.modality)
    )


@pytest.mark.parametrize(("kind", "example"), cases(positive=True))
def test_found(kind: str, example: Example) -> None:
    record = read(example.text)
    of_type = [event for event in record.events if event.type == kind]
    assert any(agrees(example, event) for event in of_type), f"{example} in {summary(record)}"


@pytest.mark.parametrize(("kind", "example"), cases(positive=False))
def test_not_found(kind: str, example: Example) -> None:
    record = read(example.text)
    assert kind not in {event.type for event in record.events}, f"{example.text}: {summary(record)}"
