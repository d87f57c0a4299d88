"""Mends faults of the parser that reverse who did what, each a construction that it is known to misread.

A repair changes heads, labels and tags of a parsed document in place, never its tokens. Each rule asks for the
whole shape of the fault, so that a right parse stays as it is.
"""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Doc, Token

from kg.extract import syntax
from kg.extract.behind_dates import mend_behind_date
from kg.extract.lemmas import mend_lemma
from kg.extract.named_crimes import mend_crime_before_noun
from kg.extract.reattach import GIVEN_TO, NOMINAL, is_done_to, reattach
from kg.extract.repairs_acts import TWO_OBJECTS, repair_acts
from kg.extract.repairs_clauses import repair_clauses
from kg.extract.repairs_governing import repair_governing
from kg.extract.repairs_phrases import repair_phrases
from kg.extract.repairs_results import repair_results
from kg.extract.syntax import SURFACE_SUBJECT

BESIDE = frozenset({"nmod", "compound"})
FACING = frozenset({"anti", "pro"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})


def repair_parse(doc: Doc) -> Doc:
    """Apply all rules to every token, in order of the text."""
    for token in doc:
        mend_lemma(token)
        _following(token)
        _verb_taken_for_noun(token)
        _facing(token)
        _to_be_done(token)
        _members_and_others(token)
        _subject_after_adjunct(token)
        _headline_passive(token)
        _clause_after_object(token)
        _clause_after_subject(token)
        _verb_taken_for_participle(token)
        reattach(token)
        mend_behind_date(token)
        repair_results(token)
        repair_acts(token)
        repair_clauses(token)
        mend_crime_before_noun(token)
        repair_governing(token)
        repair_phrases(token)
    return doc


def _following(token: Token) -> None:
    """"ordered by Mr Hill FOLLOWING weeks of talks": a preposition, not a participle before "weeks"."""
    if token.lower_ != "following" or token.dep_ != "amod" or token.head.dep_ != "pobj" or not token.i:
        return
    noun = token.head
    name = token.nbor(-1)
    if name.head != noun or name.dep_ not in BESIDE or name.pos_ != "PROPN":
        return
    preposition = noun.head
    for left in [c for c in noun.lefts if c.i < name.i]:
        left.head = name
    name.head, name.dep_ = preposition, "pobj"
    token.head, token.dep_ = preposition.head, "prep"
    noun.head = token


def _verb_taken_for_noun(token: Token) -> None:
    """"Supporters of the party PROTEST outside the court": no noun has a plural with an "of" phrase before it."""
    if token.dep_ != "ROOT" or token.tag_ != "NN" or any(c.dep_ in ("det", "poss") for c in token.lefts):
        return
    left = next(iter(token.lefts), None)
    if left is None or left.dep_ not in BESIDE or left.tag_ not in syntax.PLURAL:
        return
    if not any(c.dep_ == "prep" and c.lower_ == "of" for c in left.children):
        return
    token.tag_, token.pos_ = "VBP", "VERB"
    left.dep_ = "nsubj"
    for other in [c for c in token.lefts if c is not left and c.dep_ in BESIDE]:
        other.head, other.dep_ = left, "appos"


def _facing(token: Token) -> None:
    """"shouted ANTI American and ANTI Israel slogans": written without hyphens, they still modify "slogans"."""
    if token.lower_ not in FACING or token.i + 1 >= len(token.doc) or not token.nbor().text[:1].isupper():
        return
    last, names = token, []
    while last.lower_ in FACING and last.i + 3 < len(last.doc) and last.nbor().text[:1].isupper():
        names.append(last.nbor())
        joined = last.nbor(2).lower_ in ("and", "or") and last.nbor(3).lower_ in FACING
        if not joined:
            break
        last = last.nbor(3)
    if not names or names[-1].i + 1 >= len(token.doc):
        return
    noun = names[-1].nbor()
    if noun.pos_ != "NOUN" or noun.tag_ not in syntax.PLURAL or noun.sent != token.sent or names[0].head == noun:
        return
    _modify(noun, names)


