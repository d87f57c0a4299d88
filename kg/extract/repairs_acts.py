"""Mends how the parser reads sentences that tell of an act with much between who did it and what was done.

As in `repairs`, a rule changes heads, labels and tags in place and asks for the whole shape of the fault.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract import lexicons, syntax
from kg.extract.reattach import NOMINAL

HURT = frozenset({"kill", "wound", "injure"})
LEAVING = HURT | {"leave", "claim", "destroy", "damage", "maim"}
CARRIED_OUT = frozenset({"carry", "commit", "perpetrate", "stage", "mount"})
PREDICATIVE = frozenset({"amod", "oprd", "acomp"})
INSIDE = frozenset({"pobj", "conj", "dobj"})
TWO_OBJECTS = frozenset("give offer show teach call name award pay grant deny tell ask send allow lend dub owe".split())


def repair_acts(token: Token) -> None:
    """Apply all rules to one token of a parsed document."""
    match token.dep_:
        case "appos":
            _holder_of_office(token)
        case "acl":
            _said_to_have_done(token)
        case "relcl":
            _act_that_killed(token)
            _act_in_which(token)
        case "advcl":
            _act_carried_out(token)
        case "conj":
            _beside_predicate(token)
        case _ if token.lower_ == "shot":
            _shot_and_killed(token)


def _holder_of_office(name: Token) -> None:
    """"the mayor of Tumaco, LUIS PRADO": he is the mayor, not the town."""
    town = name.head
    if name.ent_type_ != "PERSON" or town.dep_ != "pobj" or town.head.lower_ != "of":
        return
    office = town.head.head
    named = town.pos_ == "PROPN" and town.ent_type_ != "PERSON"
    comma = name.left_edge.i > 0 and name.doc[name.left_edge.i - 1].text == ","
    if named and comma and office.pos_ in NOMINAL and office.tag_ not in syntax.PLURAL:
        name.head = office


def _said_to_have_done(verb: Token) -> None:
    """"Militiamen armed with clubs KILLED ten nuns(, survivors said)": one who was killed kills nobody."""
    if verb.tag_ not in ("VBN", "VBD") or verb.lemma_ in TWO_OBJECTS or any(c.dep_ == "agent" for c in verb.children):
        return
    if not any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children):
        return
    noun = verb.head
    while noun.dep_ in INSIDE or noun.dep_ in ("prep", "acl", "agent"):
        noun = noun.head
    if noun.dep_ == "ROOT" and noun.pos_ in NOMINAL and noun != verb.head:
        _make_root(verb, noun)
        return
    told = noun.head
    said = told.lemma_ in _quoting() and any(c.dep_ == "nsubj" and c.i > verb.i for c in told.lefts)
    if not said or noun.dep_ not in ("nsubj", "dep") or noun.i > verb.i:
        return
    verb.head, verb.dep_, verb.tag_ = told, "ccomp", "VBD"
    noun.head, noun.dep_ = verb, "nsubj"


def _make_root(verb: Token, subject: Token) -> None:
    """Let the verb be the root whose subject the root was; what stands behind the verb belongs to it."""
    later = [c for c in subject.children if c.i > verb.i]
    clauses = [c for c in subject.children if c.dep_ == "acl"]
    later += [c for clause in clauses for c in clause.children if c.i > verb.i and c.dep_ in ("cc", "conj", "punct")]
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    subject.head, subject.dep_ = verb, "nsubj"
    for child in later:
        if child != verb:
            child.head = verb


def _quoting() -> frozenset[str]:
    return lexicons.reporting_words().quoting


def _act_that_killed(verb: Token) -> None:
    """"the bombing at a mosque that KILLED ten": the bombing did, no mosque kills."""
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if verb.lemma_ not in LEAVING or subject is None or subject.lower_ not in ("that", "which"):
        return
    acts, noun = lexicons.word_classes().deadly, verb.head
    while noun.lemma_ not in acts and noun.dep_ == "pobj" and noun.head.dep_ == "prep":
        noun = noun.head.head
    if noun.lemma_ in acts and noun.pos_ == "NOUN":
        verb.head = noun


def _act_in_which(verb: Token) -> None:
    """"an attack on Friday IN WHICH two men DIED": they died in the attack, not in the Friday."""
    within = (c for c in verb.lefts if c.dep_ == "prep" and c.lower_ in ("in", "during"))
    if verb.head.ent_type_ not in syntax.TIMES or not any(c.tag_ == "WDT" for prep in within for c in prep.children):
        return
    noun = verb.head
    while noun.ent_type_ in syntax.TIMES and noun.dep_ == "pobj" and noun.head.dep_ == "prep":
        noun = noun.head.head
    if noun.pos_ == "NOUN":
        verb.head = noun


def _act_carried_out(participle: Token) -> None:
    """"condemned the MURDER of the judge, CARRIED OUT on Friday": the murder was, whatever else is told of it."""
    over = participle.head
    if participle.tag_ not in ("VBN", "VBD") or participle.lemma_ not in CARRIED_OUT or over.pos_ not in syntax.VERBAL:
        return
    functions = {c.dep_ for c in participle.children}
    if over.i > participle.i or not functions.isdisjoint({"nsubj", "dobj", "aux", "auxpass", "mark"}):
        return
    classes = lexicons.word_classes()
    named = classes.deadly | classes.massacres
    nouns = (c for c in over.children if c.dep_ in ("dobj", "attr", "nsubjpass") and c.i < participle.i)
    noun = next((n for n in nouns if any(w.lemma_ in named for w in (n, *n.lefts))), None)
    if noun is not None:
        participle.head, participle.dep_ = noun, "acl"


def _beside_predicate(verb: Token) -> None:
    """"setting barns ablaze and KILLING two", "hitting a hotel and KILLING two": beside the other participle."""
    state = verb.head
    functions = {c.dep_ for c in verb.children}
    if verb.tag_ != "VBG" or "dobj" not in functions or not functions.isdisjoint({"aux", "nsubj"}):
        return
    noun = state
    if state.pos_ in ("ADJ", "ADV") and state.dep_ in PREDICATIVE:
        noun = state.head
    while noun.dep_ in ("conj", "pobj", "prep") and noun.head.tag_ != "VBG":
        noun = noun.head
    over = noun.head if noun.pos_ in NOMINAL or noun == state else noun
    if over.tag_ == "VBG" and over.i < state.i and over != verb:
        for conjunction in [c for c in state.children if c.dep_ == "cc" and c.i < verb.i]:
            conjunction.head = over
        verb.head = over


def _shot_and_killed(shot: Token) -> None:
    """"Two men on a motorbike SHOT and killed the judge": no shot of a motorbike."""
    noun = next((c for c in shot.lefts if c.dep_ == "compound" and c.i == shot.i - 1), None)
    after = shot.doc[shot.i + 1 : shot.i + 3]
    if shot.pos_ != "NOUN" or noun is None or len(after) < 2 or after[0].lower_ != "and":  # noqa: PLR2004
        return
    killed = after[1]
    if killed.lemma_ not in HURT or killed.tag_ not in ("VBD", "VBN") or killed.dep_ != "conj":
        return
    subject = killed.head
    if subject == shot or subject.pos_ not in NOMINAL or not subject.is_ancestor(shot):
        return
    noun.head, noun.dep_ = shot.head, shot.dep_
    for left in [c for c in shot.lefts if c != noun]:
        left.head = noun
    over, function = (shot, "ROOT") if subject.dep_ == "ROOT" else (subject.head, subject.dep_)
    shot.head, shot.dep_, shot.tag_, shot.pos_, shot.lemma_ = over, function, "VBD", "VERB", "shoot"
    subject.head, subject.dep_ = shot, "nsubj"
    for child in [c for c in subject.children if c.i > shot.i and c != killed]:
        child.head = shot
    killed.head, killed.tag_ = shot, "VBD"
