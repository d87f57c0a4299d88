"""The edges between entities: who did what to whom, drawn from resolved events, and who belongs to whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Modality
from kg.ontology import EventType, Ontology
from kg.resolve.corpus import Corpus, Ref
from kg.resolve.doers import Doers, Stage
from kg.resolve.entities import Entities
from kg.resolve.happenings import Happenings
from kg.resolve.links import Tie
from kg.resolve.modality import weakest
from kg.resolve.parties import states_of
from kg.resolve.reader import EFFECTS
from kg.resolve.roles import BLAME, RETALIATE, Draft, Voice, evidence_refs, sources, sure
from kg.resolve.states import state_of

PLAN = "PLAN"
_OF_PLACES = frozenset({"INVADE", "PRESENCE"})
_OWNED = frozenset({"ATTACK", "BOMB", "ARSON", RETALIATE})
"""Acts against a facility that are acts against its owner. A crowd that storms an embassy is not yet at war."""

Extents = tuple[tuple[int, int, int], ...]
"""Article number, start and end of each piece of evidence."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A fact between entity clusters; `event` is the happening's number, None for a standing relation."""

    type: str
    subject: int
    object: int
    event: int | None
    modality: Modality
    sources: frozenset[int]
    reports: tuple[Ref, ...] = ()
    extents: Extents = ()
    confidence: float = 0.5


def event_edges(
    drafts: Sequence[Draft],
    ties: Sequence[Tie],
    owned: Mapping[int, frozenset[int]],
    ontology: Ontology,
    stage: Stage,
) -> list[Edge]:
    """The edges of all happenings, one for each relation, subject, object and happening."""
    answered: dict[int, list[Tie]] = defaultdict(list)
    for tie in ties:
        if tie.type == "RETALIATES_FOR":
            answered[tie.origin].append(tie)
    edges: dict[tuple[str, int, int, int], Edge] = {}
    for draft in drafts:
        for edge in _edges(_Scene(draft, drafts, answered, owned, ontology, stage)):
            if edge.subject != edge.object:
                edges.setdefault((edge.type, edge.subject, edge.object, draft.number), edge)
    return list(edges.values())


@dataclass(frozen=True, slots=True)
class _Scene:
    """A happening with what surrounds it."""

    draft: Draft
    drafts: Sequence[Draft]
    answered: Mapping[int, Sequence[Tie]]
    owned: Mapping[int, frozenset[int]]
    ontology: Ontology
    stage: Stage

    @property
    def answers(self) -> Sequence[Tie]:
        """The links to what this happening answers."""
        return self.answered.get(self.draft.number, ())


def _edges(scene: _Scene) -> Iterable[Edge]:
    for name in scene.draft.types:
        kind = scene.ontology.events.get(name)
        relation = _relation(scene, kind) if kind is not None else None
        if kind is None or relation is None or name == RETALIATE:
            continue
        if name == PLAN:
            yield from _accused_planners(scene, relation)
        else:
            yield from _draw(scene, relation, _agents_of(scene.draft, name), _objects(scene, kind))
    if RETALIATE in scene.draft.types or scene.answers:
        kind = scene.ontology.events.get(RETALIATE)
        if kind is not None and kind.relation is not None:
            yield from _retaliations(scene, kind.relation)


def _agents_of(draft: Draft, kind: str) -> dict[int, list[Voice]]:
    """Who may have done the part of the happening that is of one type.

    Of whom it is only claimed that he killed, it is not claimed that he injured.
    """
    if kind not in EFFECTS:
        return draft.agents
    return {
        agent: voices
        for agent, voices in draft.agents.items()
        if any(v.modality == "asserted" or v.type == kind or v.type not in EFFECTS for v in voices)
    }


def _draw(
    scene: _Scene, relation: str, subjects: Mapping[int, Sequence[Voice]], objects: Mapping[int, Sequence[Voice]]
) -> Iterable[Edge]:
    doers = Doers(scene.stage, subjects, objects, _fighters(scene.draft))
    for goal, hit in sorted(objects.items()):
        for subject in doers.of(goal):
            yield _edge(relation, (subject, goal, scene.draft.number), subjects[subject], hit)


