"""Edges between entities, and how sure each is."""

from __future__ import annotations

from kg.model import Graph, Modality
from tests.resolve.stories import Story, event, fact, graph_of, triples


def story(*lines: str) -> Story:
    """Begin a story with the usual parties, those of them that its lines name."""
    told = Story(*lines)
    text = told.text
    for name in ("Red Dawn", "Blue Dusk"):
        if name in text:
            told.who(name, "ARMED_GROUP", name)
    for name in ("Arland", "Borduria"):
        if name in text:
            told.who(name, "COUNTRY", name)
    for name in ("Omar Vint", "Ada Holm"):
        if name in text:
            told.who(name, "PERSON", name)
    for name in ("Lund", "Ostby"):
        if name in text:
            told.who(name, "PLACE", name)
    return told


def test_who_did_it_did_all_of_it() -> None:
    told = story("A raid by Red Dawn on Lund killed Omar Vint .")
    told.event("a", "ATTACK", "raid", agents=["Red Dawn"], targets=["Lund"])
    told.event("k", "KILL", "killed", targets=["Omar Vint"]).tie("SAME_EVENT", "k", "a")
    assert triples(graph_of(told)) == {("Red Dawn", "ATTACKED", "Lund"), ("Red Dawn", "KILLED", "Omar Vint")}


def test_who_fought_did_not_kill_where_another_is_named() -> None:
    told = story("Arland and Borduria clashed in Lund .", "Red Dawn killed Omar Vint there .")
    sides = ["Arland", "Borduria"]
    told.event("c", "ATTACK", "clashed", agents=sides, targets=sides)
    told.event("k", "KILL", "killed", agents=["Red Dawn"], targets=["Omar Vint"]).tie("SAME_EVENT", "k", "c")
    assert {t for t in triples(graph_of(told)) if t[1] == "KILLED"} == {("Red Dawn", "KILLED", "Omar Vint")}


def test_a_claimed_agent_makes_claimed_facts() -> None:
    told = story("A raid attributed to Red Dawn killed Omar Vint .")
    told.event("a", "ATTACK", "raid", agents=["Red Dawn?"])
    told.event("k", "KILL", "killed", targets=["Omar Vint"]).tie("SAME_EVENT", "k", "a")
    graph = graph_of(told)
    assert triples(graph, "claimed") == {("Red Dawn", "KILLED", "Omar Vint")}
    assert event(graph, "KILL").modality == "asserted"


def blamed(modality: Modality = "asserted") -> Graph:
    told = story("A raid on Lund killed Omar Vint .", "Arland blamed Red Dawn for it .")
    told.event("a", "ATTACK", "raid", targets=["Lund"])
    told.event("k", "KILL", "killed", targets=["Omar Vint"]).tie("SAME_EVENT", "k", "a")
    return graph_of(
        told.event("b", "BLAME", "blamed", agents=["Arland"], targets=["Red Dawn"], theme="a", modality=modality)
    )


def test_the_blamed_is_a_claimed_agent_on_the_word_of_the_accuser() -> None:
    graph = blamed()
    assert triples(graph, "asserted") == {("Arland", "BLAMED", "Red Dawn")}
    found = fact(graph, "Red Dawn", "KILLED", "Omar Vint")
    assert (found.modality, found.sources) == ("claimed", ("arland",))
    assert {e.text for e in found.evidence} >= {"killed", "blamed"}


def test_a_denied_accusation_claims_nothing() -> None:
    assert not triples(blamed("denied"), "claimed")


def test_blame_for_a_killing_is_no_blame_for_the_wounded() -> None:
    told = story("Shots killed Omar Vint and wounded Ada Holm .", "Arland blamed Red Dawn for killing him .")
    told.event("k", "KILL", "killed", targets=["Omar Vint"])
    told.event("i", "INJURE", "wounded", targets=["Ada Holm"]).tie("SAME_EVENT", "i", "k")
    told.event("b", "BLAME", "blamed", agents=["Arland"], targets=["Red Dawn"], theme="k")
    assert triples(graph_of(told), "claimed") == {("Red Dawn", "KILLED", "Omar Vint")}


