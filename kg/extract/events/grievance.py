"""What a reprisal is for, where that is no event of a finer type: "retaliated for Japan's FAILURE to open its markets".

Such an act becomes an event of type ACT, so that the question "for what?" has an answer with its own words.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from kg.extract import syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.events.arguments import PARTY, fillers
from kg.extract.events.happening import Happening, Role
from kg.ontology import EventType, Frame

REASONS = ("for", "to", "over", "object")


def find_grievances(events: Iterable[Happening], entities: EntityIndex, act: EventType) -> list[Happening]:
    """New ACT events for the answering events that name an act that nothing else found; sets their themes."""
    made: dict[int, Happening] = {}
    for event in events:
        if event.type.type != "RETALIATE" or event.themes:
            continue
        for token in _reasons(event):
            if _is_act(token, entities):
                grievance = made.setdefault(token.i, _grievance(token, entities, act))
                event.themes.append(grievance)
    return list(made.values())


def _reasons(event: Happening) -> list[Token]:
    functions = [function for function in event.frame.theme if function in REASONS]
    return [token for function in functions for token in fillers(event.head, function)]


def _is_act(token: Token, entities: EntityIndex) -> bool:
    """A gerund, or a noun that is no party, place or date."""
    if token.pos_ in syntax.VERBAL:
        return token.tag_ == "VBG"
    number = entities.at(token.i)
    mention = entities.mentions[number] if number is not None else None
    thing = mention is None or (mention.kind == "noun" and mention.type == "OTHER")
    return token.pos_ == "NOUN" and not token.ent_type_ and thing


def _grievance(token: Token, entities: EntityIndex, act: EventType) -> Happening:
    frame = Frame(kind="verb" if token.pos_ in syntax.VERBAL else "noun", lemmas=(token.lemma_,), confidence=0.5)
    event = Happening(act, frame, token, (token,))
    if token.pos_ in syntax.VERBAL:
        event.targets = _roles(syntax.objects(token), entities)
    else:
        event.agents = _roles([*syntax.possessors(token), *syntax.prepositional(token, ("by",))], entities)
    return event


def _roles(tokens: Iterable[Token], entities: EntityIndex) -> list[Role]:
    numbers = [entities.at(token.i) for token in tokens]
    return [Role(n) for n in numbers if n is not None and entities.mentions[n].type in PARTY]
