"""ACLED's columns: which events are rows, of which type, and what is said of day and place."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io

import pytest

from kg import ontology
from kg.export import export
from kg.export.acled import codebook, rows
from kg.model import Article, EntityType, Graph, Participant, ResolvedEntity, ResolvedEvent

FIRST = dt.date(2020, 3, 1)


def party(name: str, kind: EntityType, country: str | None = None) -> ResolvedEntity:
    return ResolvedEntity(name, name, kind, country=country)


def graph_of(kind: str, *, agent: EntityType | None = None, target: EntityType | None = None, **more: object) -> Graph:
    """One event with at most an agent and a target."""
    parties = [party("A", agent)] * bool(agent) if agent else []
    parties += [party("T", target)] if target else []
    event = ResolvedEvent("ev", "it", kind, (kind,), None, None, "asserted", ())
    roles = {"agents": agent, "targets": target}
    named = {"agents": "A", "targets": "T"}
    fields = {key: (Participant(named[key], "asserted"),) for key, value in roles.items() if value}
    return Graph(entities=tuple(parties), events=(dataclasses.replace(event, **fields, **more),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("graph", "event_type", "sub_event_type"),
    [
        (graph_of("KILL", agent="MILITARY", target="PEOPLE", instruments=("drone strike",)),
         "Explosions/Remote violence", "Air/drone strike"),
        (graph_of("ATTACK", agent="ARMED_GROUP", target="FACILITY", instruments=("Katyusha rockets",)),
         "Explosions/Remote violence", "Shelling/artillery/missile attack"),
        (graph_of("BOMB", instruments=("suicide vest",)), "Explosions/Remote violence", "Suicide bomb"),
        (graph_of("BOMB", agent="MILITARY", target="PLACE"), "Explosions/Remote violence", "Air/drone strike"),
        (graph_of("BOMB"), "Explosions/Remote violence", "Remote explosive/landmine/IED"),
        (graph_of("ATTACK", agent="ARMED_GROUP", target="MILITARY"), "Battles", "Armed clash"),
        (graph_of("KILL", agent="ARMED_GROUP", target="PEOPLE"), "Violence against civilians", "Attack"),
        (graph_of("KIDNAP", target="PERSON"), "Violence against civilians", "Abduction/forced disappearance"),
        (graph_of("ROB", target="FACILITY"), "Strategic developments", "Looting/property destruction"),
        (graph_of("STORM", agent="PEOPLE", target="FACILITY"), "Riots", "Mob violence"),
        (graph_of("INVADE", agent="ARMED_GROUP", target="PLACE"), "Battles", "Non-state actor overtakes territory"),
        (graph_of("PROTEST", agent="PEOPLE"), "Protests", "Peaceful protest"),
        (graph_of("ARREST", target="PERSON"), "Strategic developments", "Arrests"),
    ],
)  # fmt: skip
def test_types(graph: Graph, event_type: str, sub_event_type: str) -> None:
    (row,) = rows(graph)
    assert (row["event_type"], row["sub_event_type"]) == (event_type, sub_event_type)


@pytest.mark.parametrize("modality", ["planned", "threatened", "hypothetical", "denied"])
def test_what_did_not_happen_is_no_row(modality: str) -> None:
    assert not list(rows(graph_of("KILL", target="PEOPLE", modality=modality)))


def test_what_acled_does_not_count_is_no_row() -> None:
    assert not list(rows(graph_of("BLAME", agent="GOVERNMENT", target="COUNTRY")))


@pytest.mark.parametrize(
    ("days", "date", "precision", "year"),
    [
        (1, "2020-03-01", 1, 2020),
        (7, "2020-03-04", 2, 2020),
        (31, "2020-03-16", 3, 2020),
        (200, None, None, 2020),
        (400, None, None, None),
    ],
)
def test_days(days: int, date: str | None, precision: int | None, year: int | None) -> None:
    (row,) = rows(graph_of("PROTEST", earliest=FIRST, latest=FIRST + dt.timedelta(days - 1)))
    assert (row.get("event_date"), row.get("time_precision"), row.get("year")) == (date, precision, year)


def test_no_day_is_made_up() -> None:
    (row,) = rows(graph_of("PROTEST"))
    assert not {"event_date", "time_precision", "year", "fatalities", "country", "location"} & set(row)


def test_the_file_has_all_of_acleds_columns_and_reads_back(graph: Graph) -> None:
    where = {"location": "dana", "country": "SYR", "latitude": 36.2, "longitude": 36.8, "geo_precision": 1}
    killed, *later = graph.events
    graph = dataclasses.replace(graph, events=(dataclasses.replace(killed, **where), *later))  # type: ignore[arg-type]
    stream = io.BytesIO()
    export(graph, "acled-csv", stream)
    reader = csv.DictReader(io.StringIO(stream.getvalue().decode("utf-8"), newline=""))
    killing, *others = list(reader)
    assert tuple(reader.fieldnames or ()) == codebook().columns
    assert len(codebook().columns) == 31
    assert killing["event_id_cnty"].startswith("SYR")
    assert (killing["event_date"], killing["time_precision"]) == ("2020-01-03", "1")
    assert (killing["actor1"], killing["actor2"], killing["fatalities"]) == ("Rebels", "The army", "3")
    assert (killing["country"], killing["location"], killing["geo_precision"]) == ("Syria", "Dana", "1")
    assert killing["notes"] == "Rebels killed 3 soldiers in Dana on Friday."
    assert killing["tags"] == "kg=ev1; type=KILL; modality=asserted"
    assert [row["tags"].split(";")[0] for row in others] == ["kg=ev2"]


def test_forces_abroad_are_external() -> None:
    place, army = party("Dana", "PLACE", "SYR"), party("A", "MILITARY", "TUR")
    graph = graph_of("ATTACK", agent="MILITARY", places=(Participant("Dana", "asserted"),))
    (row,) = rows(dataclasses.replace(graph, entities=(army, place), articles=(Article("a", "b"),)))
    assert row["inter1"] == "External/Other forces"


def test_rules_name_types_of_the_ontology() -> None:
    types = ontology.load().events
    assert {name for rule in codebook().rules for name in rule.types} <= set(types)
    assert {rule.event_type for rule in codebook().rules} == set(codebook().disorder)
