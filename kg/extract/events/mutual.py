"""What two sides do to one another: each is agent and target.

"fighting BETWEEN the army and the rebels", "India and Pakistan EXCHANGED fire", "attacked EACH OTHER", "TIT-FOR-TAT".
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract import lexicons, syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.events.happening import HARM, Happening, Role, copies
from kg.extract.events.light import governing_verb

FAMILIES = HARM | {"sanction", "blame", "threat"}
BETWEEN = "between"
TOWARDS = ("with", "to", "at", "against", "on", "for", "of", "toward", "towards")


def make_mutual(event: Happening, entities: EntityIndex) -> None:
    """Make both sides targets of an event that names nobody but them."""
    reciprocal = _names_each_other(event.head)
    if event.type.family not in FAMILIES and not reciprocal:
        return
    event.agents = _both_of_one(event, entities) or event.agents
    heads = {role.mention: event.head.doc[entities.mentions[role.mention].head] for role in event.targets}
    named = [role for role in event.targets if not syntax.is_reciprocal(heads[role.mention])]
    sides = len(event.agents) > 1
    between = sides and all(role.function == BETWEEN for role in event.agents)
    told_between = between and event.head.pos_ == "NOUN"  # "fighting BETWEEN a and b, with ten civilians killed"
    if (named and not told_between) or not event.agents:
        return
    if sides and (event.targets or between or reciprocal or _is_exchange(event)):
        event.targets = copies(event.agents)
    elif event.targets:
        event.targets = []  # "the two armies shelled each other": nobody is told apart


def _both_of_one(event: Happening, entities: EntityIndex) -> list[Role]:
    """The two sides that one noun names: "ARMENIAN and AZERBAIJANI forces exchanged fire"."""
    if len(event.agents) != 1 or (event.targets and not _is_exchange(event)):
        return []
    if not _is_exchange(event) and event.agents[0].function != BETWEEN:
        return []
    noun = event.head.doc[entities.mentions[event.agents[0].mention].head]
    joined = next((c for c in noun.lefts if c.dep_ in ("amod", "nmod", "compound") and c.conjuncts), None)
    if joined is None or noun.tag_ not in syntax.PLURAL:
        return []
    numbers = [entities.at(t.i) for t in (joined, *joined.conjuncts) if t.i < noun.i]
    return [Role(n, function=BETWEEN) for n in numbers if n is not None] if None not in numbers else []


def _is_exchange(event: Happening) -> bool:
    """"EXCHANGED fire", "CLASHED", "TIT-FOR-TAT strikes"."""
    verb = governing_verb(event.head) or event.head
    return not {verb.lemma_.lower(), event.head.lemma_.lower()}.isdisjoint(lexicons.light_verbs().mutual)


def _names_each_other(head: Token) -> bool:
    """"accused EACH OTHER", "opened fire at ONE ANOTHER"."""
    return any(syntax.is_reciprocal(t) for t in (*syntax.own_objects(head), *syntax.prepositional(head, TOWARDS)))
