"""Where it happened."""

from __future__ import annotations

import pytest

from tests.extract.reading import event, read, texts


@pytest.mark.parametrize(
    ("text", "trigger", "places"),
    [
        # at the word itself, nearest first
        ("The bishop was murdered in his house in San Salvador.", "murdered", ["his house", "San Salvador"]),
        ("Two men were killed at a checkpoint near Vukovar.", "killed", ["a checkpoint", "Vukovar"]),
        ("Two men were shot outside the courthouse in Palermo.", "shot", ["the courthouse", "Palermo"]),
        ("In Grozny, soldiers killed two drivers.", "killed", ["Grozny"]),
        ("Two drivers were killed 20 miles north of Grozny.", "killed", ["Grozny"]),
        ("Rebels overran an outpost at Vukovar, 20 miles north of Grozny.", "overran", ["Vukovar"]),
        # the finer of two, the name rather than what describes it, before hours and days
        ("Gunmen abducted girls from a school in Grozny, in Chechnya, on Monday.", "abducted", ["Grozny", "Chechnya"]),
        ("Jets hit Grozny, the main town of Chechnya, where six men were killed.", "killed", ["Grozny"]),
        ("Rebels attacked a post near Grozny days earlier.", "attacked", ["Grozny"]),
        # not where it was told, nor where what it answers happened
        ("Two drivers were killed, according to doctors in Grozny.", "killed", []),
        ("Jets bombed two camps in Chad in response to an attack on Bangui University.", "attack", []),
        ("Norway declared war on Chad, a month after a massacre in Grozny.", "declared war", []),
        # at the noun it was done to
        ("Rebels attacked a barracks in Huambo.", "attacked", ["Huambo"]),
        ("Fighters attacked a Moroccan patrol near Smara.", "attacked", ["Smara"]),
        # all of a list, whatever the recogniser makes of its names
        ("Lawyers in Dhaka, Chittagong and Sylhet staged a strike.", "staged a strike",
         ["Dhaka", "Chittagong", "Sylhet"]),
        ("Bombs exploded in Chittagong, Gazipur and Dhaka.", "exploded", ["Chittagong", "Gazipur", "Dhaka"]),
        ("A judge was shot on the outskirts of Mosul.", "shot", ["Mosul"]),
        ("A judge was shot in the center of Kabul.", "shot", ["Kabul"]),
        # at the verb that governs it
        ("The army launched an offensive against the rebels in Eritrea.", "offensive", ["Eritrea"]),
        ("Farmers held a protest against the tax in Lyon.", "held a protest", ["Lyon"]),
        # before the noun
        ("The Vukovar massacre was investigated.", "massacre", ["Vukovar"]),
        # the town that the place is, or is part of
        ("A bomb exploded in the port of Varna.", "exploded", ["Varna"]),
        ("Two men were shot in the streets of Palermo.", "shot", ["the streets", "Palermo"]),
        ("Six men were killed in the outskirts of Palermo.", "killed", ["Palermo"]),
        ("Rebels attacked a post along a road south of Grozny.", "attacked", ["a road", "Grozny"]),
        ("A driver was kidnapped some 30 miles from the city of Grozny.", "kidnapped", ["the city of Grozny"]),
        ("A driver was shot on the outskirts of Palermo.", "shot", ["Palermo"]),
        ("They killed six farmers in Santa Maria del Valle.", "killed", ["Santa Maria del Valle"]),
        ("It was like the murder of the envoy committed in Lisbon.", "murder", ["Lisbon"]),
        # behind the hour, and where a clause says that it took place
        ("A bomb exploded before dawn in Palermo.", "exploded", ["Palermo"]),
        ("He was sentenced to six years in jail in Lisbon.", "sentenced", ["Lisbon"]),
        ("The court heard of the murder of a banker, which occurred in Palermo.", "murder", ["Palermo"]),
        # a body's name, for where it sits
        ("Two men were shot outside the Central American University.", "shot", ["Central American University"]),
        # no place that only those know who know it
        ("The bus was found near the place where the men were shot.", "shot", []),
        # nor that of what came before, nor of the post that the victim holds
        ("Soldiers killed two drivers in the wake of a coup in Bangui.", "killed", []),
        ("Police were seen in Lisbon two days after the bombing.", "bombing", []),
        # in another clause of the same story, but not where it was reported
        ("Rebels arrived in the village of Atoyac and shot two farmers.", "shot", ["Atoyac"]),
        ("Two policemen guarding the bank in Cali were killed by gunmen.", "killed", ["Cali"]),
        ("The police reported in Lima that gunmen killed two farmers.", "killed", []),
        ("Soldiers shelled a camp after rebels fired mortars at Varna.", "shelled", []),
        # nowhere
        ("Soldiers killed two drivers.", "killed", []),
    ],
)
def test_places(text: str, trigger: str, places: list[str]) -> None:
    assert [place.text for place in event(read(text), trigger).places] == places


def test_a_participant_is_no_place() -> None:
    found = event(read("Rebels shelled Huambo."), "shelled")
    assert texts(found.targets) == {"huambo"}
    assert found.places == ()
    found = event(read("Rebels fired rockets at the airport."), "fired rockets")
    assert texts(found.targets) == {"airport"}
    assert found.places == ()


def test_what_a_bomb_goes_off_at_is_its_target() -> None:
    found = event(read("A bomb exploded outside the courthouse in Palermo."), "exploded")
    assert texts(found.targets) == {"courthouse"}
    assert texts(found.places) == {"palermo"}


def test_the_place_of_another_clause_is_not_taken() -> None:
    record = read("The minister, who lives in Lisbon, said that guerrillas ambushed a convoy.")
    assert event(record, "ambushed").places == ()


def test_where_somebody_comes_from_is_no_place() -> None:
    assert event(read("Soldiers from Senegal killed two drivers."), "killed").places == ()
