"""Python's search for circular garbage, and when it is only in the way."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collector() -> Iterator[None]:
    """Pause it while very many objects are made that hold no circles: it would walk them all again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def out_of_its_sight() -> Iterator[None]:
    """Leave all objects that are there now out of every search, also those that others ask for.

    JPype makes Python search for garbage whenever Java has done so, even where the collector is off: each time it
    would walk a whole graph.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
