"""What hangs on a word, and how: grammatical functions read off a spaCy dependency parse (ClearNLP labels).

Every function answers one question about one token from its own clause. Who does what a verb says, which the clause
may leave to another one, is asked of `control`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from spacy import symbols
from spacy.tokens import Token

from kg.extract import lexicons
from kg.extract.entities.numerals import read_number

SUBJECT = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECT = frozenset({"nsubjpass", "csubjpass"})
PASSIVE_MARKS = PASSIVE_SUBJECT | {"auxpass"}
SURFACE_SUBJECT = frozenset({"nsubj", "nsubjpass"})
OBJECT = frozenset({"dobj", "obj"})
RELATIVE = frozenset({"WDT", "WP", "WP$"})
PREPOSITION = frozenset({"prep", "agent", "dative", "prt"})
VERBAL = frozenset({"VERB", "AUX"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
PLURAL = frozenset({"NNS", "NNPS"})
PLURAL_WORDS = frozenset({"personnel", "police", "people"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
DIRECTIONS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west".split()
)
DATING = frozenset({"prep", "npadvmod", "nmod", "advmod"})
TIMES = frozenset({"DATE", "TIME"})
FUNCTION_WORDS = frozenset(
    getattr(symbols, part) for part in ("ADP", "CCONJ", "DET", "INTJ", "PART", "PUNCT", "SCONJ", "SPACE")
)
"""Parts of speech (`Token.pos`) of half the words of a text, which are neither participants nor events."""
RECIPROCAL = frozenset({("each", "other"), ("one", "another")})
PAUSES = frozenset({",", ":", "-", "--", "–", "—"})
FEW = 4  # "two nuns, a priest and a boy": numbers so small add up by chance
GIVING = frozenset("give grant hand deny refuse offer award send pay lend".split())


def expand(tokens: Iterable[Token]) -> list[Token]:
    """The tokens and whatever is coordinated with them, each once, in order of the text."""
    found: dict[int, Token] = {}
    for token in tokens:
        for each in (token, *_conjuncts(token)):
            found.setdefault(each.i, each)
    return [found[i] for i in sorted(found)]


def _conjuncts(token: Token) -> Iterator[Token]:
    for child in token.children:
        joined = child.dep_ == "conj" and child.pos_ not in VERBAL and not _is_sum_of(token, child)
        if joined or (child.dep_ == "appos" and _lists_more(token, child)):
            yield child
            yield from _conjuncts(child)


def _lists_more(token: Token, appositive: Token) -> bool:
    """A comma list that the parser took for an apposition: "Iran, Iraq and Syria", "a priest, two nuns and a boy"."""
    if token.pos_ != appositive.pos_ or not any(c.dep_ == "conj" for c in appositive.children):
        return False
    return token.pos_ == "PROPN" or (token.pos_ == "NOUN" and _is_beside(token, appositive))


def _is_beside(noun: Token, appositive: Token) -> bool:
    """Whether two counted nouns with a comma between them are two; "two suspects, a man and a boy" are not."""
    first, *others = map(_count, (noun, appositive, *_conjuncts(appositive)))
    apart = noun.doc[appositive.left_edge.i - 1].text == ","
    return apart and first > 0 and others[0] > 0 and first != sum(others)


def _is_sum_of(noun: Token, child: Token) -> bool:
    """"12 SUSPECTS, five MEN and seven WOMEN": what is listed behind the comma are the parts of the sum before it."""
    if noun.i + 1 == len(noun.doc) or noun.nbor().text not in PAUSES or child.i < noun.i:
        return False
    whole = _count(noun)
    if whole <= (1 if noun.lemma_ in lexicons.word_classes().masses else FEW):
        return False
    return whole == sum(map(_count, (child, *_conjuncts(child))))


def _count(noun: Token) -> int:
    """How many: 1 for "a", 0 if unsaid."""
    for child in noun.lefts:
        if child.lower_ in ("a", "an"):
            return 1
        if child.dep_ == "nummod":
            words = (t.text for t in noun.doc[child.left_edge.i : child.i + 1] if t.pos_ == "NUM" or t.text == "-")
            return read_number(words) or 0
    return 0


def is_passive(verb: Token) -> bool:
    """Whether the verb's surface subject is its logical object; a bare participle counts ("the man killed in …")."""
    children = list(verb.children)
    functions = {c.dep_ for c in children}
    if functions & PASSIVE_MARKS:
        return True
    tag = verb.tag_
    if tag not in ("VBD", "VBN"):
        return False
    if "agent" in functions and not functions & OBJECT:
        return True  # "the raid LAUNCHED on Friday BY rebels failed", whose participle was taken for the main verb
    if tag == "VBD" or any(c.dep_ == "aux" and c.lemma_ == "have" for c in children):
        return tag == "VBD" and verb.dep_ == "acl" and not functions & SUBJECT
    if verb.dep_ == "conj" and verb.head.pos_ in VERBAL and not functions & SUBJECT:
        return is_passive(verb.head)
    if functions & OBJECT:
        return verb.dep_ == "acl" and verb.lemma_ in GIVING
    return not functions & SUBJECT or _is_reduced(verb, children)


