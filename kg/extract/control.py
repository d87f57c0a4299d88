"""Who does it and to whom, where the clause itself may not say: logical subjects and objects of verbs.

Undoes passive, relative and participle clauses, coordination, control and raising: "TROOPS were ordered to FIRE",
"a plot by REBELS to BOMB the dam", "the CONVOY that they ATTACKED".
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract import lexicons
from kg.extract.syntax import (
    FINITE,
    GIVING,
    OBJECT,
    RELATIVE,
    TIMES,
    VERBAL,
    authors,
    behind_date,
    clause_head,
    expand,
    has_mark,
    is_infinitive,
    is_passive,
    is_reciprocal,
    is_sum,
    modifiers,
    own_objects,
    own_subjects,
    prepositional,
)

TOWARDS = ("against", "at", "on")
ADDRESSING = frozenset({"acl", "advcl", "xcomp"})
SUFFERED = frozenset({"kill", "wound", "injure", "hurt", "shoot", "steal", "destroy"})
DEEPEST = 6  # clauses between a verb and the subject it borrows


def subjects(verb: Token) -> list[Token]:
    """The logical subject: who does it; of an adjective the subject of its copula."""
    if verb.pos_ == "ADJ":
        return surface_subjects(verb.head) if verb.dep_ in ("acomp", "oprd") else []
    if is_passive(verb):
        named = prepositional(verb, ("by",)) or behind_date(verb, ("by",))
        return named or _shared_doers(verb) or _causers(verb) or _behind_complement(verb)
    return [t for subject in surface_subjects(verb) for t in _whose_words(subject) or [subject]]


def _whose_words(noun: Token) -> list[Token]:
    """"A STATEMENT BY LIMA condemned the raid": Lima did."""
    if noun.lemma_ not in lexicons.control_words().messages:
        return []
    return authors(noun)


def _behind_complement(verb: Token) -> list[Token]:
    """"were ordered to fire BY THE GENERAL", "threatened with death BY REBELS", which hang on what comes before."""
    if verb.lemma_ == "threaten":
        told = (t for t in prepositional(verb, ("with",)) if t.pos_ == "NOUN")
    elif verb.lemma_ in lexicons.control_words().object:
        told = (c for c in verb.rights if c.dep_ == "xcomp" and is_infinitive(c) and not is_passive(c))
    else:
        return []
    return [t for c in told for t in prepositional(c, ("by",)) if t.ent_type_ not in TIMES and t.pos_ not in VERBAL]


def _shared_doers(verb: Token) -> list[Token]:
    """"was shot AND WOUNDED BY rebels": they did both."""
    beside = (c for c in verb.rights if c.dep_ == "conj" and c.pos_ in VERBAL and c.i == verb.i + 2)
    return [t for other in beside if not own_subjects(other) for t in prepositional(other, ("by",))]


def _causers(verb: Token) -> list[Token]:
    """"The GENERAL had the editors INTERNED"; but a side that had ten men killed lost them."""
    had = verb.head
    caused = verb.dep_ == "ccomp" and had.lemma_ == "have" and had.i < verb.i and verb.lemma_ not in SUFFERED
    return surface_subjects(had) if caused else []


def objects(verb: Token) -> list[Token]:
    """The logical object: who or what it is done to."""
    if is_passive(verb):
        if verb.lemma_ in GIVING and own_objects(verb):
            return expand(own_objects(verb))  # "was handed a SENTENCE", "was denied ENTRY"
        if verb.dep_ == "acl" and not own_subjects(verb):
            return _among(verb) or expand([verb.head])
        return surface_subjects(verb)
    direct = own_objects(verb)
    if direct:
        return expand(_unrelative(t, verb) for t in direct)
    if verb.dep_ == "relcl" and own_subjects(verb) and not any(t.tag_ in RELATIVE for t in own_subjects(verb)):
        return expand([verb.head])
    shared = [c for c in verb.conjuncts if c.i > verb.i and c.pos_ in VERBAL and c.i - verb.i <= 2]  # noqa: PLR2004
    return objects(shared[0]) if shared else []


def _among(verb: Token) -> list[Token]:
    """"An ENVOY was among those HELD": whom a participle behind "those" counts in."""
    over = verb.head.head
    counted = verb.head.lower_ == "those" and over.lower_ == "among" and over.head.lemma_ == "be"
    return surface_subjects(over.head) if counted else []


def datives(verb: Token) -> list[Token]:
    """Indirect objects; of a passive its subject: "THE EDITOR was denied entry"."""
    if verb.lemma_ in GIVING and is_passive(verb) and own_objects(verb):
        return expand([verb.head]) if verb.dep_ == "acl" and not own_subjects(verb) else surface_subjects(verb)
    return expand(c for c in verb.children if c.dep_ in ("dative", "iobj") and c.pos_ != "ADP")


def surface_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Heads of the grammatical subject, found through control, coordination and relative clauses if need be."""
    own = own_subjects(verb)
    if own:
        return expand(_unrelative(t, verb) for t in own if t.dep_ != "expl")
    return _controller(verb, depth) if depth < DEEPEST else []