def test_an_order_ends_at_who_suffers_it() -> None:
    told = story("Ada Holm ordered the killing of Omar Vint by Arland .")
    told.event("k", "KILL", "killing", agents=["Arland"], targets=["Omar Vint"])
    told.event("o", "ORDER", "ordered", agents=["Ada Holm"], theme="k").tie("ORDERED", "o", "k")
    graph = graph_of(told)
    assert ("Ada Holm", "ORDERED", "Omar Vint") in triples(graph)
    (link,) = graph.links
    assert (link.type, link.origin, link.goal) == ("ORDERED_BY", event(graph, "KILL").id, event(graph, "ORDER").id)
    assert event(graph, "ORDER").themes == (event(graph, "KILL").id,)


def test_condemnation_ends_at_who_did_it() -> None:
    told = story("Borduria condemned the raid by Arland on Lund .")
    told.event("a", "ATTACK", "raid", agents=["Arland"], targets=["Lund"])
    told.event("c", "CONDEMN", "condemned", agents=["Borduria"], theme="a")
    assert ("Borduria", "CONDEMNED", "Arland") in triples(graph_of(told))


def test_a_threat_without_a_target_is_aimed_at_who_did_what_it_answers() -> None:
    told = story("After the raid by Arland on Lund Ada Holm vowed revenge .")
    told.event("a", "ATTACK", "raid", agents=["Arland"], targets=["Lund"])
    told.event("r", "RETALIATE", "revenge", agents=["Ada Holm"], modality="threatened")
    told.event("t", "THREATEN", "vowed", agents=["Ada Holm"], theme="r").tie("RETALIATES_FOR", "r", "a")
    graph = graph_of(told)
    assert ("Ada Holm", "THREATENED", "Arland") in triples(graph, "asserted")
    assert triples(graph, "threatened") == {("Ada Holm", "RETALIATED_AGAINST", "Arland")}


def test_retaliation_is_as_sure_as_its_motive() -> None:
    told = story("Arland bombed Red Dawn in Lund .", "Arland said it was in reprisal for the raid on Ostby .")
    told.event("raid", "ATTACK", "raid", agents=["Red Dawn"], targets=["Ostby"])
    told.event("b", "BOMB", "bombed", agents=["Arland"], targets=["Red Dawn"], places=["Lund"])
    told.event("r", "RETALIATE", "reprisal", modality="claimed", sources=["Arland"])
    told.tie("SAME_EVENT", "r", "b").tie("RETALIATES_FOR", "r", "raid")
    graph = graph_of(told)
    assert fact(graph, "Arland", "ATTACKED", "Red Dawn").modality == "asserted"
    retaliation = fact(graph, "Arland", "RETALIATED_AGAINST", "Red Dawn")
    assert (retaliation.modality, retaliation.sources) == ("claimed", ("arland",))


def test_an_accusation_of_planning_is_drawn_from_the_accuser() -> None:
    told = story("Arland said Red Dawn was planning a raid on Lund .")
    told.event("r", "ATTACK", "raid", agents=["Red Dawn"], targets=["Lund"], modality="planned", sources=["Arland"])
    told.event("p", "PLAN", "planning", agents=["Red Dawn"], theme="r", modality="claimed", sources=["Arland"])
    graph = graph_of(told)
    assert triples(graph, "asserted") == {("Arland", "ACCUSED_OF_PLANNING", "Red Dawn")}
    assert triples(graph, "planned") == {("Red Dawn", "ATTACKED", "Lund")}


def test_who_hits_a_facility_of_a_group_hits_the_group() -> None:
    told = story("Arland bombed Red Dawn sites in Lund .").who("s", "FACILITY", "~Red Dawn sites")
    told.event("b", "BOMB", "bombed", agents=["Arland"], targets=["s"])
    assert triples(graph_of(told)) == {("Arland", "ATTACKED", "Red Dawn sites"), ("Arland", "ATTACKED", "Red Dawn")}


def test_nobody_does_anything_to_himself() -> None:
    told = story("Red Dawn attacked Red Dawn in Lund .")
    told.event("a", "ATTACK", "attacked", agents=["Red Dawn"], targets=["Red Dawn", "Lund"])
    assert triples(graph_of(told)) == {("Red Dawn", "ATTACKED", "Lund")}


