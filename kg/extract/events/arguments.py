"""Who does it to whom: binds the roles of a frame to mentions, events and weapons.

Where a role stands is written in the frame; what the grammar does with it (passive, coordination, control …) is
undone by `control`. An event noun under a light verb ("the army LAUNCHED an attack ON the town") has that verb's
subject and prepositions as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract import control, lexicons, phrases, syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.events.causes import causal_words
from kg.extract.events.functions import FIXED, fillers, further_down, owners
from kg.extract.events.happening import AREA, HARM, PARTY, RESULTS, SITE, Happening, Role
from kg.extract.events.light import attempt_at, governing_verb, only_tells, struck_subject, verb_name
from kg.extract.events.mutual import make_mutual
from kg.extract.events.places import bind_places, happening_verbs
from kg.extract.events.targets import targets_elsewhere
from kg.extract.events.weapons import (
    flies,
    goes_off,
    is_headcount,
    is_rigged,
    is_weapon,
    launchers,
    weapon_span,
    weapons_beside,
)
from kg.ontology import Frame

HUMANS = frozenset({"PERSON", "PEOPLE", "ARMED_GROUP"})
LEADS_ON = frozenset("dobj xcomp pobj prep conj ccomp attr".split())
AGENT_MODIFIER = frozenset({"COUNTRY", "ARMED_GROUP", "MILITARY", "GOVERNMENT", "ORGANIZATION", "PEOPLE"})
BEHIND_DATES = frozenset({"of", "on", "against", "by"})
MATERIAL = frozenset({"violence", "kidnapping", "invasion", "plan", "threat"})
ALONG = frozenset({"in", "at", "on", "near", "outside"})
DEADLY = frozenset({"violence", "robbery", "protest"})  # what people die in at the hands of others
ASIDE = frozenset("connection relation reference regard respect wake aftermath light view".split())  # "in … with"
CARNAGE = frozenset({"massacre", "slaughter", "genocide", "bloodbath"})
ENDING = frozenset({"stop", "end", "halt"})
BODIES = frozenset({"ORGANIZATION", "ARMED_GROUP", "GOVERNMENT", "COUNTRY"})
IN_DEFAULT = frozenset({"goods_owner", "clause_subject"})  # where the frame's other functions name nobody
SURVIVING = frozenset({"survive", "escape"})
TARGET_MODIFIER = frozenset({"FACILITY", "PERSON"})


@dataclass(slots=True)
class Binder:
    """Binds frames within one document. `events` maps the head index of each live candidate to its event."""

    entities: EntityIndex
    events: dict[int, Happening]

    def bind(self, event: Happening) -> bool:
        """Fill the event's roles; False when something that its frame requires is missing."""
        _clear(event)
        self._bind_agents(event)
        self._bind_targets(event)
        self._bind_instruments(event)
        make_mutual(event, self.entities)
        self._bind_themes(event)
        self._bind_causes(event)
        bind_places(event, self.entities)
        return not unmet(event)

    # ---- roles

    def _bind_agents(self, event: Happening) -> None:
        frame = event.frame
        for function in frame.agent:
            if function == "possessive" and "possessive" in frame.target and not self._target_elsewhere(event):
                continue
            for token in self._fillers(event, function):
                if is_against(token):
                    self._add(event.targets, token, "anti-", event.frame.target_types, PARTY)
                else:
                    self._add_agent(event, token, function)
        if event.head.pos_ not in syntax.VERBAL:
            self._bind_light_verb(event)

    def _target_elsewhere(self, event: Happening) -> bool:
        functions = [f for f in _target_functions(event) if f not in ("possessive", "modifier")]
        return any(self._mention(t) is not None for f in functions for t in self._fillers(event, f))

    def _add_agent(self, event: Happening, token: Token, function: str) -> None:
        cause = self.events.get(token.i)
        if cause is not None and cause is not event and token.pos_ not in syntax.VERBAL:
            event.causes.append(cause)
            return
        if is_weapon(token):
            event.instruments.append(weapon_span(token))
            return
        if function == "modifier" and self._names_scene(event, token):
            return
        allowed = AGENT_MODIFIER if function == "modifier" else PARTY
        self._add(event.agents, token, function, event.frame.agent_types or tuple(allowed), allowed)

    def _names_scene(self, event: Happening, token: Token) -> bool:
        """"the BOSTON MARATHON bombing": a body that nobody knows was bombed, rather than that it bombs."""
        number = self._mention(token)
        suffered = lexicons.acts().get(event.head.lemma_) in ("bombing", "shooting") or event.head.lemma_ in CARNAGE
        if number is None or not suffered:
            return False
        mention = self.entities.mentions[number]
        return mention.type == "ORGANIZATION" and mention.kind == "name" and mention.key is None

    def _bind_light_verb(self, event: Happening) -> None:
        for token in struck_subject(event.head):
            self._add(event.targets, token, "subject of 'the target of'", event.frame.target_types, PARTY | SITE)
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
                self._add_agent(event, token, f"subject of {verb.lower_!r}")
        elif name in lights.target and not _was_of_others(event, name):
            for token in control.subjects(verb):
                self._add(event.targets, token, f"subject of {verb.lower_!r}", event.frame.target_types, PARTY | SITE)

    def _bind_targets(self, event: Happening) -> None:
        taken = {role.mention for role in event.agents}
        for function in _target_functions(event):
            if function in IN_DEFAULT and event.targets:
                continue
            for token in self._whole(self._fillers(event, function), event):
                if self._is_site(event, function, token):
                    continue
                if function == "of" and flies(token):
                    self._add(event.agents, token, "of", event.frame.agent_types, PARTY)
                    continue
                if is_weapon(token) and function != "subject":
                    event.instruments.append(weapon_span(token))
                    continue
                things = {"OTHER"} if event.type.family in MATERIAL else set()
                allowed = TARGET_MODIFIER if function == "modifier" else PARTY | SITE | things
                allowed = PARTY if function == "goods_owner" else allowed
                self._add(event.targets, token, function, event.frame.target_types, allowed)
        self._add_rest_of_list(event)
        for token, function, types in targets_elsewhere(event, self.entities):
            self._add(event.targets, token, function, event.frame.target_types, types)
        event.targets = [role for role in event.targets if role.mention not in taken and not self._is_self(role, event)]

    def _add_rest_of_list(self, event: Happening) -> None:
        """"An attack on the mill, THE BRIDGE and THE FORT": the rest of a list that the parser hung on the act."""
        if event.head.pos_ in syntax.VERBAL or not event.targets:
            return
        first = event.head.doc[self.entities.mentions[event.targets[-1].mention].head]
        for token in syntax.expand([event.head]):
            if token.i > first.i > event.head.i and token.i not in self.events:
                self._add(event.targets, token, "rest of a list", event.frame.target_types, PARTY | SITE)

    def _is_site(self, event: Happening, function: str, token: Token) -> bool:
        """Whether it only says where: "an ambush AT WARRENPOINT", "fired shots IN LIBYA", "exploded ON MAIN STREET"."""
        number = self._mention(token) if event.type.family == "violence" else None
        if number is None:
            return False
        mention = self.entities.mentions[number]
        if function == "of" and mention.lemma in lexicons.word_classes().struggles:
            return True
        where = function == "in" or (function == "at" and event.head.pos_ not in syntax.VERBAL)
        street = mention.lemma in lexicons.word_classes().streets and function in ALONG
        return street or (where and mention.type in AREA) or (function == "in" and mention.type == "OTHER")

    def _is_self(self, role: Role, event: Happening) -> bool:
        """Whether it is the bomber of "blew himself up", who is no target; who "killed himself" is one.

        "He shot HIM": of two persons, whatever was made of the pronouns.
        """
        mention = self.entities.mentions[role.mention]
        doers = {self.entities.entity_of(agent.mention) for agent in event.agents}
        reflexive = mention.kind == "pronoun" and mention.lemma.endswith(("self", "selves"))
        bounces = mention.kind == "pronoun" and (not reflexive or event.type.type not in RESULTS)
        return bounces and self.entities.entity_of(role.mention) in doers

    def _bind_instruments(self, event: Happening) -> None:
        functions = (*event.frame.instrument, "with")
        for function in functions:
            found = self._fillers(event, function)
            for token in (*found, *(t for each in found for t in syntax.counted(each))):
                weapon = token if is_weapon(token) else self._explosive(event, token, function)
                if weapon is not None:
                    event.instruments.append(weapon_span(weapon))
        if not event.instruments and event.type.family == "violence":
            event.instruments = [weapon_span(token) for token in weapons_beside(event.head)]
        event.instruments = sorted(set(event.instruments))
        if not event.agents and event.type.family == "violence":
            self._bind_launchers(event)

    def _bind_launchers(self, event: Happening) -> None:
        """"RUSSIAN missiles hit the port": the side whose weapons did it."""
        struck = {role.mention for role in event.targets}
        for _, end in event.instruments:
            for token in launchers(event.head.doc[end - 1]):
                if self._mention(token) not in struck:
                    self._add(event.agents, token, "whose weapon it is", (), AGENT_MODIFIER - {"ORGANIZATION"})

    def _explosive(self, event: Happening, token: Token, function: str) -> Token | None:
        """"a PACKAGE exploded"; "IT exploded", where "it" is a bomb spoken of before."""
        if function != "subject" or event.type.family != "violence":
            return None
        number = self._mention(token)
        human = number is not None and self.entities.mentions[number].type in HUMANS
        if is_rigged(token) and not human:
            return token
        if event.type.type != "BOMB":
            return None
        if token.pos_ != "PRON" or number is None:
            return token if goes_off(token) else None
        entity = self.entities.entities[self.entities.entity_of(number)]
        heads = [token.doc[self.entities.mentions[m].head] for m in entity.mentions]
        return next((head for head in heads if is_weapon(head) or goes_off(head)), None)

    def _bind_themes(self, event: Happening) -> None:
        for function in event.frame.theme:
            for token in self._fillers(event, function):
                self._add_theme(event, control.antecedent(token))
        for token in () if event.themes else _hung_on_object(event):
            self._add_theme(event, token)

    def _add_theme(self, event: Happening, token: Token) -> None:
        theme = self._event_in(token, event)
        if theme is not None and theme not in event.themes and _fits(theme, event.frame):
            event.themes.append(theme)

    def _bind_causes(self, event: Happening) -> None:
        """The attack that people were killed or hurt in: "were killed IN / BY / AFTER the strike"."""
        if event.type.type not in RESULTS:
            return
        for token in causal_words(event.head):
            cause = self.events.get(token.i)
            if cause is not None and cause.type.family in DEADLY and cause.type.type not in RESULTS | {"RETALIATE"}:
                if cause not in event.causes:
                    event.causes.append(cause)
                return

    # ---- tokens and mentions

    def _whole(self, tokens: Iterable[Token], event: Happening) -> list[Token]:
        """The tokens; for "the northern THIRD of the island" the island, for "a MARCH by pupils" the pupils."""
        return [t for token in tokens for t in (phrases.parts_of(token) or self._marching(token, event) or [token])]

    def _marching(self, token: Token, act: Happening) -> list[Token]:
        """Who takes part in a gathering that suffers an act; of one without, the gathering stands for them."""
        gathering = token.pos_ == "NOUN" and token.lemma_ in lexicons.word_classes().gatherings
        if act.type.family not in HARM or not gathering:
            return []
        number = self._mention(token)
        if number is not None and self.entities.mentions[number].type == "OTHER":
            self.entities.mentions[number].type = "PEOPLE"
        return syntax.prepositional(token, ("by", "of"))

    def _fillers(self, event: Happening, function: str) -> list[Token]:
        if function == "object_owner":
            return self._object_owners(event)
        found = fillers(event.head, function)
        if function in FIXED:
            return found
        found = found or _of_attempt(event.head, function)
        if not found and function in BEHIND_DATES and event.head.pos_ == "NOUN":
            found = syntax.behind_date(event.head, (function,))
        for word in event.words:
            if word != event.head and word.pos_ in ("NOUN", "ADP", "ADV", "ADJ"):
                found += [t for t in fillers(word, function) if t not in found]
                found += [t for c in word.children if c.dep_ == "acl" and syntax.is_passive(c)
                          for t in fillers(c, function) if t not in found]
        if not found and event.type.type == "RETALIATE" and event.head.dep_ == "pobj" and function in event.frame.theme:
            found += [t for t in syntax.prepositional(event.head.head.head, (function,)) if t.i > event.head.i]
        verb = _lending_verb(event.head, function)
        if verb is not None and function not in ("object", "dative", "for", "of", "by") and not found:
            found += [t for t in syntax.prepositional(verb, (function,)) if t.i > event.head.i]
        elif verb is None and function in ("between", "with", "against") and not found:
            found += [t for verb in happening_verbs(event.head) for t in further_down(verb, function)]
        elif verb is not None and function == "by" and syntax.is_passive(verb) and verb_name(verb) in _agentive():
            found += syntax.prepositional(verb, ("by",)) or syntax.behind_date(verb, ("by",))
        return found

    def _object_owners(self, event: Happening) -> list[Token]:
        """Owners of a thing; of an act ("condemned the killing of X") only whoever did it; of a party nobody."""
        found: list[Token] = []
        for thing in control.objects(event.head):
            number = self._mention(thing)
            if number is not None and self.entities.mentions[number].type in PARTY:
                continue
            if thing.i in self.events and event.type.family != "mourning":
                found += syntax.possessors(thing) + syntax.prepositional(thing, ("by",))
            else:
                found += owners(thing)
        return found

    def _mention(self, token: Token) -> int | None:
        return self.entities.at(token.i)

    def _named(self, token: Token) -> int | None:
        """The mention that the token heads; for a noun of no known type the person named right behind it."""
        number = self._mention(token)
        if number is None or self.entities.mentions[number].type != "OTHER":
            return number
        apposed = (self._mention(c) for c in token.children if c.dep_ == "appos" and c.left_edge.i == token.i + 1)
        return next((n for n in apposed if n is not None and self.entities.mentions[n].type == "PERSON"), number)

    def _add(
        self, roles: list[Role], token: Token, function: str, types: Sequence[str], allowed: Iterable[str]
    ) -> None:
        number = self._named(token)
        if number is None or any(role.mention == number for role in roles):
            return
        mention = self.entities.mentions[number]
        if mention.type == "OTHER" and "PEOPLE" in types and is_headcount(token):
            mention.type = "PEOPLE"
        fits = not types or self.entities.is_of(number, types) or self._stands_beside(token, roles)
        if not fits or mention.type not in allowed:
            return
        if mention.type == "OTHER" and token.i in self.events:
            return
        roles.append(Role(number, function=function))

    def _stands_beside(self, token: Token, roles: Sequence[Role]) -> bool:
        """"Israel and THE PLO signed": what is joined to a name that fits and has a name does as well."""
        number = self._mention(token)
        if token.dep_ != "conj" or number is None or self.entities.mentions[number].type not in BODIES:
            return False
        beside = next((r.mention for r in roles if self.entities.mentions[r.mention].head == token.head.i), None)
        return beside is not None and all(self.entities.mentions[n].kind == "name" for n in (number, beside))

    def _event_in(self, token: Token, event: Happening) -> Happening | None:
        """The event that the token heads, or the first one below it that is not inside a relative clause."""
        queue = [token]
        while queue:
            current = queue.pop(0)
            found = self.events.get(current.i)
            if found is not None and found is not event:
                if event.type.family in ("plan", "threat") or not _is_adjunct(found):
                    return found
                continue
            if not _takes_for_fact(current):
                queue += _led_to(current)
        return None


