"""Which events happen at the time of a site, read off the dependency parse.

From the noun or verb that an expression of time modifies its date reaches the triggers that happen at the same time:
the coordinated verb, the subject of "killed", the attack that was "carried out", the participle "killing two". It
never passes into or out of reported speech, nor through "after", "before" or a relative clause about something else.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator

from spacy.tokens import Token

from kg.extract import lexicons, syntax
from kg.extract.time.words import Site, time_words

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
_FARTHEST = 4  # steps that a date can pass on


def reach(site: Site, triggers: Collection[int]) -> dict[int, int]:
    """Return the triggers that the date of a site dates, each with its number of steps from the site."""
    found: dict[int, int] = {}
    seen = {site.token.i}
    queue = deque([(site.token, 0)])
    while queue:
        token, steps = queue.popleft()
        if token.i in triggers:
            found[token.i] = steps
        if steps == _FARTHEST:
            continue
        for other in (*_same_time(token, site.at), *_occurred(token, triggers), *_left(token)):
            if other.i not in seen:
                seen.add(other.i)
                queue.append((other, steps + 1))
    return found


def _same_time(token: Token, at: int) -> Iterator[Token]:
    """Yield the words next to the token in the tree that happen when it happens."""
    governor = _through_preposition(token)
    if governor != token and _is_same(token, governor, at):
        yield governor
    for child in token.children:
        if child.dep_ in {"prep", "agent"}:
            yield from (c for c in child.children if c.dep_ in {"pobj", "pcomp"} and _is_same(c, token, at))
        elif _is_same(child, token, at):
            yield child


def _occurred(verb: Token, triggers: Collection[int]) -> Iterator[Token]:
    """Yield the event of "the murder of the mayor, which occurred on Friday", "… of the mayor COMMITTED on Friday"."""
    if verb.dep_ not in {"relcl", "acl"} or verb.lemma_ not in time_words().occurring:
        return
    noun = verb.head
    while noun.pos_ in _NOMINAL and noun.i not in triggers and noun.dep_ == "pobj" and noun.head.dep_ == "prep":
        noun = noun.head.head
    if noun.i in triggers and noun.pos_ in _NOMINAL:
        yield noun


def _left(verb: Token) -> Iterator[Token]:
    """Yield the harm of "leaving twenty people injured", and from the harm what did it."""
    above = verb.head.head if verb.dep_ == "acl" and verb.head.dep_ == "dobj" else verb.head
    if verb.tag_ == "VBN" and above.lemma_ == "leave" and verb.dep_ in {"ccomp", "oprd", "xcomp", "acl"}:
        yield above
    if verb.lemma_ == "leave" and verb.pos_ in syntax.VERBAL:
        for child in verb.children:
            if child.dep_ in {"ccomp", "oprd", "xcomp"} and child.tag_ == "VBN":
                yield child
            elif child.dep_ == "dobj":
                yield from (c for c in child.children if c.dep_ == "acl" and c.tag_ == "VBN")


def _through_preposition(token: Token) -> Token:
    return token.head.head if token.dep_ in {"pobj", "pcomp"} else token.head


def _is_same(child: Token, head: Token, at: int) -> bool:
    if child.pos_ in syntax.VERBAL:
        return _verb_under_verb(child, head, at) if head.pos_ in syntax.VERBAL else _verb_under_noun(child, head)
    if head.pos_ in syntax.VERBAL:
        return _noun_under_verb(child, head)
    return _noun_under_noun(child, head)


def _verb_under_verb(child: Token, head: Token, at: int) -> bool:
    words = time_words()
    if child.dep_ == "conj":
        if {child.lemma_, head.lemma_} & words.saying or _speaks_for_itself(child, head):
            return False  # "killed six, the army said Tuesday", read as one row
        return _is_gapped(child, head) or not (_ends_first(child, head, at) or _of_second(child, head, at))
    if child.dep_ in {"xcomp", "advcl"} and child.lemma_ in words.voicing and syntax.is_infinitive(child):
        return head.lemma_ in words.gathering
    if child.dep_ == "xcomp":
        return head.lemma_ in words.trying
    if child.dep_ == "pcomp":
        return child.tag_ == "VBG" and child.head.lower_ in {"by", "in", "while"}
    if child.dep_ != "advcl":
        return False
    openers = {c.lower_ for c in child.children if c.dep_ in {"mark", "advmod"} and c.i < child.i}
    if openers & words.while_:
        return True
    if child.lemma_ in {"start", "begin"} and any(_is_clause(t) for t in child.doc[head.i + 1 : child.i]):
        return False  # "demanding that they WITHDRAW, starting on Saturday"
    has_subject = any(c.dep_ in syntax.SURFACE_SUBJECT for c in child.children)
    return child.tag_ == "VBG" and not has_subject and not any(c.dep_ == "mark" for c in child.children)


def _is_clause(token: Token) -> bool:
    return token.pos_ in syntax.VERBAL and token.dep_ in {"ccomp", "xcomp"}


def _speaks_for_itself(child: Token, head: Token) -> bool:
    """Tell whether "said that two WERE HURT and VOWED revenge" was read as what the two did."""
    speaks = child.lemma_ in lexicons.reporting_words().quoting
    return speaks and syntax.is_passive(head) and not syntax.is_passive(child)


def _is_gapped(child: Token, head: Token) -> bool:
    """Tell whether the second clause goes without the auxiliary of the first: "one WAS KILLED and two INJURED"."""
    bare = child.tag_ == "VBN" and not any(c.dep_ in {"aux", "auxpass"} for c in child.children)
    return bare and child.i > head.i and any(c.dep_ == "auxpass" for c in head.children)


def _ends_first(child: Token, head: Token, at: int) -> bool:
    """Tell whether the expression closes the first of two clauses that have a subject each."""
    return any(c.dep_ in syntax.SURFACE_SUBJECT for c in child.children) and _between(child, head, at)


def _between(child: Token, head: Token, at: int) -> bool:
    """Tell whether the expression stands between two coordinated verbs: then it is the first one's alone."""
    first, second = sorted((child, head), key=lambda t: t.i)
    begins = min(t.idx for t in second.subtree if t.i > first.i) if child == second else second.idx
    return first.idx < at < begins or (first.idx < at < second.idx and not _starts(second, at))


