"""Where the cause of a death or injury stands: "killed IN the raid", "the raid RESULTED IN the deaths of …"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract import control, lexicons, syntax

OTHER_TIMES = frozenset({"after", "before", "until", "since", "because", "when"})
PREPOSITIONS = ("in", "by", "during", "from", "with", "after")
AGAINST_DOER = ("in", "by", "during", "from", "with")  # of a verb with a doer and a victim of its own
CLAUSES = frozenset({"relcl", "acl"})
LONG = frozenset({"day", "week", "month", "year", "decade"})
OF_WOUNDS = ("of", "from")
WOUNDS = frozenset({"injury", "wound", "burn"})
NO_OCCASION = frozenset({"before", "until", "if", "unless", "although", "though", "because", "since", "despite"})


def causal_words(head: Token) -> Iterator[Token]:
    """Words that may head the event in which the victims of `head` died or were hurt, likeliest first."""
    if head.pos_ in syntax.VERBAL:
        yield from _around_verb(head)
    else:
        yield from _around_noun(head)


def _around_verb(head: Token) -> Iterator[Token]:
    if head.dep_ == "ccomp" and head.head.lemma_ == "leave":
        yield from control.subjects(head.head)  # "the BLAST left ten people injured"
    if head.dep_ == "advcl" and head.tag_ == "VBG" and not _is_dated(head):
        yield head.head  # "fired at a car, KILLING two, hours after a bombing"
    verbs = [head, *(v for v in head.conjuncts if v.pos_ == "VERB" and v.i > head.i)]
    for verb in verbs:
        yield from _measured(syntax.prepositional(verb, AGAINST_DOER if _names_doer(verb) else PREPOSITIONS))
    for verb in verbs:
        wounds = syntax.prepositional(verb, OF_WOUNDS) or syntax.behind_date(verb, OF_WOUNDS)
        wounds = wounds or syntax.own_objects(verb)
        yield from (word for wound in wounds for word in _around_wound(wound))
        yield from (word for c in verb.children if _is_occasion(c, verb) for word in _around_occasion(c))
    if head.dep_ == "conj" and not _is_another_deed(head):
        yield head.head
    if head.dep_ == "advcl" and not _is_dated(head):
        yield head.head


def _is_another_deed(verb: Token) -> bool:
    """"Rebels attacked the town, and SOLDIERS KILLED ten of them": with a doer of its own, or after a semicolon."""
    own = any(c.dep_ == "nsubj" for c in verb.children) and bool(syntax.own_objects(verb))
    start = verb.left_edge.i
    return own or (start > 0 and verb.doc[start - 1].text == ";")


def _is_dated(clause: Token) -> bool:
    """"stormed the embassy AFTER the gunmen killed a guard": what came before did not come of it."""
    return _opener(clause) in OTHER_TIMES


def _names_doer(verb: Token) -> bool:
    """"TROOPS shot two men after an ambush": whoever does it here, what came before was done by others."""
    suffers = verb.lemma_ in lexicons.light_verbs().target
    return not suffers and not syntax.is_passive(verb) and bool(syntax.own_objects(verb))


def _is_occasion(clause: Token, verb: Token) -> bool:
    """"died AFTER a mine exploded", "killed WHEN rebels shelled the port"; not "died before …"."""
    opener = _opener(clause)
    earlier = opener == "after" and _names_doer(verb)
    return clause.dep_ == "advcl" and clause.pos_ == "VERB" and opener not in NO_OCCASION and not earlier


def _opener(clause: Token) -> str | None:
    """The conjunction that opens a clause: "after", "when"."""
    return next((c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod") and c.i < clause.i), None)


def _around_occasion(verb: Token) -> Iterator[Token]:
    """The verb, and the event nouns that it carries: "as the army LAUNCHED STRIKES", "after a BLAST HIT the bus"."""
    yield verb
    if _opener(verb) is not None:  # "prompting raids" tells what came of it
        yield from (t for t in (*control.objects(verb), *control.subjects(verb)) if t.pos_ == "NOUN")


def _around_noun(head: Token) -> Iterator[Token]:
    yield from _measured(syntax.prepositional(head, PREPOSITIONS))
    verb = _causing_verb(head)
    if verb is not None:
        for subject in control.subjects(verb):
            yield subject
            yield from (c for c in subject.children if c.dep_ == "acl")  # "police FIRING on miners led to deaths"


def _around_wound(noun: Token) -> Iterator[Token]:
    """"died of INJURIES SUFFERED in the raid", "died of wounds FROM the blast", "sustained INJURIES in the clash"."""
    if noun.lemma_ in WOUNDS:
        hosts = (noun, *(c for c in noun.children if c.dep_ == "acl"))
        yield from (word for host in hosts for word in _measured(syntax.prepositional(host, PREPOSITIONS)))


def _causing_verb(noun: Token) -> Token | None:
    """"CAUSED injuries", "LED to the deaths": the verb whose subject brought it about."""
    while noun.dep_ == "conj" and noun.head.pos_ not in syntax.VERBAL:
        noun = noun.head
    if noun.dep_ in syntax.OBJECT:
        return noun.head if noun.head.lemma_ in lexicons.link_words().causing else None
    if noun.dep_ == "pobj":
        verb = noun.head.head
        return verb if f"{verb.lemma_}_{noun.head.lower_}" in lexicons.link_words().causing else None
    return None


def _measured(nouns: list[Token]) -> Iterator[Token]:
    """The nouns, what is told of them ("by bullets FIRED by troops"), and what they measure: "an hour of BOMBING"."""
    for noun in nouns:
        if is_days_before(noun):
            continue
        yield noun
        yield from (c for c in noun.children if c.dep_ in CLAUSES)  # "after a roadside MINE EXPLODED", misread, too
        if noun.lemma_ in lexicons.word_classes().measures:
            yield from syntax.prepositional(noun, ("of",))


def is_days_before(noun: Token) -> bool:
    """Whether it was long over: "died in a clash THREE DAYS AFTER the bombing", which did not kill him."""
    return any(c.dep_ == "npadvmod" and c.lemma_ in LONG for c in noun.head.lefts)
