"""What keeps two event mentions apart though their types agree: other doers, turned parties, other victims."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract import lexicons
from kg.extract.entities.index import EntityIndex
from kg.extract.entities.mentions import NounPhrase
from kg.extract.events.casualties import is_share
from kg.extract.events.happening import MISFORTUNE, RESULTS, Happening, Role
from kg.extract.events.victims import are_two_bodies, same_victims
from kg.extract.syntax import VERBAL

MANY = 2
HEADLINE = 20  # words
HOLDING = frozenset({"coercion", "kidnapping", "release", "prosecution"})
UTTERED = frozenset("agreement demand rejection condemnation blame support threat concession order plan".split())
FORCES = frozenset({"MILITARY", "GOVERNMENT"})
REBELS = {"ARMED_GROUP"}
ATTACKERS = frozenset("attacker assailant bomber gunman perpetrator hijacker kidnapper raider killer".split())


def are_apart(event: Happening, other: Happening, entities: EntityIndex) -> bool:
    """Whether the two cannot be one happening for who did it to whom."""
    return (
        _two_doers(event, other, entities)
        or _turned_round(event, other, entities)
        or _other_victims(event, other, entities)
        or _attackers_apart(event, other, entities)
        or _one_and_many(event, other, entities)
        or _other_dead(event, other, entities)
        or _other_side(event, other, entities)
        or _other_body(event, other, entities)
        or _other_speakers(event, other, entities)
    )


def _two_doers(event: Happening, other: Happening, entities: EntityIndex) -> bool:
    """Whether what is known of the doers' sides differs: "HAMAS gunmen", "ISRAEL's strikes"."""
    mine, its = _sides(event.agents, entities), _sides(other.agents, entities)
    return bool(mine and its and not mine & its)


def _sides(roles: Sequence[Role], entities: EntityIndex) -> set[str]:
    """Groups and states named by agents or inside their phrases; none where an agent names neither."""
    found: set[str] = set()
    for role in roles:
        mention = entities.mentions[role.mention]
        inside = (entities.at(i) for i in range(mention.start, mention.head))
        named = [entities.entities[entities.entity_of(n)] for n in (role.mention, *inside) if n is not None]
        known = {key for entity in named if (key := entity.country or entity.key)}
        if not known:
            return set()
        found |= known
    return found


def _turned_round(event: Happening, other: Happening, entities: EntityIndex) -> bool:
    """Police fired on the crowd, and somebody fired on THE POLICE: two acts."""
    mine, its = _members(event.agents, entities), _members(other.agents, entities)
    if mine & its:
        return False
    return bool(mine & _members(other.targets, entities) or its & _members(event.targets, entities))


def _other_victims(event: Happening, other: Happening, entities: EntityIndex) -> bool:
    """"killed six Rangers; 300 Somalis died": one sentence tells of two groups."""
    if event.type is not other.type or event.type.type not in RESULTS:
        return False
    mine, its = _members(event.targets, entities), _members(other.targets, entities)
    told = bool(mine and its) and not mine & its and event.head.pos_ == other.head.pos_ == "VERB"
    return told and event.head.sent == other.head.sent


def _attackers_apart(event: Happening, other: Happening, entities: EntityIndex) -> bool:
    """Gunmen killed six people, and THE ATTACKERS were killed: two acts."""
    if event.type.type not in RESULTS or other.type.type not in RESULTS or is_share(event):
        return False
    mine, its = ([entities.mentions[role.mention].lemma in ATTACKERS for role in e.targets] for e in (event, other))
    opposed = bool(mine and its) and ((all(mine) and not any(its)) or (all(its) and not any(mine)))
    return opposed and not _members(event.targets, entities) & _members(other.targets, entities)


def are_attackers(event: Happening, entities: EntityIndex) -> bool:
    """Whether all whom it befell are called attackers or are fighters."""
    mentions = [entities.mentions[role.mention] for role in event.targets]
    return bool(mentions) and all(m.type == "ARMED_GROUP" or m.lemma in ATTACKERS for m in mentions)


def _one_and_many(event: Happening, other: Happening, entities: EntityIndex) -> bool:
    """"killing ten people … ANN RAY was murdered": a verb that tells of a named person is no second telling of many.

    She may be one of the ten, or not.
    """
    if event.type is not other.type or event.type.type not in RESULTS or event.head.pos_ != "VERB":
        return False
    mine, its = ([entities.mentions[role.mention] for role in e.targets] for e in (event, other))
    many = bool(its) and all(m.kind == "noun" and (m.number or 0) >= MANY for m in its)
    one = bool(mine) and all(m.kind == "name" and m.type == "PERSON" for m in mine)
    return one and many