def _modify(noun: Token, names: list[Token]) -> None:
    """Make the names the coordinated modifiers of a noun that stands where the first of them stood."""
    top = names[0].head
    if top == noun or noun.is_ancestor(top):
        return
    noun.head, noun.dep_ = top, names[0].dep_
    names[0].head, names[0].dep_ = noun, "amod"
    for name in names:
        prefix = name.nbor(-1)
        prefix.head, prefix.dep_, prefix.tag_, prefix.pos_ = name, "amod", "JJ", "ADJ"
    for before, name in pairwise(names):
        name.head, name.dep_ = before, "conj"
        conjunction = name.nbor(-2)
        conjunction.head, conjunction.dep_ = before, "cc"


def _to_be_done(token: Token) -> None:
    """"called for the raid TO BE AVENGED", also with a comma before "to": the raid is what is to be avenged."""
    if token.tag_ != "VBN" or token.i < 2 or token.nbor(-1).lower_ != "be" or token.nbor(-2).lower_ != "to":  # noqa: PLR2004
        return
    if any(c.dep_ == "mark" and c.lower_ == "for" for c in token.children) and token.dep_ == "advcl":
        token.dep_ = "ccomp"
    if any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children) or token.dep_ in ("ccomp", "relcl"):
        return
    noun = _asked_for(token)
    if noun is None:
        return
    preposition, verb = noun.head, noun.head.head
    if token.is_ancestor(verb):
        _promote(verb, token)
    token.head, token.dep_ = verb, "ccomp"
    noun.head, noun.dep_ = token, "nsubjpass"
    preposition.head, preposition.dep_ = token, "mark"


def _asked_for(token: Token) -> Token | None:
    """The last object of a "for" before the token, where nothing but its own phrase and a comma stands between."""
    sentence = token.sent
    for noun in reversed(sentence.doc[sentence.start : token.i - 2]):
        if noun.pos_ in NOMINAL and noun.dep_ == "pobj" and noun.head.lower_ == "for" and noun.head.head.pos_ == "VERB":
            between = sentence.doc[noun.right_edge.i + 1 : token.i - 2]
            return noun if all(t.text == "," for t in between) else None
    return None


def _promote(verb: Token, root: Token) -> None:
    """Let a clause that the parser hung deep under a wrong root be the root; its noun is its subject."""
    subject = verb.head if verb.dep_ in ("acl", "relcl") else None
    rest = [c for c in root.children if c.dep_ in ("prep", "punct", "advmod") and c.i < verb.i]
    verb.head, verb.dep_ = verb, "ROOT"
    root.head = verb
    if subject is not None:
        subject.head, subject.dep_ = verb, "nsubj"
    for child in rest:
        child.head = verb


def _members_and_others(token: Token) -> None:
    """"wounded members of the army AND civilians": people are hurt beside the members, not members of people."""
    if token.dep_ != "conj" or (token.tag_ not in syntax.PLURAL and token.lower_ not in syntax.PLURAL_WORDS):
        return
    body = token.head
    if body.tag_ not in ("NN", "NNP") or body.dep_ != "pobj" or body.head.lower_ != "of":
        return
    members = body.head.head
    if members.lemma_.lower() == "member" and members.tag_ in syntax.PLURAL:
        token.head = members


def _subject_after_adjunct(token: Token) -> None:
    """"As mayor and judge, HILL, 62, was the author of …": the name before "was" is its subject, no apposition."""
    if token.lemma_ != "be" or token.pos_ not in ("AUX", "VERB") or any(c.dep_ == "expl" for c in token.children):
        return
    left = [c for c in token.lefts if c.dep_ not in ("punct", "advmod", "cc")]
    right = next((c for c in token.rights if c.dep_ == "nsubj"), None)
    if right is None or len(left) != 1 or left[0].dep_ != "prep":
        return
    last = token.nbor(-1)
    names = [t for t in left[0].subtree if t.dep_ == "appos" and t.pos_ == "PROPN" and t.right_edge.i >= last.i - 1]
    if not names or not any(t.text == "," for t in token.doc[left[0].i : names[0].left_edge.i]):
        return
    names[0].head, names[0].dep_ = token, "nsubj"
    right.dep_ = "attr"


