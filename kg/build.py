"""The one place that knows the order of the stages: read, extract, resolve, write.

What was read out of an article is kept in the home folder, so that nothing is parsed twice, an interrupted build
goes on where it was, and the graph can be made again without the articles' files.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg import ontology
from kg.errors import InputError, RecordError
from kg.home import Home, Member, article_identity, record_key, replacing
from kg.judgements import read_rulings
from kg.model import Article, Extraction, Graph
from kg.read import Rejects, read_articles
from kg.records import extraction_to_json
from kg.resources import gold_dir

if TYPE_CHECKING:
    from kg.evaluation import Scores
    from kg.explanation import Explanation
    from kg.extract import Extractor
    from kg.ontology import Ontology
    from kg.resolve import Resolution
    from kg.stores import Store, WriteStats

__all__ = [
    "BuildReport",
    "Home",
    "Progress",
    "Rejects",
    "Run",
    "build",
    "evaluate",
    "explain",
    "extract_lines",
    "load",
    "load_graph",
    "load_ontology",
    "load_resolution",
    "replacing",
    "silent",
    "write_rejects",
]

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


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did, counted in articles, and what was written to the store."""

    articles: int
    extracted: int
    removed: int
    graph: Graph
    written: WriteStats


def extract_lines(paths: Iterable[str], run: Run) -> Iterator[str]:
    """Yield the extraction record of each article as a line of JSON, in the order of the input.

    Articles that cannot be read or extracted go to `run.rejects`. Raises InputError if a path does not exist and
    ModelError if the model cannot be had, both before anything is read.
    """
    articles = read_articles(paths, run.rejects)
    records = _extract(articles, _extractor(run), run, total=None)
    return (json.dumps(extraction_to_json(record), ensure_ascii=False) for record in records)


def explain(given: Iterable[str], run: Run, published: dt.date | None = None) -> Iterator[Explanation]:
    """Tell why each article gives the events that it gives, in the order of the input.

    Each of `given` is a path, as for `extract_lines`, or a text of at least two words, dated `published`.
    Raises InputError and ModelError as `extract_lines` does.
    """
    articles = [article for each in given for article in _given(each, published, run.rejects)]
    extractor = _extractor(run)
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
    records = _extract([text.article for text in gold], _extractor(run), run, total=len(gold))
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


def build(
    paths: Iterable[str],
    home: Home,
    open_store: Callable[[], AbstractContextManager[Store]],
    run: Run,
    *,
    sync: bool = False,
) -> BuildReport:
    """Add the articles of `paths` to the graph in `home`, or with `sync` make them all that it holds, and store it.

    An article whose file has changed takes the place of its older version. Records that other rules or another
    model made are made anew. The store is opened last, when no worker process is left. Without any path the articles
    that are there stay, and the graph is made anew of them, by the rulings of today.
    Raises InputError if a path does not exist or no article is found, ModelError and StoreError.
    """
    if home.is_loaded():
        raise InputError(f"{home.path}: holds a graph that was loaded from a file. Build in another --home.")
    given = list(paths)
    articles = {article.id: article for article in read_articles(given, run.rejects)}
    if not given and not sync:
        home.require_graph()
    elif not articles:
        raise InputError("no article was found in the paths given. Read are .txt, .md, .jsonl, .ndjson, .html, .htm.")
    before = home.members()
    extractor = _extractor(run, home)
    versions = _versions(extractor)
    plan = _plan(articles, {} if sync else _kept(before, articles), home, versions, run.rejects)
    extracted = 0
    for record in _extract(plan.todo, extractor, run, total=len(plan.todo)):
        home.save(plan.members[record.article.id].key, record)
        plan.records[record.article.id] = record
        extracted += 1
    members = {name: member for name, member in plan.members.items() if name in plan.records}
    home.set_members(members)
    home.keep_actors(extractor.ontology.own.text if extractor.ontology.own else "")
    if run.judgements is not None:
        home.use_judgements(run.judgements)
    resolution = _resolve(plan.records.values(), home, run.progress)
    _note_rulings(resolution, run.rejects)
    write_rejects(home.rejects, run.rejects)
    graph = resolution.graph
    with open_store() as store:
        written = store.write(graph, run.progress)
    return BuildReport(len(members), extracted, len(before.keys() - members.keys()), graph, written)


def load(file: Path, home: Home, open_store: Callable[[], AbstractContextManager[Store]], run: Run) -> Graph:
    """Make the graph in `home` the one that `kg export` wrote to a file, and write it to the store.

    Raises InputError if the file holds no whole graph or `home` one that was built of articles, and StoreError.
    """
    from kg.export import export
    from kg.load import load_file

    if home.members():
        raise InputError(f"{home.path}: holds a graph that was built of articles. Load into another --home.")
    run.progress("loading", 0, 1)
    graph = load_file(file)
    with replacing(home.loaded) as stream:
        export(graph, "jsonl", stream)
    run.progress("loading", 1, 1)
    with open_store() as store:
        store.write(graph, run.progress)
    return graph


