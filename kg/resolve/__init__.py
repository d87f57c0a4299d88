"""Many records become one graph: which mentions are one entity, which reports one event, which event answers which.

The order of the steps is here and nowhere else:

    with_states       standing relations that are states ("Iran-backed militias") as events too
    Corpus            the records in canonical order, and where on earth their places are (geography)
    find_copies       articles that only repeat another; they count once
    merge_entities    record entities → entity clusters (entity_features says why)
    parties           who belongs to whom, for roll-up
    merge_events      event mentions → happenings, within articles and across them (event_features says why)
    told_outright     no happening of states alone, which nobody reports: they stay relations
    draft_events      roles of each happening, accusations turned into claimed agents
    tie_events        links between happenings, none against time
    unsaid_answers    what a reprisal answers that only other articles tell of
    bracket           spans for reprisals without a date of their own
    event_edges       who did what to whom; standing_edges: who belongs to whom
    Composer          everything with its id, its evidence, sorted
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.collector import no_collector
from kg.model import Extraction, Graph, Ruling
from kg.ontology import Ontology
from kg.resolve.answers import Told, unsaid_answers
from kg.resolve.brackets import bracket
from kg.resolve.clusters import Judgement
from kg.resolve.compose import Composer, event_dates, event_id, event_names
from kg.resolve.copies import Copies, find_copies, same_reports
from kg.resolve.corpus import Corpus, Ref
from kg.resolve.doers import Stage
from kg.resolve.entities import Entities, merge_entities, merge_participants
from kg.resolve.facts import Edge, event_edges, standing_edges, state_edges
from kg.resolve.geography import commonest
from kg.resolve.happenings import Happenings, merge_events
from kg.resolve.identity import identify
from kg.resolve.links import tie_events, without_circles
from kg.resolve.owners import owners
from kg.resolve.participants import same_participants
from kg.resolve.parties import parties
from kg.resolve.profiles import is_pronoun
from kg.resolve.roles import Draft, draft_events
from kg.resolve.rulings import Outcome
from kg.resolve.scenes import share_scenes
from kg.resolve.states import told_outright, with_states
from kg.resolve.towns import Location

__all__ = ["Judgement", "Outcome", "Resolution", "resolve", "resolve_with_reasons"]


@dataclass(frozen=True, slots=True)
class Resolution:
    """The graph, every merge that made it, what became of the user's rulings, and the clusters behind its ids.

    `entity_ids` and `event_ids` have the id of each cluster of `entities` that is in the graph, and of each happening.
    """

    graph: Graph
    judgements: tuple[Judgement, ...]
    outcomes: tuple[Outcome, ...]
    corpus: Corpus
    entities: Entities
    happenings: Happenings
    entity_ids: Mapping[int, str]
    event_ids: Sequence[str]


def resolve(extractions: Iterable[Extraction], ontology: Ontology, rulings: Iterable[Ruling] = ()) -> Graph:
    """One graph from many records. Pure: the same set of records gives the same graph, whatever their order."""
    return resolve_with_reasons(extractions, ontology, rulings).graph


def resolve_with_reasons(
    extractions: Iterable[Extraction], ontology: Ontology, rulings: Iterable[Ruling] = ()
) -> Resolution:
    """The same, with the judgements behind it: which records and reports were merged, by which features."""
    with no_collector():
        return _resolve(Corpus(with_states(extractions, ontology), ontology.actors), ontology, tuple(rulings))


def _resolve(corpus: Corpus, ontology: Ontology, rulings: Sequence[Ruling]) -> Resolution:
    entities = merge_entities(corpus, [r for r in rulings if r.kind == "entity"])
    sides = parties(corpus, entities)
    copies = find_copies(corpus)
    ruled = [r for r in rulings if r.kind == "event"]
    repeated = same_reports(corpus, copies)
    happenings = merge_events(corpus, entities, sides, ontology, rulings=ruled, repeated=repeated)
    entities = merge_participants(entities, same_participants(corpus, entities, sides, happenings), corpus)
    return _compose(corpus, entities, told_outright(happenings, corpus), ontology, copies)


def _compose(
    corpus: Corpus, entities: Entities, happenings: Happenings, ontology: Ontology, copies: Copies
) -> Resolution:
    drafts = draft_events(corpus, entities, happenings, ontology)
    dates = event_dates(corpus, drafts)
    said_by = _sources(corpus, entities)
    ties = tie_events(corpus, happenings, dates, ontology, said_by)
    sides = parties(corpus, entities)
    told_so_far = Told(corpus, ontology, sides, dates, said_by)
    ties = without_circles([*ties, *unsaid_answers(told_so_far, drafts, ties)])
    dates = bracket(corpus, drafts, dates, ties)
    share_scenes(drafts, ties, ontology)
    acts = event_edges(drafts, ties, owners(corpus, entities), ontology, Stage(corpus, sides))
    told = standing_edges(corpus, entities, happenings)
    edges = [*acts, *told, *state_edges(corpus, entities, acts, told)]
    present = _present(drafts, edges, said_by)
    spots = _spots(corpus, entities, present)
    resolved = identify(corpus, entities, present, spots)
    names = event_names(drafts, resolved, dates)
    ids = [event_id(corpus, draft) for draft in drafts]
    composer = Composer(corpus, ontology, entities.of, resolved, spots, ids, dates, copies.original)
    events = [composer.event(draft, name) for draft, name in zip(drafts, names, strict=True)]
    facts = [composer.fact(edge) for edge in edges]
    links = [composer.link(tie) for tie in ties]
    graph = Graph(
        articles=tuple(x.article for x in corpus.extractions),
        entities=tuple(sorted(resolved.values(), key=lambda e: e.id)),
        events=tuple(sorted(events, key=lambda e: e.id)),
        facts=tuple(sorted(facts, key=lambda f: (f.type, f.subject, f.object, f.event or ""))),
        links=tuple(sorted(links, key=lambda k: (k.type, k.origin, k.goal))),
        sentences=corpus.sentences(),
        copies=copies.told(corpus),
    )
    return Resolution(
        graph=graph,
        judgements=entities.judgements + happenings.judgements,
        outcomes=entities.outcomes + happenings.outcomes,
        corpus=corpus,
        entities=entities,
        happenings=happenings,
        entity_ids={cluster: entity.id for cluster, entity in resolved.items()},
        event_ids=ids,
    )


def _spots(corpus: Corpus, entities: Entities, present: Iterable[int]) -> dict[int, Location]:
    """Where the entities are, as most of their articles have it."""
    told = {i: [corpus.locations[ref] for ref in entities.members[i] if ref in corpus.locations] for i in present}
    return {i: spot for i, locations in told.items() if (spot := commonest(locations))}


def _sources(corpus: Corpus, entities: Entities) -> dict[Ref, frozenset[int]]:
    """The entity clusters that each event mention has as its sources."""
    found: dict[Ref, frozenset[int]] = {}
    for number, extraction in enumerate(corpus.extractions):
        for event in extraction.events:
            refs = (Ref(number, source) for source in event.sources)
            found[Ref(number, event.id)] = frozenset(entities.of[r] for r in refs if not is_pronoun(corpus.entity(r)))
    return found


def _present(drafts: Sequence[Draft], edges: Sequence[Edge], said_by: dict[Ref, frozenset[int]]) -> set[int]:
    """Entities that take part in something, are said to, or say so; what is only mentioned is left out."""
    found = {entity for edge in edges for entity in (edge.subject, edge.object)}
    for draft in drafts:
        found |= {*draft.agents, *draft.places, *draft.all_targets()}
    return found.union(*said_by.values()) if said_by else found
