"""What SHACL cannot say of a graph: words against offsets, causes after effects, plain triples that nobody asserts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

import rdflib
from rdflib import RDF, RDFS, Namespace
from rdflib.term import Node

from kg.export import schema
from kg.export.names import VOCABULARIES, VOCABULARY

KG, NIF = Namespace(VOCABULARY), Namespace(VOCABULARIES["nif"])

_ANSWERS = (KG.retaliatesFor, KG.causedBy, KG.orderedBy)
"""Links whose origin cannot lie before its goal."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A rule that a thing breaks: the IRI of the thing, its label if it has one, the rule, and what was found."""

    node: str
    label: str
    rule: str
    found: str = ""

    def __str__(self) -> str:
        name = f" “{self.label}”" if self.label else ""
        return f"{self.node}{name}: {self.rule}{f' Found: {self.found}.' if self.found else ''}"


def check(graph: rdflib.Graph) -> Iterator[Problem]:
    """Yield what the checks find."""
    return chain.from_iterable(one(graph) for one in CHECKS)


def words_are_the_sentence_s_own(graph: rdflib.Graph) -> Iterator[Problem]:
    """The words of a span stand in its sentence just where its offsets say, and a sentence is as long as they say."""
    for span in graph.subjects(RDF.type, KG.Span):
        begin, end, words = _extent(graph, span)
        if end - begin != len(words):
            rule = f"From {begin} to {end} there are {end - begin} characters, but its words have {len(words)}."
            yield problem(graph, span, rule, words)
        sentence = graph.value(span, NIF.sentence)
        if sentence is None or sentence == span or (sentence, RDF.type, KG.Sentence) not in graph:
            continue
        start, _, text = _extent(graph, sentence)
        standing = text[max(begin - start, 0) : max(end - start, 0)]
        if standing != words or begin < start:
            rule = f"Its sentence has “{standing}” from {begin} to {end}, but it says that the words there are others."
            yield problem(graph, span, rule, words)


def words_are_of_the_same_article(graph: rdflib.Graph) -> Iterator[Problem]:
    """A span and its sentence are of one article; so are a report and its evidence."""
    pairs = chain(
        ((span, span, sentence) for span, sentence in graph.subject_objects(NIF.sentence)),
        ((report, None, graph.value(report, KG.evidence)) for report in graph.subjects(RDF.type, KG.Report)),
    )
    source = rdflib.URIRef(VOCABULARIES["prov"] + "hadPrimarySource")
    for node, span, other in pairs:
        own = graph.value(span, NIF.referenceContext) if span else graph.value(node, source)
        article = graph.value(other, NIF.referenceContext) if other else None
        if own is not None and article is not None and own != article:
            yield problem(graph, node, "It and the words around it are of one article.", f"{own} and {article}")


def nothing_is_answered_before_it_happens(graph: rdflib.Graph) -> Iterator[Problem]:
    """No act lies wholly before the act that it answers, that caused it or that ordered it."""
    for predicate in _ANSWERS:
        for link in graph.subjects(KG.property, predicate):
            act, cause = graph.value(link, KG.subject), graph.value(link, KG.object)
            latest, earliest = graph.value(act, KG.latest), graph.value(cause, KG.earliest)
            if latest is not None and earliest is not None and str(latest) < str(earliest):
                rule = "An act does not lie before what it answers, or what caused or ordered it."
                found = f"“{_label(graph, act)}” until {latest}, “{_label(graph, cause)}” from {earliest}"
                yield problem(graph, link, rule, found)


def plain_triples_are_asserted(graph: rdflib.Graph) -> Iterator[Problem]:
    """What stands as a plain triple is a fact or link that is asserted, and the other way round."""
    told = {
        (graph.value(edge, KG.subject), predicate, graph.value(edge, KG.object))
        for edge, predicate in graph.subject_objects(KG.property)
        if str(graph.value(edge, KG.modality)) == "asserted"
    }
    relations = {KG[p.name.removeprefix("kg:")] for p in schema.load().properties.values() if p.is_relation}
    plain = {row for p in {*relations, *graph.objects(None, KG.property)} for row in graph.triples((None, p, None))}
    for subject, predicate, goal in sorted(plain - told):
        rule = "What is said of it as a plain triple is told by a fact or link that is asserted."
        yield problem(graph, subject, rule, f"{_short(predicate)} {_label(graph, goal)}")
    for start, name, end in sorted(told - plain, key=str):
        if None not in {start, end}:
            rule = "What is asserted of it stands as a plain triple, too."
            yield problem(graph, start, rule, f"{_short(name)} {_label(graph, end)} is missing")


CHECKS: tuple[Callable[[rdflib.Graph], Iterable[Problem]], ...] = (
    words_are_the_sentence_s_own,
    words_are_of_the_same_article,
    nothing_is_answered_before_it_happens,
    plain_triples_are_asserted,
)


def problem(graph: rdflib.Graph, node: Node | None, rule: str, found: str = "") -> Problem:
    """Return the problem of a node, with the label that it, the event it reports or the words it is has."""
    return Problem(str(node), _label(graph, node) if (node, RDFS.label, None) in graph else "", rule, found)


def _label(graph: rdflib.Graph, node: Node | None) -> str:
    return str(graph.value(node, RDFS.label) or node)


def _short(predicate: Node) -> str:
    return str(predicate).removeprefix(VOCABULARY)


def _extent(graph: rdflib.Graph, span: Node) -> tuple[int, int, str]:
    """Return begin, end and words; what is missing or is no number is nothing, and the shapes tell so."""
    begin, end = (_number(graph.value(span, predicate)) for predicate in (NIF.beginIndex, NIF.endIndex))
    return begin, end, str(graph.value(span, NIF.anchorOf) or "")


def _number(value: Node | None) -> int:
    return int(str(value)) if value is not None and str(value).isdecimal() else 0
