"""The town that an article was filed from, as a place of the document, and the "here" that means it."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.extract.phrases import texts_of
from kg.extract.quoted import quoted_tokens

HERE = "here"


def name_town(doc: Doc, town: tuple[int, int] | None) -> None:
    """Name doc.text[start:end] a place, whatever the recogniser made of a word without a sentence."""
    span = None if town is None else doc.char_span(*town, label="GPE")
    if span is not None and not any(token.ent_id_ for token in span):
        doc.set_ents([span], default="unmodified")


def heard_here(doc: Doc, town: tuple[int, int] | None) -> frozenset[int]:
    """The tokens "here" that mean the town: neither "here in Peru" nor those of somebody else who speaks."""
    if town is None:
        return frozenset()
    texts = texts_of(doc)
    heard = [i for i, text in enumerate(texts[:-1]) if text.lower() == HERE and texts[i + 1] not in ("in", "at")]
    heard = [i for i in heard if doc[i].dep_ in ("advmod", "pobj", "pcomp")]
    return frozenset(heard) - quoted_tokens(doc) if heard else frozenset()
