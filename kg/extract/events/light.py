"""Event nouns under the verb that carries their participants: "LAUNCHED an attack", "attacks CARRIED OUT by rebels"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract import control, lexicons, syntax

TOLD = frozenset({"on", "about", "of", "for", "into", "regarding", "concerning"})


def governing_verb(noun: Token) -> Token | None:
    """The verb that has the event noun as object or passive subject: "launched strikes", "strikes were launched"."""
    if noun.pos_ in syntax.VERBAL:
        return None
    noun = attempt_at(noun) or _spell_of(noun) or noun
    while noun.dep_ == "conj" and noun.head.pos_ not in syntax.VERBAL:
        noun = noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and syntax.counts(noun.head.head):
        noun = noun.head.head  # "launched a WAVE of attacks"
    trailing = _trailing(noun)
    if trailing is not None:
        return trailing
    if noun.dep_ in ("dobj", "nsubjpass", "obj") and noun.head.pos_ in syntax.VERBAL:
        return _raised(noun) or noun.head
    if noun.dep_ == "nsubj" and noun.head.tag_ in ("VBD", "VBN") and syntax.is_passive(noun.head):
        return noun.head
    relative = [c for c in noun.children if c.dep_ in ("acl", "relcl") and noun in control.objects(c)]
    if relative:
        return relative[0]
    return _verb_with_preposition(noun)


def attempt_at(noun: Token) -> Token | None:
    """The noun of an attempt that an act stands before: "an assassination ATTEMPT", "a kidnap BID"."""
    attempted = noun.dep_ == "compound" and lexicons.modality_words().nouns.get(noun.head.lemma_) == "attempted"
    return noun.head if attempted else None


def _spell_of(noun: Token) -> Token | None:
    """The noun of a spell of acts that the act stands before: "a bombing CAMPAIGN", "a killing SPREE"."""
    return noun.head if noun.dep_ == "compound" and noun.head.lemma_ in lexicons.light_verbs().spells else None


def _trailing(noun: Token) -> Token | None:
    """"condemned the murder, CARRIED OUT today BY rebels", which the parser hung on the verb."""
    later = (c for c in noun.head.rights if c.dep_ == "advcl" and c.tag_ in ("VBD", "VBN") and c.i > noun.i)
    found = (c for c in later if any(a.dep_ == "agent" for a in c.children) and not syntax.has_mark(c))
    return next((c for c in found if verb_name(c) in lexicons.light_verbs().agent), None)


def _raised(noun: Token) -> Token | None:
    """"The attack is BELIEVED to have been CARRIED OUT by rebels": what is said to have been done with it."""
    if noun.dep_ != "nsubjpass":
        return None
    told = (c for c in noun.head.children if c.dep_ == "xcomp" and any(a.dep_ == "auxpass" for a in c.children))
    return next((c for c in told if verb_name(c) in lexicons.light_verbs().agent), None)


def struck_subject(noun: Token) -> list[Token]:
    """"The VILLAGES were the target of attacks": the subject of a copula whose complement is "target of"."""
    role = noun.head.head
    of_role = noun.dep_ == "pobj" and noun.head.lower_ == "of" and role.lemma_ in ("target", "victim", "object")
    return control.surface_subjects(role.head) if of_role and role.dep_ == "attr" else []


def _verb_with_preposition(noun: Token) -> Token | None:
    """"engaged IN an attack": a verb whose preposition is part of its name."""
    if noun.dep_ != "pobj" or noun.head.head.pos_ not in syntax.VERBAL:
        return None
    lights = lexicons.light_verbs()
    name = f"{noun.head.head.lemma_.lower()}_{noun.head.lower_}"
    return noun.head.head if name in lights.agent or name in lights.target else None


def verb_name(verb: Token) -> str:
    """Lemma of a verb, with its particle or preposition where the lexicon knows the pair ("carry_out")."""
    lemma = verb.lemma_.lower()
    extra = next((c.lower_ for c in verb.children if c.dep_ in ("prt", "prep") and c.i <= verb.i + 2), None)
    joined = f"{lemma}_{extra}"
    lights = lexicons.light_verbs()
    return joined if joined in lights.agent or joined in lights.target else lemma


def only_tells(preposition: Token) -> bool:
    """Whether it says what is told: "INFORMATION ON the murder", "PROVIDED INFORMATION ON it", "a REWARD FOR …"."""
    telling, word = lexicons.word_classes().telling, preposition.head
    if preposition.dep_ != "prep" or preposition.lower_ not in TOLD:
        return False
    told = word.pos_ in syntax.VERBAL and any(c.dep_ == "dobj" and c.lemma_ in telling for c in word.children)
    return told or word.lemma_ in telling
