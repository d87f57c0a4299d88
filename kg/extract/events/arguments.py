"""Who does it to whom: binds the roles of a frame to mentions, events and weapons.

Where a role stands is written in the frame; what the grammar does with it (passive, coordination, control …) is
undone by `control`. An event noun under a light verb ("the army LAUNCHED an attack ON the town") has that verb's
subject and prepositions as well.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from kg.extract import control, lexicons, phrases, syntax
from kg.extract.events.cast import Cast
from kg.extract.events.causes import causal_words
from kg.extract.events.happening import AREA, HARM, MISFORTUNE, PARTY, RESULTS, SITE, Happening, Role
from kg.extract.events.instruments import bind_instruments
from kg.extract.events.light import attempt_at, governing_verb, struck_subject, verb_name
from kg.extract.events.mutual import make_mutual
from kg.extract.events.places import bind_places
from kg.extract.events.standing import standing
from kg.extract.events.targets import targets_elsewhere
from kg.extract.events.themes import bind_themes
from kg.extract.events.weapons import flies, is_weapon, weapon_span

AGENT_MODIFIER = frozenset({"COUNTRY", "ARMED_GROUP", "MILITARY", "GOVERNMENT", "ORGANIZATION", "PEOPLE"})
AMBIGUOUS = frozenset({"beat", "hurt", "capture"})  # teams, prices and towns, too
SUFFERED = frozenset({"ARREST", "KIDNAP", "KILL", "INJURE", "PROSECUTE"})
MATERIAL = frozenset({"violence", "kidnapping", "invasion", "plan", "threat"})
ALONG = frozenset({"in", "at", "on", "near", "outside"})
DEADLY = frozenset({"violence", "robbery", "protest", MISFORTUNE})  # what people die in at the hands of others
CARNAGE = frozenset({"massacre", "slaughter", "genocide", "bloodbath"})
ENDING = frozenset({"stop", "end", "halt"})
IN_DEFAULT = frozenset({"goods_owner", "clause_subject"})  # where the frame's other functions name nobody
SURVIVING = frozenset({"survive", "escape"})
TARGET_MODIFIER = frozenset({"FACILITY", "PERSON"})


def bind(event: Happening, cast: Cast) -> bool:
    """Fill the event's roles; False when something that its frame requires is missing."""
    _clear(event)
    _bind_agents(event, cast)
    _bind_targets(event, cast)
    bind_instruments(event, cast)
    make_mutual(event, cast.entities)
    bind_themes(event, cast)
    _bind_causes(event, cast)
    bind_places(event, cast.entities)
    return not unmet(event)


def unmet(event: Happening) -> list[str]:
    """What the frame requires and was not found: ["target"], ["agent|target"]."""
    causes = [] if event.type.family == "threat" else event.causes  # a strike that "threatens the harvest" says nothing
    filled = {
        "agent": event.agents or causes, "target": event.targets, "theme": event.themes,
        "place": event.places, "instrument": event.instruments, "cause": event.causes,
    }
    return [need for need in event.frame.require if not any(filled[role] for role in need.split("|"))]


def _bind_agents(event: Happening, cast: Cast) -> None:
    frame = event.frame
    for function in frame.agent:
        if function == "possessive" and "possessive" in frame.target and not _target_elsewhere(event, cast):
            continue
        for token in standing(event, function, cast):
            if _is_against(token):
                cast.add(event.targets, token, "anti-", event.frame.target_types, PARTY)
            else:
                _add_agent(event, token, function, cast)
    if event.head.pos_ not in syntax.VERBAL:
        _bind_light_verb(event, cast)


def _target_elsewhere(event: Happening, cast: Cast) -> bool:
    functions = [f for f in _target_functions(event) if f not in ("possessive", "modifier")]
    return any(cast.mention(t) is not None for f in functions for t in standing(event, f, cast))


def _add_agent(event: Happening, token: Token, function: str, cast: Cast) -> None:
    cause = cast.events.get(token.i)
    if cause is not None and cause is not event and token.pos_ not in syntax.VERBAL:
        if cause.type.family != MISFORTUNE or event.type.type in RESULTS:
            event.causes.append(cause)
        return
    if is_weapon(token):
        event.instruments.append(weapon_span(token))
        return
    if function == "modifier" and _names_scene(event, token, cast):
        return
    allowed = AGENT_MODIFIER if function == "modifier" else PARTY
    cast.add(event.agents, token, function, event.frame.agent_types or tuple(allowed), allowed)


def _names_scene(event: Happening, token: Token, cast: Cast) -> bool:
    """"the BOSTON MARATHON bombing": a body that nobody knows was bombed, rather than that it bombs."""
    number = cast.mention(token)
    suffered = lexicons.acts().get(event.head.lemma_) in ("bombing", "shooting") or event.head.lemma_ in CARNAGE
    if number is None or not suffered:
        return False
    mention = cast.entities.mentions[number]
    return mention.type == "ORGANIZATION" and mention.kind == "name" and mention.key is None


def _bind_light_verb(event: Happening, cast: Cast) -> None:
    for token in struck_subject(event.head):
        cast.add(event.targets, token, "subject of 'the target of'", event.frame.target_types, PARTY | SITE)
    verb = governing_verb(event.head)
    if verb is None:
        return
    name = verb_name(verb)
    lights = lexicons.light_verbs()
    if name in ENDING and any(c.lower_ in syntax.DEFINITE for c in event.head.children):
        return  # "troops did not stop THE massacre": of others
    called = name == "call" and event.type.family == "protest"  # a strike, not "called it a raid"
    if called or name in lights.agent:
        for token in control.subjects(verb):
            _add_agent(event, token, f"subject of {verb.lower_!r}", cast)
    elif name in lights.target and not _was_of_others(event, name):
        for token in control.subjects(verb):
            cast.add(event.targets, token, f"subject of {verb.lower_!r}", event.frame.target_types, PARTY | SITE)


