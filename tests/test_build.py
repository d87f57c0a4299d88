"""Building: the same articles give the same graph however they come, and only what changed is done again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from kg.build import BuildReport, Home, Rejects, Run, build, load_graph
from kg.errors import InputError, RecordError
from kg.model import Graph
from kg.stores import Store, open_store
from tests.exported import exported

NEWS = {
    "a.txt": " date 2020-01-03 Rebels killed three soldiers near Aleppo on Thursday. The army of Syria hit back.",
    "b.txt": " date 2020-01-05 Syria bombed a rebel base in Idlib on Saturday in retaliation for the attack.",
    "c.txt": " date 2020-01-07 Turkey condemned the bombing of Idlib by Syria.",
}


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in NEWS.items():
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def embedded(home: Home) -> Callable[[], AbstractContextManager[Store]]:
    return lambda: open_store(home=home.path)


def put(home: Home, *paths: Path, sync: bool = False, run: Run | None = None) -> BuildReport:
    return build(map(str, paths), home, embedded(home), run or Run(jobs=1), sync=sync)


def stored(home: Home) -> dict[str, list[str]]:
    """Return the ids of what the store holds."""
    with open_store(home=home.path) as store:
        return {
            label: sorted(row[0] for row in store.read(f"MATCH (n:{label}) RETURN n.id", {}).rows)
            for label in ("Article", "Entity", "Event", "Sentence")
        }


def ids(graph: Graph) -> dict[str, list[str]]:
    return {
        "Article": sorted(article.id for article in graph.articles),
        "Entity": sorted(entity.id for entity in graph.entities),
        "Event": sorted(event.id for event in graph.events),
        "Sentence": sorted(sentence.id for sentence in graph.sentences),
    }


def test_the_store_holds_what_the_graph_holds_and_so_does_the_home(home: Home, news: Path) -> None:
    report = put(home, news)
    assert (report.articles, report.extracted, report.removed) == (3, 3, 0)
    assert report.graph.events
    assert report.graph.facts
    assert stored(home) == ids(report.graph)
    assert load_graph(home) == report.graph


def test_building_twice_changes_nothing_and_reads_nothing_anew(home: Home, news: Path) -> None:
    first = put(home, news)
    manifest = (home.path / "manifest.json").read_bytes()
    second = put(home, news)
    assert (second.articles, second.extracted, second.removed) == (3, 0, 0)
    assert second.graph == first.graph
    assert (home.path / "manifest.json").read_bytes() == manifest
    assert (second.written.removed_nodes, second.written.removed_relationships) == (0, 0)


def test_articles_added_one_by_one_in_any_order_give_the_graph_of_all(tmp_path: Path, news: Path) -> None:
    at_once = put(Home(tmp_path / "at-once"), news)
    home = Home(tmp_path / "one-by-one")
    for name in ("c.txt", "a.txt", "b.txt"):
        report = put(home, news / name)
        assert report.extracted == 1
    assert exported(report.graph) == exported(at_once.graph)
    assert stored(home) == ids(at_once.graph)


def test_sync_takes_out_what_is_gone_and_only_that(tmp_path: Path, home: Home, news: Path) -> None:
    put(home, news)
    (news / "b.txt").unlink()
    kept = put(home, news)
    assert (kept.articles, kept.removed) == (3, 0)
    synced = put(home, news, sync=True)
    assert (synced.articles, synced.extracted, synced.removed) == (2, 0, 1)
    fresh = put(Home(tmp_path / "fresh"), news)
    assert exported(synced.graph) == exported(fresh.graph)
    assert stored(home) == ids(fresh.graph)


def test_a_changed_file_takes_the_place_of_its_older_version(tmp_path: Path, home: Home, news: Path) -> None:
    put(home, news)
    (news / "c.txt").write_text(" date 2020-01-07 Turkey praised Syria for the arrest of a rebel leader.")
    report = put(home, news)
    assert (report.articles, report.extracted, report.removed) == (3, 1, 1)
    assert exported(report.graph) == exported(put(Home(tmp_path / "fresh"), news).graph)


def test_lines_of_two_files_may_have_the_same_ids(tmp_path: Path, home: Home) -> None:
    for name, text in (("one.jsonl", "Rebels killed a soldier."), ("two.jsonl", "Police arrested a man.")):
        (tmp_path / name).write_text(json.dumps({"id": "1", "text": text}))
        report = put(home, tmp_path / name)
    assert (report.articles, report.removed) == (2, 0)


def test_ids_and_texts_may_be_of_any_form(home: Home, tmp_path: Path) -> None:
    texts = ["Rebels \0 killed two soldiers.", "...!!! ???", "Иран атаковал Ирак.", "Iran killed 3\u00a0000 men\ufeff."]
    names = ["x" * 5000, "nul\0", "../../etc/passwd", "\u202e"]
    lines = [json.dumps({"id": name, "text": text}) for name, text in zip(names, texts, strict=True)]
    (tmp_path / "odd.jsonl").write_text("\n".join(lines))
    report = put(home, tmp_path / "odd.jsonl")
    assert {article.path for article in report.graph.articles} == set(names)
    assert stored(home) == ids(report.graph)


def test_an_interrupted_build_goes_on_where_it_was(home: Home, tmp_path: Path) -> None:
    lines = [json.dumps({"id": str(i), "text": f"Rebels killed {i} soldiers."}) for i in range(2, 42)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))

    def stop(stage: str, done: int, _total: int | None) -> None:
        if stage == "extracting" and done == 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        put(home, tmp_path / "a.jsonl", run=Run(jobs=1, progress=stop))
    report = put(home, tmp_path / "a.jsonl")
    assert report.articles == 40
    assert report.extracted == 20


def test_a_damaged_record_is_made_again_with_a_note(home: Home, news: Path) -> None:
    first = put(home, news)
    record = next((home.path / "records").rglob("*.json"))
    record.write_bytes(record.read_bytes()[:100])
    with pytest.raises(RecordError, match="damaged or missing"):
        load_graph(home)
    rejects = Rejects()
    second = put(home, news, run=Run(jobs=1, rejects=rejects))
    assert (second.extracted, second.graph) == (1, first.graph)
    assert "It was extracted again." in str(rejects.notes[0])
    assert not rejects.refused


def test_a_damaged_record_whose_article_is_not_read_again_is_taken_out_and_told(home: Home, news: Path) -> None:
    put(home, news / "a.txt")
    next((home.path / "records").rglob("*.json")).write_bytes(b"")
    rejects = Rejects()
    report = put(home, news / "b.txt", run=Run(jobs=1, rejects=rejects))
    assert report.articles == 1
    assert [Path(row.path).name for row in rejects.refused] == ["a.txt"]


def test_records_of_other_rules_are_made_anew_from_the_articles_that_were_kept(home: Home, news: Path) -> None:
    first = put(home, news)
    _pretend_that_other_rules_made_the_records(home)
    shutil.rmtree(news)
    news.mkdir()
    (news / "d.txt").write_text("Iran and Iraq signed an agreement.")
    report = put(home, news)
    assert (report.articles, report.extracted) == (4, 4)
    assert set(ids(first.graph)["Article"]) < set(ids(report.graph)["Article"])


def _pretend_that_other_rules_made_the_records(home: Home) -> None:
    manifest = json.loads((home.path / "manifest.json").read_text())
    for member in manifest["articles"].values():
        (old,) = (home.path / "records").rglob(f"{member['key']}.json")
        member["key"] = "0" + member["key"][1:] if member["key"][0] != "0" else "1" + member["key"][1:]
        new = home.path / "records" / member["key"][:2] / f"{member['key']}.json"
        new.parent.mkdir(exist_ok=True)
        old.rename(new)
    (home.path / "manifest.json").write_text(json.dumps(manifest))


def test_what_is_left_out_is_written_down(home: Home, news: Path) -> None:
    (news / "d.txt").write_bytes(b"\xff")
    rejects = Rejects()
    assert put(home, news, run=Run(jobs=1, rejects=rejects)).articles == 3
    (row,) = map(json.loads, home.rejects.read_text().splitlines())
    assert (row["kind"], Path(row["path"]).name, row["line"]) == ("refused", "d.txt", None)
    assert row["reason"] == "byte 0 (0xff) is not UTF-8"


def test_nothing_to_read_is_an_error_and_leaves_everything_as_it_was(home: Home, news: Path) -> None:
    put(home, news)
    empty = news / "empty"
    empty.mkdir()
    with pytest.raises(InputError, match="no article was found"):
        put(home, empty, sync=True)
    assert len(load_graph(home).articles) == 3


def test_the_store_is_opened_only_when_all_is_extracted(home: Home, news: Path) -> None:
    stages: list[str] = []

    @contextmanager
    def noted() -> Iterator[Store]:
        stages.append("opened")
        with open_store(home=home.path) as store:
            yield store

    def note(stage: str, _done: int, _total: int | None) -> None:
        if stage not in stages:
            stages.append(stage)

    build([str(news)], home, noted, Run(jobs=1, progress=note))
    assert stages == ["extracting", "resolving", "opened", "writing"]


def test_a_graph_that_was_not_built_cannot_be_loaded(home: Home) -> None:
    with pytest.raises(InputError, match="there is no graph"):
        load_graph(home)


def test_the_users_actors_are_part_of_what_a_record_depends_on_and_are_remembered(home: Home, news: Path) -> None:
    actors = news.parent / "actors.toml"
    actors.write_text('[actor.base]\nname = "Base of the Rebels"\ntype = "ARMED_GROUP"\n')
    put(home, news)
    assert put(home, news, run=Run(jobs=1, actors=actors)).extracted == 3
    actors.unlink()
    again = put(home, news)
    assert (again.extracted, exported(again.graph)) == (0, exported(load_graph(home)))
    empty = news.parent / "none.toml"
    empty.write_text("")
    assert put(home, news, run=Run(jobs=1, actors=empty)).extracted == 0
    assert not home.actors.exists()
