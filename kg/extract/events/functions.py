"""Where a participant stands to its event: the grammatical functions that a frame may name, as lists of tokens.

What the grammar does with a function (passive, coordination, control …) is undone by `control`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.tokens import Token

from kg.extract import control, lexicons, phrases, syntax

INSIDE = ("of", "on", "against", "at", "from", "in", "with")
NOT_ATTENDING = frozenset("die perish kill shoot wound injure arrest detain look aim fire throw hurl open".split())
SHARED = frozenset({"of", "by", "against", "on"})
STRANDED = frozenset({"prep", "prt"})
FIXED = frozenset(
    "counted_object goods_owner host subject clause possessive modifier attendee clause_subject clause_self".split()
)


def fillers(head: Token, function: str) -> list[Token]:
    """Tokens that stand in a grammatical function to an event's head; an unknown function is a preposition."""
    found = FUNCTIONS.get(function)
    if found:
        return found(head)
    return _stranded(head, function) or syntax.prepositional(head, (function,)) or _shared(head, function)


def _shared(noun: Token, preposition: str) -> list[Token]:
    """"the slaughter AND MAIMING of civilians": what follows two joined nouns belongs to both, unless one counts it."""
    if noun.pos_ != "NOUN" or preposition not in SHARED:
        return []
    if noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        return [t for t in syntax.prepositional(noun.head, (preposition,)) if t.i > noun.i]
    beside = (c for c in noun.rights if c.dep_ == "conj" and c.pos_ == "NOUN" and c.i == noun.i + 2)
    return [t for other in beside if not syntax.counts(other) for t in syntax.prepositional(other, (preposition,))]


def _stranded(verb: Token, preposition: str) -> list[Token]:
    """"the men had been FIRED ON": the subject of a passive stands for the object of its bare preposition."""
    if not verb.tag_.startswith("VB") or not any(c.dep_ == "nsubjpass" for c in verb.children):
        return []
    bare = any(c.lower_ == preposition and c.dep_ in STRANDED and not _names_anything(c) for c in verb.children)
    return control.surface_subjects(verb) if bare else []


def further_down(verb: Token, preposition: str) -> list[Token]:
    """Objects of the preposition in the verb's clause, also where it was hung on a noun: "in the port BETWEEN …"."""
    hosts = [verb, *(t for p in verb.children if p.dep_ == "prep" for t in p.children if t.dep_ == "pobj")]
    return [t for host in hosts for t in syntax.prepositional(host, (preposition,))]


def _names_anything(preposition: Token) -> bool:
    return any(c.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "VERB") for c in preposition.children)


def _at_hands_of(head: Token) -> list[Token]:
    hands = [t for t in syntax.prepositional(head, ("at",)) if t.lower_ == "hands"]
    return [t for hand in hands for t in syntax.prepositional(hand, ("of",))]


def _clause_subjects(head: Token, *, pronouns: bool) -> list[Token]:
    found = [s for clause in syntax.clauses(head) for s in control.subjects(clause)]
    return [s for s in found if (s.tag_ == "PRP") == pronouns]


def owners(thing: Token) -> list[Token]:
    """Whose a thing is, or whom it stands for: "burned a US flag", "mourned the death of the envoy"."""
    owned = syntax.prepositional(thing, ("of", "by", "from"))
    below = [t for each in owned for t in (*syntax.modifiers(each), *syntax.possessors(each))]
    return [*syntax.possessors(thing), *_coordinated(syntax.modifiers(thing)), *owned, *_coordinated(below)]


