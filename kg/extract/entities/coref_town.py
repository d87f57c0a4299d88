"""Coreference with the town that an article was filed from: "here", "this city", "the capital", "this country"."""

from __future__ import annotations

from kg.extract.entities.clusters import State
from kg.extract.entities.town import HERE
from kg.extract.quoted import quoted_tokens

CITIES = frozenset({"city", "town"})


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
    qualified = any(c.dep_ in ("poss", "relcl") or c.lower_ == "of" for c in head.children)
    return not qualified and head.i not in quoted_tokens(state.doc)


def _is_this(state: State, number: int) -> bool:
    return state.doc[state.mentions[number].start].lower_ == "this"
