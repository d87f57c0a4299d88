"""The phrases that say where: what stands under a word's place prepositions, and the towns that those places lie in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from kg.extract import lexicons, syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.entities.relations import SITUATED
from kg.extract.entities.town import HERE
from kg.extract.events.happening import AREA, Role

SURE = ("in", "at", "near", "outside", "inside", "around", "across", "through", "throughout", "within", "off")
UNITS = frozenset("km kilometer kilometre mile meter metre yard block".split())
DAYTIMES = frozenset("dawn daybreak noon midday dusk nightfall sunrise sunset midnight".split())
LASTING = frozenset({"to", "for", "from", "until", "since"})  # "sentenced TO six years in jail"
DATED = frozenset({"prep", "npadvmod", "nmod", "tmod"})


def told_of(sites: Iterable[Token], entities: EntityIndex) -> Iterator[Token]:
    """The sites, each before the town that it is, or is part of: "the port OF CALLAO", "a LIMA street"."""
    for site in sites:
        yield from _listed_before(site, entities)
        number = entities.at(site.i)
        whole = syntax.prepositional(site, ("of",))
        areas = [t for t in whole if is_area(t, entities)]
        if areas and (number is None or site.lemma_.lower() in lexicons.word_classes().middles):
            yield from areas  # "in parts OF CHAD"
        else:
            yield site
        if number is not None and entities.mentions[number].kind == "noun":
            yield from (t for t in (*whole, *syntax.modifiers(site)) if _is_told_area(t, entities))
            yield from (t for w in whole for t in _named_by(w) if is_named_area(t, entities))


def _named_by(whole: Token) -> Iterator[Token]:
    """"the south of the district OF ARAD", "of the capital LUND": the name of a place that a noun stands for."""
    yield from syntax.prepositional(whole, ("of",))
    yield from (c for c in whole.rights if c.dep_ == "appos")


def _listed_before(site: Token, entities: EntityIndex) -> Iterator[Token]:
    """"from a school in LUND, in the north": the finer place, which the parser hangs on something else."""
    before = site.head.i - 2
    if site.dep_ == "pobj" and before >= site.sent.start and site.doc[before + 1].text == ",":
        finer = site.doc[before]
        if finer.dep_ == "pobj" and finer.head.lower_ in SURE and is_named_area(finer, entities):
            yield finer


def is_area(token: Token, entities: EntityIndex) -> bool:
    """Whether the token heads a place or a country."""
    number = entities.at(token.i)
    return number is not None and entities.mentions[number].type in ("PLACE", "COUNTRY")


def is_known_area(role: Role, entities: EntityIndex) -> bool:
    """Whether the place is a town, an area or a country that the text somewhere names."""
    entity = entities.entities[entities.entity_of(role.mention)]
    return entity.type in AREA and any(entities.mentions[m].kind == "name" for m in entity.mentions)


def is_named_area(token: Token, entities: EntityIndex) -> bool:
    """Whether the token heads the name of a place."""
    number = entities.at(token.i)
    return number is not None and entities.mentions[number].type == "PLACE" and entities.mentions[number].kind == "name"


def _is_told_area(token: Token, entities: EntityIndex) -> bool:
    """The name of a place, or an area before which its name stands: "a part of DOLORES NEIGHBORHOOD"."""
    if is_named_area(token, entities):
        return True
    named = any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in token.lefts)
    return token.dep_ == "pobj" and named and is_area(token, entities)


def under(anchor: Token) -> Iterator[Token]:
    """Objects of place prepositions on the anchor, and on those in turn: "in a village near the border"."""
    classes = lexicons.word_classes()
    lines = classes.streets | classes.edges | classes.middles  # "on Elm Street", "on the outskirts"
    along = (t for t in syntax.prepositional(anchor, ("on", "along")) if t.lemma_.lower() in lines)
    here = (c for c in anchor.children if c.lower_ == HERE and c.dep_ == "advmod")
    for token in (*syntax.prepositional(anchor, SURE), *along, *here):
        if token.lemma_ in classes.wakes:
            continue
        yield token
        for inner in (token, *syntax.prepositional(token, ("of",))):  # "the corner of Elm Street IN LUND"
            yield from under(inner)
    for inner in (*_hours(anchor), *_situated(anchor), *syntax.prepositional(anchor, ("with",))):
        yield from under(inner)


def _hours(anchor: Token) -> Iterator[Token]:
    """"died on SUNDAY in Lund", "exploded before DAWN in Lund": the parser hangs the place on the time."""
    for child in anchor.children:
        if child.dep_ in DATED and child.lower_ not in LASTING:
            yield from (t for t in (child, *child.children) if t.ent_type_ in syntax.TIMES or t.lower_ in DAYTIMES)


def _situated(noun: Token) -> Iterator[Token]:
    """"a post LOCATED in Lund"."""
    return (c for c in noun.rights if c.dep_ == "acl" and c.lower_ in SITUATED)


def beyond(anchor: Token) -> Iterator[Token]:
    """"20 miles NORTH OF Arad", "20 miles FROM Arad": the town that tells where."""
    for child in anchor.children:
        if child.lower_ in syntax.DIRECTIONS and child.dep_ in ("advmod", "npadvmod", "prep", "appos"):
            yield from syntax.prepositional(child, ("of",))
        elif child.lemma_ in UNITS:
            yield from syntax.prepositional(child, ("from",))
        elif child.lower_ == "from" and any(c.lemma_ in UNITS for c in child.lefts):
            yield from (c for c in child.children if c.dep_ == "pobj")
    for place in _situated(anchor):
        yield from beyond(place)


def where_described(token: Token) -> Iterator[Token]:
    """The noun that a where-clause describes: "at the STATION, where six people were killed"."""
    clause = syntax.clause_head(token)
    while clause.dep_ == "conj" and clause.head.pos_ in syntax.VERBAL:
        clause = clause.head
    if clause.dep_ == "relcl" and any(c.lower_ == "where" for c in clause.children):
        yield _described(clause.head)


def _described(noun: Token) -> Token:
    """"ARAD, the main town of the province, where six died": a clause behind a description is about the name."""
    of = noun.head
    if noun.dep_ == "appos":
        return of
    apposed = noun.dep_ == "pobj" and of.lower_ == "of" and of.head.dep_ == "appos"
    return of.head.head if apposed and any(c.text == "," for c in noun.rights) else noun
