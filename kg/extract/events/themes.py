"""Which other act an event is about: what was threatened, condemned, planned, answered."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract import control, lexicons, syntax
from kg.extract.events.cast import Cast
from kg.extract.events.functions import FIXED
from kg.extract.events.happening import Happening
from kg.extract.events.light import only_tells
from kg.extract.events.standing import standing
from kg.ontology import Frame

LEADS_ON = frozenset("dobj xcomp pobj prep conj ccomp attr".split())
ASIDE = frozenset("connection relation reference regard respect wake aftermath light view".split())  # "in … with"


def bind_themes(event: Happening, cast: Cast) -> None:
    """Add the events that stand in the theme functions of the event's frame, or below a word that does."""
    for function in event.frame.theme:
        for token in standing(event, function, cast):
            _add_theme(event, control.antecedent(token), cast)
    for token in () if event.themes else _hung_on_object(event):
        _add_theme(event, token, cast)


def _gerunds_beside(gerund: Token) -> list[Token]:
    """"convicted of killing two guards AND WOUNDING three"."""
    return [c for c in gerund.conjuncts if c.tag_ == "VBG"] if gerund.dep_ == "pcomp" else []


def _add_theme(event: Happening, token: Token, cast: Cast) -> None:
    for each in (token, *_gerunds_beside(token)):
        theme = _event_in(each, event, cast)
        if theme is not None and theme not in event.themes and _fits(theme, event.frame):
            event.themes.append(theme)


def _event_in(token: Token, event: Happening, cast: Cast) -> Happening | None:
    """The event that the token heads, or the first one below it that is not inside a relative clause."""
    queue = [token]
    while queue:
        current = queue.pop(0)
        found = cast.events.get(current.i)
        if found is not None and found.head != event.head:
            if event.type.family in ("plan", "threat") or not _is_adjunct(found):
                return found
            continue
        if not _takes_for_fact(current):
            queue += _led_to(current)
    return None


def _fits(theme: Happening, frame: Frame) -> bool:
    if frame.clause_aux and frame.theme_families and theme.head.dep_ not in ("ccomp", "conj"):
        return False  # "said it would": the promised act is what the clause says, not something further down in it
    return not frame.theme_families or theme.type.family in frame.theme_families


def _led_to(word: Token) -> list[Token]:
    """The words below one that belong to what it speaks of."""
    if word.lemma_ in ASIDE:
        return []
    return [c for c in word.children if c.dep_ in LEADS_ON and not only_tells(c)]


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
