"""Words that tell of an event only in the company of another: as its theme, its adjunct, after it, or again.

"Response" is an answer where an attack is carried out in it, "strike" an attack where "the strike" takes one up, and
twenty sailors who "died" were killed where the sentence before tells of a torpedo.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.extract import lexicons, syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.entities.mentions import NounPhrase
from kg.extract.events import answering
from kg.extract.events.accidents import is_accident
from kg.extract.events.happening import RESULTS, Happening
from kg.extract.events.watch import UNWATCHED, Watch

NEW = frozenset("a an one some several many more most other others another dozens scores hundreds thousands".split())
AFTERMATH = 2  # sentences
OTHERS = frozenset({"ARMED_GROUP", "PEOPLE"})
UNDERTAKINGS = frozenset({"operation", "action"})  # of somebody: at a clinic or after an accident they are no attack


def in_company(events: list[Happening], entities: EntityIndex, watch: Watch = UNWATCHED) -> list[Happening]:
    """The events without those whose frame asks for company that they do not have."""
    parents = {theme.head.i: event.type.type for event in events for theme in event.themes}
    by_head = {event.head.i: event for event in events}
    kept = [event for event in events if _theme_of_right(event, parents) and _done_by_right(event, by_head, entities)]
    kept = [event for event in kept if not _is_forecast(event, entities)]
    found = []
    for i, event in enumerate(kept):
        if event.frame.only_after and not _comes_after(event, kept[:i]):
            continue
        if not event.frame.only_again or _points_back(event, kept[:i]):
            found.append(event)
    for event in set(events).difference(found):
        watch.refused(event, _lacks_company(event))
    return found


def adjunct_of_right(event: Happening, by_head: Mapping[int, Happening]) -> bool:
    """Whether the event describes an act of a family that its frame asks for, if it asks."""
    if not event.frame.only_adjunct_of:
        return True
    act = answering.find_act(event, by_head)
    return act is not None and act.type.family in event.frame.only_adjunct_of


def lacks_act(event: Happening) -> str:
    """What an event that must describe an act would have needed."""
    return f"to describe an act of the family {', '.join(event.frame.only_adjunct_of)}"


def _lacks_company(event: Happening) -> str:
    if event.frame.only_after:
        return f"victims not named before, just after an event of the family {', '.join(event.frame.only_after)}"
    if event.frame.only_again:
        return 'an earlier event that "the" or "this" points back to'
    if event.frame.only_theme_of:
        return f"to be the theme of {', '.join(event.frame.only_theme_of)}"
    return "an act of the warner's own" if event.type.family == "threat" else "an act of a power"


def _theme_of_right(event: Happening, parents: Mapping[int, str]) -> bool:
    return not event.frame.only_theme_of or parents.get(event.head.i) in event.frame.only_theme_of


def _done_by_right(event: Happening, by_head: Mapping[int, Happening], entities: EntityIndex) -> bool:
    """Whether the act that the event describes is by such as its frame asks for: "RECALLED its envoy in protest"."""
    types = event.frame.agent_types
    act = answering.find_act(event, by_head) if event.frame.only_adjunct_of and types else None
    return act is None or not act.agents or any(entities.is_of(role.mention, types) for role in act.agents)


def _is_forecast(event: Happening, entities: EntityIndex) -> bool:
    """"The mayor WARNED that rebels would attack", "the agency warned of reprisals": of what others may do."""
    if event.head.lemma_ != "warn" or event.type.family != "threat" or not event.agents:
        return False
    warner = entities.mentions[event.agents[0].mention]
    if event.themes and warner.type == "ORGANIZATION":
        return True
    doers = [entities.mentions[role.mention] for theme in event.themes for role in theme.agents]
    return bool(doers) and all(_is_other(doer, warner) for doer in doers)


def _is_other(doer: NounPhrase, warner: NounPhrase) -> bool:
    if doer.country and warner.country:
        return doer.country != warner.country
    return doer.type in OTHERS and doer.type != warner.type and doer.kind != "pronoun"


def _points_back(event: Happening, earlier: Sequence[Happening]) -> bool:
    definite = any(c.dep_ == "det" and c.lower_ in syntax.DEFINITE for c in event.head.children)
    before = [e for e in earlier if e.type.family == event.type.family and not e.frame.only_again]
    return definite and any(e.agents or event.head.lemma_ not in UNDERTAKINGS for e in before)


def _comes_after(event: Happening, earlier: Sequence[Happening]) -> bool:
    """Whether an act shortly before is what it came of; then that is its cause."""
    if is_accident(event) or _died_of_itself(event) or not _tells_news(event):
        return False
    first = _sentence_before(event, AFTERMATH)
    near = (e for e in earlier if e.head.i >= first and not e.frame.only_after)
    acts = [e for e in near if e.type.family in event.frame.only_after]
    deeds = [e for e in acts if e.type.type not in RESULTS]
    if deeds and not event.causes:
        event.causes.append(deeds[-1])
    return bool(acts)


def _died_of_itself(event: Happening) -> bool:
    """Whether it says what they died of and that is no wound: "nine refugees died OF THIRST"."""
    return any(t.lemma_.lower() not in lexicons.accidents().dealt for t in syntax.prepositional(event.head, ("of",)))


def _tells_news(event: Happening) -> bool:
    """Whether a subject is new to the reader ("TWENTY sailors died"), unlike "the president, who died in 1995"."""
    verb = event.head if event.head.pos_ in syntax.VERBAL else event.head.head  # "twenty were DEAD"
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    return any(word.like_num or word.lower_ in NEW for s in subjects for word in (s, *s.lefts))


def _sentence_before(event: Happening, count: int) -> int:
    """Index of the first token of the sentence so many before the event's own."""
    doc, start = event.head.doc, event.head.sent.start
    for _ in range(count):
        start = doc[start - 1].sent.start if start else 0
    return start
