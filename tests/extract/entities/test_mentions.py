from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.extract.entities.mentions import Mentions, NounPhrase, find_mentions
from kg.ontology.actor_files import load
from tests.extract.model import default_model

WORDS = [
    "Iran", "the", "US", "troops", "killed", "two", "soldiers", "of", "and", "\n\n", "General", "Khan", ",", "he", ".",
]


def read(text: str) -> tuple[Doc, Mentions]:
    doc = default_model().nlp(text)
    return doc, find_mentions(doc, load())


def texts(doc: Doc, mentions: Mentions) -> dict[str, NounPhrase]:
    return {doc[m.start : m.end].text: m for m in mentions}


def mention(text: str, phrase: str) -> NounPhrase:
    doc, mentions = read(text)
    found = texts(doc, mentions)
    assert phrase in found, sorted(found)
    return found[phrase]


@pytest.mark.parametrize(
    ("text", "phrase", "kind"),
    [
        ("Gunmen shot a farmer.", "Gunmen", "ARMED_GROUP"),
        ("Gunmen shot a farmer.", "a farmer", "PERSON"),
        ("Troops killed three farmers.", "three farmers", "PEOPLE"),
        ("The \"Islamic State\" militant group fled.", "The \"Islamic State\" militant group", "ARMED_GROUP"),
        ("He was shot in the city of Bergen.", "the city of Bergen", "PLACE"),
        ("Troops killed three farmers.", "Troops", "MILITARY"),
        ("The rebels blew up an electricity pylon.", "an electricity pylon", "FACILITY"),
        ("The death squad burned a village.", "The death squad", "ARMED_GROUP"),
        ("The death squad burned a village.", "a village", "PLACE"),
        ("The police station was hit by a rocket.", "The police station", "FACILITY"),
        ("The police station was hit by a rocket.", "a rocket", "OTHER"),
        ("The foreign ministry blamed the rebels.", "The foreign ministry", "GOVERNMENT"),
        ("It took place in May.", "place", "OTHER"),
        ("Police arrested hundreds of protesters.", "hundreds of protesters", "PEOPLE"),
        ("A group of rebels fled.", "A group of rebels", "ARMED_GROUP"),
        ("Bombs fell on two bases.", "two bases", "FACILITY"),
        ("A rebel attack killed two.", "rebel", "ARMED_GROUP"),
        ("The army offensive failed.", "army", "MILITARY"),
    ],
)
def test_nouns_have_the_type_of_the_lexicon(text: str, phrase: str, kind: str) -> None:
    assert mention(text, phrase).type == kind


@pytest.mark.parametrize(
    ("text", "phrase", "country"),
    [
        ("The Iraqi army shelled the town.", "The Iraqi army", "IRQ"),
        ("US troops left.", "US troops", "USA"),
        ("Two British soldiers died.", "Two British soldiers", "GBR"),
        ("Thousands of Iranians marched.", "Thousands of Iranians", "IRN"),
        ("Pro-Iranian groups struck.", "Pro-Iranian groups", None),
        ("An Iran-backed militia struck.", "An Iran-backed militia", None),
        ("Ethiopian and Kenyan troops met.", "Ethiopian and Kenyan troops", None),
        ("The Pentagon denied it.", "Pentagon", "USA"),
        ("Troops fought Chadian-backed rebels in Sudan.", "Chadian-backed rebels", "SDN"),
        ("Soldiers in Sudan marched.", "Soldiers", None),
        ("Taliban fighters in Pakistan struck.", "Taliban fighters", "AFG"),
    ],
)
def test_country(text: str, phrase: str, country: str | None) -> None:
    assert mention(text, phrase).country == country


@pytest.mark.parametrize(
    ("text", "phrase", "number"),
    [
        ("At least 25 fighters were killed.", "At least 25 fighters", 25),
        ("Another 55 were injured.", "Another 55", 55),
        ("A dozen rebels fled.", "A dozen rebels", 12),
        ("Soldiers shot a 22-year-old student.", "a 22-year-old student", None),
        ("Several soldiers died.", "Several soldiers", None),
        ("No civilians were hurt.", "No civilians", 0),
        ("One of the gunmen escaped.", "One of the gunmen", 1),
    ],
)
def test_number(text: str, phrase: str, number: int | None) -> None:
    assert mention(text, phrase).number == number


