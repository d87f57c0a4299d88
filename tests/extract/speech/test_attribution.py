from __future__ import annotations

import tomllib
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import ontology
from kg.extract import lexicons
from kg.extract.entities.index import EntityIndex, read_entities
from kg.extract.events.find import find_happenings
from kg.extract.events.happening import Happening
from kg.extract.events.triggers import TriggerIndex
from kg.extract.speech.attribution import Attribution, credit_accusers, speak_for_themselves
from kg.ontology.actor_files import load
from tests.extract.model import default_model
from tests.extract.reading import event, names, read


@cache
def triggers() -> TriggerIndex:
    return TriggerIndex(ontology.load().events)


class Reading:
    """A text with its events and their sources, looked up by a word of the trigger."""

    def __init__(self, text: str) -> None:
        self.doc = default_model().nlp(text)
        self.index: EntityIndex = read_entities(self.doc, load())
        self.events = find_happenings(self.doc, self.index, triggers())
        attribution = Attribution(self.doc, self.index)
        for found in self.events:
            found.sources = attribution.sources(found.head)
            found.raised_by = attribution.raised_by(found.head)
        credit_accusers(self.events)
        speak_for_themselves(self.events)

    def sources(self, word: str) -> list[str]:
        found = [e for e in self.events if word in self.doc[e.words[0].i : e.words[-1].i + 1].text]
        assert found, [e.head.text for e in self.events]
        return [self.index.entities[self.index.entity_of(n)].name for n in found[0].sources or found[0].raised_by]


@pytest.mark.parametrize(
    ("text", "event", "source"),
    [
        # clauses of verbs of saying, before, behind and around
        ("Villagers said that the rebels attacked the bridge.", "attacked", "villagers"),
        ("The rebels attacked the bridge, villagers said.", "attacked", "villagers"),
        ("The rebels, villagers said, attacked the bridge.", "attacked", "villagers"),
        ("As villagers said, the rebels attacked the bridge.", "attacked", "villagers"),
        ("General Omar Haddad said that troops attacked the camp. He added that they killed six farmers.",
         "killed", "Omar Haddad"),
        ("The army killed ten rebels, a colonel was quoted by the radio as saying.", "killed", "colonel"),
        ("The radio quoted a colonel as saying that the army had killed ten rebels.", "killed", "colonel"),
        ("A spokesman was quoted as saying that the rebels attacked the bridge.", "attacked", "spokesman"),
        ("The mayor's office said that the rebels attacked the bridge.", "attacked", "mayor's office"),
        # texts speak for their authors
        ("The council issued a statement saying that the rebels attacked the bridge.", "attacked", "council"),
        ("A report by the commission said that the rebels attacked the bridge.", "attacked", "commission"),
        ("The report said that the rebels attacked the bridge.", "attacked", "report"),
        # promises, demands, announcements
        ("The general threatened to attack the port.", "attack", "general"),
        ("The governor asked the strikers to end their protest.", "end", "governor"),
        ("The police announced the arrest of two miners.", "arrest", "police"),
        ("The minister warned of an attack on the port.", "attack", "minister"),
        # nouns that hold what is said
        ("The envoy's claim that the rebels attacked the bridge surprised us.", "attacked", "envoy"),
        ("Allegations by the envoy that the rebels attacked the bridge spread.", "attacked", "envoy"),
        ("The minister made the point that the rebels killed six farmers.", "killed", "minister"),
        # views
        ("According to the bishop, the army killed the priests.", "killed", "bishop"),
        ("In the opinion of the bishop, the army killed the priests.", "killed", "bishop"),
        # before and behind a colon
        ("Minister: Rebels attacked the port", "attacked", "Minister"),
        ("Rebels attacked the port: police", "attacked", "police"),
        # direct speech
        ("“The rebels attacked the port,” said the general.", "attacked", "general"),
        ("The general continued: “The rebels attacked the port.”", "attacked", "general"),
        ('"It is over," the general said. "The rebels attacked the port."', "attacked", "general"),
        ("The bishop called the raid “a massacre”.", "massacre", "bishop"),
        # the speaker of the whole beats one who only thinks so, an "I" is the speaker
        ("The police said that the farmers believed that the rebels attacked the port.", "attacked", "police"),
        ('"I think the rebels attacked the port," said the general.', "attacked", "general"),
        # of two who say it the inner one
        ("The newspaper reported that the police said that the rebels attacked the port.", "attacked", "police"),
    ],
)
def test_source(text: str, event: str, source: str) -> None:
    assert Reading(text).sources(event) == [source]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The rebels attacked the bridge.", "attacked"),
        # what is taken for granted
        ("The bishop condemned the attack on the bridge.", "attack"),
        ("The rebels vowed to leave the town after the attack on the bridge.", "attack"),
        # a speech act is no saying of its own agent
        ("The bishop condemned the attack on the bridge.", "condemned"),
        ("The police accused the rebels of killing six farmers.", "accused"),
        # nobody said it, or nothing that could
        ("A picture shows that the rebels attacked the bridge.", "attacked"),
        ("No group claimed responsibility for the attack.", "attack"),
        ("The minister would say that the rebels attacked the bridge.", "attacked"),
        # outside the marks
        ('"It is over," the general said. The rebels attacked the port.', "attacked"),
        # a place before a colon
        ("Baghdad: Rebels attacked the port", "attacked"),
    ],
)
def test_the_article_says_so(text: str, event: str) -> None:
    assert Reading(text).sources(event) == []


