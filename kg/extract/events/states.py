"""States of affairs that are told of with a word for an act: "the violence in the country" is no happening."""

from __future__ import annotations

from kg.extract import lexicons, syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.events.happening import Happening
from kg.extract.events.light import governing_verb, verb_name

WORDS = frozenset({"violence", "bloodshed"})
LANDS = frozenset("country nation land world region continent society republic fatherland homeland".split())
GOING_ON = frozenset(
    "be have increase decrease rise grow fall decline escalate continue persist worsen subside end cease".split()
)
PAST = frozenset({"VBD", "VBN"})
OF_WHAT = frozenset({"wave", "spate", "outbreak", "outburst", "explosion", "act", "night", "day", "week"})


def is_state(event: Happening, entities: EntityIndex) -> bool:
    """Whether nobody, no town, no day and no outcome is told of it: what goes on in a land is no single happening."""
    noun = event.head
    if noun.lemma_ not in WORDS or event.agents or event.targets or event.instruments or not event.places:
        return False
    places = (entities.mentions[role.mention] for role in event.places)
    if not all(m.type == "COUNTRY" or m.lemma in LANDS for m in places):
        return False
    return not _is_told(event) and not any(token.ent_type_ in ("DATE", "TIME") for token in noun.sent)


def _is_told(event: Happening) -> bool:
    """"Violence ERUPTED", "has LEFT ten dead", "STAGED an act of violence": it is told of as what took place."""
    noun = event.head
    carrier = governing_verb(noun)
    if carrier is not None and verb_name(carrier) in lexicons.light_verbs().agent:
        return True
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in OF_WHAT:
        return True
    return noun.dep_ in syntax.SUBJECT and noun.head.tag_ in PAST and noun.head.lemma_ not in GOING_ON
