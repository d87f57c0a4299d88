"""Who took part in a resolved event, in which report, and how sure that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from kg.model import Argument, Event, Modality
from kg.ontology import Ontology
from kg.resolve.corpus import Corpus, Ref
from kg.resolve.entities import Entities
from kg.resolve.happenings import Happenings
from kg.resolve.modality import speech_act, status, surest, weakest
from kg.resolve.profiles import is_pronoun

BLAME = "BLAME"
RETALIATE = "RETALIATE"


@dataclass(frozen=True, slots=True)
class Voice:
    """One report of a role: the trigger that it hangs on, how sure it is, who says so, and what type of act of.

    `accused` is who is only said to have done what is told as a fact.
    """

    ref: Ref
    modality: Modality
    sources: frozenset[int]
    type: str = ""
    accused: bool = False


@dataclass(slots=True)
class Draft:
    """A happening while it is put together. Roles map entity clusters to the reports that give them.

    `targets` are by type of report: whom the KILL hit may be another than whom the ATTACK hit.
    """

    number: int
    members: tuple[Ref, ...]
    types: tuple[str, ...]
    modality: Modality
    agents: dict[int, list[Voice]] = field(default_factory=lambda: defaultdict(list))
    targets: dict[str, dict[int, list[Voice]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    places: dict[int, list[Voice]] = field(default_factory=lambda: defaultdict(list))
    themes: dict[int, list[Ref]] = field(default_factory=lambda: defaultdict(list))

    def all_targets(self) -> dict[int, list[Voice]]:
        """Targets of reports of any type."""
        merged: dict[int, list[Voice]] = defaultdict(list)
        for by_entity in self.targets.values():
            for entity, voices in by_entity.items():
                merged[entity].extend(voices)
        return merged

    @property
    def main_type(self) -> str:
        """The most specific type that a report calls it."""
        return self.types[0]


def sure(voices: Sequence[Voice]) -> Modality:
    """How sure a role is that these reports give."""
    return surest(v.modality for v in voices)


def sources(voices: Iterable[Voice], modality: Modality) -> frozenset[int]:
    """Who says so, where it is not simply asserted."""
    if modality == "asserted":
        return frozenset()
    return frozenset(source for v in voices for source in v.sources)


def types_of(draft: Draft, voices: Sequence[Voice]) -> tuple[str, ...]:
    """The types of the reports that give a role, the most specific first; of what happened not those that deny it."""
    held = status(sure(voices))
    named = {v.type for v in voices if status(v.modality) == held}
    return tuple(name for name in draft.types if name in named)


def draft_events(corpus: Corpus, entities: Entities, happenings: Happenings, ontology: Ontology) -> list[Draft]:
    """Put together what the reports of each happening say, then what accusations add to it."""
    reader = _Reader(corpus, entities, happenings, ontology)
    drafts = [reader.draft(i, refs) for i, refs in enumerate(happenings.members)]
    for draft in drafts:
        _blame(draft, drafts, corpus)
    return drafts


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads reports with their entities and themes resolved."""

    corpus: Corpus
    entities: Entities
    happenings: Happenings
    ontology: Ontology

    def draft(self, number: int, refs: tuple[Ref, ...]) -> Draft:
        events = [self.corpus.event(ref) for ref in refs]
        modality = surest(speech_act(event, self.ontology) for event in events)
        draft = Draft(number, refs, ranked_types(events, self.ontology), modality)
        for ref, event in zip(refs, events, strict=True):
            self._add(draft, ref, event)
        return draft

    def _add(self, draft: Draft, ref: Ref, event: Event) -> None:
        voice = _voices(ref, speech_act(event, self.ontology), self._sources(ref, event), event.type)
        for argument, entity in self._known(ref, event.agents):
            draft.agents[entity].append(voice(argument))
        for argument, entity in self._known(ref, event.targets):
            draft.targets[event.type][entity].append(voice(argument))
        for argument, entity in self._known(ref, event.places):
            draft.places[entity].append(voice(argument))
        if event.theme is not None and event.type != RETALIATE:  # what a reprisal answers is a link, see links.py
            theme = self.happenings.of.get(Ref(ref.article, event.theme))
            if theme is not None and theme != draft.number:
                draft.themes[theme].append(ref)

    def _sources(self, ref: Ref, event: Event) -> frozenset[int]:
        found = (Ref(ref.article, source) for source in event.sources)
        return frozenset(self.entities.of[s] for s in found if not is_pronoun(self.corpus.entity(s)))

    def _known(self, ref: Ref, arguments: Iterable[Argument]) -> Iterable[tuple[Argument, int]]:
        """Arguments with their entities; a bare "they" tells nothing and is left out."""
        for argument in arguments:
            entity = Ref(ref.article, argument.entity)
            if not is_pronoun(self.corpus.entity(entity)):
                yield argument, self.entities.of[entity]


def _voices(ref: Ref, told: Modality, said_by: frozenset[int], kind: str) -> Callable[[Argument], Voice]:
    def voice(argument: Argument) -> Voice:
        modality = told if argument.modality is None else weakest((told, argument.modality))
        return Voice(ref, modality, said_by, kind, argument.modality is not None)

    return voice


def ranked_types(events: Iterable[Event], ontology: Ontology) -> tuple[str, ...]:
    """The types that reports use, the most specific first (a death tells more than an attack)."""

    def rank(name: str) -> tuple[int, str]:
        kind = ontology.events.get(name)
        return (-kind.rank if kind else 0, name)

    return tuple(sorted({event.type for event in events}, key=rank))


def _blame(draft: Draft, drafts: Sequence[Draft], corpus: Corpus) -> None:
    """Whom an accusation names is a claimed agent of what it is about, on the word of the accusers."""
    accusations = [ref for ref in draft.members if corpus.event(ref).type == BLAME]
    if not accusations or status(draft.modality) != "factual":
        return
    accusers = frozenset(draft.agents)
    for theme, refs in draft.themes.items():
        blamed = drafts[theme]
        if blamed.modality == "denied":
            continue
        modality = weakest(("claimed", blamed.modality))
        for entity, voices in draft.targets.get(BLAME, {}).items():
            for ref in {v.ref for v in voices} & set(refs):
                voice = Voice(ref, modality, accusers, _accused_of(ref, corpus), accused=True)
                blamed.agents[entity].append(voice)


def _accused_of(ref: Ref, corpus: Corpus) -> str:
    """The type of act that an accusation is about."""
    theme = corpus.event(ref).theme
    return "" if theme is None else corpus.event(Ref(ref.article, theme)).type


def evidence_refs(*groups: Iterable[Voice]) -> tuple[Ref, ...]:
    """The reports behind a fact, each once, in order."""
    return tuple(sorted({v.ref for voices in groups for v in voices}))