def test_a_quotation_runs_over_paragraphs() -> None:
    text = (
        "“We warned them,” said General Omar Haddad.\n\n“The rebels attacked the port.\n\n"
        "“They killed six farmers.”\n\nThe army bombed a village."
    )
    reading = Reading(text)
    assert [reading.sources(word) for word in ("attacked", "killed", "bombed")] == [["Omar Haddad"]] * 2 + [[]]


def test_a_later_paragraph_names_the_speaker() -> None:
    text = "“The rebels attacked the port.\n\n“They killed six farmers,” said Omar Haddad."
    assert Reading(text).sources("attacked") == ["Omar Haddad"]


def test_an_unclosed_mark_ends_with_its_paragraph() -> None:
    text = "The mayor said the bridge is “closed.\n\nThe rebels attacked the port."
    assert Reading(text).sources("attacked") == []


def test_a_stray_mark_is_mended_by_the_spaces_around_the_next() -> None:
    text = 'The general said 5" of rain and "heavy wind" fell here. The rebels attacked the port. He is "an old man."'
    assert Reading(text).sources("attacked") == []


def test_the_accuser_is_the_source_of_what_is_alleged() -> None:
    assert Reading("The police accused Hamas of killing six farmers.").sources("killing") == ["police"]


def test_a_threat_in_somebody_s_own_words_is_made_by_the_speaker() -> None:
    doc = default_model().nlp('"That is a threat," the general said.')
    kind = ontology.load().events["THREATEN"]
    threat = Happening(kind, kind.frames[0], doc[4], (doc[4],), sources=[7], modality="claimed")
    speak_for_themselves([threat])
    assert ([role.mention for role in threat.agents], threat.sources, threat.modality) == ([7], [], "asserted")


def examples(name: str) -> list[tuple[str, str, str]]:
    table = tomllib.loads((lexicons.FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return [(e["text"], e["event"], e["source"]) for e in table["example"]]


@pytest.mark.parametrize(("text", "event", "source"), [*examples("reporting"), *examples("sources")])
def test_examples_of_the_word_lists(text: str, event: str, source: str) -> None:
    assert [s.lower() for s in Reading(text).sources(event)] == [source.lower()]


PIECES = ['"', "“", "”", "''", "\n\n", "the general said", ",", ":", "rebels attacked the port", "."]


@settings(max_examples=30)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_any_marks_can_be_read(parts: list[str]) -> None:
    reading = Reading(" ".join(parts))
    assert all(0 <= n < len(reading.index.mentions) for e in reading.events for n in e.sources)


def test_who_speaks_of_what_nobody_doubts_is_its_source_and_the_article_asserts_it() -> None:
    record = read("The senator criticized the officer for shooting a student.")
    shooting = event(record, "shooting")
    assert (names(record, shooting.sources), shooting.modality) == ({"senator"}, "asserted")
