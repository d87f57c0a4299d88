"""The vocabulary: generated, complete, and of one mind with the ontology and the model."""

from __future__ import annotations

import dataclasses
import io
from typing import get_args

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, Namespace

from kg import ontology
from kg.errors import OntologyError
from kg.export import schema
from kg.export.names import VOCABULARIES, class_name
from kg.export.reference import PAGE_FILE, VOCABULARY_FILE, page, write_vocabulary
from kg.model import EntityType
from kg.ontology import Ontology

KG, PLOVER, CAMEO = (Namespace(VOCABULARIES[prefix]) for prefix in ("kg", "plover", "cameo"))


@pytest.fixture(scope="module")
def rdf() -> rdflib.Graph:
    return rdflib.Graph().parse(VOCABULARY_FILE, format="turtle")


def test_the_files_are_what_the_ontology_gives_today() -> None:
    stream = io.BytesIO()
    write_vocabulary(schema.load(), stream)
    remedy = "run python -m kg.export.reference"
    assert VOCABULARY_FILE.read_bytes() == stream.getvalue(), remedy
    assert PAGE_FILE.read_text(encoding="utf-8") == page(schema.load()), remedy


def test_every_event_type_and_entity_type_is_a_class_with_label_comment_and_superclass(rdf: rdflib.Graph) -> None:
    for name in (*ontology.load().events, *get_args(EntityType)):
        cls = KG[class_name(name).removeprefix("kg:")]
        assert (cls, RDF.type, OWL.Class) in rdf
        for told in (RDFS.label, RDFS.comment, RDFS.subClassOf):
            assert (cls, told, None) in rdf, (name, told)


def test_every_property_has_label_comment_and_place(rdf: rdflib.Graph) -> None:
    properties = {p for kind in (OWL.ObjectProperty, OWL.DatatypeProperty) for p in rdf.subjects(RDF.type, kind)}
    ours = {p for p in properties if str(p).startswith(KG)}
    assert len(ours) > 50
    places = {RDFS.domain, rdflib.URIRef("https://schema.org/domainIncludes")}
    for name in ours:
        told = set(rdf.predicates(name))
        assert {RDFS.label, RDFS.comment} <= told
        assert told & places


def test_every_type_is_matched_to_codes_that_are_concepts(rdf: rdflib.Graph) -> None:
    for kind in ontology.load().events.values():
        cls = KG[class_name(kind.type).removeprefix("kg:")]
        assert set(rdf.objects(cls, SKOS.broadMatch)) == ({PLOVER[kind.plover]} if kind.plover else set())
        assert set(rdf.objects(cls, SKOS.closeMatch)) == ({CAMEO[kind.cameo]} if kind.cameo else set())
    concepts = set(rdf.subjects(RDF.type, SKOS.Concept))
    for match in (SKOS.broadMatch, SKOS.closeMatch, SKOS.narrowMatch, SKOS.broader):
        assert set(rdf.objects(None, match)) <= concepts
    for concept in concepts:
        assert (concept, SKOS.notation, None) in rdf
        assert (concept, SKOS.inScheme, None) in rdf
        assert ((concept, SKOS.broader, None) in rdf) != ((concept, SKOS.topConceptOf, None) in rdf)


def test_every_mode_of_plover_answers_to_cameo(rdf: rdflib.Graph) -> None:
    for mode in schema.load().plover:
        assert (PLOVER[mode], SKOS.closeMatch, None) in rdf or (PLOVER[mode], SKOS.narrowMatch, None) in rdf


def changed(**fields: str) -> Ontology:
    domain = ontology.load()
    kind = dataclasses.replace(domain.events["ATTACK"], **fields)  # type: ignore[arg-type]
    return dataclasses.replace(domain, events={**domain.events, kind.type: kind})


@pytest.mark.parametrize(
    ("fields", "fault"),
    [({"type": "REPORT"}, "kg:Report is two things"), ({"relation": "REPORTS"}, "kg:reports is two things"),
     ({"cameo": "999"}, "CAMEO code 999"), ({"plover": "FIGHT"}, "PLOVER mode FIGHT")],
)  # fmt: skip
def test_what_has_no_name_of_its_own_is_refused(fields: dict[str, str], fault: str) -> None:
    with pytest.raises(OntologyError, match=fault):
        schema.read(changed(**fields))
