"""Did it happen? Reads the modality of an event off the words that govern it.

The walk goes from the event's head to the root and stops where the governing clause no longer bears on whether
the event took place: relative clauses, adjuncts, reported speech (whose source `attribution` finds). The design
follows the scope rules of FactBank (Saurí & Pustejovsky, 2009), reduced to the contract's six values.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from spacy.tokens import Token

from kg.extract import control, lexicons, syntax
from kg.extract.events.scopes import (
    behind_preposition,
    describes_subject,
    infinitive_under,
    is_awaited,
    is_called_for,
    is_evidenced,
    is_imperative,
    is_inverted,
    is_kept_from_stopping,
    is_not_one,
    is_past_limit,
    might,
    passed_over,
    would_be,
)
from kg.model import Modality

STOP_AT = frozenset({"relcl", "advcl", "parataxis", "appos", "ROOT", "npadvmod"})
NO = frozenset({"no", "neither"})
NOBODY = frozenset({"none", "nobody", "neither"})
NEGATING = frozenset({"det", "advmod", "cc", "preconj"})
GOES_UP = frozenset("xcomp dobj nsubjpass attr acomp compound oprd csubj agent amod nmod".split())
SCOPED_PREPOSITIONS = frozenset({"of", "for", "to", "from", "against", "in", "with", "about", "on"})
FOCUSING = frozenset({"only", "just", "merely", "simply"})  # "not ONLY killed" denies no killing
INVERTED = frozenset({"had", "were", "should"})
ANNOUNCING = frozenset({"announce", "confirm", "disclose", "decide", "promise", "pledge"})
CONDITIONS = frozenset({"if", "unless", "once", "until", "when", "after"})


@dataclass(frozen=True, slots=True)
class Reading:
    """The modality, whether the act was only attempted, and the word that decided."""

    modality: Modality
    attempted: bool = False
    because: str | None = None


def read_modality(head: Token, below: Token | None = None) -> Reading:
    """The modality that the sentence gives the event headed by the token; what governs `below` has no say."""
    node, attempted = head, False
    for _ in range(12):
        found = _own(node, node == head)
        if found is None and node != head.sent.root and node.head != below:
            found = _governed(node)
        if found is not None and is_kept_from_stopping(*found):
            return Reading("asserted", attempted, found[1].lower_)
        if found is not None:
            value, word = found
            if value != "attempted":
                return Reading(cast(Modality, value), attempted, word.lower_)
            attempted = True
        following = _next(node)
        if following is None or following == below:
            break
        node = following
    return Reading("asserted", attempted)


def _own(node: Token, is_event: bool) -> tuple[str, Token] | None:
    """What the node's own modals, negations, conjunctions and adjectives say."""
    words = lexicons.modality_words()
    negation = _negation(node, is_event)
    if negation is not None:
        return "denied", negation
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


def _of_clause(word: Token, verb: Token) -> str | None:
    """What a modal, a conjunction, an adverb or an auxiliary before the subject makes of its clause."""
    words, lower = lexicons.modality_words(), word.lower_
    if word.dep_ == "aux" and word.tag_ == "MD" and lower in words.modals:
        return "planned" if lower == "would" and _is_announced(verb) else words.modals[lower]
    at_once = lower == "once" and word.i > 0 and word.nbor(-1).lower_ == "at"
    if word.dep_ in ("mark", "advmod") and lower in words.conjunctions and word.i < verb.i and not at_once:
        return None if is_past_limit(word, verb) else words.conjunctions[lower]
    if word.dep_ == "advmod" and lower in words.adverbs:
        is_far = words.adverbs[lower] == "denied" and word.nbor().head != verb and word.nbor() != verb
        return None if is_far else words.adverbs[lower]
    return "hypothetical" if lower in INVERTED and is_inverted(word, verb) else None


