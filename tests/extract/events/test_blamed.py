"""What somebody is blamed for where the clause does not say."""

from __future__ import annotations

import pytest

from tests.extract.reading import event, read


@pytest.mark.parametrize(
    ("text", "trigger", "doers"),
    [
        ("A bomb exploded at the bank. The police blamed the rebels.", "exploded", ["the rebels"]),
        ("The army denied any responsibility for the attack and blamed the FMLN.", "attack", ["FMLN"]),
        # words that point back to the act
        ("A bomb exploded at the bank. The police blamed the rebels for the crime.", "exploded", ["the rebels"]),
        ("A bomb exploded at the bank. The rebels claimed credit for this terrorist act.", "exploded", ["The rebels"]),
        ("Gunmen shot the envoy in Lille. The army holds the FMLN responsible for it.", "shot", ["Gunmen", "FMLN"]),
        ("Gunmen shot the envoy in Lille. The police suspect the FMLN.", "shot", ["Gunmen", "FMLN"]),
        ("A bomb exploded at the bank. The police blamed the rebels for acts of piracy.", "exploded", []),
        # somebody did it, or it is something else that they are blamed for
        ("Soldiers shelled the mill. The mayor blamed the rebels.", "shelled", ["Soldiers"]),
        ("A bomb exploded at the bank. The mayor blamed the rebels for the strike.", "exploded", []),
        ("A bomb exploded. It rained. It was cold. Snow fell. The police blamed the rebels.", "exploded", []),
        # doers of whom no name is told
        ("Gunmen shot the envoy in Lille. The police blamed the FMLN.", "shot", ["Gunmen", "FMLN"]),
        ("Gunmen shot the envoy in Lille. He lives. The FMLN claimed responsibility.", "shot", ["Gunmen", "FMLN"]),
        ("Gunmen shot the envoy in Lille. No group claimed responsibility.", "shot", ["Gunmen"]),
    ],
)
def test_the_act_told_just_before(text: str, trigger: str, doers: list[str]) -> None:
    assert [agent.text for agent in event(read(text), trigger).agents] == doers


def test_the_act_is_what_people_are_blamed_for_not_a_death_it_caused() -> None:
    record = read("A bomb exploded in Lund, killing two. The mayor blamed rebels.")
    assert event(record, "blamed").theme == event(record, "exploded").id
