"""What two names have in common, whatever the spelling: folding, keys, parts of a person's name, slugs.

Folding follows Unicode NFKD with combining marks removed; the consonant skeleton is in the spirit of the
Arabic and Persian matching keys of Freeman, Condon and Ackerman (2006), "Cross linguistic name matching in
English and Arabic", cut down to what Latin spellings in news vary by.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher

from kg.resolve.words import words

_APOSTROPHES = re.compile(r"['’‘`´ʿʾʼʻ]")
_POSSESSIVE = re.compile(r"['’]s\b")
_NOT_WORD = re.compile(r"[\W_]+")
_DOTTED = re.compile(r"\b(?:\w\.){2,}")
# Letters that NFKD leaves whole.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
_SOUNDS = (
    ("ph", "f"),
    ("dj", "j"),
    ("zh", "j"),
    ("sch", "sh"),
    ("tch", "ch"),
    ("kh", "h"),
    ("gh", "g"),
    ("ck", "k"),
    ("th", "t"),
    ("dh", "d"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("q", "k"),
    ("x", "ks"),
    ("v", "w"),
    ("z", "s"),
)
_HARD_C = re.compile(r"c(?!h)")
_VOWELS = re.compile(r"[aiu]")
_SAME_VOWELS = str.maketrans("eoy", "iui")
_DOUBLE = re.compile(r"(.)\1+")
SIMILAR = 0.7
"""Least share of common sounds of two spellings that share a skeleton."""
SHORTEST = 4
"""Letters below which a skeleton says nothing: Iran and Iraq, Ali and Ola."""


@functools.lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Lower case, no accents, no apostrophes, hyphens as spaces, dotted letters joined: "U.S." and "US" are one."""
    plain = _bare(_bare(text).casefold().translate(_PLAIN))
    plain = _DOTTED.sub(lambda m: m.group().replace(".", ""), plain)
    return _NOT_WORD.sub(" ", _APOSTROPHES.sub("", _POSSESSIVE.sub("", plain))).strip()


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@functools.lru_cache(maxsize=200_000)
def tokens(text: str) -> tuple[str, ...]:
    """Folded words without the article or possessive before them."""
    found = fold(text).split()
    while len(found) > 1 and found[0] in words().articles:
        found = found[1:]
    return tuple(found)


def key(text: str) -> str:
    """The folded name by which equal names are found."""
    return " ".join(tokens(text))


@functools.lru_cache(maxsize=200_000)
def sound(token: str) -> str:
    """A folded word as it sounds, whoever spelled it: qassem, qasem, kassim → kasim."""
    for letters, plain in _SOUNDS:
        token = token.replace(letters, plain)
    token = _HARD_C.sub("k", token).translate(_SAME_VOWELS)
    return _DOUBLE.sub(r"\1", token[:1] + token[1:].removesuffix("h"))


@functools.lru_cache(maxsize=200_000)
def skeleton(token: str) -> str:
    """The consonants of a folded word, and the place of a first vowel: kasim → ksm, iran → arn."""
    heard = sound(token)
    head = "a" if heard[:1] in set("aiu") else heard[:1]
    return _DOUBLE.sub(r"\1", head + _VOWELS.sub("", heard[1:]))


@functools.lru_cache(maxsize=200_000)
def skeletons(name: str) -> str:
    """The skeletons of all words of a folded name."""
    return " ".join(map(skeleton, name.split()))


@functools.lru_cache(maxsize=200_000)
def same_sound(one: str, other: str) -> bool:
    """Whether two folded words are spellings of one: equal consonants, and most sounds in common."""
    if one == other:
        return True
    if min(len(one), len(other)) < SHORTEST or skeleton(one) != skeleton(other):
        return False
    left, right = sorted((sound(one), sound(other)))  # the measure is not symmetric
    return SequenceMatcher(None, left, right, autojunk=False).ratio() >= SIMILAR


@dataclass(frozen=True, slots=True)
class PersonName:
    """Given names and surname, folded, without titles; `given` is empty where only the surname is told."""

    given: tuple[str, ...]
    surname: str


@functools.lru_cache(maxsize=200_000)
def person(text: str) -> PersonName | None:
    """The parts of a person's name, or None where nothing but titles is left, or somebody else is described."""
    lists = words()
    parts = list(tokens(text))
    if any(token in lists.relational for token in parts):
        return None
    if len(parts) > 1 and parts[-1] in lists.suffixes:  # a junior is another man than the senior
        parts[-2:] = [" ".join(parts[-2:])]
    start = max((i + 1 for i, t in enumerate(parts[:-1]) if t in lists.titles), default=0)
    parts = parts[start:]
    if not parts or parts[-1] in lists.titles:
        return None
    given = [t for t in parts[:-1] if t not in lists.particles]
    return PersonName(tuple(given), parts[-1])


def given_agree(one: PersonName, other: PersonName) -> bool:
    """First names agree: the same, one the other's initial, or two spellings of one."""
    if not one.given or not other.given:
        return False
    a, b = one.given[0], other.given[0]
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return same_sound(a, b)


def acronym(name: str) -> str:
    """First letters of the capitalised words of a name: "Irish Republican Army" → "ira"; "" below three."""
    letters = [w[0] for w in re.findall(r"[^\W\d_][\w’']*", name) if w[0].isupper()]
    return fold("".join(letters)) if len(letters) > 2 else ""  # noqa: PLR2004 - two letters name too many things


def is_acronym(name: str) -> bool:
    """Whether a name is written as an acronym: three to eight capitals."""
    return re.fullmatch(r"[A-Z][A-Z.\-]{1,7}[A-Z.]", name) is not None


def slug(name: str, longest: int = 12) -> str:
    """The first `longest` words of a name as a readable id: "People's Republic" → "peoples-republic"."""
    return "-".join(tokens(_APOSTROPHES.sub("", name))[:longest]) or "unnamed"
