"""Agents that the text names away from the event's own words: claimed, never asserted."""

from __future__ import annotations

import pytest

from tests.extract.reading import event, read


def doers(text: str, trigger: str) -> list[tuple[str, str | None]]:
    return [(agent.text, agent.modality) for agent in event(read(text), trigger).agents]


@pytest.mark.parametrize(
    ("text", "trigger", "agent"),
    [
        ("The IRA claimed responsibility for the bombing.", "bombing", "IRA"),
        ("The Tupamaros claimed responsibility for kidnapping the consul.", "kidnapping", "Tupamaros"),
        ("The MRTA is responsible for the kidnapping of the ambassador.", "kidnapping", "MRTA"),
        ("The ETA was behind the murder of the judge.", "murder", "ETA"),
        ("The judge implicated four colonels in the murder of the bishop.", "murder", "four colonels"),
        ("Two miners were arrested in connection with the bombing.", "bombing", "Two miners"),
        ("The police detained two miners for the murder of the judge.", "murder", "two miners"),
        ("The men involved in the massacre of the miners fled.", "massacre", "The men"),
        ("The IRA claimed the ambush on the convoy.", "ambush", "IRA"),
        ("The ambush was claimed by the IRA.", "ambush", "IRA"),
        ("The judge said 34 men are involved in the failed assassination attempt.", "assassination", "34 men"),
        ("Jonas Berg was the mastermind of the murder of the judge.", "murder", "Jonas Berg"),
        ("Those responsible for the murder of the judge are soldiers.", "murder", "soldiers"),
        ("The Red Brigades took responsibility for the murder of the judge.", "murder", "Red Brigades"),
        ("A suspect in the murder of the judge fled.", "murder", "A suspect"),
        ("Jonas Berg is a suspect in the murder of the judge.", "murder", "Jonas Berg"),
        ("The bombing suspects were released.", "bombing", "The bombing suspects"),
    ],
)
def test_whoever_is_said_to_be_behind_it(text: str, trigger: str, agent: str) -> None:
    assert doers(text, trigger) == [(agent, "claimed")]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The Red Brigades denied responsibility for the kidnapping.", "kidnapping"),
        ("The ETA was not behind the murder of the judge.", "murder"),
        ("The IRA was not responsible for the bombing.", "bombing"),
        ("The colonels were not involved in the massacre of the miners.", "massacre"),
        ("Nobody claimed responsibility for the bombing.", "bombing"),
        ("The mayor took flowers for the murder of the judge.", "murder"),
    ],
)
def test_whoever_is_not(text: str, trigger: str) -> None:
    assert doers(text, trigger) == []


def test_the_event_itself_stays_a_fact() -> None:
    assert event(read("The IRA claimed responsibility for the bombing."), "bombing").modality == "asserted"


def test_an_agent_that_the_text_asserts_is_not_named_twice() -> None:
    text = "The IRA claimed responsibility for the bombing of the bridge by the IRA."
    assert doers(text, "bombing") == [("IRA", None)]


def test_only_what_is_violent_has_somebody_behind_it() -> None:
    assert doers("The union was behind the arrest of the miners.", "arrest") == []


def test_who_claims_it_in_a_passive_is_its_claimed_agent() -> None:
    record = read("The bombing, claimed by ETA, killed three guards.")
    assert {(agent.text, agent.modality) for agent in event(record, "bombing").agents} == {("ETA", "claimed")}
    assert {(agent.text, agent.modality) for agent in event(record, "killed").agents} == {("ETA", "claimed")}
