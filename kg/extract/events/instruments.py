"""What an act was done with, and whose weapons did it."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract import syntax
from kg.extract.events.cast import Cast
from kg.extract.events.happening import Happening
from kg.extract.events.standing import standing
from kg.extract.events.weapons import goes_off, is_rigged, is_weapon, launchers, weapon_span, weapons_beside

HUMANS = frozenset({"PERSON", "PEOPLE", "ARMED_GROUP"})
ARMED = frozenset({"COUNTRY", "ARMED_GROUP", "MILITARY", "GOVERNMENT", "PEOPLE"})


def bind_instruments(event: Happening, cast: Cast) -> None:
    """Fill the event's weapons; of an act of violence that names nobody, the side whose weapons they are did it."""
    functions = (*event.frame.instrument, "with")
    for function in functions:
        found = standing(event, function, cast)
        for token in (*found, *(t for each in found for t in syntax.counted(each))):
            weapon = token if is_weapon(token) else _explosive(event, token, function, cast)
            if weapon is not None:
                event.instruments.append(weapon_span(weapon))
    if not event.instruments and event.type.family == "violence":
        event.instruments = [weapon_span(token) for token in weapons_beside(event.head)]
    event.instruments = sorted(set(event.instruments))
    if not event.agents and event.type.family == "violence":
        _bind_launchers(event, cast)


def _bind_launchers(event: Happening, cast: Cast) -> None:
    """"RUSSIAN missiles hit the port": the side whose weapons did it."""
    struck = {role.mention for role in event.targets}
    for _, end in event.instruments:
        for token in launchers(event.head.doc[end - 1]):
            if cast.mention(token) not in struck:
                cast.add(event.agents, token, "whose weapon it is", (), ARMED)


def _explosive(event: Happening, token: Token, function: str, cast: Cast) -> Token | None:
    """"a PACKAGE exploded"; "IT exploded", where "it" is a bomb spoken of before."""
    if function != "subject" or event.type.family != "violence":
        return None
    number = cast.mention(token)
    human = number is not None and cast.entities.mentions[number].type in HUMANS
    if is_rigged(token) and not human:
        return token
    if event.type.type != "BOMB":
        return None
    if token.pos_ != "PRON" or number is None:
        return token if goes_off(token) else None
    entity = cast.entities.entities[cast.entities.entity_of(number)]
    heads = [token.doc[cast.entities.mentions[m].head] for m in entity.mentions]
    return next((head for head in heads if is_weapon(head) or goes_off(head)), None)
