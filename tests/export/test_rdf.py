"""RDF: valid, without blank nodes, the same bytes every time, and careful about what is only claimed."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import rdflib
from rdflib import PROV, RDF, RDFS, SKOS, BNode, Literal

from kg.export import export
from kg.export.names import KG, NIF, PLOVER, SCHEMA, SEM, WIKIDATA, class_name, node, property_name
from kg.model import Graph


def parsed(graph: Graph) -> rdflib.Graph:
    stream = io.BytesIO()
    export(graph, "turtle", stream)
    return rdflib.Graph().parse(data=stream.getvalue(), format="turtle")


def test_there_are_no_blank_nodes(graph: Graph) -> None:
    rdf = parsed(graph)
    assert len(rdf) > 100
    assert not [term for triple in rdf for term in triple if isinstance(term, BNode)]


def test_superclasses_are_written_out(graph: Graph) -> None:
    rdf = parsed(graph)
    assert set(rdf.objects(node("event", "ev1"), RDF.type)) == {
        KG.Kill, KG.Attack, KG.Event, SEM.Event, PLOVER.ASSAULT,
    }  # fmt: skip
    assert set(rdf.objects(node("entity", "dana"), RDF.type)) == {
        KG.Place, KG.Entity, SEM.Place, SEM.Core, SCHEMA.Place,
    }  # fmt: skip


def test_literals_have_the_types_that_databases_understand(graph: Graph) -> None:
    rdf = parsed(graph)
    event = node("event", "ev1")
    assert rdf.value(event, KG.earliest) == Literal("2020-01-03", datatype=rdflib.XSD.date)
    assert rdf.value(event, KG.confidence) == Literal(0.5, datatype=rdflib.XSD.double)
    assert rdf.value(event, KG.killedCount) == Literal(3, datatype=rdflib.XSD.integer)
    assert rdf.value(node("event", "ev2"), KG.earliest) is None


def test_every_span_has_its_offsets_words_and_article(graph: Graph) -> None:
    rdf = parsed(graph)
    text, article = graph.articles[0].text, node("article", graph.articles[0].id)
    spans = set(rdf.subjects(RDF.type, KG.Span))
    assert len(spans) == 9
    for span in spans:
        begin, end = rdf.value(span, NIF.beginIndex), rdf.value(span, NIF.endIndex)
        assert isinstance(begin, Literal)
        assert isinstance(end, Literal)
        assert begin.datatype == rdflib.XSD.nonNegativeInteger
        assert str(rdf.value(span, NIF.anchorOf)) == text[int(begin) : int(end)]
        assert rdf.value(span, NIF.referenceContext) == article


def test_only_what_is_asserted_is_a_plain_triple(graph: Graph) -> None:
    rdf = parsed(graph)
    rebels, army = node("entity", "rebels"), node("entity", "army")
    assert (rebels, KG.killed, army) in rdf
    assert (rebels, KG.attacked, army) not in rdf
    (planned,) = rdf.subjects(KG.property, KG.attacked)
    assert rdf.value(planned, KG.modality) == Literal("planned")
    assert rdf.value(planned, PROV.wasAttributedTo) == army


def test_a_role_that_is_only_claimed_is_a_node_but_not_a_plain_triple(graph: Graph) -> None:
    rdf = parsed(graph)
    event = node("event", "ev1")
    assert (event, KG.agent, None) not in rdf
    assert set(rdf.objects(event, KG.target)) == {node("entity", "army")}
    role = node("role", "ev1", "agent", "rebels")
    assert rdf.value(role, KG.modality) == Literal("claimed")
    assert rdf.value(role, KG.source) == node("entity", "army")


def test_links_keep_their_evidence(graph: Graph) -> None:
    rdf = parsed(graph)
    assert (node("event", "ev2"), KG.retaliatesFor, node("event", "ev1")) in rdf
    (edge,) = rdf.subjects(KG.property, KG.retaliatesFor)
    (span,) = rdf.objects(edge, KG.evidence)
    assert rdf.value(span, NIF.anchorOf) == Literal("hit back")


def test_wikidata_is_an_exact_match(graph: Graph) -> None:
    assert (node("entity", "dana"), SKOS.exactMatch, WIKIDATA.Q1162893) in parsed(graph)


def test_every_class_and_property_of_ours_is_explained(graph: Graph) -> None:
    rdf = parsed(graph)
    used = {term for triple in rdf for term in triple[1:2] if str(term).startswith(KG)}
    drawn_from_relations = {KG.killed, KG.locatedIn, KG.retaliatesFor}
    assert {term for term in used - drawn_from_relations if (term, RDF.type, None) not in rdf} == set()
    classes = {cls for cls in rdf.objects(None, RDF.type) if str(cls).startswith(KG)}
    event_types = {KG.Kill, KG.Attack, KG.Retaliate}
    assert {cls for cls in classes - event_types if (cls, RDFS.subClassOf, None) not in rdf} == set()


def test_names_are_safe_whatever_the_id() -> None:
    assert str(node("entity", "a b/ü#?.x")) == "https://kg.example/entity/a%20b%2F%C3%BC%23%3F.x"
    assert class_name("ARMED_GROUP") == KG.ArmedGroup
    assert property_name("RETALIATED_AGAINST") == KG.retaliatedAgainst


def test_the_bytes_do_not_depend_on_the_hash_seed(tmp_path: Path) -> None:
    script = tmp_path / "write.py"
    script.write_text(
        "import runpy, sys\nfrom kg.export import export\n"
        "export(runpy.run_path(sys.argv[1])['build'](), 'turtle', sys.stdout.buffer)\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, str(script), str(Path(__file__).with_name("conftest.py"))],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1
    assert outputs.pop()