def _fighters(draft: Draft) -> set[int]:
    """Who struck and was struck in one happening, and whoever struck such: they fought one another."""
    struck: dict[Ref, set[int]] = defaultdict(set)
    for entity, voices in draft.all_targets().items():
        for v in voices:
            struck[v.ref].add(entity)
    both = draft.agents.keys() & set[int]().union(*struck.values())
    foes = {a for a, voices in draft.agents.items() for v in voices if struck.get(v.ref, set()) & both}
    return both | foes


def _edge(relation: str, between: tuple[int, int, int], acting: Sequence[Voice], hit: Sequence[Voice]) -> Edge:
    """Make an edge; `between` is subject, object and happening."""
    modality = weakest((sure(acting), sure(hit)))
    said_by = frozenset[int]()
    if modality != "asserted":
        said_by = sources(acting, sure(acting)) | sources(hit, sure(hit))
    both = {v.ref for v in acting} & {v.ref for v in hit}
    reports = tuple(sorted(both)) or evidence_refs(hit, acting)
    return Edge(relation, *between, modality, said_by, reports)


def _relation(scene: _Scene, kind: EventType) -> str | None:
    """An accusation of planning is told apart from the blame for what was done."""
    if kind.type == BLAME:
        plan = scene.ontology.events.get(PLAN)
        if plan is not None and any(PLAN in scene.drafts[theme].types for theme in scene.draft.themes):
            return plan.relation
    return kind.relation


def _objects(scene: _Scene, kind: EventType) -> Mapping[int, Sequence[Voice]]:
    """Whom the relation ends at: by the event's own targets, or by what it is about."""
    own = dict(scene.draft.targets.get(kind.type, {}))
    if kind.object == "theme.agent":
        return own or _theme_agents(scene)
    if kind.object == "theme.target":
        return _theme_targets(scene) or own
    if kind.type in _OWNED:
        return _with_owners(scene, own)
    return own or _implied(scene, kind)


def _implied(scene: _Scene, kind: EventType) -> Mapping[int, Sequence[Voice]]:
    """Whom it is aimed at where no report says so: at whom what it is about is aimed, or who should do that.

    To invade is to invade the place.
    """
    if kind.type in _OF_PLACES:
        return scene.draft.places
    if kind.theme_target == "target":
        return _theme_targets(scene)
    return _theme_agents(scene) if kind.theme_agent == "target" else {}


def _theme_agents(scene: _Scene) -> dict[int, list[Voice]]:
    """Who did what is condemned; nobody where the speech itself is denied."""
    if scene.draft.modality == "denied":
        return {}
    found: dict[int, list[Voice]] = defaultdict(list)
    for theme, refs in scene.draft.themes.items():
        for entity, voices in scene.drafts[theme].agents.items():
            found[entity] += _spoken(refs, sure(voices), sources(voices, sure(voices)))
    return found


def _theme_targets(scene: _Scene) -> dict[int, list[Voice]]:
    """Who suffers what is ordered or threatened: whom its most specific type hits, else who provoked it."""
    found: dict[int, list[Voice]] = defaultdict(list)
    for theme, refs in scene.draft.themes.items():
        ordered = scene.drafts[theme]
        hit: Iterable[int] = next((ordered.targets[t] for t in ordered.types if ordered.targets.get(t)), ())
        for entity in hit or _provokers(scene, theme):
            found[entity] += _as_told(scene.draft, refs)
    return found


def _provokers(scene: _Scene, number: int) -> set[int]:
    """Who did what a happening answers."""
    return {agent for tie in scene.answered.get(number, ()) for agent in scene.drafts[tie.goal].agents}


def _as_told(draft: Draft, refs: Sequence[Ref]) -> list[Voice]:
    """As sure as the reports that say what it is about say who spoke; where they name nobody, as the event itself."""
    told = [v for voices in draft.agents.values() for v in voices if v.ref in refs]
    return told or _spoken(refs, draft.modality, frozenset())


def _spoken(refs: Iterable[Ref], modality: Modality, said_by: frozenset[int]) -> list[Voice]:
    return [Voice(ref, modality, said_by) for ref in refs]


def _with_owners(scene: _Scene, targets: Mapping[int, Sequence[Voice]]) -> dict[int, Sequence[Voice]]:
    found = dict(targets)
    for entity, voices in targets.items():
        for owner in scene.owned.get(entity, ()):
            if owner not in scene.draft.agents:
                found.setdefault(owner, voices)
    return found


