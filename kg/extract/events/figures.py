"""Figures of speech: "critics attacked the opera", "a battle over pensions", "bombarded the goal".

The words of an act of violence are those of sport, business, law-making and the arts as well. What the act is done by,
to or over tells them apart: the more so as news of real violence names fighters, weapons or victims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from kg.extract import control, lexicons, syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.events.happening import FORCE, RESULTS, Happening
from kg.extract.events.light import governing_verb

FIGHTERS = frozenset({"ARMED_GROUP", "MILITARY"})
QUOTES = frozenset({'"', "”", "''"})
ABOUT = ("on", "over", "against")
OF_NOUN = (*ABOUT, "of")


def telltale(event: Happening, entities: EntityIndex) -> str | None:
    """The word that shows that the event is a figure of speech, None where nothing does."""
    words = lexicons.figures()
    if event.type.type == "RETALIATE" and _speaks(event.head):
        return event.head.text
    if event.head.lemma_ == "beat" and _is_contest(event, entities):
        return event.head.text
    if event.type.family not in FORCE or event.head.lemma_.lower() not in words.acts:
        return None
    if _is_literal(event, entities):
        return None
    doers, things = (_called(found, entities) for found in (_doers(event), _things(event)))
    return next((d for d in doers if d in words.agents), None) or next((t for t in things if t in words.things), None)


def _is_contest(event: Happening, entities: EntityIndex) -> bool:
    """"Hill BEAT Lane in the primary": of two whose names are told, unless "up", "to death" or "with" a thing."""
    sides = [[entities.mentions[role.mention] for role in roles] for roles in (event.agents, event.targets)]
    if not all(side and all(m.kind == "name" and m.type == "PERSON" for m in side) for side in sides):
        return False
    return not any(c.dep_ in ("prt", "oprd") or c.lower_ in ("to", "with") for c in event.head.rights)


def _speaks(verb: Token) -> bool:
    """'"Never," the minister RETALIATED': an answer in words."""
    said = [c for c in verb.children if c.dep_ in ("ccomp", "intj") and c.i < verb.i]
    return any(t.text in QUOTES for c in said for t in verb.doc[c.i : verb.i])


def _is_literal(event: Happening, entities: EntityIndex) -> bool:
    """Whether fighters, weapons or victims say that it is meant as it is said."""
    types = entities.types(role.mention for role in (*event.agents, *event.targets))
    victims = event.type.type in RESULTS and bool(types & {"PERSON", "PEOPLE"})
    return bool(types & FIGHTERS) or bool(event.instruments) or bool(event.causes) or victims


def _doers(event: Happening) -> Iterator[Token]:
    for word in _hosts(event):
        yield from (*control.subjects(word), *syntax.prepositional(word, ("by", "from")), *syntax.possessors(word))


def _things(event: Happening) -> Iterator[Token]:
    """What the act is done to, in or over, and what stands before that noun ("a PRICE war")."""
    for word in _hosts(event):
        about = OF_NOUN if word.pos_ == "NOUN" else ABOUT  # "an explosion OF JOY"
        things = [*control.objects(word), *syntax.prepositional(word, about)]
        yield from things
        for thing in (*things, *syntax.prepositional(word, ("in",))):
            yield from (c for c in thing.children if c.dep_ == "compound")


def _called(tokens: Iterable[Token], entities: EntityIndex) -> list[str]:
    """The nouns themselves, and for a pronoun those of what it stands for ("it" is the bill of before)."""
    found: list[str] = []
    for token in tokens:
        found.append(token.lemma_.lower())
        number = entities.at(token.i) if token.pos_ == "PRON" else None
        if number is not None:
            cluster = entities.entities[entities.entity_of(number)]
            found += [entities.mentions[m].lemma for m in cluster.mentions if entities.mentions[m].kind == "noun"]
    return found


def _hosts(event: Happening) -> Iterator[Token]:
    """The words on which objects hang: those of the trigger and its light verb ("FACE a BATTLE over …")."""
    verb = governing_verb(event.head)
    yield from dict.fromkeys((event.head, *event.words, *([verb] if verb is not None else [])))
