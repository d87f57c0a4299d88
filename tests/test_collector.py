"""The pause of the search for garbage ends as it began."""

from __future__ import annotations

import gc

import pytest

from kg.collector import no_collector, out_of_its_sight


def test_it_is_off_inside_and_on_again_behind_even_after_an_error() -> None:
    with no_collector():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ValueError, match="on purpose"), no_collector():
        raise ValueError("on purpose")
    assert gc.isenabled()


def test_a_pause_inside_a_pause_does_not_end_it() -> None:
    with no_collector():
        with no_collector():
            assert not gc.isenabled()
        assert not gc.isenabled()


def test_what_is_out_of_sight_is_walked_again_afterwards() -> None:
    before = gc.get_freeze_count()
    circle: list[object] = []
    circle.append(circle)
    with out_of_its_sight():
        assert gc.get_freeze_count() > before
        assert not any(found is circle for found in gc.get_objects())
    assert gc.get_freeze_count() == 0
    assert any(found is circle for found in gc.get_objects())
