"""Where an act happened, told in a sentence of its own."""

from __future__ import annotations

import pytest

from tests.extract.reading import event, read, texts


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Two men were shot. It happened outside a bar in Lund.", {"bar", "lund"}),
        ("Two men were shot. Nobody spoke. It happened near a church on Friday, police said.", {"church"}),
        ("A bomb killed two soldiers. This took place in Kirkuk.", {"kirkuk"}),
        ("Two men were shot. It happened in the 700 block of Elm Street.", {"700 block", "elm street"}),
        ("Two men were shot. It happened that a nurse was in Lund.", set()),
        ("Two men were shot. It never happened in Lund.", set()),
        ("A judge was shot. The fair is old. It takes place in Lund.", set()),
    ],
)
def test_it_happened_there(text: str, places: set[str]) -> None:
    found = event(read(text), "killed" if "killed" in text else "shot")
    assert texts(found.places) == places


def test_the_last_act_before_is_meant() -> None:
    record = read("A judge was shot in Oslo. Two men were stabbed. It happened in Lund.")
    assert texts(event(record, "shot").places) == {"oslo"}
    assert texts(event(record, "stabbed").places) == {"lund"}