def test_standing_relations_are_told_once_with_all_their_evidence() -> None:
    one = story("Omar Vint leads Red Dawn .").relate("Omar Vint", "LEADS", "Red Dawn")
    two = story("Red Dawn , led by Omar Vint , said so .").relate("Omar Vint", "LEADS", "Red Dawn")
    found = fact(graph_of(one, two), "Omar Vint", "LEADS", "Red Dawn")
    assert (found.event, found.modality, len(found.evidence)) == (None, "asserted", 2)


def test_evidence_is_the_words_of_the_article_in_their_sentence() -> None:
    told = story("Nothing before .", "Red Dawn attacked Lund .", "Nothing after .")
    told.event("a", "ATTACK", "attacked", agents=["Red Dawn"], targets=["Lund"])
    graph = graph_of(told)
    (evidence,) = fact(graph, "Red Dawn", "ATTACKED", "Lund").evidence
    (sentence,) = [s for s in graph.sentences if s.id == evidence.sentence]
    assert sentence.text == "Red Dawn attacked Lund ."
    assert sentence.id == f"{evidence.article}:{sentence.start}-{sentence.end}"
    assert told.text[evidence.start : evidence.end] == evidence.text == "attacked"


def test_a_demand_is_aimed_at_who_should_comply() -> None:
    told = story("Red Dawn demanded that Arland retreat from Lund .")
    told.event("r", "RETREAT", "retreat", agents=["Arland"], modality="hypothetical")
    told.event("d", "DEMAND", "demanded", agents=["Red Dawn"], theme="r")
    assert ("Red Dawn", "DEMANDED", "Arland") in triples(graph_of(told))


def test_to_invade_is_to_invade_the_place() -> None:
    told = story("The invasion of Borduria by Arland .")
    told.event("i", "INVADE", "invasion", agents=["Arland"], places=["Borduria"])
    assert triples(graph_of(told)) == {("Arland", "INVADED", "Borduria")}


def killings(told: Story) -> set[tuple[str, str, str]]:
    return {t for t in triples(graph_of(told)) if t[1] == "KILLED"}


def blast(*lines: str) -> Story:
    """A blast whose report names nobody who did it, with what other lines tell of it."""
    told = story("Two people died in the blast in Lund .", *lines).who("two", "PEOPLE", "~Two people")
    told.event("k", "KILL", "died", targets=["two"], killed=2)
    return told.event("b", "BOMB", "blast", places=["Lund"]).tie("CAUSED_BY", "k", "b")


def test_another_report_may_say_who_did_it() -> None:
    told = blast("Red Dawn planted the bomb .").event("p", "BOMB", "planted", agents=["Red Dawn"])
    told.tie("SAME_EVENT", "p", "b")
    assert killings(told) == {("Red Dawn", "KILLED", "two people")}


def test_of_two_who_may_have_done_it_nobody_is_taken() -> None:
    told = blast("Red Dawn planted the bomb .", "Blue Dusk struck .")
    told.event("p", "BOMB", "planted", agents=["Red Dawn"]).event("s", "ATTACK", "struck", agents=["Blue Dusk"])
    told.tie("SAME_EVENT", "p", "b").tie("SAME_EVENT", "s", "b")
    assert killings(told) == set()
    assert {p.entity for p in event(graph_of(told), "KILL").agents} == {"red-dawn", "blue-dusk"}


def test_a_group_and_its_member_are_one_side() -> None:
    told = blast("Red Dawn planted the bomb .", "Omar Vint of Red Dawn set it off .")
    told.event("p", "BOMB", "planted", agents=["Red Dawn"]).event("s", "BOMB", "set", agents=["Omar Vint"])
    told.relate("Omar Vint", "MEMBER_OF", "Red Dawn")
    told.tie("SAME_EVENT", "p", "b").tie("SAME_EVENT", "s", "b")
    assert killings(told) == {("Red Dawn", "KILLED", "two people"), ("Omar Vint", "KILLED", "two people")}


def test_everybody_who_is_accused_is_claimed_to_have_done_it() -> None:
    told = blast("Arland blamed Red Dawn .", "Borduria accused Blue Dusk .")
    told.event("x", "BLAME", "blamed", agents=["Arland"], targets=["Red Dawn"], theme="b")
    told.event("y", "BLAME", "accused", agents=["Borduria"], targets=["Blue Dusk"], theme="b")
    assert killings(told) == {("Red Dawn", "KILLED", "two people"), ("Blue Dusk", "KILLED", "two people")}


