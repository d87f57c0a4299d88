"""How to work, and the step that all work begins with: articles to extraction records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg import ontology
from kg.home import Home
from kg.model import Article, Extraction
from kg.read import Rejects

if TYPE_CHECKING:
    from kg.extract import Extractor

Progress = Callable[[str, int, int | None], None]
"""Called with a stage, how much of it is done, and of how much, where that is known."""


def silent(_stage: str, _done: int, _total: int | None) -> None:
    """Show no progress."""


@dataclass(frozen=True, slots=True)
class Run:
    """How to work: the model (None: the locked one), processes (0: as many as it is worth), and whom to tell.

    `judgements` is the file of the user's rulings, `actors` that of the user's actors; without them a build takes those
    that the home folder knows.
    """

    model: str | None = None
    jobs: int = 0
    rejects: Rejects = field(default_factory=Rejects)
    progress: Progress = silent
    judgements: Path | None = None
    actors: Path | None = None


def extract(articles: Iterable[Article], extractor: Extractor, run: Run, total: int | None) -> Iterator[Extraction]:
    """Yield the records of articles, in their order; those that cannot be extracted go to `run.rejects`."""
    from kg.workers import Failure, extract_all

    run.progress("extracting", 0, total)
    outcomes = extract_all(articles, extractor, run.model, run.jobs)
    for number, outcome in enumerate(outcomes, start=1):
        if isinstance(outcome, Failure):
            run.rejects.refuse(outcome.article.path, outcome.reason, "Shorten it or split it.")
        else:
            yield outcome
        run.progress("extracting", number, total)


def extractor_of(run: Run, home: Home | None = None) -> Extractor:
    """Return what extracts, with the user's actors. Raises ModelError and OntologyError."""
    from kg.extract import Extractor

    file = run.actors or (home.actors if home and home.actors.is_file() else None)
    return Extractor(run.model, ontology.read_own(file) if file else None)
