"""What a reprisal is for, where that is no event of a finer type."""

from __future__ import annotations

import pytest

from tests.extract.reading import event, links, read, summary, texts


@pytest.mark.parametrize(
    ("text", "grievance", "agents"),
    [
        ("Japan imposed tariffs in retaliation for American duties on steel.", "duties", {"american"}),
        ("Peru closed the border in retaliation for Ecuador's failure to pay.", "failure", {"ecuador"}),
        ("Kenya retaliated for losing the vote.", "losing", {"kenya"}),
    ],
)
def test_an_act_of_its_own(text: str, grievance: str, agents: set[str]) -> None:
    record = read(text)
    found = event(record, grievance)
    assert (found.type, found.plover) == ("ACT", None)
    assert texts(found.agents) == agents
    assert grievance in {goal for _, goal in links(record, "RETALIATES_FOR")}


@pytest.mark.parametrize(
    ("text", "answer", "provocation", "target"),
    [
        ("Chad expelled a Libyan in response to what it called Libya's meddling.", "response", "meddling", "libya"),
        ("Chile will levy retaliatory tariffs if Peru raises its duties.", "retaliatory", "raises its duties", "peru"),
        ("Ghana warned of retaliation if Togo's inspections continue.", "retaliation", "continue", "togo"),
        ("The rebels retaliated after Angola bombed their camp.", "retaliated", "bombed", "angola"),
        ("The dictator ordered reprisals against villagers who hid the rebels.", "reprisals", "hid", "villagers"),
        ("Mobs burned a mill in revenge for the two men killed by Basque police.", "revenge", "killed", "mill"),
        ("The clan took revenge for the crimes of the militia.", "took revenge", "crimes", "militia"),
        ("Chad fears reprisals in view of the shelling of a mosque by Niger.", "reprisals", "shelling", "niger"),
        ("Brazil may retaliate if Spain passes a law on coffee.", "retaliate", "law", "spain"),
    ],
)
def test_a_construction_that_names_the_provocation(text: str, answer: str, provocation: str, target: str) -> None:
    record = read(text)
    assert (answer, provocation) in links(record, "RETALIATES_FOR"), summary(record)
    assert any(target in each for each in texts(event(record, answer).targets)), summary(record)


def test_what_sparks_reprisals_is_what_they_answer() -> None:
    for text in ("The murder of the bishop sparked reprisals.", "The bishop's murder led to reprisals in the south."):
        assert ("reprisals", "murder") in links(read(text), "RETALIATES_FOR")


def test_where_someone_lives_is_no_provocation() -> None:
    record = read("The general feared reprisals against relatives who live in the capital.")
    assert links(record, "RETALIATES_FOR") == set()


def test_a_finer_type_is_kept() -> None:
    record = read("Israel shelled Tyre in retaliation for the ambush of a patrol.")
    assert "ACT" not in {e.type for e in record.events}


def test_a_party_is_no_act() -> None:
    record = read("Iraq retaliated against Iran.")
    assert [e.type for e in record.events] == ["RETALIATE"]


def test_nothing_but_an_answer_has_a_grievance() -> None:
    assert "ACT" not in {e.type for e in read("The minister resigned for the failure of the harvest.").events}
