r"""Characters and line breaks of a page: which characters stand for which, and which breaks part two paragraphs.

A page comes hard-wrapped (telegrams, old archives), one paragraph a line, one paragraph per blank line, or with
sentences broken apart. `plain_breaks` leaves only single spaces and "\n\n"; `joins` mends sentences cut in two.
"""

from __future__ import annotations

import html
import re
from itertools import pairwise

from kg.extract.text.traced import Edit, Traced

_MOJIBAKE = {
    "â€œ": "“", "â€\x9d": "”", "â€�": "”", "â€™": "’", "â€˜": "‘", "â€“": "–", "â€”": "—", "â€¦": "…",
    "Â£": "£", "Ã©": "é", "Ã¡": "á", "Ã­": "í", "Ã³": "ó", "Ãº": "ú", "Ã±": "ñ", "Ã¼": "ü", "Ã¶": "ö",
}  # UTF-8 that was read as Windows-1252, the sequences that news text has
_ENTITY = r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});"
_BAD_QUOTE = r",quot;"
_TELEGRAPH_QUOTE = r"``|(?<!')''(?!')"
_DOUBLED_APOSTROPHE = r"(?P<apostrophe>(?<=[a-z])''(?=(?:s|t|re|ve|ll|d|m)\b))"
_UNSEEN = r"\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f\x7f"
_INVISIBLE = re.compile(f"[{_UNSEEN}]+")
_STRANGE = re.compile("[&`" + _UNSEEN + "".join({sequence[0] for sequence in _MOJIBAKE}) + "]")
_STRANGE_MARKS = (",quot;", "''")
_CHARACTERS = re.compile(
    "|".join((_ENTITY, _BAD_QUOTE, _DOUBLED_APOSTROPHE, _TELEGRAPH_QUOTE, *map(re.escape, _MOJIBAKE)))
)

_LAYOUT = re.compile(r"\s{2,}|[^\S ]")
_FINAL = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.)+$")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Sen|Rep|Gov|Rev|St|Prof|Adm|Brig)\.$")
_WIDEST_WRAP = 100  # characters: wider lines are paragraphs, not wrapped ones
_SHORTEST_FULL = 40  # characters: a shorter line may be a heading


def plain_characters(traced: Traced) -> Traced:
    """Return the text with entities, mis-decoded quotes and invisible characters resolved; quotes stay quotes."""
    text = traced.text
    if not any(mark in text for mark in _STRANGE_MARKS) and _STRANGE.search(text) is None:
        return traced
    seen = traced.edited([Edit(m.start(), m.end(), "") for m in _INVISIBLE.finditer(text)])  # they part no sequence
    return seen.edited(
        [Edit(m.start(), m.end(), new) for m in _CHARACTERS.finditer(seen.text) if (new := _meaning(m)) != m[0]]
    )


def _meaning(match: re.Match[str]) -> str:
    found = match[0]
    if match.lastgroup == "apostrophe":
        return "'"
    if found in (",quot;", "``", "''"):
        return '"'
    if found in _MOJIBAKE:
        return _MOJIBAKE[found]
    return html.unescape(found).replace("\n", " ").replace("\r", " ")


def plain_breaks(traced: Traced) -> Traced:
    r"""Return the text with every run of whitespace as one space or, between paragraphs, one "\n\n"."""
    text = traced.text
    wrapped = _is_wrapped(text)
    edits = []
    begin = len(text) - len(text.lstrip())
    finish = len(text.rstrip())
    if begin:
        edits.append(Edit(0, begin, ""))
    for match in _LAYOUT.finditer(text, 0, finish):
        if match.start() < begin or match[0] == "\n\n":
            continue
        new = _separator(match[0], text, match.start(), match.end(), wrapped=wrapped)
        edits.append(Edit(match.start(), match.end(), new))
    if finish < len(text) and finish >= begin:
        edits.append(Edit(max(finish, begin), len(text), ""))
    return traced.edited(edits)


def _separator(space: str, text: str, start: int, end: int, *, wrapped: bool) -> str:
    newlines = space.count("\n")
    if newlines == 0:
        return " "
    if newlines > 1:
        return "\n\n"
    indent = len(space) - 1 - space.rindex("\n")
    if wrapped and indent < 2:  # noqa: PLR2004 - one blank is a slip, two are an indent
        return " "
    return "\n\n"


def _is_wrapped(text: str) -> bool:
    """Tell whether single line breaks fall inside sentences: more lines go on in lower case than end a sentence.

    In a telegram in capitals a long line without a full stop goes on in the next.
    """
    lines = text.split("\n")
    capitals = text.isupper()
    ended = going_on = 0
    for one, two in pairwise(lines):
        if not one.strip() or not two.strip() or two[:2].isspace() or len(one) > _WIDEST_WRAP:
            continue
        if _FINAL.search(one.rstrip()):
            ended += 1
        elif two.lstrip()[0].islower() or (capitals and len(one) > _SHORTEST_FULL):
            going_on += 1
    return going_on > ended


def is_cased(text: str) -> bool:
    """Tell whether sentences begin with capitals here, so that a lower-case beginning means something."""
    begins = re.findall(r"(?:^|\n\n|[.!?] )[\"'“‘]?([^\W\d_])", text)
    return bool(sum(c.isupper() for c in begins) * 2 >= len(begins))


def joins(text: str) -> list[Edit]:
    r"""Return the edits that mend sentences which a paragraph break cut in two: "U.S.\n\ntroops"."""
    cased = is_cased(text)
    edits = []
    blocks = text.split("\n\n")
    at = 0
    for one, two in pairwise(blocks):
        at += len(one)
        if cased and one and two and _goes_on(one, two):
            edits.append(Edit(at, at + 2, " "))
        at += 2
    return edits


def _goes_on(one: str, two: str) -> bool:
    if _TITLE.search(one[-12:]):
        return True
    if two[0].islower():
        return not _FINAL.search(one[-4:]) or bool(_ABBREVIATED.search(one[-12:]))
    return _open_quote(one) and _closes_quote(two)


def _open_quote(block: str) -> bool:
    return block.count('"') % 2 == 1 or block.count("“") > block.count("”")


def _closes_quote(block: str) -> bool:
    """Tell whether the first double quote of the block is a closing one, so that the quotation began before."""
    match = re.search(r"[\"“”]", block)
    if match is None or match[0] == "“":
        return False
    return match.start() > 0 and not block[match.start() - 1].isspace()
