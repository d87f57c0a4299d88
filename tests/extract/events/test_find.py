"""Event mentions of a sentence together: what one says of another, and which candidates do not count."""

from __future__ import annotations

import pytest

from tests.extract.reading import event, links, read, summary, texts


@pytest.mark.parametrize(
    ("text", "parent", "theme"),
    [
        ("The minister blamed Renamo for the massacre of the villagers.", "blamed", "massacre"),
        ("UN observers accused the Khmer Rouge of shelling a refugee camp.", "accused", "shelling"),
        ("The general ordered the bombing of the dam.", "ordered", "bombing"),
        ("The president ordered troops to storm the palace.", "ordered", "storm"),
        ("The junta threatened to execute the prisoners.", "threatened", "execute"),
        ("The colonels are plotting to assassinate the king.", "plotting", "assassinate"),
        ("The bishop urged the rebels to attack the barracks.", "urged", "attack"),
        ("The pope condemned the killing of the nuns.", "condemned", "killing"),
        ("The Tupamaros claimed responsibility for kidnapping the consul.", "claimed responsibility", "kidnapping"),
    ],
)
def test_what_an_act_of_speech_is_about(text: str, parent: str, theme: str) -> None:
    record = read(text)
    assert event(record, parent).theme == event(record, theme).id


def test_what_is_held_is_told_once() -> None:
    assert [e.trigger.text for e in read("Farmers held a protest against the dam.").events] == ["held a protest"]


def test_the_accused_did_it_as_the_accuser_says() -> None:
    record = read("UN observers accused the Khmer Rouge of shelling a refugee camp.")
    shelling = event(record, "shelling")
    assert [(a.text, a.modality) for a in shelling.agents] == [("Khmer Rouge", "claimed")]
    assert shelling.modality == "claimed"
    assert [e.name for e in record.entities if e.id in shelling.sources] == ["UN observers"]


def test_blame_for_a_fact_leaves_it_a_fact() -> None:
    massacre = event(read("The minister blamed Renamo for the massacre of the villagers."), "massacre")
    assert massacre.modality == "asserted"
    assert [(a.text, a.modality) for a in massacre.agents] == [("Renamo", "claimed")]


def test_an_attack_attributed_to_somebody() -> None:
    record = read("An ambush attributed to the Shining Path killed nine soldiers.")
    for trigger in ("ambush", "killed"):
        found = event(record, trigger)
        assert found.modality == "asserted"
        assert [(a.text, a.modality) for a in found.agents] == [("Shining Path", "claimed")]


def test_whoever_threatens_would_do_it_to_those_he_threatens() -> None:
    record = read("The kidnappers vowed to kill the engineer.")
    vow, kill = event(record, "vowed"), event(record, "kill")
    assert (texts(kill.agents), texts(kill.targets), kill.modality) == ({"kidnappers"}, {"engineer"}, "threatened")
    assert (texts(vow.agents), texts(vow.targets), vow.modality) == ({"kidnappers"}, {"engineer"}, "asserted")


def test_an_order_is_given_by_one_and_carried_out_by_another() -> None:
    record = read("The president ordered troops to storm the palace.")
    assert texts(event(record, "ordered").agents) == {"president"}
    assert texts(event(record, "storm").agents) == {"troops"}
    assert links(record, "ORDERED") == {("ordered", "storm")}


@pytest.mark.parametrize(
    ("text", "effect", "cause"),
    [
        ("The raid killed two smugglers.", "killed", "raid"),
        ("Two nuns died in a grenade attack on a convent.", "died", "attack"),
        ("The monk was killed in a Chinese air raid.", "killed", "raid"),
        ("Nine soldiers were killed when guerrillas attacked their barracks.", "killed", "attacked"),
        ("Guerrillas attacked the garrison, killing two policemen.", "killing", "attacked"),
        ("Dozens of people were killed in the shelling of Sarajevo.", "killed", "shelling"),
        ("Ten people were killed when a bomb exploded in Lima.", "killed", "exploded"),
        ("A clerk died in a raid on a shop three days after the bombing in Lund.", "died", "raid"),
        ("Four villagers were killed by a bomb planted by rebels.", "killed", "bomb planted"),
    ],
)
def test_what_the_victims_died_of(text: str, effect: str, cause: str) -> None:
    assert links(read(text), "CAUSED_BY") == {(effect, cause)}


def test_the_cause_lends_its_agent() -> None:
    record = read("Nine soldiers were killed when guerrillas attacked their barracks.")
    assert texts(event(record, "killed").agents) == {"guerrillas"}


def test_an_operation_is_an_attack_where_somebody_carried_one_out() -> None:
    assert "operation" in {e.trigger.text for e in read("Rebels shelled Lund. The operation took an hour.").events}
    assert "operation" not in {e.trigger.text for e in read("Lund was shelled. The operation took an hour.").events}


