"""What goes on in a country without town, day, doer or outcome is no happening."""

from __future__ import annotations

import pytest

from tests.extract.reading import read, summary


@pytest.mark.parametrize(
    "text",
    [
        "The bishops want an end to the violence in the country.",
        "The report says that violence has increased in Chad.",
        "The situation of violence in our country worries the bishops.",
        "Bloodshed in Burundi is a matter of concern.",
    ],
)
def test_how_things_stand_in_a_country(text: str) -> None:
    record = read(text)
    assert not [e for e in record.events if e.type == "ATTACK"], summary(record)


@pytest.mark.parametrize(
    "text",
    [
        "Violence erupted in Chad after the vote.",
        "There was violence in Chad on Monday.",
        "Political violence in Chad has killed ninety people.",
        "The violence in Arad worries the bishops.",
        "A wave of violence in Chad worries the bishops.",
        "Violence by rebels in Chad worries the bishops.",
    ],
)
def test_what_took_place(text: str) -> None:
    record = read(text)
    assert [e for e in record.events if e.type == "ATTACK"], summary(record)
