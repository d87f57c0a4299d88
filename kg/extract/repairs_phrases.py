"""Mends noun phrases that the parser gave to a verb though they only say more of another one: lists, appositions.

As in `repairs`, a rule changes heads and labels in place and asks for the whole shape of the fault.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract import lexicons, syntax
from kg.extract.reattach import NOMINAL
from kg.extract.repairs_governing import URGING

INDEFINITE = frozenset({"a", "an"})


def repair_phrases(token: Token) -> None:
    """Apply all rules to one token of a parsed document."""
    match token.dep_:
        case "dobj":
            _second_object(token)
        case "nsubj":
            _second_subject(token)
        case "appos" | "pobj" if token.tag_ in ("NN", "NNS"):
            _member_of_body(token)
        case "appos" if token.ent_type_ == token.head.ent_type_ == "PERSON":
            _named_behind_colon(token)
        case "ccomp" if token.pos_ == "ADJ":
            _judged_so(token)
        case "advcl" if token.head.pos_ == "NOUN":
            _called_for(token)
        case "advcl" if token.head.tag_ == "VBN" and token.head.lemma_ in URGING:
            if syntax.is_infinitive(token) and any(c.dep_ == "agent" and c.i < token.i for c in token.head.rights):
                token.dep_ = "xcomp"  # "urged by Lima TO LEAVE"
        case "relcl" if token.tag_ == "VB" and token.head.lemma_ in lexicons.modality_words().nouns:
            _meant(token)


def _after_comma(noun: Token) -> Token | None:
    """The noun that stands before the comma in front of the phrase."""
    at = noun.left_edge.i
    if at < 2 or noun.doc[at - 1].text != ",":  # noqa: PLR2004
        return None
    before = noun.doc[at - 2]
    return before if before.pos_ in NOMINAL else None


def _member_of_body(noun: Token) -> None:
    """"two Revolutionary Armed Forces (RAF) GUERRILLAS": those that the noun says, not the body before its initials."""
    before = noun.doc[max(noun.i - 3, 0) : noun.i]
    if "".join(t.text[0] for t in before if t.is_punct) not in ("()", "[]") or not before[1].text.isupper():
        return
    preposition = noun.head if noun.dep_ == "pobj" else None  # "the Tigers OF Tamil Eelam (TTE) fighter"
    body = noun.head if preposition is None else preposition.head
    if body.i >= before.start or body.pos_ != "PROPN":
        return
    last = noun.doc[before.start - 1]
    if preposition is not None and last.head == noun:
        last.head, last.dep_ = preposition, "pobj"
    top = body.head == body
    noun.head, noun.dep_ = noun if top else body.head, body.dep_
    body.head, body.dep_ = noun, "nmod"
    for child in list(body.children):
        if child.i > noun.i or child.dep_ in ("det", "nummod"):
            child.head = noun


def _named_behind_colon(name: Token) -> None:
    """"TWO MEN suspected of the murder of John Hill: ALI HASSAN and Omar Said": the two, not the victim."""
    at = name.left_edge.i
    if at == name.sent.start or name.doc[at - 1].text != ":":
        return
    several = (t for t in name.doc[name.sent.start : name.head.i] if t.tag_ == "NNS")
    counted = [t for t in several if any(c.dep_ == "nummod" for c in t.lefts)]
    if counted:
        name.head = counted[-1]


def _second_object(noun: Token) -> None:
    """"accused Iran of arming Hezbollah, A GROUP …", "of jailing monks, NUNS and pupils": no second object."""
    before = _after_comma(noun)
    if before is None or noun.pos_ not in NOMINAL or not noun.head.is_ancestor(before):
        return
    first = next((c for c in noun.head.rights if c.dep_ == "dobj"), noun)
    if first.i >= before.i or first.is_ancestor(before) or before.ent_type_ in syntax.TIMES or before == first:
        return  # "damaged the doors of a shop, TWO CARS and a bank": a list of objects
    listed = any(c.dep_ == "conj" for c in noun.children)
    if noun.pos_ == "PROPN" and not listed:
        return  # "received the envoy to Chad, LUIS SOTO"
    noun.head, noun.dep_ = before, "conj" if listed else "appos"


def _second_subject(noun: Token) -> None:
    """"A CLOSE ALLY of Castro, the leader accused …": what he is called before he is named."""
    if _after_comma(noun) is None:
        return
    first = next((c for c in noun.head.lefts if c.dep_ == "nsubj"), noun)
    called = first.tag_ == "NN" and any(c.lower_ in INDEFINITE for c in first.lefts)
    if called and first.i < noun.left_edge.i and noun.tag_ not in syntax.RELATIVE:
        first.head, first.dep_ = noun, "appos"


def _called_for(verb: Token) -> None:
    """"calls for Syria TO LEAVE": what is called for, no adjunct of the noun."""
    name = verb.doc[max(verb.left_edge.i - 1, 0)]
    preposition = name.head
    if not syntax.is_infinitive(verb) or name.dep_ != "pobj" or preposition.lower_ != "for" or syntax.is_sum(name):
        return
    if verb.head.is_ancestor(name):
        preposition.head, verb.dep_ = verb.head, "acl"


def _meant(verb: Token) -> None:
    """"a vow TO BOMB the port": the contents of the vow, which nothing relative stands in."""
    if syntax.is_infinitive(verb) and not any(c.tag_ in syntax.RELATIVE for c in verb.lefts):
        verb.dep_ = "acl"


def _judged_so(adjective: Token) -> None:
    """"held THE GOVERNMENT responsible": no clause of its own."""
    verb = adjective.head
    deems = verb.lemma_ in lexicons.control_words().deeming and verb.pos_ in syntax.VERBAL
    if not deems or syntax.own_objects(verb):
        return
    subject = next((c for c in adjective.lefts if c.dep_ == "nsubj"), None)
    if subject is None or any(c.dep_ in ("aux", "cop", "mark") for c in adjective.children):
        return
    subject.head, subject.dep_ = verb, "dobj"
    adjective.dep_ = "oprd"
