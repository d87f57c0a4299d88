"""Noun phrases that say more of another one, which the parser gives to the verb."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from kg.extract.repairs import repair_parse
from tests.extract.model import default_model
from tests.extract.reading import event, links, read, texts


@pytest.mark.parametrize(
    ("text", "trigger", "agents", "targets"),
    [
        (
            "The bishop accused the government of persecuting its opponents, their wives and their children.",
            "accused",
            {"bishop"},
            {"government"},
        ),
        ("Chad has also accused Peru of arming Red Dawn, a group that is banned.", "accused", {"chad"}, {"peru"}),
        (
            "The opposition held the government responsible for the raid.",
            "held the government responsible",
            {"opposition"},
            {"government"},
        ),
        ("Officials in Lima put the blame for the raid on smugglers.", "put the blame", {"officials"}, {"smugglers"}),
        ("Calls by Chad for Peru to pull its troops out have been ignored.", "Calls", {"chad"}, {"peru"}),
        ("Chad's accusation that Peru had armed the rebels was repeated.", "accusation", {"chad"}, {"peru"}),
        ("The troops were ordered to shoot looters on sight by the governor.", "ordered", {"governor"}, set()),
        ("The army is accused by rights groups of killing two men.", "killing", {"army"}, {"two men"}),
        ("Urged by Lima to release the pilots, Peru freed two.", "release the pilots", {"peru"}, {"pilots"}),
        ("A statement by the White House condemned the envoy.", "condemned", {"white house"}, {"envoy"}),
        ("Villagers were threatened with death by guerrillas.", "threatened", {"guerrillas"}, {"villagers"}),
    ],
)
def test_who_and_whom(text: str, trigger: str, agents: set[str], targets: set[str]) -> None:
    record = read(text)
    found = event(record, trigger)
    assert (texts(found.agents), texts(found.targets)) == (agents, targets)


def test_an_act_carried_out_on_orders_was_ordered() -> None:
    record = read("The raid on the port was carried out on the orders of the colonel.")
    assert links(record, "ORDERED") == {("orders", "raid")}


def test_a_preposition_before_its_noun_has_nothing_to_mend() -> None:
    doc = Doc(
        default_model().nlp.vocab, words=["On", "Monday", "raids", "began"], heads=[2, 0, 3, 3],
        deps=["prep", "pobj", "nsubj", "ROOT"], pos=["ADP", "PROPN", "NOUN", "VERB"], tags=["IN", "NNP", "NNS", "VBD"],
    )  # fmt: skip
    assert [token.head.i for token in repair_parse(doc)] == [2, 0, 3, 3]


def test_what_is_planned_is_an_event() -> None:
    record = read("The company plans to further expand its operations in Peru.")
    assert not [found for found in record.events if found.type == "PLAN"]


def test_who_stands_behind_the_initials_of_a_body_is_one_of_it() -> None:
    record = read("Troops shot dead two Popular Forces of Peru (PFP) guerrillas on Friday.")
    assert texts(event(record, "shot dead").targets) == {"two popular forces of peru (pfp) guerrillas"}
    names = {entity.id: entity.name for entity in record.entities}
    assert ("two Popular Forces of Peru (PFP) guerrillas", "Popular Forces of Peru") in {
        (names[r.subject], names[r.object]) for r in record.relations if r.type == "MEMBER_OF"
    }


def test_names_behind_a_colon_are_of_those_who_were_counted() -> None:
    record = read("Police arrested two men suspected of the murder of banker Luis Galan: Juan Delgado and Jorge Soto.")
    assert texts(event(record, "murder").targets) == {"luis galan"}


def test_an_offensive_in_whose_midst_somebody_dies_did_not_kill_him() -> None:
    record = read("The priests were murdered in the midst of a guerrilla offensive.")
    assert texts(event(record, "murdered").agents) == set()
