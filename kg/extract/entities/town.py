"""The town that an article was filed from, and the words that mean it: "here", "this city", "the capital"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.phrases import texts_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.extract.entities.clusters import State

HERE = "here"
CITIES = frozenset({"city", "town"})
QUOTES = frozenset({'"', "``", "''"})
OPENING, CLOSING = "“", "”"


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
    heard = (i for i, text in enumerate(texts[:-1]) if text.lower() == HERE and texts[i + 1] not in ("in", "at"))
    return frozenset(i for i in heard if doc[i].dep_ in ("advmod", "pobj", "pcomp") and not _is_quoted(doc[i]))


def join_here(state: State, town: tuple[int, int] | None) -> None:
    """Join "here", "this city" and "this country" to the town of the dateline and to its state."""
    filed = _filed(state, town)
    if filed is None:
        return
    for number, mention in enumerate(state.mentions):
        if mention.lemma == HERE or (mention.lemma in CITIES and _is_bare(state, number) and _is_this(state, number)):
            state.join(filed, number, sure=True)
        elif mention.lemma in state.actors.words["country_nouns"] and _is_this(state, number):
            country = _state_of(state, filed)
            if country is not None:
                state.join(country, number, sure=True)


def join_the_city(state: State, town: tuple[int, int] | None) -> None:
    """Join "the city", and "the capital" where it is one, to the town of the dateline: nothing told of is nearer."""
    filed = _filed(state, town)
    if filed is None:
        return
    nouns = {"city"} | ({"capital"} if state.text(state.mentions[filed]) in state.actors.capitals else set())
    for number, mention in enumerate(state.mentions):
        known = state.group(number).named or not mention.definite
        if mention.lemma in nouns and not known and _is_bare(state, number):
            state.join(filed, number, sure=True)


def _filed(state: State, town: tuple[int, int] | None) -> int | None:
    """The mention of the dateline's town."""
    span = None if town is None else state.doc.char_span(*town)
    filed = None if span is None else state.mentions.at(span.root.i)
    return None if filed is None or state.mentions[filed].type != "PLACE" else filed


def _state_of(state: State, filed: int) -> int | None:
    """The first mention of the state whose capital the town is, or in which it is known to lie."""
    mention = state.mentions[filed]
    code = mention.country or state.actors.capitals.get(state.text(mention))
    named = (n for n, m in enumerate(state.mentions) if m.type == "COUNTRY" and m.kind == "name" and m.key == code)
    return None if code is None else next(named, None)


def _is_bare(state: State, number: int) -> bool:
    """Whether nothing says which city it is, and nobody else speaks of it."""
    mention = state.mentions[number]
    if mention.type != "PLACE" or mention.kind != "noun" or mention.plural or mention.words != {mention.lemma}:
        return False
    head = state.doc[mention.head]
    return not any(c.dep_ in ("poss", "relcl") or c.lower_ == "of" for c in head.children) and not _is_quoted(head)


def _is_this(state: State, number: int) -> bool:
    return state.doc[state.mentions[number].start].lower_ == "this"


def _is_quoted(token: Token) -> bool:
    """Whether somebody else says it: "here" is where he speaks."""
    marks = [t.text for t in token.doc[token.sent.start : token.i]]
    return sum(mark in QUOTES for mark in marks) % 2 == 1 or marks.count(OPENING) > marks.count(CLOSING)
