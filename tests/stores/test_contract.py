"""What every store does, the embedded one and a real Neo4j alike."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from kg.errors import KgError, QueryError, RecordError, StoreError
from kg.model import Fact, Graph, ResolvedEvent
from kg.stores.bolt import connect
from tests.conftest import Shop
from tests.world import ANSWER, ENTITIES, NASTY, RAID, WORLD, of_article


def test_nodes_carry_what_the_graph_holds(shop: Shop) -> None:
    shop.store.write(WORLD)
    counts = dict(shop.run(
        "MATCH (n) UNWIND [l IN labels(n) WHERE l IN ['Article', 'Sentence', 'Entity', 'Event']] AS l "
        "RETURN l, count(*) AS n"
    ))
    assert counts == {
        "Article": len(WORLD.articles), "Sentence": len(WORLD.sentences),
        "Entity": len(WORLD.entities), "Event": len(WORLD.events),
    }
    assert shop.store.read("MATCH (n:Entity) WHERE n.id = 'arland' RETURN n").rows == [({
        "labels": ["Country", "Entity"], "id": "arland", "name": "Arland", "type": "COUNTRY", "country": "ARL",
        "aliases": ["Republic of Arland", "Arlanders"], "latitude": 51.5, "longitude": -0.25, "wikidata": "Q0",
        "search": "|arland|republic of arland|arlanders|",
        "kg_digest": shop.run("MATCH (n:Entity) WHERE n.id = 'arland' RETURN n.kg_digest")[0][0],
    },)]
    assert shop.store.read(
        "MATCH (n:Event:Attack) WHERE n.id = 'ev-05-shelling' RETURN n.types AS types, n.earliest AS earliest, "
        "n.precision AS precision, n.modality AS modality, n.killed AS killed, n.injured AS injured, "
        "n.instruments AS instruments, n.reports AS reports, n.articles AS articles, n.plover AS plover"
    ).rows == [(
        ["ATTACK", "RETALIATE", "KILL", "INJURE"], dt.date(2031, 5, 6), "day", "claimed", 5, 12, ["mortar", "rocket"],
        3, 1, "ASSAULT",
    )]


def test_every_kind_of_relationship_is_written(shop: Shop) -> None:
    shop.store.write(WORLD)
    found = {(origin, kind, goal) for origin, kind, _, goal in shop.dump()[1]}
    sentence = {s.text: s.id for s in WORLD.sentences}["Borduria condemned the bombing of May 3."]
    expected = {
        (sentence, "PART_OF", ANSWER.id), (sentence, "MENTIONS", "borduria"), (sentence, "REPORTS", "ev-06-condemn"),
        ("red-dawn", "AGENT_OF", "ev-01-raid"), ("ev-01-raid", "TARGETS", "camp-ostby"),
        ("ev-01-raid", "AT", "camp-ostby"),
        ("ev-02-blame", "ABOUT", "ev-01-raid"), ("ev-03-bombing", "RETALIATES_FOR", "ev-01-raid"),
        ("ev-03-bombing", "ORDERED_BY", "ev-04-order"), ("ev-06-condemn", "CAUSED_BY", "ev-03-bombing"),
        ("ev-02-blame", "PART_OF", "ev-01-raid"), ("omar-vint", "LEADS", "red-dawn"),
        ("arland-army", "PART_OF", "arland"), ("red-dawn", "ATTACKED", "arland"), ("arland", "BLAMED", "borduria"),
    }
    assert expected - found == set()
    assert {(f.subject, f.type, f.object) for f in WORLD.facts} <= found


def test_a_fact_carries_its_event_dates_sources_and_evidence(shop: Shop) -> None:
    shop.store.write(WORLD)
    fact = next(f for f in WORLD.facts if (f.type, f.object) == ("KILLED", "arland"))
    assert shop.store.read(
        "MATCH (:Entity)-[f:KILLED]->(b:Entity) WHERE b.id = 'arland' "
        "RETURN f.event AS event, f.earliest AS earliest, f.precision AS precision, f.modality AS modality, "
        "f.sources AS sources, f.evidence AS evidence, f.confidence AS confidence"
    ).rows == [(
        "ev-05-shelling", dt.date(2031, 5, 6), "day", "claimed", ["borduria-radio"], [fact.evidence[0].sentence], 0.5
    )]


def test_two_reports_in_one_sentence_stay_two(shop: Shop) -> None:
    shop.store.write(WORLD)
    assert shop.store.read(
        "MATCH (:Sentence)-[r:REPORTS]->(e:Event) WHERE e.id = 'ev-01-raid' "
        "RETURN r.type AS type, r.trigger AS word ORDER BY type, word"
    ).rows == [("ATTACK", "attack"), ("ATTACK", "attacked"), ("KILL", "killing")]


def test_words_come_back_as_they_went_in(shop: Shop) -> None:
    shop.store.write(WORLD)
    by_its_text = "MATCH (s:Sentence) WHERE s.text = $text RETURN s.text AS text"
    assert shop.store.read(by_its_text, {"text": NASTY}).rows == [(NASTY,)]
    assert shop.store.read("MATCH (e:Entity) WHERE e.id = 'nasty' RETURN e.aliases AS aliases").rows == [
        ([NASTY, "null \x00 😀"],)
    ]


def test_writing_twice_is_writing_once(shop: Shop) -> None:
    first = shop.store.write(WORLD)
    once = shop.dump()
    second = shop.store.write(WORLD)
    assert shop.dump() == once
    assert (second.nodes, second.relationships) == (first.nodes, first.relationships) == (len(once[0]), len(once[1]))
    assert (first.written_nodes, first.written_relationships) == (first.nodes, first.relationships)
    assert (second.written_nodes, second.written_relationships) == (0, 0)
    assert (second.removed_nodes, second.removed_relationships) == (0, 0)


def test_only_what_an_article_adds_is_written(shop: Shop) -> None:
    alone = shop.store.write(of_article(WORLD, RAID))
    both = shop.store.write(WORLD)
    assert both.removed_nodes == 0
    assert 0 < both.written_nodes <= both.nodes - alone.nodes + len(of_article(WORLD, RAID).entities)
    assert both.written_relationships == both.relationships - alone.relationships + both.removed_relationships


def test_what_somebody_took_out_of_the_store_comes_back(shop: Shop) -> None:
    shop.store.write(WORLD)
    whole = shop.dump()
    shop.run("MATCH (e:Entity) WHERE e.id = 'red-dawn' DETACH DELETE e")
    shop.run("MATCH (:Sentence)-[r:REPORTS]->(:Event) DELETE r")
    shop.store.write(WORLD)
    assert shop.dump() == whole


def test_a_relationship_that_is_there_twice_is_there_once_again(shop: Shop) -> None:
    shop.store.write(WORLD)
    whole = shop.dump()
    shop.run("MATCH (a:Entity)-[r:LEADS]->(b:Entity) CREATE (a)-[s:LEADS]->(b) SET s += properties(r)")
    assert shop.store.write(WORLD).removed_relationships == 2
    assert shop.dump() == whole


def test_the_order_of_writes_does_not_matter(shop: Shop) -> None:
    shop.store.write(of_article(WORLD, ANSWER))
    shop.store.write(of_article(WORLD, RAID))
    shop.store.write(WORLD)
    after = shop.dump()
    shop.run("MATCH (n) DETACH DELETE n")
    shop.store.write(WORLD)
    assert shop.dump() == after


def test_what_an_article_alone_gave_goes_with_it(shop: Shop) -> None:
    alone = of_article(WORLD, RAID)
    shop.store.write(alone)
    before = shop.dump()
    shop.store.write(WORLD)
    stats = shop.store.write(alone)
    assert shop.dump() == before
    assert stats.removed_nodes == (
        len(WORLD.articles) + len(WORLD.sentences) + len(WORLD.entities) + len(WORLD.events)
        - len(alone.articles) - len(alone.sentences) - len(alone.entities) - len(alone.events)
    )


def test_an_empty_graph_empties_the_store(shop: Shop) -> None:
    shop.store.write(WORLD)
    shop.store.write(Graph())
    assert shop.dump() == ([], [])


def test_what_others_wrote_stays(shop: Shop) -> None:
    shop.run("CREATE (:Article {id: 'theirs'}), (:Project {id: 'p'})-[:KEEPS]->(:Note {id: 'n'})")
    shop.store.write(WORLD)
    shop.run("MATCH (p:Project), (e:Entity) WHERE e.id = 'lund' CREATE (p)-[:WATCHES]->(e)")
    shop.run("MATCH (e:Entity) WHERE e.id = 'lund' SET e.our_note = 'watch'")
    shop.store.write(of_article(WORLD, ANSWER))
    assert shop.run("MATCH (p:Project)-[r]->(x) RETURN type(r) AS t, x.id AS x ORDER BY t") == [
        ("KEEPS", "n"), ("WATCHES", "lund")
    ]
    assert shop.run("MATCH (e:Entity) WHERE e.id = 'lund' RETURN e.our_note") == [("watch",)]
    shop.store.write(Graph())
    assert shop.run("MATCH (n) RETURN n.id ORDER BY n.id") == [("n",), ("p",), ("theirs",)]


def test_a_changed_property_is_changed_and_an_unknown_one_goes(shop: Shop) -> None:
    shop.store.write(WORLD)
    entities = tuple(replace(e, name="New Arland", wikidata=None) if e.id == "arland" else e for e in ENTITIES)
    shop.store.write(replace(WORLD, entities=entities))
    assert shop.run("MATCH (e:Entity) WHERE e.id = 'arland' RETURN e.name, e.wikidata, e.country") == [
        ("New Arland", None, "ARL")
    ]


def test_an_entity_of_another_type_changes_its_label_and_keeps_its_relationships(shop: Shop) -> None:
    shop.store.write(WORLD)
    shop.run("MATCH (e:Entity) WHERE e.id = 'red-dawn' SET e:Watched")
    before = shop.run("MATCH (e:Entity)-[r]-() WHERE e.id = 'red-dawn' RETURN count(r)")
    entities = tuple(replace(e, type="ORGANIZATION") if e.id == "red-dawn" else e for e in ENTITIES)
    shop.store.write(replace(WORLD, entities=entities))
    ((labels, kind),) = shop.run("MATCH (e:Entity) WHERE e.id = 'red-dawn' RETURN labels(e), e.type")
    assert (sorted(labels), kind) == (["Entity", "Organization", "Watched"], "ORGANIZATION")
    assert shop.run("MATCH (e:Entity)-[r]-() WHERE e.id = 'red-dawn' RETURN count(r)") == before
    assert shop.run("MATCH (e:ArmedGroup) RETURN count(e)") == [(0,)]


def test_an_event_that_is_no_fact_says_so_by_a_label_as_long_as_it_is_none(neo4j_shop: Shop) -> None:
    denied = "MATCH (e:Event:Denied) RETURN e.id AS id"
    neo4j_shop.store.drop()
    neo4j_shop.store.write(WORLD)
    assert neo4j_shop.store.read(denied).rows == [("ev-12-denied",)]
    neo4j_shop.store.write(replace(WORLD, events=_claimed_bomb("ev-12-denied")))
    assert neo4j_shop.store.read(denied).rows == []
    ((labels,),) = neo4j_shop.run("MATCH (e:Event) WHERE e.id = 'ev-12-denied' RETURN labels(e)")
    assert sorted(labels) == ["Bomb", "Claimed", "Event"]


def test_the_embedded_store_has_the_property_alone_and_says_so(embedded_shop: Shop) -> None:
    embedded_shop.store.write(WORLD)
    embedded_shop.store.write(replace(WORLD, events=_claimed_bomb("ev-12-denied")))
    ((labels, modality),) = embedded_shop.run(
        "MATCH (e:Event) WHERE e.id = 'ev-12-denied' RETURN labels(e), e.modality"
    )
    assert (sorted(labels), modality) == (["Bomb", "Event"], "claimed")
    with pytest.raises(QueryError, match=r"no label Claimed.*WHERE e\.modality = 'claimed'"):
        embedded_shop.store.read("MATCH (e:Event&Claimed) RETURN e.id AS id")


def _claimed_bomb(identity: str) -> tuple[ResolvedEvent, ...]:
    """The events of the world, one of them now a bomb that somebody claims."""
    return tuple(replace(e, type="BOMB", modality="claimed") if e.id == identity else e for e in WORLD.events)


def test_an_interrupted_write_is_completed_by_the_next(shop: Shop) -> None:
    class StopError(Exception):
        pass

    def stop_half_way(_stage: str, done: int, total: int | None) -> None:
        if total and done > total / 2:
            raise StopError

    with pytest.raises(StopError):
        shop.store.write(WORLD, stop_half_way)
    shop.store.write(of_article(WORLD, RAID))
    interrupted = shop.dump()
    shop.run("MATCH (n) DETACH DELETE n")
    shop.store.write(of_article(WORLD, RAID))
    assert shop.dump() == interrupted


def test_progress_counts_up_to_the_total(shop: Shop) -> None:
    seen: list[tuple[str, int, int | None]] = []
    shop.store.write(WORLD, lambda *step: seen.append(step))
    assert {stage for stage, _, _ in seen} == {"writing"}
    assert [done for _, done, _ in seen] == sorted(done for _, done, _ in seen)
    assert seen[0][1] == 0
    assert seen[-1][1] == seen[-1][2]


def test_a_type_that_no_ontology_has_is_refused(shop: Shop) -> None:
    bad = Fact("OWNS]->() DETACH DELETE n //", "arland", "lund", None, "asserted", (), WORLD.facts[0].evidence)
    with pytest.raises(RecordError, match="the ontology has no type"):
        shop.store.write(replace(WORLD, facts=(bad,)))


def test_a_graph_with_a_loose_end_is_refused_before_anything_is_written(shop: Shop) -> None:
    with pytest.raises(RecordError, match="entity 'lund'"):
        shop.store.write(replace(WORLD, entities=tuple(e for e in ENTITIES if e.id != "lund")))
    assert shop.dump() == ([], [])


def test_reading_returns_plain_values(shop: Shop) -> None:
    shop.store.write(WORLD)
    table = shop.store.read(
        "MATCH path = (a:Entity)-[f:LEADS]->(b:Entity) WHERE a.id = $id "
        "RETURN date('2031-05-06') AS day, [date('2031-05-06')] AS days, {day: date('2031-05-06')} AS named, "
        "size(nodes(path)) AS n, type(f) AS type, f.event AS event, 1.5 AS number, true AS truth",
        {"id": "omar-vint"},
    )
    day = dt.date(2031, 5, 6)
    assert table.columns == ("day", "days", "named", "n", "type", "event", "number", "truth")
    assert table.rows == [(day, [day], {"day": day}, 2, "LEADS", None, 1.5, True)]
    path: Any = shop.store.read("MATCH path = (a:Entity)-[:LEADS]->(b) WHERE a.id = 'omar-vint' RETURN path").rows[0][0]
    assert [step.get("id") or step["type"] for step in path] == ["omar-vint", "LEADS", "red-dawn"]


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE (n:Oops)",
        "MATCH (n) DETACH DELETE n",
        "MATCH (n) SET n.name = 'x' RETURN n",
        "CALL db.clearQueryCaches()",
    ],
)
def test_reading_never_writes(shop: Shop, statement: str) -> None:
    shop.store.write(WORLD)
    before = shop.dump()
    with pytest.raises(QueryError):
        shop.store.read(statement)
    assert shop.dump() == before


@pytest.mark.parametrize(
    "statement",
    [
        "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
        "MATCH (n) WITH n LOAD CSV FROM 'http://127.0.0.1/' + n.name AS line RETURN line",
        "CALL dbms.setConfigValue('a', 'b')",
        "CALL db.create.setNodeVectorProperty(null, 'a', [])",
        "CALL apoc.export.json.all('x')",
        "CALL { MATCH (n) DELETE n }",
        "MATCH (n) CALL { WITH n SET n.x = 1 } IN TRANSACTIONS RETURN n",
    ],
)
def test_what_could_write_or_read_files_is_refused_before_the_server_sees_it(shop: Shop, statement: str) -> None:
    with pytest.raises(QueryError, match=r"only statements that read|may write|must begin with"):
        shop.store.read(statement)


def test_neo4j_itself_refuses_to_write_in_a_reading_session(
    neo4j_shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.stores.bolt.refuse_writes", lambda _statement: None)  # as if it had overlooked something
    with pytest.raises(KgError, match=r"(?i)read access mode"):
        neo4j_shop.store.read("CREATE (n:Oops) RETURN n")
    assert neo4j_shop.run("MATCH (n:Oops) RETURN n") == []


def test_a_password_is_in_no_error_and_in_no_log(shop: Shop, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    wrong = "hunter2-and-more"
    with pytest.raises(StoreError) as caught, connect(shop.address, (shop.auth[0], wrong), shop.database):
        pass
    with connect(shop.address, shop.auth, shop.database) as store:
        assert store.read("RETURN 1 AS n").rows == [(1,)]
        told = f"{store!r} {store} {caught.value!r} {caught.value.__cause__!r} {caplog.text}"
    assert caplog.records
    assert wrong not in told
    assert shop.auth[1] not in told


@pytest.mark.parametrize("statement", ["MATCH (n RETURN n", "RETURN $nobody_gave_this", "RETURN no_such_function(1)"])
def test_a_statement_that_cannot_be_run_is_the_askers_error(shop: Shop, statement: str) -> None:
    with pytest.raises(QueryError, match="cannot run the statement"):
        shop.store.read(statement)


def test_an_unknown_database_is_named(shop: Shop) -> None:
    with pytest.raises(StoreError, match="no database 'nowhere'"), connect(shop.address, shop.auth, "nowhere"):
        pass


def test_a_wrong_password_says_what_to_set(shop: Shop) -> None:
    wrong = (shop.auth[0], "wrong")
    with pytest.raises(StoreError, match="NEO4J_PASSWORD"), connect(shop.address, wrong, shop.database):
        pass


def test_dropping_takes_out_ours_and_nothing_else(shop: Shop) -> None:
    shop.run("CREATE (:Article {id: 'theirs'}), (:Project {id: 'p'})-[:KEEPS]->(:Note {id: 'n'})")
    theirs = shop.dump()
    stats = shop.store.write(WORLD)
    shop.run("MATCH (p:Project), (e:Entity) WHERE e.id = 'lund' CREATE (p)-[:WATCHES]->(e)")
    assert shop.store.count_ours() == stats.nodes
    dropped = shop.store.drop()
    assert (dropped.removed_nodes, dropped.removed_relationships) == (stats.nodes, stats.relationships)
    assert shop.store.count_ours() == 0
    assert shop.dump() == theirs
    shop.run("CREATE (:Article {id: 'theirs'})")  # no constraint of ours forbids it now
    shop.run("MATCH (n) DETACH DELETE n")
    assert shop.store.write(WORLD).written_nodes == stats.nodes


def test_a_node_of_others_with_one_of_our_ids_gets_the_label_of_its_type(shop: Shop) -> None:
    shop.run("CREATE (:Entity {id: 'red-dawn', type: 'no type of ours'})")
    shop.store.write(WORLD)
    ((labels, kind),) = shop.run("MATCH (e:Entity) WHERE e.id = 'red-dawn' RETURN labels(e), e.type")
    assert (sorted(labels), kind) == (["ArmedGroup", "Entity"], "ARMED_GROUP")
    assert shop.store.write(WORLD).written_nodes == 0