def _lending_verb(noun: Token, function: str) -> Token | None:
    """The verb over the noun; in "blamed the attack ON THE REBELS" they were not attacked."""
    verb = governing_verb(noun)
    return None if verb is not None and verb.lemma_ in lexicons.light_verbs().blaming and function == "on" else verb


def _led_to(word: Token) -> list[Token]:
    """The words below one that belong to what it speaks of."""
    if word.lemma_ in ASIDE:
        return []
    return [c for c in word.children if c.dep_ in LEADS_ON and not only_tells(c)]


def unmet(event: Happening) -> list[str]:
    """What the frame requires and was not found: ["target"], ["agent|target"]."""
    filled = {
        "agent": event.agents or event.causes, "target": event.targets, "theme": event.themes,
        "place": event.places, "instrument": event.instruments, "cause": event.causes,
    }
    return [need for need in event.frame.require if not any(filled[role] for role in need.split("|"))]


def _was_of_others(event: Happening, verb: str) -> bool:
    """"SURVIVED the massacre": who survives a killing was not killed; an attempt was on him."""
    return event.type.type == "KILL" and verb in SURVIVING and attempt_at(event.head) is None


def _of_attempt(head: Token, function: str) -> list[Token]:
    """"an assassination ATTEMPT BY guerrillas"."""
    attempt = attempt_at(head)
    return [] if attempt is None else fillers(attempt, function)


