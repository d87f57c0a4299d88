"""Who does it to whom: binds the roles of a frame to mentions, events and weapons.

Where a role stands is written in the frame; what the grammar does with it (passive, coordination, control …) is
undone by `syntax`. An event noun under a light verb ("the army LAUNCHED an attack ON the town") has that verb's
subject and prepositions as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract import lexicons, syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.events.happening import Happening, Role
from kg.extract.events.light import governing_verb, verb_name
from kg.extract.events.places import bind_places
from kg.ontology import Frame

PARTY = frozenset({"PERSON", "ORGANIZATION", "ARMED_GROUP", "MILITARY", "GOVERNMENT", "COUNTRY", "PEOPLE", "MEDIA"})
AREA = frozenset({"PLACE", "COUNTRY"})
SITE = AREA | {"FACILITY"}
RESULTS = frozenset({"KILL", "INJURE"})
LEADS_ON = frozenset("dobj xcomp pobj prep conj ccomp attr".split())
FIXED = frozenset("host subject clause possessive modifier attendee clause_subject clause_self".split())
CAUSE_PREPOSITIONS = ("in", "by", "during", "from", "with", "after")
AGENT_MODIFIER = frozenset({"COUNTRY", "ARMED_GROUP", "MILITARY", "GOVERNMENT", "ORGANIZATION", "PEOPLE"})
MATERIAL = frozenset({"violence", "kidnapping", "invasion", "plan", "threat"})
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
        functions = [f for f in event.frame.target if f not in ("possessive", "modifier")]
        return any(self._mention(t) is not None for f in functions for t in self._fillers(event, f))

    def _add_agent(self, event: Happening, token: Token, function: str) -> None:
        cause = self.events.get(token.i)
        if cause is not None and cause is not event and token.pos_ not in syntax.VERBAL:
            event.causes.append(cause)
            return
        if is_weapon(token):
            event.instruments.append(weapon_span(token))
            return
        allowed = AGENT_MODIFIER if function == "modifier" else PARTY
        self._add(event.agents, token, function, event.frame.agent_types or tuple(allowed), allowed)

    def _bind_light_verb(self, event: Happening) -> None:
        verb = governing_verb(event.head)
        if verb is None:
            return
        name = verb_name(verb)
        lights = lexicons.light_verbs()
        if name in lights.agent:
            for token in syntax.subjects(verb):
                self._add_agent(event, token, f"subject of {verb.lower_!r}")
        elif name in lights.target:
            for token in syntax.subjects(verb):
                self._add(event.targets, token, f"subject of {verb.lower_!r}", event.frame.target_types, PARTY | SITE)

    def _bind_targets(self, event: Happening) -> None:
        taken = {role.mention for role in event.agents}
        for function in event.frame.target:
            for token in self._fillers(event, function):
                if is_weapon(token) and function != "subject":
                    event.instruments.append(weapon_span(token))
                    continue
                things = {"OTHER"} if event.type.family in MATERIAL else set()
                allowed = TARGET_MODIFIER if function == "modifier" else PARTY | SITE | things
                self._add(event.targets, token, function, event.frame.target_types, allowed)
        event.targets = [role for role in event.targets if role.mention not in taken]

    def _bind_instruments(self, event: Happening) -> None:
        functions = (*event.frame.instrument, "with")
        for function in functions:
            for token in self._fillers(event, function):
                if is_weapon(token):
                    event.instruments.append(weapon_span(token))
        event.instruments = sorted(set(event.instruments))

    def _bind_themes(self, event: Happening) -> None:
        for function in event.frame.theme:
            for token in self._fillers(event, function):
                theme = self._event_in(token, event)
                if theme is not None and theme not in event.themes and _fits(theme, event.frame):
                    event.themes.append(theme)

    def _bind_causes(self, event: Happening) -> None:
        """The attack that people were killed or hurt in: "were killed IN / BY / AFTER the strike"."""
        if event.type.type not in RESULTS or event.head.pos_ not in syntax.VERBAL:
            return
        verbs = [event.head, *(v for v in event.head.conjuncts if v.pos_ == "VERB" and v.i > event.head.i)]
        found = [n for verb in verbs for n in syntax.prepositional(verb, CAUSE_PREPOSITIONS)]
        found += [c for verb in verbs for c in verb.children if c.dep_ == "advcl" and c.pos_ == "VERB"]
        if event.head.dep_ in ("advcl", "conj"):
            found.append(event.head.head)
        for token in found:
            cause = self.events.get(token.i)
            if cause is not None and cause.type.family == "violence" and cause.type.type not in RESULTS | {"RETALIATE"}:
                if cause not in event.causes:
                    event.causes.append(cause)
                return

    # ---- helpers

    def _fillers(self, event: Happening, function: str) -> list[Token]:
        if function == "object_owner":
            return self._object_owners(event)
        found = fillers(event.head, function)
        if function in FIXED:
            return found
        for word in event.words:
            if word != event.head and word.pos_ in ("NOUN", "ADP", "ADV"):
                found += [t for t in fillers(word, function) if t not in found]
                found += [t for c in word.children if c.dep_ == "acl" and syntax.is_passive(c)
                          for t in fillers(c, function) if t not in found]
        if not found and event.type.type == "RETALIATE" and event.head.dep_ == "pobj" and function in event.frame.theme:
            found += [t for t in syntax.prepositional(event.head.head.head, (function,)) if t.i > event.head.i]
        verb = governing_verb(event.head)
        if verb is not None and function not in ("object", "dative", "for", "of", "by") and not found:
            found += [t for t in syntax.prepositional(verb, (function,)) if t.i > event.head.i]
        elif verb is not None and function == "by" and syntax.is_passive(verb) and verb_name(verb) in _agentive():
            found += syntax.prepositional(verb, ("by",))
        return found

    def _object_owners(self, event: Happening) -> list[Token]:
        """Owners of a thing; of an act ("condemned the killing of X") only whoever did it; of a party nobody."""
        found: list[Token] = []
        for thing in syntax.objects(event.head):
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

    def _add(
        self, roles: list[Role], token: Token, function: str, types: Sequence[str], allowed: Iterable[str]
    ) -> None:
        number = self._mention(token)
        if number is None or any(role.mention == number for role in roles):
            return
        mention = self.entities.mentions[number]
        if mention.type == "OTHER" and "PEOPLE" in types and is_headcount(token):
            mention.type = "PEOPLE"
        if (types and mention.type not in types) or mention.type not in allowed:
            return
        if mention.type == "OTHER" and token.i in self.events:
            return
        roles.append(Role(number, function=function))

    def _event_in(self, token: Token, event: Happening) -> Happening | None:
        """The event that the token heads, or the first one below it that is not inside a relative clause."""
        queue = [token]
        while queue:
            current = queue.pop(0)
            found = self.events.get(current.i)
            if found is not None and found is not event:
                return found
            queue += [c for c in current.children if c.dep_ in LEADS_ON]
        return None


def unmet(event: Happening) -> list[str]:
    """What the frame requires and was not found: ["target"], ["agent|target"]."""
    filled = {
        "agent": event.agents or event.causes, "target": event.targets, "theme": event.themes,
        "place": event.places, "instrument": event.instruments, "cause": event.causes,
    }
    return [need for need in event.frame.require if not any(filled[role] for role in need.split("|"))]


def _fits(theme: Happening, frame: Frame) -> bool:
    if frame.clause_aux and frame.theme_families and theme.head.dep_ not in ("ccomp", "conj"):
        return False  # "said it would": the promised act is what the clause says, not something further down in it
    return not frame.theme_families or theme.type.family in frame.theme_families


def _clear(event: Happening) -> None:
    event.agents, event.targets, event.places = [], [], []
    event.instruments, event.themes, event.causes = [], [], []


def fillers(head: Token, function: str) -> list[Token]:
    """Tokens that stand in a grammatical function to an event's head; an unknown function is a preposition."""
    found = FUNCTIONS.get(function)
    return found(head) if found else syntax.prepositional(head, (function,))


