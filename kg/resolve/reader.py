"""Reads what each report says of its happening, in terms of the corpus: entity clusters, days, counts."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import FACTUAL, Argument, Event
from kg.ontology import Ontology
from kg.resolve.bundle import Bundle
from kg.resolve.cast import Casting
from kg.resolve.corpus import Corpus, Ref
from kg.resolve.dates import Interval, interval, months
from kg.resolve.details import Details
from kg.resolve.entities import Entities
from kg.resolve.modality import speech_act, status
from kg.resolve.parties import Parties
from kg.resolve.profiles import is_pronoun
from kg.resolve.series import is_series
from kg.resolve.sites import Siting
from kg.resolve.words import words

EFFECTS = frozenset({"KILL", "INJURE", "DIE"})
DEATHS = frozenset({"KILL", "DIE"})
GATHERINGS = frozenset({"protest", "mourning"})
WIDE = 3
"""Months that a report is looked for in."""
STEM = 4
"""Letters by which two forms of a word are taken for one: killed, killing; riots, rioted."""


class Reader:
    """Reads a record event as a bundle of entity clusters."""

    def __init__(
        self, corpus: Corpus, entities: Entities, parties: Parties, ontology: Ontology, *, details: Details
    ) -> None:
        self._corpus, self._entities, self._parties, self._ontology = corpus, entities, parties, ontology
        self._details = details
        self._casting, self._siting = Casting(parties), Siting(corpus, entities, parties)

    def bundle(self, ref: Ref) -> Bundle:
        """What one report says."""
        event = self._corpus.event(ref)
        word = event.trigger.text.lower()[:STEM]
        kind = self._ontology.events.get(event.type)
        family = kind.family if kind else event.type
        agents, targets = self._clusters(ref.article, event.agents), self._clusters(ref.article, event.targets)
        sites = self._siting.sites(targets, self._clusters(ref.article, event.places))
        if family in GATHERINGS and not event.places:
            sites = self._siting.at_home(agents)
        return Bundle(
            families=frozenset({family}),
            status=frozenset({status(speech_act(event, self._ontology))}),
            types=frozenset({event.type}),
            articles=frozenset({ref.article}),
            agents=self._casting.cast(agents),
            doers=self._casting.cast(self._doers(ref.article, event)),
            targets=self._casting.cast(targets),
            sites=sites,
            victims=self._victims(event, targets),
            killed=self._toll(event.killed, targets),
            injured=self._toll(event.injured, targets),
            numbers=self._heads(event, targets),
            when=interval(event.when) if event.when else None,
            standing=bool(kind and kind.standing) and event.when is None,
            months=self._months(ref.article, event),
            words=frozenset({word}),
            calls=self._calls(event, word),
            told=self._corpus.article(ref.article).published if event.modality in FACTUAL else None,
            series=is_series(event, self._corpus.article(ref.article).text),
            details=self._details.words(event, self._corpus.article(ref.article).text),
        )

    def _calls(self, event: Event, word: str) -> frozenset[tuple[str, str]]:
        """How it is called, where that tells what it was."""
        tells = event.trigger.text.lower().rsplit(maxsplit=1)[-1] not in words().any_deed
        return frozenset({(event.type, word)}) if tells else frozenset()

    def _clusters(self, article: int, arguments: Iterable[Argument]) -> frozenset[int]:
        found = (Ref(article, argument.entity) for argument in arguments)
        return frozenset(self._entities.of[ref] for ref in found if not is_pronoun(self._corpus.entity(ref)))

    def _doers(self, article: int, event: Event) -> frozenset[int]:
        if speech_act(event, self._ontology) != "asserted":
            return frozenset()
        asserted = (argument for argument in event.agents if argument.modality is None)
        return frozenset(i for i in self._clusters(article, asserted) if self._parties.named[i])

    def _victims(self, event: Event, targets: frozenset[int]) -> frozenset[int]:
        if event.type not in DEATHS or event.modality not in FACTUAL:
            return frozenset()
        profiles = self._entities.profiles
        return frozenset(i for i in targets if "PERSON" in profiles[i].types and profiles[i].names)

    def _toll(self, count: int | None, targets: frozenset[int]) -> frozenset[int]:
        """The dead or injured that are counted: "a guard was killed" and "the mayor was killed" leave room for more."""
        if count is None or (count == 1 and all(self._parties.number(i) != 1 for i in targets)):
            return frozenset()
        return frozenset({count})

    def _heads(self, event: Event, targets: frozenset[int]) -> frozenset[int]:
        """How many the unnamed targets are, other than the dead and injured: those are counted as such, and rise."""
        if event.type in EFFECTS:
            return frozenset()
        return frozenset(n for i in targets if (n := self._parties.number(i)) is not None)

    def _months(self, article: int, event: Event) -> frozenset[int]:
        """The months it may be in: by its date, else that of its article and the one before."""
        if event.when is not None:
            return frozenset(months(interval(event.when))[:WIDE])
        published = self._corpus.article(article).published
        if published is None:
            return frozenset()
        month = months(Interval(published, published))[0]
        return frozenset({month, month - 1})
