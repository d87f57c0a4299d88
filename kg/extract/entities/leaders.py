"""Heads of state and government among the persons of a text: by full name, or by office with a surname or a state.

A surname says nobody: two presidents were called Bush. Together with the office, and the year in which the article was
published, it does; so does an office with a state ("Iran's supreme leader"). Where two fit, nobody is meant.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.extract.entities.mentions import Mentions, NounPhrase
from kg.extract.entities.offices import holds, title_words
from kg.extract.phrases import text_of
from kg.ontology.actors import Actors
from kg.ontology.leaders import Leader, plain

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ANY_STATE = "country"
_NOT_NOW = frozenset({"former", "ex", "late", "then", "future", "would-be", "acting", "next", "new", "elect"})


def name_leaders(doc: Doc, mentions: Mentions, actors: Actors, published: dt.date | None) -> None:
    """Give persons who are leaders their key, and the state that they speak for when the article was published."""
    for number, mention in enumerate(mentions):
        if mention.type == "PERSON" and mention.key is None and mention.kind != "pronoun" and not mention.plural:
            leader = _leader(doc, mentions, number, actors, published)
            if leader is not None:
                mention.key = leader.key
                state = leader.in_office(published.year, country=mention.country) if published else None
                mention.country = state or mention.country


def _leader(doc: Doc, mentions: Mentions, number: int, actors: Actors, published: dt.date | None) -> Leader | None:
    mention = mentions[number]
    words = title_words(mention, doc)
    offices = {office.name for office in actors.offices if office.leads == _ANY_STATE and holds(office, words)}
    if mention.kind == "noun":
        return _described(mention, words, offices, actors, published)
    name = plain(text_of(doc, mention.start, mention.end))
    full = actors.leaders.by_name.get(name, ())
    if full:
        return _by_full_name(mention, full, offices, published)
    if not offices or published is None or _NOT_NOW.intersection(words):
        return None
    having = [set(actors.leaders.by_word.get(word, ())) for word in name.split()]
    held = set.intersection(*having) if having else set()
    return _only(x for x in held if x.in_office(published.year, offices, mention.country))


def _by_full_name(
    mention: NounPhrase, leaders: Iterable[Leader], offices: set[str], published: dt.date | None
) -> Leader | None:
    """Who goes by a full name; a common one needs the office or the state, one of two needs to be in office."""
    fitting = [x for x in leaders if mention.country is None or x.led(mention.country)]
    fitting = [x for x in fitting if not x.common or offices or mention.country]
    if published is None:
        return _only(fitting)
    near = [x for x in fitting if x.active(published.year)]
    return _only(near) if len(near) == 1 else _only(x for x in near if x.in_office(published.year))


def _described(
    mention: NounPhrase, words: list[str], offices: set[str], actors: Actors, published: dt.date | None
) -> Leader | None:
    """Who "Iran's supreme leader" is: the only one who held that office in that year."""
    known = mention.definite or mention.country is not None
    if published is None or mention.country is None or not known or not offices or _NOT_NOW.intersection(words):
        return None
    if words and words[0] in ("a", "an", "another", "one"):
        return None
    holders = (x for office in offices for x in actors.leaders.by_office.get((office, mention.country), ()))
    return _only(x for x in holders if x.in_office(published.year, offices, mention.country))


def _only(leaders: Iterable[Leader]) -> Leader | None:
    found = {leader.key: leader for leader in leaders}
    return next(iter(found.values())) if len(found) == 1 else None
