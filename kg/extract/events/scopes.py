"""Constructions that turn or end the scope of a modal, a negation or a governing verb."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract import lexicons, syntax

PRESENT = frozenset({"VBP", "VBZ"})
PAST = frozenset({"VBD"})
INDICATIVE = frozenset({"VBD", "VBZ"})
REACHED = frozenset({"once", "until"})
AT_A_TIME = frozenset({"when", "before", "after", "whenever"})
INDEFINITE = frozenset({"a", "an", "another", "further", "more", "such"})
BARE = frozenset({"attack", "invasion", "assault", "aggression"})
CLOSE = frozenset({"close", "near"})
COPULAS = frozenset({"be", "remain", "seem", "appear", "look", "become"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
COPULA_COMPLEMENTS = frozenset({"attr", "acomp", "prep"})
CALLED_OUT = frozenset("strike protest rally march demonstration meeting boycott stoppage walkout".split())


def is_inverted(auxiliary: Token, verb: Token) -> bool:
    """"HAD the bombers got in, …": an auxiliary before its subject, where no question is asked."""
    if auxiliary.dep_ not in ("aux", "auxpass") or auxiliary.i != verb.left_edge.i:
        return False
    behind = any(c.dep_ in ("nsubj", "nsubjpass") and c.i > auxiliary.i for c in verb.children)
    return behind and verb.dep_ in ("advcl", "ccomp") and not verb.sent.text.rstrip().endswith("?")


def is_kept_from_stopping(value: str, verb: Token) -> bool:
    """"FAILED to stop the attack", "did NOT prevent it": what nobody stopped happened."""
    words = lexicons.modality_words()
    if value != "denied" or verb.pos_ not in syntax.VERBAL or verb.lemma_ not in words.preventing:
        return False
    if any(c.dep_ == "neg" for c in verb.children):
        return True
    over = verb.head
    failed = words.verbs.get(over.lemma_) == "denied" or words.predicates.get(over.lemma_) == "denied"
    return verb.dep_ == "xcomp" and failed and syntax.is_infinitive(verb)


def describes_subject(verb: Token) -> bool:
    """"The killing WAS not political": a copula with a complement, which says how its subject is, not that it is."""
    return verb.lemma_ == "be" and any(c.dep_ in COPULA_COMPLEMENTS for c in verb.children)


def passed_over(node: Token) -> Token | None:
    """"RATHER THAN attack", "INSTEAD OF an attack"."""
    at = node.i if node.pos_ in syntax.VERBAL else node.left_edge.i
    before = node.doc[max(at - 2, 0) : at]
    return before[0] if [t.lower_ for t in before] in (["rather", "than"], ["instead", "of"]) else None


def is_not_one(word: Token) -> bool:
    """"NOT ONE soldier", "NOT A SINGLE soldier"."""
    return word.lower_ in ("one", "single") and any(c.dep_ == "neg" for c in (*word.children, *word.head.children))


def is_past_limit(conjunction: Token, verb: Token) -> bool:
    """"UNTIL the army attacked": a past limit was reached, unless all is imagined ("WOULD wait until it did")."""
    if conjunction.lower_ not in REACHED or not _is_finite(verb, PAST):
        return False
    return not any(c.tag_ == "MD" for c in verb.head.children)


def _is_finite(verb: Token, tags: frozenset[str]) -> bool:
    auxiliary = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb)
    return auxiliary.tag_ in tags


def is_awaited(clause: Token) -> bool:
    """"WHEN the troops withdraw, the rebels WILL disarm": in the present, at a time that is still to come."""
    if clause.dep_ != "advcl" or not _is_finite(clause, PRESENT):
        return False
    dated = any(c.lower_ in AT_A_TIME for c in clause.children)
    return dated and any(c.tag_ == "MD" for c in clause.head.children)


def is_imperative(verb: Token) -> bool:
    """"BURN the village": a bare verb without a subject, by itself or before whoever says it."""
    if verb.tag_ != "VB" or any(c.dep_ in SUBJECTS or c.dep_ in ("aux", "auxpass", "mark") for c in verb.children):
        return False
    if verb.dep_ == "ROOT":
        return True
    said = verb.dep_ in ("ccomp", "advcl") and verb.i < verb.head.i
    return said and verb.head.lemma_ in lexicons.reporting_words().verbs


def infinitive_under(node: Token) -> tuple[str, Token] | None:
    """What stands over an infinitive: "TOO weak to attack", "HAVE YET to attack", "their AIM was to attack"."""
    head, words = node.head, lexicons.modality_words()
    degree = next((c for c in head.children if c.lower_ in ("too", "enough") and c.dep_ == "advmod"), None)
    if degree is not None:
        return "denied" if degree.lower_ == "too" else "hypothetical", degree
    if head.lemma_ == "have":
        return _had_to(head)
    if head.lemma_ == "be":
        subjects = (c for c in head.children if c.dep_ == "nsubj")
        aim = next((c for c in subjects if c.lemma_ in words.aims or c.lemma_ in words.nouns), None)
        if aim is None:
            return ("hypothetical", head) if _is_judged(head) else None
        return "planned", aim
    if head.lemma_ in words.predicates and not _was_able(head):
        return words.predicates[head.lemma_], head
    return None


def _is_judged(verb: Token) -> bool:
    """"IT IS WRONG to attack a hospital": of all attacks."""
    judged = verb.tag_ in PRESENT and any(c.dep_ == "acomp" for c in verb.children)
    return judged and any(c.dep_ == "nsubj" and c.lower_ == "it" for c in verb.children)


def _had_to(have: Token) -> tuple[str, Token] | None:
    """"HAVE TO attack" is a need; what one HAD to do one mostly did."""
    yet = next((c for c in have.children if c.lower_ == "yet"), None)
    if yet is not None:
        return "denied", yet
    return None if have.tag_ in ("VBD", "VBN") else ("hypothetical", have)


def _was_able(adjective: Token) -> bool:
    """"WAS ABLE to escape": did, unless that is denied or imagined itself."""
    verb = adjective.head
    plain = verb.tag_ == "VBD" and not any(c.dep_ in ("neg", "mark") for c in verb.children)
    return plain and adjective.lower_ == "able"


def behind_preposition(node: Token, preposition: Token, governor: Token) -> tuple[str, Token] | None:
    """"stopped SHORT OF attacking", "came CLOSE TO attacking"; "in the EVENT OF an attack", "safe FROM attack"."""
    if preposition.lower_ == "of" and governor.lower_ in lexicons.modality_words().stopping:
        return "denied", governor
    if preposition.lower_ == "to" and node.dep_ == "pcomp" and governor.lower_ in CLOSE:
        return "denied", governor
    if preposition.lower_ == "of" and governor.lower_ in ("event", "case") and governor.head.lower_ == "in":
        return "hypothetical", governor
    bare = node.tag_ == "NN" and not any(True for _ in node.children)
    if bare and preposition.lower_ in ("against", "from") and node.lemma_ in BARE:
        return "hypothetical", preposition
    return None


def might(noun: Token, verb: Token) -> tuple[str, Token] | None:
    """"ANOTHER raid COULD cost many lives"; "the raid could" and "a raid may HAVE" are of one that happened."""
    if not any(c.lower_ in INDEFINITE for c in noun.children) or any(c.dep_ == "relcl" for c in noun.children):
        return None
    modal = next((c for c in verb.children if c.lower_ in ("could", "would", "might", "may")), None)
    perfect = any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children)
    return None if modal is None or perfect else ("hypothetical", modal)


def would_be(verb: Token) -> tuple[str, Token] | None:
    """"An attack WOULD be a disaster"; a negation there is of what it would be. "An attack is POSSIBLE"."""
    words = lexicons.modality_words()
    said = next((c for c in verb.children if c.dep_ == "acomp" and c.lemma_ in words.adjectives), None)
    if said is not None and verb.lemma_ in COPULAS and verb.tag_ in PRESENT:
        return words.adjectives[said.lemma_], said
    if not describes_subject(verb):
        return None
    modal = next((c for c in verb.children if c.tag_ == "MD" and c.lower_ in words.modals), None)
    return None if modal is None else (words.modals[modal.lower_], modal)


def is_evidenced(clause: Token, verb: Token) -> bool:
    """"Witnesses SUGGEST that rebels shelled the town" tells what was, "suggest that they shell it" what might be."""
    return clause.dep_ == "ccomp" and verb.lemma_ == "suggest" and _is_finite(clause, INDICATIVE)


def is_called_for(node: Token) -> bool:
    """"called a STRIKE", "called on them TO ATTACK", not "called the attack cruel"."""
    if node.dep_ in ("dobj", "nsubjpass"):
        return node.lemma_ in CALLED_OUT
    return node.dep_ != "ccomp" or any(c.dep_ in ("aux", "mark") for c in node.children)
