"""The scorers of other people's gold, on rows and records whose scores are known."""

from __future__ import annotations

from bench import causality, coded_events, event_types, factuality
from bench.gold import Row
from kg.model import Extraction
from tests.resolve.stories import Story


def _row(record: Extraction, *gold: Row) -> tuple[Row, Extraction]:
    return {"text": record.article.text, "gold": list(gold)}, record


def _word(record: Extraction, word: str, factuality: float) -> Row:
    start = record.article.text.index(word)
    return {"start": start, "end": start + len(word), "factuality": factuality}


def test_factuality_asks_whether_what_is_told_as_a_fact_happened() -> None:
    told = Story("Red Dawn shelled Ostby and threatened to burn Lund .")
    told.event("s", "ATTACK", "shelled").event("b", "ARSON", "burn", modality="threatened")
    wrong = Story("Red Dawn tried to raid Vint .").event("r", "ATTACK", "raid")
    one, other = told.record(), wrong.record()
    found = list(factuality.judged([
        _row(one, _word(one, "shelled", 2.5), _word(one, "burn", -1.0), _word(one, "threatened", 3.0)),
        _row(other, _word(other, "raid", 0.0)),
    ]))  # fmt: skip
    assert [judged.told for judged in found] == [(True, True), (False, False), (False, True)]
    assert list(factuality.report(found)) == [
        "agreement 2 of 3 (66.7)",
        "happened: P 50.0 R 100.0 F1 66.7; did not: P 100.0 R 50.0 F1 66.7; macro F1 66.7",
        "  asserted: happened 1, did not 1",
        "  threatened: happened 0, did not 1",
    ]


def test_causes_stand_where_the_gold_has_them() -> None:
    text = "After police shot a student , crowds rioted and burned a tram ."
    story = Story(text).event("s", "ATTACK", "shot").event("r", "PROTEST", "rioted").event("b", "ARSON", "burned")
    story.tie("CAUSED_BY", "r", "s").tie("CAUSED_BY", "s", "r").tie("CAUSED_BY", "b", "r")
    record = story.record()
    gold = {"cause": ["police shot a student"], "effect": ["crowds rioted and burned a tram"]}
    row = _row(record, gold)[0]
    events = {event.id: event for event in record.events}
    verdicts = [causality.verdict(link, events, row) for link in record.links]
    assert verdicts == ["right", "turned round", "inside one span"]
    assert causality.verdict(record.links[0], events, {**row, "gold": []}) == "no relation in the row"
    assert list(causality.tied(row, record)) == [True]
    lines = list(causality.report([(row, record)], errors=True))
    assert lines[0].startswith("turned round: CAUSED_BY 'shot' -> 'rioted' | ")
    assert lines[-3] == (
        "CAUSED_BY: right 1 of 3 (33.3); inside one span 1, turned round 1; in rows without a relation 0"
    )


def test_kinds_of_event() -> None:
    march = Story("Crowds marched in Lund and police shot a man .")
    march.event("m", "PROTEST", "marched").event("s", "ATTACK", "shot")
    plan = Story("Nurses may march in Vint .").event("m", "PROTEST", "march", modality="hypothetical")
    flood = Story("A flood killed six .").event("k", "KILL", "killed")
    rows = [(march, "ATTACK"), (march, "PEACE_PROTEST"), (plan, "PEACE_PROTEST"), (flood, "NATURAL_DISASTER")]
    rows.append((flood, "OTHER"))
    found = list(event_types.snippets(_row(story.record(), {"type": kind}) for story, kind in rows))
    assert list(event_types.report(found, frozenset({"KILL"}))) == [
        "found 2 of 3 (66.7)",
        "of the right type by the first event 1 of 3 (33.3)",
        "silent 1 of 3 (33.3)",
        "disasters told as conflict 1 of 1 (100.0)",
        "  ATTACK: found 1 of 1; first event PROTEST 1",
        "  NATURAL_DISASTER: found 0 of 1; first event KILL 1",
        "  PEACE_PROTEST: found 1 of 2; first event PROTEST 1 - 1",
    ]


def test_codes_of_roots_and_parties() -> None:
    story = Story("Arnorian troops shelled Gondor .").who("a", "MILITARY", "~Arnorian troops")
    story.who("g", "COUNTRY", "Gondor", country="GDR").event("s", "ATTACK", "shelled", agents="a", targets="g")
    attack = {"eventcode": "190", "sourcecode": "ARNMIL", "targetcode": "GDR"}
    visit = {"eventcode": "042", "sourcecode": "---GOV", "targetcode": "LOR"}
    found = list(coded_events.coded([_row(story.record(), attack, visit, {"noevents": "True"})]))
    assert list(coded_events.report(found)) == [
        "any event 2 of 2 (100.0)",
        "root of CAMEO 1 of 2 (50.0)",
        "root of PLOVER 1 of 2 (50.0)",
        "source 1 of 1 (100.0)",
        "target 1 of 2 (50.0)",
    ]
