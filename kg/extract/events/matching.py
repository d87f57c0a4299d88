"""Whether a word with those around it makes a frame's trigger: particle, fixed object, complement, auxiliaries."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from spacy.tokens import Token

from kg.extract import control, lexicons, phrases, syntax
from kg.ontology import Frame


class Around:
    """What hangs on a word that may be a trigger, looked up once for all its frames."""

    def __init__(self, token: Token) -> None:
        self.token = token

    @functools.cached_property
    def objects(self) -> list[Token]:
        """Whom or what it is done to."""
        return control.objects(self.token)

    @functools.cached_property
    def subjects(self) -> list[Token]:
        """Who does it."""
        return control.subjects(self.token)

    @functools.cached_property
    def clauses(self) -> list[Token]:
        """Heads of complement clauses and infinitives."""
        return syntax.clauses(self.token)

    @functools.cached_property
    def object_words(self) -> list[Token]:
        """The objects, what they count, and the nouns before those that only carry them."""
        return [word for thing in self.objects for word in (thing, *syntax.counted(thing), *_carried(thing))]

    @functools.cached_property
    def complements(self) -> list[Token]:
        """Heads of complement clauses, and gerunds after "to": "committed to OPENING the border"."""
        return [*self.clauses, *(t for t in syntax.prepositional(self.token, ("to",)) if t.dep_ == "pcomp")]

    @functools.cached_property
    def prepositions(self) -> list[Token]:
        """Those of the word, of the objects behind it, and of its "out": "walked out OF PRISON"."""
        hosts = (self.token, *(o for o in self.objects if o.i > self.token.i))
        hung = [c for host in hosts for c in host.children]
        stacked = (c for p in hung if p.lower_ == "out" for c in p.children)
        return [c for c in (*hung, *stacked) if c.dep_ == "prep"]


def fits(frame: Frame, token: Token) -> bool:
    """Whether the word with those around it makes the frame's trigger."""
    return other_words(frame, Around(token)) is not None


def other_words(frame: Frame, around: Around) -> tuple[Token, ...] | None:
    """The further words of a multiword trigger; None when one is missing or a forbidden word is there."""
    words: list[Token] = []
    if frame.particle is not None:
        found = _particle(around.token, frame.particle)
        if found is None:
            return None
        words.append(found)
    if frame.object:
        thing = _object_word(around, frame.object)
        if thing is None:
            return None
        words.append(thing)
    for prepositions, lemmas in frame.complement.items():
        pair = _complement(around, prepositions.split("|"), lemmas)
        if pair is None:
            return None
        words += pair
    if frame.modifier:
        modifier = _modifier(frame, around.token)
        if modifier is None:
            return None
        words.append(modifier)
    fitting = _subject_fits(frame, around) and not _forbidden(frame, around) and _stance(frame, around)
    return tuple(words) if fitting else None


def _subject_fits(frame: Frame, around: Around) -> bool:
    """Whether the verb has, and the noun is, a subject of the right sort, where the frame asks for it."""
    token = around.token
    if frame.subject_of and not (token.dep_ in ("nsubj", "nsubjpass") and token.head.lemma_ in frame.subject_of):
        return False
    if not frame.subject:
        return True
    found = (word for subject in around.subjects
             for word in (subject, *syntax.counted(subject), *syntax.modifiers(subject)))  # fmt: skip
    return any(word.lemma_.lower() in frame.subject for word in found)


def _stance(frame: Frame, around: Around) -> bool:
    """Whether the auxiliaries and the negation that a frame asks for are there: "will not release", "said it must"."""
    token = around.token
    verb = token.head if token.dep_ == "acomp" else token
    if frame.aux and not _has_aux(verb, frame.aux):
        return False
    if frame.negated is not None and syntax.is_negated(verb) != frame.negated:
        return False
    if frame.below and not any(t.lemma_.lower() in frame.below for t in token.subtree):
        return False
    if not (frame.clause_aux or frame.clause_object or frame.clause_verbs):
        return True
    governed = [clause for clause in around.complements if _governs(clause, frame)]
    if not frame.clause_aux:
        return bool(governed)
    return any(_has_aux(c, frame.clause_aux) and not syntax.is_negated(c) for c in governed)


def _governs(verb: Token, frame: Frame) -> bool:
    if frame.clause_verbs and verb.lemma_.lower() not in frame.clause_verbs:
        return False
    wanted = frame.clause_object
    return not wanted or any(thing.lemma_.lower() in wanted for thing in control.objects(verb))


def _has_aux(verb: Token, words: tuple[str, ...]) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in words for c in verb.children)


