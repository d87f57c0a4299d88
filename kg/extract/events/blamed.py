"""What somebody is blamed for, or claims, where the clause does not say.

"A bomb exploded. The police BLAMED the rebels." "Gunmen shot the envoy. Al-Ansar CLAIMED RESPONSIBILITY for the crime."
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.extract import control, lexicons, syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.events.happening import HARM, RESULTS, Happening, Role
from kg.model import FACTUAL

WITH_THEME = ("for", "of", "on")
ALONE = frozenset({"blame", "suspect"})  # verbs that need not say of what: "The police SUSPECT the rebels."
DEFINITE = frozenset({"the", "this", "that"})
REACH = 3  # sentences from the act to who is blamed for it
WHOEVER = frozenset({"ARMED_GROUP", "PERSON", "PEOPLE"})


def find_blame(events: Sequence[Happening], entities: EntityIndex) -> None:
    """Give a blame or claim without a theme the act told last, not far before, unless its doers are named."""
    for position, event in enumerate(events):
        if not _lacks_theme(event):
            continue
        told = next((_act(e) for e in reversed(events[:position]) if e.type.family in HARM), None)
        if told is None or told.modality not in FACTUAL or not _is_near(told.head, event.head):
            continue
        if all(_is_unnamed(role, entities) for role in told.agents):
            event.themes = [told]
            _credit(event, told)


def _act(event: Happening) -> Happening:
    """The act that a death came of: it is what people are blamed for."""
    return event.causes[0] if event.type.type in RESULTS and event.causes else event


def _credit(event: Happening, told: Happening) -> None:
    """Name who claims it, and the accused beside doers of whom no name is told: "gunmen"."""
    claims = event.type.type == "CLAIM"
    if told.agents or claims:
        named = event.agents if claims else event.targets
        known = {role.mention for role in (*told.agents, *told.targets)}
        told.agents += [Role(role.mention, "claimed") for role in named if role.mention not in known]


def _is_unnamed(role: Role, entities: EntityIndex) -> bool:
    cluster = entities.entities[entities.entity_of(role.mention)]
    mentions = [entities.mentions[m] for m in cluster.mentions]
    return all(m.kind != "name" and m.type in WHOEVER and not m.country for m in mentions)


def _lacks_theme(event: Happening) -> bool:
    if event.themes or event.modality != "asserted":
        return False
    if event.type.type == "CLAIM":
        things = [word for word in event.words if word != event.head]
        return bool(things) and not _tells_what(event.head, *things)
    if event.type.type != "BLAME":
        return False
    around = (*event.words, *control.objects(event.head))
    return not _tells_what(*around) and (event.head.lemma_ in ALONE or any(_themes(around)))


def _tells_what(*words: Token) -> bool:
    return any(not _only_points(noun) for noun in _themes(words)) or any(syntax.clauses(word) for word in words)


def _themes(words: Sequence[Token]) -> Iterator[Token]:
    return (noun for word in words for noun in syntax.prepositional(word, WITH_THEME))


def _only_points(noun: Token) -> bool:
    """"for THE CRIME", "for this terrorist ACT", "for IT": the words do not say which act it is."""
    if noun.lemma_ not in lexicons.light_verbs().deeds or any(c.dep_ != "punct" for c in noun.rights):
        return False
    return noun.pos_ == "PRON" or any(c.lower_ in DEFINITE for c in noun.lefts)


def _is_near(earlier: Token, later: Token) -> bool:
    doc, start = later.doc, later.sent.start
    for _ in range(REACH):
        start = doc[start - 1].sent.start if start else 0
        if start and doc[start].is_space:
            start = doc[start - 1].sent.start
    return earlier.i >= start
