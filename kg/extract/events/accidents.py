"""Deaths and disasters that nobody dealt: "four died when the plane CRASHED", "killed in a FIRE".

A killing that was nobody's deed is a death, an explosion a disaster; who was hurt is counted with what hurt them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from kg.extract import control, lexicons, syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.events.casualties import total
from kg.extract.events.happening import FORCE, MISFORTUNE, Happening
from kg.extract.events.victims import same_victims
from kg.model import FACTUAL
from kg.ontology import EventType

HARMED = frozenset({"KILL", "INJURE"})
BY_NOBODY = {"KILL": "DIE", "BOMB": "DISASTER"}
TOWNS = frozenset({"GPE", "LOC"})
TOWN = frozenset({"town", "city", "village", "capital", "fortress", "fort", "base", "government", "regime"})
NOTING = frozenset({"record", "register", "see", "report", "suffer", "count", "log", "have"})


def settle_accidents(
    events: Sequence[Happening], types: Mapping[str, EventType], entities: EntityIndex
) -> list[Happening]:
    """The events with what nobody did told as deaths and disasters, as far as the sentence and the article go.

    Injuries that nobody dealt are no events: who suffered them is counted with what injured them.
    """
    acts = {e.head.sent.start for e in events if e.type.family in FORCE and e.type.type not in HARMED}
    chance = {id(e) for e in events if _is_nobodys(e, in_act=e.head.sent.start in acts)}
    chance |= {id(e) for e in events if e.causes and not e.agents and all(id(cause) in chance for cause in e.causes)}
    if not acts and any(id(e) in chance or e.type.type == "DISASTER" for e in events):
        chance |= {id(e) for e in events if e.type.type in HARMED and _may_be_nobodys(e)}
    injuries = [e for e in events if id(e) in chance and e.type.type == "INJURE"]
    for injury in injuries:
        _count_hurt(injury, events, entities)
    for event in events:
        if id(event) in chance and event.type.type in BY_NOBODY:
            event.type, event.agents = types[BY_NOBODY[event.type.type]], []
    return _without(events, injuries)


def _may_be_nobodys(event: Happening) -> bool:
    """Whether neither its word nor anything beside it says that somebody did it."""
    told = event.agents or event.instruments or any(cause.type.family != MISFORTUNE for cause in event.causes)
    return not told and event.head.lemma_ in lexicons.accidents().neutral


def _is_nobodys(event: Happening, *, in_act: bool) -> bool:
    if event.type.family == MISFORTUNE:
        return False
    return is_accident(event) or (not in_act and (_is_of_disaster(event) or _came_of_misfortune(event)))


def _came_of_misfortune(event: Happening) -> bool:
    """"Two were killed IN A FIRE"; "a jet CRASHED, killing ten", where the jet is no agent."""
    mishaps = bool(event.causes) and all(cause.type.family == MISFORTUNE for cause in event.causes)
    followed = event.head.dep_ == "advcl" and any(cause.head == event.head.head for cause in event.causes)
    nobody = not event.agents or followed
    return event.type.type in HARMED and mishaps and nobody and not event.instruments


def unite_deaths(events: Sequence[Happening], types: Mapping[str, EventType], entities: EntityIndex) -> None:
    """Nobody dies twice: who was killed and "died" was killed, unless only a crash or a flood is told that did it."""
    deaths = [e for e in events if e.type.type == "DIE" and e.targets and e.modality in FACTUAL]
    killings = [e for e in events if e.type.type == "KILL" and e.targets and e.modality in FACTUAL] if deaths else ()
    for killing in killings:
        for death in (d for d in deaths if _same_dead(d, killing, entities)):
            if death.causes and _may_be_nobodys(killing):
                killing.type = types["DIE"]
            elif not death.causes:
                death.type = killing.type


def _same_dead(event: Happening, other: Happening, entities: EntityIndex) -> bool:
    earlier, later = sorted((event, other), key=lambda e: e.head.i)
    return same_victims(later, earlier, entities)


def _without(events: Sequence[Happening], gone: Sequence[Happening]) -> list[Happening]:
    kept = [event for event in events if event not in gone]
    for event in kept if gone else ():
        for others in (event.causes, event.themes, event.same, event.beside):
            others[:] = [other for other in others if other not in gone]
    return kept


def _count_hurt(event: Happening, events: Sequence[Happening], entities: EntityIndex) -> None:
    """"Ten were killed and FIFTY INJURED in the quake": fifty whom the quake injured."""
    beside = (e for e in events if e.type.type in ("KILL", "DIE") and e.head in event.head.conjuncts)
    host = next(iter(event.causes), None) or next(beside, None)
    if host is not None and event.targets:
        host.injured = total(event, entities)


def _is_of_disaster(event: Happening) -> bool:
    """"raised the toll from the FLOODS, saying forty had been KILLED", where no attack is told of."""
    if event.type.type not in HARMED or event.agents or event.causes or event.instruments:
        return False
    return any(token.lemma_.lower() in lexicons.accidents().disasters for token in event.head.sent)


def is_accident(event: Happening) -> bool:
    """"four died when the plane CRASHED", "killed in a FIRE", "an explosion … a LEAK"."""
    if event.instruments or any(cause.type.family != MISFORTUNE for cause in event.causes):
        return False
    words = lexicons.accidents()
    if event.type.type == "BOMB" and event.head.pos_ == "NOUN" and not event.agents:
        return any(token.lemma_.lower() in words.blasts for token in event.head.sent)
    told = _doers(event.head) if event.agents else _around(event.head)
    found = (token for token in told if token.lemma_.lower() in words.words)
    return event.type.type in HARMED and any(not _is_of_town(token) for token in found)


def _is_of_town(verb: Token) -> bool:
    """"ten were killed when THE TOWN FELL": no accident."""
    return any(c.ent_type_ in TOWNS or c.lemma_.lower() in TOWN for c in verb.lefts if c.dep_ == "nsubj")


def _doers(head: Token) -> Iterator[Token]:
    """The subject with what describes it ("the bird FLU VIRUS H5N1"), and what a clause says was noted before."""
    for subject in control.subjects(head):
        yield from (subject, *syntax.modifiers(subject))
    if head.dep_ == "advcl" and head.tag_ == "VBG" and head.head.lemma_ in NOTING:
        yield from syntax.own_objects(head.head)


def _around(head: Token) -> Iterator[Token]:
    """What the victims died in: subject, objects of "in", "by" …, the clause that "when" or "and" ties to theirs."""
    yield from (c for c in head.children if c.dep_ == "nsubj")
    yield from syntax.prepositional(head, ("in", "by", "from", "after", "during"))
    yield from (c for c in head.children if c.dep_ == "advcl" and c.pos_ in syntax.VERBAL)
    if head.dep_ in ("conj", "ccomp") and head.head.pos_ in syntax.VERBAL:
        yield head.head
        yield from (t for s in control.surface_subjects(head.head) for t in syntax.prepositional(s, ("of",)))
        yield from (c for c in head.head.children if c.dep_ == "nsubj")
        yield from (c for c in head.head.children if c.dep_ == "advcl")
    if head.dep_ in ("advcl", "relcl", "acl"):
        yield head.head
