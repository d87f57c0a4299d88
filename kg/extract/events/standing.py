"""Which words stand in a grammatical function to an event: at its head, its other words, or a verb over it."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract import control, lexicons, syntax
from kg.extract.events.cast import Cast
from kg.extract.events.functions import FIXED, fillers, further_down, owners
from kg.extract.events.happening import PARTY, Happening
from kg.extract.events.light import attempt_at, governing_verb, verb_name
from kg.extract.events.places import happening_verbs

BEHIND_DATES = frozenset({"of", "on", "against", "by"})


def standing(event: Happening, function: str, cast: Cast) -> list[Token]:
    """Tokens in a function that a frame names: at the head, else at the attempt, the date, or the verb around it."""
    if function == "object_owner":
        return _object_owners(event, cast)
    found = [] if function == "by" and _is_seen_as(event.head) else fillers(event.head, function)
    if function in FIXED:
        return found
    found = found or _of_attempt(event.head, function)
    if not found and function in BEHIND_DATES and event.head.pos_ == "NOUN":
        found = syntax.behind_date(event.head, (function,))
    found += [t for t in _at_other_words(event, function) if t not in found]
    if not found and event.type.type == "RETALIATE" and event.head.dep_ == "pobj" and function in event.frame.theme:
        found += [t for t in syntax.prepositional(event.head.head.head, (function,)) if t.i > event.head.i]
    verb = _lending_verb(event.head, function)
    if verb is not None and function not in ("object", "dative", "for", "of", "by") and not found:
        found += [t for t in syntax.prepositional(verb, (function,)) if t.i > event.head.i]
    elif verb is None and function in ("between", "with", "against") and not found:
        found += [t for verb in happening_verbs(event.head) for t in further_down(verb, function)]
    elif verb is not None and function == "by" and not found and _is_carried_out(verb):
        found += syntax.prepositional(verb, ("by",)) or syntax.behind_date(verb, ("by",))
    return found


def _at_other_words(event: Happening, function: str) -> list[Token]:
    """What stands at the words of a trigger beside its head: "claimed responsibility FOR the raid"."""
    found: list[Token] = []
    for word in event.words:
        if function == "of" and word.dep_ == "pobj" and function in event.frame.agent:
            continue  # "demands for the release OF PRISONERS": not theirs
        if word != event.head and word.pos_ in ("NOUN", "ADP", "ADV", "ADJ"):
            found += fillers(word, function)
            found += [t for c in word.children if c.dep_ == "acl" and syntax.is_passive(c)
                      for t in fillers(c, function)]  # fmt: skip
    return found


def _is_seen_as(noun: Token) -> bool:
    """"is SEEN AS a threat BY LIMA": Lima sees it so."""
    preposition = noun.head
    seen = noun.dep_ == "pobj" and preposition.lower_ == "as" and syntax.is_passive(preposition.head)
    return seen and preposition.head.lemma_ in lexicons.link_words().judging


def _object_owners(event: Happening, cast: Cast) -> list[Token]:
    """Owners of a thing; of an act ("condemned the killing of X") only whoever did it; of a party nobody."""
    found: list[Token] = []
    for thing in control.objects(event.head):
        number = cast.mention(thing)
        if number is not None and cast.entities.mentions[number].type in PARTY:
            continue
        act = thing.i in cast.events or thing.lemma_ in lexicons.word_classes().undergone
        if act and event.type.family != "mourning":
            found += syntax.possessors(thing) + syntax.prepositional(thing, ("by",))
        else:
            found += owners(thing)
    return found


def _lending_verb(noun: Token, function: str) -> Token | None:
    """The verb over the noun; in "blamed the attack ON THE REBELS" they were not attacked."""
    verb = governing_verb(noun)
    return None if verb is not None and verb.lemma_ in lexicons.light_verbs().blaming and function == "on" else verb


def _of_attempt(head: Token, function: str) -> list[Token]:
    """"an assassination ATTEMPT BY guerrillas"."""
    attempt = attempt_at(head)
    return [] if attempt is None else fillers(attempt, function)


def _is_carried_out(verb: Token) -> bool:
    """"strikes LAUNCHED by": a passive whose doer is that of its noun."""
    return syntax.is_passive(verb) and verb_name(verb) in lexicons.light_verbs().agent
