"""The pause of the search for garbage ends as it began."""

from __future__ import annotations

import gc

import pytest

from kg.collector import no_collector


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
