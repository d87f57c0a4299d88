"""Who does what to whom by grammar alone, in sentences that the parser reads rightly."""

from __future__ import annotations

import functools

import pytest
from spacy.tokens import Doc, Token

from kg.extract import phrases, syntax
from tests.extract.model import default_model


@functools.cache
def parsed(text: str) -> Doc:
    return default_model().nlp(text)


def word(text: str, wanted: str) -> Token:
    return next(token for token in parsed(text) if token.text == wanted)


def said(tokens: list[Token]) -> str:
    return " ".join(token.text for token in tokens)


@pytest.mark.parametrize(
    ("text", "verb", "subjects", "objects"),
    [
        # active and passive
        ("Rebels ambushed the convoy.", "ambushed", "Rebels", "convoy"),
        ("The convoy was ambushed by rebels.", "ambushed", "rebels", "convoy"),
        ("The mayor was murdered.", "murdered", "", "mayor"),
        ("The envoy got shot by a student.", "shot", "student", "envoy"),
        ("They have bombed the bridge.", "bombed", "They", "bridge"),
        # relative clauses
        ("The soldiers who shelled the abbey withdrew.", "shelled", "soldiers", "abbey"),
        ("The doctor whom the militia kidnapped was freed.", "kidnapped", "militia", "doctor"),
        ("The village that the army burned was empty.", "burned", "army", "village"),
        ("The village the army burned was empty.", "burned", "army", "village"),
        ("The priest, who was shot by a sniper, died.", "shot", "sniper", "priest"),
        # participles
        ("Villages bombed by the air force were burning.", "bombed", "force", "Villages"),
        ("Bandits robbing a train killed the driver.", "robbing", "Bandits", "train"),
        ("Guerrillas stormed the jail, killing two guards.", "killing", "Guerrillas", "guards"),
        ("Having shelled the town, the Serbs attacked the airport.", "shelled", "Serbs", "town"),
        # coordination
        ("The army and the police arrested four students.", "arrested", "army police", "students"),
        ("Gunmen attacked a bank and a school.", "attacked", "Gunmen", "bank school"),
        ("Soldiers stormed the convent and burned the archive.", "burned", "Soldiers", "archive"),
        ("Two men were seized and shot.", "shot", "", "men"),
        # control and raising
        ("The rebels tried to storm the palace.", "storm", "rebels", "palace"),
        ("Separatists seem to have bombed the bridge.", "bombed", "Separatists", "bridge"),
        ("The generals are prepared to shell the port.", "shell", "generals", "port"),
        ("The commander ordered his men to burn the village.", "burn", "men", "village"),
        ("The colonel was persuaded to attack the port.", "attack", "colonel", "port"),
        ("The bishop called on the rebels to free the hostages.", "free", "rebels", "hostages"),
        ("The minister blamed Renamo for burning the clinic.", "burning", "Renamo", "clinic"),
        ("The troops left without burning the clinic.", "burning", "troops", "clinic"),
        ("The general said troops stormed the mosque.", "stormed", "troops", "mosque"),
    ],
)
def test_logical_subjects_and_objects(text: str, verb: str, subjects: str, objects: str) -> None:
    token = word(text, verb)
    assert (said(syntax.subjects(token)), said(syntax.objects(token))) == (subjects, objects)


@pytest.mark.parametrize(
    ("text", "noun", "owners"),
    [
        ("The colonels gave up their plan to seize the radio station.", "seize", "their"),
        ("The guerrillas have a plan to seize the radio station.", "seize", "guerrillas"),
    ],
)
def test_who_would_do_what_a_noun_says(text: str, noun: str, owners: str) -> None:
    assert said(syntax.subjects(word(text, noun))) == owners


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("The bridge was bombed.", "bombed", True),
        ("The bridge bombed by rebels fell.", "bombed", True),
        ("Rebels had bombed the bridge.", "bombed", False),
        ("Rebels bombed the bridge.", "bombed", False),
        ("The bridge was mined and bombed.", "bombed", True),
    ],
)
def test_passive(text: str, verb: str, passive: bool) -> None:
    assert syntax.is_passive(word(text, verb)) is passive


@pytest.mark.parametrize(
    ("text", "head", "prepositions", "objects"),
    [
        ("An attack on the harbour failed.", "attack", ("on",), "harbour"),
        ("Raids on farms and mills went on.", "Raids", ("on",), "farms mills"),
        ("The killing of a nun by soldiers was condemned.", "killing", ("by",), "soldiers"),
        ("The killing of a nun by soldiers was condemned.", "killing", ("of", "by"), "nun soldiers"),
        ("They were accused of burning the crops.", "accused", ("of",), "burning"),
        ("An attack on the harbour failed.", "attack", ("by",), ""),
    ],
)
def test_objects_of_prepositions(text: str, head: str, prepositions: tuple[str, ...], objects: str) -> None:
    assert said(syntax.prepositional(word(text, head), prepositions)) == objects


def test_possessors() -> None:
    assert said(syntax.possessors(word("Renamo's raids on farms went on.", "raids"))) == "Renamo"
    assert syntax.possessors(word("Raids on farms went on.", "Raids")) == []


def test_modifiers_stand_in_the_order_of_the_text() -> None:
    assert said(syntax.modifiers(word("A Soviet air raid shook Kabul.", "raid"))) == "Soviet air"


def test_clauses_of_a_noun_are_infinitives_only() -> None:
    assert said(syntax.clauses(word("The plan to seize the ship failed.", "plan"))) == "seize"
    assert syntax.clauses(word("The plan drawn up in March failed.", "plan")) == []


def test_complements_of_a_verb_and_those_joined_to_them() -> None:
    text = "They threatened to burn the crops and kill the cattle."
    assert said(syntax.clauses(word(text, "threatened"))) == "burn kill"


@pytest.mark.parametrize(
    ("text", "noun", "counted"),
    [
        ("Dozens of miners were arrested.", "Dozens", "miners"),
        ("Some of the guards fled.", "Some", "guards"),
        ("The sons of miners were arrested.", "sons", ""),
    ],
)
def test_what_a_counting_word_counts(text: str, noun: str, counted: str) -> None:
    assert said(syntax.counted(word(text, noun))) == counted


def test_the_verb_of_a_clause() -> None:
    text = "The officer who led the raid on the mill escaped."
    assert syntax.clause_head(word(text, "mill")).text == "led"
    assert syntax.clause_head(word(text, "officer")).text == "escaped"


def test_hyphens_tie_words() -> None:
    assert phrases.hyphenated(word("The cease-fire held.", "fire")) == "cease-fire"
    assert phrases.hyphenated(word("The fire spread.", "fire")) == ""
