"""Did it happen? What negation, modals, conditions and governing words make of an event."""

from __future__ import annotations

import pytest

from kg.extract.events.modality import read_modality
from kg.model import Modality
from tests.extract.model import default_model
from tests.extract.reading import event, names, read


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        # told as a fact
        ("Guerrillas attacked the convoy.", "attacked", "asserted"),
        ("The rebels, who attacked the mine, want to negotiate.", "attacked", "asserted"),
        ("After the army bombed the harbour, the rebels may surrender.", "bombed", "asserted"),
        ("The minister was forced to resign over the bombing of the ferry.", "bombing", "asserted"),
        ("The general ordered the bombing of the dam.", "bombing", "asserted"),
        # hearsay
        ("It was reported that the army had shelled the village.", "shelled", "claimed"),
        # negation
        ("The guerrillas did not attack the convoy.", "attack", "denied"),
        ("The minister denied that the army had shelled the village and killed ten people.", "killed", "denied"),
        ("The army never bombed the village.", "bombed", "denied"),
        ("The troops left without attacking the village.", "attacking", "denied"),
        ("No attack on the bridge took place.", "attack", "denied"),
        ("The navy failed to attack the harbour.", "attack", "denied"),
        ("The soldiers refused to shoot the students.", "shoot", "denied"),
        ("The ministry denied shelling the village.", "shelling", "denied"),
        ("The general denied that his troops killed the nuns.", "killed", "denied"),
        ("Police prevented an attack on the synagogue.", "attack", "denied"),
        # perhaps
        ("The rebels might attack the harbour.", "attack", "hypothetical"),
        ("The rebels would have killed the hostages.", "killed", "hypothetical"),
        ("If the Khmer Rouge attacks the temple, the army will answer.", "attacks", "hypothetical"),
        ("Unless the prisoners are freed, guerrillas will storm the embassy.", "freed", "hypothetical"),
        ("Did the army bomb the village?", "bomb", "hypothetical"),
        ("The villagers fear an attack by the rebels.", "attack", "hypothetical"),
        ("The bishop urged the rebels to attack the barracks.", "attack", "hypothetical"),
        ("The bishop called for attacks on the barracks.", "attacks", "hypothetical"),
        ("The possible bombing of Hanoi worried the diplomats.", "bombing", "hypothetical"),
        # to come
        ("The general will bomb the harbour.", "bomb", "planned"),
        ("The army is going to invade the island.", "invade", "planned"),
        ("The rebels plan to blow up the dam.", "blow up", "planned"),
        ("The plot to assassinate the king was discovered.", "assassinate", "planned"),
        ("An imminent invasion of Grenada was feared.", "invasion", "planned"),
        # threatened
        ("The junta threatened to execute the prisoners.", "execute", "threatened"),
        ("The kidnappers vowed to kill the engineer.", "kill", "threatened"),
        # alleged
        ("The alleged murder of the prisoners is being investigated.", "murder", "claimed"),
        ("UN observers accused the Khmer Rouge of shelling a camp.", "shelling", "claimed"),
        ("The rebels shelled the airport, officials said.", "shelled", "claimed"),
    ],
)
def test_modality(text: str, trigger: str, modality: Modality) -> None:
    record = read(text)
    found = [e for e in record.events if trigger in e.trigger.text]
    assert [e.modality for e in found] == [modality]


def test_what_governs_one_event_leaves_the_next_alone() -> None:
    record = read("The army denied bombing the school, but shelled the hospital.")
    assert event(record, "bombing").modality == "denied"
    assert event(record, "shelled").modality == "asserted"


def test_doubt_within_what_is_said_stays_doubt() -> None:
    record = read("The diplomat said the rebels may attack the port.")
    attack = event(record, "attack")
    assert attack.modality == "hypothetical"
    assert names(record, attack.sources) == {"diplomat"}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The soldier attempted to kill the archbishop.", "kill"),
        ("There was an attempted assassination of the pope.", "assassination"),
        ("Gunmen tried to murder the judge.", "murder"),
    ],
)
def test_an_attempted_killing_is_an_attack(text: str, trigger: str) -> None:
    found = event(read(text), trigger)
    assert (found.type, found.modality) == ("ATTACK", "asserted")


def test_the_reading_names_the_word_that_decided() -> None:
    doc = default_model().nlp("The rebels might attack the harbour.")
    (head,) = (token for token in doc if token.text == "attack")
    assert read_modality(head).because == "might"


def test_an_attempt_keeps_what_stands_above_it() -> None:
    doc = default_model().nlp("The rebels never tried to kill the judge.")
    (head,) = (token for token in doc if token.text == "kill")
    reading = read_modality(head)
    assert (reading.modality, reading.attempted) == ("denied", True)


def test_whom_nothing_befell_nothing_else_befell() -> None:
    record = read("No priest was jailed, wounded or killed in the town.")
    assert {event(record, word).modality for word in ("jailed", "wounded", "killed")} == {"denied"}


def test_what_stands_after_but_befell_him() -> None:
    record = read("No guards were killed, but wounded by a mine.")
    assert (event(record, "killed").modality, event(record, "wounded").modality) == ("denied", "asserted")
