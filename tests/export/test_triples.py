"""What an RDF export says: careful about what is only claimed, every span the article's own words."""

from __future__ import annotations

import rdflib
from rdflib import DCTERMS, PROV, RDF, RDFS, SKOS, BNode, Literal, Namespace, URIRef

from kg.export.names import BASE, VOCABULARIES
from kg.model import Graph
from tests.export.reading import parsed
from tests.world import WORLD

KG, NIF, SEM, SCHEMA, GEO, PLOVER, CAMEO = (
    Namespace(VOCABULARIES[prefix]) for prefix in ("kg", "nif", "sem", "schema", "geo", "plover", "cameo")
)


def node(path: str) -> URIRef:
    return URIRef(BASE + path)


def test_there_are_no_blank_nodes(graph: Graph) -> None:
    rdf = parsed(graph)
    assert len(rdf) > 100
    assert not [term for triple in rdf for term in triple if isinstance(term, BNode)]


def test_superclasses_are_written_out(graph: Graph) -> None:
    rdf = parsed(graph)
    assert set(rdf.objects(node("event/ev1"), RDF.type)) == {KG.Kill, KG.Attack, KG.Event, SEM.Event}
    assert set(rdf.objects(node("entity/dana"), RDF.type)) == {
        KG.Place, KG.Entity, SEM.Place, SEM.Core, SCHEMA.Place,
    }  # fmt: skip


def test_an_event_has_its_types_and_codes(graph: Graph) -> None:
    rdf = parsed(graph)
    event = node("event/ev1")
    assert rdf.value(event, KG.mainType) == KG.Kill
    assert set(rdf.objects(event, KG.eventType)) == {KG.Kill, KG.Attack}
    assert rdf.value(event, KG.ploverMode) == PLOVER.ASSAULT
    assert rdf.value(event, KG.cameoCode) == CAMEO["180"]
    assert rdf.value(CAMEO["180"], SKOS.notation) == Literal("180")
    assert rdf.value(event, DCTERMS.identifier) == Literal("ev1")


def test_literals_have_the_types_that_databases_understand(graph: Graph) -> None:
    rdf = parsed(graph)
    event = node("event/ev1")
    assert rdf.value(event, KG.earliest) == Literal("2020-01-03", datatype=rdflib.XSD.date)
    assert rdf.value(event, KG.confidence) == Literal(0.5, datatype=rdflib.XSD.double)
    assert rdf.value(event, KG.killedCount) == Literal(3, datatype=rdflib.XSD.integer)
    assert rdf.value(node("event/ev2"), KG.earliest) is None


def test_every_span_has_its_offsets_words_sentence_and_article(graph: Graph) -> None:
    rdf = parsed(graph)
    text, article = graph.articles[0].text, node(f"article/{graph.articles[0].id}")
    spans, sentences = set(rdf.subjects(RDF.type, KG.Span)), set(rdf.subjects(RDF.type, KG.Sentence))
    assert (len(spans), len(sentences)) == (9, 3)
    for span in spans:
        begin, end = rdf.value(span, NIF.beginIndex), rdf.value(span, NIF.endIndex)
        assert isinstance(begin, Literal)
        assert isinstance(end, Literal)
        assert begin.datatype == rdflib.XSD.nonNegativeInteger
        assert str(rdf.value(span, NIF.anchorOf)) == text[int(begin) : int(end)]
        assert rdf.value(span, NIF.referenceContext) == article
        assert span in sentences or rdf.value(span, NIF.sentence) in sentences


def test_a_report_says_what_it_calls_the_event_and_where_on_whose_word(graph: Graph) -> None:
    rdf = parsed(graph)
    (report,) = rdf.subjects(KG.reports, node("event/ev3"))
    article = node(f"article/{graph.articles[0].id}")
    assert rdf.value(report, KG.eventType) == KG.Attack
    assert rdf.value(report, KG.modality) == Literal("planned")
    assert rdf.value(report, KG.attributedTo) == rdf.value(report, PROV.wasAttributedTo) == node("entity/army")
    assert rdf.value(report, PROV.hadPrimarySource) == article
    assert rdf.value(rdf.value(report, KG.evidence), NIF.anchorOf) == Literal("raids")
    assert rdf.value(article, SCHEMA.datePublished) == Literal("2020-01-04", datatype=rdflib.XSD.date)


def test_an_article_has_its_publisher() -> None:
    rdf = parsed(WORLD)
    assert {str(rdf.value(p, SCHEMA.name)) for p in rdf.objects(None, SCHEMA.publisher)} == {"Arland Herald"}


def test_only_what_is_asserted_is_a_plain_triple(graph: Graph) -> None:
    rdf = parsed(graph)
    rebels, army = node("entity/rebels"), node("entity/army")
    assert (rebels, KG.killed, army) in rdf
    assert (rebels, KG.attacked, army) not in rdf
    (planned,) = rdf.subjects(KG.property, KG.attacked)
    assert planned == node("fact/rebels.ATTACKED.army.ev3")
    assert rdf.value(planned, KG.modality) == Literal("planned")
    assert rdf.value(planned, KG.attributedTo) == army


def test_a_role_that_is_only_claimed_is_a_node_but_not_a_plain_triple(graph: Graph) -> None:
    rdf = parsed(graph)
    event = node("event/ev1")
    assert (event, KG.agent, None) not in rdf
    assert set(rdf.objects(event, KG.target)) == {node("entity/army")}
    role = node("role/ev1.agent.rebels")
    assert rdf.value(role, KG.modality) == Literal("claimed")
    assert rdf.value(role, KG.attributedTo) == node("entity/army")


def test_links_keep_their_evidence(graph: Graph) -> None:
    rdf = parsed(graph)
    assert (node("event/ev2"), KG.retaliatesFor, node("event/ev1")) in rdf
    (edge,) = rdf.subjects(KG.property, KG.retaliatesFor)
    assert (edge, RDF.type, KG.Link) in rdf
    (span,) = rdf.objects(edge, KG.evidence)
    assert rdf.value(span, NIF.anchorOf) == Literal("hit back")


def test_wikidata_is_an_exact_match(graph: Graph) -> None:
    wikidata = URIRef("http://www.wikidata.org/entity/Q1162893")
    assert (node("entity/dana"), SKOS.exactMatch, wikidata) in parsed(graph)


def test_where_it_was_is_told_of_the_event_and_of_the_place(graph: Graph) -> None:
    rdf = parsed(graph)
    event, dana = node("event/ev1"), node("entity/dana")
    assert rdf.value(event, KG.location) == dana
    for place in (event, dana):
        assert rdf.value(place, KG.country) == Literal("SYR")
        assert rdf.value(place, GEO.lat) == Literal(36.2, datatype=rdflib.XSD.double)
        assert rdf.value(place, KG.geoPrecision) == Literal(1)
    assert rdf.value(dana, SKOS.closeMatch) == URIRef("https://sws.geonames.org/170905/")


def test_every_name_of_ours_is_explained() -> None:
    rdf = parsed(WORLD)
    names = {term for triple in rdf for term in triple if isinstance(term, URIRef)}
    used = {name for name in names if str(name).startswith((KG, PLOVER, CAMEO))}
    assert len(used) > 60
    assert {term for term in used if (term, RDFS.label, None) not in rdf} == set()