def _is_announced(verb: Token) -> bool:
    """"SAID IT WOULD free them", "ANNOUNCED that it WOULD": a plan that was told later, unless it has a condition."""
    over = verb.head
    if verb.dep_ != "ccomp" or over.tag_ not in ("VBD", "VBN") or over.lemma_ not in lexicons.reporting_words().verbs:
        return False
    own = any(c.dep_ in ("nsubj", "nsubjpass") and c.tag_ == "PRP" for c in verb.children)
    plain = own or over.lemma_ in ANNOUNCING
    return plain and not any(c.dep_ == "advcl" and syntax.is_opened_by(c, CONDITIONS) for c in verb.children)


def _negation(node: Token, is_event: bool) -> Token | None:
    """"not", "never", "without", and "no" before whom it was done to: "NO soldiers were killed", "NONE of them was"."""
    words = lexicons.modality_words()
    for child in node.children:
        if child.dep_ == "neg" or (child.dep_ in NEGATING and child.lower_ in words.negations):
            focusing = child.i + 1 < len(child.doc) and child.nbor().lower_ in FOCUSING
            return None if focusing else child
        if is_event and child.dep_ in ("nsubj", "nsubjpass", "dobj") and _is_nobody(child):
            return child
    return (passed_over(node) or _shared_nobody(node)) if is_event else None


def _shared_nobody(verb: Token) -> Token | None:
    """Whom no verb of a row befell: "NO priest was held, hurt or killed"; what stands after "but" did."""
    while verb.head.pos_ in syntax.VERBAL and (verb.dep_ == "conj" or _is_listed(verb)):
        before = [c.lower_ for c in verb.head.children if c.dep_ == "cc" and c.i < verb.i]
        if "but" in before or any(c.dep_ in (*syntax.SUBJECT, *syntax.PASSIVE_SUBJECT) for c in verb.children):
            return None
        verb = verb.head
        nobody = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and _is_nobody(c)), None)
        if nobody is not None:
            return nobody
    return None


def _is_listed(verb: Token) -> bool:
    """Whether the parser took the middle of "jailed, WOUNDED or killed" for a clause of its own."""
    bare = verb.dep_ == "advcl" and verb.tag_ == "VBN" and verb.head.tag_ == "VBN"
    return bare and any(c.dep_ == "cc" for c in verb.children) and verb.nbor(-1).text == ","


def _is_nobody(noun: Token) -> bool:
    counted = (c for c in noun.children if c.i <= noun.i)
    return noun.lower_ in NOBODY or any(c.lower_ in NO or is_not_one(c) for c in counted)


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
    return ("hypothetical", node) if is_imperative(node) or is_awaited(node) else None


def _is_bare_copula(verb: Token) -> bool:
    """"is", "are" without a predicate or negation of their own."""
    own = any(c.dep_ in ("acomp", "attr", "expl", "neg") or c.tag_ == "MD" for c in verb.children)
    return verb.lower_ in ("is", "are") and not own


def _governed(node: Token) -> tuple[str, Token] | None:
    """What the word that governs the node makes of it."""
    words = lexicons.modality_words()
    head = node.head
    if node.dep_ in ("compound", "amod", "nmod") and head.pos_ == "NOUN":
        value = words.nouns.get(head.lemma_)
        return (value, head) if value else None
    if node.dep_ in ("pobj", "pcomp"):
        return _under_preposition(node)
    if node.dep_ == "nsubj":
        return would_be(head) or might(node, head)
    if node.dep_ == "xcomp":
        found = infinitive_under(node)
        if found is not None:
            return found
    if node.dep_ == "oprd" and head.lemma_ == "call":
        return None  # "what officials CALLED the deadliest attack": they name it
    if node.dep_ in ("xcomp", "ccomp", "dobj", "nsubjpass", "acl", "relcl", "oprd", "advcl"):
        return _complement(node, head)
    return None


def _held(clause: Token, noun: Token) -> str | None:
    """"a plan TO KILL", "authority to ban", "on charges (that) he KILLED her"."""
    words = lexicons.modality_words()
    if syntax.is_infinitive(clause):
        value = words.nouns.get(noun.lemma_)
        return value or ("hypothetical" if noun.lemma_ in words.openings else None)
    own_subject = any(c.dep_ in ("nsubj", "nsubjpass") and c.tag_ not in syntax.RELATIVE for c in clause.children)
    full = own_subject and (clause.dep_ == "acl" or bool(syntax.own_objects(clause)))
    return _told(clause, noun) or (words.nouns.get(noun.lemma_) if full else None)


