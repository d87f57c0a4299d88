"""What an expression of time modifies, read off the dependency parse: its site, a noun or verb.

Which events have the date of the site is told by `reach`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from spacy.tokens import Doc, Span, Token

from kg.extract import lexicons, syntax
from kg.extract.time.words import Site, time_words

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
_FUNCTIONAL = frozenset({"ADP", "SCONJ", "ADV", "PART"})
_CLOSE_MODIFIER = frozenset({"poss", "compound", "nmod", "amod", "nummod"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_WITHIN = frozenset({"of", "by", "with", "between", "against", "to", "in", "at", "near"})
_NEXT = frozenset({"next", "following", "previous", "preceding"})
_PAST = frozenset({"last", "ago", "yesterday"})
_GOES_ON = frozenset({"of", "by", "against"})
_ORDER = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last only".split())
_SUPERLATIVE = frozenset({"JJS", "RBS"})


def find_site(doc: Doc, start: int, end: int, triggers: Collection[int]) -> Site | None:
    """Return the site of the expression doc.text[start:end], None where it modifies nothing that could have a date."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    root = span.root
    if root.pos_ in syntax.VERBAL and root.dep_ in {"ROOT", "ccomp"} and len(span) == 1:
        return None
    token, preposition = _loose_preposition(span[0]) or _governor(root)
    preposition = preposition or _since(span)
    clause = _clause_after(span[-1], token) or _clause_of_next(span)
    if clause is not None:
        return Site(clause, "", start)
    near = _said_before(span[0], token) or _aftermath_before(span[0], token, triggers)
    near = near or _inside_phrase(span[0], span[-1], triggers)
    near = near or _event_before(span[0], token, triggers) or _followed(span[0], token, triggers)
    near = near or _subject_before(span, token, triggers)
    if near is not None:
        return Site(near, preposition, start)
    close = root.dep_ in _CLOSE_MODIFIER or preposition == "of"
    while (token.pos_ in _NOMINAL or _only_describes(token)) and token.i not in triggers:
        if _has_own_date(token, close=close) or token.head == token:
            break
        if token.dep_ == "relcl":
            break
        above, inner = _governor(token)
        preposition = inner if _is_time_noun(token) else preposition
        owned = inner == "of" and token.ent_type_ not in _PLACES and above.lemma_.lower() not in time_words().persons
        close = token.dep_ in _CLOSE_MODIFIER or owned  # "on the outskirts OF LIMA on Friday" dates no outskirts
        token = above
    return Site(_as_planned(_out_of_function_words(token), triggers), preposition, start)


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


def _loose_preposition(first: Token) -> tuple[Token, str] | None:
    """Return what the preposition before the expression hangs on, where the parser tied the expression to a name.

    "In 1991 Charles Keating was convicted", read as a phrase about one 1991 Charles Keating.
    """
    if first.i == first.sent.start:
        return None
    before = first.nbor(-1)
    if before.dep_ != "prep" or before.head == before or any(c.dep_ in {"pobj", "pcomp"} for c in before.children):
        return None
    return before.head, before.lower_


def _since(span: Span) -> str:
    """Return "since" of "since JANUARY LAST YEAR", of whose words the parser hung only the first on it."""
    before = span[0].nbor(-1) if span[0].i else span[0]
    opens = before.dep_ == "prep" and before.lower_ == "since"
    return "since" if opens and any(c in span for c in before.children) else ""


def _clause_after(last: Token, site: Token) -> Token | None:
    """Return the verb of "in 1979, WHEN the army invaded", of "it was on Friday THAT they met"."""
    after = last.doc[last.i + 1 : min(last.i + 3, last.sent.end)]
    words = [token for token in after if token.text != ","]
    if not words or words[0].head.pos_ not in syntax.VERBAL or words[0].head.i < words[0].i:
        return None
    if words[0].lower_ == "when" and words[0].dep_ == "advmod":
        return words[0].head
    cleft = site.lemma_ == "be" and any(c.lower_ == "it" and c.dep_ in syntax.SURFACE_SUBJECT for c in site.children)
    return words[0].head if cleft and words[0].lower_ == "that" and words[0].head != site else None


def _clause_of_next(span: Span) -> Token | None:
    """Return the verb of "and THE FOLLOWING YEAR he was killed", read as the year in which he was."""
    if not any(token.lower_ in _NEXT for token in span):
        return None
    clauses = (c for c in span.root.children if c.dep_ == "relcl" and c.i > span[-1].i)
    return next((c for c in clauses if not any(t.tag_ in {"WDT", "WP", "WRB"} for t in c.children)), None)


def _subject_before(span: Span, site: Token, triggers: Collection[int]) -> Token | None:
    """Return the event of "the FLOOD last month will cost …": what is past is no date of what is, or will be."""
    first = span[0]
    if site.pos_ not in syntax.VERBAL or site.i < first.i or not any(token.lower_ in _PAST for token in span):
        return None
    if site.tag_ not in {"VBZ", "VBP"} and not any(c.tag_ == "MD" for c in site.children):
        return None
    subjects = (c for c in site.children if c.dep_ in syntax.SURFACE_SUBJECT and c.pos_ == "NOUN" and c.i in triggers)
    return next((c for c in subjects if c.right_edge.i == first.i - 1), None)


