"""Who is behind an act by its weapon, its traces, or the noun that names both sides."""

from __future__ import annotations

import pytest

from tests.extract.reading import event, read, texts


@pytest.mark.parametrize(
    ("text", "trigger", "agents"),
    [
        ("Syrian missiles slammed into a school in Zahle.", "slammed", {"syrian"}),
        ("Two boys were killed by Israeli tank fire.", "killed", {"israeli"}),
        ("Syrian-made missiles slammed into a school in Zahle.", "slammed", set()),
        ("The guard was killed by a Soviet rifle.", "killed", set()),
        ("The bombing of the hotel was the work of monarchist officers.", "bombing", {"monarchist officers"}),
        ("The kidnappings are believed to be the work of guerrillas.", "kidnappings", {"guerrillas"}),
        ("The murder bore the hallmarks of the Mafia.", "murder", {"mafia"}),
        ("The bombing was not the work of monarchist officers.", "bombing", set()),
    ],
)
def test_whose_work_it_was(text: str, trigger: str, agents: set[str]) -> None:
    assert texts(event(read(text), trigger).agents) == agents


def test_one_noun_names_both_sides() -> None:
    found = event(read("Chadian and Libyan forces exchanged fire on Sunday."), "exchanged fire")
    assert texts(found.agents) == texts(found.targets) == {"chadian", "libyan"}


def test_one_side_of_two_states_fights_a_third() -> None:
    found = event(read("Chadian and Libyan forces clashed with rebels."), "clashed")
    assert texts(found.targets) == {"rebels"}


@pytest.mark.parametrize("text", ["The mayor survived an assassination attempt.",
                                  "There was an assassination attempt on the mayor on Sunday."])
def test_whom_an_attempt_was_on(text: str) -> None:
    assert texts(event(read(text), "assassination").targets) == {"mayor"}


def test_the_place_of_a_death_is_that_of_the_clause_above() -> None:
    found = event(read("The train left the rails in Goma on Friday, killing six soldiers."), "killing")
    assert texts(found.places) == {"goma"}


def test_who_does_the_second_of_two_deeds_did_the_first() -> None:
    record = read("Two guards were shot and wounded by separatists.")
    assert texts(event(record, "shot").agents) == texts(event(record, "wounded").agents) == {"separatists"}


def test_who_wears_a_bomb_is_none() -> None:
    found = event(read("A woman wearing an explosive vest detonated it at a checkpoint."), "detonated it")
    assert texts(found.instruments) == set()
