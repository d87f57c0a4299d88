"""Which events an expression of time dates, read off the dependency parse.

An expression has a site: the noun or verb that it modifies. From there its date reaches the triggers that happen at the
same time: the coordinated verb, the subject of "killed", the attack that was "carried out", the participle
"killing two". It never passes into or out of reported speech, nor through "after", "before" or a relative clause
about something else.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator

from spacy.tokens import Doc, Token

from kg.extract import lexicons, syntax
from kg.extract.time.words import Site, time_words

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
_FUNCTIONAL = frozenset({"ADP", "SCONJ", "ADV", "PART"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_FARTHEST = 4  # steps that a date can pass on
_CLOSE_MODIFIER = frozenset({"poss", "compound", "nmod", "amod", "nummod"})
_ORDER = frozenset({"first", "second", "third", "last", "only"})
_SUPERLATIVE = frozenset({"JJS", "RBS"})


def find_site(doc: Doc, start: int, end: int, triggers: Collection[int]) -> Site | None:
    """Return the site of the expression doc.text[start:end], None where it modifies nothing that could have a date."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    root = span.root
    if root.pos_ in syntax.VERBAL and root.dep_ in {"ROOT", "ccomp"} and len(span) == 1:
        return None
    token, preposition = _governor(root)
    near = _when_after(span[-1]) or _said_before(span[0], token)
    near = near or _aftermath_before(span[0], token, triggers) or _event_before(span[0], token, triggers)
    if near is not None:
        return Site(near, preposition, start)
    close = root.dep_ in _CLOSE_MODIFIER or preposition == "of"
    while token.pos_ in _NOMINAL and token.i not in triggers:
        if _has_own_date(token, close=close) or token.head == token:
            break
        if token.dep_ == "relcl":
            break
        above, inner = _governor(token)
        preposition = inner if _is_time_noun(token) else preposition
        close = token.dep_ in _CLOSE_MODIFIER or inner == "of"
        token = above
    return Site(_out_of_function_words(token), preposition, start)


def _out_of_function_words(token: Token) -> Token:
    while token.head != token and (token.dep_ in {"aux", "auxpass"} or token.pos_ in _FUNCTIONAL):
        token = token.head
    return token


def _governor(token: Token) -> tuple[Token, str]:
    """Return the word that the token modifies, and the preposition on the way."""
    preposition = ""
    head = token.head
    while head.dep_ in {"prep", "agent", "pcomp", "advmod", "prt", "mark"} and head.pos_ in {"ADP", "ADV", "SCONJ"}:
        preposition = preposition or head.lower_
        if head.head == head:
            break
        head = head.head
    return head, preposition


def _when_after(last: Token) -> Token | None:
    """Return the verb of "in 1979, when the army invaded", wherever the parser hangs the clause."""
    after = last.doc[last.i + 1 : min(last.i + 3, last.sent.end)]
    words = [token for token in after if token.text != ","]
    if not words or words[0].lower_ != "when" or words[0].dep_ != "advmod":
        return None
    return words[0].head if words[0].head.pos_ in syntax.VERBAL and words[0].head.i > words[0].i else None


def _event_before(first: Token, site: Token, triggers: Collection[int]) -> Token | None:
    """Return the event noun right before the expression ("his capture on May 3"), where no event has the date else."""
    if site.pos_ not in syntax.VERBAL or site.i in triggers or is_reported_by(site):
        return None
    before = first.nbor(-1) if first.i > first.sent.start else first
    if before.lower_ != "on" or before.i == first.sent.start:
        return None
    noun = before.nbor(-1)
    return noun if noun.i in triggers and noun.pos_ == "NOUN" and noun.dep_ == "pobj" else None


def _said_before(first: Token, site: Token) -> Token | None:
    """Return the verb of saying right before the expression ("said on Thursday that …") that the parser missed."""
    before = first.i - 1
    doc = first.doc
    while before >= first.sent.start and doc[before].lower_ in {"on", "late", "early", "earlier", "in", ","}:
        before -= 1
    if before < first.sent.start:
        return None
    verb = doc[before]
    if verb == site or verb.pos_ not in syntax.VERBAL or verb.lemma_ not in lexicons.reporting_words().quoting:
        return None
    return verb if any(c.dep_ == "ccomp" and c.i > first.i for c in verb.children) else None


def _aftermath_before(first: Token, site: Token, triggers: Collection[int]) -> Token | None:
    """Return the event of "after the invasion in the south last August", where the parser dated the verb before it."""
    if site.pos_ not in syntax.VERBAL:
        return None
    before = first.i - 1
    while before > site.i and first.doc[before].lower_ in {"on", "in", "late", "early", ","}:
        before -= 1
    token = first.doc[before]
    while token.i > site.i and token.head != token:
        if token.dep_ == "prep" and token.lower_ in {*time_words().aftermath, "since", "before"}:
            return next((c for c in token.children if c.dep_ == "pobj" and c.i in triggers), None)
        token = token.head
    return None


def _is_time_noun(token: Token) -> bool:
    return token.lemma_.lower() in time_words().time_nouns


def _has_own_date(noun: Token, *, close: bool) -> bool:
    """Tell whether the expression dates the noun ("the talks in May", "Friday's vote"), though it is no trigger."""
    words = time_words()
    if _is_time_noun(noun) or noun.ent_type_ in {"GPE", "LOC", "FAC", "NORP", "DATE", "TIME", "CARDINAL"}:
        return False
    if close:
        return True
    lemma, word = noun.lemma_.lower(), noun.lower_
    if noun.pos_ == "PROPN" or lemma.endswith(words.place_endings):
        return False
    return lemma in words.event_nouns or lemma.endswith(words.event_endings) or word.endswith(words.event_endings)


