import datetime as dt
import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.text.boilerplate import load_rules, rule_data
from kg.extract.text.clean import Cleaned, clean
from kg.extract.text.dateline import find_dateline
from kg.model import Article

CHROME = rule_data()["chrome"]
REPAIRS = rule_data()["repair"]


def cleaned(text: str, published: dt.date | None = None) -> Cleaned:
    return clean(Article("test", text, published=published))


def blocks(text: str) -> list[str]:
    result = cleaned(text)
    return [result.text[a:b] for a, b in result.blocks]


# ---- the rules show what they do


@pytest.mark.parametrize("rule", CHROME, ids=lambda r: r["about"])
def test_chrome_examples_go_and_prose_stays(rule: dict[str, Any]) -> None:
    rules = load_rules()
    assert [x for x in rule["examples"] if not rules.is_chrome(x)] == []
    assert [x for x in rule["keeps"] if rules.is_chrome(x)] == []


@pytest.mark.parametrize("rule", REPAIRS, ids=lambda r: r["about"])
def test_repairs_mend_their_examples_and_leave_prose(rule: dict[str, Any]) -> None:
    for before, after in rule["examples"]:
        assert cleaned(before).text == after
    for text in rule["keeps"]:
        assert cleaned(text).text == text


def test_every_chrome_rule_is_needed_by_its_own_examples() -> None:
    for at, rule in enumerate(CHROME):
        others = [p for i, p in enumerate(load_rules().chrome) if i != at]
        assert not all(any(p.fullmatch(x) for p in others) for x in rule["examples"]), rule["about"]


# ---- layout


def test_a_sentence_cut_in_two_is_whole_again() -> None:
    assert blocks("An attack on U.S.\n\n\n\ntroops was planned.\n\nThey left.") == [
        "An attack on U.S. troops was planned.",
        "They left.",
    ]


def test_a_quotation_cut_in_two_is_whole_again() -> None:
    text = 'He came.\n\n"They will pay.\n\nIf not, they will lose!" he wrote.\n\n"We wait." They did.'
    assert blocks(text)[1] == '"They will pay. If not, they will lose!" he wrote.'


def test_paragraphs_of_one_quotation_that_each_open_it_stay_apart() -> None:
    assert len(blocks('"We came.\n\n"We saw."')) == 2


def test_hard_wrapped_lines_are_one_paragraph_and_indents_begin_the_next() -> None:
    text = "The army said it took\nthe town and the hills\naround it on Friday.\n    The rebels denied\nthe claims."
    assert blocks(text) == [
        "The army said it took the town and the hills around it on Friday.",
        "The rebels denied the claims.",
    ]


def test_a_telegram_in_capitals_is_hard_wrapped_too() -> None:
    text = "THE ARMY SAID ON FRIDAY THAT IT HAD TAKEN THE TOWN AND\nTHE HILLS AROUND IT.\n\n   THE REBELS DENIED IT."
    assert blocks(text)[0].upper() == "THE ARMY SAID ON FRIDAY THAT IT HAD TAKEN THE TOWN AND THE HILLS AROUND IT."
    headings = "TWO KILLED\nIN NORTHERN TOWN\nREBELS DENY"
    assert len(blocks(headings)) == len(headings.split("\n"))


def test_one_paragraph_a_line_stays_so() -> None:
    assert blocks("Two killed in town\nThe army said two men died.\nNobody claimed it.") == [
        "Two killed in town",
        "The army said two men died.",
        "Nobody claimed it.",
    ]


def test_a_headline_before_a_lower_case_text_is_not_joined_to_it() -> None:
    assert len(blocks("two killed in town\n\nthe army said two men died. nobody claimed it. they left.")) == 2


def test_spaces_entities_and_bad_quotes() -> None:
    text = 'He\u00a0said  the &quot;murder,quot; of \u200bA &amp; B was ``just\'\', don\'\'t you see.'
    assert cleaned(text).text == 'He said the "murder" of A & B was "just", don\'t you see.'


def test_the_second_copy_of_a_gallery_goes() -> None:
    gallery = "1/2\n\nPolice watch a march in the town\n\nAP\n\n2/2\n\nA march\n\nJohn Doe via Reuters\n\n"
    assert blocks(f"The march began.\n\n{gallery}{gallery}It ended.") == [
        "The march began.",
        "Police watch a march in the town",
        "A march",
        "It ended.",
    ]


def test_short_answers_may_be_given_twice() -> None:
    assert blocks("Did he go?\n\nYes.\n\nDid she go?\n\nYes.").count("Yes.") == 2


def test_nothing_but_chrome_is_an_empty_text() -> None:
    result = cleaned("1/35\n\nAP\n\n")
    assert (result.text, result.blocks) == ("", ())


# ---- datelines


