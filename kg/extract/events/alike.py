"""How two event mentions are alike in their words: one kind of act, one word, one number.

None of it says that they are one happening; `sieve` asks when it chooses among those that may be.
"""

from __future__ import annotations

from kg.extract import lexicons, syntax
from kg.extract.events.happening import MISFORTUNE, RESULTS, Happening

OF_TYPE = {"KIDNAP": "kidnapping", "BOMB": "bombing"}
"""Types whose events are all of one kind: "taken hostage" is a kidnapping, "a dynamite attack" a bombing."""


def same_kind(event: Happening, other: Happening) -> bool:
    """Whether both triggers are words for one kind of act or misfortune: "shot", "the shooting"."""
    mine = _kind(event)
    return mine is not None and mine == _kind(other)


def same_kind_by_type(event: Happening, other: Happening) -> bool:
    """Whether one is of a kind by its type, and so is the other or its word: "taken hostage", "was abducted".

    The type tells it of kidnappings, and of a noun for a bombing: that a bomb was left somewhere is no explosion.
    Nouns in the plural may mean others: "three days after gunmen SNATCHED a clerk, KIDNAPPINGS are a plague".
    """
    if any(e.head.tag_ in syntax.PLURAL for e in (event, other)):
        return False
    mine, its = ({_kind(e), _kind_of_type(e)} - {None} for e in (event, other))
    return not mine.isdisjoint(its)


def _kind(event: Happening) -> str | None:
    table = lexicons.misfortunes() if event.type.family == MISFORTUNE else lexicons.acts()
    return table.get(event.head.lemma_.lower())


def _kind_of_type(event: Happening) -> str | None:
    told = event.type.type == "KIDNAP" or event.head.pos_ == "NOUN"
    return OF_TYPE.get(event.type.type) if told else None


def is_one_kind(event: Happening, other: Happening) -> bool:
    """"The attack" may be told as the killing that it was, if no act is told beside; a crash is no death in it."""
    if event.type is other.type:
        return True
    came_of_act = other.type.type in RESULTS and event.type.type not in RESULTS and bool(other.causes)
    return event.type.family != MISFORTUNE and not came_of_act


def is_act(event: Happening) -> bool:
    """Whether it tells what was done, not what came of it."""
    return event.type.family == "violence" and event.type.type not in RESULTS


def main_act(event: Happening, other: Happening) -> bool:
    """"The attack" is rather the act than one of its victims' deaths."""
    return other.type.type not in RESULTS and same_number(event, other)


def one_for_one(event: Happening, other: Happening) -> bool:
    """Whether neither is a noun, nor done with a weapon, in the plural where the other's is in the singular."""
    nouns = {e.head.tag_ in syntax.PLURAL for e in (event, other) if e.head.pos_ in ("NOUN", "PROPN")}
    mine, its = ({word.tag_ in syntax.PLURAL for word in e.weapons} for e in (event, other))
    return len(nouns) <= 1 and (not mine or not its or not mine.isdisjoint(its))


def same_word(event: Happening, other: Happening) -> bool:
    """Whether the word is the same in the same form."""
    return event.head.lemma_ == other.head.lemma_ and event.head.tag_ == other.head.tag_


def same_type(event: Happening, other: Happening) -> bool:
    """Whether both are of one type, and neither of more acts than the other."""
    return event.type is other.type and same_number(event, other)


def same_number(event: Happening, other: Happening) -> bool:
    """Whether the earlier one can be as many as the later: a verb can tell of several, as can a killing of many."""
    plural, its = event.head.tag_ in syntax.PLURAL, other.head.tag_ in syntax.PLURAL
    return other.head.pos_ == "VERB" or plural == its or (plural and (other.killed or 0) > 1)


def is_pointed_at(event: Happening) -> bool:
    """"THIS attack against the soldiers"."""
    return any(c.dep_ == "det" and c.lower_ in ("this", "these") for c in event.head.children)
