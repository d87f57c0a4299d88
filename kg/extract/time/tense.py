"""Whether the clause around an expression of time speaks of the past or of the future."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract import syntax
from kg.extract.time.base import Tense
from kg.extract.time.words import Site, time_words


def tense_at(site: Site) -> Tense:
    """Return whether the clause around the site speaks of the past, of the future, or does not say ("none")."""
    verb = _clause_verb(site.token)
    if verb is None:
        return "none"
    tense = _tense_of(verb)
    doer = site.token.dep_ == "pobj" and site.token.head.dep_ == "agent"  # "was ousted BY A FACTION in June"
    sure = (doer or site.token.pos_ in syntax.VERBAL) and site.preposition not in time_words().bounding
    return "likely" if tense == "past" and not sure else tense


def _clause_verb(token: Token) -> Token | None:
    while token.pos_ not in syntax.VERBAL:
        if token.head == token:
            return None
        token = token.head
    return token


def _tense_of(verb: Token) -> Tense:
    words = time_words()
    auxiliaries = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    if any(c.lower_ in words.future_auxiliaries for c in auxiliaries):
        return "likely" if any(c.lower_ == "have" for c in auxiliaries) else "future"
    if any(c.lower_ == "to" for c in auxiliaries):
        return _infinitive_tense(verb)
    if verb.tag_ == "VBD" or any(c.tag_ == "VBD" or c.lemma_ == "have" for c in auxiliaries):
        return _finite_past(verb)
    if verb.tag_ == "VBN" and verb.lemma_ not in words.future_verbs and _is_bare_participle(verb):
        return "past"
    if verb.dep_ in {"conj", "advcl", "acl", "pcomp", "xcomp"} and verb.tag_ in {"VBG", "VBN", "VB"}:
        return _tense_above(verb)
    return "future" if verb.tag_ in {"VBZ", "VBP"} and verb.lemma_ in words.scheduled else "none"


def _is_bare_participle(verb: Token) -> bool:
    """Tell whether "the deal, ANNOUNCED Friday, would …" says what has been done; "if accepted Friday" does not."""
    openers = (c for c in verb.children if c.i < verb.i and (c.dep_ == "mark" or c.tag_ == "WRB"))
    return verb.dep_ == "acl" or (verb.dep_ == "advcl" and next(openers, None) is None)


def _infinitive_tense(verb: Token) -> Tense:
    """Return the tense of "to meet": of what it hangs on, future after "plans", "is due", "is", "guidelines"."""
    head = verb.head
    if head == verb:
        return "none"
    if head.lemma_.lower() in time_words().future_verbs or head.lower_ in time_words().future_words:
        return "likely" if any(c.lower_ == "had" for c in (*head.children, *head.head.children)) else "future"
    if head.pos_ not in syntax.VERBAL:
        return "future"
    return "future" if head.lemma_ == "be" and head.tag_ in {"VBZ", "VBP"} else _tense_of(head)


def _finite_past(verb: Token) -> Tense:
    """Return past, but future for "was due to meet", "is expected Friday"."""
    words = time_words()
    if any(c.lower_ in words.future_words and c.dep_ in {"acomp", "oprd", "xcomp"} for c in verb.children):
        return "future"
    if verb.tag_ == "VBN" and verb.lemma_ in {"schedule", "slate", "expect", "plan"}:
        return "likely" if any(c.lower_ == "had" for c in verb.children) else "none"
    return "past"


def _tense_above(verb: Token) -> Tense:
    head = _clause_verb(verb.head)
    return _tense_of(head) if head is not None and head != verb else "none"
