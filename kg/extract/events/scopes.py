"""How far up a sentence what governs an act still bears on it."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract import lexicons, syntax

STOP_AT = frozenset({"relcl", "advcl", "parataxis", "appos", "ROOT", "npadvmod"})
GOES_UP = frozenset("xcomp dobj nsubjpass attr acomp compound oprd csubj agent amod nmod".split())
WHOSE = frozenset({"NORP", "GPE", "ORG", "PERSON"})
COPULA_COMPLEMENTS = frozenset({"attr", "acomp", "prep"})


def next_up(node: Token) -> Token | None:
    """The next word up whose own modality still bears on the event; None where the scope ends."""
    head = node.head
    if node.dep_ == "advcl" and syntax.is_infinitive(node) and head.pos_ in syntax.VERBAL:
        return head  # "plans to send troops TO FREE them"
    if node.dep_ in STOP_AT or head == node or _is_taken_for_granted(node):
        return None
    return _over(node, head)


def _over(node: Token, head: Token) -> Token | None:
    """The governor of a word whose scope goes on, by the way it governs it."""
    if node.dep_ == "ccomp":
        bare = node.tag_ == "VB" and not any(c.dep_ == "aux" for c in node.children)  # "want to SEE the army ATTACK"
        return None if head.lemma_ in lexicons.reporting_words().verbs and not bare else head
    if node.dep_ in ("pobj", "pcomp"):
        return _above_preposition(node)
    if node.dep_ == "prep":
        return None
    if node.dep_ == "acl":
        there_is = head.dep_ == "attr" and any(c.dep_ == "expl" for c in head.head.children)
        return head if there_is or syntax.is_infinitive(node) or _is_worded(node) else None
    if node.dep_ == "conj":
        apart = node.tag_ in ("VBZ", "VBD") or node.lower_ == "are"  # "will hit 300 firms and ARE a reprisal"
        own_subject = any(c.dep_ in ("nsubj", "nsubjpass") for c in node.children)
        if head.dep_ == "ccomp" and lexicons.modality_words().verbs.get(head.head.lemma_) == "denied":
            apart = False  # "denied that it had shelled the town and KILLED ten"
        return None if apart or (own_subject and node.pos_ in syntax.VERBAL) else head
    if node.dep_ == "nsubj":
        return head if head.lemma_ in lexicons.word_classes().happening and not describes_subject(head) else None
    return head if node.dep_ in GOES_UP else None


def _is_worded(verb: Token) -> bool:
    """"is to present a RESOLUTION CONDEMNING the raid": as real as the words are."""
    noun = verb.head
    worded = verb.tag_ == "VBG" and noun.dep_ in (*syntax.OBJECT, "pobj")
    worded = worded and noun.lemma_ in lexicons.control_words().messages | {"vote", "draft"}
    return worded and noun.head.lemma_ != "approve"


def _above_preposition(node: Token) -> Token | None:
    preposition, governor = node.head, node.head.head
    words = lexicons.modality_words()
    if preposition.lower_ == "as" and governor.lemma_ in lexicons.link_words().judging:
        return governor  # "might be SEEN AS a form of retaliation"
    if governor.pos_ in syntax.VERBAL or (governor.pos_ == "ADJ" and preposition.lower_ != "of"):
        scopes = governor.lemma_ in words.complements.get(preposition.lower_, ()) and not is_topic(node)
        means = node.dep_ == "pcomp" and preposition.lower_ == "by"  # "accused of breaking it BY SENDING troops"
        brought = brings_about(governor, preposition) and not syntax.is_definite(node)
        return governor if scopes or means or brought else None
    if governor.lemma_ in words.nouns:
        return governor
    return governor if preposition.lower_ == "of" and not syntax.is_definite(node) else None


def _is_taken_for_granted(node: Token) -> bool:
    """Whether the act is a fact whatever the verb over it says: "would condemn THE RAID", not "would launch it"."""
    if node.dep_ == "dobj" and node.head.lemma_ in lexicons.modality_words().responses:
        return True  # "failed to CONTROL the violence"
    if node.dep_ not in ("dobj", "nsubjpass") or not syntax.is_definite(node):
        return False
    return node.head.lemma_ not in lexicons.carrying_verbs()


def is_topic(node: Token) -> bool:
    """"TALKED ABOUT the attack", "OPPOSED TO THE attack", unlike "about attacking" and "to an attack"."""
    if node.head.head.lemma_ in lexicons.modality_words().opposing:
        return any(c.lower_ == "the" for c in node.children)
    return node.dep_ == "pobj" and node.head.lower_ == "about" and node.head.head.lemma_ != "worry"


def brings_about(verb: Token, preposition: Token) -> bool:
    """"LED TO reprisals", "RESULTED IN an attack", "BECAME INVOLVED IN fighting": it takes place if the verb does."""
    name = f"{verb.lemma_}_{preposition.lower_}"
    return name in lexicons.link_words().sparking or name in lexicons.light_verbs().agent


def describes_subject(verb: Token) -> bool:
    """"The killing WAS not political": a copula with a complement, which says how its subject is, not that it is."""
    return verb.lemma_ == "be" and any(c.dep_ in COPULA_COMPLEMENTS for c in verb.children)


def is_ended(node: Token) -> bool:
    """"called for an END TO THE SHELLING", "STOP KILLING civilians": what is to end is going on."""
    head, words = node.head, lexicons.modality_words()
    if node.dep_ in ("xcomp", "dobj") and node.tag_ == "VBG":
        return head.lemma_ in words.ending or head.lemma_ == "stop"
    if node.dep_ in ("dobj", "nsubjpass", "nsubj"):
        return head.lemma_ in words.ending and head.pos_ == "VERB" and _is_known(node)
    if node.dep_ != "pobj" or head.lower_ not in ("to", "of", "in"):
        return False
    return head.head.lemma_ in words.ends and head.head.pos_ == "NOUN" and _is_known(node)


def _is_known(noun: Token) -> bool:
    """"THE attacks", "ISRAELI attacks", "attacks ON THE TOWN"."""
    named = any(c.ent_type_ in WHOSE for c in noun.lefts)
    return named or syntax.is_definite(noun) or any(c.lower_ in ("on", "against") for c in noun.rights)


def is_ruled_out(noun: Token) -> bool:
    """"RULED OUT the possibility of an attack", "PLANS to attack were DENIED"."""
    verb = noun.head
    if noun.dep_ not in ("dobj", "nsubjpass") or noun.pos_ != "NOUN" or syntax.is_negated(verb):
        return False
    return rules_out(verb) or verb.lemma_ in lexicons.modality_words().rejecting


def rules_out(verb: Token) -> bool:
    """"RULED the attack OUT"."""
    return verb.lemma_ == "rule" and any(c.dep_ == "prt" and c.lower_ == "out" for c in verb.children)


def is_kept_from_stopping(value: str, verb: Token) -> bool:
    """"FAILED to stop the attack", "did NOT prevent it": what nobody stopped happened."""
    words = lexicons.modality_words()
    if value != "denied" or verb.pos_ not in syntax.VERBAL or verb.lemma_ not in words.preventing:
        return False
    if syntax.is_negated(verb):
        return True
    over = verb.head
    failed = words.verbs.get(over.lemma_) == "denied" or words.predicates.get(over.lemma_) == "denied"
    return verb.dep_ == "xcomp" and failed and syntax.is_infinitive(verb)