def _complement(node: Token, head: Token) -> tuple[str, Token] | None:
    if node.dep_ in ("acl", "relcl") and head.pos_ not in syntax.VERBAL:
        value = _held(node, head)
        return (value, head) if value else None
    if node.dep_ == "advcl":
        return _loose_infinitive(node, head)
    if head.pos_ not in syntax.VERBAL:
        return None
    if node.dep_ == "ccomp" and head.lemma_ in ("warn", "promise", "pledge", "vow", "say"):
        return None
    if is_evidenced(node, head):
        return "claimed", head
    return _beneath(node, head)


def _beneath(node: Token, head: Token) -> tuple[str, Token] | None:
    """What a verb makes of its object or clause."""
    words = lexicons.modality_words()
    if head.lemma_ == "rule" and any(c.dep_ == "prt" and c.lower_ == "out" for c in head.children):
        return "denied" if _negation(head, is_event=False) is None else "hypothetical", head
    if node.dep_ == "ccomp" and head.lemma_ in words.doubting and any(c.dep_ == "neg" for c in head.children):
        return "denied", head  # "did not believe that he had struck her"
    if head.lemma_ == "call" and not is_called_for(node):
        return None
    named = node.dep_ in ("dobj", "nsubjpass") and any(c.dep_ == "oprd" for c in head.children)
    if named or (head.lemma_ in words.topical and is_definite(node)):
        return None
    value = words.verbs.get(head.lemma_)
    meant = node.dep_ == "nsubjpass" and is_definite(node) and _has_purpose(head)
    meant = meant or (node.dep_ == "nsubjpass" and head.lemma_ in lexicons.light_verbs().aiming)
    if value == "planned" and (meant or node.dep_ == "oprd"):
        return None  # "is CONSIDERED the worst attack": an opinion of what happened
    if value == "threatened" and node.dep_ in ("dobj", "nsubjpass") and node.pos_ not in ("NOUN", "VERB"):
        return None
    return (value, head) if value else None


def _has_purpose(verb: Token) -> bool:
    """"these raids WERE INTENDED TO sow fear": the acts are a fact, what they were for is not."""
    return any(c.dep_ == "xcomp" and syntax.is_infinitive(c) and c.lemma_ != "be" for c in verb.children)


def _told(clause: Token, noun: Token) -> str | None:
    """"denied REPORTS that rebels attacked" is a denial, "allegations that they did" are claimed."""
    words = lexicons.modality_words()
    if not any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children):
        return None
    hearsay = words.nouns.get(noun.lemma_) == "claimed" or noun.lemma_ in lexicons.reporting_words().nouns
    if hearsay and noun.dep_ in syntax.OBJECT and noun.head.lemma_ in words.rejecting and not syntax.possessors(noun):
        return "denied"
    return "claimed" if words.nouns.get(noun.lemma_) == "claimed" or noun.lemma_ == "report" else None


def _loose_infinitive(node: Token, head: Token) -> tuple[str, Token] | None:
    """Infinitives that the parser hung on the verb: "foiled a plot TO BOMB", "called for the strike TO BE AVENGED"."""
    if not syntax.is_infinitive(node):
        return None
    words = lexicons.modality_words()
    objects = (t for t in control.objects(head) if t.lemma_ in words.nouns and t.i < node.i)
    owner = control.governing_noun(node) or next(objects, None)
    if owner is not None:
        return words.nouns[owner.lemma_], owner
    asked = control.addressing_noun(node)
    if asked is not None and asked.lemma_ in words.openings:
        return "hypothetical", asked  # "put PRESSURE on Spain to withdraw"
    if any(c.dep_ == "mark" and c.lower_ == "for" for c in node.children):
        value = words.verbs.get(head.lemma_)
        return (value, head) if value else None
    return None