def _headline_passive(token: Token) -> None:
    """"Mayor ARRESTED on suspicion of fraud": a participle without "was", for nobody is named whom he arrested."""
    if token.tag_ not in ("VBD", "VBN") or not is_done_to(token):
        return
    if any(c.dep_ in ("aux", "auxpass") for c in token.children):
        return
    verbs = (token, *(c for c in token.conjuncts if c.pos_ == "VERB"))
    if any(c.dep_ in GIVEN_TO for verb in verbs for c in verb.children):
        return
    subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
    if subject is not None and subject.tag_ not in ("PRP", "WP", "WDT"):
        token.tag_, subject.dep_ = "VBN", "nsubjpass"


def _clause_after_object(token: Token) -> None:
    """"expelled the envoy and PERU SAID …": a joined noun right before a finite verb is its subject."""
    if token.dep_ != "conj" or token.tag_ not in FINITE or any(c.dep_ in SURFACE_SUBJECT for c in token.children):
        return
    noun = _noun_before(token)
    if noun is None or noun.dep_ != "conj" or noun.head.dep_ not in ("dobj", "pobj", "attr"):
        return
    conjunction = next((c for c in noun.head.children if c.dep_ == "cc" and c.i < noun.i), None)
    if token.head.i < noun.head.i and conjunction is not None and conjunction.lower_ in ("and", "but"):
        noun.head, noun.dep_ = token, "nsubj"
        conjunction.head = token.head


def _clause_after_subject(token: Token) -> None:
    """"hunted down politicians, AND SOLDIERS shot ten men": the politicians were hunted, the soldiers shot."""
    if token.dep_ != "conj" or token.tag_ not in FINITE or token.head.pos_ != "VERB":
        return
    first, verb = next((c for c in token.lefts if c.dep_ == "nsubj"), None), token.head
    noun = _noun_before(token)
    if first is None or noun is None or noun.head != first or noun.dep_ != "conj" or first.i < verb.i:
        return
    between = [t.text for t in token.doc[first.right_edge.i + 1 : noun.left_edge.i]]
    joined = [t.lower_ for t in token.doc[first.i + 1 : noun.left_edge.i]]
    if between or joined != [",", "and"] or any(c.dep_ in GIVEN_TO - {"prt"} for c in verb.children):
        return
    for mark in [c for c in first.children if c.i > first.i and c != noun]:
        mark.head = verb
    first.head, first.dep_ = verb, "dobj"
    noun.head, noun.dep_ = token, "nsubj"


def _noun_before(verb: Token) -> Token | None:
    """The noun whose phrase ends right before the verb, its auxiliaries and adverbs."""
    start = min([verb.i, *(c.i for c in verb.lefts if c.dep_ in ("aux", "auxpass", "neg", "advmod"))])
    if not start or verb.doc[start - 1].pos_ not in NOMINAL:
        return None
    return verb.doc[start - 1]


def _verb_taken_for_participle(token: Token) -> None:
    """"Air strikes on a concert KILLED 80 people.": a participle has no object; where there is no verb, it is one."""
    if token.dep_ != "acl" or token.tag_ != "VBN":
        return
    noun = token.head.head.head if token.head.dep_ == "pobj" else token.head  # "STRIKES on a concert killed"
    if noun.dep_ != "ROOT" or noun.pos_ not in NOMINAL:
        return
    if token.lemma_ in TWO_OBJECTS or not any(c.dep_ in ("dobj", "nummod") for c in token.children):
        return
    moved = [c for c in noun.children if c.i > token.i and c != token]
    token.head, token.dep_, token.tag_ = token, "ROOT", "VBD"
    noun.head, noun.dep_ = token, "nsubj"
    for child in moved:
        child.head = token
