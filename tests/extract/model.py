"""The locked language model, loaded once for all tests that need no more than a parse."""

from __future__ import annotations

import functools

from kg.extract.pipeline import Model, load_model


@functools.cache
def default_model() -> Model:
    """Return the default model."""
    return load_model()
