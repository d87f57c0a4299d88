"""What the questions answer about the invented world, and that every store answers alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from kg.questions import load_questions
from kg.stores.bolt import Table
from tests.conftest import Shop
from tests.world import NASTY, WORLD

MAY = {day: dt.date(2031, 5, day) for day in (1, 3, 6, 8)}
RAID, BOMBING, SHELLING = "Attack on Camp Ostby", "Bombing of Red Dawn sites", "Shelling of Lund"
BRIDGE = "Deaths on a bridge"

NEEDED = {
    "said-about": {"actor": "red dawn"},
    "by-side": {"actor": "Arland"},
    "evidence": {"event": "camp ostby"},
    "between": {"actor": "Arland", "other": "Red Dawn"},
    "attacks-on": {"actor": "Arland"},
    "at-place": {"place": "lund"},
    "events": {"type": "protest"},
    "connection": {"actor": "Ada Holm", "other": "Krasna Zora"},
}
VARIATIONS: tuple[Mapping[str, str], ...] = (
    {}, {"actor": "arlanders"}, {"actor": "Nobody"}, {"since": "2031-05-03"}, {"until": "2031-05-03"},
    {"since": "2031-05-02", "until": "2031-05-04"}, {"unrealised": "true"}, {"undated": "true"}, {"days": "1"},
    {"source": "ARLAND"}, {"type": "country"}, {"steps": "3"}, {"event": "ev-05-shelling"},
    {"place": "Arland"}, {"type": "ASSAULT"}, {"articles": "1"},
    {"actor": "Red Dawn", "role": "by"}, {"actor": "Red Dawn", "role": "against"},
    {"actor": "Red Dawn", "place": "Lund"}, {"both": "true"}, {"relation": "leads"},
)


def asked() -> list[tuple[str, dict[str, str]]]:
    """Every question with every variation that it has the parameters for."""
    return [
        (question.name, {**NEEDED.get(question.name, {}), **variation})
        for question in load_questions().values()
        for variation in VARIATIONS
        if variation.keys() <= {parameter.name for parameter in question.parameters}
    ]


def ask(shop: Shop, name: str, **given: str) -> Table:
    question = load_questions()[name]
    return shop.store.read(question.text, question.bind(given))


def columns(table: Table, *names: str) -> list[tuple[Any, ...]]:
    """Some columns of an answer; an empty answer of the embedded store does not even name its columns."""
    if not table.rows:
        return []
    places = [table.columns.index(name) for name in names]
    return [tuple(row[place] for place in places) for row in table.rows]


@pytest.fixture(scope="module")
def embedded(embedded_shop: Shop) -> Shop:
    embedded_shop.store.write(WORLD)
    return embedded_shop


@pytest.fixture(scope="module")
def neo4j(neo4j_shop: Shop) -> Shop:
    neo4j_shop.store.write(WORLD)
    return neo4j_shop


@pytest.mark.parametrize(("name", "given"), asked(), ids=str)
def test_every_store_answers_alike(embedded: Shop, neo4j: Shop, name: str, given: dict[str, str]) -> None:
    assert ask(embedded, name, **given).rows == ask(neo4j, name, **given).rows


@pytest.mark.parametrize("name", load_questions())
def test_every_question_has_an_answer_with_the_columns_of_its_header(embedded: Shop, name: str) -> None:
    table = ask(embedded, name, **NEEDED.get(name, {}))
    assert table.columns == load_questions()[name].columns
    sentences = {sentence.text for sentence in WORLD.sentences}
    articles = {article.title or article.path for article in WORLD.articles}
    assert table.rows
    assert {sentence for (sentence,) in columns(table, "sentence")} <= sentences
    assert {article for (article,) in columns(table, "article")} <= articles


def test_retaliations_say_who_whom_when_what_for_and_how_sure(embedded: Shop) -> None:
    table = ask(embedded, "retaliations")
    assert columns(table, "retaliator", "against", "earliest", "for_what", "status", "according_to") == [
        (["Arland Army"], ["Red Dawn"], MAY[3], RAID, "asserted", []),
        (["Red Dawn"], ["Arland"], MAY[6], BOMBING, "claimed", ["Borduria's radio"]),
    ]


def test_the_proof_of_a_retaliation_is_the_sentence_that_says_what_for(embedded: Shop) -> None:
    assert [text for (text,) in columns(ask(embedded, "retaliations"), "sentence")] == [
        "Two days later Arland's army bombed Red Dawn sites in Borduria in retaliation for the attack.",
        "Red Dawn shelled the town of Lund on May 6 to avenge the bombing, Borduria's radio said.",
    ]


@pytest.mark.parametrize(("actor", "first"), [("Arland", BOMBING), ("krasna ZORA", BOMBING), ("Ada Holm", None)])
def test_an_actor_is_found_by_any_name_and_with_its_members(embedded: Shop, actor: str, first: str | None) -> None:
    acts = columns(ask(embedded, "retaliations", actor=actor), "act")
    assert (acts[0][0] if acts else None) == first


def test_a_chain_tells_its_acts_from_the_first_provocation_on(embedded: Shop) -> None:
    assert columns(ask(embedded, "retaliation-chains"), "steps", "began", "ended", "chain", "links", "status") == [
        (2, MAY[1], MAY[6], [RAID, BOMBING, SHELLING], ["asserted", "claimed"], "claimed in part")
    ]
    assert ask(embedded, "retaliation-chains", steps="3").rows == []


def test_what_did_not_happen_is_left_out_unless_asked_for(embedded: Shop) -> None:
    assert columns(ask(embedded, "attacks"), "what", "status") == [
        (RAID, "asserted"), (BOMBING, "asserted"), (SHELLING, "claimed"), (BRIDGE, "claimed")
    ]
    everything = columns(ask(embedded, "attacks", unrealised="true"), "what", "status")
    assert set(everything) - {
        (RAID, "asserted"), (BOMBING, "asserted"), (SHELLING, "claimed"), (BRIDGE, "claimed")
    } == {
        ("Attack on Arland", "threatened"), ("Raid on Lund", "planned"), ("Attack on Camp Ostby, denied", "denied")
    }


def test_a_death_of_which_nobody_says_by_whose_hand_has_no_killer(embedded: Shop) -> None:
    shown = ("killer", "victim", "what", "status", "according_to")
    nobody = (None, "Crowds", BRIDGE, "claimed", ["Borduria's radio"])
    assert columns(ask(embedded, "who-killed-whom"), *shown)[2:] == [nobody]
    assert columns(ask(embedded, "who-killed-whom", actor="crowds"), *shown) == [nobody]
    assert columns(ask(embedded, "who-killed-whom", actor="crowds", role="against"), *shown) == [nobody]
    assert not ask(embedded, "who-killed-whom", actor="crowds", role="by").rows


def test_the_timeline_is_in_order_and_undated_events_come_last_when_asked_for(embedded: Shop) -> None:
    assert columns(ask(embedded, "timeline"), "earliest", "what") == [
        (MAY[1], RAID), (MAY[3], BOMBING), (MAY[6], SHELLING), (MAY[8], BRIDGE)
    ]
    dates = [date for (date,) in columns(ask(embedded, "timeline", undated="true"), "earliest")]
    assert dates[:4] == [MAY[1], MAY[3], MAY[6], MAY[8]]
    assert len(dates) > 4
    assert set(dates[4:]) == {None}


def test_casualties_are_summed_for_each_actor(embedded: Shop) -> None:
    table = ask(embedded, "casualties-by-actor")
    assert columns(table, "actor", "total_killed", "total_injured", "what", "killed") == [
        ("Red Dawn", 8, 12, RAID, 3), ("Red Dawn", 8, 12, SHELLING, 5)
    ]


def test_blame_tells_for_what_and_accusations_of_planning_are_among_it(embedded: Shop) -> None:
    assert columns(ask(embedded, "who-blamed-whom"), "accuser", "accused", "of_what", "of_when") == [
        ("Arland", "Borduria", RAID, MAY[1]), ("Arland", "Borduria", "Raid on Lund", dt.date(2031, 6, 1))
    ]


def test_tit_for_tat_pairs_are_within_the_days(embedded: Shop) -> None:
    found = columns(ask(embedded, "tit-for-tat"), "first", "answer", "is_called_retaliation", "status")
    assert (BOMBING, SHELLING, True, "claimed") in found
    assert ask(embedded, "tit-for-tat", days="1").rows == []


def test_threats_and_plans_are_those_that_nobody_says_were_carried_out(embedded: Shop) -> None:
    assert columns(ask(embedded, "threats-and-plans"), "by", "what", "status", "according_to") == [
        (["Borduria"], "Raid on Lund", "planned", ["Arland"]), (["Omar Vint"], "Attack on Arland", "threatened", [])
    ]


def test_claims_are_found_by_their_source(embedded: Shop) -> None:
    assert set(columns(ask(embedded, "claims-by-source", source="borduria"), "source", "claim", "status")) == {
        ("Borduria", "Attack on Camp Ostby, denied", "denied")
    }


def test_what_one_did_to_another_has_a_direction(embedded: Shop) -> None:
    there = columns(ask(embedded, "between", actor="Arland", other="Red Dawn"), "did", "who")
    back = columns(ask(embedded, "between", actor="Red Dawn", other="Arland"), "did", "who")
    assert ("retaliated against", "Arland Army") in there
    assert ("killed", "Red Dawn") in back
    assert not set(there) & set(back)


def test_evidence_quotes_each_report_with_its_word(embedded: Shop) -> None:
    assert columns(ask(embedded, "evidence", event="ev-01-raid"), "word", "status", "according_to") == [
        ("attacked", "asserted", []), ("killing", "asserted", []), ("attack", "claimed", ["Arland"])
    ]


def test_orders_tell_what_was_done(embedded: Shop) -> None:
    assert columns(ask(embedded, "orders"), "by", "order_of", "act_by", "act_status") == [
        (["Ada Holm"], BOMBING, ["Arland Army"], "asserted")
    ]


def test_actors_tell_whom_they_belong_to(embedded: Shop) -> None:
    found = {row[0]: row for row in columns(ask(embedded, "actors"), "actor", "belongs_to", "belonging", "mentions")}
    assert found["Ada Holm"][1:] == (["leads Arland"], [], 1)
    assert found["Arland"][1:] == ([], ["Ada Holm", "Arland Army"], 2)


def test_attacks_on_a_party_are_those_that_it_suffered_not_those_that_it_made(embedded: Shop) -> None:
    assert columns(ask(embedded, "attacks-on", actor="Red Dawn"), "what", "by") == [(BOMBING, ["Arland Army"])]
    assert columns(ask(embedded, "attacks-on", actor="Arland", place="arland"), "what") == [(SHELLING,)]
    assert ask(embedded, "attacks-on", actor="Arland", place="Borduria").rows == []


def test_what_lies_in_a_place_is_at_the_place(embedded: Shop) -> None:
    assert (SHELLING,) in columns(ask(embedded, "at-place", place="Arland"), "what")
    assert columns(ask(embedded, "at-place", place="borduria"), "what", "type") == [(BOMBING, "BOMB")]


@pytest.mark.parametrize(
    ("name", "given"), [("attacks", {}), ("attacks-on", {"actor": "Arland"}), ("events", {}), ("casualties", {})]
)
def test_a_place_leaves_what_happened_there_and_in_what_lies_in_it(
    embedded: Shop, name: str, given: Mapping[str, str]
) -> None:
    there = columns(ask(embedded, name, place="arland", **given), "what")
    assert (SHELLING,) in there
    assert (BOMBING,) not in there
    assert ask(embedded, name, place="Nowhere", **given).rows == []


def test_casualties_are_those_that_a_side_suffered_or_caused(embedded: Shop) -> None:
    assert columns(ask(embedded, "casualties", actor="Arland", role="by"), "what") == []
    assert (SHELLING,) in columns(ask(embedded, "casualties", actor="Arland", role="against"), "what")


def test_both_sides_of_two_actors(embedded: Shop) -> None:
    def found(actor: str, other: str, **more: str) -> set[tuple[Any, ...]]:
        return set(columns(ask(embedded, "between", actor=actor, other=other, **more), "did", "who", "earliest"))

    both = found("Arland", "Red Dawn", both="true")
    assert both == found("Arland", "Red Dawn") | found("Red Dawn", "Arland")
    assert both == found("Red Dawn", "Arland", both="yes")


def test_a_relation_leaves_no_other(embedded: Shop) -> None:
    assert set(columns(ask(embedded, "who-supports-whom", relation="leads"), "relation")) == {("leads",)}


def test_events_of_any_type(embedded: Shop) -> None:
    every = columns(ask(embedded, "events", actor="Red Dawn", role="by"), "what")
    assert (RAID,) in every
    assert (BOMBING,) not in every


def test_casualties_are_told_event_by_event(embedded: Shop) -> None:
    assert columns(ask(embedded, "casualties"), "what", "killed", "injured", "status") == [
        (RAID, 3, None, "asserted"), (SHELLING, 5, 12, "claimed")
    ]


def test_what_is_denied_says_by_whom(embedded: Shop) -> None:
    assert columns(ask(embedded, "denials"), "denied_by", "what", "by", "told_otherwise") == [
        (["Borduria"], "Attack on Camp Ostby, denied", ["Borduria"], 0)
    ]
    assert ask(embedded, "denials", actor="Red Dawn").rows == []


def test_a_doer_who_is_only_claimed_is_disputed(embedded: Shop) -> None:
    found = columns(ask(embedded, "disputed"), "what", "said_to_be_by", "certainty", "according_to")
    assert (SHELLING, "Red Dawn", "claimed", ["Borduria's radio"]) in found
    assert not any(row[0] == RAID for row in found)


def test_causes_lead_from_an_act_to_what_came_before_it(embedded: Shop) -> None:
    assert columns(ask(embedded, "causes", event="bombing of"), "what", "tie", "earlier") == [
        (BOMBING, "ordered by", "Order to bomb"), (BOMBING, "retaliates for", RAID)
    ]


def test_hot_spots_rivals_and_months_count_the_acts(embedded: Shop) -> None:
    assert ("Lund", 1, 5, 12, MAY[6], MAY[6]) in columns(
        ask(embedded, "hot-spots"), "place", "acts", "killed", "injured", "first", "last"
    )
    assert ("Red Dawn", "Arland", 1, 5) in columns(ask(embedded, "rivals"), "doer", "target", "acts", "killed")
    assert columns(ask(embedded, "by-month"), "month", "type", "events", "killed") == [
        ("2031-05", "ATTACK", 2, 8), ("2031-05", "BOMB", 1, 0), ("2031-05", "KILL", 1, 0)
    ]


def test_events_of_a_type_and_of_a_root(embedded: Shop) -> None:
    assert columns(ask(embedded, "events", type="mourn"), "type", "by") == [("MOURN", ["Crowds"])]
    assert columns(ask(embedded, "talks"), "by", "place", "about_what") == [
        (["Arland", "Borduria"], ["Lund"], [BOMBING])
    ]
    assert len(ask(embedded, "events", type="assault").rows) == 4


def test_what_two_articles_tell_is_corroborated(embedded: Shop) -> None:
    assert columns(ask(embedded, "corroborated"), "what", "articles", "reports", "first_reported") == [
        (BOMBING, 2, 3, dt.date(2031, 5, 4))
    ]


def test_the_columns_of_acled_are_filled(embedded: Shop) -> None:
    rows = columns(
        ask(embedded, "acled"), "event_date", "time_precision", "event_type", "actor1", "location", "fatalities"
    )
    assert (MAY[1], 1, "ASSAULT", ["Red Dawn"], "Camp Ostby", 3) in rows
    assert (None, None, "PROTEST", ["Crowds"], "Lund", None) in rows


def test_a_connection_is_every_shortest_chain(embedded: Shop) -> None:
    found = columns(ask(embedded, "connection", actor="Omar Vint", other="Borduria"), "steps", "chain", "ties")
    assert found == [
        (2, ["Omar Vint", "Arland", "Borduria"], ["threatened", "blamed"]),
        (2, ["Omar Vint", "Red Dawn", "Borduria"], ["leads", "supports"]),
    ]


@pytest.mark.parametrize(("name", "column", "by", "against"), [
    ("retaliations", "act", [SHELLING], [BOMBING]),
    ("attacks", "what", [RAID, SHELLING], [BOMBING]),
    ("who-killed-whom", "what", [RAID, SHELLING], []),
    ("support-given", "kind", [], ["SUPPORT"]),
    ("who-supports-whom", "relation", ["leads"], ["leads", "supports"]),
])
def test_the_role_of_an_actor(
    embedded: Shop, name: str, column: str, by: list[str], against: list[str]
) -> None:
    for role, expected in (("by", by), ("against", against)):
        found = [value for (value,) in columns(ask(embedded, name, actor="Red Dawn", role=role), column)]
        assert sorted(found) == sorted(expected), role


@pytest.mark.parametrize("engine", ["embedded", "neo4j"])
def test_names_that_hold_cypher_are_found_and_come_back_as_they_are(
    request: pytest.FixtureRequest, engine: str
) -> None:
    shop: Shop = request.getfixturevalue(engine)
    assert columns(ask(shop, "said-about", actor=NASTY), "who", "sentence") == [([NASTY[9:50]], NASTY)]
    assert columns(ask(shop, "actors", actor="null \x00 😀"), "actor", "also_called") == [
        (NASTY[9:50], [NASTY, "null \x00 😀"])
    ]
    assert ask(shop, "said-about", actor="' OR true //").rows == []


def test_what_a_side_did_includes_those_who_belong_to_it_and_says_how(embedded: Shop) -> None:
    rows = columns(ask(embedded, "by-side", actor="arlanders"), "side", "by", "belongs")
    assert set(rows) == {
        ("Arland", "Arland", "itself"),
        ("Arland", "Arland Army", "part of Arland"),
        ("Arland", "Ada Holm", "leads Arland"),
    }
