"""`python -m tests.questions.analyst FILE`: writes docs/answers.md, twenty questions of an analyst about seeds/."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from kg.questions import load_questions
from kg.reference import answer, store_of

SEEDS = Path("seeds")  # as a reader of the page would write it
HEAD = """# Twenty questions about the two articles of `seeds/`

Written by `make docs`: what an analyst would ask of them, the canned question that answers, and all that it prints.
Which answers are incomplete, and in what, is in [evaluation.md](evaluation.md#twenty-questions-about-the-seeds).
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its number, the canned one that answers it, and words of a sentence among the rows."""

    number: int
    words: str
    name: str
    proof: str
    given: Mapping[str, str] = field(default_factory=dict)


_HEZBOLLAH = "Kata'ib Hezbollah"
_DAY = {"since": "2019-12-29", "until": "2019-12-29"}
_WEEK = {"since": "2019-12-27", "until": "2020-01-04", "unrealised": "true"}
ASKED = (
    Asked(1, "Who retaliated against whom, when, for what?", "retaliations", "strikes a day later"),
    Asked(1, "", "threats-and-plans", "severe revenge"),
    Asked(2, "Who killed Soleimani?", "who-killed-whom", "was killed", {"actor": "Soleimani", "role": "against"}),
    Asked(3, "Who ordered it, who says so, after what?", "orders", "ordered"),
    Asked(3, "", "causes", "ordered", {"event": "soleimani"}),
    Asked(4, "What happened in Kirkuk?", "at-place", "On December 27, a rocket attack", {"place": "Kirkuk"}),
    Asked(5, "Who was blamed for it, by whom?", "who-blamed-whom", "US officials blamed Kataib", {"actor": _HEZBOLLAH}),
    Asked(6, "What came of the strikes of 29 December?", "casualties", "25 fighters", _DAY),
    Asked(7, "Who stormed the embassy?", "events", "storm US embassy", {"type": "STORM"}),
    Asked(
        8,
        "What did Trump accuse Iran of?",
        "who-blamed-whom",
        "Trump blamed Iran",
        {"actor": "Donald Trump", "role": "by"},
    ),
    Asked(9, "What is only alleged, planned or feared?", "threats-and-plans", "sneak attack"),
    Asked(10, "Who threatened whom?", "threats-and-plans", "severe revenge", {"actor": "Iran"}),
    Asked(
        11, "Which attacks on US targets were there?", "attacks-on", "US bases in Iraq have come under", {"actor": "US"}
    ),
    Asked(
        12,
        "What did the US do against Kata'ib Hezbollah?",
        "between",
        "blamed Kataib",
        {"actor": "US", "other": _HEZBOLLAH},
    ),
    Asked(13, "Whom does Iran support?", "who-supports-whom", "Iran-backed", {"actor": "Iran", "role": "by"}),
    Asked(14, "Who condemned what?", "condemnations", "Iran strongly condemned the attacks"),
    Asked(15, "Which protests were against the US?", "protests", "Lahore", {"actor": "US", "role": "against"}),
    Asked(16, "Which others were there?", "protests", "Iran's embassy in Berlin"),
    Asked(17, "Whose flags were burned?", "events", "burn", {"type": "PROTEST"}),
    Asked(18, "Where was Soleimani mourned?", "mourning", "mourning prayer"),
    Asked(19, "What happened, day by day?", "timeline", "On December 27", _WEEK),
    Asked(
        20, "How many were killed and injured, by whose account?", "casualties", "killed two American and one British"
    ),
)


def page() -> str:
    """The page in Markdown."""
    questions = load_questions()
    with store_of(SEEDS) as store:
        sections = [
            "\n".join([f"## {number}. {said[0].words}\n", *(answer(questions[a.name], a.given, store) for a in said)])
            for number, said in ((n, list(group)) for n, group in groupby(ASKED, lambda asked: asked.number))
        ]
    return "\n".join([HEAD, *sections])


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
