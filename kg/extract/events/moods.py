"""What a clause makes of its own act: modals, conjunctions, adverbs, auxiliaries, questions, orders."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract import lexicons, syntax
from kg.extract.events.negation import negation

INVERTED = frozenset({"had", "were", "should"})
ANNOUNCING = frozenset({"announce", "confirm", "disclose", "decide", "promise", "pledge"})
CONDITIONS = frozenset({"if", "unless", "once", "until", "when", "after"})
PRESENT = frozenset({"VBP", "VBZ"})
PAST = frozenset({"VBD"})
REACHED = frozenset({"once", "until"})
AT_A_TIME = frozenset({"when", "before", "after", "whenever"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


def mood(node: Token, is_event: bool) -> tuple[str, Token] | None:
    """What the node's own modals, negations, conjunctions and adjectives say."""
    words = lexicons.modality_words()
    denial = negation(node, is_event)
    if denial is not None:
        return "hypothetical" if _is_asked_not_to(node) else "denied", denial
    for child in node.children:
        lower = child.lower_
        value = _of_clause(child, node)
        if value is not None:
            return value, child
        if is_event and child.dep_ in ("amod", "compound", "det", "nmod") and lower in words.adjectives:
            return words.adjectives[lower], child
        if is_event and child.dep_ in ("compound", "amod", "nmod"):
            for grandchild in child.children:
                if grandchild.dep_ == "amod" and grandchild.lower_ in words.adjectives:
                    return words.adjectives[grandchild.lower_], grandchild
    return _question_or_future(node, is_event)


def _is_asked_not_to(verb: Token) -> bool:
    """"WARNED Syria NOT to send troops", "urged them not to strike": whether they did is not told."""
    over = verb.head
    asked = verb.dep_ == "xcomp" and over.lemma_ in lexicons.control_words().object | {"call", "appeal", "beg", "plead"}
    return asked and over.pos_ in syntax.VERBAL and syntax.is_infinitive(verb)


def _of_clause(word: Token, verb: Token) -> str | None:
    """What a modal, a conjunction, an adverb or an auxiliary before the subject makes of its clause."""
    words, lower = lexicons.modality_words(), word.lower_
    if word.dep_ == "aux" and word.tag_ == "MD" and lower in words.modals:
        return "planned" if lower == "would" and _is_announced(verb) else words.modals[lower]
    at_once = lower == "once" and word.i > 0 and word.nbor(-1).lower_ == "at"
    if word.dep_ in ("mark", "advmod") and lower in words.conjunctions and word.i < verb.i and not at_once:
        return None if _is_past_limit(word, verb) else words.conjunctions[lower]
    if word.dep_ == "advmod" and lower in words.adverbs:
        if words.adverbs[lower] == "claimed" and syntax.is_infinitive(verb):
            return None  # "came ALLEGEDLY to kill him": an aim, whoever says so
        is_far = words.adverbs[lower] == "denied" and word.nbor().head != verb and word.nbor() != verb
        return None if is_far else words.adverbs[lower]
    return "hypothetical" if lower in INVERTED and _is_inverted(word, verb) else None


def _is_announced(verb: Token) -> bool:
    """"SAID IT WOULD free them", "ANNOUNCED that it WOULD": a plan that was told later, unless it has a condition."""
    over = verb.head
    if verb.dep_ != "ccomp" or over.tag_ not in ("VBD", "VBN") or over.lemma_ not in lexicons.reporting_words().verbs:
        return False
    own = any(c.dep_ in ("nsubj", "nsubjpass") and c.tag_ == "PRP" for c in verb.children)
    plain = own or over.lemma_ in ANNOUNCING
    return plain and not any(c.dep_ == "advcl" and syntax.is_opened_by(c, CONDITIONS) for c in verb.children)


def _question_or_future(node: Token, is_event: bool) -> tuple[str, Token] | None:
    """"going to attack" is planned; a question asserts nothing."""
    head = node.head
    infinitive = syntax.is_infinitive(node)
    if node.dep_ == "xcomp" and infinitive and (head.lower_ == "going" or (is_event and _is_bare_copula(head))):
        return "planned", head  # "is going to attack", "is to attack"
    asked = next((c for c in node.children if infinitive and c.tag_ == "WRB" and c.i < node.i), None)
    if asked is not None:
        return "hypothetical", asked
    if node.dep_ == "ROOT" and node.sent.text.rstrip().endswith("?"):
        return "hypothetical", node
    return ("hypothetical", node) if _is_imperative(node) or _is_awaited(node) else None


def _is_bare_copula(verb: Token) -> bool:
    """"is", "are" without a predicate or negation of their own."""
    own = any(c.dep_ in ("acomp", "attr", "expl", "neg") or c.tag_ == "MD" for c in verb.children)
    return verb.lower_ in ("is", "are") and not own


def _is_inverted(auxiliary: Token, verb: Token) -> bool:
    """"HAD the bombers got in, …": an auxiliary before its subject, where no question is asked."""
    if auxiliary.dep_ not in ("aux", "auxpass") or auxiliary.i != verb.left_edge.i:
        return False
    behind = any(c.dep_ in ("nsubj", "nsubjpass") and c.i > auxiliary.i for c in verb.children)
    return behind and verb.dep_ in ("advcl", "ccomp") and not verb.sent.text.rstrip().endswith("?")


def _is_past_limit(conjunction: Token, verb: Token) -> bool:
    """"UNTIL the army attacked": a past limit was reached, unless all is imagined ("WOULD wait until it did")."""
    if conjunction.lower_ not in REACHED or not is_finite(verb, PAST):
        return False
    return not any(c.tag_ == "MD" for c in verb.head.children)


def _is_awaited(clause: Token) -> bool:
    """"WHEN the troops withdraw, the rebels WILL disarm": in the present, at a time that is still to come.

    "warned them TO LEAVE BEFORE troops force them out" as well.
    """
    if clause.dep_ != "advcl" or not is_finite(clause, PRESENT):
        return False
    openers = {c.lower_ for c in clause.children} & AT_A_TIME
    to_come = any(c.tag_ == "MD" for c in clause.head.children) if openers else False
    return to_come or ("before" in openers and syntax.is_infinitive(clause.head))


def _is_imperative(verb: Token) -> bool:
    """"BURN the village": a bare verb without a subject, by itself or before whoever says it."""
    if verb.tag_ != "VB" or any(c.dep_ in SUBJECTS or c.dep_ in ("aux", "auxpass", "mark") for c in verb.children):
        return False
    if verb.dep_ == "ROOT":
        return True
    said = verb.dep_ in ("ccomp", "advcl") and verb.i < verb.head.i
    return said and verb.head.lemma_ in lexicons.reporting_words().verbs


def is_finite(verb: Token, tags: frozenset[str]) -> bool:
    """Whether the verb, or its first auxiliary, has one of these tags."""
    auxiliary = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb)
    return auxiliary.tag_ in tags