def _is_reduced(verb: Token, children: Iterable[Token]) -> bool:
    """"two died and 14 INJURED": a participle coordinated to a clause, with a number for subject and no auxiliary."""
    counted = any(c.dep_ in SUBJECT and c.pos_ == "NUM" for c in children)
    return counted and verb.dep_ == "conj" and not any(c.dep_ == "aux" for c in children)


def own_subjects(verb: Token) -> list[Token]:
    """The subjects that stand beside the verb itself."""
    own = [c for c in verb.children if c.dep_ in SUBJECT or c.dep_ in PASSIVE_SUBJECT]
    named = [c for c in own if c.tag_ not in RELATIVE]
    return named or own  # "who police believe fled": the police believe


def is_reciprocal(token: Token) -> bool:
    """The second word of "each other" and "one another"."""
    return token.i > 0 and (token.nbor(-1).lower_, token.lower_) in RECIPROCAL


def is_sum(token: Token) -> bool:
    """"EIGHTY MILLION", "USD 500": a sum of money."""
    return token.ent_type_ == "MONEY" or token.pos_ == "NUM" or any(c.pos_ == "NUM" for c in token.rights)


def has_mark(verb: Token) -> bool:
    """Whether a conjunction such as "after" or "if" opens the clause."""
    return any(c.dep_ == "mark" and c.lower_ not in ("not", "n't") and c.i < verb.i for c in verb.children)


def is_opened_by(clause: Token, words: Collection[str]) -> bool:
    """Whether one of these conjunctions opens the clause."""
    return any(c.dep_ == "mark" and c.lower_ in words for c in clause.children)


def own_objects(verb: Token) -> list[Token]:
    """The direct objects that stand beside the verb itself."""
    return [c for c in verb.children if c.dep_ in OBJECT]


def prepositional(token: Token, prepositions: Iterable[str]) -> list[Token]:
    """Objects of the prepositions that hang on the token: nouns, and gerunds ("of killing")."""
    wanted = frozenset(prepositions)
    found: list[Token] = []
    for child in token.children:
        if child.dep_ in PREPOSITION or (child.dep_ == "conj" and child.pos_ == "ADP"):
            if child.lower_ in wanted:
                found += [c for c in child.children if c.dep_ in ("pobj", "pcomp")]
            found += _stacked(child, wanted)
    return expand(found)


def complemented(preposition: Token) -> Token:
    """What the preposition completes; "accused BY POLICE of killing" is read as police of killing."""
    head = preposition.head
    if head.pos_ in VERBAL or not any(c.dep_ == "pcomp" for c in preposition.children):
        return head
    verb = head.head.head if head.dep_ == "pobj" and head.head.dep_ == "agent" else head.head
    if head.dep_ not in (*OBJECT, "pobj") or verb.pos_ not in VERBAL:
        return head
    scopes = lexicons.modality_words().complements.get(preposition.lower_, ())
    return verb if verb.lemma_ in scopes else head