def inside(nouns: Sequence[Token]) -> list[Token]:
    """What stands behind a thing: "revoked the licences OF JAPANESE BANKS", "tariffs ON STEEL FROM INDIA"."""
    found, queue = [], list(nouns)
    while queue:
        noun = queue.pop(0)
        below = [t for n in (noun, *phrases.modifiers_after(noun)) for t in syntax.prepositional(n, INSIDE)]
        below += [t for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBG" for t in control.objects(c)]
        found += below
        queue += below
    return found


def _goods_owners(head: Token) -> list[Token]:
    """Whose the goods are that a measure hits: "tariffs on JAPANESE cars", "a ban on wine from INDIA"."""
    things = [t for t in control.objects(head) if t.pos_ != "PROPN"] if head.pos_ in syntax.VERBAL else []
    goods = [*inside([head, *things]), *(t for thing in things for t in syntax.modifiers(thing))]
    return [t for each in goods for t in (each, *syntax.possessors(each), *syntax.modifiers(each))]


def _coordinated(modifiers: Sequence[Token]) -> list[Token]:
    """Modifiers and those joined to them: "US and British flags"."""
    return [t for m in modifiers for t in (m, *m.conjuncts)]


def _attendees(noun: Token) -> list[Token]:
    """Who takes part in a gathering that is an adjunct of what they do: "women sang DURING the rally"."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in ("during", "at", "for", "in"):
        return []
    verb = preposition.head
    while verb.pos_ not in syntax.VERBAL and verb.head != verb:
        verb = verb.head
    if verb.pos_ not in syntax.VERBAL or syntax.is_passive(verb) or verb.lemma_ in NOT_ATTENDING:
        return []
    return control.subjects(verb)


def _hosts(noun: Token) -> list[Token]:
    """What the noun is an adjunct of: "KILLED at the direction of …", "the RAID was carried out on orders from …"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("at", "on", "under", "by"):
        return []
    verb = noun.head.head
    if verb.lemma_ == "act" and verb.dep_ == "advcl":
        return [verb.head]  # "ACTING on orders from Lima, he KILLED …"
    carried = verb.pos_ in syntax.VERBAL and verb.lemma_ in lexicons.carrying_verbs()
    return [verb, *(c for c in verb.children if carried and c.dep_ == "nsubjpass")]


def _fronted(head: Token) -> list[Token]:
    """"exploded IN FRONT OF the bank", "NEXT TO the bank", "ACROSS FROM the bank"."""
    fronts = [t for t in syntax.prepositional(head, ("in", "at")) if t.lower_ in ("front", "side", "foot", "entrance")]
    found = [t for front in fronts for t in syntax.prepositional(front, ("of", "to"))]
    beside = [c for c in head.children if c.dep_ == "advmod" and c.lower_ in ("next", "close", "opposite", "across")]
    return found + [t for word in beside for t in syntax.prepositional(word, ("to", "from"))]


def _identified(head: Token) -> list[Token]:
    """Who the people are that the noun only counts: "the injured WERE Ann Ray and her son", "was IDENTIFIED AS"."""
    subject = head.head.head if head.dep_ == "pobj" and head in syntax.counted(head.head.head) else head
    verb = subject.head
    if subject.dep_ not in ("nsubj", "nsubjpass"):
        return []
    if verb.lemma_ in ("identify", "name"):
        return syntax.prepositional(verb, ("as",)) + syntax.expand(c for c in verb.children if c.dep_ == "oprd")
    if verb.lemma_ == "include":
        return control.objects(verb)
    return syntax.expand(c for c in verb.children if c.dep_ == "attr") if verb.lemma_ == "be" else []


FUNCTIONS: dict[str, Callable[[Token], list[Token]]] = {
    "subject": control.subjects,
    "object": control.objects,
    "dative": control.datives,
    "clause": syntax.clauses,
    "clause_subject": lambda head: _clause_subjects(head, pronouns=False),
    "clause_self": lambda head: _clause_subjects(head, pronouns=True),
    "possessive": syntax.possessors,
    "goods_owner": _goods_owners,
    "modifier": syntax.modifiers,
    "at_hands_of": _at_hands_of,
    "identity": _identified,
    "attendee": _attendees,
    "host": _hosts,
    "in_front_of": _fronted,
    "counted_object": lambda head: [t for t in control.objects(head) if any(c.dep_ == "nummod" for c in t.children)],
    "counted": lambda head: [head] if any(c.dep_ == "nummod" for c in head.children) else [],
}
