"""Which words can trigger which event types: the structural half of a frame (word, particle, fixed object …)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from kg.extract import control, lexicons, phrases, syntax
from kg.extract.events.happening import HARM
from kg.ontology import EventType, Frame

WITH = frozenset({"with", "of", "for"})
FOR_WHAT = frozenset({"on", "against", "for", "to"})
DEEMED = frozenset({"fear", "believe", "presume", "report", "think"})  # "forty are feared DEAD"
Candidate = tuple[EventType, Frame, tuple[Token, ...]]


class TriggerIndex:
    """Frames by kind and lemma. Built once for an ontology, then asked for every document."""

    def __init__(self, types: Mapping[str, EventType]) -> None:
        self.types = types
        self._frames: dict[tuple[str, str], list[tuple[EventType, Frame]]] = defaultdict(list)
        for event_type in types.values():
            for frame in event_type.frames:
                for lemma in frame.lemmas:
                    self._frames[frame.kind, lemma].append((event_type, frame))
        for entries in self._frames.values():
            entries.sort(key=lambda entry: -entry[1].specificity)

    def find(self, doc: Doc) -> dict[int, list[Candidate]]:
        """Candidates by the index of their head token, the most specific first."""
        found: dict[int, list[Candidate]] = {}
        for token in doc:
            if token.pos in syntax.FUNCTION_WORDS:
                continue
            candidates = [
                (event_type, frame, tuple(sorted((token, *words), key=lambda t: t.i)))
                for event_type, frame in self._frames_of(token)
                if (words := _other_words(frame, token)) is not None
            ]
            if candidates:
                found[token.i] = candidates
        return {i: [_without_acts(candidate, doc[i], found) for candidate in options] for i, options in found.items()}

    def near(self, token: Token) -> Iterator[tuple[EventType, Frame]]:
        """The frames of a word that its sentence does not complete, or that a word beside it forbids."""
        return (entry for entry in self._frames_of(token) if not fits(entry[1], token))

    def _frames_of(self, token: Token) -> Iterator[tuple[EventType, Frame]]:
        kind = _kind(token)
        if kind is None:
            return
        lemma = token.lemma_.lower()
        yield from self._frames.get((kind, token.lower_ if _names_people(token) else lemma), ())
        if kind == "noun" and token.dep_ in ("compound", "nmod", "amod"):
            yield from self._frames.get(("adjective", lemma), ())
        if kind == "verb" and token.lower_ != lemma and token.tag_ == "VBG":
            finite = token.dep_ in ("ROOT", "ccomp") or any(c.dep_ == "aux" for c in token.lefts)  # "who ARE fighting"
            yield from () if finite else self._frames.get(("noun", token.lower_), ())


def _without_acts(candidate: Candidate, head: Token, found: Mapping[int, list[Candidate]]) -> Candidate:
    """A trigger without what it is about: "charged with MURDER" is a charge, and the murder is an event of its own."""
    event_type, frame, words = candidate
    acts = [
        word
        for word in words
        if word.dep_ == "pobj" and word.head.lower_ in WITH and _family(found.get(word.i)) in HARM - {event_type.family}
    ]
    spared = {t.i for act in acts for t in (act, act.head)} - {head.i}
    return event_type, frame, tuple(word for word in words if word.i not in spared)


def _family(options: list[Candidate] | None) -> str | None:
    return options[0][0].family if options else None


def _kind(token: Token) -> str | None:
    """Which frames a token may match, from its part of speech and its place in the tree."""
    if _names_people(token):
        return "noun"
    if token.pos_ in ("VERB", "AUX"):
        return None if token.dep_ in ("aux", "auxpass") else "verb"
    if token.pos_ == "NOUN" or (token.pos_ == "PROPN" and not token.ent_type_ and not _is_in_title(token)):
        return "noun"
    deemed = token.dep_ == "oprd" and token.head.lemma_ in DEEMED
    if token.pos_ == "ADJ" and (deemed or token.dep_ in ("amod", "acomp")):
        return "adjective"
    return None


def _is_in_title(noun: Token) -> bool:
    """"the Rapporteur on TORTURE", "the Committee against TORTURE": what an office is for."""
    return noun.dep_ == "pobj" and noun.head.lower_ in FOR_WHAT and noun.head.head.pos_ == "PROPN"


def _names_people(token: Token) -> bool:
    """A participle or adjective with a determiner or number that stands for people: "the WOUNDED"."""
    if token.tag_ not in ("VBN", "VBD", "JJ") or token.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj"):
        return False
    before = [c for c in token.children if c.i < token.i]
    return bool(before) and all(c.dep_ in ("det", "nummod", "amod") for c in before)


def fits(frame: Frame, token: Token) -> bool:
    """Whether the word with those around it makes the frame's trigger."""
    return _other_words(frame, token) is not None


def _other_words(frame: Frame, token: Token) -> tuple[Token, ...] | None:
    """The further words of a multiword trigger; None when one is missing or a forbidden word is there."""
    words: list[Token] = []
    if frame.particle is not None:
        found = _particle(token, frame.particle)
        if found is None:
            return None
        words.append(found)
    if frame.object:
        thing = _object_word(token, frame.object)
        if thing is None:
            return None
        words.append(thing)
    for prepositions, lemmas in frame.complement.items():
        pair = _complement(token, prepositions.split("|"), lemmas)
        if pair is None:
            return None
        words += pair
    if frame.modifier:
        modifier = _modifier(frame, token)
        if modifier is None:
            return None
        words.append(modifier)
    return None if _forbidden(frame, token) or not _stance(frame, token) else tuple(words)


