from __future__ import annotations

import pytest

from kg.evaluation.names import near


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Free Army", "Free Army"),
        ("U.S. warships", "US warship"),
        ("Hezbollah", "Hezbollah guerrillas"),
        ("two Israeli soldiers", "Israeli soldiers"),
        ("Iran's navy", "Iran navy"),
        ("they", "They"),
    ],
)
def test_near(one: str, other: str) -> None:
    assert near(one, other)
    assert near(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Iran", "Iraq"),
        ("the army", "the navy"),
        ("soldiers", "a long account of how the three soldiers came home from the war in the end"),
        ("", "army"),
    ],
)
def test_far(one: str, other: str) -> None:
    assert not near(one, other)
    assert not near(other, one)
