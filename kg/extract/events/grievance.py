"""What a reprisal is for: the constructions that name the act which it answers.

In order of how surely they do: an object or complement of the answering word ("in retaliation FOR x", "to avenge X"),
what sparks it ("the KILLING sparked reprisals"), a condition ("will retaliate if Japan KEEPS its markets closed"), what
came right before ("retaliated after rebels SHELLED the port"), what its target did ("reprisals against officials who
REJECT the plan"). Where that act is no event of a finer type it becomes one of type ACT, so that the question "for
what?" has an answer with its own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Token

from kg.extract import control, lexicons, syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.events import answering
from kg.extract.events.functions import fillers
from kg.extract.events.happening import PARTY, Happening, Role
from kg.extract.events.light import governing_verb
from kg.ontology import EventType, Frame

REASONS = ("for", "to", "over", "object")
CONDITIONS = frozenset({"if", "unless", "should"})
BEFORE = ("after", "following")
DEEPEST = 6  # words between the answering word and the root of its sentence


def find_grievances(events: Iterable[Happening], entities: EntityIndex, act: EventType) -> list[Happening]:
    """Set the themes of the answering events that have none yet; returns the new ACT events made for that."""
    known = {event.head.i: event for event in events}
    whole = {i: event for event in known.values() for i in range(*event.trigger)}
    made: dict[int, Happening] = {}
    for event in list(known.values()):
        if event.type.type == "RETALIATE" and not event.themes:
            finder = _Finder(event, known, entities)
            for token in finder.reasons():
                theme = known.get(token.i) or whole.get(token.i)  # "SANCTIONS imposed", whose head is the verb
                if theme is None or theme is event:
                    theme = made.setdefault(token.i, _grievance(token, entities, act))
                event.themes.append(theme)
    return list(made.values())


class _Finder:
    """Reads the constructions of one answering event."""

    def __init__(self, event: Happening, known: Mapping[int, Happening], entities: EntityIndex) -> None:
        self._event = event
        self._known = known
        self._entities = entities
        self._above = _ancestors(event.head)

    def reasons(self) -> list[Token]:
        """Heads of the acts that are answered, by the first construction that gives any."""
        ways = (self._complements, self._sparks, self._conditions, self._just_before, self._deeds_of_targets)
        return next((found for way in ways if (found := list(way()))), [])

    def _complements(self) -> Iterator[Token]:
        functions = _reasons(self._event) or ["for"]
        anchors = [self._event.head]
        if answering.is_before_noun(self._event):
            anchors.append(self._event.head.head)
        if "for" in functions:
            yield from (t for t in self._astray() if self._act_in(t) is t)
        for anchor in anchors:
            found = [token for function in functions for token in fillers(anchor, function)]
            found += _after(anchor, functions)
            verb = governing_verb(anchor)
            if verb is not None and "for" in functions:
                found += [t for t in syntax.prepositional(verb, ("for",)) if t.i > anchor.i]
            found += [t for t in _struck_at(anchor, self._event) if self._is_measure(t)]
            acts = dict.fromkeys(t for token in found if (t := self._act_in(token)) is not None)
            yield from (t for t in acts if t not in self._event.words)

    def _astray(self) -> list[Token]:
        """Reasons that the parser hung elsewhere: "reprisals on VILLAGERS for …", "an EXAMPLE of revenge for …"."""
        word = self._event.head
        above = [word.head.head] if word.dep_ == "pobj" and word.head.lower_ == "of" else []
        heads = [word.doc[self._entities.mentions[role.mention].head] for role in self._event.targets]
        anchors = above + [head for head in heads if head.dep_ == "pobj"]
        return [t for anchor in anchors for t in syntax.prepositional(anchor, ("for",)) if t.i > word.i]

    def _is_measure(self, token: Token) -> bool:
        """"Hit back at SANCTIONS" is an answer to them, "retaliate against Australian WINE" none to the wine."""
        return token.i in self._known or token.lemma_.lower() in lexicons.link_words().measures

    def _act_in(self, token: Token) -> Token | None:
        """The act itself: an event, a gerund, a noun that is no party; "what it sees as a FAILURE" is that failure."""
        if token.dep_ == "pobj" and token.i not in self._known and token.tag_ == "VBZ":
            return token  # "for air strikes" with the noun taken for a verb
        if token.pos_ in syntax.VERBAL and token.tag_ != "VBG":
            named = [*syntax.prepositional(token, ("as",)), *(c for c in token.children if c.dep_ in ("oprd", "attr"))]
            return next((t for t in named if t.pos_ == "NOUN" or t.tag_ == "VBG"), None)
        if token.i in self._known or _is_act(token, self._entities):
            return token
        return next((c for c in token.children if c.dep_ in ("acl", "relcl") and self._is_hostile(c)), None)

    def _sparks(self) -> Iterator[Token]:
        """"The killing SPARKED reprisals", "fired rockets, DRAWING strikes in retaliation"."""
        verb = sparking_verb(self._event)
        if verb is None:
            return
        own = any(c.dep_ in syntax.SUBJECT or c.dep_ in syntax.PASSIVE_SUBJECT for c in verb.children)
        causes = [verb.head] if verb.dep_ == "advcl" and not own else control.subjects(verb)
        for cause in causes:
            act = cause if cause.pos_ in syntax.VERBAL else self._act_in(cause)
            if act is not None:
                yield act

    def _conditions(self) -> Iterator[Token]:
        for verb in self._above:
            for clause in verb.children:
                opened = any(c.dep_ == "mark" and c.lower_ in CONDITIONS for c in clause.children)
                if clause.dep_ == "advcl" and opened and clause not in self._above:
                    yield self._deed(clause)
                    return

    def _deed(self, verb: Token) -> Token:
        """The act that a clause tells: "PASS A LAW" is the law, "were to CLOSE" the closing."""
        if verb.i in self._known:
            return verb
        if verb.lemma_ == "be":
            verb = next((c for c in verb.children if c.dep_ == "xcomp"), verb)
        objects = control.objects(verb) if verb.lemma_ in lexicons.link_words().performing else []
        return next((t for t in objects if t.i in self._known or _is_act(t, self._entities)), verb)

    def _just_before(self) -> Iterator[Token]:
        """"Retaliated AFTER rebels shelled the port", "reprisals FOLLOWING the attack"."""
        for verb in self._above:
            for token in (*syntax.prepositional(verb, BEFORE), *answering.in_wake_of(verb)):
                if token.i in self._known and self._is_hostile(token):
                    yield token
            for clause in verb.children:
                marked = any(c.dep_ in ("mark", "advmod") and c.lower_ in ("after", "when") for c in clause.children)
                if clause.dep_ == "advcl" and marked and clause not in self._above and self._is_hostile(clause):
                    yield clause

    def _is_hostile(self, token: Token) -> bool:
        found = self._known.get(token.i)
        return found is not None and found.type.family in answering.HOSTILE and found.type.type != "RETALIATE"

    def _deeds_of_targets(self) -> Iterator[Token]:
        """"Reprisals against officials WHO REJECT the plan": what a target is described by is what it did."""
        for role in self._event.targets:
            mention = self._entities.mentions[role.mention]
            head = self._event.head.doc[mention.head]
            for clause in head.children:
                if clause.dep_ == "relcl" and mention.kind == "noun" and _who(clause) and not _is_state(clause):
                    yield self._deed(clause)


def _reasons(event: Happening) -> list[str]:
    """Where the frame says what is answered; "against" and "at" mostly say who is ("retaliate against")."""
    return [f for f in event.frame.theme if f in REASONS or (f in ("against", "at") and f not in event.frame.target)]


def _struck_at(word: Token, event: Happening) -> list[Token]:
    aimed = [function for function in ("against", "at") if function in event.frame.target]
    return [token for function in aimed for token in fillers(word, function)]


def _after(word: Token, functions: Iterable[str]) -> list[Token]:
    """What follows the word and a preposition, wherever the parser hung the preposition."""
    following = word.doc[word.i + 1] if word.i + 1 < word.sent.end else word
    if following.dep_ != "prep" or following.lower_ not in functions:
        return []
    return syntax.expand(c for c in following.children if c.dep_ in ("pobj", "pcomp"))


def sparking_verb(event: Happening) -> Token | None:
    """The verb that says what brought the answer about: "the killing SPARKED reprisals"."""
    sparking = lexicons.link_words().sparking
    above = _ancestors(event.head)[1:]
    return next((v for v in above if v.pos_ in syntax.VERBAL and _verb_name(v) in sparking), None)


def _who(clause: Token) -> bool:
    return any(c.dep_ == "nsubj" and c.tag_ in syntax.RELATIVE for c in clause.children)


def _is_state(clause: Token) -> bool:
    return clause.lemma_ in lexicons.link_words().states


def _ancestors(token: Token) -> list[Token]:
    """The word and what governs it, up to the root of the sentence."""
    found = [token]
    while token.head != token and len(found) < DEEPEST + 4:
        token = token.head
        found.append(token)
    return found


def _verb_name(verb: Token) -> str:
    """"lead_to" where the lexicon knows the verb with its preposition, else the lemma."""
    after = next((c.lower_ for c in verb.children if c.dep_ in ("prep", "prt") and c.i > verb.i), "")
    joined = f"{verb.lemma_}_{after}"
    return joined if joined in lexicons.link_words().sparking else verb.lemma_


def _is_act(token: Token, entities: EntityIndex) -> bool:
    """A gerund, or a noun that is no party, place or date."""
    if token.pos_ in syntax.VERBAL:
        return token.tag_ == "VBG"
    number = entities.at(token.i)
    mention = entities.mentions[number] if number is not None else None
    thing = mention is None or (mention.kind == "noun" and mention.type == "OTHER")
    return token.pos_ == "NOUN" and not token.ent_type_ and thing and token.lemma_ not in lexicons.link_words().times


def _grievance(token: Token, entities: EntityIndex, act: EventType) -> Happening:
    frame = Frame(kind="verb" if token.pos_ in syntax.VERBAL else "noun", lemmas=(token.lemma_,), confidence=0.5)
    event = Happening(act, frame, token, (token,))
    if token.pos_ in syntax.VERBAL:
        event.agents = _roles(control.subjects(token), entities)
        event.targets = _roles(control.objects(token), entities)
    else:
        performed = token.dep_ in syntax.OBJECT and token.head.lemma_ in lexicons.link_words().performing
        event.agents = _roles([*doers(token), *(control.subjects(token.head) if performed else ())], entities)
    return event


def doers(token: Token) -> list[Token]:
    """Whose an act is: possessive, by-phrase, modifier, or the subject of the clause that says who did it."""
    if token.pos_ in syntax.VERBAL and token.dep_ != "pobj":
        return control.subjects(token)
    done_to = syntax.prepositional(token, ("of",))  # "the killing of villagers BY POLICE", hung on the villagers
    by = [t for noun in (token, *done_to) for t in syntax.prepositional(noun, ("by",))]
    own = done_to if token.lemma_.lower() in lexicons.link_words().conduct else []  # "the actions OF THE ARMY"
    found = [*syntax.possessors(token), *by, *own, *syntax.modifiers(token)]
    return found + [t for c in token.children if c.dep_ in ("acl", "relcl") for t in control.subjects(c)]


def has_reason(event: Happening) -> bool:
    """Whether something is named that is answered, even if it could not be read."""
    reasons = _reasons(event)
    return any(fillers(event.head, function) for function in reasons) or bool(_after(event.head, reasons))


def _roles(tokens: Iterable[Token], entities: EntityIndex) -> list[Role]:
    numbers = [entities.at(token.i) for token in tokens]
    return [Role(n) for n in numbers if n is not None and entities.mentions[n].type in PARTY]