def _stance(frame: Frame, token: Token) -> bool:
    """Whether the auxiliaries and the negation that a frame asks for are there: "will not release", "said it must"."""
    verb = token.head if token.dep_ == "acomp" else token
    if frame.aux and not _has_aux(verb, frame.aux):
        return False
    if frame.negated is not None and _is_negated(verb) != frame.negated:
        return False
    if frame.below and not any(t.lemma_.lower() in frame.below for t in token.subtree):
        return False
    governed = [clause for clause in _complements(token) if _governs(clause, frame)]
    if not governed and (frame.clause_aux or frame.clause_object or frame.clause_verbs):
        return False
    return not frame.clause_aux or any(_has_aux(c, frame.clause_aux) and not _is_negated(c) for c in governed)


def _complements(token: Token) -> list[Token]:
    """Heads of complement clauses, and gerunds after "to": "committed to OPENING the border"."""
    return [*syntax.clauses(token), *(t for t in syntax.prepositional(token, ("to",)) if t.dep_ == "pcomp")]


def _governs(verb: Token, frame: Frame) -> bool:
    if frame.clause_verbs and verb.lemma_.lower() not in frame.clause_verbs:
        return False
    wanted = frame.clause_object
    return not wanted or any(thing.lemma_.lower() in wanted for thing in control.objects(verb))


def _is_negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)


def _has_aux(verb: Token, words: tuple[str, ...]) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in words for c in verb.children)


def _particle(token: Token, particle: str) -> Token | None:
    return next((c for c in token.children if c.lower_ == particle and _is_particle(c)), None)


def _is_particle(word: Token) -> bool:
    """A particle takes no object of its own: "gave IN", not "gave in cash"."""
    return word.dep_ in ("prt", "advmod") or (word.dep_ == "prep" and not any(c.dep_ == "pobj" for c in word.children))


def _object_word(token: Token, lemmas: tuple[str, ...]) -> Token | None:
    for thing in control.objects(token):
        for word in (thing, *syntax.counted(thing), *_carried(thing)):
            if word.lemma_.lower() in lemmas or phrases.hyphenated(word) in lemmas:
                return word
    return None


def _carried(thing: Token) -> list[Token]:
    """The noun before a head that adds nothing: "ceasefire agreement", "aid deliveries", "curfew hours"."""
    adds_nothing = thing.lemma_.lower() in lexicons.word_classes().carriers
    return [m for m in thing.lefts if m.dep_ == "compound"] if adds_nothing else []


def _complement(token: Token, prepositions: Sequence[str], lemmas: tuple[str, ...]) -> list[Token] | None:
    hung = [c for word in (token, *(o for o in control.objects(token) if o.i > token.i)) for c in word.children]
    stacked = (c for p in hung if p.lower_ == "out" for c in p.children)  # "walked out OF PRISON"
    for child in (*hung, *stacked):
        if child.dep_ == "prep" and child.lower_ in prepositions:
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.lemma_.lower() in lemmas:
                    return [child, noun]
    return None


def _modifier(frame: Frame, token: Token) -> Token | None:
    if frame.kind == "noun":
        return next((m for m in syntax.modifiers(token) if m.lemma_.lower() in frame.modifier), None)
    kinds = ("acomp", "oprd", "advmod", "xcomp", "amod", "ccomp", "advcl")
    nearby = [c for c in token.children if c.dep_ in kinds]
    nearby += [g for c in token.children if c.dep_ in ("ccomp", "xcomp") for g in c.children]
    nearby += [m for o in token.children if o.dep_ in syntax.OBJECT for m in o.children if m.dep_ in ("amod", "acl")]
    return next((m for m in nearby if m.lower_ in frame.modifier), None)


def _forbidden(frame: Frame, token: Token) -> bool:
    if frame.not_theme and any(t.lemma_.lower() in frame.not_theme for t in _theme_nouns(frame, token)):
        return True
    if token.dep_ == "pobj" and frame.not_under and _over(token) & {*frame.not_under}:
        return True
    if token.dep_ in ("amod", "compound", "nmod") and token.head.lemma_.lower() in frame.not_before:
        return True
    if frame.kind == "noun":
        if frame.not_object and any(t.lemma_.lower() in frame.not_object for t in _whereof(token)):
            return True
        return bool(frame.not_modifier) and any(m.lower_ in frame.not_modifier for m in syntax.modifiers(token))
    if frame.not_object and any(o.lemma_.lower() in frame.not_object for o in _governed(token)):
        return True
    return bool(frame.not_subject) and any(s.lemma_.lower() in frame.not_subject for s in control.subjects(token))


def _governed(verb: Token) -> list[Token]:
    """Objects, with what they only carry ("TEARGAS shells"), and clauses."""
    things = control.objects(verb)
    return [*things, *(carried for thing in things for carried in _carried(thing)), *syntax.clauses(verb)]


def _whereof(noun: Token) -> list[Token]:
    """What an act is of: "the firing OF WORKERS", as a gerund "firing WORKERS"."""
    governed = control.objects(noun) if noun.pos_ in syntax.VERBAL else []
    return [*syntax.prepositional(noun, ("of",)), *governed]


def _over(noun: Token) -> set[str]:
    """The preposition over a noun, alone and with the word that it hangs on: "of", "state of"."""
    preposition = noun.head
    return {preposition.lower_, f"{preposition.head.lower_} {preposition.lower_}"}


def _theme_nouns(frame: Frame, token: Token) -> list[Token]:
    anchors = [token, *(control.objects(token) if frame.object else ())]
    if token.dep_ in syntax.OBJECT:
        anchors.append(token.head)
    prepositions = tuple(function for function in frame.theme if function not in ("object", "clause"))
    found = (t for anchor in anchors for t in syntax.prepositional(anchor, prepositions))
    return [t for t in found if t.pos_ not in syntax.VERBAL]