def _at_hands_of(head: Token) -> list[Token]:
    hands = [t for t in syntax.prepositional(head, ("at",)) if t.lower_ == "hands"]
    return [t for hand in hands for t in syntax.prepositional(hand, ("of",))]


def _clause_subjects(head: Token, *, pronouns: bool) -> list[Token]:
    found = [s for clause in syntax.clauses(head) for s in syntax.subjects(clause)]
    return [s for s in found if (s.tag_ == "PRP") == pronouns]


def owners(thing: Token) -> list[Token]:
    """Whose a thing is, or whom it stands for: "burned a US flag", "mourned the death of the envoy"."""
    owned = syntax.prepositional(thing, ("of", "by", "from"))
    below = [t for each in owned for t in (*syntax.modifiers(each), *syntax.possessors(each))]
    return [*syntax.possessors(thing), *_coordinated(syntax.modifiers(thing)), *owned, *_coordinated(below)]


def _coordinated(modifiers: Sequence[Token]) -> list[Token]:
    """Modifiers and those joined to them: "US and British flags"."""
    return [t for m in modifiers for t in (m, *m.conjuncts)]


def _attendees(noun: Token) -> list[Token]:
    """Who takes part in a gathering that is an adjunct of what they do: "women sang DURING the rally"."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in ("during", "at", "for", "in"):
        return []
    verb = preposition.head
    while verb.pos_ not in syntax.VERBAL and verb.head != verb:
        verb = verb.head
    return syntax.subjects(verb) if verb.pos_ in syntax.VERBAL else []


def _hosts(noun: Token) -> list[Token]:
    """The verb that the noun is an adjunct of: "KILLED at the direction of …", "FIRED on orders from …"."""
    return [noun.head.head] if noun.dep_ == "pobj" and noun.head.lower_ in ("at", "on", "under", "by") else []


FUNCTIONS: dict[str, Callable[[Token], list[Token]]] = {
    "subject": syntax.subjects,
    "object": syntax.objects,
    "dative": syntax.datives,
    "clause": syntax.clauses,
    "clause_subject": lambda head: _clause_subjects(head, pronouns=False),
    "clause_self": lambda head: _clause_subjects(head, pronouns=True),
    "possessive": syntax.possessors,
    "modifier": syntax.modifiers,
    "at_hands_of": _at_hands_of,
    "attendee": _attendees,
    "host": _hosts,
}


def is_against(token: Token) -> bool:
    """Whether "anti-" stands before the word."""
    before = [t.lower_ for t in token.doc[max(0, token.i - 2) : token.i]]
    return before[-1:] == ["anti"] or before == ["anti", "-"]


def _agentive() -> frozenset[str]:
    return lexicons.light_verbs().agent


def is_headcount(token: Token) -> bool:
    """Whether the word counts people without naming them: "killing 130", "dozens more were wounded"."""
    return token.pos_ == "NUM" or token.lemma_.lower() in lexicons.weapons().headcounts


def is_weapon(token: Token) -> bool:
    """Whether the noun names a weapon, given the words before it."""
    words = lexicons.weapons()
    lemma = token.lemma_.lower()
    if token.pos_ not in ("NOUN", "PROPN", "ADJ") or lemma not in words.lemmas:
        return False
    guard = words.guarded.get(lemma)
    return guard is None or any(m.lower_ in guard for m in syntax.modifiers(token))


def weapon_span(token: Token) -> tuple[int, int]:
    """Token range of the weapon's name: "car bomb", "surface-to-air missiles"."""
    names = lexicons.weapons().premodifiers
    start = token.i
    while start > token.sent.start and (
        token.doc[start - 1].lower_ in names or (token.doc[start - 1].text == "-" and start - 1 > token.sent.start)
    ):
        start -= 1
    return start, token.i + 1
