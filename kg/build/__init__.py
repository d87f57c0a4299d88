"""The one place that knows the order of the stages: read, extract, resolve, write.

What was read out of an article is kept in the home folder, so that nothing is parsed twice, an interrupted build
goes on where it was, and the graph can be made again without the articles' files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg import ontology
from kg.build.once import evaluate, explain, extract_lines
from kg.build.plans import kept_of, plan
from kg.build.run import Progress, Run, extract, extractor_of, silent
from kg.errors import InputError
from kg.home import Home, replacing
from kg.judgements import read_rulings
from kg.model import Extraction, Graph
from kg.read import BY_SUFFIX, Rejects, read_articles

if TYPE_CHECKING:
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
    "read_graph",
    "replacing",
    "silent",
    "write_rejects",
]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did, counted in articles, and what was written to the store."""

    articles: int
    extracted: int
    removed: int
    graph: Graph
    written: WriteStats


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
        raise InputError(f"no article was found in the paths given. Read are {', '.join(BY_SUFFIX)}.")
    before = home.members()
    extractor = extractor_of(run, home)
    versions = _versions(extractor)
    planned = plan(articles, {} if sync else kept_of(before, articles), home, versions, run.rejects)
    extracted = 0
    for record in extract(planned.todo, extractor, run, total=len(planned.todo)):
        home.save(planned.members[record.article.id].key, record)
        planned.records[record.article.id] = record
        extracted += 1
    members = {name: member for name, member in planned.members.items() if name in planned.records}
    home.set_members(members)
    home.keep_actors(extractor.ontology.own.text if extractor.ontology.own else "")
    if run.judgements is not None:
        home.use_judgements(run.judgements)
    resolution = _resolve(planned.records.values(), home, run.progress)
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


def read_graph(file: Path) -> Graph:
    """Return the graph that `kg export` wrote to a file. Raises InputError if it holds no whole graph."""
    from kg.load import load_file

    return load_file(file)


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
