"""Parsed sentences and their words, for tests of what grammar alone says."""

from __future__ import annotations

import functools

from spacy.tokens import Doc, Token

from tests.extract.model import default_model


@functools.cache
def parsed(text: str) -> Doc:
    return default_model().nlp(text)


def word(text: str, wanted: str) -> Token:
    return next(token for token in parsed(text) if token.text == wanted)


def said(tokens: list[Token]) -> str:
    return " ".join(token.text for token in tokens)
