"""Who answers whom for what: completes the answering events of one document and ties them to their provocations.

An answering word is short of participants: "in retaliation" has none, they stand with the act it describes, with the
thing that the act hits ("tariffs on JAPANESE goods"), or with the provocation, whose doer is the one aimed at. Where
the sentence does not name the provocation, the nearest earlier hostile act that fits the two sides is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from kg.extract import control, lexicons, syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.events import answering
from kg.extract.events.answering import HOSTILE
from kg.extract.events.functions import fillers, inside
from kg.extract.events.grievance import doers, has_reason, sparking_verb
from kg.extract.events.happening import FORCE, PARTY, SITE, Happening, LinkDraft, Role, copies
from kg.extract.events.modality import read_modality
from kg.model import FACTUAL

LOOK_BACK = 3  # sentences
AIMED = ("against", "on", "at", "toward", "towards")


class Retaliation:
    """Completes one answering event after another and gives the links of each."""

    def __init__(self, events: Sequence[Happening], entities: EntityIndex) -> None:
        self._events = events
        self._by_head = {event.head.i: event for event in events}
        self._entities = entities

    def links(self, event: Happening) -> Iterator[LinkDraft]:
        """The act that the event is, and what it answers."""
        act = answering.find_act(event, self._by_head)
        verb = answering.act_verb(event)
        self._speak_for_state(event)
        if answering.is_before_noun(event):
            self._complete_from_noun(event)
        self._drop_acts(event)
        if act is not None:
            event.same.append(act)
            self._complete_from_act(event, act)
            if not event.agents and verb is not None and event.head.dep_ == "pobj":
                self._blame_subject(event, verb)
            yield LinkDraft("SAME_EVENT", event, act, 0.8, "the act that the answering word describes")
        elif verb is not None:
            self._complete_from_clause(event, verb)
        else:
            self._complete_from_intent(event)
        told = bool(event.themes)
        if not event.agents and sparking_verb(event) is not None:
            event.agents += [r for theme in event.themes for r in copies(theme.targets) if self._is_party(r)]
        rule = "what the text says it answers" if told else "the nearest earlier hostile act between the sides"
        for theme in event.themes or self._provocation(event, act):
            if theme is not act:
                yield LinkDraft("RETALIATES_FOR", event, theme, 0.85 if told else 0.5, rule)
                self._aim(event, theme)
        self._find_other_side(event, act)

    # ---- participants

    def _drop_acts(self, event: Happening) -> None:
        """"Hit back at SANCTIONS": an act is what is answered, not who is aimed at."""
        acts = {theme.head.i for theme in event.themes}
        mentions = self._entities.mentions
        event.targets = [r for r in event.targets if mentions[r.mention].head not in acts]

    def _speak_for_state(self, event: Happening) -> None:
        """"The US trade minister WARNED OF retaliation": it is the state that would do it."""
        noun = event.head
        if noun.dep_ == "pobj" and noun.head.head.lemma_ == "warn" and len(event.agents) == 1:
            speaker = self._entities.mentions[event.agents[0].mention]
            if speaker.type == "PERSON":
                before = syntax.modifiers(noun.doc[speaker.head])
                states = [n for t in before if (n := self._entities.at(t.i)) is not None]
                found = [Role(n) for n in states if self._entities.mentions[n].type in ("COUNTRY", "ARMED_GROUP")]
                event.agents = found[:1] or event.agents

    def _blame_subject(self, event: Happening, verb: Token) -> None:
        """"Set off bombs, KILLING two, in retaliation": the subject of the clause, unless it sparked the answer."""
        if verb.lemma_ in lexicons.link_words().sparking:
            return
        struck = {role.mention for role in event.targets}
        event.agents += [role for role in self._roles(control.subjects(verb)) if role.mention not in struck]

    def _complete_from_noun(self, event: Happening) -> None:
        """"Iran's retaliatory STRIKES on Iraq", "a retaliatory MOVE by rebels": the noun's own participants."""
        noun = event.head.head
        event.agents = event.agents or self._roles(syntax.prepositional(noun, ("by", "from")))
        event.agents = event.agents or self._roles(syntax.possessors(noun))
        if not event.targets:
            self._aim_at(event, self._roles(syntax.prepositional(noun, AIMED)))

    def _complete_from_act(self, event: Happening, act: Happening) -> None:
        """The answering word and the act it describes are one event: each lends the other what it lacks."""
        self._complete_noun_from_clause(act)
        for mine, its in ((event.agents, act.agents), (event.targets, act.targets), (event.places, act.places)):
            if not mine:
                mine.extend(copies(its))
            elif not its:
                its.extend(copies(mine))
        event.instruments = event.instruments or list(act.instruments)
        if event.modality == "asserted" and event.head.dep_ in ("amod", "compound", "nmod", "pobj", "attr"):
            event.modality = act.modality
        if not event.targets:
            things = control.objects(act.head) if act.head.pos_ in syntax.VERBAL else [act.head]
            self._aim_at(event, self._roles(inside([act.head, *things])))
            act.targets += copies(event.targets)

    def _complete_noun_from_clause(self, act: Happening) -> None:
        """"Two were shot IN reprisal KILLINGS": the noun has the participants of the verb that it is an adjunct of."""
        noun = act.head
        inside = noun.dep_ == "pobj" and noun.head.lower_ in ("in", "during")
        verb = self._by_head.get(noun.head.head.i) if inside else None
        if verb is not None and verb.type.family == act.type.family:
            for mine, its in ((act.agents, verb.agents), (act.targets, verb.targets)):
                mine.extend(copies(its) if not mine else ())

    def _complete_from_clause(self, event: Happening, verb: Token) -> None:
        """An act of no type of ours ("closed the border in retaliation"): its subject answers."""
        word = answering.act_word(event)
        if event.modality == "asserted" and event.head.dep_ == "pobj":
            above = event.head.head.head
            event.modality = read_modality(above if above.pos_ in syntax.VERBAL else verb).modality
        if not event.agents:
            owned = doers(word) if word is not None and word.dep_ in syntax.SUBJECT | syntax.PASSIVE_SUBJECT else []
            event.agents += self._roles(owned)[:1] or self._roles(control.subjects(verb))
        if not event.targets:
            anchors = [verb] if word is None or word == verb else [word, verb]
            aimed = [t for anchor in anchors for t in syntax.prepositional(anchor, ("against", "on", "at"))]
            objects = control.objects(verb)
            self._aim_at(event, self._roles(aimed) or self._roles(objects) or self._roles(inside(objects)))

    def _complete_from_intent(self, event: Happening) -> None:
        """"The cabinet weighed retaliation": whoever has it in mind would do it."""
        verb = syntax.clause_head(event.head)
        if not event.agents and event.head.pos_ == "NOUN" and verb.lemma_ in lexicons.link_words().intending:
            event.agents += self._roles(control.subjects(verb))

    def _roles(self, tokens: Iterable[Token]) -> list[Role]:
        """The parties that the tokens name, or whose the things are that they name ("on JAPANESE goods")."""
        return [Role(number) for token in tokens for number in self._parties(token)]

    def _sites(self, tokens: Iterable[Token]) -> list[Role]:
        numbers = [self._entities.at(token.i) for token in tokens]
        return [Role(n) for n in numbers if n is not None and self._entities.mentions[n].type in SITE]

    def _is_party(self, role: Role) -> bool:
        return self._entities.mentions[role.mention].type in PARTY

    def _parties(self, token: Token) -> list[int]:
        numbers = [self._entities.at(t.i) for t in (token, *syntax.possessors(token), *syntax.modifiers(token))]
        parties = [n for n in numbers if n is not None and self._entities.mentions[n].type in PARTY]
        return parties[:1]

    # ---- the other side

    def _aim_at(self, event: Happening, roles: Sequence[Role]) -> None:
        """Add targets, but nobody who is an agent already."""
        own = {self._entities.entity_of(role.mention) for role in event.agents}
        event.targets += [role for role in roles if self._entities.entity_of(role.mention) not in own]

    def _aim(self, event: Happening, theme: Happening) -> None:
        """Whoever did what is answered is the one aimed at, unless the act itself hits a party or a place."""
        doers = [Role(role.mention) for role in theme.agents]
        if doers and all(self._entities.mentions[r.mention].type == "OTHER" for r in event.targets):
            event.targets = []
            self._aim_at(event, doers)

    def _find_other_side(self, event: Happening, act: Happening | None) -> None:
        """Who is aimed at, where neither the answer nor its act says so."""
        self._aim_at_doers(event)
        if not event.targets:
            self._aim_at(event, self._roles(_fearful(event.head)))
        if not event.targets and act is not None and act.head.pos_ in syntax.VERBAL:
            self._aim_at(event, self._sites(control.objects(act.head)))
        if not event.targets:
            self._aim_at_adversary(event)

    def _aim_at_doers(self, event: Happening) -> None:
        """"in retaliation for JAPAN's failure to …", "for tariffs imposed by PARIS": whoever did it is the target."""
        if event.targets:
            return
        reasons = [token for function in event.frame.theme for token in fillers(event.head, function)]
        for token in (*(theme.head for theme in event.themes), *reasons):
            if not event.targets and (token.pos_ not in syntax.VERBAL or token.i in self._by_head):
                self._aim_at(event, self._roles(doers(token)))

    def _aim_at_adversary(self, event: Happening) -> None:
        """Which side was accused just before, or threatened then; a person is seldom all that is aimed at."""
        answering_side = self._sides(event.agents)
        for other in self._back(event):
            found: list[Role] = []
            if other.type.family == "blame" and other.agents:
                found = other.targets
            elif other.type.family == "threat" and not answering_side & self._sides(other.agents):
                found = other.agents
            self._aim_at(event, copies(r for r in found if self._entities.mentions[r.mention].type != "PERSON"))
            if event.targets:
                return

    # ---- what is answered

    def _provocation(self, event: Happening, act: Happening | None) -> list[Happening]:
        """The nearest earlier hostile act between the two sides; failing that, violence told just before."""
        earlier = [other for other in self._earlier(event) if other is not act]
        fitting = [other for other in earlier if self._fits(event, other)]
        nearest = next((other for other in fitting if other.type.family in FORCE), None)
        if nearest is None and not has_reason(event) and not _is_told_again(act):
            nearest = next((other for other in earlier if self._may_provoke(event, other)), None)
        nearest = nearest or next(iter(fitting), None)
        if nearest is None:
            return []
        causes = [cause for cause in nearest.causes if cause.type.family in HOSTILE and cause is not act]
        return causes[:1] or [nearest]

    def _earlier(self, event: Happening) -> Iterator[Happening]:
        """Hostile acts told as facts before the event, the nearest first, some sentences back."""
        for other in self._back(event):
            if other.type.family in HOSTILE and other.type.type != "RETALIATE" and other.modality in FACTUAL:
                yield other

    def _back(self, event: Happening) -> Iterator[Happening]:
        """The events before this one, the nearest first, some sentences back."""
        last, sentences = event.head.sent.start, 0
        for other in reversed(self._events):
            if other.head.i >= event.head.i:
                continue
            if other.head.sent.start < last:
                last, sentences = other.head.sent.start, sentences + 1
            if sentences > LOOK_BACK:
                return
            yield other

    def _may_provoke(self, event: Happening, other: Happening) -> bool:
        """Violence in this sentence or the one before that the answering side is not said to have done.

        Sanctions may provoke sanctions.
        """
        start = event.head.sent.start
        near = other.head.sent.start >= (event.head.doc[start - 1].sent.start if start else 0)
        kinds = FORCE | {act.type.family for act in event.same if act.type.family == "sanction"}
        return near and other.type.family in kinds and not self._sides(event.agents) & self._sides(other.agents)

    def _fits(self, event: Happening, other: Happening) -> bool:
        answering, against = self._sides(event.agents), self._sides(event.targets)
        striking, struck = self._sides(other.agents), self._sides(other.targets)
        if answering & striking:
            return False
        return bool(answering & struck or against & striking)

    def _sides(self, roles: Sequence[Role]) -> set[str]:
        return self._entities.sides(role.mention for role in roles)


def _fearful(word: Token) -> list[Token]:
    """Who would suffer the answer: "VILLAGERS feared reprisals", "joined the strike for fear of reprisals"."""
    words = lexicons.link_words()
    if word.dep_ == "dobj" and word.head.lemma_ in words.fearing:
        return control.subjects(word.head)
    fear = word.head.head
    if word.dep_ != "pobj" or word.head.lower_ not in ("of", "about", "over") or fear.lemma_ not in words.fears:
        return []
    owners = syntax.possessors(fear)
    clause = syntax.clause_head(fear)
    return owners or (control.subjects(clause) if clause.pos_ in syntax.VERBAL else [])


def _is_told_again(act: Happening | None) -> bool:
    """"THE ATTACK was in reprisal": what was told just before is that attack, not what it answers."""
    definite = ("the", "this", "that", "these", "those")
    return act is not None and any(c.dep_ == "det" and c.lower_ in definite for c in act.head.children)
