"""What answered what: the constructions of retaliation, what each is for, and against whom."""

from __future__ import annotations

import pytest

from tests.extract.reading import event, links, read, summary, texts

# one row a construction: sentence, the act, the provocation, who answers, against whom
CONSTRUCTIONS = [
    ("Israel shelled Tyre in retaliation for the ambush of a patrol.", "shelled", "ambush", "israel", "tyre"),
    ("In retaliation for the hijacking, the navy shelled the port.", "shelled", "hijacking", "navy", "port"),
    ("The German army shot forty villagers in reprisal for the killing of two officers.",
     "shot", "killing", "german army", "forty villagers"),
    ("The Chetniks burned the village to avenge the murder of a priest.",
     "burned", "murder", "chetniks", "village"),
    ("The air force bombed the camps in response to the kidnapping of a pilot.",
     "bombed", "kidnapping", "air force", "camps"),
    ("France expelled four diplomats in retaliation for the bombing of a plane.",
     "expelled four diplomats", "bombing", "france", "four diplomats"),
    ("Rhodesia attacked the camps in retaliation for the killing of four farmers by guerrillas.",
     "attacked", "killing", "rhodesia", "camps"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "act", "provocation", "agent", "target"), CONSTRUCTIONS)
def test_an_answering_act(text: str, act: str, provocation: str, agent: str, target: str) -> None:
    record = read(text)
    (answer,) = (e for e in record.events if e.type == "RETALIATE")
    assert (texts(answer.agents), texts(answer.targets)) == ({agent}, {target})
    assert (answer.trigger.text, act) in links(record, "SAME_EVENT")
    assert (answer.trigger.text, provocation) in links(record, "RETALIATES_FOR")
    assert answer.theme == event(record, provocation).id


@pytest.mark.parametrize(
    ("text", "answer", "act", "provocation"),
    [
        ("The executions were reprisals for the killing of a colonel.", "reprisals", "executions", "killing"),
        ("The shelling was in retaliation for the kidnapping.", "retaliation", "shelling", "kidnapping"),
    ],
)
def test_an_act_that_is_said_to_answer(text: str, answer: str, act: str, provocation: str) -> None:
    record = read(text)
    assert links(record, "SAME_EVENT") == {(answer, act)}
    assert links(record, "RETALIATES_FOR") == {(answer, provocation)}


def test_a_verb_of_answering() -> None:
    record = read("Iraq retaliated against Iran for the shelling of Basra.")
    found = event(record, "retaliated")
    assert (texts(found.agents), texts(found.targets)) == ({"iraq"}, {"iran"})
    assert links(record, "RETALIATES_FOR") == {("retaliated", "shelling")}


def test_striking_back_is_for_what_the_other_side_did_before() -> None:
    record = read("Pakistan shelled Indian posts. India struck back at Pakistani positions on Monday.")
    assert texts(event(record, "struck back").targets) == {"pakistani positions"}
    assert links(record, "RETALIATES_FOR") == {("struck back", "shelled")}


def test_retaliatory_strikes_are_strikes_and_an_answer() -> None:
    record = read("Guerrillas ambushed a Turkish patrol. Turkey launched retaliatory strikes against guerrilla camps.")
    for trigger in ("retaliatory", "retaliatory strikes"):
        found = event(record, trigger)
        assert (texts(found.agents), texts(found.targets)) == ({"turkey"}, {"guerrilla camps"})
    assert ("retaliatory", "ambushed") in links(record, "RETALIATES_FOR")


def test_what_one_side_did_earlier_is_not_what_it_answers() -> None:
    for text in (
        "India shelled Pakistani posts. India struck back at Pakistani positions on Monday.",
        "Turkish soldiers shelled a Turkish village. Turkey struck back at Greek positions.",
    ):
        record = read(text)
        assert {"shelled", "struck back"} == {e.trigger.text for e in record.events}, summary(record)
        assert links(record, "RETALIATES_FOR") == set()


def test_the_provocation_is_not_looked_for_far_back() -> None:
    first, last = "Pakistan shelled Indian posts.", "India struck back at Pakistani positions."
    between = "Dockers went on strike. Rebels bombed a mill in Chad. Gunmen shot a judge. Miners rioted in Peru."
    assert links(read(f"{first} {last}"), "RETALIATES_FOR") == {("struck back", "shelled")}
    assert links(read(f"{first} {between} {last}"), "RETALIATES_FOR") == set()


def test_a_vow_of_revenge_is_no_revenge() -> None:
    record = read("The rebels vowed revenge for the execution of their leader.")
    revenge = event(record, "revenge")
    assert (revenge.modality, texts(revenge.agents)) == ("threatened", {"rebels"})
    assert links(record, "RETALIATES_FOR") == {("revenge", "execution")}


def test_whoever_gave_the_grievance_is_the_target() -> None:
    record = read("China closed the consulate in retaliation for Albania's refusal to pay its debts.")
    assert texts(event(record, "retaliation").targets) == {"albania"}


def test_a_friendly_response_is_no_retaliation() -> None:
    record = read("Norway sent food in response to the shelling of Sarajevo.")
    assert "RETALIATE" not in {e.type for e in record.events}


def test_what_came_after_is_not_an_answer() -> None:
    record = read("Riots broke out after the assassination of the senator.")
    assert links(record, "RETALIATES_FOR") == set()
