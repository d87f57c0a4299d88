"""Mends what the parser hangs on a date, or on a verb across a date, and belongs to the word before it."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract import syntax

OF_TIMES = frozenset("be follow pass begin end start mark remain fall last see elapse precede lead".split())

TOWNS = ("GPE", "LOC")
CALLED_OF = frozenset("gulf county city province republic bay strait kingdom sea state district department".split())
WHERE_OR_WHEN = frozenset({"in", "at", "near", "on"})
OF_DAYS = frozenset({"on", "in", "during"})
SPANS = frozenset("minutes hours days weeks months years".split())
LATER = frozenset({"later", "earlier", "afterwards", "afterward"})


def mend_behind_date(token: Token) -> None:
    """Apply the rules to a token."""
    if token.dep_ == "relcl" and token.head.ent_type_ in syntax.TIMES and token.head.tag_ not in ("NN", "NNS"):
        _clause_behind_date(token)
        _occasion_behind_date(token)
    _phrase_behind_date(token)
    if token.dep_ == "prep" and token.lower_ in OF_DAYS:
        _subject_behind_date(token)
    if token.lower_ in SPANS and 0 < token.i < len(token.doc) - 1 and token.nbor().lower_ in LATER:
        _name_before_span(token)


def _subject_behind_date(token: Token) -> None:
    """"On Friday rebels attacked the town": the day ends before who did it, as the verb has no other subject."""
    verb, doc = token.head, token.doc
    if verb.pos_ != "VERB" or token.i + 1 >= verb.i or doc[token.i + 1].ent_type_ not in syntax.TIMES:
        return
    noun = next((c for c in token.rights if c.dep_ == "pobj" and not c.ent_type_), None)
    if noun is None or noun.i > verb.i or any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in verb.lefts):
        return
    inside = [c for c in noun.lefts if c.ent_type_ in syntax.TIMES]
    day = next((c for c in inside if c.dep_ in ("compound", "nummod", "nmod")), None)
    if day is None or any(c.dep_ in ("det", "poss") for c in noun.lefts):
        return
    passive = any(c.dep_ == "auxpass" for c in verb.lefts)
    day.head, day.dep_ = token, "pobj"
    noun.head, noun.dep_ = verb, "nsubjpass" if passive else "nsubj"


def _name_before_span(token: Token) -> None:
    """"a bombing in LUND HOURS LATER": the place ends before what says how much later."""
    name, adverb = token.nbor(-1), token.nbor()
    if name.pos_ != "PROPN":
        return
    if token.ent_type_ and name.ent_type_ == token.ent_type_ and token.ent_iob_ == "I":
        token.doc.set_ents([], outside=[token.doc[token.i : token.i + 1]], default="unmodified")
    preposition = token.doc[name.left_edge.i - 1] if name.left_edge.i else name
    if name.head != token or preposition.dep_ != "prep":
        return
    name.head, name.dep_ = preposition, "pobj"
    if adverb.head in (token, preposition):
        adverb.head, adverb.dep_ = preposition.head, "advmod"
    token.head, token.dep_ = adverb, "npadvmod"


def _occasion_behind_date(token: Token) -> None:
    """"were killed Friday WHEN rebels set off a mine": the clause is of the killing, not of the day."""
    day = token.head
    verb = day.head.head if day.dep_ == "pobj" else day.head
    if verb.pos_ == "VERB" and any(c.lower_ == "when" and c.dep_ == "advmod" for c in token.lefts):
        token.dep_, token.head = "advcl", verb


def _clause_behind_date(token: Token) -> None:
    """"a raid in Lima on Friday WHICH KILLED three": the clause tells of the raid, and so of what the date dates."""
    day = token.head
    if token.lemma_ in OF_TIMES:
        return
    subject = next((c for c in token.lefts if c.dep_ in ("nsubj", "nsubjpass") and c.tag_ in ("WDT", "WP")), None)
    between = token.doc[day.i + 1 : subject.i] if subject is not None else ()
    if subject is None or any(t.pos_ != "PUNCT" and t.ent_type_ not in syntax.TIMES for t in between):
        return
    dated = day.head.head if day.dep_ == "pobj" else day.head
    if dated.pos_ == "VERB":
        dated = next((c for c in dated.rights if c.dep_ == "dobj" and c.i < day.i), dated)
    if dated.pos_ in ("NOUN", "PROPN"):
        token.head = dated


def _phrase_behind_date(token: Token) -> None:
    """"condemned the murder last week OF a mayor": no verb of having dates and objects takes that "of"."""
    if token.lower_ != "of" or token.dep_ != "prep" or not token.i:
        return
    if token.head.pos_ != "VERB":
        _phrase_behind_place(token)
        return
    at = token.i - 1
    while at > token.head.i and token.doc[at].ent_type_ in syntax.TIMES:
        at -= 1
    at -= at < token.i - 1 and token.doc[at].lower_ == "on"
    noun = token.doc[at]
    if at < token.i - 1 and noun.pos_ == "NOUN" and noun.dep_ == "dobj" and noun.head == token.head:
        token.head = noun


def _phrase_behind_place(token: Token) -> None:
    """"the murder in PARIS OF a banker", "the execution in 1982 OF ten men": no town and no year is of anybody.

    "In ten YEARS of war" is a measure.
    """
    place = token.head
    named = place.pos_ == "PROPN" and place.ent_type_ in TOWNS and place.lower_ not in CALLED_OF
    dated = place.ent_type_ in syntax.TIMES and (place.pos_ == "PROPN" or place.tag_ == "CD")
    whom = next((c for c in token.rights if c.dep_ == "pobj"), None)
    if not (named or dated) or whom is None or whom.ent_type_ in (*TOWNS, *syntax.TIMES):
        return
    at = place.left_edge.i - 1
    preposition = token.doc[at]
    while at > 1 and preposition.lower_ == "of" and preposition.head.ent_type_ in syntax.TIMES:
        at = preposition.head.left_edge.i - 1  # "on the evening OF 2 May"
        preposition = token.doc[at]
    act = token.doc[at - 1]
    if at < 1 or preposition.lower_ not in WHERE_OR_WHEN or act.pos_ != "NOUN" or act.ent_type_:
        return
    token.head = act
    for other in [c for c in place.rights if c.dep_ == "conj" and c.i > whom.i and not c.ent_type_]:
        other.head = whom
