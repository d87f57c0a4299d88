"""The record: offsets into the raw text, ids that hold, and entities that something involves."""

from __future__ import annotations

import pytest

from kg.model import Event, Extraction
from tests.extract.reading import event, names, quoted, read, summary

RAW = (
    "Borja &amp; Sons report:\r\n"
    "Guerrillas  ambushed\u00a0a convoy near Ayacucho on 3 March 1992,\r\n"
    "killing three soldiers. The army blamed the Shining Path for the ambush.\r\n"
)


def ids(record: Extraction) -> list[str]:
    return [entity.id for entity in record.entities]


def involved(found: Event) -> list[str]:
    return [argument.entity for argument in (*found.agents, *found.targets, *found.places)] + list(found.sources)


def test_what_is_quoted_stands_in_the_raw_text() -> None:
    record = read(RAW)
    assert {"ambushed", "killing", "blamed"} <= {e.trigger.text for e in record.events}, summary(record)
    for span in quoted(record):
        assert span.text == RAW[span.start : span.end]


def test_the_sentence_of_an_event_holds_it() -> None:
    record = read(RAW)
    for found in record.events:
        assert found.sentence.start <= found.trigger.start < found.trigger.end <= found.sentence.end
        assert not RAW[found.sentence.start].isspace()
        assert not RAW[found.sentence.end - 1].isspace()


def test_every_id_is_declared_once() -> None:
    record = read(RAW)
    assert len(set(ids(record))) == len(ids(record))
    assert {i for e in record.events for i in involved(e)} <= set(ids(record))
    events = {e.id for e in record.events}
    assert {e.theme for e in record.events if e.theme} <= events
    assert {end for link in record.links for end in (link.origin, link.goal)} <= events


def test_the_codes_are_those_of_the_type() -> None:
    record = read("The army blamed the Shining Path for the ambush.")
    blamed, ambush = event(record, "blamed"), event(record, "ambush")
    assert (blamed.type, blamed.plover, blamed.cameo) == ("BLAME", "ACCUSE", "112")
    assert (ambush.type, ambush.plover) == ("ATTACK", "ASSAULT")


def test_an_unnamed_thing_without_a_part_is_left_out() -> None:
    record = read("Rebels bombed a bridge. The harvest was good and the weather fair.")
    assert {entity.name for entity in record.entities} == {"rebels", "bridge"}


def test_a_name_is_kept_without_a_part() -> None:
    record = read("Rebels bombed a bridge. Peru was calm.")
    assert "Peru" in {entity.name for entity in record.entities}


def test_one_entity_has_one_part_in_a_role() -> None:
    record = read("Renamo attacked a mill and Renamo burned it.")
    for found in record.events:
        agents = [agent.entity for agent in found.agents]
        assert len(agents) == len(set(agents))


def test_the_victims_died_on_the_day_of_the_ambush() -> None:
    record = read("The soldiers were killed in an ambush. The ambush took place on 3 March 1992.")
    when = event(record, "killed").when
    assert when is not None
    assert (when.earliest.isoformat(), when.latest.isoformat()) == ("1992-03-03", "1992-03-03")
    assert (when.basis, when.text) == ("anchored", "3 March 1992")


def test_the_publication_date_dates_nothing() -> None:
    assert event(read("Guerrillas ambushed a convoy."), "ambushed").when is None


def test_what_somebody_says_is_claimed() -> None:
    record = read("Guerrillas ambushed a convoy, the bishop said.")
    found = event(record, "ambushed")
    assert found.modality == "claimed"
    assert names(record, found.sources) == {"bishop"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Protesters burned a flag.", "protesters"),
        ("At least four miners were killed.", "at least four miners"),
        ("Armed men shot a judge.", "armed men"),
        ("Kurds attacked a base.", "Kurds"),
        ("Basque separatists bombed a train.", "Basque separatists"),
        ("Iranian women marched in Qom.", "Iranian women"),
    ],
)
def test_a_capital_that_only_opens_a_sentence_is_no_part_of_a_name(text: str, name: str) -> None:
    assert name in {entity.name for entity in read(text).entities}