def _of_second(child: Token, head: Token, at: int) -> bool:
    """Tell whether the expression belongs to the second of two clauses, which has a subject of its own."""
    second = max(child, head, key=lambda t: t.i)
    return at > second.idx and any(c.dep_ in syntax.SURFACE_SUBJECT for c in second.children)


def _starts(verb: Token, at: int) -> bool:
    return any(c.dep_ in {"npadvmod", "prep", "advmod"} and c.idx <= at < verb.idx for c in verb.children)


def _noun_under_verb(noun: Token, verb: Token) -> bool:
    words = time_words()
    lemma = verb.lemma_
    if noun.dep_ == "nsubj":
        return lemma in words.causing or lemma in words.happening or noun.lemma_ in words.utterances
    if noun.dep_ in {"dobj", "nsubjpass", "attr"}:
        if noun.dep_ == "nsubjpass" and lemma in words.noticed:
            return True
        return lemma in words.doing or (noun.dep_ == "attr" and lemma == "be")
    if noun.dep_ == "pobj" and noun.lemma_ in words.utterances and noun.head.lower_ in words.uttered_in:
        return True
    return noun.dep_ == "pobj" and _event_of_preposition(noun.head.lower_, lemma)


def _event_of_preposition(preposition: str, lemma: str) -> bool:
    """Tell whether the verb and the noun of its preposition are one happening: "killed in", "came under"."""
    words = time_words()
    if preposition == "for":
        return lemma in words.gathered_for
    if f"{lemma} {preposition}" in words.resulting:
        return True
    if preposition in words.aftermath:
        return lemma in words.aftermath_verbs
    if preposition == "under" and lemma in words.placed_under:
        return True
    if (preposition, lemma) in {("behind", "be"), ("in", "be")}:
        return True
    return preposition in words.harmed_in and lemma in words.harmed


def _verb_under_noun(verb: Token, noun: Token) -> bool:
    words = time_words()
    if verb.dep_ == "acl":
        if verb.tag_ == "VBG":
            return verb.lemma_ in words.causing
        uttered = noun.lemma_ in words.utterances and verb.lemma_ in words.issuing
        return verb.tag_ in {"VBN", "VBD"} and (verb.lemma_ in words.doing or uttered)
    if verb.dep_ != "relcl":
        return False
    pronouns = [c for c in verb.children if c.dep_ in syntax.SURFACE_SUBJECT and c.tag_ in {"WDT", "WP"}]
    if not pronouns:
        return _is_part_of_it(verb)
    if pronouns[0].dep_ == "nsubjpass":
        return verb.lemma_ in words.doing
    return verb.lemma_ in words.causing or verb.lemma_ in words.happening


def _is_part_of_it(verb: Token) -> bool:
    """Tell whether the clause says what happened in the noun above: "a raid IN WHICH two men were shot"."""
    within = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"in", "during"} and c.i < verb.i)
    return any(c.tag_ == "WDT" for preposition in within for c in preposition.children)


def _noun_under_noun(child: Token, head: Token) -> bool:
    if child.dep_ == "pobj":
        through = syntax.counts(head) or head.lemma_ == "round" or head.lemma_ in time_words().undergone
        return child.head.lower_ == "of" and through
    if child.dep_ in {"compound", "amod"}:
        return child.pos_ in {"NOUN", "ADJ"} and not child.ent_type_
    return child.dep_ == "conj" and child.pos_ == head.pos_ == "NOUN"