def _accused_planners(scene: _Scene, relation: str) -> Iterable[Edge]:
    """Who says that a party plans something accuses it: the sources of the plan's reports are the subjects."""
    if scene.draft.modality == "denied":
        return
    for planner, voices in sorted(scene.draft.agents.items()):
        accusers: dict[int, list[Voice]] = defaultdict(list)
        for v in voices:
            for source in v.sources:
                accusers[source].append(Voice(v.ref, "asserted", frozenset()))
        for accuser, said in sorted(accusers.items()):
            yield _edge(relation, (accuser, planner, scene.draft.number), said, said)


def _retaliations(scene: _Scene, relation: str) -> Iterable[Edge]:
    """Against the targets of the reprisal, else against those who did what it answers."""
    objects = _with_owners(scene, scene.draft.targets.get(RETALIATE, {}))
    if not objects:
        objects = _with_owners(scene, scene.draft.all_targets()) if RETALIATE in scene.draft.types else {}
    if not objects:
        for tie in scene.answers:
            refs = sorted({s.voice.ref for s in tie.statements})
            for entity, voices in scene.drafts[tie.goal].agents.items():
                objects[entity] = _spoken(refs, sure(voices), sources(voices, sure(voices)))
    for edge in _draw(scene, relation, scene.draft.agents, objects):
        yield _as_sure_as_its_motive(scene, edge)


def _as_sure_as_its_motive(scene: _Scene, edge: Edge) -> Edge:
    """That it was in reprisal is claimed where only somebody's word says so."""
    motives = [s.voice for tie in scene.answers for s in tie.statements]
    if not motives:
        return edge
    motive = sure(motives)
    modality = weakest((edge.modality, motive))
    said_by = edge.sources | sources(motives, motive)
    reports = tuple(sorted({*edge.reports, *(v.ref for v in motives)}))
    return Edge(edge.type, edge.subject, edge.object, edge.event, modality, said_by, reports)


def standing_edges(corpus: Corpus, entities: Entities, happenings: Happenings) -> list[Edge]:
    """Who leads, belongs to, supports or lies in whom, as the articles say; not what a happening tells."""
    found: dict[tuple[str, int, int], dict[tuple[int, int, int], float]] = defaultdict(dict)
    for number, extraction in enumerate(corpus.extractions):
        for place, relation in enumerate(extraction.relations):
            subject = entities.of.get(Ref(number, relation.subject))
            goal = entities.of.get(Ref(number, relation.object))
            told = state_of(number, place) in happenings.of
            if subject is not None and goal is not None and subject != goal and not told:
                extents = found[relation.type, subject, goal]
                extent = (number, relation.start, relation.end)
                extents[extent] = max(extents.get(extent, 0.0), relation.confidence)
    return [_standing(*key, extents) for key, extents in sorted(found.items())]


def state_edges(corpus: Corpus, entities: Entities, acts: Iterable[Edge], told: Iterable[Edge]) -> list[Edge]:
    """Which acting army or ministry is which country's, where no article needed to say so ("US troops")."""
    known = {(edge.subject, edge.object) for edge in told if edge.type in ("PART_OF", "MEMBER_OF")}
    acting = {party for edge in acts for party in (edge.subject, edge.object)}
    return [
        _standing("PART_OF", subject, state, dict.fromkeys(_mentions(corpus, entities.members[subject]), 0.9))
        for subject, state in sorted(states_of(corpus, entities).items())
        if subject in acting and (subject, state) not in known
    ]


def _standing(kind: str, subject: int, goal: int, extents: Mapping[tuple[int, int, int], float]) -> Edge:
    confidence = max(extents.values())
    return Edge(kind, subject, goal, None, "asserted", frozenset(), (), tuple(sorted(extents)), confidence)


def _mentions(corpus: Corpus, members: Sequence[Ref]) -> Iterable[tuple[int, int, int]]:
    """The first mention in each article: "US troops" says whose troops they are."""
    first: dict[int, tuple[int, int]] = {}
    for ref in members:
        for mention in corpus.entity(ref).mentions:
            if mention.kind != "pronoun":
                extent = (mention.start, mention.end)
                first[ref.article] = min(first.get(ref.article, extent), extent)
    return ((number, start, end) for number, (start, end) in sorted(first.items()))