def _bind_targets(event: Happening, cast: Cast) -> None:
    taken = {role.mention for role in event.agents}
    for function in _target_functions(event):
        if function in IN_DEFAULT and event.targets:
            continue
        for token in _whole(standing(event, function, cast), event, cast):
            if _is_site(event, function, token, cast) or (function == "goods_owner" and _is_against(token)):
                continue
            if function == "of" and flies(token):
                cast.add(event.agents, token, "of", event.frame.agent_types, PARTY)
                continue
            if is_weapon(token) and function != "subject":
                event.instruments.append(weapon_span(token))
                continue
            if function == "object" and event.type.type in SUFFERED and event.head.lemma_ not in AMBIGUOUS:
                cast.take_for_human(token)
            things = {"OTHER"} if event.type.family in MATERIAL else set()
            allowed = TARGET_MODIFIER if function == "modifier" else PARTY | SITE | things
            allowed = PARTY if function == "goods_owner" else allowed
            cast.add(event.targets, token, function, event.frame.target_types, allowed)
    _add_rest_of_list(event, cast)
    for token, function, types in targets_elsewhere(event, cast.entities):
        cast.add(event.targets, token, function, event.frame.target_types, types)
    event.targets = [role for role in event.targets if role.mention not in taken and not _is_self(role, event, cast)]


def _add_rest_of_list(event: Happening, cast: Cast) -> None:
    """"An attack on the mill, THE BRIDGE and THE FORT": the rest of a list that the parser hung on the act."""
    if event.head.pos_ in syntax.VERBAL or not event.targets:
        return
    first = event.head.doc[cast.entities.mentions[event.targets[-1].mention].head]
    for token in syntax.expand([event.head]):
        if token.i > first.i > event.head.i and token.i not in cast.events:
            cast.add(event.targets, token, "rest of a list", event.frame.target_types, PARTY | SITE)


def _is_site(event: Happening, function: str, token: Token, cast: Cast) -> bool:
    """Whether it only says where: "an ambush AT WARRENPOINT", "fired shots IN LIBYA", "exploded ON MAIN STREET"."""
    number = cast.mention(token) if event.type.family == "violence" else None
    if number is None:
        return False
    mention = cast.entities.mentions[number]
    if function == "of" and mention.lemma in lexicons.word_classes().struggles:
        return True
    where = function == "in" or (function == "at" and event.head.pos_ not in syntax.VERBAL)
    street = mention.lemma in lexicons.word_classes().streets and function in ALONG
    return street or (where and mention.type in AREA) or (function == "in" and mention.type == "OTHER")


def _is_self(role: Role, event: Happening, cast: Cast) -> bool:
    """Whether it is the bomber of "blew himself up", who is no target; who "killed himself" is one.

    "He shot HIM": of two persons, whatever was made of the pronouns.
    """
    mention = cast.entities.mentions[role.mention]
    doers = {cast.entities.entity_of(agent.mention) for agent in event.agents}
    reflexive = mention.kind == "pronoun" and mention.lemma.endswith(("self", "selves"))
    bounces = mention.kind == "pronoun" and (not reflexive or event.type.type not in RESULTS)
    return bounces and cast.entities.entity_of(role.mention) in doers


def _bind_causes(event: Happening, cast: Cast) -> None:
    """The attack that people were killed or hurt in: "were killed IN / BY / AFTER the strike"."""
    if event.type.type not in RESULTS:
        return
    told = (cast.events.get(token.i) for token in causal_words(event.head))
    deadly = [e for e in told if e is not None and e.type.family in DEADLY
              and e.type.type not in RESULTS | {"RETALIATE"}]  # fmt: skip
    cause = next((e for e in deadly if e.type.family != MISFORTUNE), next(iter(deadly), None))
    if cause is not None and cause not in event.causes:
        event.causes.append(cause)


def _whole(tokens: Iterable[Token], event: Happening, cast: Cast) -> list[Token]:
    """The tokens; for "the northern THIRD of the island" the island, for "a MARCH by pupils" the pupils."""
    return [t for token in tokens for t in (phrases.parts_of(token) or _marching(token, event, cast) or [token])]


def _marching(token: Token, act: Happening, cast: Cast) -> list[Token]:
    """Who takes part in a gathering that suffers an act; of one without, the gathering stands for them."""
    gathering = token.pos_ == "NOUN" and token.lemma_ in lexicons.word_classes().gatherings
    if act.type.family not in HARM or not gathering:
        return []
    number = cast.mention(token)
    if number is not None and cast.entities.mentions[number].type == "OTHER":
        cast.entities.mentions[number].type = "PEOPLE"
    return syntax.prepositional(token, ("by", "of"))


def _was_of_others(event: Happening, verb: str) -> bool:
    """"SURVIVED the massacre": who survives a killing was not killed; an attempt was on him."""
    return event.type.type == "KILL" and verb in SURVIVING and attempt_at(event.head) is None


def _target_functions(event: Happening) -> tuple[str, ...]:
    """Those of the frame; of an attempt also "on" and "against": "an assassination attempt ON the minister"."""
    aimed = () if attempt_at(event.head) is None else (f for f in ("on", "against") if f not in event.frame.target)
    return (*event.frame.target, *aimed)


def _clear(event: Happening) -> None:
    event.agents, event.targets, event.places = [], [], []
    event.instruments, event.themes, event.causes = [], [], []


def _is_against(token: Token) -> bool:
    """Whether "anti-" stands before the word."""
    before = [t.lower_ for t in token.doc[max(0, token.i - 2) : token.i]]
    return before[-1:] == ["anti"] or before == ["anti", "-"]
