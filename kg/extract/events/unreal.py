"""What is told without having happened, though no modal or negation says so.

Aims ("came TO KILL the judge"), kinds of acts rather than acts ("officers responsible for POLITICAL MURDERS"), and
deaths that nobody dealt ("four died when the plane CRASHED").
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Token

from kg.extract import control, lexicons, syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.events.happening import FORCE, Happening
from kg.extract.events.light import governing_verb, verb_name
from kg.extract.events.modality import read_modality
from kg.model import Modality

MEANS = frozenset({"use", "employ", "serve", "help"})
ANYBODY = frozenset({"those", "anyone", "anybody", "everyone", "whoever"})
RANKED = frozenset("first second third fourth fifth last latest next only".split())
HARMED = frozenset({"KILL", "INJURE"})
PRESENT = frozenset({"VBP", "VBZ"})
PAST = frozenset({"VBD", "VBN"})
TOWNS = frozenset({"GPE", "LOC"})
TOWN = frozenset({"town", "city", "village", "capital", "fortress", "fort", "base", "government", "regime"})
NOTING = frozenset({"record", "register", "see", "report", "suffer", "count", "log", "have"})
CHANCES = frozenset({"advantage", "opportunity", "chance", "occasion"})
DURING = frozenset({"in", "during", "after", "amid", "by", "since", "following"})
WAKES = frozenset({"wake", "aftermath", "midst", "course"})


def unreal(event: Happening, entities: EntityIndex, causes: Collection[int]) -> Modality | None:
    """The modality of an act that is an aim or a kind; None where it is told as one that happened.

    `causes` are the heads of events that others came of: those happened.
    """
    if event.type.type == "RETALIATE":
        return _purpose(event.head)
    if event.type.family not in FORCE:
        return None
    if event.head.pos_ in syntax.VERBAL:
        return _aim(event.head) or _habit(event.head)
    if event.head.i not in causes and is_kind(event, entities):
        return "hypothetical"
    return None


def _aim(verb: Token) -> Modality | None:
    """"went to Bogota TO MURDER the senator" is planned; "TO MASSACRE the people." alone is no more than a thought."""
    while verb.dep_ == "conj" and verb.head.pos_ in syntax.VERBAL:
        verb = verb.head
    if not syntax.is_infinitive(verb):
        return None
    if verb.dep_ == "ROOT":
        return "hypothetical"
    governor = verb.head
    if verb.dep_ == "advcl":
        realised = governor.lemma_ in MEANS or any(c.lower_ == "only" for c in verb.children)
        realised = realised or (governor.lemma_ == "go" and any(c.dep_ == "prt" for c in governor.children))
        realised = realised or _seizes_chance(governor)
        return None if realised else "planned"
    if verb.dep_ in ("acl", "relcl"):
        done = any(c.lower_ in RANKED for c in governor.children) or _is_looked_back_on(governor)
        return None if done else "planned"
    return None


def _seizes_chance(verb: Token) -> bool:
    """"TOOK ADVANTAGE of the riot to rob the bank"."""
    return verb.lemma_ in ("take", "seize") and any(t.lemma_ in CHANCES for t in syntax.own_objects(verb))


def _is_looked_back_on(noun: Token) -> bool:
    """"The DECISION to invade Chad WAS A MISTAKE": it was carried out."""
    was = noun.head
    judged = noun.dep_ == "nsubj" and was.lower_ in ("was", "were") and noun.lemma_ in ("decision", "move")
    return judged and any(c.dep_ in ("attr", "acomp") for c in was.children)


def _purpose(verb: Token) -> Modality | None:
    """"would act TO RETALIATE", "plotted to kill him TO AVENGE …": as real as what is done for it.

    "A law TO PUNISH …" is no more than a plan, unlike "an act TO PUNISH …".
    """
    if not syntax.is_infinitive(verb) or verb.dep_ not in ("advcl", "acl", "relcl"):
        return None
    meant = (c for c in verb.head.children if c.dep_ == "xcomp" and c != verb and syntax.is_infinitive(c))
    found = read_modality(next(meant, verb.head)).modality
    is_thing = verb.dep_ != "advcl" and verb.head.lemma_ not in lexicons.link_words().vague_acts
    return "planned" if is_thing and found == "asserted" else found


def _habit(verb: Token) -> Modality | None:
    """"the criminals WHO MURDER working people": in the simple present a relative clause says what they are like."""
    while verb.dep_ == "conj" and verb.head.pos_ in syntax.VERBAL:
        verb = verb.head
    simple = verb.tag_ in PRESENT and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    many = verb.head.tag_ in syntax.PLURAL or verb.head.lower_ in ANYBODY
    return "hypothetical" if verb.dep_ == "relcl" and simple and many else None


def is_kind(event: Happening, entities: EntityIndex) -> bool:
    """A bare plural without anybody or anything in particular in it: "mortar attacks", not "THE attacks"."""
    noun = event.head
    if noun.tag_ != "NNS" or any(c.dep_ in ("det", "poss", "nummod", "quantmod") for c in noun.children):
        return False
    over = noun.head.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and (syntax.counts(over) or _is_numbered(over)):
        return False  # "a WAVE of attacks", "114 CASES of them"
    verb = governing_verb(noun) or _told_of(noun)
    if verb is not None and verb.tag_ in PAST:
        return False
    if any(token.ent_type_ in ("DATE", "TIME") for token in noun.sent):
        return False
    mentions = [entities.mentions[role.mention] for role in (*event.agents, *event.targets, *event.places)]
    return not any(m.kind != "noun" or m.definite or m.number is not None for m in mentions)


def _is_numbered(noun: Token) -> bool:
    return any(c.dep_ == "nummod" for c in noun.children)


def _told_of(noun: Token) -> Token | None:
    """The verb that tells what came of it, or during what it happened: "fled in the wake of fierce CLASHES"."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    host = noun.head
    if host.lower_ == "of" and host.head.lemma_ in WAKES:
        host = host.head.head
    while host.dep_ == "conj":
        host = host.head
    if noun.dep_ in ("nsubj", "nsubjpass"):
        return host if host.pos_ == "VERB" else None
    over = syntax.clause_head(host)
    during = noun.dep_ == "pobj" and host.lower_ in DURING and over.pos_ == "VERB"
    return over if during else None


