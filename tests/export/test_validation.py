"""Validation: whole graphs pass, and each rule is broken by a graph that breaks it and by none other of these."""

from __future__ import annotations

import dataclasses
import gzip
import io
from importlib.resources import files
from pathlib import Path

import pytest
import rdflib
from rdflib import SH

from kg.errors import InputError
from kg.export import export
from kg.export.validation import read_rdf, validate, validate_file, validate_graph
from kg.model import Graph
from tests.command import kg
from tests.export.reading import RDF_FORMATS, bytes_of
from tests.world import WORLD

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # rdflib's parsers use what it deprecates

PREFIXES = """
PREFIX : <https://kg.example/>
PREFIX a: <https://kg.example/article/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX en: <https://kg.example/entity/>
PREFIX ev: <https://kg.example/event/>
PREFIX geo: <http://www.w3.org/2003/01/geo/wgs84_pos#>
PREFIX kg: <https://kg.example/vocabulary/>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


def drop(pattern: str) -> str:
    return f"DELETE WHERE {{ {pattern} }}"


def add(triples: str) -> str:
    return f"INSERT DATA {{ {triples} }}"


def change(old: str, new: str, where: str) -> str:
    return f"DELETE {{ {old} }} INSERT {{ {new} }} WHERE {{ {where} }}"


def each(kind: str, triple: str) -> str:
    """Add a triple about ?x for everything of a class."""
    return f"INSERT {{ {triple} }} WHERE {{ ?x a {kind} }}"


RAID = "ev:ev-01-raid"
BROKEN = [
    (drop(f"{RAID} dcterms:identifier ?i"), "An article, entity or event has one identifier."),
    (drop("?x kg:path ?p"), "An article has one path"),
    (each("kg:Article", '?x schema:datePublished "soon"'), "An article is published on one day at most"),
    (each("kg:Article", "?x schema:publisher :nobody"), "An article has one publisher at most"),
    (drop("?x schema:name ?n"), "A publisher has one name."),
    (each("kg:Span", '?x nif:anchorOf "other words"'), "A stretch of text has its words, once."),
    (drop("?x nif:beginIndex ?n"), "A stretch of text begins at one offset"),
    (change("?x nif:endIndex ?n", "?x nif:endIndex 0", "?x nif:endIndex ?n"), "begins before it ends"),
    (drop("?x nif:endIndex ?n"), "A stretch of text ends at one offset"),
    (each("kg:Span", "?x nif:referenceContext a:gone"), "A stretch of text is of one article"),
    (each("kg:Span", "?x nif:sentence :gone"), "A stretch of text lies in one sentence at most"),
    (drop("?x nif:sentence ?s"), "A stretch of text is a sentence, or lies in one."),
    (drop("en:lund rdfs:label ?n"), "An entity or event has one label."),
    (add('en:lund skos:prefLabel "Ludd"'), "An entity has one preferred name"),
    (add('en:lund skos:altLabel "Lund"'), "Another name of an entity is not the preferred one."),
    (add('en:lund kg:country "Arland"'), "The country is one code"),
    (add("en:lund kg:geonames 0"), "The id in GeoNames is one whole number."),
    (add("en:lund kg:geoPrecision 4"), "Latitude and longitude are known to 1, 2 or 3"),
    (add(f"{RAID} kg:location ev:gone"), "Where it was best told is one entity"),
    (each("kg:Article", "?x kg:copyOf a:gone"), "An article repeats one other at most"),
    (each("kg:Article", "?x kg:copyShare 2"), "The share that is repeated is one number"),
    (add('en:lund geo:lat "91"^^xsd:double'), "A latitude is one number"),
    (add('en:lund geo:long "181"^^xsd:double'), "A longitude is one number"),
    (add("en:lund skos:exactMatch en:borduria"), "matched with one item of Wikidata"),
    (add("en:lund kg:mention ev:ev-01-raid"), "A mention of an entity is a stretch of text"),
    (add(f"{RAID} kg:mainType kg:Kill"), "An event has one main type."),
    (drop(f"{RAID} kg:eventType ?t"), "An event has at least one type."),
    (drop(f"?r kg:reports {RAID}"), "An event is told of by at least one report."),
    (add(f"{RAID} kg:agent en:gone"), "Who does it is an entity"),
    (add(f"{RAID} kg:target {RAID}"), "Whom it is done to is an entity"),
    (add(f"{RAID} kg:place :gone"), "Where it happens is an entity"),
    (add(f"{RAID} kg:theme ev:gone"), "What it is about is an event"),
    (add(f"{RAID} kg:ploverMode :FIGHT"), "An event has one mode of PLOVER at most"),
    (add(f"{RAID} kg:cameoCode :999"), "An event has one code of CAMEO at most"),
    (add(f"{RAID} kg:killedCount -1"), "The number of killed"),
    (add(f"{RAID} kg:injuredCount 1.5"), "The number of injured"),
    (change("?r kg:reports ?e", "?r kg:reports ev:gone", "?r kg:reports ?e"), "A report tells of one event"),
    (each("kg:Report", "?x kg:eventType kg:Odd, kg:Even"), "A report calls the event by one type."),
    (change("", "?r kg:evidence ?s", "?r a kg:Report . ?s a kg:Sentence"), "A report stands at one place."),
    (each("kg:Report", "?x prov:hadPrimarySource a:gone"), "A report is of one article"),
    (each("kg:Role", "?x kg:role kg:theme"), "A role is one of agent, target and place."),
    (each("kg:Role", "?x kg:event ev:gone"), "A role is in one event"),
    (each("kg:Role", "?x kg:entity en:gone"), "A role is of one entity"),
    (each("kg:Role", '?x kg:eventType "KILL"'), "A role is told by reports of types"),
    (each("kg:Fact", "?x kg:subject en:gone"), "A fact begins at one entity"),
    (each("kg:Fact", "?x kg:object ev:ev-01-raid"), "A fact ends at one entity"),
    (each("kg:Fact", "?x kg:event ev:gone"), "A fact is drawn from one event at most"),
    (each("kg:Link", "?x kg:subject ev:gone"), "A link begins at one event"),
    (each("kg:Link", "?x kg:object en:lund"), "A link ends at one event"),
    (change("", "?x kg:object ?y", "?x a kg:Link ; kg:subject ?y"), "No event is linked with itself."),
    (add(f'{RAID} kg:modality "maybe"'), "What is told has one modality"),
    (add(f'{RAID} kg:confidence "1.5"^^xsd:double'), "A confidence is one number from 0 to 1."),
    (each("kg:Report", "?x kg:attributedTo en:gone"), "On whose word it is told is an entity"),
    (change("?x kg:evidence ?s", "", "?x a kg:Link ; kg:evidence ?s"), "What is told has evidence"),
    (drop("?x kg:property kg:retaliatesFor"), "A fact or link is of one property."),
    (add(f'{RAID} kg:earliest "2031-06-01"^^xsd:date'), "The earliest day is not after the latest."),
    (add(f'{RAID} kg:earliest "May"'), "The earliest day is one day"),
    (add(f'{RAID} kg:latest "2031-06-01"^^xsd:date'), "The latest day is one day"),
    (add(f'{RAID} kg:precision "hour"'), "Days are known to the day, month, year or span."),
]
"""How to break the graph of the invented world, and the rule that this breaks."""

CHECKED = [
    (
        change("?x nif:anchorOf ?t", '?x nif:anchorOf "KILLING"', '?x nif:anchorOf ?t FILTER(?t = "killing")'),
        "Its sentence has “killing” from 48 to 55",
    ),
    (
        change("?x nif:anchorOf ?t", '?x nif:anchorOf "kill"', '?x nif:anchorOf ?t FILTER(?t = "killing")'),
        "there are 7 characters, but its words have 4",
    ),
    (
        "DELETE { ?x nif:referenceContext ?a } INSERT { ?x nif:referenceContext ?b } "
        'WHERE { ?x nif:anchorOf "killing" ; nif:referenceContext ?a . ?b a kg:Article FILTER(?a != ?b) }',
        "It and the words around it are of one article.",
    ),
    (
        "DELETE { ev:ev-03-bombing ?p ?d } INSERT { ev:ev-03-bombing ?p ?early } WHERE { ev:ev-03-bombing ?p ?d "
        'FILTER(?p IN (kg:earliest, kg:latest)) BIND("2031-04-30"^^xsd:date AS ?early) }',
        "An act does not lie before what it answers",
    ),
    (add("en:lund kg:killed en:borduria"), "is told by a fact or link that is asserted. Found: killed Borduria."),
    (add("en:red-dawn kg:attacked en:arland"), "is told by a fact or link that is asserted. Found: attacked Arland."),
    (drop("ev:ev-03-bombing kg:retaliatesFor ?e"), "What is asserted of it stands as a plain triple, too."),
]
"""The same for what SHACL cannot say."""


def broken(update: str) -> str:
    """What is told of the invented world after a change."""
    graph = rdflib.Graph().parse(data=bytes_of(WORLD, "ntriples"), format="nt")
    before = len(graph)
    graph.update(PREFIXES + update)
    assert len(graph) != before or "DELETE" in update, "the change changes nothing"
    return "\n".join(map(str, validate(graph)))


@pytest.mark.parametrize(("update", "rule"), BROKEN, ids=[rule for _, rule in BROKEN])
def test_each_shape_can_fail(update: str, rule: str) -> None:
    assert rule in broken(update)


def test_every_rule_of_the_shapes_is_broken_above() -> None:
    shapes = rdflib.Graph().parse(data=files("kg.export").joinpath("shapes.ttl").read_bytes(), format="turtle")
    rules = {str(message) for message in shapes.objects(None, SH.message)}
    assert len(rules) > 40
    assert {rule for rule in rules if not any(told in rule for _, told in BROKEN)} == set()


@pytest.mark.parametrize(("update", "told"), CHECKED, ids=[told for _, told in CHECKED])
def test_each_check_can_fail(update: str, told: str) -> None:
    assert told in broken(update)


@pytest.mark.parametrize("name", RDF_FORMATS)
def test_a_whole_graph_has_no_problems_in_any_format(name: str, tmp_path: Path) -> None:
    suffix = {"turtle": ".ttl", "trig": ".trig", "jsonld": ".jsonld", "ntriples": ".nt", "nquads": ".nq"}[name]
    (tmp_path / f"world{suffix}").write_bytes(bytes_of(WORLD, name))
    assert validate_file(tmp_path / f"world{suffix}") == []


def test_a_graph_in_memory_is_checked_against_its_articles() -> None:
    assert validate_graph(WORLD) == []
    lying = dataclasses.replace(WORLD.sentences[0], text=WORLD.sentences[0].text[::-1])
    told = validate_graph(dataclasses.replace(WORLD, sentences=(lying, *WORLD.sentences[1:])))
    assert [row.rule for row in told if row.node == lying.id] == ["A sentence is the article's own words."]


def test_an_empty_graph_has_no_problems() -> None:
    assert validate_graph(Graph()) == []


def test_packed_files_are_read(tmp_path: Path) -> None:
    packed = tmp_path / "world.nt.gz"
    packed.write_bytes(gzip.compress(bytes_of(WORLD, "ntriples")))
    assert len(read_rdf(packed)) == bytes_of(WORLD, "ntriples").count(b"\n")


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.ttl", b"<a> <b>"), ("a.nt", b"<a> <b>"), ("a.jsonld", b"{"), ("a.trig", b"\xff"), ("a.txt", b"")],
)
def test_what_is_no_rdf_is_told(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=name):
        read_rdf(tmp_path / name)


def test_the_command_prints_each_problem_and_ends_with_1(tmp_path: Path) -> None:
    whole, odd = tmp_path / "whole.nt", tmp_path / "odd.nt"
    stream = io.BytesIO()
    export(WORLD, "ntriples", stream)
    whole.write_bytes(stream.getvalue())
    lines = stream.getvalue().splitlines(keepends=True)
    odd.write_bytes(b"".join(line for line in lines if b"ev-01-raid> <http://purl.org/dc" not in line))
    good, bad = kg("validate", whole), kg("validate", odd)
    assert (good.code, good.out, good.err) == (0, "", f"{whole}: no problems.\n")
    assert bad.code == 1
    assert bad.out == (
        "https://kg.example/event/ev-01-raid “Attack on Camp Ostby”: An article, entity or event has one identifier.\n"
    )
    assert bad.err == f"{odd}: 1 problem.\n"


def test_the_command_takes_json_lines_too(tmp_path: Path) -> None:
    whole, odd, broken = (tmp_path / f"{name}.jsonl" for name in ("whole", "odd", "broken"))
    stream = io.BytesIO()
    export(WORLD, "jsonl", stream)
    whole.write_bytes(stream.getvalue())
    odd.write_bytes(stream.getvalue().replace(b'"earliest": "2031-05-06"', b'"earliest": "2031-05-07"'))
    broken.write_bytes(stream.getvalue().replace(b"ev-01-raid", b"ev-01-rout", 1))
    good, bad, none = kg("validate", whole), kg("validate", odd), kg("validate", broken)
    assert (good.code, good.out, good.err) == (0, "", f"{whole}: no problems.\n")
    assert bad.code == 1
    assert "Shelling of Lund" in bad.out
    assert none.code == 1
    assert none.err.startswith(f"kg: {broken}: ")