def _unrelative(token: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    if token.tag_ in RELATIVE or (token.lower_ == "that" and token.dep_ != "det"):
        clause = verb
        while clause.dep_ in ("conj", "xcomp", "ccomp") and clause.head.pos_ in VERBAL:
            clause = clause.head
        if clause.dep_ == "relcl":
            return clause.head
    return token


def antecedent(token: Token) -> Token:
    """The noun that the relative pronoun behind a preposition stands for: "the RAID, for which they blame him"."""
    if token.tag_ in RELATIVE and token.dep_ == "pobj":
        return _unrelative(token, clause_head(token))
    return token


def _controller(verb: Token, depth: int) -> list[Token]:
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in VERBAL:
        return surface_subjects(_joined_to(verb), depth + 1)
    if addressed := _addressed(verb, depth):
        return addressed
    planned = governing_noun(verb)
    if planned is not None:
        return _planner(planned, depth)
    if verb.dep_ in ("xcomp", "ccomp") and head.pos_ in VERBAL:
        return _above(verb, depth)
    if verb.dep_ in ("xcomp", "ccomp") and head.pos_ == "ADJ" and head.head.pos_ in VERBAL:
        return surface_subjects(head.head, depth + 1)
    shares = verb.dep_ == "acomp" or (verb.dep_ == "advcl" and not has_mark(verb))  # "is PREPARED to", "…, KILLING two"
    if shares and head.pos_ in VERBAL:
        return _perceived(verb) or surface_subjects(head, depth + 1)
    if verb.dep_ in ("relcl", "acl"):
        return _author(verb, depth) or expand([head])
    if verb.dep_ == "pcomp":
        return _gerund_subject(verb, depth)
    return []


def _perceived(verb: Token) -> list[Token]:
    """"filmed TROOPS shelling the port", whom the gerund stands right behind."""
    seen = verb.head.lemma_ in lexicons.control_words().perceiving and verb.tag_ == "VBG"
    return expand(c for c in own_objects(verb.head) if c.right_edge.i == verb.left_edge.i - 1) if seen else []


def _above(verb: Token, depth: int) -> list[Token]:
    """Who does what a verb's complement says, but not who only tells it."""
    if _is_told_before(verb):
        return []
    return expand([verb.head.head]) if _is_gap(verb) else _controlling(verb.head, depth)


def _author(verb: Token, depth: int) -> list[Token]:
    """"PERU issued a statement CONDEMNING the raid", "an ultimatum BY PERU demanding": whose words they are."""
    words = verb.head
    if verb.tag_ != "VBG" or words.lemma_ not in lexicons.control_words().messages:
        return []
    if named := authors(words):
        return named
    over = words.head if words.dep_ in OBJECT else words.head.head if words.dep_ == "pobj" else words
    if words.dep_ == "nsubjpass" and (named := prepositional(words.head, ("by",))):
        return named
    if named := [t for t in modifiers(words) if t.pos_ == "PROPN"]:
        return named
    writes = over.pos_ in VERBAL and over.lemma_ not in lexicons.control_words().exposing and depth < DEEPEST
    return subjects(over) if writes else []


def _is_gap(verb: Token) -> bool:
    """"a group that officials say CARRIED OUT the raid": the finite clause lacks what the relative clause describes."""
    saying = verb.head
    finite = verb.tag_ in FINITE or any(c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE for c in verb.children)
    return finite and saying.dep_ == "relcl" and bool(own_subjects(saying))


def _is_told_before(verb: Token) -> bool:
    """"-- again in uniform -- SHOT two men, he said": a clause whose subject the parse lost is not his who tells it."""
    return verb.dep_ == "ccomp" and verb.i < verb.head.i and verb.tag_ in FINITE and bool(own_subjects(verb.head))


def _joined_to(verb: Token) -> Token:
    """The verb whose subject the second of two joined verbs shares; "SAID that two were hurt and VOWED revenge"."""
    head = verb.head
    speaking = lexicons.control_words().speaking
    speaks_on = head.dep_ == "ccomp" and verb.lemma_ in speaking and head.head.lemma_ in speaking
    return head.head if speaks_on and is_passive(head) and not is_passive(verb) else head


def _controlling(head: Token, depth: int) -> list[Token]:
    """Who does what the governing verb's complement says: "ordered TROOPS to fire", "called on PARIS to act"."""
    words = lexicons.control_words()
    if (head.lemma_ in words.object or head.lemma_ in words.perceiving) and objects(head):
        return _acting_objects(head, depth)
    named = prepositional(head, (words.preposition.get(head.lemma_, ""),))
    return named or surface_subjects(head, depth + 1)


def _acting_objects(verb: Token, depth: int) -> list[Token]:
    """The objects of a verb that has them act; "accused EACH OTHER of lying": each of its subjects."""
    found = objects(verb)
    return surface_subjects(verb, depth + 1) if all(is_reciprocal(t) for t in found) else found


def governing_noun(verb: Token) -> Token | None:
    """The noun of "a plot TO KILL", also where the parser hung the infinitive on the clause around it."""
    if not is_infinitive(verb):
        return None
    if verb.dep_ == "acl":
        return verb.head
    over, plans = verb.head, lexicons.modality_words().nouns
    noun = verb.doc[max(next(c for c in verb.children if c.lower_ == "to" and c.dep_ == "aux").i - 1, 0)]
    if verb.dep_ == "advcl" and noun.pos_ == "NOUN" and noun.lemma_ in plans and over.is_ancestor(noun):
        return noun
    if verb.dep_ in ("advcl", "xcomp") and over.lemma_ in lexicons.control_words().exposing:
        return next((t for t in over.children if t.dep_ in OBJECT and t.lemma_ in plans), None)
    return None


def _addressed(verb: Token, depth: int) -> list[Token]:
    """Who is to act: "pressure on SPAIN to withdraw"; "SPAIN reached a deal with PERU to free" them: both."""
    noun = addressing_noun(verb)
    if noun is None:
        return []
    over, towards = verb.head, lexicons.control_words().nouns[noun.lemma_]
    if over.dep_ == "pobj" and over.head.head == noun:
        return expand([over])
    carrier = over if over != noun else noun.head
    beside = prepositional(carrier, towards) + datives(carrier) if carrier.pos_ in VERBAL else []
    named = [t for t in prepositional(noun, towards - {"for"}) or _called_for(noun, verb) or beside if t.i < verb.i]
    mutual = named and "with" in towards and noun.dep_ in OBJECT and noun.head.pos_ in VERBAL
    return [*surface_subjects(noun.head, depth + 1), *named] if mutual else named


def _called_for(noun: Token, verb: Token) -> list[Token]:
    """"calls FOR SYRIA to leave", unlike "an appeal for food to help the displaced"."""
    if "for" not in lexicons.control_words().nouns[noun.lemma_]:
        return []
    return [t for t in prepositional(noun, ("for",)) if t.right_edge.i == verb.left_edge.i - 1 and not is_sum(t)]


def addressing_noun(verb: Token) -> Token | None:
    """The noun of "pressure on Spain TO WITHDRAW", which the parser hangs on it, on whom it names or on its verb."""
    if verb.dep_ not in ADDRESSING or not is_infinitive(verb):
        return None
    over, nouns = verb.head, lexicons.control_words().nouns
    above = over.head.head if over.dep_ == "pobj" else over
    found = own_objects(over) if over.pos_ in VERBAL else [above]
    return next((t for t in found if t.lemma_ in nouns and t.i < verb.i), None)


def _planner(noun: Token, depth: int) -> list[Token]:
    """Who has the plan: its possessor, whoever it is by, or the subject of "made plans to …", "fired IN A BID to …"."""
    owners = [c for c in noun.children if c.dep_ == "poss"]
    if owners:
        return expand(owners)
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "in" and verb.head.pos_ in VERBAL:
        return prepositional(noun, ("by",)) or subjects(verb.head)
    is_object = noun.dep_ in OBJECT and verb.pos_ in VERBAL
    if not is_object or verb.lemma_ not in lexicons.control_words().exposing:
        return prepositional(noun, ("by",)) or (surface_subjects(verb, depth + 1) if is_object else [])
    return prepositional(noun, ("by",)) or prepositional(verb, ("by",))


def _gerund_subject(verb: Token, depth: int) -> list[Token]:
    """"blamed Iran for killing": the blamed; otherwise the subject of the clause that the gerund hangs on."""
    governor = verb.head.head
    if governor.pos_ == "ADJ" and verb.head.lower_ == "for":
        return prepositional(governor, (*TOWARDS, "with", "of")) or subjects(governor)  # "SHE is sorry for shelling it"
    if governor.pos_ == "NOUN" and governor.dep_ in OBJECT and governor.head.lemma_ in lexicons.light_verbs().agent:
        return surface_subjects(governor.head, depth + 1)  # "BEGAN a campaign of bombing"
    if governor.pos_ in VERBAL and governor.lemma_ in lexicons.control_words().object and objects(governor):
        return _acting_objects(governor, depth)
    judged = (_judged(verb.head) or _recipients(governor)) if verb.head.lower_ == "for" else []
    return judged or (surface_subjects(governor, depth + 1) if governor.pos_ in VERBAL else [])


def _judged(preposition: Token) -> list[Token]:
    """"lashed out at TURKEY for bombing", "sanctions on IRAN for arming": whom it is that is dealt with for an act."""
    governor = preposition.head
    nouns = [governor] if governor.pos_ == "NOUN" else own_objects(governor)
    judging = lexicons.control_words().judgements
    named = [t for noun in nouns for t in prepositional(noun, (*TOWARDS, "of") if noun.lemma_ in judging else TOWARDS)]
    if governor.pos_ in VERBAL:
        named += prepositional(governor, TOWARDS if nouns else ("against", "at"))
    return [t for t in named if t.ent_type_ not in TIMES]


def _recipients(verb: Token) -> list[Token]:
    """"gave TWO MEN 20 years for killing", "handed terms TO TWO MEN for killing": who is given it for an act."""
    direct = own_objects(verb)
    if verb.lemma_ not in lexicons.control_words().giving or not direct:
        return []
    given = [c for c in verb.rights if c in direct or c.dep_ == "npadvmod"]  # "20 years"
    return datives(verb) or prepositional(verb, ("to",)) or expand(direct[:1] if given[1:] else [])