def _other_side(event: Happening, other: Happening, entities: EntityIndex) -> bool:
    """"captured two SOLDIERS … capture wounded REBELS": those of the one side are not those of the other."""
    if event.type is not other.type:
        return False
    mine, its = (entities.types(role.mention for role in e.targets) for e in (event, other))
    return (mine == REBELS and bool(its) and its <= FORCES) or (its == REBELS and bool(mine) and mine <= FORCES)


def _other_body(event: Happening, other: Happening, entities: EntityIndex) -> bool:
    """"arrested 60 students … the arrest of 12 nurses", "three people HAD been killed"."""
    held = event.type.family in HOLDING or event.type.type in RESULTS
    if event.type is not other.type or not held or is_share(event) or is_share(other):
        return False
    return are_two_bodies(event, other, entities) and not same_victims(event, other, entities)


def _other_speakers(event: Happening, other: Happening, entities: EntityIndex) -> bool:
    """What prosecutors demand is not what strikers demand, unless a noun says that it is told again."""
    if event.type.family not in UTTERED or event.head.pos_ not in VERBAL or other.head.pos_ not in VERBAL:
        return False
    if not all(_is_known(role, entities) for e in (event, other) for role in e.agents):
        return False
    mine, its = (entities.sides(_with_inner(e.agents, entities)) for e in (event, other))
    return bool(mine and its) and not mine & its


def _with_inner(roles: Sequence[Role], entities: EntityIndex) -> set[int]:
    """The mentions and those inside their phrases: "EC ministers" are EC and ministers."""
    spans = [(role.mention, entities.mentions[role.mention]) for role in roles]
    inner = {n for _, m in spans for i in range(m.start, m.head) if (n := entities.at(i)) is not None}
    return inner | {number for number, _ in spans}


def _is_known(role: Role, entities: EntityIndex) -> bool:
    """Whether the text says who it is: not of an "I" without a name, nor of "the rebels"."""
    if entities.mentions[role.mention].type == "ARMED_GROUP" and entities.mentions[role.mention].kind == "noun":
        return False
    cluster = entities.entities[entities.entity_of(role.mention)]
    return any(entities.mentions[m].kind != "pronoun" for m in cluster.mentions)


def _other_dead(event: Happening, other: Happening, entities: EntityIndex) -> bool:
    """"Two climbers fell … A STUDENT FELL": misfortunes of one and of several, or of a newcomer past the headline."""
    if event.type.family != MISFORTUNE or not event.targets or not other.targets:
        return False
    if same_victims(event, other, entities):
        return False
    mine, its = ([_introduced(role, entities) for role in e.targets] for e in (event, other))
    if _are_several(mine) != _are_several(its):
        return True
    return other.head.i > HEADLINE and all(map(_is_new, mine)) and not any(m.kind == "pronoun" for m in its)


def _are_several(mentions: Sequence[NounPhrase]) -> bool:
    return len(mentions) > 1 or any(m.plural or (m.number or 0) > 1 for m in mentions)


def _introduced(role: Role, entities: EntityIndex) -> NounPhrase:
    """The mention itself, for a pronoun the first one of whom it stands for."""
    mention = entities.mentions[role.mention]
    if mention.kind != "pronoun":
        return mention
    return entities.mentions[min(entities.entities[entities.entity_of(role.mention)].mentions)]


def _is_new(mention: NounPhrase) -> bool:
    return mention.kind == "noun" and not mention.definite


def _members(roles: Sequence[Role], entities: EntityIndex) -> set[int]:
    return {entities.entity_of(role.mention) for role in roles}


def of_new_victims(event: Happening, other: Happening, entities: EntityIndex) -> bool:
    """Whether the later tells of a counted body of another kind: priests were killed, "TEN PEACEKEEPERS" too."""
    if event.type.type not in RESULTS or other.type.type not in RESULTS or is_share(event) or is_share(other):
        return False
    mine, its = ([entities.mentions[role.mention] for role in e.targets] for e in (event, other))
    vague = lexicons.word_classes().anybody
    if not mine or not its or any(m.definite or (m.number or 0) < MANY for m in mine):
        return False
    if any(m.lemma in vague or m.kind != "noun" for m in (*mine, *its)):
        return False
    return {m.type for m in mine}.isdisjoint(m.type for m in its)
