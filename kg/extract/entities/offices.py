"""Offices that a mention's words give its bearer: ("defense-minister", "USA") of "US Defense Secretary Gates"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.entities.clusters import BODIES
from kg.extract.entities.mentions import Mentions, NounPhrase
from kg.ontology.actors import Actors, Office

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OF_BODY = ("of", "for", "from")


def offices_of(mentions: Mentions, number: int, doc: Doc, actors: Actors) -> set[tuple[str, str]]:
    """(office, state) pairs, for offices of a state; ("head", …) of other bodies are left to the relations."""
    mention = mentions[number]
    if mention.type != "PERSON" or mention.kind == "pronoun" or mention.plural:
        return set()
    words = title_words(mention, doc)
    found = {
        (office.name, mention.country)
        for office in actors.offices
        if mention.country and office.leads != "organization" and holds(office, words)
    }
    body = _body_within(mentions, mention, actors)
    if body is not None and any(o.leads == "organization" and holds(o, words) for o in actors.offices):
        country, function = body
        found |= {(o.name, country) for o in actors.offices if o.leads == function}
    return found


def title_words(mention: NounPhrase, doc: Doc) -> list[str]:
    """Lower-case words of the title before a name, or of a description up to its head and its "of …"."""
    if mention.kind == "name":
        start, end = mention.title or (mention.start, mention.start)
    else:
        start, end = mention.start, max(mention.end, mention.head + 1)
        end = _with_complement(mention, doc, end)
    return [t.lower_ for t in doc[start:end] if not t.is_punct or t.text == "-"]


def _with_complement(mention: NounPhrase, doc: Doc, end: int) -> int:
    for child in doc[mention.head].rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "for"):
            return int(max(end, child.right_edge.i + 1))
    return end


def holds(office: Office, words: list[str]) -> bool:
    """Whether the words name the office and none of the words that make it another."""
    if any(word in office.not_with for word in words):
        return False
    text = f" {' '.join(words)} "
    return any(f" {p} " in text for p in office.phrases) or any(h in words for h in office.heads)


def _body_within(mentions: Mentions, mention: NounPhrase, actors: Actors) -> tuple[str, str] | None:
    """(state, function) of an agency named inside the phrase: "the Pentagon chief"."""
    first = mention.title[0] if mention.title else mention.start
    for i in range(first, mention.end):
        number = mentions.at(i)
        actor = actors.actors.get(mentions[number].key or "") if number is not None else None
        if actor is not None and actor.country and actor.function:
            return actor.country, actor.function
    return None


def bodies_of(mentions: Mentions, mention: NounPhrase, doc: Doc) -> Iterator[tuple[int, bool]]:
    """(mention, by "of") of the bodies that a title or description names: "Hamas spokesman", "head of NATO"."""
    head = described(mentions, mention, doc)
    first = mention.title[0] if mention.title else mention.start
    last = mention.start if mention.title else head.i
    seen = set()
    for i in range(first, last):
        inner = mentions.at(i)
        if inner is None or inner in seen or mentions[inner].type not in BODIES or is_qualifying(doc, i):
            continue
        seen.add(inner)
        yield inner, False
    if mention.kind == "noun":
        for child in (c for word in dict.fromkeys((doc[mention.head], head)) for c in word.rights):
            if child.dep_ == "prep" and child.lower_ in OF_BODY:
                owners = [_owner_inside(mentions, mentions.at(noun.i)) for noun in child.children]
                yield from ((n, child.lower_ == "of") for n in owners if n is not None)


def described(mentions: Mentions, mention: NounPhrase, doc: Doc) -> Token:
    """The noun that says who it is: "a column of X GUERRILLAS", "a group of REBELS of X"; else the head."""
    head = doc[mention.head]
    for child in head.rights if mention.kind == "noun" else ():
        if child.dep_ == "prep" and child.lower_ == "of":
            inner = next((c for c in child.children if c.dep_ == "pobj" and c.tag_ == "NNS"), None)
            bundled = inner is not None and mentions.at(inner.i) == mentions.at(mention.head)
            return inner if inner is not None and bundled else head
    return head


def is_qualifying(doc: Doc, i: int) -> bool:
    """Whether the name is only part of a compound: "Hamas-backed"."""
    return i + 1 < len(doc) and doc[i + 1].text == "-"


def _owner_inside(mentions: Mentions, inner: int | None) -> int | None:
    """The body itself; for a person after it ("the leader of the party John Smith") the name before his."""
    if inner is not None and mentions[inner].type == "PERSON":
        start = mentions[inner].start
        inner = mentions.at(start - 1) if start else None
    return inner if inner is not None and mentions[inner].type in BODIES else None