def load_graph(home: Home, progress: Progress = silent) -> Graph:
    """Make the graph of the saved records, without model, store or the articles' files; or the one that was loaded.

    Raises InputError if nothing was built in `home`, RecordError if a saved record is damaged.
    """
    if home.is_loaded():
        from kg.load import load_file

        return load_file(home.loaded)
    return load_resolution(home, progress).graph


def load_resolution(home: Home, progress: Progress = silent) -> Resolution:
    """The same, with the reasons behind it. Raises as `load_graph` does, and InputError for a bad file of rulings."""
    home.require_graph()
    if home.is_loaded():
        raise InputError(f"{home.path}: its graph was loaded from a file, which has no reasons. Build it of articles.")
    return _resolve([home.load(member.key) for member in home.members().values()], home, progress)


def load_ontology(home: Home) -> Ontology:
    """The rules and actors by which the graph in `home` was built. Raises OntologyError if they have a fault."""
    return ontology.load(ontology.read_own(home.actors) if home.actors.is_file() else None)


def _note_rulings(resolution: Resolution, rejects: Rejects) -> None:
    """Tell of rulings that do not hold, unless just because their articles are not there."""
    for outcome in resolution.outcomes:
        if not outcome.holds and not outcome.waits:
            ruling = outcome.ruling
            remedy = "Change or drop it: kg judge list"
            rejects.note(ruling.place, f"{ruling.left!r}, {ruling.right!r}: {outcome.says}", remedy)


@dataclass(frozen=True, slots=True)
class _Plan:
    """The articles that the graph will hold: `members` all, `records` those already extracted, `todo` the others."""

    members: dict[str, Member] = field(default_factory=dict)
    records: dict[str, Extraction] = field(default_factory=dict)
    todo: list[Article] = field(default_factory=list)

    def add(self, member: Member, article: Article, record: Extraction | None) -> None:
        self.members[article.id] = member
        if record is None:
            self.todo.append(article)
        else:
            self.records[article.id] = record


def _plan(
    articles: Mapping[str, Article], kept: Mapping[str, Member], home: Home, versions: tuple[str, ...], rejects: Rejects
) -> _Plan:
    plan = _Plan()
    for article in articles.values():
        member = _member(article, versions)
        plan.add(member, article, _saved(home, member, rejects))
    for old in kept.values():
        member = replace(old, key=record_key(old.identity, *versions))
        record = _saved(home, member, rejects)
        try:
            plan.add(member, record.article if record else home.article(old.key), record)
        except RecordError as error:
            rejects.refuse(old.path, str(error), "It was taken out of the graph.")
    return plan


def _member(article: Article, versions: tuple[str, ...]) -> Member:
    identity = article_identity(article)
    return Member(identity, record_key(identity, *versions), article.path, _file(article))


def _file(article: Article) -> str | None:
    """Return the file that holds just this article; None for one of many lines, whose path is a name of any form."""
    return os.path.realpath(article.path) if os.path.isfile(article.path) else None  # noqa: PTH113 (Path.is_file raises)


def _kept(before: Mapping[str, Member], articles: Mapping[str, Article]) -> dict[str, Member]:
    """Return the earlier articles that are not read again, less those whose file now holds another text."""
    files = {file for file in map(_file, articles.values()) if file}
    return {name: member for name, member in before.items() if name not in articles and member.file not in files}


def _saved(home: Home, member: Member, rejects: Rejects) -> Extraction | None:
    if not home.has(member.key):
        return None
    try:
        return home.load(member.key)
    except RecordError as error:
        rejects.note(member.path, str(error), "It was extracted again.")
        return None


def _extract(articles: Iterable[Article], extractor: Extractor, run: Run, total: int | None) -> Iterator[Extraction]:
    from kg.workers import Failure, extract_all

    run.progress("extracting", 0, total)
    outcomes = extract_all(articles, extractor, run.model, run.jobs)
    for number, outcome in enumerate(outcomes, start=1):
        if isinstance(outcome, Failure):
            run.rejects.refuse(outcome.article.path, outcome.reason, "Shorten it or split it.")
        else:
            yield outcome
        run.progress("extracting", number, total)


def _extractor(run: Run, home: Home | None = None) -> Extractor:
    from kg.extract import Extractor

    file = run.actors or (home.actors if home and home.actors.is_file() else None)
    return Extractor(run.model, ontology.read_own(file) if file else None)


def _versions(extractor: Extractor) -> tuple[str, ...]:
    """Return all that decides what is read out of an article, besides the article."""
    from kg.extract import code_version

    return extractor.ontology.digest, extractor.model_name, code_version()


def _resolve(records: Iterable[Extraction], home: Home, progress: Progress) -> Resolution:
    from kg.resolve import resolve_with_reasons

    rulings = read_rulings(home.judgements)
    progress("resolving", 0, None)
    resolution = resolve_with_reasons(records, load_ontology(home), rulings)
    progress("resolving", 1, 1)
    return resolution


def write_rejects(path: Path, rejects: Rejects) -> None:
    """Write what was left out, and the notes, as JSON Lines; an empty file says that there was nothing."""
    with replacing(path) as stream:
        stream.write(rejects.to_jsonl().encode("ascii"))
