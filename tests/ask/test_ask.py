"""Questions in plain English, asked of the graph of seeds/: every example of the templates, and what must not match."""

from __future__ import annotations

import pytest

from kg.ask import NotUnderstoodError, understand
from kg.ask.templates import Template, examples, load_templates, parse_templates
from kg.errors import QueryError
from kg.questions import load_questions
from kg.stores import Store

EXAMPLES = list(examples(load_templates().templates))


@pytest.mark.parametrize(("text", "template"), EXAMPLES, ids=lambda value: value if isinstance(value, str) else "")
def test_an_example_means_its_question_and_can_be_asked(seeds_store: Store, text: str, template: Template) -> None:
    reading = understand(text, seeds_store)
    assert reading.question == template.question
    assert template.given.items() <= reading.given.items()
    question = load_questions()[reading.question]
    seeds_store.read(question.text, question.bind(reading.given))


@pytest.mark.parametrize("text", load_templates().refused)
def test_what_fits_nothing_is_refused_with_the_nearest(seeds_store: Store, text: str) -> None:
    with pytest.raises(NotUnderstoodError, match="no question fits") as caught:
        understand(text, seeds_store)
    assert len(str(caught.value).splitlines()) == 4


def test_there_are_enough_examples_for_every_question() -> None:
    assert len(EXAMPLES) + len(load_templates().refused) >= 60
    assert {template.question for _, template in EXAMPLES} == load_questions().keys()


@pytest.mark.parametrize(("text", "given"), [
    ("Who retaliated against the US?", {"actor": "United States", "role": "against"}),
    ("  please tell me who KILLED   qasem soleimani in January 2020 ??",
     {"actor": "Qassem Soleimani", "role": "against", "since": "2020-01-01", "until": "2020-01-31"}),
    ("attacks on american troops", None),
    ("what has the US done against kataib hezbollah?", {"actor": "United States", "other": "Kata'ib Hezbollah"}),
    ("which attacks on the US in Iraq?", {"actor": "United States", "place": "Iraq"}),
    ("who hit back within 10 days", {"days": "10"}),
    ("who hit back within ten days", None),
])
def test_names_and_times_become_parameters(seeds_store: Store, text: str, given: dict[str, str] | None) -> None:
    if given is None:
        with pytest.raises(NotUnderstoodError):
            understand(text, seeds_store)
    else:
        assert understand(text, seeds_store).given == given


def test_a_people_means_its_state(seeds_store: Store) -> None:
    reading = understand("what did the Americans do to the Iranians?", seeds_store)
    assert reading.given == {"actor": "United States", "other": "Iran"}
    assert "'the Americans' is taken to be United States (COUNTRY)" in reading.told


def test_only_a_place_is_a_place(seeds_store: Store) -> None:
    assert understand("what happened to Soleimani?", seeds_store).question == "timeline"
    with pytest.raises(NotUnderstoodError, match="no question fits"):
        understand("attacks in Soleimani", seeds_store)


def test_the_form_that_leaves_least_to_names_is_meant(seeds_store: Store) -> None:
    assert understand("how many people died in Iraq?", seeds_store).given == {"place": "Iraq"}


@pytest.mark.parametrize(("text", "first"), [
    ("how does Iran get on with the US?", "Iran"),
    ("Soleimani", "Soleimani"),
    ("who paid Kata'ib Hezbollah", "Kata'ib Hezbollah"),
])
def test_what_can_be_asked_instead_is_about_those_who_are_named(seeds_store: Store, text: str, first: str) -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        understand(text, seeds_store)
    nearest = str(caught.value).splitlines()[1:]
    assert len(nearest) == 3
    assert all(first in line for line in nearest)
    assert len({understand(line, seeds_store).question for line in nearest}) == 3


def test_a_misspelt_name_is_taken_and_said(seeds_store: Store) -> None:
    reading = understand("who killed Suleimani?", seeds_store)
    assert reading.given == {"actor": "Qassem Soleimani", "role": "against"}
    assert "'Suleimani' is taken to be Qassem Soleimani (PERSON)" in reading.told


def test_a_name_that_nobody_has_is_said_with_those_that_are_like_it(seeds_store: Store) -> None:
    message = r"Nobody in the graph is called 'Solemany'\. Like it are: .*Soleimani"
    with pytest.raises(NotUnderstoodError, match=message):
        understand("who killed Solemany?", seeds_store)


@pytest.mark.parametrize("name", ["x' OR true //", "`", "\x00", "$name", "\\'}) DETACH DELETE n //"])
def test_names_are_parameters_never_text(seeds_store: Store, name: str) -> None:
    with pytest.raises(NotUnderstoodError):
        understand(f"who killed {name}?", seeds_store)


def test_the_command_can_be_run_in_a_shell(seeds_store: Store) -> None:
    command = understand("attacks by Kata'ib Hezbollah", seeds_store).command
    assert command == """kg query attacks -P actor='Kata'"'"'ib Hezbollah' -P role=by"""


@pytest.mark.parametrize("change", [{"question": "none"}, {"forms": []}, {"set": {"sinse": "x"}}, {"form": ["x"]},
                                    {"forms": ["who {whom}"]}])
def test_a_template_that_breaks_the_form_is_refused(change: dict[str, object]) -> None:
    row = {"question": "attacks", "forms": ["attacks"], "examples": ["attacks"], **change}
    with pytest.raises(QueryError):
        parse_templates({"template": [row], "types": {}, "refused": []}, load_questions())
