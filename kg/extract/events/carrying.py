"""Who did it and where, carried from an act to what came of it in a later sentence.

"GUNMEN attacked a bus IN ARAD. Six passengers were killed.": told once, and true of both.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.extract import lexicons, syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.events.happening import RESULTS, Happening, LinkDraft, Role, copies
from kg.extract.events.outcomes import SURE as SURE_LINK
from kg.extract.events.sites import SURE

CIVILIAN = frozenset({"PERSON", "PEOPLE"})


def carry_to_outcomes(links: Sequence[LinkDraft], entities: EntityIndex) -> None:
    """Complete deaths and injuries that are part of an act of violence told before; `links` are all of the document."""
    for link in links:
        effect, act = link.origin, link.goal
        told_once = link.type == "PART_OF" and effect.type.type in RESULTS and effect.head.sent != act.head.sent
        if told_once and link.confidence >= SURE_LINK and act.type.family == "violence":
            if not effect.agents and _did(effect, act, entities):
                effect.agents = copies(act.agents)
            if not effect.places and not _has_place(effect.head):
                effect.places = _free(act.places, effect)


def _has_place(verb: Token) -> bool:
    """Whether a phrase says where, though no place was recognised in it."""
    return any(t.ent_type_ not in syntax.TIMES for t in syntax.prepositional(verb, SURE))


def _did(effect: Happening, act: Happening, entities: EntityIndex) -> bool:
    """Whether the victims are surely of the other side: in fights, and among fighters, either may have died."""
    if act.head.lemma_.lower() in lexicons.light_verbs().fights or effect.type.type == "DIE":
        return False  # "the pilot also died": by whose hand nobody says
    victims, doers = (entities.types(role.mention for role in roles) for roles in (effect.targets, act.agents))
    return bool(victims) and (victims <= CIVILIAN or not victims & doers)


def _free(places: Sequence[Role], effect: Happening) -> list[Role]:
    taken = {role.mention for role in (*effect.agents, *effect.targets)}
    return [role for role in copies(places) if role.mention not in taken]
