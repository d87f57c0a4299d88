"""What an act is done with: weapons, and words that count people hurt by them without naming them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract import control, lexicons, syntax

CLAUSE_PARTS = frozenset({"prep", "pobj", "agent", "dobj"})


def is_headcount(token: Token) -> bool:
    """Whether the word counts people without naming them: "killing 130", "dozens more were wounded"."""
    return token.pos_ == "NUM" or token.lemma_.lower() in lexicons.weapons().headcounts


def is_weapon(token: Token) -> bool:
    """Whether the noun names a weapon, given the words before it."""
    words = lexicons.weapons()
    lemma = token.lemma_.lower()
    if token.pos_ not in ("NOUN", "PROPN", "ADJ") or lemma not in words.lemmas or token.ent_type_ == "PERSON":
        return False
    if token.lower_ in words.plurals:
        return True
    guard = words.guarded.get(lemma)
    return guard is None or any(m.lower_ in guard for m in syntax.modifiers(token))


def goes_off(token: Token) -> bool:
    """Whether the word names what can blow up though it is no weapon elsewhere: "a PACKAGE exploded"."""
    return token.lemma_.lower() in lexicons.weapons().containers


def flies(token: Token) -> bool:
    """"the bombings of the AIR FORCE": it bombs and is hardly ever bombed."""
    return token.lower_ in ("force", "forces") and token.i > 0 and token.nbor(-1).lower_ == "air"


def is_rigged(token: Token) -> bool:
    """"a truck RIGGED WITH DYNAMITE", "a boat carrying explosives"."""
    clauses = [c for c in token.children if c.dep_ == "acl"]
    loads = [t for clause in clauses for t in (*syntax.prepositional(clause, ("with",)), *control.objects(clause))]
    return any(is_weapon(load) for load in loads)


def weapons_beside(verb: Token) -> Iterator[Token]:
    """Weapons of a "with" that the parser hung on a noun of the clause: "killed by men in a car WITH MACHINEGUNS"."""
    if verb.pos_ not in syntax.VERBAL:
        return
    queue = [c for c in verb.rights if c.dep_ in CLAUSE_PARTS]
    while queue:
        token = queue.pop(0)
        if token.dep_ == "prep" and token.lower_ == "with":
            yield from (c for c in token.children if c.dep_ == "pobj" and is_weapon(c))
        queue += [c for c in token.rights if c.dep_ in CLAUSE_PARTS]


def launchers(weapon: Token) -> list[Token]:
    """Words for whose weapon it is where whoever has it fires it: "RUSSIAN missiles", "killed by ISRAELI tank fire"."""
    if weapon.lemma_.lower() not in lexicons.weapons().launched or weapon.dep_ not in ("nsubj", "pobj"):
        return []
    if weapon.dep_ == "pobj" and weapon.head.dep_ != "agent":
        return []
    before = (c for c in weapon.lefts if c.dep_ in ("amod", "compound", "nmod", "poss"))
    names = lexicons.weapons().premodifiers
    return [c for c in before if weapon.doc[c.i + 1].text != "-" and c.lower_ not in names]


def weapon_span(token: Token) -> tuple[int, int]:
    """Token range of the weapon's name: "car bomb", "surface-to-air missiles"."""
    names = lexicons.weapons().premodifiers
    start = token.i
    while start > token.sent.start and (
        token.doc[start - 1].lower_ in names or (token.doc[start - 1].text == "-" and start - 1 > token.sent.start)
    ):
        start -= 1
    return start, token.i + 1
