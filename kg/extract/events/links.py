"""What answered what, what caused what, what is the same: ties between the event mentions of one article.

Retaliation is read from four constructions: an answering noun in an adjunct or after a copula ("in retaliation
for", "were reprisals for"), an answering verb ("to avenge", "struck back"), an answering adjective ("retaliatory
strikes"), and "in response to" between two hostile acts. Where the text does not name the provocation, the nearest
earlier hostile act against the answering side is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract import lexicons, syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.events import answering
from kg.extract.events.answering import HOSTILE
from kg.extract.events.arguments import PARTY, fillers
from kg.extract.events.happening import Happening, Role, copies
from kg.model import FACTUAL, LinkType

LOOK_BACK = 3  # sentences


@dataclass(frozen=True, slots=True)
class LinkDraft:
    """A link between two event mentions, before offsets; `rule` is what made it, for `--explain`."""

    type: LinkType
    origin: Happening
    goal: Happening
    confidence: float
    rule: str = ""


class Linker:
    """Finds the links of one document and completes the answering events' participants on the way."""

    def __init__(self, events: Sequence[Happening], entities: EntityIndex) -> None:
        self._events = events
        self._by_head = {event.head.i: event for event in events}
        self._entities = entities
        self._links: list[LinkDraft] = []

    def find(self) -> list[LinkDraft]:
        """All links but those of event coreference."""
        for event in self._events:
            if event.type.type == "RETALIATE":
                self._retaliation(event)
            else:
                self._response(event)
            self._causes(event)
            self._order(event)
        return self._links

    def _add(self, kind: LinkType, origin: Happening, goal: Happening, confidence: float, rule: str = "") -> None:
        known = any(x.type == kind and x.origin is origin and x.goal is goal for x in self._links)
        if origin is not goal and not known:
            self._links.append(LinkDraft(kind, origin, goal, confidence, rule))

    # ---- retaliation

    def _retaliation(self, event: Happening) -> None:
        act = answering.find_act(event, self._by_head)
        verb = answering.act_verb(event)
        if event.frame.kind == "adjective" and not event.agents:
            event.agents += self._roles(syntax.prepositional(event.head.head, ("by", "from")))
        if act is not None:
            self._add("SAME_EVENT", event, act, 0.8, "the act that the answering word describes")
            event.same.append(act)
            _complete(event, act)
        elif verb is not None:
            self._complete_from_clause(event, verb)
        else:
            self._complete_from_intent(event)
        for theme in event.themes or self._provocation(event, act):
            if theme is not act:
                known = bool(event.themes)
                rule = "what the text says it answers" if known else "the nearest earlier hostile act between the sides"
                self._add("RETALIATES_FOR", event, theme, 0.85 if known else 0.5, rule)
                self._aim(event, theme)
        self._grievance(event)

    def _complete_from_clause(self, event: Happening, verb: Token) -> None:
        """An act of no type of ours ("closed the border in retaliation"): its subject answers."""
        if not event.agents:
            event.agents += self._roles(syntax.subjects(verb))
        if not event.targets:
            noun = answering.act_word(event)
            anchors = [verb] if noun is None or noun == verb else [noun, verb]
            aimed = [t for anchor in anchors for t in syntax.prepositional(anchor, ("against", "on", "at"))]
            objects = syntax.objects(verb)
            self._aim_at(event, self._roles(aimed) or self._roles(objects) or self._roles(_inside(objects)))

    def _complete_from_intent(self, event: Happening) -> None:
        """"The cabinet weighed retaliation": whoever has it in mind would do it."""
        noun = event.head
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        if not event.agents and noun.pos_ == "NOUN" and verb.lemma_ in lexicons.link_words().intending:
            event.agents += self._roles(syntax.subjects(verb))

    def _roles(self, tokens: Sequence[Token]) -> list[Role]:
        """The parties that the tokens name, or whose the things are that they name ("on JAPANESE goods")."""
        return [Role(number) for token in tokens for number in self._parties(token)]

    def _parties(self, token: Token) -> list[int]:
        numbers = [self._entities.at(t.i) for t in (token, *syntax.possessors(token), *syntax.modifiers(token))]
        parties = [n for n in numbers if n is not None and self._entities.mentions[n].type in PARTY]
        return parties[:1]

    def _aim_at(self, event: Happening, roles: Sequence[Role]) -> None:
        """Add targets, but nobody who is an agent already."""
        own = {self._entities.entity_of(role.mention) for role in event.agents}
        event.targets += [role for role in roles if self._entities.entity_of(role.mention) not in own]

    def _grievance(self, event: Happening) -> None:
        """"in retaliation for JAPAN's failure to …", "for tariffs imposed by PARIS": whoever did it is the target."""
        for function in event.frame.theme:
            for token in fillers(event.head, function):
                doers = syntax.possessors(token) + syntax.prepositional(token, ("by",)) + syntax.modifiers(token)
                doers += [t for c in token.children if c.dep_ in ("acl", "relcl") for t in syntax.subjects(c)]
                if not event.targets and token.pos_ not in syntax.VERBAL:
                    self._aim_at(event, self._roles(doers))

    def _provocation(self, event: Happening, act: Happening | None) -> list[Happening]:
        """The nearest earlier hostile act, in this sentence or the ones before, that fits the two sides."""
        last = event.head.sent.start
        sentences = 0
        for other in reversed(self._events):
            if (other.head.i >= event.head.i and other.head.sent.start >= last) or other in (event, act):
                continue
            if other.head.sent.start < last:
                last, sentences = other.head.sent.start, sentences + 1
            if sentences > LOOK_BACK:
                break
            if other.type.family in HOSTILE and other.modality in FACTUAL and self._fits(event, other):
                return [other]
        return []

    def _fits(self, event: Happening, other: Happening) -> bool:
        answering, against = self._sides(event.agents), self._sides(event.targets)
        striking, struck = self._sides(other.agents), self._sides(other.targets)
        if answering & striking or other.type.type == "RETALIATE":
            return False
        return bool(answering & struck or against & striking)

    def _sides(self, roles: Sequence[Role]) -> set[str]:
        return self._entities.sides(role.mention for role in roles)

    def _aim(self, event: Happening, theme: Happening) -> None:
        if not event.targets:
            self._aim_at(event, [Role(role.mention) for role in theme.agents])

    # ---- response, cause, order

    def _response(self, event: Happening) -> None:
        """"shelled the town in response to the ambush": both acts hostile."""
        if event.type.family not in HOSTILE:
            return
        nouns = lexicons.link_words().answering_nouns
        for anchor in _anchors(event.head):
            for noun in syntax.prepositional(anchor, ("in", "as")):
                words = f"{noun.head.lower_} {noun.lower_}"
                for preposition in nouns.get(noun.lemma_.lower(), ()):
                    for token in syntax.prepositional(noun, (preposition,)):
                        goal = self._by_head.get(token.i)
                        if goal is not None and goal is not event and goal.type.family in HOSTILE:
                            self._add("RETALIATES_FOR", event, goal, 0.8, f"{words} {preposition}")

    def _causes(self, event: Happening) -> None:
        for same in event.same:
            self._add("SAME_EVENT", event, same, 0.8, "one says more of the other")
        for other in event.beside:
            self._add("PART_OF", event, other, 0.8, "results of one act, joined by a conjunction")
        for cause in event.causes:
            if event.type.family in HOSTILE:
                self._add("CAUSED_BY", event, cause, 0.8, "the act stands as what did it, or in its clause")
        if event.type.family in HOSTILE and event.head.pos_ in syntax.VERBAL:
            for token in syntax.prepositional(event.head, lexicons.link_words().causes):
                goal = self._by_head.get(token.i)
                if goal is not None and goal not in event.causes and goal.type.family in HOSTILE:
                    self._add("CAUSED_BY", event, goal, 0.4, "a preposition of cause or time")

    def _order(self, event: Happening) -> None:
        if event.type.type == "ORDER":
            for theme in event.themes:
                self._add("ORDERED", event, theme, 0.8, "what the order is about")


def _inside(nouns: Sequence[Token]) -> list[Token]:
    """What stands behind a thing: "revoked the licences OF JAPANESE BANKS", "tariffs ON STEEL FROM INDIA"."""
    found, queue = [], list(nouns)
    while queue:
        below = syntax.prepositional(queue.pop(0), ("of", "on", "against", "at", "from"))
        found += below
        queue += below
    return found


def _anchors(head: Token) -> list[Token]:
    """The event's head and the verb whose object it is."""
    return [head, head.head] if head.dep_ in ("dobj", "nsubjpass") else [head]


def _complete(event: Happening, act: Happening) -> None:
    """The answering word and the act it describes are one event: each lends the other what it lacks."""
    for mine, its in ((event.agents, act.agents), (event.targets, act.targets), (event.places, act.places)):
        if not mine:
            mine.extend(copies(its))
        elif not its:
            its.extend(copies(mine))
    event.instruments = event.instruments or list(act.instruments)
    if event.modality == "asserted" and event.head.dep_ in ("amod", "pobj", "attr"):
        event.modality = act.modality
