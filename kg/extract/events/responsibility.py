"""Who is behind it: participants that the text names away from the event's own words.

"The group claimed responsibility FOR the bombing", "those responsible for", "the man behind the attack": the event is
told as a fact, who did it is a claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.extract import control, lexicons, syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.events.happening import FORCE, PARTY, Happening, Role
from kg.extract.events.light import attempt_at
from kg.extract.events.modality import read_modality

DENIED = "deny"
CLAIMED = "claim"
SUSPECT = "suspect"
NOT_SAID = frozenset({"denied", "hypothetical", "planned", "threatened"})


def credit_responsible(events: Sequence[Happening], entities: EntityIndex) -> None:
    """Add the claimed agents of hostile events; whoever denies responsibility is not one."""
    by_head = {event.head.i: event for event in events if event.type.family in FORCE}
    for noun in by_head.values():
        for token in _responsible(noun.head):
            number = entities.at(token.i)
            if number is not None and entities.mentions[number].type in PARTY:
                _add(noun, number, entities)


def _add(event: Happening, number: int, entities: EntityIndex) -> None:
    entity = entities.entity_of(number)
    if all(entities.entity_of(role.mention) != entity for role in (*event.agents, *event.targets)):
        event.agents.append(Role(number, "claimed"))


def _responsible(event: Token) -> Iterator[Token]:
    event = _act_of(event)
    if event.dep_ in ("nsubj", "nsubjpass"):
        yield from _told_by_traces(event.head)
    if event.dep_ in ("dobj", "nsubjpass") and event.head.lemma_ == CLAIMED:
        yield from control.subjects(event.head)  # "THE MILITIA claimed the attack"
    if event.dep_ == "compound" and event.head.lemma_ == SUSPECT:
        yield from _suspected(event.head)
    if event.dep_ in ("pobj", "pcomp"):
        yield from _behind(event.head, event.head.head)


def _behind(preposition: Token, word: Token) -> Iterator[Token]:
    """Who is said to be it where the event stands behind a preposition: "responsible FOR", "a suspect IN"."""
    if preposition.lower_ == "behind":
        yield from _bearer(word)
    elif preposition.lower_ == "for" and word.lower_ == "responsible":
        yield from _bearer(word.head if word.dep_ in ("amod", "acomp", "oprd", "xcomp", "relcl") else word)
    elif _is_held(word, preposition):
        yield from _held(word)
    elif preposition.lower_ == "for":
        yield from _claimants(word)
    elif preposition.lower_ == "in" and word.lemma_ in lexicons.light_verbs().taking_part:
        yield from _participants(word)
    elif preposition.lower_ == "in" and word.lemma_ == SUSPECT and word.pos_ == "NOUN":
        yield from _called(word) or _suspected(word)
    elif preposition.lower_ == "of" and word.lemma_ in lexicons.light_verbs().doers:
        yield from _called(word)


def _act_of(event: Token) -> Token:
    """The noun that says who did it: "behind the MURDER ATTEMPT", "responsibility for a BOMB THAT KILLED ten"."""
    deadly = event.dep_ == "relcl" and event.head.lemma_ in lexicons.word_classes().deadly
    if deadly and any(c.dep_ == "nsubj" and c.lower_ in ("that", "which") for c in event.lefts):
        return event.head
    return attempt_at(event) or event


def _told_by_traces(verb: Token) -> Sequence[Token]:
    """"The bombing was (thought to be) the WORK of loyalists", "bore the HALLMARKS of a cartel"."""
    told = [v for v in (verb, *(c for c in verb.children if c.dep_ == "xcomp")) if v.lemma_ in ("be", "bear", "have")]
    if not told or read_modality(told[-1]).modality in NOT_SAID:
        return []
    lights = lexicons.light_verbs()
    wanted = lights.works if told[-1].lemma_ == "be" else lights.traces
    nouns = [c for c in told[-1].children if c.dep_ in ("attr", "dobj") and c.lemma_ in wanted]
    return [t for noun in nouns for t in syntax.prepositional(noun, ("of",))]


def _bearer(word: Token) -> Sequence[Token]:
    """The noun itself, or the subject of "be"."""
    if word.pos_ not in syntax.VERBAL:
        return _said_to_be(word) or [word]
    if read_modality(word).modality == "denied":
        return []
    return syntax.own_objects(word) or control.surface_subjects(word)  # "punish THOSE behind Friday's raid"


def _said_to_be(word: Token) -> list[Token]:
    """"THOSE responsible are SOLDIERS": who they are."""
    verb = word.head
    if word.dep_ != "nsubj" or verb.lemma_ != "be":
        return []
    return syntax.expand(c for c in verb.children if c.dep_ == "attr")


def _participants(word: Token) -> Sequence[Token]:
    """"IMPLICATED four officers in", "the men INVOLVED in", "HIS PART in": whoever is said to have had a hand in it."""
    if read_modality(word).modality in NOT_SAID:
        return []
    if word.pos_ == "NOUN":
        return syntax.possessors(word)
    if word.pos_ == "ADJ":
        return control.subjects(word) or ([word.head] if word.dep_ == "amod" else [])
    return control.subjects(word) if word.lemma_ == "participate" else control.objects(word)


def _is_held(word: Token, preposition: Token) -> bool:
    """"ARRESTED FOR the bombing", "arrested in CONNECTION WITH the bombing"."""
    connected = word.lemma_ == "connection" and word.dep_ == "pobj"
    verb = word.head.head if connected else word
    joined = preposition.lower_ == "with" if connected else preposition.lower_ == "for"
    return joined and verb.lemma_.lower() in lexicons.light_verbs().held and verb.pos_ in syntax.VERBAL


def _held(word: Token) -> Sequence[Token]:
    verb = word if word.pos_ in syntax.VERBAL else word.head.head
    return [] if read_modality(verb).modality in NOT_SAID else control.objects(verb)


def _called(noun: Token) -> Sequence[Token]:
    """Who is called "the PERPETRATOR of the murder", by a copula or in apposition."""
    if noun.dep_ == "appos":
        return [noun.head]
    if noun.dep_ != "attr" or read_modality(noun.head).modality in NOT_SAID:
        return []
    return control.surface_subjects(noun.head)


def _suspected(noun: Token) -> list[Token]:
    """"the shooting SUSPECT", "murder suspect OMAR VINT"."""
    return [noun.head] if noun.dep_ == "compound" and noun.head.pos_ == "PROPN" else [noun]


def _claimants(word: Token) -> Sequence[Token]:
    """Subject of "claimed responsibility", wherever the parser hung the preposition."""
    lights = lexicons.light_verbs()
    verb = word.head if word.lemma_ in lights.responsibility_nouns else word
    nouns = [c for c in verb.children if c.lemma_ in lights.responsibility_nouns]
    if verb.lemma_ not in lights.responsibility_verbs or verb.lemma_ == DENIED or not nouns:
        return []
    return [] if read_modality(verb).modality == "denied" else control.subjects(verb)