def test_titles_are_kept_apart_from_the_name() -> None:
    doc, mentions = read("US Defense Secretary Robert Gates spoke.")
    gates = texts(doc, mentions)["Robert Gates"]
    assert gates.title is not None
    assert doc[gates.title[0] : gates.title[1]].text == "US Defense Secretary"
    assert (gates.type, gates.country) == ("PERSON", "USA")
    assert mentions[mentions.at(2) or 0] is gates


def test_a_state_inside_a_phrase_is_a_mention_too() -> None:
    doc, mentions = read("Kataib Hezbollah commanders fought US troops.")
    found = texts(doc, mentions)
    assert found["US"].type == "COUNTRY"
    assert found["Kataib Hezbollah"].key == "kataib-hezbollah"
    assert found["Kataib Hezbollah commanders"].type == "PEOPLE"


def test_conjuncts_are_mentions_of_their_own() -> None:
    doc, mentions = read("Iran and its proxies attacked Israel, Jordan and Iraq.")
    assert {"Iran", "its proxies", "Israel", "Jordan", "Iraq"} <= set(texts(doc, mentions))


def test_bundles_swallow_their_complement_and_members_do_not() -> None:
    doc, mentions = read("A group of rebels met members of the FARC.")
    assert [doc[m.start : m.end].text for m in mentions] == ["A group of rebels", "members of the FARC", "FARC"]
    assert mentions.at(3) == mentions.at(1) == 0


def test_a_capital_speaks_for_its_state_only_as_a_party() -> None:
    assert mention("Tehran condemned the attack.", "Tehran").type == "COUNTRY"
    assert mention("Tehran's refusal angered many.", "Tehran").type == "COUNTRY"
    assert mention("Tehran's airport was closed.", "Tehran").type == "PLACE"
    assert mention("Thousands marched in Tehran.", "Tehran").type == "PLACE"
    assert mention("Tehran is a large city.", "Tehran").type == "PLACE"


def test_places_are_known_by_the_words_around_them() -> None:
    assert mention("Rebels seized the town of Dana.", "Dana").type == "PLACE"
    assert mention("He was in the San Vicente Department.", "San Vicente Department").type == "PLACE"


def test_halves_of_a_name_are_one_person() -> None:
    assert mention("Liberal leader Federico Estrada Velez was shot.", "Federico Estrada Velez").type == "PERSON"


def test_a_title_that_only_persons_have_makes_a_person_of_a_town() -> None:
    assert mention("Judge Valencia was shot on Tuesday in Lima.", "Valencia").type == "PERSON"
    assert mention("The judge left Valencia on Tuesday.", "Valencia").type == "PLACE"


def test_uncounted_people_who_suffer_are_mentions() -> None:
    assert mention("Many were arrested.", "Many").plural


def test_the_longest_name_wins() -> None:
    doc, mentions = read("A rocket hit Baghdad International Airport.")
    assert texts(doc, mentions)["Baghdad International Airport"].type == "FACILITY"


def test_empty_subjects_are_no_mentions() -> None:
    doc, mentions = read("It is likely that it rained.")
    assert "It" not in texts(doc, mentions)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_offsets_hold_on_any_text(words: list[str]) -> None:
    doc, mentions = read(" ".join(words))
    for number, item in enumerate(mentions):
        assert 0 <= item.start <= item.head < item.end <= len(doc)
        assert mentions.at(item.head) is not None
        assert "\n\n" not in doc[item.start : item.end].text
        assert item.kind == "name" or mentions.at(item.head) in range(len(mentions))
        assert number == 0 or (mentions[number - 1].start, -mentions[number - 1].end) <= (item.start, -item.end)


def test_a_bare_number_counts_the_people_before_it() -> None:
    found = mention("Two dozen rebels were killed and another 55 were injured.", "another 55")
    assert (found.type, found.number, found.elided, found.lemma) == ("ARMED_GROUP", 55, "rebels", "rebel")
    assert mention("The dam broke and another 55 drowned.", "another 55").elided == ""


def test_another_is_one_more_of_those_told_of_before() -> None:
    found = mention("Three judges were killed and another wounded.", "another")
    assert (found.type, found.number, found.elided, found.plural) == ("PERSON", 1, "judge", False)
    assert mention("Gunmen shot a judge and kidnapped another.", "another").elided == "judge"


def test_coordinated_nouns_that_share_their_complement_are_one_crowd() -> None:
    doc, mentions = read("Angry members and supporters of the party broke into the hall.")
    assert "supporters" not in texts(doc, mentions)
    assert mentions.at(3) == mentions.at(1)