def test_who_killed_another_there_did_not_kill_all() -> None:
    told = blast("Red Dawn shot Ada Holm there .").event("s", "KILL", "shot", agents=["Red Dawn"], targets=["Ada Holm"])
    told.tie("SAME_EVENT", "s", "b")
    assert killings(told) == {("Red Dawn", "KILLED", "Ada Holm")}


def test_one_with_a_name_may_be_among_those_counted() -> None:
    told = story("A raid by Red Dawn killed 30 fighters .", "Omar Vint died in the raid .")
    told.who("thirty", "PEOPLE", "~30 fighters")
    told.event("r", "ATTACK", "raid", agents=["Red Dawn"])
    told.event("k", "KILL", "killed", agents=["Red Dawn"], targets=["thirty"]).tie("CAUSED_BY", "k", "r")
    told.event("d", "KILL", "died", targets=["Omar Vint"]).tie("SAME_EVENT", "d", "r")
    assert killings(told) == {("Red Dawn", "KILLED", "30 fighters"), ("Red Dawn", "KILLED", "Omar Vint")}


def test_of_a_fight_it_is_not_known_who_killed() -> None:
    told = story("Omar Vint died as Arland and Borduria clashed .")
    sides = ["Arland", "Borduria"]
    told.event("c", "ATTACK", "clashed", agents=sides, targets=sides)
    told.event("k", "KILL", "died", targets=["Omar Vint"]).tie("CAUSED_BY", "k", "c")
    assert killings(told) == set()


def test_gunmen_may_be_those_of_whom_another_report_has_the_name() -> None:
    told = story("Gunmen killed Omar Vint .", "Red Dawn mounted the raid .", "Masked men fled from the raid .")
    told.who("gunmen", "PEOPLE", "~Gunmen").who("masked", "PEOPLE", "~Masked men")
    told.event("k", "KILL", "killed", agents=["gunmen"], targets=["Omar Vint"])
    told.event("r", "ATTACK", "raid", agents=["Red Dawn"]).tie("SAME_EVENT", "k", "r")
    told.event("m", "ATTACK", "fled", agents=["masked"]).tie("SAME_EVENT", "m", "r")
    assert killings(told) == {("gunmen", "KILLED", "Omar Vint"), ("Red Dawn", "KILLED", "Omar Vint")}


def test_gunmen_are_no_state_that_another_report_names() -> None:
    told = story("Gunmen killed Omar Vint .", "Arland mounted the raid , says a rumour .")
    told.who("gunmen", "PEOPLE", "~Gunmen")
    told.event("k", "KILL", "killed", agents=["gunmen"], targets=["Omar Vint"])
    told.event("r", "ATTACK", "raid", agents=["Arland"]).tie("SAME_EVENT", "k", "r")
    assert killings(told) == {("gunmen", "KILLED", "Omar Vint")}


def test_a_role_says_by_which_types_of_report_it_is_told() -> None:
    told = story("A raid by Red Dawn on Lund killed Omar Vint .")
    told.event("a", "ATTACK", "raid", agents=["Red Dawn"], targets=["Lund"])
    told.event("k", "KILL", "killed", agents=["Red Dawn"], targets=["Omar Vint"]).tie("SAME_EVENT", "k", "a")
    happening = event(graph_of(told), "KILL")
    assert {p.entity: p.types for p in happening.targets} == {"lund": ("ATTACK",), "omar-vint": ("KILL",)}
    assert [p.types for p in happening.agents] == [("KILL", "ATTACK")]


def test_a_denied_killing_is_no_type_of_one_who_was_attacked() -> None:
    told = story("Red Dawn attacked Omar Vint .", "Red Dawn denied killing him .")
    told.event("a", "ATTACK", "attacked", agents=["Red Dawn"], targets=["Omar Vint"])
    told.event("k", "KILL", "killing", agents=["Red Dawn"], targets=["Omar Vint"], modality="denied")
    told.tie("SAME_EVENT", "k", "a")
    assert [p.types for p in event(graph_of(told), "ATTACK").targets] == [("ATTACK",)]
