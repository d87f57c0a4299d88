"""Plain plural nouns at the beginning of a sentence that the tagger takes for names."""

from __future__ import annotations

from tests.extract.reading import event, read, texts


def test_people_who_open_a_sentence_are_no_name() -> None:
    record = read("Guerrillas attacked three police stations.")
    (agent,) = event(record, "attacked").agents
    entity = next(e for e in record.entities if e.id == agent.entity)
    assert (entity.type, entity.mentions[0].kind) == ("ARMED_GROUP", "noun")


def test_a_name_that_ends_in_s_stays_one() -> None:
    record = read("Hamas attacked a checkpoint. Soldiers Street was closed.")
    assert texts(event(record, "attacked").agents) == {"hamas"}
    assert all(mention.text != "Soldiers" for entity in record.entities for mention in entity.mentions)