def test_a_death_counts_where_something_violent_caused_it() -> None:
    assert [e.type for e in read("Two nuns died in a grenade attack.").events] == ["KILL", "ATTACK"]
    assert [e.type for e in read("Two nuns died in their sleep.").events] == ["DIE"]


def test_the_dead_and_the_hurt_of_one_attack_belong_together() -> None:
    record = read("A bomb killed three women and injured at least 20 people.")
    assert links(record, "PART_OF") == {("injured", "killed")}


def test_a_blast_and_what_it_destroyed_are_one() -> None:
    record = read("A blast destroyed the courthouse.")
    assert links(record, "SAME_EVENT") == {("destroyed", "blast")}
    assert texts(event(record, "blast").targets) == {"courthouse"}


def test_a_plan_counts_only_where_something_hostile_is_planned() -> None:
    assert "PLAN" in {e.type for e in read("The rebels plan to blow up the dam.").events}
    for harmless in ("plant maize", "negotiate with the king"):
        assert "PLAN" not in {e.type for e in read(f"The rebels plan to {harmless}.").events}


def test_events_stand_in_the_order_of_the_text() -> None:
    record = read("Rebels shelled the port. Troops arrested nine men. The bishop condemned the shelling.")
    starts = [e.trigger.start for e in record.events]
    assert starts == sorted(starts), summary(record)
    assert [e.id for e in record.events] == [f"v{n}" for n in range(1, len(starts) + 1)]


def test_who_is_asked_for_a_video_of_a_shooting_did_not_shoot() -> None:
    record = read("The family asked the authorities to release a video of the shooting.")
    assert event(record, "shooting").agents == ()


def test_what_each_of_two_accuses_the_other_of() -> None:
    record = read("Chad and Libya accused each other of violating the ceasefire.")
    blame, breach = event(record, "accused"), event(record, "violating the ceasefire")
    assert texts(blame.agents) == texts(blame.targets) == {"chad", "libya"}
    assert [(a.text, a.modality) for a in breach.agents] == [("Chad", "claimed"), ("Libya", "claimed")]


def test_means_and_end_of_one_kind_are_one_act() -> None:
    record = read("Police fired tear gas to break up a rally by miners in Lima.")
    means, end = event(record, "fired tear gas"), event(record, "break up a rally")
    assert texts(means.targets) == texts(end.targets) == {"miners"}
    assert texts(means.agents) == texts(end.agents) == {"police"}
    assert links(record, "SAME_EVENT") == {("break up a rally", "fired tear gas")}


def test_who_detains_people_in_raids_carries_them_out() -> None:
    assert texts(event(read("The army detained six miners in raids in Lima."), "raids").agents) == {"army"}


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        ("Hanoi promised to release the pilots.", "release the pilots", "planned"),
        ("Hanoi threatened to execute the pilots.", "execute", "threatened"),
        ("Ecuador reached a deal with Peru to free 12 soldiers.", "free 12 soldiers", "planned"),
        ("London put pressure on Spain to free 12 soldiers.", "free 12 soldiers", "hypothetical"),
    ],
)
def test_what_is_promised_asked_and_agreed_to(text: str, trigger: str, modality: str) -> None:
    assert event(read(text), trigger).modality == modality


def test_a_recognised_act_is_not_what_is_urged() -> None:
    annexation = event(read("Ethiopia urged Norway not to recognise the annexation of Eritrea."), "annexation")
    assert (texts(annexation.agents), annexation.modality) == (set(), "asserted")


def test_what_is_set_off_kills_for_who_set_it_off() -> None:
    record = read("The militia ended its truce by exploding a car bomb in Madrid that killed a colonel.")
    assert texts(event(record, "killed").agents) == {"militia"}


def test_in_a_fight_the_other_side_kills() -> None:
    record = read("Troops clashed with rebels on Tuesday, and two soldiers were killed.")
    assert texts(event(record, "killed").agents) == {"rebels"}


def test_whoever_marches_is_shot_at() -> None:
    record = read("Soldiers opened fire on a march by schoolchildren in Soweto on Wednesday.")
    assert texts(event(record, "opened fire").targets) == {"schoolchildren"}


def test_an_opening_phrase_names_what_its_clause_tells() -> None:
    record = read("In a similar attack in January, guerrillas dynamited a warehouse.")
    assert ("attack", "dynamited") in links(record, "SAME_EVENT")


def test_what_is_called_an_attack_was_one() -> None:
    record = read("A bomb killed ten nuns in what officials called the deadliest attack in years.")
    assert event(record, "attack").modality == "asserted"
