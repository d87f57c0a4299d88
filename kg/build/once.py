"""What is done with articles without a graph: their records, why events were found, scores against gold."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg import ontology
from kg.build.run import Run, extract, extractor_of
from kg.errors import InputError
from kg.model import Article, Extraction
from kg.read import Rejects, read_articles
from kg.records import extraction_to_json
from kg.resources import gold_dir

if TYPE_CHECKING:
    from kg.evaluation import Scores
    from kg.explanation import Explanation


def extract_lines(paths: Iterable[str], run: Run) -> Iterator[str]:
    """Yield the extraction record of each article as a line of JSON, in the order of the input.

    Articles that cannot be read or extracted go to `run.rejects`. Raises InputError if a path does not exist and
    ModelError if the model cannot be had, both before anything is read.
    """
    articles = read_articles(paths, run.rejects)
    records = extract(articles, extractor_of(run), run, total=None)
    return (json.dumps(extraction_to_json(record), ensure_ascii=False) for record in records)


def explain(given: Iterable[str], run: Run, published: dt.date | None = None) -> Iterator[Explanation]:
    """Tell why each article gives the events that it gives, in the order of the input.

    Each of `given` is a path, as for `extract_lines`, or a text of at least two words, dated `published`.
    Raises InputError and ModelError as `extract_lines` does.
    """
    articles = [article for each in given for article in _given(each, published, run.rejects)]
    extractor = extractor_of(run)
    return map(extractor.explain, articles)


def evaluate(files: Iterable[Path], run: Run) -> Scores:
    """Extract the texts of gold files and compare; without files those of the project's own gold.

    Raises InputError for a gold file that cannot be read, and ModelError.
    """
    from kg.evaluation import read_gold, score

    types = ontology.load().events
    chosen = list(files) or sorted(gold_dir().glob("*.jsonl"))
    if not chosen:
        raise InputError("this installation has no gold of its own. Name a file of gold: kg eval FILE")
    gold = [text for file in chosen for text in read_gold(file, types, _only_article)]
    records = extract([text.article for text in gold], extractor_of(run), run, total=len(gold))
    by_id = {record.article.id: record for record in records}
    empty = {text.article.id: Extraction(text.article, "") for text in gold}
    pairs = [(text, (empty | by_id)[text.article.id]) for text in gold]
    return score(pairs, {name: event_type.plover for name, event_type in types.items()})


def _only_article(file: Path) -> Article:
    """The one article of a file that gold names."""
    rejects = Rejects()
    articles = list(read_articles([str(file)], rejects))
    if len(articles) != 1:
        raise InputError(f"{file}: gold needs a file with one article that can be read.")
    return articles[0]


def _given(text_or_path: str, published: dt.date | None, rejects: Rejects) -> Iterator[Article]:
    if os.path.exists(text_or_path) or not any(map(str.isspace, text_or_path.strip())):  # noqa: PTH110 (Path raises)
        yield from read_articles([text_or_path], rejects)
    else:
        yield Article(path="text", text=text_or_path, published=published)
