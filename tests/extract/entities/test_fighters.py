"""Whose fighters "the guerrillas" are."""

from __future__ import annotations

import pytest

from kg.model import Extraction
from tests.extract.reading import read


def members(record: Extraction) -> set[tuple[str, str]]:
    names = {entity.id: entity.name for entity in record.entities}
    return {(names[r.subject], names[r.object]) for r in record.relations if r.type == "MEMBER_OF"}


def test_the_rebels_belong_to_the_only_armed_group_named() -> None:
    found = members(read("UNITA rejected the truce. The rebels shelled a village on Monday."))
    assert {subject for subject, _ in found} == {"rebels"}
    assert len({group for _, group in found}) == 1


@pytest.mark.parametrize("band", ["two rebels", "a rebel", "guerrilla columns", "a group of guerrillas"])
def test_so_do_single_fighters_and_their_bands(band: str) -> None:
    found = members(read(f"UNITA rejected the truce. On Monday {band} shelled a village."))
    assert len(found) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The rebels shelled a village on Monday.",
        "UNITA and the Shining Path rejected the truce. The rebels shelled a village on Monday.",
        "UNITA rejected the truce. No guerrilla group shelled the village.",
        "UNITA rejected the truce. The soldiers shelled a village on Monday.",
    ],
)
def test_nobody_is_put_in_a_group_by_guess(text: str) -> None:
    assert members(read(text)) == set()
