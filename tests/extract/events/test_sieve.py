"""Which mentions of an article are one happening, and what keeps them apart."""

from __future__ import annotations

import pytest

from tests.extract.reading import event, links, read, summary


@pytest.mark.parametrize(
    ("text", "later", "earlier"),
    [
        # the same victim
        ("Gunmen murdered the senator Luis Galan on Monday. The murder of Galan shook Bogota.", "murder", "murdered"),
        ("Aldo Moro was abducted in March. The Red Brigades kidnapped Moro.", "kidnapped", "abducted"),
        # a definite noun
        ("Rebels attacked the town of Huambo on Monday. The attack lasted four hours.", "attack", "attacked"),
        ("Soldiers bombed a mill. The attack lasted an hour.", "attack", "bombed"),
        ("Three nuns were killed. The killing of the three nuns was condemned by the pope.", "killing", "killed"),
        ("Soldiers raided a mill at dawn. That raid was the third of the year.", "raid", "raided"),
        # the same parties
        ("Iraq shelled Iran. Iraq bombarded Iran for days.", "bombarded", "shelled"),
        # the same word
        ("Miners protested in La Paz. The protest in La Paz ended in the evening.", "protest", "protested"),
        # the same victims, named again by what they are
        ("Two nurses were killed at the gate. The nurses were murdered at noon.", "murdered", "killed"),
        ("Gunmen murdered six monks. The killing of six monks and two cooks shook Burma.", "killing", "murdered"),
        # the same weapon
        ("A bomb exploded at the mill. The bomb had been placed in a sack.", "bomb had been placed", "exploded"),
        # a plural of what was done to several
        ("Gunmen murdered six monks. Those murders shook Burma.", "murders", "murdered"),
        # another word for the act
        ("A shooting shook the port of Lund. A man opened fire on dockers.", "opened fire", "shooting"),
        ("Indian Navy nabs 26 pirates. The Indian Navy apprehended 26 pirates on Monday.", "apprehended", "nabs"),
        ("Two monks were abducted in Arad. The monks, Jan and Olaf, were taken hostage at dawn.", "taken hostage",
         "abducted"),
        ("A dynamite attack shook Arad at dawn. A bomb exploded near the mill, a guard said.", "exploded",
         "dynamite attack"),
        # the definite noun under a verb for what it did to things
        ("Gunmen bombed a mill. Several cars were damaged by the explosion.", "explosion", "bombed"),
        # how the attack of the lead was done
        ("There was an attack on the market today. Grenades were thrown at a stall.", "Grenades were thrown",
         "attack"),
        ("A guard was hurt in an attack in Arad. Two men machinegunned his car at a crossing.", "machinegunned",
         "attack"),
        # two mentions of one sentence are joined to what was told before
        ("A bomb exploded in Arad today. A guard fled when a bomb that youths had planted exploded.", "exploded",
         "exploded"),
        # a noun that sums up its clause
        ("Omar Vint was arrested for fraud, the team's second such arrest in a month.", "arrest", "arrested"),
        # the main act rather than one of its results
        ("Gunmen bombed a bank, killing a clerk. The attack shocked Lund.", "attack", "bombed"),
        # a body and its members
        ("The EC agreed on tough rules. The EC ministers agreed on cuts.", "agreed", "agreed"),
        # the same toll
        ("Seven miners were killed. Seven miners died in the ambush, the bishop said.", "died", "killed"),
    ],
)
def test_one_happening(text: str, later: str, earlier: str) -> None:
    record = read(text)
    assert (later, earlier) in links(record, "SAME_EVENT"), summary(record)


@pytest.mark.parametrize(
    "text",
    [
        # named targets
        "Rebels attacked Huambo. Soldiers attacked Kuito.",
        "Gunmen killed Luis Galan. Gunmen killed Jaime Pardo.",
        # dates
        "UNITA shelled Huambo on 3 March 1993. UNITA shelled Huambo on 9 June 1993.",
        "Rebels attacked Huambo on Monday. The attack on Kuito came on Thursday.",
        # numbers
        "Bandits killed three farmers. Bandits killed nine farmers.",
        # who did it was another
        "A gang abducted a clerk in Lund. Another gang abducted a nurse.",
        # towns, told of in whole sentences
        "A small plane crashed in Kaduna, police said. A jet plane crashed in Lagos in bad weather.",
        # agents
        "Iraq shelled Dezful. Turkey shelled Dezful.",
        # soldiers and rebels, who have no names
        "Rebels opened fire at a car near the mill. Soldiers opened fire later.",
        # a noun that tells when and where it was itself
        "Omar Vint shot Ada Holm. The May 2003 attacks in Kuito were another matter.",
        # two towns, of which the headline is none
        "It was a bad day. Three men were killed in Lima. Three men were killed in Oslo.",
        # gatherings in two towns
        "Miners protested in La Paz. Miners protested in Potosi.",
        # gatherings of two peoples, with and without a town
        "Tamil students protested in Jaffna. Bengali students protested on the campus.",
        "Miners protested in La Paz. Farmers staged a protest against the dam.",
        # what goes on between other parties
        "Tensions between Chad and Libya rose. There were tensions between Chad and Sudan.",
        # what happened and what may happen
        "Rebels shelled the dam. Rebels may shell the dam.",
        # one shooting and several
        "A shooting shook Lund. Other shootings were told in the port.",
        # those who attacked and those whom they attacked
        "Gunmen killed six nuns. The attackers were killed by police.",
        # more victims, and a named one
        "The envoy was killed. A driver also died.",
        "Ten miners were killed. Ada Holm was murdered near Lund.",
        # a sentence that turns to another incident
        "Rebels attacked a patrol. In a separate incident, insurgents attacked a convoy.",
        # those whom prosecutors and strikers press, those who arrest
        "The dockers demanded better pay. The prosecutors demanded nine years.",
        "Police arrested 60 students. Police arrested 12 nurses.",
        "The army captured two soldiers. The troops captured wounded rebels.",
        # two kinds of happening
        "Rebels attacked Huambo. The kidnapping came later.",
    ],
)
def test_two_happenings(text: str) -> None:
    record = read(text)
    assert len(record.events) == 2, summary(record)
    assert links(record, "SAME_EVENT") == set()


