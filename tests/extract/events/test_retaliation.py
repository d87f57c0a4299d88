"""Who answers whom: participants that an answering word has from its clause, its act or the provocation."""

from __future__ import annotations

import pytest

from tests.extract.reading import event, links, names, read, summary, texts

# sentence, the answering word, who answers, against whom
PARTIES = [
    ("Turkey imposed tariffs on 200 million dollars worth of Bulgarian goods in retaliation for the raid.",
     "retaliation", {"turkey"}, {"bulgarian"}),
    ("Malawi ordered an embargo on trade with Zambia as punishment for seizing a lake port.",
     "punishment", {"malawi"}, {"zambia"}),
    ("The militia launched a wave of revenge attacks on farmers.", "revenge", {"militia"}, {"farmers"}),
    ("Ethiopia retaliated against duties that Kenya imposed on its coffee.", "retaliated", {"ethiopia"}, {"kenya"}),
    ("Norway said two sailors were killed in a Danish raid and vowed retaliation.", "retaliation", {"norway"},
     {"danish"}),
    ("The gang set off six bombs, killing nine people, in retaliation for the arrests.", "retaliation", {"gang"},
     {"nine people"}),
    ("The guerrillas burned two mills in what appeared to be revenge for the trial.", "revenge", {"guerrillas"},
     {"two mills"}),
    ("The bombing of the barracks by the militia was an act of revenge.", "revenge", {"militia"}, {"barracks"}),
    ("The tariffs that Chile imposed on Peruvian goods were a form of retaliation.", "retaliation", {"chile"},
     {"peruvian"}),
    ("Gunmen launched an attack on the mill, the bridge and the fort in reprisal for the arrests.", "reprisal",
     {"gunmen"}, {"mill", "bridge", "fort"}),
    ("There was no retaliation from Washington.", "retaliation", {"washington"}, set()),
    ("Peru accused Chile of sabotage. Deputies said Peru should retaliate.", "retaliate", {"peru"}, {"chile"}),
    ("Togo threatens to close its ports. Niger vowed to retaliate.", "retaliate", {"niger"}, {"togo"}),
    ("The navy fired rockets at a mill, hitting what was said to be a depot, in retaliation.", "retaliation", {"navy"},
     {"mill"}),
    ("If reprisals are taken against the miners, we will strike.", "reprisals are taken", set(), {"miners"}),
    ("Bandits shot two men in reprisal for the stealing of cattle by herdsmen.", "reprisal", {"bandits"}, {"two men"}),
    ("Farms in the valley were the target of reprisal attacks.", "reprisal", set(), {"farms"}),
    ("The retaliation that Malta threatened never came.", "retaliation", {"malta"}, set()),
    ("The revenge attacks that the clan launched in May shook the capital.", "revenge", {"clan"}, set()),
    ("The navy shelled a depot in retaliation for the US-led aggression.", "retaliation", {"navy"}, {"depot"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "agents", "targets"), PARTIES)
def test_the_parties(text: str, trigger: str, agents: set[str], targets: set[str]) -> None:
    record = read(text)
    found = event(record, trigger)
    assert found.type == "RETALIATE"
    assert (texts(found.agents), texts(found.targets)) == (agents, targets), summary(record)


def test_whoever_sparked_the_answer_does_not_give_it() -> None:
    record = read("Rebels fired rockets at Tunisia, drawing artillery strikes in retaliation.")
    assert "rebels" not in texts(event(record, "retaliation").agents), summary(record)
    assert ("retaliation", "fired rockets") in links(record, "RETALIATES_FOR")


def test_a_move_that_points_back() -> None:
    record = read("Laos expelled two diplomats. The move was in retaliation for the arrest of a consul.")
    assert ("retaliation", "expelled two diplomats") in links(record, "SAME_EVENT")
    assert texts(event(record, "retaliation").agents) == {"laos"}


def test_violence_just_before_is_what_revenge_is_sworn_for() -> None:
    record = read("Gunmen killed a chief in the hills. His clan vowed revenge.")
    assert links(record, "RETALIATES_FOR") == {("revenge", "killed")}


def test_revenge_is_sworn_for_a_killing_and_not_for_an_arrest() -> None:
    record = read("Soldiers killed a fighter of the Tiger Brigade and arrested two men. The Brigade vowed revenge.")
    assert links(record, "RETALIATES_FOR") == {("revenge", "killed")}, summary(record)


def test_sanctions_provoke_sanctions() -> None:
    record = read("The Senate cut aid to the port. Malawi slapped retaliatory sanctions on coffee.")
    assert {goal for _, goal in links(record, "RETALIATES_FOR")} == {"cut aid"}, summary(record)


def test_violence_of_the_answering_side_is_not() -> None:
    record = read("The clan killed a chief in the hills. The clan vowed revenge.")
    assert links(record, "RETALIATES_FOR") == set()


def test_the_attack_that_is_said_to_answer_is_not_its_own_provocation() -> None:
    record = read("Gunmen killed a chief in the hills. The attack was a reprisal.")
    assert links(record, "RETALIATES_FOR") == set()


def test_there_would_be_retaliation() -> None:
    record = read("The bandits knew that there would be retaliation.")
    assert texts(event(record, "retaliation").agents) == set()


def test_an_act_told_again_has_the_parties_told_before() -> None:
    record = read("Syrian troops shelled Sidon on Monday. The shelling came in response to an ambush.")
    assert texts(event(record, "response").agents) == {"syrian troops"}


@pytest.mark.parametrize(
    ("text", "trigger", "targets"),
    [
        ("Villagers feared reprisals.", "reprisals", {"villagers"}),
        ("Shopkeepers joined the strike out of fear of reprisals by the militia.", "reprisals", {"shopkeepers"}),
        ("The ban could provoke retaliation by Portugal against Spain.", "retaliation", {"spain"}),
        ("Egypt closed the territory in response to the bombing.", "response", {"territory"}),
    ],
)
def test_who_would_suffer_it(text: str, trigger: str, targets: set[str]) -> None:
    record = read(text)
    assert texts(event(record, trigger).targets) == targets, summary(record)


@pytest.mark.parametrize(
    ("text", "trigger", "agents"),
    [
        ("The killing of nine villagers by soldiers sparked reprisals.", "reprisals", {"nine villagers"}),
        ("Danish trade minister Jens Holm warned of retaliation if Spain keeps its ban.", "retaliation", {"danish"}),
        ("Armenia's blockade was seen as retaliation for the bombing.", "retaliation", {"armenia"}),
        ("Mourners called for revenge.", "revenge", {"mourners"}),
        ("Bolivia began a campaign of bombing camps in retaliation for the ambush.", "retaliation", {"bolivia"}),
        ("The army command warned that it would retaliate.", "retaliate", {"it"}),
    ],
)
def test_who_would_do_it(text: str, trigger: str, agents: set[str]) -> None:
    record = read(text)
    assert texts(event(record, trigger).agents) == agents, summary(record)


def test_it_is_the_army_that_said_it_would() -> None:
    record = read("The army command near the town of Zahle warned that it would retaliate.")
    (agent,) = event(record, "retaliate").agents
    assert names(record, [agent.entity]) == {"army command"}


def test_an_answer_has_the_code_of_the_act_that_it_is() -> None:
    record = read("In retaliation for the raid, Hungary expelled two Romanian diplomats.")
    answer, act = event(record, "retaliation"), event(record, "expelled two Romanian diplomats")
    assert (answer.plover, answer.cameo) == (act.plover, act.cameo) == ("SANCTION", "166")
    assert event(read("Iraq retaliated against Iran."), "retaliated").plover == "ASSAULT"


def test_a_headline_before_a_colon_is_told_not_vowed() -> None:
    record = read("Canada expels Cuban envoys: Cuba vows revenge")
    assert event(record, "expels Cuban envoys").modality in ("asserted", "claimed")
    assert ("revenge", "expels Cuban envoys") in links(record, "RETALIATES_FOR")
    assert texts(event(record, "revenge").agents) == {"cuba"}


def test_options_of_retaliation_belong_to_whoever_weighs_them() -> None:
    record = read("Chile is drafting options including retaliation.")
    assert texts(event(record, "retaliation").agents) == {"chile"}


def test_violence_is_answered_sooner_than_an_arrest() -> None:
    record = read("Police killed a Jamaican preacher. They arrested two Jamaican singers. Jamaicans swore revenge.")
    assert links(record, "RETALIATES_FOR") == {("revenge", "killed")}, summary(record)


@pytest.mark.parametrize(
    ("text", "answer", "act", "provocation"),
    [
        ("In response to the raid, Oman resumed its policy of targeting chiefs.", "response", "targeting", "raid"),
        ("Two priests were shot in what police called revenge for the bombing.", "revenge", "shot", "bombing"),
        ("Mali hit back, shelling two villages.", "hit back", "shelling", None),
        ("Ghana answered the incursion with air strikes on Lagos.", "answered", "air strikes", "incursion"),
        ("Militiamen kidnapped ten men after a bomb killed a cleric, in an apparent reprisal.",
         "reprisal", "kidnapped", "killed"),
    ],
)  # fmt: skip
def test_the_act_is_found(text: str, answer: str, act: str, provocation: str | None) -> None:
    record = read(text)
    assert (answer, act) in links(record, "SAME_EVENT"), summary(record)
    assert {goal for origin, goal in links(record, "RETALIATES_FOR") if origin == answer} == {provocation} - {None}


def test_goods_that_are_hit_are_no_provocation() -> None:
    record = read("France may retaliate against Australian wine if Canberra cancels the contract.")
    assert links(record, "RETALIATES_FOR") == {("retaliate", "cancels")}
    record = read("Spain hit back at the tariffs.")
    assert links(record, "RETALIATES_FOR") == {("hit back", "tariffs")}


def test_what_witnesses_describe_as_a_reprisal_is_what_was_done() -> None:
    record = read("Gunmen killed ten peasants in what witnesses described as a reprisal for a raid.")
    answer = event(record, "reprisal")
    assert (texts(answer.agents), texts(answer.targets)) == ({"gunmen"}, {"ten peasants"})
