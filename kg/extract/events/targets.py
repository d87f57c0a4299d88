"""Whom or what an act was done to where no grammatical function of its word says so.

"bombings AIMED AT civilians", "blasts ROCKED the capital", "kidnapped ALONG WITH his driver", "six were arrested,
INCLUDING Ann Ray", "the shooting VICTIM".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Token

from kg.extract import control, lexicons, syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.events.happening import HARM, PARTY, RESULTS, SITE, Happening

AIMED = ("at", "against", "on", "toward", "towards")
BODILY = frozenset({"violence", "kidnapping", "coercion", "prosecution"})
HUMAN = frozenset({"PEOPLE", "ARMED_GROUP", "MILITARY"})
HURT = frozenset({"PERSON", "PEOPLE"})
INCLUDED = "including"
VICTIM = "victim"
Found = tuple[Token, str, Collection[str]]


def targets_elsewhere(event: Happening, entities: EntityIndex) -> Iterator[Found]:
    """Tokens of further targets, how each was found, and the entity types that it may have.

    Reads the event's targets anew at each step, so those that were found must be added as they come.
    """
    if event.head.pos_ not in syntax.VERBAL and not event.targets:
        yield from ((t, "aimed at", PARTY | SITE) for t in _aimed_at(event.head))
    if event.type.family in HARM and event.head.pos_ not in syntax.VERBAL and not event.targets:
        yield from ((t, "victim", HURT) for t in _victim(event.head))
    if event.type.family == "violence" and not event.targets:
        yield from ((t, "shaken", {"FACILITY"}) for t in shaken(event.head))
    yield from ((t, "along with", PARTY) for t in _fellow_victims(event))
    if event.type.family in BODILY and event.targets:
        named = (t for t in _included(event, entities) if _is_name(t, entities))
        yield from ((t, INCLUDED, {"PERSON"}) for t in named)


def _aimed_at(noun: Token) -> list[Token]:
    """"bombings TARGETED AT the army", "attacks that seem to be AIMED AGAINST civilians"."""
    aiming = lexicons.light_verbs().aiming
    clauses = [c for c in noun.children if c.dep_ in ("acl", "relcl")]
    clauses += [noun.head] if noun.dep_ == "nsubjpass" else []
    verbs = [v for c in clauses for v in (c, *(x for x in c.children if x.dep_ == "xcomp")) if v.lemma_ in aiming]
    return [t for verb in verbs for t in syntax.prepositional(verb, AIMED) if t.pos_ not in syntax.VERBAL]


def _victim(noun: Token) -> list[Token]:
    """"the shooting VICTIM", "murder victim ANN RAY", "a VICTIM of the raid"; "the victims" tells nothing new."""
    called = noun.head if noun.dep_ == "compound" else noun.head.head
    of = noun.dep_ == "pobj" and noun.head.lower_ == "of"
    if called.lower_ != VICTIM or not (of or noun.dep_ == "compound"):
        return []
    return [called.head] if called.dep_ == "compound" and called.head.pos_ == "PROPN" else [called]


def shaken(noun: Token) -> list[Token]:
    """"explosions ROCKED the capital", "a blast RIPPED THROUGH the hall", "the hall was SHATTERED BY an explosion"."""
    shaking, verb = lexicons.link_words().shaking, noun.head
    if noun.dep_ == "nsubj" and verb.lemma_ in shaking:
        return control.objects(verb) or syntax.prepositional(verb, ("through", "across", "apart"))
    by = noun.dep_ == "pobj" and verb.dep_ == "agent" and verb.head.lemma_ in shaking
    return control.objects(verb.head) if by else []


def _fellow_victims(event: Happening) -> list[Token]:
    """"was kidnapped ALONG WITH his driver"."""
    if event.type.type not in RESULTS | {"KIDNAP"} or event.head.pos_ not in syntax.VERBAL or not event.targets:
        return []
    beside = (c for c in event.head.rights if c.lower_ in ("along", "together"))
    return [t for word in beside for t in syntax.prepositional(word, ("with",))]


def _included(event: Happening, entities: EntityIndex) -> list[Token]:
    """"Six people were killed in the raid, INCLUDING Ann Ray": some of a group just spoken of.

    The parser hangs the word on the verb, the group or the last noun before it.
    """
    several = [m for m in (entities.mentions[role.mention] for role in event.targets) if m.plural and m.type in HUMAN]
    words = [c for m in several for c in event.head.doc[m.head].children if c.lower_ == INCLUDED]
    if several and event.head.pos_ in syntax.VERBAL:
        words += [w for w in _later(event.head) if w not in words and syntax.clause_head(w) == event.head]
    return syntax.expand(c for word in words for c in word.children if c.dep_ == "pobj")


def _later(verb: Token) -> Sequence[Token]:
    return [t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.lower_ == INCLUDED]


def _is_name(token: Token, entities: EntityIndex) -> bool:
    number = entities.at(token.i)
    return number is not None and entities.mentions[number].kind == "name"
