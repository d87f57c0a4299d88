"""Names that the text gives later to those whom an act befell: "two watchmen … THE WATCHMEN, identified as A and B"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from kg.extract import lexicons, syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.entities.mentions import NounPhrase
from kg.extract.events.happening import HARM, Happening, Role
from kg.extract.events.targets import INCLUDED
from kg.model import FACTUAL

NAMING = frozenset({"identify", "name"})
HUMAN = frozenset({"PEOPLE", "MILITARY", "ARMED_GROUP", "PERSON"})
HARMED = frozenset("dead slain kill killed murder murdered wounded injured kidnapped abducted".split())
REACH = 6  # event mentions back


def name_victims(events: Sequence[Happening], entities: EntityIndex) -> None:
    """Add the names as targets of the nearest act before that befell the people so named; `events` in text order."""
    told = [e for e in events if e.type.family in HARM and e.targets and e.modality in FACTUAL]
    if not told:
        return
    doc, first = told[0].head.doc, told[0].head.sent.start
    for number, mention in enumerate(entities.mentions):
        if mention.kind != "noun" or not mention.plural or mention.type not in HUMAN or mention.head < first:
            continue
        names = [n for n in _names(doc[mention.head], entities) if n != number]
        for event in _befell(number, told, entities) if names else ():
            _add(event, names, entities)


def _add(event: Happening, names: Iterable[int], entities: EntityIndex) -> None:
    known = {entities.entity_of(role.mention) for role in (*event.targets, *event.agents)}
    event.targets += [Role(n, function=INCLUDED) for n in names if entities.entity_of(n) not in known]


def _names(noun: Token, entities: EntityIndex) -> list[int]:
    """Persons whom an apposition, or a verb such as "identified", names as the people of the noun."""
    found = [t for c in noun.children if c.dep_ == "appos" and c.i > noun.i for t in syntax.expand([c])]
    verbs = [c for c in noun.children if c.dep_ in ("acl", "relcl") and c.lemma_ in NAMING]
    verbs += [noun.head] if noun.dep_ == "nsubjpass" and noun.head.lemma_ in NAMING else []
    for verb in verbs:
        found += syntax.prepositional(verb, ("as",)) + syntax.expand(c for c in verb.children if c.dep_ == "oprd")
    numbers = [entities.at(token.i) for token in found]
    return [n for n in numbers if n is not None and _is_person(entities.mentions[n])]


def _is_person(mention: NounPhrase) -> bool:
    return mention.kind == "name" and mention.type == "PERSON"


def _befell(number: int, told: Sequence[Happening], entities: EntityIndex) -> list[Happening]:
    """The acts of the mention's own sentence that befell it, and the last one before that befell the same people."""
    mention = entities.mentions[number]
    own = [e for e in told if any(role.mention == number for role in e.targets)]
    earlier = [e for e in told if e.head.i < mention.start and e not in own][-REACH:]
    before = next((e for e in reversed(earlier) if any(_same(number, r.mention, entities) for r in e.targets)), None)
    return [*own, before] if before is not None else own


def _same(number: int, other: int, entities: EntityIndex) -> bool:
    """Whether two mentions are one people: by coreference, or a definite word for anybody and a number that agrees."""
    mine, its = entities.mentions[number], entities.mentions[other]
    if entities.entity_of(number) == entities.entity_of(other):
        return True
    if not mine.definite or its.kind != "noun" or not its.plural or its.type not in HUMAN:
        return False
    general = mine.lemma in lexicons.word_classes().anybody or mine.lemma == its.lemma or bool(mine.words & HARMED)
    return general and (mine.number is None or mine.number == its.number)
