"""Where it happened, when its own sentence does not say."""

from __future__ import annotations

import pytest

from tests.extract.reading import event, read


@pytest.mark.parametrize(
    ("text", "trigger", "places"),
    [
        # where what was hit is said to lie
        ("Rebels shelled the Vukovar police station.", "shelled", ["Vukovar"]),
        ("Norway closed its embassy in Lima. Gunmen attacked the embassy.", "attacked", ["Lima"]),
        ("The hospital located in Arad was hit by a rocket.", "hit", ["Arad"]),
        # whose it is, is not where it is
        ("Gunmen attacked Norway's embassy.", "attacked", []),
        # where the story is
        ("Gunmen attacked a bus in Huambo. They burned two lorries.", "burned", ["Huambo"]),
        ("A bomb exploded at a bank in Palermo. The blast damaged two shops.", "damaged", ["Palermo"]),
        # not where another place or matter comes between
        ("Gunmen attacked a bus in Huambo. They drove to Luanda. They burned two lorries.", "burned", []),
        ("Gunmen attacked a bus in Huambo. Elsewhere, rebels burned two lorries.", "burned", []),
        ("Gunmen attacked a bus in Huambo. They had burned two lorries.", "burned", []),
        ("Gunmen attacked a bus in Huambo on Monday. Rebels burned two lorries on Friday.", "burned", []),
    ],
)
def test_where_it_was(text: str, trigger: str, places: list[str]) -> None:
    assert [place.text for place in event(read(text), trigger).places] == places
