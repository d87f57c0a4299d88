"""The dateline at the head of an article: where the report was filed, when, and by which agency.

    BAGHDAD (AP) —      HEMPSTEAD, N.Y., Sept. 26 (UPI) —      San Salvador, 12 Jan 90 (ACAN-EFE) -- [TEXT]
    WASHINGTON _    LAGOS, Nigeria -    NEW DELHI:    2020/04/02 | 03:50 - Source: Iraq News    Updated March 8, 2002

It is no part of the first sentence, but its date tells when a report without a publication date was written, and its
town where "here" is.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from kg.extract.text.dates import full_year, month_number, nearest_year, safe_date

_HEAD_BLOCKS = 4  # a headline, a byline and a picture may stand above the dateline
_LONGEST = 160

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|[Mm]ay|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
    r"|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)"
)
_DATE = (
    rf"(?:(?P<d1>\d{{1,2}}) (?P<m1>{_MONTH}),?(?: (?P<y1>\d{{4}}|\d{{2}}))?"
    rf"|(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?:, ?(?P<y2>\d{{4}}))?)"
)
_UPPER = "A-ZÀ-ÖØ-Þ"
_WORD = rf"[{_UPPER}][\w.'’/-]*"
_CAPS = rf"[{_UPPER}][{_UPPER}.'’/-]+"
_AGENCY = r"\([^()\n]{2,60}\)"
_DASH = r"(?:-{1,3}|[–—_])"
_NOTES = r"(?:\[[^\]\n]{1,200}\]\s*)*"

_NOWHERE = frozenset(
    "analysis breaking clandestine column commentary corrected correction editorial exclusive factbox feature"
    " highlights interview live news opinion photos preview profile recap review special timeline unattributed"
    " update video watch"
    .split()
)

_WITH_DATE = re.compile(
    rf"(?:No city|(?P<place>{_WORD}(?: (?:{_WORD}|de|la|el|city))*))(?: ?\([^()\n]{{2,30}}\))?"
    rf"(?: ?, {_WORD}(?: {_WORD})*)? ?, "
    rf"(?:{_DATE}|no date)(?: ?{_AGENCY})? ?{_DASH} ?{_NOTES}"
)
_WITH_AGENCY = re.compile(
    rf"(?P<place>{_WORD}(?: {_WORD}){{0,3}})(?: ?, {_WORD}(?: {_WORD}){{0,2}})? ?{_AGENCY} ?{_DASH} ?(?=[\"“'‘\w])"
)
_CITY = rf"(?P<place>{_CAPS}(?: {_CAPS}){{0,3}})(?: ?, {_WORD}(?: {_WORD}){{0,2}})?"
_CAPITALS = re.compile(rf"{_CITY}(?: (?:--|[–—_|]) ?| - |\.- )(?=[\"“'‘{_UPPER}])")
_CAPITALS_COLON = re.compile(rf"{_CITY}: ?(?=[\"“'‘]?[{_UPPER}](?:[a-z]|(?<=A) ))")
_NAMES = rf"{_WORD}(?: {_WORD}){{0,2}}"
_CITY_AND_COUNTRY = re.compile(rf"(?P<place>{_NAMES}), {_NAMES} (?:--?|[–—]) (?=[\"“'‘{_UPPER}])")
_WITH_CNN = re.compile(rf"(?:(?P<place>{_NAMES})(?: ?, {_WORD})? ?)?\(CNN\) ?(?=[\"“'‘{_UPPER}])")
_AGENCY_ALONE = re.compile(rf"{_AGENCY} ?{_DASH} ?(?=[\"“'‘A-Z])")
_SOURCE_LINE = re.compile(
    r"(?P<y3>\d{4})[/-](?P<m3>\d{1,2})[/-](?P<d3>\d{1,2})(?: ?[|,T] ?| )?(?:\d{1,2}:\d{2}(?::\d{2})?Z?)?"
    r"(?: ?[-|–] ?Source: ?.{0,60})?(?=\n|$)"
)
_STORY_DATE = re.compile(rf"(?:This story is from|Published|Updated|Posted)(?: on)?:? {_DATE}(?=\n|$)")
_FORMS = (_SOURCE_LINE, _STORY_DATE, _WITH_DATE, _WITH_AGENCY, _AGENCY_ALONE, _WITH_CNN, _CAPITALS, _CAPITALS_COLON,
          _CITY_AND_COUNTRY)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dateline:
    """text[start:end] is the dateline with the space after it; `date` is None where it names no day (or no year).

    `place` is where its town stands in the text, None where it names none.
    """

    start: int
    end: int
    date: dt.date | None
    place: tuple[int, int] | None = None


def find_dateline(text: str, published: dt.date | None) -> Dateline | None:
    r"""Return the dateline of a text whose blocks are parted by "\n\n", if one of the first blocks begins with it.

    A day without a year is that of the year nearest to `published`.
    """
    start = 0
    for _ in range(_HEAD_BLOCKS):
        head = text[start : start + _LONGEST + 1]
        for form in _FORMS:
            match = form.match(head)
            if match and match.end() > 0:
                end = _past_break(text, start + match.end())
                return Dateline(start, end, _date(match, published), _place(match, start))
        start = text.find("\n\n", start) + 2
        if start < 2:  # noqa: PLR2004 - no further block
            break
    return None


def _place(match: re.Match[str], start: int) -> tuple[int, int] | None:
    """Return the span of the town; a colon after capitals marks a heading as often as a town."""
    town = match.groupdict().get("place")
    if town is None or "/" in town or match.re is _CAPITALS_COLON or _NOWHERE.intersection(town.lower().split()):
        return None
    return start + match.start("place"), start + match.end("place")


def _past_break(text: str, end: int) -> int:
    return end + 2 if text.startswith("\n\n", end) else end


def _date(match: re.Match[str], published: dt.date | None) -> dt.date | None:
    groups = match.groupdict()
    for form in "123":
        if not groups.get(f"d{form}"):
            continue
        word, day, year = groups[f"m{form}"], int(groups[f"d{form}"]), groups[f"y{form}"]
        month = int(word) if word.isdigit() else month_number(word)
        if month is None:
            return None
        if year:
            return safe_date(full_year(year), month, day)
        return nearest_year(month, day, published) if published else None
    return None
