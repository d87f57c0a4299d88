"""What stands inside a noun phrase: wholes behind their parts, hyphened words, adjectives behind the noun."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc, Token

from kg.extract import lexicons, syntax
from kg.extract.pipeline import BLOCK_BREAK

BRACKETS = frozenset("[](){}")
_TEXTS, _TEXT = "kg.texts", "kg.text"


def texts_of(doc: Doc) -> list[str]:
    """The text of every token, read once a document: to walk along tokens costs more than what is asked of them."""
    known: list[str] | None = doc.user_data.get(_TEXTS)
    if known is None:
        known = doc.user_data[_TEXTS] = [token.text for token in doc]
    return known


def whole_text(doc: Doc) -> str:
    """doc.text, which the library puts together anew, token by token, at every call."""
    known: str | None = doc.user_data.get(_TEXT)
    if known is None:
        known = doc.user_data[_TEXT] = doc.text
    return known


def paragraphs(doc: Doc) -> list[tuple[int, int]]:
    """The blocks of the text, which empty lines part, as token ranges."""
    ends = [i for i, text in enumerate(texts_of(doc)) if BLOCK_BREAK in text]
    return list(zip([0, *(end + 1 for end in ends)], [*ends, len(doc)], strict=True))


def text_of(doc: Doc, start: int, end: int) -> str:
    """The text of doc[start:end]; most phrases are one token, which needs no span (a span takes ten times as long)."""
    return texts_of(doc)[start] if end - start == 1 else doc[start:end].text


def tokens_of(doc: Doc, start: int, end: int) -> list[Token]:
    """The tokens of doc[start:end] without a span, for the same reason."""
    return [doc[i] for i in range(start, end)]


def root_of(doc: Doc, start: int, end: int) -> Token:
    """The token of doc[start:end] that the others hang on."""
    return doc[start] if end - start == 1 else doc[start:end].root


def parts_of(noun: Token) -> list[Token]:
    """What the noun is a part of: "the northern third of CYPRUS", "the walls and windows of the BANK"."""
    classes = lexicons.word_classes()
    if noun.lemma_ in classes.parts:
        return syntax.prepositional(noun, ("of",))
    if noun.lemma_ not in classes.fittings:
        return []
    joined = [other for other in noun.conjuncts if other.lemma_ in classes.fittings]
    return next((whole for part in (noun, *joined) if (whole := syntax.prepositional(part, ("of",)))), [])


def is_address(noun: Token) -> bool:
    """"in the 2200 BLOCK of Elm Street"."""
    numbered = noun.lower_ == "block" and any(c.dep_ == "nummod" for c in noun.lefts)
    return numbered and any(c.lower_ == "of" for c in noun.rights)


def is_middle(noun: Token, settlements: Collection[str]) -> bool:
    """"the CENTER OF Kabul", "the edge of the town": a part of the place and no building."""
    if noun.lower_ not in lexicons.word_classes().middles:
        return False
    wholes = syntax.prepositional(noun, ("of",))
    return any(whole.pos_ == "PROPN" or whole.lower_ in settlements for whole in wholes)


def breaks_phrase(token: Token) -> bool:
    """Whether no phrase runs across the token: line breaks, dashes, brackets but those around initials."""
    dash = token.text == "-" and token.i > 0 and bool(token.doc[token.i - 1].whitespace_)
    return token.is_space or dash or (token.text in BRACKETS and not _holds_initials(token))


def _holds_initials(bracket: Token) -> bool:
    """"Workers' Party (WP) rebel"."""
    first = bracket.i if bracket.text in "([" else bracket.i - 2
    around = bracket.doc[max(first, 0) : first + 3]
    return len(around) == 3 and around[1].text.isupper() and around[0].text + around[2].text in ("()", "[]")  # noqa: PLR2004


def hyphenated(token: Token) -> str:
    """The word with what a hyphen ties to it, "cease-fire", or nothing."""
    before = [t.lower_ for t in token.doc[max(0, token.i - 2) : token.i]]
    return f"{before[0]}-{token.lemma_.lower()}" if before[1:] == ["-"] else ""


def modifiers_after(noun: Token) -> list[Token]:
    """Adjectives behind a noun: "two million dollars WORTH of goods"."""
    return [c for c in noun.rights if c.dep_ == "amod"]
