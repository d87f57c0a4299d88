"""What a reprisal is for, where that is no event of a finer type."""

from __future__ import annotations

import pytest

from tests.extract.reading import event, links, read, texts


@pytest.mark.parametrize(
    ("text", "grievance", "agents"),
    [
        ("Japan imposed tariffs in retaliation for American duties on steel.", "duties", set()),
        ("Peru closed the border in retaliation for Ecuador's failure to pay.", "failure", {"ecuador"}),
        ("Kenya retaliated for losing the vote.", "losing", set()),
    ],
)
def test_an_act_of_its_own(text: str, grievance: str, agents: set[str]) -> None:
    record = read(text)
    found = event(record, grievance)
    assert (found.type, found.plover) == ("ACT", None)
    assert texts(found.agents) == agents
    assert grievance in {goal for _, goal in links(record, "RETALIATES_FOR")}


def test_a_finer_type_is_kept() -> None:
    record = read("Israel shelled Tyre in retaliation for the ambush of a patrol.")
    assert "ACT" not in {e.type for e in record.events}


def test_a_party_is_no_act() -> None:
    record = read("Iraq retaliated against Iran.")
    assert [e.type for e in record.events] == ["RETALIATE"]


def test_nothing_but_an_answer_has_a_grievance() -> None:
    assert "ACT" not in {e.type for e in read("The minister resigned for the failure of the harvest.").events}