def _under_preposition(node: Token) -> tuple[str, Token] | None:
    preposition = node.head
    governor = syntax.complemented(preposition)
    words = lexicons.modality_words()
    if preposition.lower_ == "without":
        return "denied", preposition
    turned = behind_preposition(node, preposition, governor)
    if turned is not None:
        return turned
    if preposition.i and preposition.doc[preposition.i - 1].dep_ == "neg":
        return "denied", preposition.doc[preposition.i - 1]  # "it is NOT by killing that …"
    if preposition.lower_ not in SCOPED_PREPOSITIONS:
        return None
    if governor.pos_ in syntax.VERBAL or governor.pos_ == "ADJ":
        if governor.lemma_ in words.complements.get(preposition.lower_, ()):
            return words.verbs.get(governor.lemma_, "hypothetical"), governor
        if _brings_about(governor, preposition):
            return _own(governor, is_event=False)
        return None
    if preposition.lower_ in ("of", "for", "to", "against", "about", "at"):
        value = words.nouns.get(governor.lemma_)
        return (value, governor) if value else None
    return None


def _next(node: Token) -> Token | None:
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
        return head if there_is or syntax.is_infinitive(node) else None
    if node.dep_ == "conj":
        apart = node.tag_ in ("VBZ", "VBD") or node.lower_ == "are"  # "will hit 300 firms and ARE a reprisal"
        own_subject = any(c.dep_ in ("nsubj", "nsubjpass") for c in node.children)
        if head.dep_ == "ccomp" and lexicons.modality_words().verbs.get(head.head.lemma_) == "denied":
            apart = False  # "denied that it had shelled the town and KILLED ten"
        return None if apart or (own_subject and node.pos_ in syntax.VERBAL) else head
    if node.dep_ == "nsubj":
        return head if head.lemma_ in lexicons.word_classes().happening and not describes_subject(head) else None
    return head if node.dep_ in GOES_UP else None


def is_definite(node: Token) -> bool:
    """Whether the noun is one that is known: "the raid", "their raid"."""
    return node.pos_ == "NOUN" and any(c.dep_ == "poss" or c.lower_ in syntax.DEFINITE for c in node.children)


def _is_taken_for_granted(node: Token) -> bool:
    """Whether the act is a fact whatever the verb over it says: "would condemn THE RAID", not "would launch it"."""
    if node.dep_ == "dobj" and node.head.lemma_ in lexicons.modality_words().responses:
        return True  # "failed to CONTROL the violence"
    if node.dep_ not in ("dobj", "nsubjpass") or not is_definite(node):
        return False
    light = lexicons.light_verbs()
    return node.head.lemma_ not in {verb.partition("_")[0] for verb in light.agent | light.target}


def _above_preposition(node: Token) -> Token | None:
    preposition, governor = node.head, node.head.head
    words = lexicons.modality_words()
    if preposition.lower_ == "as" and governor.lemma_ in lexicons.link_words().judging:
        return governor  # "might be SEEN AS a form of retaliation"
    if governor.pos_ in syntax.VERBAL or (governor.pos_ == "ADJ" and preposition.lower_ != "of"):
        scopes = governor.lemma_ in words.complements.get(preposition.lower_, ())
        means = node.dep_ == "pcomp" and preposition.lower_ == "by"  # "accused of breaking it BY SENDING troops"
        brought = _brings_about(governor, preposition) and not is_definite(node)
        return governor if scopes or means or brought else None
    if governor.lemma_ in words.nouns:
        return governor
    return governor if preposition.lower_ == "of" and not is_definite(node) else None


def _brings_about(verb: Token, preposition: Token) -> bool:
    """"LED TO reprisals", "RESULTED IN an attack", "BECAME INVOLVED IN fighting": it takes place if the verb does."""
    name = f"{verb.lemma_}_{preposition.lower_}"
    return name in lexicons.link_words().sparking or name in lexicons.light_verbs().agent
