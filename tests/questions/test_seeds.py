"""An analyst's questions about the two seeds, and which canned question brings the sentence that answers each."""

from __future__ import annotations

import pytest

from kg.questions import load_questions
from kg.stores import Store

ANALYST = [
    ("who retaliated against whom", "retaliations", {}, "The US launched retaliatory strikes a day later"),
    ("for what", "retaliations", {"actor": "Iran"}, "Iran has struck back against US troops in Iraq"),
    ("who killed Soleimani", "who-killed-whom", {"actor": "Soleimani", "role": "against"}, "was killed"),
    ("who ordered it", "orders", {"actor": "Donald Trump"}, "ordered"),
    ("after what", "causes", {"event": "soleimani"}, "ordered"),
    ("what happened in Kirkuk", "at-place", {"place": "Kirkuk"}, "On December 27, a rocket attack"),
    ("who was blamed for it", "who-blamed-whom", {"actor": "Kata'ib Hezbollah"}, "US officials blamed Kataib"),
    ("the strikes of 29 December", "casualties", {"since": "2019-12-29", "until": "2019-12-29"}, "25 fighters"),
    ("who stormed the embassy", "events", {"type": "STORM"}, "storm US embassy"),
    ("what Trump accused Iran of", "who-blamed-whom", {"actor": "Donald Trump", "role": "by"}, "Trump blamed Iran"),
    ("what is only planned", "threats-and-plans", {}, "sneak attack"),
    ("who threatened whom", "threats-and-plans", {"actor": "Iran"}, "severe revenge"),
    ("attacks on US targets in Iraq", "attacks-on", {"actor": "US"}, "US bases in Iraq have come under attack"),
    ("the US against Kata'ib Hezbollah", "between", {"actor": "US", "other": "Kata'ib Hezbollah"}, "blamed Kataib"),
    ("groups that Iran supports", "who-supports-whom", {"actor": "Iran", "role": "by"}, "Iran-backed"),
    ("who condemned what", "condemnations", {}, "Iran strongly condemned the attacks"),
    ("protests against the US", "protests", {"actor": "US", "role": "against"}, "Lahore"),
    ("other protests", "protests", {}, "Iran's embassy in Berlin"),
    ("flags burned", "events", {"type": "PROTEST"}, "burn"),
    ("where Soleimani was mourned", "mourning", {}, "mourning prayer"),
    ("the timeline", "timeline", {"since": "2019-12-27", "until": "2020-01-04"}, "On December 27"),
    ("how many were killed, by whose account", "casualties", {}, "killed two American and one British"),
]


@pytest.mark.parametrize(("name", "given", "proof"), [row[1:] for row in ANALYST], ids=[row[0] for row in ANALYST])
def test_a_canned_question_brings_the_sentence_that_answers(
    seeds_store: Store, name: str, given: dict[str, str], proof: str
) -> None:
    question = load_questions()[name]
    table = seeds_store.read(question.text, question.bind(given))
    place = question.columns.index("sentence")
    assert any(proof in row[place] for row in table.rows), [row[place] for row in table.rows]
