"""What is told without having happened, though no modal or negation says so.

Aims ("came TO KILL the judge") and kinds of acts rather than acts ("officers responsible for POLITICAL MURDERS").
"""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from kg.extract import lexicons, syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.events.happening import FORCE, MISFORTUNE, Happening
from kg.extract.events.light import governing_verb, verb_name
from kg.extract.events.modality import read_modality
from kg.model import Modality

MEANS = frozenset({"use", "employ", "serve", "help"})
ANYBODY = frozenset({"those", "anyone", "anybody", "everyone", "whoever"})
WHOEVER = frozenset({"whoever", "anyone", "anybody"})
RANKED = frozenset("first second third fourth fifth last latest next only".split())
PRESENT = frozenset({"VBP", "VBZ"})
PAST = frozenset({"VBD", "VBN"})
OFTEN = frozenset("frequently often regularly routinely repeatedly daily still now".split())
OF_POLICE = frozenset({"coercion", "protest"})
CHANCES = frozenset({"advantage", "opportunity", "chance", "occasion"})
DURING = frozenset({"in", "during", "after", "amid", "by", "since", "following"})
AHEAD = frozenset({"next", "coming", "this"})
WAKES = frozenset({"wake", "aftermath", "midst", "course"})


def unreal(event: Happening, entities: EntityIndex, causes: Collection[int]) -> Modality | None:
    """The modality of an act that is an aim or a kind; None where it is told as one that happened.

    `causes` are the heads of events that others came of: those happened.
    """
    if event.type.type == "RETALIATE":
        return _purpose(event.head)
    if event.type.family in OF_POLICE and event.head.pos_ in syntax.VERBAL:
        return _habit(event.head) or (_aim(event.head) if event.type.type == "ARREST" else None)
    if event.type.family not in FORCE | {MISFORTUNE}:
        return None
    if event.head.pos_ in syntax.VERBAL:
        return _aim(event.head) or _habit(event.head)
    if event.head.i not in causes and (is_kind(event, entities) or _is_judged(event)):
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
    """"the criminals WHO MURDER people", "whoever KILLS": in the simple present that says what they are like."""
    while verb.dep_ == "conj" and verb.head.pos_ in syntax.VERBAL and not syntax.own_subjects(verb):
        verb = verb.head
    simple = verb.tag_ in PRESENT and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    many = verb.dep_ == "relcl" and (verb.head.tag_ in syntax.PLURAL or verb.head.lower_ in ANYBODY)
    many = many or any(c.lower_ in WHOEVER for c in syntax.own_subjects(verb))
    return "hypothetical" if simple and many and not _is_counted(verb) else None


def _is_counted(verb: Token) -> bool:
    """"rebels who FREQUENTLY attack convoys", "EVERY DAY": that has been going on."""
    every = (t for c in verb.children if c.dep_ == "npadvmod" for t in c.lefts)
    return any(c.lower_ in OFTEN for c in verb.children) or any(t.lower_ in ("every", "each") for t in every)


def is_kind(event: Happening, entities: EntityIndex) -> bool:
    """A bare plural without anybody or anything in particular in it: "mortar attacks", not "THE attacks"."""
    noun = event.head
    if noun.tag_ != "NNS" or any(c.dep_ in ("det", "poss", "nummod", "quantmod") for c in noun.children):
        return False
    over = noun.head.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and (syntax.counts(over) or _is_numbered(over)):
        return False  # "a WAVE of attacks", "114 CASES of them"
    verb = governing_verb(noun) or _told_of(noun)
    if verb is not None and (verb.tag_ in PAST or any(c.lemma_ == "have" and c.dep_ == "aux" for c in verb.lefts)):
        return False
    if any(token.ent_type_ in ("DATE", "TIME") for token in noun.sent):
        return False
    mentions = [entities.mentions[role.mention] for role in (*event.agents, *event.targets, *event.places)]
    return not any(m.kind != "noun" or m.definite or m.number is not None for m in mentions)


def _is_judged(event: Happening) -> bool:
    """"MURDER IS a crime", "KIDNAPPING IS common here": of nobody in particular."""
    noun = event.head
    if noun.tag_ != "NN" or noun.dep_ != "nsubj" or noun.head.lemma_ != "be" or noun.head.tag_ not in PRESENT:
        return False
    return not (event.agents or event.targets or any(c.dep_ in ("det", "poss", "nummod") for c in noun.lefts))


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
    """"the attack, WHICH DESTROYED the mill, was planned in jail", "planned AND CARRIED OUT it", "MASTERMINDED it"."""
    if noun.pos_ in syntax.VERBAL:
        return False
    if noun.dep_ in ("dobj", "nsubjpass") and any(map(_is_done, (noun.head, *noun.head.conjuncts))):
        return True
    if _has_date_before(noun):
        return True
    clauses = [c for c in noun.children if c.dep_ == "relcl" and c.tag_ == "VBD"]
    return any(not any(c.dep_ == "neg" or c.tag_ == "MD" for c in clause.children) for clause in clauses)


def _has_date_before(noun: Token) -> bool:
    """"planned THE 2004 BOMBINGS", "the SEPTEMBER 11 attacks": known by their date."""
    before = list(noun.lefts)
    if noun.pos_ != "NOUN" or not any(c.lower_ == "the" for c in before):
        return False
    dates = [t for c in before for t in c.subtree if t.ent_type_ in ("DATE", "EVENT")]
    return bool(dates) and not any(t.lower_ in AHEAD for t in dates)


def _is_done(verb: Token) -> bool:
    lights = lexicons.light_verbs()
    if verb_name(verb) in lights.executing and verb.tag_ in PAST:
        return True
    past = verb.tag_ in PAST or (verb.tag_ == "VBG" and verb.dep_ == "pcomp")  # "accused of masterminding it"
    ahead = any(c.tag_ == "MD" or c.lower_ in ("being", "to") for c in verb.lefts)
    return verb.lemma_ in lights.directing and past and not ahead
