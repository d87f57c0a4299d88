"""Extraction of many articles: in this process for a few, in worker processes for a long run.

Workers are spawned, never forked: a fork would copy the threads of numeric libraries and of a database engine.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice

from kg.errors import KgError
from kg.extract import Extractor
from kg.model import Article, Extraction
from kg.ontology import OwnActors

CHUNK = 16
"""Articles that are parsed together, and the most that an interrupted build has to do again."""

WORTH_A_POOL = 300_000
"""Characters from which worker processes, which load the model anew, gain more than they cost (about 20 s of work)."""

AUTOMATIC = 0
"""As a number of jobs: one process for a short run, one for each core for a long one."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be extracted, and why."""

    article: Article
    reason: str


Outcome = Extraction | Failure


def extract_all(articles: Iterable[Article], extractor: Extractor, model: str | None, jobs: int) -> Iterator[Outcome]:
    """Yield the record of each article, in order. `jobs` processes work, by default as many as the run is worth.

    `extractor` works in this process; workers load `model` themselves. Raises KgError if a worker dies.
    """
    rest = iter(articles)
    if jobs == AUTOMATIC:
        first = _until_worth_a_pool(rest)
        is_long = sum(len(article.text) for article in first) >= WORTH_A_POOL
        jobs, rest = (os.cpu_count() or 1) if is_long else 1, chain(first, rest)
    chunks = _chunks(rest)
    if jobs == 1:
        return chain.from_iterable(_extract_chunk(extractor, chunk) for chunk in chunks)
    return _in_workers(chunks, model, jobs, extractor.ontology.own)


def _chunks(articles: Iterator[Article]) -> Iterator[tuple[Article, ...]]:
    while chunk := tuple(islice(articles, CHUNK)):
        yield chunk


def _until_worth_a_pool(articles: Iterator[Article]) -> list[Article]:
    taken, characters = [], 0
    for article in articles:
        taken.append(article)
        characters += len(article.text)
        if characters >= WORTH_A_POOL:
            break
    return taken


def _extract_chunk(extractor: Extractor, chunk: tuple[Article, ...]) -> list[Outcome]:
    """Parse articles together; if one of them cannot be parsed, each on its own, to find out which."""
    try:
        return list(extractor.pipe(chunk))
    except (KgError, ValueError):
        return [_extract_one(extractor, article) for article in chunk]


def _extract_one(extractor: Extractor, article: Article) -> Outcome:
    try:
        return extractor.extract(article)
    except (KgError, ValueError) as error:  # spaCy says with a ValueError that a text is too long for it
        return Failure(article, str(error).partition(". ")[0])


def _in_workers(
    chunks: Iterable[tuple[Article, ...]], model: str | None, jobs: int, own: OwnActors | None
) -> Iterator[Outcome]:
    with _pool(model, jobs, own) as submit:
        pending: deque[Future[list[Outcome]]] = deque()
        for chunk in chunks:
            pending.append(submit(chunk))
            if len(pending) > 2 * jobs:
                yield from pending.popleft().result()
        while pending:
            yield from pending.popleft().result()


@contextmanager
def _pool(
    model: str | None, jobs: int, own: OwnActors | None
) -> Iterator[Callable[[tuple[Article, ...]], Future[list[Outcome]]]]:
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_start_worker, initargs=(model, own))
    try:
        yield lambda chunk: pool.submit(_work, chunk)
    except BrokenProcessPool as error:
        raise KgError(
            "a worker process ended before its work was done, perhaps for want of memory. "
            "Try fewer with --jobs; what was done is kept."
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


_worker: list[Extractor] = []


def _start_worker(model: str | None, own: OwnActors | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then ends its workers
    _worker.append(Extractor(model, own))


def _work(chunk: tuple[Article, ...]) -> list[Outcome]:
    return _extract_chunk(_worker[0], chunk)