@pytest.mark.parametrize(
    ("line", "date", "town"),
    [
        ("BAGHDAD (AP) — ", None, "BAGHDAD"),
        ("BAGHDAD, Iraq (AP)_ ", None, "BAGHDAD"),
        ("Baghdad (AFP) - ", None, "Baghdad"),
        ("WASHINGTON -- ", None, "WASHINGTON"),
        ("SÃO PAULO - ", None, "SÃO PAULO"),
        ("KANO, Nigeria - ", None, "KANO"),
        ("Amman, Jordan – ", None, "Amman"),
        ("GENEVA/ZURICH — ", None, None),
        ("ANALYSIS - ", None, None),
        ("LONDON: ", None, None),
        ("Nairobi, Kenya (CNN)", None, "Nairobi"),
        ("MADRID.- ", None, "MADRID"),
        ("(Paper | City News )- ", None, None),
        ("HEMPSTEAD, N.Y., Jan. 2 (UPI) — ", dt.date(2020, 1, 2), "HEMPSTEAD"),
        ("MACAO, Dec. 30 (Xinhua) -- ", dt.date(2019, 12, 30), "MACAO"),
        ("San Salvador, 12 Jan 90 (ACAN-EFE) -- [TEXT] ", dt.date(1990, 1, 12), "San Salvador"),
        ("No city (Peru), 16 Sep 89 -- [speech] [TEXT] ", dt.date(1989, 9, 16), None),
        ("Clandestine, 8 Jan 90 (Radio Libre) -- [TEXT] ", dt.date(1990, 1, 8), None),
        ("2020/04/02 | 03:50 - Source: City News\n\n", dt.date(2020, 4, 2), None),
        ("This story is from March 8, 2002\n\n", dt.date(2002, 3, 8), None),
    ],
)
def test_datelines_leave_their_date_and_their_town(line: str, date: dt.date | None, town: str | None) -> None:
    result = cleaned(line + "Police said three men were killed.", dt.date(2020, 1, 3))
    assert result.text == (f"{town}.\n\n" if town else "") + "Police said three men were killed."
    assert result.dateline == date
    assert (result.town and result.raw(*result.town).text) == town


def test_no_paragraph_goes_on_in_the_town() -> None:
    assert blocks("LIMA (EFE) -- rebels left the town.") == ["LIMA.", "rebels left the town."]


def test_a_day_without_a_year_needs_a_publication_date() -> None:
    assert cleaned("CAIRO, Jan. 2 (UPI) — Police left.").dateline is None


@pytest.mark.parametrize(
    "text",
    [
        "NATO — the alliance — agreed.",
        "Mehmet Oz — a surgeon — left.",
        "The army (ISF) - said so.",
        "Police said 12 Jan 90 - 100 men came.",
        "Two firms -- A and B -- merged.",
        "Kofi Annan, the envoy - He left.",
    ],
)
def test_prose_with_dashes_has_no_dateline(text: str) -> None:
    assert find_dateline(text, None) is None


# ---- the way back


WORDS = ("Police", "killed", "two", "men", "in", "Kirkuk", "He", "A", "series", "said", "U.S.", "the", "troops", "é")
SIGNS = (".", ",", "..", '"', "“", "”", "''", "``", ",quot;", "&amp;", "&quot;", "\u200b", "😀", "UU.")
BREAKS = (" ", "  ", "\n", "\n\n", "\n\n\n\n", "\n    ", "\u00a0")
CHROMES = ("AP", "1/35", "left", "[TEXT]", "(File: Jan Doe / Reuters)", "Read more", "BAGHDAD (AP) -- ")
PIECES = st.sampled_from((*WORDS, *SIGNS, *BREAKS, *CHROMES))
TEXTS = st.lists(PIECES, max_size=40).map(" ".join) | st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=80)


@settings(max_examples=300)
@given(TEXTS, st.integers(0, 5))
def test_every_character_has_a_place_and_places_rise(text: str, body: int) -> None:
    result = clean(Article("test", text, body=min(body, len(text))))
    places = [result.raw(i, i + 1) for i in range(len(result.text))]
    for place in places:
        assert body <= place.start or body > len(text)
        assert 0 <= place.start < place.end <= len(text)
        assert place.text == text[place.start : place.end]
    assert all(a.start <= b.start and a.end <= b.end for a, b in pairwise(places))


@settings(max_examples=300)
@given(TEXTS)
def test_blocks_tile_the_text_and_hold_plain_spaces_only(text: str) -> None:
    result = cleaned(text)
    assert "\n\n".join(result.text[a:b] for a, b in result.blocks) == result.text
    for a, b in result.blocks:
        assert not re.search(r"\n|  |\t|^ | $", result.text[a:b])


@settings(max_examples=300)
@given(TEXTS)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = cleaned(text).text
    assert cleaned(once).text == once


@settings(max_examples=200)
@given(TEXTS)
def test_words_that_were_not_touched_map_to_themselves(text: str) -> None:
    result = cleaned(text)
    for match in re.finditer(r"Police|Kirkuk|troops", result.text):
        assert result.raw(*match.span()).text == match[0]


def test_an_empty_span_has_no_raw_words() -> None:
    with pytest.raises(ValueError, match="no such span"):
        cleaned("Police left.").raw(3, 3)


@pytest.mark.parametrize("text", ["(ab / " * 4000, "skip ad " * 29 + "z", "in A " * 9999, "[" * 9999, "AP/" * 79 + "z"])
def test_hostile_texts_take_no_longer_than_others(text: str) -> None:
    """Linear time: an ambiguous pattern would not come back from these at all."""
    assert cleaned(text).text