def _stacked(preposition: Token, wanted: frozenset[str]) -> list[Token]:
    """Prepositions under a preposition: "from within", "on sites … by the army" hung on the first one."""
    if preposition.lower_ == "according":
        return []  # who says so takes no part
    inner = [c for c in preposition.children if c.dep_ in PREPOSITION and c.lower_ in wanted]
    return [c for p in inner for c in p.children if c.dep_ in ("pobj", "pcomp")]


def behind_date(word: Token, prepositions: Iterable[str]) -> list[Token]:
    """Objects of prepositions that the parser hung on a date: "the killing on FRIDAY OF two guards"."""
    wanted = frozenset(prepositions)
    between = [t for c in word.rights if c.dep_ in DATING for t in (c, *c.children) if t.ent_type_ in TIMES]
    hung = [c for t in between for c in t.rights if c.dep_ in PREPOSITION and c.lower_ in wanted]
    return expand(c for p in hung for c in p.children if c.dep_ in ("pobj", "pcomp") and c.ent_type_ not in TIMES)


def clauses(token: Token) -> list[Token]:
    """Heads of complement clauses and infinitives of a verb or noun: "a claim THAT Chad SHELLED it"."""
    kinds = ("ccomp", "xcomp", "acl") if token.pos_ not in VERBAL else ("ccomp", "xcomp")
    found = [c for c in token.children if c.dep_ in kinds
             and (c.dep_ != "acl" or is_infinitive(c) or is_opened_by(c, ("that",)))]  # fmt: skip
    found = [c for c in found if not _heads_headline(c, token)]
    return [t for c in found for t in (c, *(x for x in c.conjuncts if x.i > c.i))]


def _heads_headline(clause: Token, verb: Token) -> bool:
    """"US expels envoys: Russia vows revenge": what stands before the colon is told, not vowed."""
    return clause.dep_ == "ccomp" and any(c.text in (":", ";") and clause.i < c.i < verb.i for c in verb.children)


def is_negated(word: Token) -> bool:
    """Whether a word has its own "not" or "never"."""
    return any(c.dep_ == "neg" for c in word.children)


def is_infinitive(verb: Token) -> bool:
    """"TO kill": an infinitive with its particle."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def counts(noun: Token) -> bool:
    """Whether the noun only counts what stands after "of"."""
    return noun.lemma_ in lexicons.word_classes().counting


def counted(noun: Token) -> list[Token]:
    """What a counting head counts: "some of its TROOPS", "three of the HOSTAGES", "94 % of the EQUIPMENT"."""
    return prepositional(noun, ("of",)) if noun.pos_ in ("PRON", "NUM") or counts(noun) else []


def possessors(noun: Token) -> list[Token]:
    """Heads of the possessive before a noun."""
    return expand(c for c in noun.children if c.dep_ == "poss")


def authors(noun: Token) -> list[Token]:
    """Whose words a noun tells: "LIMA'S statement", "a warning BY (FROM) LIMA"."""
    return possessors(noun) or prepositional(noun, ("by", "from"))


def modifiers(noun: Token) -> list[Token]:
    """Words before a noun that modify it, nested compounds included, nearest last."""
    found: list[Token] = []
    for child in noun.lefts:
        if child.dep_ in ("compound", "amod", "nmod", "npadvmod", "advmod"):
            found += [*modifiers(child), child]
    return found


def is_definite(noun: Token) -> bool:
    """Whether the noun is one that is known: "the raid", "their raid"."""
    return noun.pos_ == "NOUN" and any(c.dep_ == "poss" or c.lower_ in DEFINITE for c in noun.children)


def clause_head(token: Token) -> Token:
    """The verb (or root) of the clause that holds the token."""
    while (token.pos_ not in VERBAL or token.dep_ == "prep") and token.head != token:  # "including" is no clause
        token = token.head
    return token