def _event_before(first: Token, site: Token, triggers: Collection[int]) -> Token | None:
    """Return the event noun whose phrase ends right before the expression, where no event has the date else.

    "They stayed out after his capture on May 3", "… pending a meeting with the premier last week". Who is tried for the
    massacre of priests in 1995 may be tried much later.
    """
    of_deed = site.lemma_ in time_words().judging and first.text.isdigit()
    if site.pos_ not in syntax.VERBAL or (site.i in triggers and not of_deed) or is_reported_by(site):
        return None
    doc, at = first.doc, first.i - 1
    named = at >= first.sent.start and doc[at].lower_ in {"on", "in"}
    at -= named
    noun = doc[at]
    while noun.i > max(first.sent.start, site.i) and noun.i not in triggers and _is_inside_noun(noun):
        noun = doc[noun.i - 1] if _is_of_place(noun) else noun.head
    if noun.i not in triggers or noun.pos_ != "NOUN" or noun.dep_ != "pobj" or not (named or noun.i < at):
        return None
    if of_deed and not syntax.is_definite(noun):
        return None
    return noun if noun.i <= at else None


def _is_inside_noun(token: Token) -> bool:
    """Tell whether the token belongs to a phrase that says where, by, with or of whom a noun is."""
    if token.dep_ == "prep":
        return _is_of_place(token) or (token.head.pos_ in _NOMINAL and token.lower_ in _WITHIN)
    return token.pos_ in _NOMINAL and token.dep_ in {"pobj", "compound", "appos", "conj"}


def _is_of_place(token: Token) -> bool:
    """Tell whether a place follows: "the assault IN LIMA Tuesday", whatever the parser hangs the place on."""
    return token.lower_ in {"in", "at", "near"} and token.nbor().ent_type_ in {"GPE", "LOC"}


def _inside_phrase(first: Token, last: Token, triggers: Collection[int]) -> Token | None:
    """Return the noun of "the MURDER earlier this month of a mayor": its phrase goes on behind the expression."""
    doc, before, after = first.doc, first.i - 1, last.i + 1
    if after >= last.sent.end or doc[after].lower_ not in _GOES_ON:
        return None
    before -= doc[before].lower_ in {"on", "in"}
    if before < first.sent.start or before not in triggers:
        return None
    return doc[before] if doc[before].pos_ == "NOUN" else None


def _followed(first: Token, site: Token, triggers: Collection[int]) -> Token | None:
    """Return the event of "it follows a VISIT by the premier last year": what came before has the date behind it."""
    if site.lemma_ != "follow" or site.pos_ not in syntax.VERBAL or syntax.is_passive(site):
        return None
    return next((c for c in site.children if c.dep_ == "dobj" and c.i in triggers and c.i < first.i), None)


def _only_describes(token: Token) -> bool:
    """Tell whether a participle only says what its noun is ("the group NAMED …"): a date behind it is not its own."""
    return token.dep_ == "acl" and token.tag_ in {"VBN", "VBD", "VBG"} and token.lemma_ in time_words().describing


def _as_planned(token: Token, triggers: Collection[int]) -> Token:
    """Return what goes "as planned Saturday", for the planning."""
    if token.i in triggers or token.pos_ not in syntax.VERBAL or token.lemma_ not in time_words().future_verbs:
        return token
    opened = any(c.lower_ == "as" and c.i < token.i for c in token.children)
    return token.head if opened and token.dep_ in {"advcl", "dep"} else token


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
    """Return the event of "after the invasion in the south last August", where the parser dated what stands before it.

    After "since" any happening will do: "the worst attack since the flood in 2003".
    """
    if site.pos_ not in syntax.VERBAL and site.i not in triggers:
        return None
    before = first.i - 1
    while before > site.i and first.doc[before].lower_ in {"on", "in", "late", "early", ","}:
        before -= 1
    token = first.doc[before]
    while token.i > site.i and token.head != token:
        if token.dep_ == "prep" and token.lower_ in {*time_words().aftermath, "since", "before"}:
            happenings = [c for c in token.children if c.dep_ == "pobj"]
            since = token.lower_ == "since"
            return next((c for c in happenings if c.i in triggers or (since and _has_own_date(c, close=False))), None)
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
    words = (t for t in near if t.ent_type_ not in syntax.TIMES and not (t.i and t.nbor(-1).lower_ == "at"))
    return any(t.tag_ in _SUPERLATIVE or t.lower_ in _ORDER for t in words)  # but "last year", "at least"


def is_reported_by(token: Token) -> bool:
    """Tell whether the token is a verb of saying, whose date is that of the report and not of the story."""
    return token.pos_ in syntax.VERBAL and token.lemma_ in lexicons.reporting_words().quoting
