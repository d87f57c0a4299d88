"""A text without full stops is read in linear time: counted in calls of functions, not in seconds."""

from __future__ import annotations

import cProfile
import pstats

from kg.extract import Extractor
from kg.extract.pipeline import LONGEST
from kg.model import Article
from tests.extract.model import default_model


def endless(clauses: int) -> str:
    return "The army " + ", ".join(["shelled the village of rebels and killed two farmers"] * clauses) + "."


def calls(extractor: Extractor, text: str) -> int:
    profile = cProfile.Profile()
    profile.enable()
    extractor.extract(Article(path="endless.txt", text=text))
    profile.disable()
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


def test_twice_the_sentence_is_about_twice_the_work(extractor: Extractor) -> None:
    calls(extractor, endless(2))  # what is loaded once
    half, whole = calls(extractor, endless(150)), calls(extractor, endless(300))
    assert whole < 2.5 * half


def test_nothing_of_an_endless_sentence_is_lost(extractor: Extractor) -> None:
    record = extractor.extract(Article(path="endless.txt", text=endless(100)))
    assert sum(event.trigger.text == "shelled" for event in record.events) == 100
    assert all(event.sentence.start <= event.trigger.start < event.sentence.end for event in record.events)


def test_a_sentence_is_cut_at_a_pause_and_never_before_it_is_too_long() -> None:
    nlp = default_model().nlp
    doc = nlp(endless(100))
    assert max(len(sentence) for sentence in doc.sents) <= LONGEST
    assert all(doc[sentence.start - 1].text == "," for sentence in list(doc.sents)[1:])
    assert len(list(nlp(endless(LONGEST // 12)).sents)) == 1
