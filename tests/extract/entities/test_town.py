"""The town of the dateline as what "here" and "the city" mean, and as the place of events."""

import pytest

from kg.model import Extraction
from tests.extract import reading


def places(record: Extraction) -> list[tuple[str, str, str]]:
    """Trigger, the words that say where, and the name behind them."""
    names = {entity.id: entity.name for entity in record.entities}
    return [(e.trigger.text, p.text, names[p.entity]) for e in record.events for p in e.places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BEIRUT, Oct 23 (Reuters) - A bomb killed ten people here on Monday.", ("killed", "here", "Beirut")),
        ("SAN SALVADOR -- The embassy here was bombed on Friday.", ("bombed", "here", "San Salvador")),
        ("Bogota, 3 Dec 89 (EFE) -- [TEXT] Rebels killed a judge in this city.", ("killed", "this city", "Bogota")),
        ("LIMA (AP) — The president spoke of peace. He left. They talked. It rained. It was late. All slept. "
         "Rebels killed a judge in the capital.", ("killed", "the capital", "Lima")),
    ],
)  # fmt: skip
def test_the_town_is_where_here_is(text: str, expected: tuple[str, str, str]) -> None:
    record = reading.read(text)
    assert expected in places(record)
    name = next(entity for entity in record.entities if entity.name == expected[2])
    assert text.startswith(name.mentions[0].text)


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed ten people here on Monday.",  # filed from nowhere
        "BEIRUT (AP) — A bomb killed ten people on Monday.",  # nobody says that it was in Beirut
        'BEIRUT (AP) — "Rebels killed ten people here," the envoy said in Rome.',
    ],
)
def test_the_town_is_no_place_of_what_nobody_told_of_it(text: str) -> None:
    assert not any(name == "Beirut" or words == "here" for _, words, name in places(reading.read(text)))


def test_this_country_is_the_state_of_the_town() -> None:
    record = reading.read("BOGOTA (AP) — Peru left. Colombia is at war. Rebels killed a judge in this country.")
    assert ("killed", "this country", "Colombia") in places(record)
