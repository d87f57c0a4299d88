"""Words that the parser hung on the wrong word, or took for another part of speech; the other half of `repairs`."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract import lexicons, syntax

NOMINAL = frozenset({"NOUN", "PROPN"})
GIVEN_TO = frozenset({"dobj", "ccomp", "xcomp", "dative", "prt"})
TOLD = frozenset("post publish issue release broadcast air carry distribute send circulate read quote obtain".split())
PRESENT = frozenset({"VBZ", "VBP", "MD"})
RESULTS = frozenset({"kill", "wound", "injure", "maim"})


def reattach(token: Token) -> None:
    """Apply all rules of this module to one token."""
    _without_warning(token)
    _result_of_clause(token)
    _with_victims(token)
    _name_taken_for_verb(token)
    _noun_taken_for_command(token)
    _blamed_on(token)
    _accused_of(token)
    _direction_of(token)
    _what_a_statement_says(token)
    _denied_and_said(token)
    _said_and_did(token)
    _opened_fire(token)
    _rest_of_list(token)


def is_done_to(verb: Token) -> bool:
    """Verbs that name whom they are done to, and others in words that only a victim takes: "SHOT to death"."""
    lemma = verb.lemma_.lower()
    if lemma in lexicons.word_classes().done_to:
        return True
    after = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 3]]
    killed = lemma == "shoot" and (after == ["to", "death"] or after[:1] == ["dead"])
    return killed or (lemma == "charge" and after[:1] == ["with"])


def _without_warning(token: Token) -> None:
    """"fired WITHOUT WARNING on the crowd": nobody is warned on anything."""
    if token.lower_ != "warning" or token.head.lower_ != "without" or token.head.head.pos_ != "VERB":
        return
    for child in [c for c in token.children if c.dep_ == "prep"]:
        child.head = token.head.head


def _result_of_clause(token: Token) -> None:
    """"Police seek the owner of a bag THAT EXPLODED on Friday, WOUNDING two": the bag did it, not the police."""
    if token.tag_ != "VBG" or token.dep_ != "advcl" or token.lemma_ not in RESULTS:
        return
    acts, verb = lexicons.acts(), token.head
    if token.left_edge.i < 1 or token.nbor(token.left_edge.i - token.i - 1).text != "," or verb.lemma_ in acts:
        return
    between = token.doc[verb.i + 1 : token.left_edge.i]
    told = verb.lemma_ in lexicons.reporting_words().quoting or verb.lemma_ == "blame"  # no words kill
    clauses = [t for t in between if t.dep_ == "relcl" and t.tag_ == "VBD" and (told or t.lemma_ in acts)]
    if clauses and verb.is_ancestor(clauses[-1]):
        token.head = clauses[-1]


def _with_victims(token: Token) -> None:
    """"ended in a riot WITH 14 PEOPLE KILLED": they were."""
    if token.tag_ != "VBN" or token.dep_ != "pcomp" or token.head.lower_ != "with":
        return
    if token.lemma_ not in RESULTS and not is_done_to(token):
        return
    if not any(c.dep_ in ("aux", "auxpass", *GIVEN_TO) for c in token.children):
        for subject in [c for c in token.children if c.dep_ == "nsubj"]:
            subject.dep_ = "nsubjpass"


def _name_taken_for_verb(token: Token) -> None:
    """"killed in IS attacks": a known name in capitals before a noun is no form of "be"."""
    if not token.tag_.startswith("VB") or not token.ent_id_ or not token.text.isupper():
        return
    if token.i + 1 == len(token.doc):
        return
    noun = token.nbor()
    if noun.head != token or noun.pos_ not in NOMINAL:
        return
    noun.head, noun.dep_ = (noun, "ROOT") if token.dep_ == "ROOT" else (token.head, token.dep_)
    for child in [c for c in token.children if c != noun]:
        child.head = noun
    token.head, token.dep_, token.tag_, token.pos_ = noun, "compound", "NNP", "PROPN"


def _noun_taken_for_command(token: Token) -> None:
    """"HIT MEN shot a mayor", "ATTACK helicopters fired": no sentence begins by ordering its own subject."""
    if token.tag_ != "VB" or token.dep_ != "ROOT" or not token.is_sent_start or token.i + 1 == len(token.doc):
        return
    noun = token.nbor()
    clause = noun.head
    subject = noun.pos_ == "NOUN" and noun.dep_ in ("nsubj", "nsubjpass") and noun.left_edge == noun
    if not subject or clause.dep_ != "ccomp" or clause.head != token or clause.tag_ not in syntax.FINITE:
        return
    clause.head, clause.dep_ = clause, "ROOT"
    for child in [c for c in token.children if c != clause]:
        child.head = clause
    token.head, token.dep_, token.tag_, token.pos_ = noun, "compound", "NN", "NOUN"


def _blamed_on(token: Token) -> None:
    """"blamed the attack ON THE REBELS": on whom it was blamed, not who was attacked."""
    if token.lower_ != "on" or token.dep_ != "prep":
        return
    noun = token.head
    if list(noun.rights)[-1:] != [token]:
        return
    blamed = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("at", "in") else noun
    if blamed.dep_ == "dobj" and blamed.head.lemma_ in lexicons.light_verbs().blaming:
        token.head = blamed.head  # "blamed the fire at the mill ON REBELS"
    elif noun.dep_ == "pobj" and noun.head.lower_ == "for":
        over = noun.head.head
        if over.lower_ == "blame" or any(c.lower_ == "blame" for c in syntax.own_objects(over)):
            token.head = over  # "put the BLAME for the raid ON THE REBELS"


def _accused_of(token: Token) -> None:
    """"accused the army OF MURDER": of what, not whose army."""
    if token.lower_ != "of" or token.dep_ != "prep":
        return
    noun, verb = token.head, token.head.head
    if noun.dep_ == "pobj" and verb.dep_ == "agent" and any(c.dep_ == "pcomp" for c in token.children):
        if verb.head.lemma_ in lexicons.modality_words().complements["of"]:
            token.head = verb.head  # "accused by Lima OF KILLING two"
        return
    if noun.dep_ not in ("dobj", "nsubjpass") or verb.lemma_ not in lexicons.modality_words().complements["of"]:
        return
    crime = next((c for c in token.children if c.dep_ == "pobj"), None)
    bare = crime is not None and crime.tag_ == "NN" and not any(c.dep_ in ("det", "poss") for c in crime.children)
    if bare and token == list(noun.rights)[-1] and noun.i > verb.i and noun.pos_ in NOMINAL:
        token.head = verb


def _direction_of(token: Token) -> None:
    """"killed a soldier and an INTERPRETER WEST of Kandahar": no noun that the one before it describes."""
    if token.lower_ not in syntax.DIRECTIONS or token.text != token.lower_ or token.tag_ != "NN" or not token.i:
        return
    noun, verb = token.nbor(-1), token.head
    if noun.head != token or noun.dep_ not in ("compound", "nmod") or noun.pos_ != "NOUN":
        return
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    noun.head, noun.dep_ = token.head, token.dep_
    for child in [c for c in token.lefts if c != noun]:
        child.head = noun
    token.head, token.dep_, token.tag_, token.pos_ = verb, "advmod", "RB", "ADV"


def _what_a_statement_says(token: Token) -> None:
    """"SAID in a statement POSTED online THAT it had fired": what was said, not what was posted."""
    posted = token.head
    if token.dep_ != "ccomp" or posted.dep_ != "acl" or posted.lemma_ not in TOLD or posted.i > token.i:
        return
    preposition = posted.head.head
    verb = preposition.head
    said = preposition.dep_ == "prep" and verb.lemma_ in lexicons.reporting_words().quoting
    if said and not any(c.dep_ == "ccomp" for c in verb.children):
        token.head = verb


def _denied_and_said(token: Token) -> None:
    """"DENIED that it bombed the port AND ACCUSED rebels": who denies the one says the other."""
    first = token.head
    says = token.tag_ in ("VBD", "VBN") and token.lemma_ in lexicons.control_words().speaking
    if token.dep_ != "conj" or not says:
        return
    if first.dep_ != "ccomp" or first.head.lemma_ != "deny" or any(c.dep_ == "nsubj" for c in token.children):
        return
    for conjunction in [c for c in first.children if c.dep_ == "cc" and first.i < c.i < token.i]:
        conjunction.head = first.head
    token.head = first.head


def _said_and_did(token: Token) -> None:
    """"SAID the rebels are beaten AND ASKED for calm": no past tense is joined to a present one under "said"."""
    first = token.head
    bare = not any(c.dep_ in (*syntax.SURFACE_SUBJECT, "aux", "auxpass", "mark") for c in token.lefts)
    if token.tag_ != "VBD" or token.dep_ != "conj" or first.dep_ != "ccomp" or not bare or token.pos_ != "VERB":
        return
    saying = first.head
    said = saying.tag_ == "VBD" and saying.i < first.i and any(c.dep_ == "nsubj" for c in saying.lefts)
    if said and any(c.dep_ in syntax.SURFACE_SUBJECT for c in first.lefts) and _is_of_another_clause(token, first):
        for conjunction in [c for c in first.children if c.dep_ == "cc" and first.i < c.i < token.i]:
            conjunction.head = saying
        token.head = saying


def _is_of_another_clause(verb: Token, told: Token) -> bool:
    """Whether its tense, or that it speaks where the clause only tells how things stood, parts a verb from a clause."""
    helpers = [c for c in told.lefts if c.dep_ in ("aux", "auxpass")]
    perfect = any(c.lemma_ == "have" for c in helpers)
    if not perfect and any(t.tag_ in PRESENT for t in (told, *helpers)):
        return True
    still = perfect or told.lemma_ == "be" or any(c.dep_ == "auxpass" for c in helpers)
    words = lexicons.control_words().speaking
    return still and (verb.lemma_ in words or verb.lemma_ in lexicons.reporting_words().quoting)


def _opened_fire(token: Token) -> None:
    """"OPENED FIRE and helicopters circled": fire is what they opened, and the helicopters stand for themselves."""
    noun = token.head
    if token.lower_ != "fire" or token.dep_ not in ("nmod", "compound") or not token.i or noun.i < token.i:
        return
    verb = token.nbor(-1)
    if verb.lemma_ != "open" or verb.pos_ != "VERB":
        return
    for child in [c for c in token.children if c.dep_ in ("cc", "punct") and c.i > token.i]:
        child.head = verb
    token.head, token.dep_ = verb, "dobj"


def _rest_of_list(token: Token) -> None:
    """"The bomb killed A PRIEST, TWO NUNS and a boy": no second name of the bomb behind its verb and whom it killed."""
    subject, start = token.head, token.left_edge.i
    if token.dep_ != "appos" or subject.dep_ != "nsubj" or not subject.head.i < start:
        return
    victim = next((c for c in subject.head.rights if c.dep_ == "dobj" and c.right_edge.i == start - 2), None)
    if victim is not None and token.doc[start - 1].text == "," and any(c.dep_ == "conj" for c in token.children):
        token.head = victim
