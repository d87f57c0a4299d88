"""Whether two event mentions were done to the same people or things, also where coreference did not join them.

"two missionaries were shot … THE MISSIONARIES", "three homes … THE HOMES", "six priests … THE SIX VICTIMS": the same
head noun or a vague one, a number that agrees, and something that says that they are spoken of again.
"""

from __future__ import annotations

from kg.extract import lexicons
from kg.extract.entities.index import EntityIndex
from kg.extract.entities.mentions import NounPhrase
from kg.extract.events.happening import Happening

OWN = frozenset({"PERSON", "PEOPLE", "FACILITY", "OTHER"})
"""Types of those to whom a thing seldom happens twice in one article; an army is attacked many times."""
HUMAN = frozenset({"PERSON", "PEOPLE", "MILITARY", "GOVERNMENT", "ARMED_GROUP"})


def same_victims(event: Happening, other: Happening, entities: EntityIndex) -> bool:
    """Whether a target of the later mention is, or may well be, one of the earlier mention's."""
    pairs = [(mine.mention, its.mention) for mine in event.targets for its in other.targets]
    if any(_same(mine, its, entities) for mine, its in pairs):
        return True
    return any(_again(entities.mentions[mine], entities.mentions[its]) for mine, its in pairs)


def _same(mine: int, its: int, entities: EntityIndex) -> bool:
    if entities.entity_of(mine) != entities.entity_of(its):
        return False
    mention = entities.mentions[mine]
    if mention.kind == "noun" and mention.lemma in lexicons.word_classes().masses and mention.number is None:
        return False
    return mention.type in OWN or _counted_alike(mention, entities.mentions[its])


def _again(mine: NounPhrase, its: NounPhrase) -> bool:
    """Two unnamed parties of one kind and number, of which the later is definite or counted."""
    if mine.kind != "noun" or its.kind != "noun" or mine.plural != its.plural:
        return False
    if _counted_alike(mine, its):
        return mine.lemma == its.lemma or (mine.lemma in lexicons.word_classes().anybody and its.type in HUMAN)
    if not mine.definite or mine.lemma in lexicons.word_classes().masses or mine.type not in OWN:
        return False
    return mine.lemma == its.lemma and (mine.number is None or its.number is None)


def _counted_alike(mine: NounPhrase, its: NounPhrase) -> bool:
    return mine.number is not None and mine.number > 1 and mine.number == its.number


def share_number(event: Happening, other: Happening, entities: EntityIndex) -> bool:
    """Whether the greatest number of both is one: "six priests", "six priests and two women"."""
    mine, its = (_greatest(e, entities) for e in (event, other))
    return mine is not None and mine == its


def _greatest(event: Happening, entities: EntityIndex) -> int | None:
    found = (entities.mentions[role.mention].number for role in event.targets)
    return max((n for n in found if n is not None and n > 1), default=None)


def are_two_bodies(event: Happening, other: Happening, entities: EntityIndex) -> bool:
    """Whether each tells of one counted body, of another number: "arrested 60 students", "the arrest of 12 nurses"."""
    mine, its = ([entities.mentions[role.mention] for role in e.targets] for e in (event, other))
    if len(mine) != 1 or len(its) != 1:
        return False
    first, second = mine[0].number, its[0].number
    return first is not None and second is not None and min(first, second) > 1 and first != second