# ---- how far a date reaches


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
        for other in (*_same_time(token, site.at), *_occurred(token, triggers)):
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
    """Yield the event of "the murder of the mayor, which occurred on Friday"."""
    if verb.dep_ != "relcl" or verb.lemma_ not in time_words().occurring:
        return
    noun = verb.head
    while noun.pos_ in _NOMINAL and noun.i not in triggers and noun.dep_ == "pobj" and noun.head.dep_ == "prep":
        noun = noun.head.head
    if noun.i in triggers and noun.pos_ in _NOMINAL:
        yield noun


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
        return not (_ends_first(child, head, at) or _of_second(child, head, at))
    if child.dep_ == "xcomp":
        return head.lemma_ in words.trying
    if child.dep_ == "pcomp":
        return child.tag_ == "VBG" and child.head.lower_ in {"by", "in", "while"}
    if child.dep_ != "advcl":
        return False
    openers = {c.lower_ for c in child.children if c.dep_ in {"mark", "advmod"} and c.i < child.i}
    if openers & words.while_:
        return True
    has_subject = any(c.dep_ in _SUBJECT for c in child.children)
    return child.tag_ == "VBG" and not has_subject and not any(c.dep_ == "mark" for c in child.children)


def _ends_first(child: Token, head: Token, at: int) -> bool:
    """Tell whether the expression closes the first of two clauses that have a subject each."""
    return any(c.dep_ in _SUBJECT for c in child.children) and _between(child, head, at)


def _between(child: Token, head: Token, at: int) -> bool:
    """Tell whether the expression stands between two coordinated verbs: then it is the first one's alone."""
    first, second = sorted((child, head), key=lambda t: t.i)
    begins = min(t.idx for t in second.subtree if t.i > first.i) if child == second else second.idx
    return first.idx < at < begins or (first.idx < at < second.idx and not _starts(second, at))


def _of_second(child: Token, head: Token, at: int) -> bool:
    """Tell whether the expression belongs to the second of two clauses, which has a subject of its own."""
    second = max(child, head, key=lambda t: t.i)
    return at > second.idx and any(c.dep_ in _SUBJECT for c in second.children)


def _starts(verb: Token, at: int) -> bool:
    return any(c.dep_ in {"npadvmod", "prep", "advmod"} and c.idx <= at < verb.idx for c in verb.children)


def _noun_under_verb(noun: Token, verb: Token) -> bool:
    words = time_words()
    lemma = verb.lemma_
    if noun.dep_ == "nsubj":
        return lemma in words.causing or lemma in words.happening
    if noun.dep_ in {"dobj", "nsubjpass", "attr"}:
        return lemma in words.doing or (noun.dep_ == "attr" and lemma == "be")
    return noun.dep_ == "pobj" and _event_of_preposition(noun.head.lower_, lemma)


def _event_of_preposition(preposition: str, lemma: str) -> bool:
    """Tell whether the verb and the noun of its preposition are one happening: "killed in", "came under"."""
    words = time_words()
    if preposition == "for":
        return lemma in words.gathered_for
    if preposition in words.aftermath:
        return lemma in words.aftermath_verbs
    if (preposition, lemma) in {("under", "come"), ("behind", "be")}:
        return True
    return preposition in words.harmed_in and lemma in words.harmed


def _verb_under_noun(verb: Token, noun: Token) -> bool:
    words = time_words()
    if verb.dep_ == "acl":
        if verb.tag_ == "VBG":
            return verb.lemma_ in words.causing
        return verb.tag_ in {"VBN", "VBD"} and verb.lemma_ in words.doing
    if verb.dep_ != "relcl":
        return False
    pronouns = [c for c in verb.children if c.dep_ in _SUBJECT and c.tag_ in {"WDT", "WP"}]
    if not pronouns:
        return False
    if pronouns[0].dep_ == "nsubjpass":
        return verb.lemma_ in words.doing
    return verb.lemma_ in words.causing or verb.lemma_ in words.happening


def _noun_under_noun(child: Token, head: Token) -> bool:
    if child.dep_ in {"compound", "amod"}:
        return child.pos_ in {"NOUN", "ADJ"} and not child.ent_type_
    return child.dep_ == "conj" and child.pos_ == head.pos_ == "NOUN"


# ---- expressions that say no time


def says_no_time(site: Site) -> bool:
    """Tell whether the expression bounds or compares ("by Friday", "the worst since 2010") and so dates nothing."""
    if site.preposition == "since":
        return _is_superlative(site.token) or _is_first_time_since(site)
    return site.preposition in time_words().bounding


def _is_first_time_since(site: Site) -> bool:
    """Tell whether the words before are "for the first time since", wherever the parser hangs them."""
    doc = site.token.doc
    return any(t.lower_ == "since" and t.i > 1 and doc[t.i - 1].lower_ == "time" and doc[t.i - 2].lower_ in _ORDER
               for t in site.token.sent if t.idx < site.at)


def _is_superlative(token: Token) -> bool:
    near: Iterable[Token] = (token, *token.children, *(g for c in token.children for g in c.children))
    return any(t.tag_ in _SUPERLATIVE or t.lower_ in _ORDER for t in near)


def is_reported_by(token: Token) -> bool:
    """Tell whether the token is a verb of saying, whose date is that of the report and not of the story."""
    return token.pos_ in syntax.VERBAL and token.lemma_ in lexicons.reporting_words().quoting
