"""Clauses that the parser hangs on the wrong word, and what the rules that mend them must leave alone."""

from __future__ import annotations

import pytest

from kg.model import Event, Extraction
from tests.extract.reading import event, names, read, summary, texts


def opening(record: Extraction, words: str) -> Event:
    """The event whose trigger opens with the words."""
    found = [each for each in record.events if each.trigger.text.startswith(words)]
    assert found, summary(record)
    return found[0]


@pytest.mark.parametrize(
    ("text", "trigger", "agents", "targets"),
    [
        (
            "Unions in Chile pressed the government of President Luis Soto to free the editors.",
            "free",
            {"government of president luis soto"},
            {"editors"},
        ),
        ("The general had most of the editors interned.", "interned", {"general"}, {"editors"}),
        (
            '"He must go," said Ana Paz, the head of the largest union, who condemned the government.',
            "condemned",
            {"head of the largest union"},
            {"government"},
        ),
        (
            "Unions and business leaders opposed to President Luis Soto began a general strike on Monday.",
            "began",
            {"unions", "business leaders"},
            set(),
        ),
        ("The leaders of Spain called on Thursday for the king to resign.", "called", {"leaders of spain"}, {"king"}),
        (
            "Ministers agreed to bar the airlines from the airspace and called for the release of a reporter.",
            "called for the release",
            {"ministers"},
            {"reporter"},
        ),
        (
            "China fired missiles into the sea, two days after Ann Poe met President Li Tan in Lima, and cancelled "
            "talks with Oslo.",
            "cancelled",
            {"china"},
            {"oslo"},
        ),
        (
            "After 13 days of talks at Camp David, Jack Lane and Ann Poe agreed to release the pilots.",
            "agreed",
            {"jack lane", "ann poe"},
            {"pilots"},
        ),
        (
            "The army hanged the writer Ann Poe and eight fellow activists.",
            "hanged",
            {"army"},
            {"writer", "eight fellow activists"},
        ),
        (
            "Prime Minister Jack Lane gave orders to the police to arrest the strikers.",
            "arrest",
            {"police"},
            {"strikers"},
        ),
        ("The editor was handed a nine-year sentence by a court.", "handed", {"court"}, {"editor"}),
        ("Several lawmakers were among those detained.", "detained", set(), {"several lawmakers"}),
        ("Peru issued a statement condemning the raid.", "condemning", {"peru"}, set()),
    ],
)
def test_who_and_whom(text: str, trigger: str, agents: set[str], targets: set[str]) -> None:
    found = opening(read(text), trigger)
    assert texts(found.agents) == agents
    assert texts(found.targets) == targets


@pytest.mark.parametrize(
    ("text", "trigger", "source"),
    [
        (
            "The United States will cut off military aid to Panama unless General Manuel Noriega surrenders power, a "
            "senior official who asked not to be named said on Wednesday.",
            "cut off",
            "senior official",
        ),
        (
            "Spain will deploy troops in May, Ann Poe, a spokeswoman for the ministry, said.",
            "deploy",
            "Ann Poe",
        ),
        ("The bishops have urged officers to give up, the newspaper Clarin reported.", "urged", "Clarin"),
    ],
)
def test_who_says_so(text: str, trigger: str, source: str) -> None:
    record = read(text)
    assert names(record, opening(record, trigger).sources) == {source}


def test_a_reduced_clause_at_the_end_says_nothing() -> None:
    record = read("Rebels attacked the port of Vinto, a place said to be rich.")
    assert not event(record, "attacked").sources


def test_what_they_said_they_would_do_is_planned() -> None:
    assert opening(read("The rebels said they would free the pilots."), "free").modality == "planned"
    assert opening(read("The rebels said they would free the pilots if Spain paid."), "free").modality == "hypothetical"


def test_the_half_of_a_divided_country() -> None:
    record = read("South Korea halted a shipment of cement to the North on Monday.")
    assert "North Korea" in {entity.name for entity in record.entities}
    record = read("Spain halted a shipment of cement to the North on Monday.")
    assert "North Korea" not in {entity.name for entity in record.entities}
