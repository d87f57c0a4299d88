"""What `kg why` tells: which records were joined, by which features, what was kept apart; and rulings made of it."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

from kg import ontology, resolve
from kg.errors import QueryError
from kg.model import Ruling
from kg.resolve import Resolution, entity_features, event_features, resolve_with_reasons
from kg.resolve.reasons import event_reason
from kg.why import find_thing, merges, rule, why
from tests.resolve.stories import Story
from tests.resolve.test_rulings import extent, strike
from tests.resolve.test_surnames import deed

KATAIB, KATAEB = "Kata'ib Hezbollah", "Kataeb Hizbullah"


@pytest.fixture
def stories() -> list[Story]:
    return [
        strike(KATAIB, 3, "ARMED_GROUP", "IRQ"), strike(KATAEB, 4, "ARMED_GROUP", "IRQ"),
        strike("Hezbollah", 5, "ARMED_GROUP", "LBN"), strike(KATAIB, 3, "ARMED_GROUP", "IRQ"),
    ]  # fmt: skip


@pytest.fixture
def resolution(stories: list[Story]) -> Resolution:
    stories[3].text += "More .\n"
    return resolve_with_reasons([story.record() for story in stories], ontology.load())


def told(resolution: Resolution, said: str) -> str:
    return "\n".join(why(resolution, ontology.load(), said))


def test_an_entity_is_explained(resolution: Resolution, stories: list[Story]) -> None:
    text = told(resolution, "kataib hezbollah")
    assert text.startswith(f"{KATAIB}  (kataib-hezbollah)\n  ARMED_GROUP, IRQ, 3 articles, 3 mentions\n")
    assert f"also called: {KATAEB}" in text
    assert f"{extent(stories[1], KATAEB)}  '{KATAEB}'" in text
    assert " +0.9  spelled_alike: Names of several words that sound the same word by word" in text
    assert "same_country: Both belong to the same country." in text
    apart = text.partition("Kept apart")[2]
    assert "Hezbollah  (hezbollah)" in apart
    assert "other_country: They belong to different countries." in apart


def test_an_event_is_explained(resolution: Resolution, stories: list[Story]) -> None:
    text = told(resolution, extent(stories[0], "attacked"))
    assert "ATTACK, asserted, 2 reports, 2 articles" in text
    assert f"{extent(stories[0], 'attacked')}  ATTACK 'attacked': {KATAIB} attacked Lund ." in text
    assert "   +3  same_day: Both are dated to the same day." in text
    assert "other_days: Their dates leave no day in common, or one was told before" in text.partition("Kept apart")[2]


def test_a_thing_is_found_by_id_name_alias_and_extent(resolution: Resolution, stories: list[Story]) -> None:
    for said in ("kataib-hezbollah", KATAIB, KATAEB.upper(), extent(stories[1], KATAEB)):
        assert find_thing(resolution, said).id == "kataib-hezbollah"
    event = resolution.graph.events[0]
    assert find_thing(resolution, event.id) == find_thing(resolution, event.id)
    assert find_thing(resolution, event.id).kind == "event"


def test_what_is_not_there_or_not_one_is_told(resolution: Resolution) -> None:
    with pytest.raises(QueryError, match="nothing in the graph is called 'Red Dawn'"):
        find_thing(resolution, "Red Dawn")
    with pytest.raises(QueryError, match="nothing in the graph is mentioned or reported at"):
        find_thing(resolution, "0123456789abcdef:1-2")
    namesakes = [strike("Red Dawn", 3, "ARMED_GROUP", "IRN"), strike("Red Dawn", 4, "ARMED_GROUP", "ISR")]
    two = resolve_with_reasons([story.record() for story in namesakes], ontology.load())
    with pytest.raises(QueryError, match=r"several go by the name 'Red Dawn'.* red-dawn, red-dawn-isr"):
        find_thing(two, "Red Dawn")


def test_rulings_name_things_by_what_lasts(resolution: Resolution, stories: list[Story]) -> None:
    assert rule(resolution, "same", "kataib-hezbollah", "hezbollah") == Ruling("same", "entity", KATAIB, "Hezbollah")
    assert rule(resolution, "different", KATAIB, KATAEB, "why") == Ruling("different", "entity", KATAIB, KATAEB, "why")
    one, other = (find_thing(resolution, extent(stories[i], "attacked")).id for i in (1, 2))
    ruled = rule(resolution, "same", one, other)
    assert (ruled.left, ruled.right) == (extent(stories[1], "attacked"), extent(stories[2], "attacked"))


def test_rulings_that_say_nothing_are_refused(resolution: Resolution, stories: list[Story]) -> None:
    for left, right, said in (
        (KATAIB, KATAEB, "are one already, kataib-hezbollah"),
        (KATAIB, extent(stories[0], "attacked"), "is an entity and .* an event"),
    ):
        with pytest.raises(QueryError, match=said):
            rule(resolution, "same", left, right)
    with pytest.raises(QueryError, match="are one record"):
        rule(resolution, "different", "kataib-hezbollah", KATAIB)


def test_a_namesake_is_named_by_where_it_stands() -> None:
    stories = [strike("Red Dawn", 3, "ARMED_GROUP", "IRN"), strike("Red Dawn", 4, "ARMED_GROUP", "ISR")]
    two = resolve_with_reasons([story.record() for story in stories], ontology.load())
    ruled = rule(two, "same", "red-dawn", "red-dawn-isr")
    assert {ruled.left, ruled.right} == {extent(story, "Red Dawn") for story in stories}


def test_every_merge_is_a_line_with_its_pair_verdict_score_and_features(resolution: Resolution) -> None:
    rows = [json.loads(line) for line in merges(resolution)]
    assert rows
    assert all(row["verdict"] == "same" and row["features"] for row in rows)
    assert any("spelled_alike" in row["features"] for row in rows)


def test_every_feature_explains_itself_to_a_user() -> None:
    weighed = (
        entity_features.TELLING,
        entity_features.TELLING_PERSON,
        entity_features.SUPPORTING,
        event_features.WEIGHTS,
    )
    features = [f for table in weighed for f in table] + [*entity_features.FORBIDDING, *event_features.FORBIDDING]
    for feature in features:
        assert feature.__doc__
        assert feature.__doc__.partition("\n")[0].endswith((".", ","))


def test_a_person_without_the_second_surname_is_explained() -> None:
    stories = [deed("Ana Tovar", 1), deed("Ana Tovar Solis", 2)]
    text = told(resolve_with_reasons([story.record() for story in stories], ontology.load()), "Ana Tovar")
    assert "second_surname_left_out: One name is the other without its second surname" in text


def test_every_merge_that_is_no_matter_of_weights_has_a_sentence() -> None:
    modules = [ast.parse(path.read_text(encoding="utf-8")) for path in Path(resolve.__file__).parent.glob("*.py")]
    calls = [node for module in modules for node in ast.walk(module) if isinstance(node, ast.Call)]
    scores = [node for node in calls if isinstance(node.func, ast.Name) and node.func.id == "Score"]
    names = [node.value for call in scores for node in ast.walk(call) if isinstance(node, ast.Constant)]
    named = {name for name in names if isinstance(name, str) and not name.startswith("linked_")}
    assert "second_surname_left_out" in named
    assert all(event_reason(name).says for name in named - {"one_story"})  # stories of articles, not merges