def is_realised(noun: Token) -> bool:
    """"the attack, WHICH DESTROYED the mill, was planned in jail", "planned AND CARRIED OUT the attack"."""
    if noun.pos_ in syntax.VERBAL:
        return False
    if noun.dep_ in ("dobj", "nsubjpass") and any(map(_is_done, (noun.head, *noun.head.conjuncts))):
        return True
    clauses = [c for c in noun.children if c.dep_ == "relcl" and c.tag_ == "VBD"]
    return any(not any(c.dep_ == "neg" or c.tag_ == "MD" for c in clause.children) for clause in clauses)


def _is_done(verb: Token) -> bool:
    return verb_name(verb) in lexicons.light_verbs().executing and verb.tag_ in PAST


def without_accidents(events: Sequence[Happening]) -> list[Happening]:
    """Leave out what nobody did, as far as the sentence goes."""
    acts = {e.head.sent.start for e in events if e.type.family in FORCE and e.type.type not in HARMED}
    gone = [e for e in events if is_accident(e) or (_is_of_disaster(e) and e.head.sent.start not in acts)]
    gone += [e for e in events if e.causes and not e.agents and all(cause in gone for cause in e.causes)]
    kept = [event for event in events if event not in gone]
    if gone:
        for event in kept:
            for others in (event.causes, event.themes, event.same, event.beside):
                others[:] = [other for other in others if other not in gone]
    return kept


def _is_of_disaster(event: Happening) -> bool:
    """"raised the toll from the FLOODS, saying forty had been KILLED", where no attack is told of."""
    if event.type.type not in HARMED or event.agents or event.causes or event.instruments:
        return False
    return any(token.lemma_.lower() in lexicons.accidents().disasters for token in event.head.sent)


def is_accident(event: Happening) -> bool:
    """"four died when the plane CRASHED", "killed in a FIRE", "an explosion … a LEAK"."""
    if event.causes or event.instruments:
        return False
    words = lexicons.accidents()
    if event.type.type == "BOMB" and event.head.pos_ == "NOUN" and not event.agents:
        return any(token.lemma_.lower() in words.blasts for token in event.head.sent)
    told = _doers(event.head) if event.agents else _around(event.head)
    found = (token for token in told if token.lemma_.lower() in words.words)
    return event.type.type in HARMED and any(not _is_of_town(token) for token in found)


def _is_of_town(verb: Token) -> bool:
    """"ten were killed when THE TOWN FELL": no accident."""
    return any(c.ent_type_ in TOWNS or c.lemma_.lower() in TOWN for c in verb.lefts if c.dep_ == "nsubj")


def _doers(head: Token) -> Iterator[Token]:
    """The subject with what describes it ("the bird FLU VIRUS H5N1"), and what a clause says was noted before."""
    for subject in control.subjects(head):
        yield from (subject, *syntax.modifiers(subject))
    if head.dep_ == "advcl" and head.tag_ == "VBG" and head.head.lemma_ in NOTING:
        yield from syntax.own_objects(head.head)


def _around(head: Token) -> Iterator[Token]:
    """What the victims died in: subject, objects of "in", "by" …, the clause that "when" or "and" ties to theirs."""
    yield from (c for c in head.children if c.dep_ == "nsubj")
    yield from syntax.prepositional(head, ("in", "by", "from", "after", "during"))
    yield from (c for c in head.children if c.dep_ == "advcl" and c.pos_ in syntax.VERBAL)
    if head.dep_ in ("conj", "ccomp") and head.head.pos_ in syntax.VERBAL:
        yield head.head
        yield from (t for s in control.surface_subjects(head.head) for t in syntax.prepositional(s, ("of",)))
        yield from (c for c in head.head.children if c.dep_ == "nsubj")
        yield from (c for c in head.head.children if c.dep_ == "advcl")
    if head.dep_ in ("advcl", "relcl", "acl"):
        yield head.head