def _target_functions(event: Happening) -> tuple[str, ...]:
    """Those of the frame; of an attempt also "on" and "against": "an assassination attempt ON the minister"."""
    aimed = () if attempt_at(event.head) is None else (f for f in ("on", "against") if f not in event.frame.target)
    return (*event.frame.target, *aimed)


def _fits(theme: Happening, frame: Frame) -> bool:
    if frame.clause_aux and frame.theme_families and theme.head.dep_ not in ("ccomp", "conj"):
        return False  # "said it would": the promised act is what the clause says, not something further down in it
    return not frame.theme_families or theme.type.family in frame.theme_families


def _takes_for_fact(verb: Token) -> bool:
    """"urged the court to RECOGNISE the annexation": what is urged is not the annexation."""
    return verb.pos_ in syntax.VERBAL and verb.lemma_ in lexicons.modality_words().responses and not _is_told_of(verb)


def _is_told_of(verb: Token) -> bool:
    return verb.dep_ not in ("xcomp", "ccomp", "acl")


def _is_adjunct(event: Happening) -> bool:
    """"Halted talks IN RETALIATION": it says why, not what the talks were."""
    above = event.head.head.lower_ if event.head.dep_ == "pobj" else ""
    return event.type.type == "RETALIATE" and above in ("in", "as", "out")


def _hung_on_object(event: Happening) -> list[Token]:
    """"accused the rebels OF KIDNAPPING two nuns", where the parser hung what they did on the rebels."""
    if event.type.theme_agent != "target" or event.head.pos_ not in syntax.VERBAL:
        return []
    prepositions = tuple(function for function in event.frame.theme if function not in FIXED)
    return [t for thing in control.objects(event.head) if thing.i > event.head.i
            for t in syntax.prepositional(thing, prepositions)]


def _clear(event: Happening) -> None:
    event.agents, event.targets, event.places = [], [], []
    event.instruments, event.themes, event.causes = [], [], []


def is_against(token: Token) -> bool:
    """Whether "anti-" stands before the word."""
    before = [t.lower_ for t in token.doc[max(0, token.i - 2) : token.i]]
    return before[-1:] == ["anti"] or before == ["anti", "-"]


def _agentive() -> frozenset[str]:
    return lexicons.light_verbs().agent
