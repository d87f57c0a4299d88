"""How many were killed or injured, as far as the mention of the event says so itself."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.extract import syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.entities.numerals import read_number
from kg.extract.events.happening import Happening
from kg.extract.events.targets import INCLUDED
from kg.ontology import actor_files

COUNTED = {"KILL": "killed", "DIE": "killed", "INJURE": "injured"}
ONE = frozenset({"PERSON", "MILITARY", "GOVERNMENT"})


def count_casualties(event: Happening, entities: EntityIndex) -> None:
    """Set `killed` or `injured` to the number of victims; stays None where any victim is uncounted ("several")."""
    field = COUNTED.get(event.type.type)
    if field is not None and event.targets and not is_share(event) and not _one_or_the_other(event):
        setattr(event, field, total(event, entities))


def _one_or_the_other(event: Happening) -> bool:
    """"KILLED OR WOUNDED 200": how many of them died nobody says."""
    joined = [verb for verb in event.head.conjuncts if verb.pos_ in syntax.VERBAL]
    return any(c.lower_ == "or" for verb in (event.head, *joined) for c in verb.children) if joined else False


def is_share(event: Happening) -> bool:
    """Whether the victims are among those of a killing told before: "four commanders were AMONG THE DEAD"."""
    return "among" in event.frame.complement


def total(event: Happening, entities: EntityIndex) -> int | None:
    """How many the victims are, None where any is uncounted.

    Who is named after "including" is counted with the others.
    """
    counted = [role for role in event.targets if role.function != INCLUDED]
    numbers = [_number(role.mention, entities, event.head.doc) for role in counted]
    if len(counted) > 1 and entities.mentions[counted[0].mention].lemma in ("him", "her"):
        numbers[0] = 1  # "killing HIM, his wife and a guard"
    if (numbers[0] or 0) > 1 and numbers[1:] and all(_shares_count(role.mention, entities) for role in counted[1:]):
        return numbers[0]
    return sum(n for n in numbers if n is not None) if all(n is not None for n in numbers) else None


def _shares_count(number: int, entities: EntityIndex) -> bool:
    """"268 men, WOMEN and CHILDREN": bare plurals behind a number are counted by it."""
    mention = entities.mentions[number]
    return mention.kind == "noun" and mention.plural and mention.number is None and mention.start == mention.head


def _number(number: int, entities: EntityIndex, doc: Doc) -> int | None:
    mention = entities.mentions[number]
    if mention.number is not None:
        return mention.number
    if mention.kind == "name" and mention.type != "PERSON":
        counts = [c.text for c in doc[mention.head].lefts if c.dep_ == "nummod" and c.i < mention.start]
        return read_number(counts) if counts else None  # "THIRTY Rangers"; "killed the Rangers": a body of men
    collective = mention.plural or mention.lemma in actor_files.load().heads["collective"]
    somebody = mention.type in ONE or (mention.type == "ARMED_GROUP" and mention.kind == "noun")
    return 1 if somebody and not collective and mention.kind != "pronoun" else None
