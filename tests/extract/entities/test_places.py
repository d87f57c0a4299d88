"""What places are called."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rebels attacked a bus in the San Victorino neighborhood of Bogota.", "San Victorino"),
        ("The troops left Ayacucho Department on Monday.", "Ayacucho"),
        ("A bomb exploded in Mexico City.", "Mexico City"),
        ("The walkers left the Lake District on Monday.", "Lake District"),
    ],
)
def test_a_place_is_called_by_its_name(text: str, name: str) -> None:
    found = {entity.name for entity in read(text).entities if entity.type == "PLACE"}
    assert name in found
