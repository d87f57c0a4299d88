"""Acts that answer another without a word for it: "expelled two envoys AFTER Paris had expelled three".

Neither "after" nor "if" is enough. The sides must be turned round: whoever acts was struck by the earlier act, or
strikes whoever did it. Conditions count as well ("will bomb the port IF the rebels take hostages").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from kg.extract import control, syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.events.answering import HOSTILE, in_wake_of
from kg.extract.events.happening import Happening, Role
from kg.extract.events.light import governing_verb

ANSWERING = HOSTILE - {"protest"}  # who marches after a killing retaliates against nobody
LAW = "ARREST"  # "arrested two men for killing a guard" is no reprisal, unless the guard was one of those who arrest
PREPOSITIONS = ("after", "following", "over", "for")
MARKS = frozenset({"after", "because", "if", "unless", "since"})


def answered(event: Happening, by_head: Mapping[int, Happening], entities: EntityIndex) -> Happening | None:
    """The hostile act that a hostile act answers; None where the sentence does not tell of one."""
    if event.type.family not in ANSWERING or event.type.type == "RETALIATE" or not event.agents:
        return None
    for token in _before(event.head):
        other = by_head.get(token.i)
        if other is not None and other is not event and _turned_round(event, other, entities):
            return other
    return None


def _before(head: Token) -> Iterator[Token]:
    """Heads of what the clause of an act says came before it, or would."""
    verb = head if head.pos_ in syntax.VERBAL else governing_verb(head)
    if verb is None:
        return
    yield from syntax.prepositional(verb, PREPOSITIONS)
    yield from syntax.prepositional(head, ("after", "following"))
    yield from in_wake_of(verb)
    for clause in verb.children:
        if clause.dep_ == "advcl" and any(c.dep_ in ("mark", "advmod") and c.lower_ in MARKS for c in clause.children):
            yield from (clause, *control.objects(clause))


def _turned_round(event: Happening, other: Happening, entities: EntityIndex) -> bool:
    if other.type.family not in HOSTILE or other.type.type == "RETALIATE":
        return False
    doing, striking = _sides(event.agents, entities), _sides(other.agents, entities)
    if doing & striking:
        return False
    if doing & _sides(other.targets, entities):
        return True
    return event.type.type != LAW and bool(striking & _sides(event.targets, entities))


def _sides(roles: Sequence[Role], entities: EntityIndex) -> set[str]:
    return entities.sides(role.mention for role in roles)
