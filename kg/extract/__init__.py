"""One article becomes one extraction record: a pure function of article, ontology and language model.

The order of the steps: clean, truecase, parse, entities and coreference, events, attribution, dates, casualties, links.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg import ontology
from kg.model import Article, Extraction

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.explanation import Explanation
    from kg.extract.events.watch import Watch
    from kg.extract.findings import Findings
    from kg.extract.text.clean import Cleaned
    from kg.ontology import Ontology, OwnActors

__all__ = ["Extractor", "code_version"]

BATCH = 32


def code_version() -> str:
    """Digest of the extraction code and its word lists; a record made by another version is made anew."""
    total = hashlib.sha256()
    folder = Path(__file__).parent
    for path in sorted((*folder.rglob("*.py"), *folder.rglob("*.toml"))):
        total.update(path.relative_to(folder).as_posix().encode())
        total.update(path.read_bytes())
    return total.hexdigest()[:16]


class Extractor:
    """Reads articles with one language model. Loading takes about two seconds; `extract` is then stateless."""

    def __init__(self, model: str | None = None, own: OwnActors | None = None) -> None:
        """Load the named spaCy pipeline, by default the locked one, and the user's own actors.

        Raises ModelError if the pipeline cannot be had, OntologyError if the actors have a fault.
        """
        from kg.extract.events.triggers import TriggerIndex
        from kg.extract.pipeline import load_model
        from kg.extract.text.truecase import Truecaser

        self._ontology = ontology.load(own)
        self._actors = self._ontology.actors
        self._model = load_model(model, own)
        self._truecase = Truecaser(self._model.nlp, self._actors)
        self._triggers = TriggerIndex(self._ontology.events)

    @property
    def ontology(self) -> Ontology:
        """The rules and actors that it reads by."""
        return self._ontology

    @property
    def model_name(self) -> str:
        """Name and version of the language model: "en_core_web_sm 3.8.0"."""
        return f"{self._model.name} {self._model.version}"

    def extract(self, article: Article) -> Extraction:
        """The record of one article."""
        return next(self.pipe([article]))

    def pipe(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """Records in the order of the articles, parsed in batches."""
        from kg.extract.text.clean import clean

        pairs = ((self._cased(cleaned), cleaned) for cleaned in map(clean, articles))
        for doc, cleaned in self._model.nlp.pipe(pairs, as_tuples=True, batch_size=BATCH):
            yield self._record(self._find(doc, cleaned))

    def explain(self, article: Article) -> Explanation:
        """Why the article gives the events that `extract` finds in it: which rule made what of which words."""
        from kg.extract.explain import Explainer
        from kg.extract.text.clean import clean

        explainer, cleaned = Explainer(), clean(article)
        doc = self._model.nlp(self._cased(cleaned))
        findings = self._find(doc, cleaned, explainer)
        return explainer.explain(findings, self._record(findings), self._triggers)

    def _cased(self, cleaned: Cleaned) -> str:
        from kg.extract.text.truecase import with_town

        return with_town(self._truecase(cleaned.text, cleaned.blocks), cleaned.town)

    def _record(self, found: Findings) -> Extraction:
        from kg.extract.assemble import Assembler

        assembler = Assembler(found.cleaned, found.doc, found.entities, self._ontology.events)
        return assembler.record(self.model_name, found.events, found.times, found.links)

    def _find(self, doc: Doc, cleaned: Cleaned, watch: Watch | None = None) -> Findings:
        from kg.extract.entities.index import read_entities
        from kg.extract.events.borrowing import borrow_participants
        from kg.extract.events.carrying import carry_to_outcomes
        from kg.extract.events.casualties import count_casualties
        from kg.extract.events.find import find_happenings
        from kg.extract.events.links import Linker
        from kg.extract.events.placing import place_events
        from kg.extract.events.sieve import Sieve
        from kg.extract.events.watch import UNWATCHED
        from kg.extract.findings import Findings
        from kg.extract.speech.attribution import Attribution, credit_accusers, speak_for_themselves
        from kg.extract.time.when import date_events

        entities = read_entities(doc, self._actors, cleaned.article.published, cleaned.town)
        watch = watch or UNWATCHED
        events = find_happenings(doc, entities, self._triggers, watch)
        attribution = Attribution(doc, entities)
        for event in events:
            event.sources = attribution.sources(event.head)
            event.raised_by = attribution.raised_by(event.head)
            count_casualties(event, entities)
        credit_accusers(events)
        speak_for_themselves(events)
        watch.step("who says so", events)
        times = date_events(doc, [event.head.i for event in events], cleaned.article.published, cleaned.dateline)
        links = Linker(events, entities).find()
        days = {i: (dated.earliest, dated.latest) for i, dated in times.dates.items()}
        links += Sieve(events, entities, days).links()
        borrow_participants(events, links, entities)
        carry_to_outcomes(links, entities)
        watch.step("from what it answers", events)
        place_events(events, days, entities)
        watch.step("where the story is", events)
        return Findings(cleaned, doc, entities, attribution, events, times, links)
