"""Whom an act without a stated target is about: the party named inside it, "lifted a ban on imports of CZECH beef"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from spacy.tokens import Token

from kg.extract import control, syntax
from kg.extract.entities.index import EntityIndex, NounPhrase
from kg.extract.events.happening import PARTY, Happening, Role
from kg.extract.events.light import only_tells

MUTUAL = frozenset({"agreement", "cooperation", "consultation"})
TALKS = frozenset({"NEGOTIATE", "MEET"})
STANCES = frozenset({"protest", "condemnation", "demand", "blame"})
OTHER_MATTER = frozenset("conj relcl parataxis punct cc mark nsubj nsubjpass npadvmod agent".split())
"""Dependents that are not what a word is about."""
ABOUT = frozenset(
    "of on against for to into in with from between toward towards over about at regarding concerning".split()
)
ASIDE = frozenset("response reply reaction retaliation revenge reprisal protest return exchange addition".split())
"""Nouns after "in" that tell why or what for: "imposed IN RESPONSE TO …"."""
CONDITIONS = frozenset({"if", "unless", "until"})
DEEPEST = 7


def reach_targets(events: Iterable[Happening], entities: EntityIndex) -> None:
    """Give each event of a type that `reaches` and has no target the party nearest inside what it is about."""
    live = list(events)
    heads = {event.head.i for event in live if event.type.family in STANCES}
    for event in live:
        told = event.targets or any(theme.targets for theme in event.themes)
        if not told and event.type.family == "threat":
            event.targets = _conditioned(event, entities)
        elif event.type.reaches and not told and not _is_among_agents(event, entities):
            event.targets = _nearest(event, entities, heads)


def _is_among_agents(event: Happening, entities: EntityIndex) -> bool:
    """"Peru and Chile agreed to share data": what they are to each other needs no third."""
    several = len(event.agents) > 1 or any(entities.mentions[r.mention].number == 2 for r in event.agents)  # noqa: PLR2004
    return event.type.family in MUTUAL and several


def _conditioned(event: Happening, entities: EntityIndex) -> list[Role]:
    """"threatened to strike unless THE GOVERNMENT raised wages": who is to do something is who is threatened."""
    verbs = [event.head, *syntax.clauses(event.head)]
    opened = [c for v in verbs for c in v.children if c.dep_ == "advcl" and syntax.is_opened_by(c, CONDITIONS)]
    own = entities.sides(role.mention for role in event.agents)
    numbers = [n for c in opened for s in control.surface_subjects(c) if (n := entities.at(s.i)) is not None]
    return [Role(n, function="who is to act") for n in numbers
            if _is_party(entities.mentions[n]) and not entities.sides([n]) & own][:1]


def _nearest(event: Happening, entities: EntityIndex, heads: Collection[int]) -> list[Role]:
    own = entities.sides(role.mention for role in event.agents)
    below = (word for word in _inside(event.head, heads) if word not in event.words)  # not the FORCE it came into
    numbers = [n for word in below if (n := entities.at(word.i)) is not None]
    others = [n for n in numbers if not _is_own(entities.mentions[n], event) and not entities.sides([n]) & own]
    if event.type.family in MUTUAL:
        others = [n for n in others if not _is_venue(event.head.doc[entities.mentions[n].head], event)]
    ways = (_is_known, _is_party) if event.type.family in MUTUAL else (_is_known, _is_party, _is_area)
    for fits in ways:  # "Oslo and Moscow cooperate in the Arctic": with each other, not with a sea
        fitting = [n for n in others if fits(entities.mentions[n])]
        if fitting:
            return [Role(fitting[0], function="inside")]
    return []


def _is_venue(word: Token, event: Happening) -> bool:
    """"signed a treaty at the WHITE HOUSE", "at a KREMLIN ceremony"; "held talks in EGYPT"."""
    over = word.head if word.dep_ in ("compound", "nmod", "amod", "poss") else word
    if over.dep_ != "pobj":
        return False
    return over.head.lower_ == "at" or (over is word and over.head.lower_ == "in" and event.type.type in TALKS)


def _is_own(mention: NounPhrase, event: Happening) -> bool:
    """"ITS borders", "THEIR mission"."""
    return mention.kind == "pronoun" or event.head.doc[mention.start].tag_ == "PRP$"


def _is_known(mention: NounPhrase) -> bool:
    return mention.type in PARTY and (mention.kind == "name" or mention.country is not None)


def _is_party(mention: NounPhrase) -> bool:
    return mention.type in PARTY


def _is_area(mention: NounPhrase) -> bool:
    return mention.type == "PLACE"


def _inside(head: Token, heads: Collection[int]) -> Iterator[Token]:
    """Words below the trigger that belong to what it is about, the nearest first.

    Not what an infinitive of the given heads is about: "called for a strike TO PROTEST the arrest of the editor".
    """
    level = [c for c in head.children if c.i > head.i and _belongs(c) and not _is_other_act(c, heads)]
    for _ in range(DEEPEST):
        yield from level
        level = [c for word in level for c in word.children if _belongs(c) and not _is_other_act(c, heads)]


def _is_other_act(word: Token, heads: Collection[int]) -> bool:
    return word.i in heads and word.dep_ in ("advcl", "acl") and syntax.is_infinitive(word)


def _belongs(word: Token) -> bool:
    if word.dep_ == "prep":
        aside = only_tells(word) or any(c.lemma_ in ASIDE for c in word.children)
        return word.lower_ in ABOUT and not aside
    return word.dep_ not in OTHER_MATTER and (word.dep_ != "advcl" or syntax.is_infinitive(word))