def _particle(token: Token, particle: str) -> Token | None:
    return next((c for c in token.children if c.lower_ == particle and _is_particle(c)), None)


def _is_particle(word: Token) -> bool:
    """A particle takes no object of its own: "gave IN", not "gave in cash"."""
    return word.dep_ in ("prt", "advmod") or (word.dep_ == "prep" and not any(c.dep_ == "pobj" for c in word.children))


def _object_word(around: Around, lemmas: tuple[str, ...]) -> Token | None:
    found = (w for w in around.object_words if w.lemma_.lower() in lemmas or phrases.hyphenated(w) in lemmas)
    return next(found, None)


def _carried(thing: Token) -> list[Token]:
    """The noun before a head that adds nothing: "ceasefire agreement", "aid deliveries", "curfew hours"."""
    adds_nothing = thing.lemma_.lower() in lexicons.word_classes().carriers
    return [m for m in thing.lefts if m.dep_ == "compound"] if adds_nothing else []


def _complement(around: Around, prepositions: Sequence[str], lemmas: tuple[str, ...]) -> list[Token] | None:
    for preposition in around.prepositions:
        if preposition.lower_ in prepositions:
            for noun in preposition.children:
                if noun.dep_ == "pobj" and noun.lemma_.lower() in lemmas:
                    return [preposition, noun]
    return None


def _modifier(frame: Frame, token: Token) -> Token | None:
    if frame.kind == "noun":
        return next((m for m in syntax.modifiers(token) if m.lemma_.lower() in frame.modifier), None)
    kinds = ("acomp", "oprd", "advmod", "xcomp", "amod", "ccomp", "advcl")
    nearby = [c for c in token.children if c.dep_ in kinds]
    nearby += [g for c in token.children if c.dep_ in ("ccomp", "xcomp") for g in c.children]
    nearby += [m for o in token.children if o.dep_ in syntax.OBJECT for m in o.children if m.dep_ in ("amod", "acl")]
    return next((m for m in nearby if m.lower_ in frame.modifier), None)


def _forbidden(frame: Frame, around: Around) -> bool:
    token = around.token
    if frame.not_theme and any(t.lemma_.lower() in frame.not_theme for t in _theme_nouns(frame, around)):
        return True
    if token.dep_ == "pobj" and frame.not_under and _over(token) & {*frame.not_under}:
        return True
    if token.dep_ in ("amod", "compound", "nmod") and token.head.lemma_.lower() in frame.not_before:
        return True
    if frame.kind == "noun":
        if frame.not_object and any(t.lemma_.lower() in frame.not_object for t in _whereof(around)):
            return True
        return bool(frame.not_modifier) and any(m.lower_ in frame.not_modifier for m in syntax.modifiers(token))
    if frame.not_object and any(o.lemma_.lower() in frame.not_object for o in _governed(around)):
        return True
    if frame.not_modifier and _qualifies_object(around, frame.not_modifier):
        return True
    return bool(frame.not_subject) and any(s.lemma_.lower() in frame.not_subject for s in around.subjects)


def _qualifies_object(around: Around, words: Sequence[str]) -> bool:
    """Whether one of the words stands before an object: "held a PRESS conference"."""
    return any(m.lower_ in words for thing in around.objects for m in syntax.modifiers(thing))


def _governed(around: Around) -> list[Token]:
    """Objects, with what they only carry ("TEARGAS shells"), and clauses."""
    things = around.objects
    return [*things, *(carried for thing in things for carried in _carried(thing)), *around.clauses]


def _whereof(around: Around) -> list[Token]:
    """What an act is of: "the firing OF WORKERS", as a gerund "firing WORKERS"."""
    governed = around.objects if around.token.pos_ in syntax.VERBAL else []
    return [*syntax.prepositional(around.token, ("of",)), *governed]


def _over(noun: Token) -> set[str]:
    """The preposition over a noun, alone and with the word that it hangs on: "of", "state of"."""
    preposition = noun.head
    return {preposition.lower_, f"{preposition.head.lower_} {preposition.lower_}"}


def _theme_nouns(frame: Frame, around: Around) -> list[Token]:
    token = around.token
    anchors = [token, *(around.objects if frame.object else ())]
    if token.dep_ in syntax.OBJECT:
        anchors.append(token.head)
    prepositions = tuple(function for function in frame.theme if function not in ("object", "clause"))
    found = (t for anchor in anchors for t in syntax.prepositional(anchor, prepositions))
    return [t for t in found if t.pos_ not in syntax.VERBAL]
