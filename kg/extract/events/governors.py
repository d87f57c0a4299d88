"""What the word that governs an act makes of it: "FAILED to strike", "PLANS of an attack", "ABLE to strike"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract import control, lexicons, syntax
from kg.extract.events.moods import is_finite, mood
from kg.extract.events.negation import negation
from kg.extract.events.scopes import brings_about, describes_subject, is_ruled_out, is_topic, rules_out

SCOPED_PREPOSITIONS = frozenset({"of", "for", "to", "from", "against", "in", "with", "about", "on", "at"})
PRESENT = frozenset({"VBP", "VBZ"})
INDICATIVE = frozenset({"VBD", "VBZ"})
INDEFINITE = frozenset({"a", "an", "another", "further", "more", "such"})
BARE = frozenset({"attack", "invasion", "assault", "aggression"})
FORESEEN = frozenset({"likely", "unlikely", "imminent", "improbable"})
BANS = frozenset({"ban", "moratorium", "prohibition", "restriction", "taboo"})
CLOSE = frozenset({"close", "near"})
COPULAS = frozenset({"be", "remain", "seem", "appear", "look", "become"})
PROVING = frozenset({"prove", "turn"})
HEARSAY = frozenset({"report", "say", "claim", "rumor", "rumour"})
PREDICATIVE = frozenset({"acomp", "attr", "oprd"})
INFORMING = frozenset({"information", "tip", "clue", "lead"})
GRANTING = frozenset({"give", "grant", "get", "win", "receive", "obtain"})
CALLED_OUT = frozenset("strike protest rally march demonstration meeting boycott stoppage walkout".split())


def governed(node: Token) -> tuple[str, Token] | None:
    """What the word that governs the node makes of it."""
    words = lexicons.modality_words()
    head = node.head
    if node.dep_ in ("compound", "amod", "nmod") and head.pos_ == "NOUN":
        value = words.nouns.get(head.lemma_)
        return (value, head) if value else None
    if node.dep_ in ("pobj", "pcomp"):
        return _under_preposition(node)
    if node.dep_ == "nsubj":
        return _would_be(head) or _might(node, head)
    if node.dep_ == "xcomp":
        found = _infinitive_under(node)
        if found is not None:
            return found
    if node.dep_ == "oprd" and head.lemma_ == "call":
        return None  # "what officials CALLED the deadliest attack": they name it
    if node.dep_ in ("xcomp", "ccomp", "dobj", "nsubjpass", "acl", "relcl", "oprd", "advcl"):
        return _complement(node, head)
    return None


def _complement(node: Token, head: Token) -> tuple[str, Token] | None:
    if _is_commanded(node):
        return "planned", head
    noun_clause = node.dep_ in ("acl", "relcl") or (node.dep_ == "ccomp" and head.pos_ == "NOUN")
    if noun_clause and head.pos_ not in syntax.VERBAL:
        if _is_in_case(head):
            return "hypothetical", head
        value = _held(node, head)
        return (value, head) if value else None
    if node.dep_ == "advcl":
        return _loose_infinitive(node, head)
    if head.pos_ not in syntax.VERBAL:
        return None
    if node.dep_ == "ccomp" and _is_hearsay(head):
        return "claimed", head
    if node.dep_ == "ccomp" and head.lemma_ in ("warn", "promise", "pledge", "vow", "say"):
        return None
    if _is_evidenced(node, head):
        return "claimed", head
    return _beneath(node, head)


def _is_hearsay(verb: Token) -> bool:
    """"IT WAS REPORTED that rebels attacked": nobody is named who says so."""
    said = verb.lemma_ in HEARSAY and any(c.dep_ == "auxpass" for c in verb.children)
    return said and any(c.lower_ == "it" and c.dep_ in syntax.PASSIVE_SUBJECT | {"expl"} for c in verb.lefts)


def _beneath(node: Token, head: Token) -> tuple[str, Token] | None:
    """What a verb makes of its object or clause."""
    words = lexicons.modality_words()
    if node.dep_ == "ccomp" and head.lemma_ == "be" and _calls_false(head):
        return "denied", head  # "it is FALSE that rebels attacked"
    if rules_out(head):
        return "denied" if negation(head, is_event=False) is None else "hypothetical", head
    if node.dep_ == "ccomp" and head.lemma_ in words.doubting and syntax.is_negated(head):
        return "denied", head  # "did not believe that he had struck her"
    if head.lemma_ == "call" and not _is_called_for(node):
        return None
    named = node.dep_ in ("dobj", "nsubjpass") and any(c.dep_ == "oprd" for c in head.children)
    if named or (head.lemma_ in words.topical and syntax.is_definite(node)):
        return None
    value = words.verbs.get(head.lemma_)
    if head.lemma_ == "deny" and _left_open(head):
        return "hypothetical", head
    meant = node.dep_ == "nsubjpass" and syntax.is_definite(node) and _has_purpose(head)
    meant = meant or (node.dep_ == "nsubjpass" and head.lemma_ in lexicons.light_verbs().aiming)
    if value == "planned" and (meant or node.dep_ == "oprd"):
        return None  # "is CONSIDERED the worst attack": an opinion of what happened
    if value == "threatened" and node.dep_ in ("dobj", "nsubjpass") and node.pos_ not in ("NOUN", "VERB"):
        return None
    return (value, head) if value else None


def _left_open(verb: Token) -> bool:
    """"NEITHER CONFIRMED NOR denied bombing the reactor"."""
    beside = (verb.head if verb.dep_ == "conj" else None, *(c for c in verb.children if c.dep_ == "conj"))
    return any(c is not None and c.lemma_ == "confirm" for c in beside)


def _has_purpose(verb: Token) -> bool:
    """"these raids WERE INTENDED TO sow fear": the acts are a fact, what they were for is not."""
    return any(c.dep_ == "xcomp" and syntax.is_infinitive(c) and c.lemma_ != "be" for c in verb.children)


def _is_called_for(node: Token) -> bool:
    """"called a STRIKE", "called on them TO ATTACK", not "called the attack cruel"."""
    if node.dep_ in ("dobj", "nsubjpass"):
        return node.lemma_ in CALLED_OUT
    return node.dep_ != "ccomp" or any(c.dep_ in ("aux", "mark") for c in node.children)


def _is_evidenced(clause: Token, verb: Token) -> bool:
    """"Witnesses SUGGEST that rebels shelled the town" tells what was, "suggest that they shell it" what might be."""
    return clause.dep_ == "ccomp" and verb.lemma_ == "suggest" and is_finite(clause, INDICATIVE)


def _held(clause: Token, noun: Token) -> str | None:
    """"a plan TO KILL", "authority to ban", "on charges (that) he KILLED her"."""
    words = lexicons.modality_words()
    if syntax.is_infinitive(clause):
        value = words.nouns.get(noun.lemma_)
        return value or ("hypothetical" if noun.lemma_ in words.openings else None)
    own_subject = any(c.dep_ in ("nsubj", "nsubjpass") and c.tag_ not in syntax.RELATIVE for c in clause.children)
    full = own_subject and (clause.dep_ == "acl" or bool(syntax.own_objects(clause)))
    return _told(clause, noun) or (words.nouns.get(noun.lemma_) if full else None)


def _told(clause: Token, noun: Token) -> str | None:
    """"denied REPORTS that rebels attacked" is a denial, "allegations that they did" are claimed."""
    words = lexicons.modality_words()
    if not any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children):
        return None
    hearsay = words.nouns.get(noun.lemma_) == "claimed" or noun.lemma_ in lexicons.reporting_words().nouns
    by_others = syntax.authors(noun)
    if hearsay and is_ruled_out(noun) and not by_others:
        return "denied"
    if _is_called_false(noun):
        return "denied"
    return "claimed" if words.nouns.get(noun.lemma_) == "claimed" or noun.lemma_ == "report" else None


def _is_called_false(noun: Token) -> bool:
    """"The REPORT that rebels attacked IS UNFOUNDED", "CLAIMS of an attack proved UNTRUE"."""
    return noun.dep_ in ("nsubj", "nsubjpass") and _calls_false(noun.head)


def _calls_false(verb: Token) -> bool:
    """"is FALSE", "turned out to be UNTRUE", "was NOT TRUE"."""
    if verb.lemma_ in PROVING:
        verb = next((c for c in verb.children if c.dep_ == "xcomp"), verb)
    elif verb.lemma_ not in COPULAS:
        return False
    words, negated = lexicons.modality_words(), syntax.is_negated(verb)
    said = (c.lemma_.lower() for c in verb.children if c.dep_ in PREDICATIVE)
    return any(word in (words.true if negated else words.false) for word in said)


def _loose_infinitive(node: Token, head: Token) -> tuple[str, Token] | None:
    """Infinitives that the parser hung on the verb: "foiled a plot TO BOMB", "called for the strike TO BE AVENGED"."""
    if not syntax.is_infinitive(node):
        return None
    words = lexicons.modality_words()
    due = next((c for c in (head, *head.children) if c.pos_ == "ADJ" and c.lemma_ in words.predicates), None)
    if due is not None:
        return words.predicates[due.lemma_], due  # "were DUE on Saturday to march", "made it EASIER for them to sue"
    objects = (t for t in control.objects(head) if t.lemma_ in words.nouns and t.i < node.i)
    owner = control.governing_noun(node) or next(objects, None)
    if owner is not None:
        return words.nouns[owner.lemma_], owner
    asked = control.addressing_noun(node)
    if asked is not None and asked.lemma_ in words.openings:
        return "hypothetical", asked  # "put PRESSURE on Spain to withdraw"
    if head.lemma_ in GRANTING and any(t.lemma_ in words.openings for t in syntax.own_objects(head)):
        return "hypothetical", head  # "gave the NOD for the agency to free them"
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
    turned = _behind_preposition(node, preposition, governor)
    if turned is not None:
        return turned
    if preposition.i and preposition.doc[preposition.i - 1].dep_ == "neg":
        return "denied", preposition.doc[preposition.i - 1]  # "it is NOT by killing that …"
    if preposition.lower_ not in SCOPED_PREPOSITIONS:
        return None
    if governor.pos_ in syntax.VERBAL or governor.pos_ == "ADJ":
        if governor.lemma_ in words.complements.get(preposition.lower_, ()) and not is_topic(node):
            threat = governor.lemma_ == "warn" and node.lemma_ in lexicons.word_classes().answers
            return "threatened" if threat else words.verbs.get(governor.lemma_, "hypothetical"), governor
        if brings_about(governor, preposition):
            return _hoped_for(governor) or mood(governor, is_event=False)
        return None
    if preposition.lower_ in ("of", "for", "to", "against", "about", "at"):
        value = words.nouns.get(governor.lemma_)
        value = "denied" if value == "claimed" and _is_called_false(governor) else value
        return (value, governor) if value else None
    return None


def _hoped_for(verb: Token) -> tuple[str, Token] | None:
    """"a reward for INFORMATION LEADING TO the arrest"."""
    informs = verb.dep_ in ("acl", "relcl") and verb.head.lemma_ in INFORMING
    return ("hypothetical", verb) if informs and verb.tag_ != "VBD" else None


def _behind_preposition(node: Token, preposition: Token, governor: Token) -> tuple[str, Token] | None:
    """"SHORT OF attacking", "CLOSE TO attacking"; "in the EVENT OF an attack", "CAPABLE OF it", "a BAN ON protests"."""
    if preposition.lower_ == "of" and governor.lower_ in lexicons.modality_words().stopping:
        return "denied", governor
    if preposition.lower_ == "to" and node.dep_ == "pcomp" and governor.lower_ in CLOSE:
        return "denied", governor
    banned = preposition.lower_ in ("on", "against") and governor.lemma_ in BANS and not syntax.is_definite(node)
    if banned or (preposition.lower_ == "of" and (governor.lower_ == "capable" or _is_in_case(governor))):
        return "hypothetical", governor
    bare = node.tag_ == "NN" and not any(True for _ in node.children)
    if bare and preposition.lower_ in ("against", "from") and node.lemma_ in BARE:
        return "hypothetical", preposition
    return None


def _is_in_case(noun: Token) -> bool:
    """"in the EVENT of an attack", "in the EVENT that rebels attack"."""
    return noun.lower_ in ("event", "case") and noun.head.lower_ == "in"


def _is_commanded(verb: Token) -> bool:
    """"was ORDERED TO FIRE", "TOLD his men TO FIRE": whether they did is another matter."""
    over = verb.head
    if verb.dep_ not in ("xcomp", "ccomp", "advcl") or not syntax.is_infinitive(verb):
        return False
    return over.pos_ in syntax.VERBAL and over.lemma_ in lexicons.modality_words().commanding and over.i < verb.i


def _infinitive_under(node: Token) -> tuple[str, Token] | None:
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


def _might(noun: Token, verb: Token) -> tuple[str, Token] | None:
    """"ANOTHER raid COULD cost many lives"; "the raid could" and "a raid may HAVE" are of one that happened."""
    if not any(c.lower_ in INDEFINITE for c in noun.children) or any(c.dep_ == "relcl" for c in noun.children):
        return None
    modal = next((c for c in verb.children if c.lower_ in ("could", "would", "might", "may")), None)
    perfect = any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children)
    return None if modal is None or perfect else ("hypothetical", modal)


def _would_be(verb: Token) -> tuple[str, Token] | None:
    """"An attack WOULD be a disaster"; a negation there is of what it would be. "An attack is POSSIBLE"."""
    words = lexicons.modality_words()
    said = next((c for c in verb.children if c.dep_ == "acomp" and c.lemma_ in words.adjectives), None)
    if said is not None and verb.lemma_ in COPULAS and (verb.tag_ in PRESENT or said.lemma_ in FORESEEN):
        return words.adjectives[said.lemma_], said
    if not describes_subject(verb):
        return None
    modal = next((c for c in verb.children if c.tag_ == "MD" and c.lower_ in words.modals), None)
    return None if modal is None else (words.modals[modal.lower_], modal)
