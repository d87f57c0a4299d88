"""Which words can trigger which event types: the frames of their lemmas that `matching` finds complete."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from kg.extract import syntax
from kg.extract.events.happening import HARM
from kg.extract.events.matching import Around, fits, other_words
from kg.ontology import EventType, Frame

WITH = frozenset({"with", "of", "for"})
PARTICIPLES = frozenset({"VBN", "VBD", "JJ"})
FOR_WHAT = frozenset({"on", "against", "for", "to"})
DEEMED = frozenset({"fear", "believe", "presume", "report", "think", "find"})  # "forty are feared DEAD"
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
            entries.sort(key=lambda entry: (entry[0].yields, -entry[1].specificity))

    def find(self, doc: Doc) -> dict[int, list[Candidate]]:
        """Candidates by the index of their head token, the most specific first."""
        found: dict[int, list[Candidate]] = {}
        for token in doc:
            if token.pos in syntax.FUNCTION_WORDS:
                continue
            around = Around(token)
            candidates = [
                (event_type, frame, tuple(sorted((token, *words), key=lambda t: t.i)))
                for event_type, frame in self._frames_of(token)
                if (words := other_words(frame, around)) is not None
            ]
            if candidates and not _is_prefixed(token):
                found[token.i] = candidates
        return {i: [_without_acts(candidate, doc[i], found) for candidate in options] for i, options in found.items()}

    def near(self, token: Token) -> Iterator[tuple[EventType, Frame]]:
        """The frames of a word that its sentence does not complete, or that a word beside it forbids."""
        return (entry for entry in self._frames_of(token) if not fits(entry[1], token))

    def _frames_of(self, token: Token) -> Iterator[tuple[EventType, Frame]]:
        people = _names_people(token)
        kind = "noun" if people else _kind(token)
        if kind is None:
            return
        lemma = token.lemma_.lower()
        yield from self._frames.get((kind, token.lower_ if people else lemma), ())
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
    if token.pos_ in ("VERB", "AUX"):
        return None if token.dep_ in ("aux", "auxpass") else "verb"
    if token.pos_ == "NOUN" or (token.pos_ == "PROPN" and not token.ent_type_ and not _is_in_title(token)):
        return "noun"
    deemed = token.dep_ == "oprd" and token.head.lemma_ in DEEMED
    if token.pos_ == "ADJ" and (deemed or token.dep_ in ("amod", "acomp")):
        return "adjective"
    return None


def _is_prefixed(noun: Token) -> bool:
    """"a RIOT-torn province", "the STRIKE-hit port": how it is."""
    if noun.pos_ != "NOUN" or noun.whitespace_ or noun.i + 2 >= len(noun.doc):
        return False
    hyphen, behind = noun.doc[noun.i + 1], noun.doc[noun.i + 2]
    return hyphen.text == "-" and not hyphen.whitespace_ and behind.tag_ in PARTICIPLES


def _is_in_title(noun: Token) -> bool:
    """"the Rapporteur on TORTURE", "the Committee against TORTURE": what an office is for."""
    return noun.dep_ == "pobj" and noun.head.lower_ in FOR_WHAT and noun.head.head.pos_ == "PROPN"


def _names_people(token: Token) -> bool:
    """A participle or adjective with a determiner or number that stands for people: "the WOUNDED"."""
    if token.tag_ not in ("VBN", "VBD", "JJ") or token.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj"):
        return False
    before = [c for c in token.children if c.i < token.i]
    return bool(before) and all(c.dep_ in ("det", "nummod", "amod") for c in before)