def test_what_one_mention_lacks_another_may_have() -> None:
    """A third mention joins only where it agrees with all that is joined already."""
    record = read(
        "UNITA shelled Huambo on 3 March 1993. The shelling lasted an hour. UNITA shelled Huambo on 9 June 1993."
    )
    last = event(record, "shelled", 1)
    assert last.id not in {
        end for link in record.links if link.type == "SAME_EVENT" for end in (link.origin, link.goal)
    }


def test_a_later_mention_points_to_an_earlier_one() -> None:
    record = read("Rebels attacked Huambo. The attack lasted an hour. The attack on Huambo failed.")
    starts = {e.id: e.trigger.start for e in record.events}
    same = [link for link in record.links if link.type == "SAME_EVENT"]
    assert len(same) == 2
    assert all(starts[link.origin] > starts[link.goal] for link in same)


def test_the_same_happening_shares_its_date() -> None:
    record = read("Rebels attacked Huambo on 3 March 1993. The attack lasted an hour.")
    first, second = event(record, "attacked").when, event(record, "attack").when
    assert first is not None
    assert second is not None
    assert (first.basis, second.basis) == ("stated", "anchored")
    assert (first.earliest, first.latest) == (second.earliest, second.latest)


@pytest.mark.parametrize(
    ("text", "result", "attack"),
    [
        ("A bomb exploded at the mill. Two guards were killed.", "killed", "exploded"),
        ("Two nurses were shot at the gate. The nurses were killed at noon.", "killed", "shot"),
        ("Rebels attacked a substation. A soldier was wounded, officials said.", "wounded", "attacked"),
        ("Rebels fired at dockers, killing two. Four others were wounded.", "wounded", "fired"),
        ("The envoy was shot dead on Monday. Two guards also died.", "died", "shot dead"),
    ],
)
def test_what_came_of_an_attack(text: str, result: str, attack: str) -> None:
    assert (result, attack) in links(read(text), "PART_OF"), summary(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "A bomb exploded at the mill. In another incident, two guards were killed.",
        "A bomb exploded in Huambo. Two guards were killed in Kuito.",
        "A bomb exploded at the mill. Rebels killed two guards.",
        "Soldiers shot two men after a raid on the mill.",
        "A bomb exploded at the mill. It was a cold day. Snow lay on the roofs. Two guards were killed.",
    ],
)
def test_what_came_of_something_else(text: str) -> None:
    assert links(read(text), "PART_OF") == set()


@pytest.mark.parametrize(
    ("text", "later", "earlier"),
    [
        (
            "Gunmen slaughtered ten nuns on Monday. Police killed five of the gunmen. The massacre shocked all.",
            "massacre",
            "slaughtered",
        ),
        ("The army attacked a village in Huambo. Ten people died in the attack on Caala.", "attack", "attacked"),
    ],
)
def test_what_a_definite_noun_takes_up(text: str, later: str, earlier: str) -> None:
    assert (later, earlier) in links(read(text), "SAME_EVENT"), summary(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Rebels killed two guards in Arad. The same gang killed a priest in Lille.",
        "Rebels bombed a bank in Arad. The group also bombed a mill.",
        "A bomb exploded at a bank. In a similar explosion a cook was hurt.",
        "Gunmen snatched two clerks in Arad. Kidnappings are a plague in the town.",
        "A bomb exploded at a bank in Arad. A second bomb exploded at a mill.",
        "Rebels attacked a bank. In another part of Arad gunmen machinegunned a mill.",
    ],
)
def test_another_deed_of_the_same_people(text: str) -> None:
    assert links(read(text), "SAME_EVENT") == set()


def test_what_the_same_attackers_did_next_is_part_of_the_attack() -> None:
    record = read("Gunmen killed ten nuns in Arad. The gunmen then opened fire on a cafe.")
    assert ("opened fire", "killed") in links(record, "PART_OF"), summary(record)
