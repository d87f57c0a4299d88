"""Compares records with gold, measure by measure: precision, recall and F1 over all texts (micro average).

Parts of an event are compared where its trigger was found; those of a missed event are missed with it, and those of an
event that the gold does not know count against `trigger` alone. A link is right when it ties the right happenings,
whichever of their mentions it names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import get_args

from kg.evaluation.align import align, clusters, happenings, told_name
from kg.evaluation.board import Board, Scores
from kg.evaluation.gold import Days, GoldEvent, GoldText, Phrase
from kg.evaluation.names import any_near
from kg.model import FACTUAL, Argument, Event, Extraction, LinkType, Modality, When

Names = frozenset[str]
Pair = tuple[str, str]
_END = re.compile(r"[.!?][\"”’']?(?=\s)|\n")


def score(pairs: Iterable[tuple[GoldText, Extraction]], roots: Mapping[str, str | None]) -> Scores:
    """Compare what was extracted with the gold; `roots` are the PLOVER roots of the event types."""
    scores = Scores()
    for text, record in pairs:
        _Comparison(Board(scores, text.id), text, record, roots).run()
    return scores


class _Comparison:
    """One text and its record."""

    def __init__(self, board: Board, text: GoldText, record: Extraction, roots: Mapping[str, str | None]) -> None:
        self._board = board
        self._text = text
        self._record = record
        self._roots = roots
        self._aligned = align(text.events, record.events)
        self._happenings = happenings(text, record, self._aligned)
        self._spellings = {
            entity.id: frozenset({entity.name, *(m.text for m in entity.mentions if m.kind != "pronoun")})
            for entity in record.entities
        }

    def run(self) -> None:
        self._events()
        for event in self._text.events:
            if not event.optional:
                found = self._aligned.get(event.id)
                self._roles(event, found)
                self._values(event, found)
                self._about(event, found)
        self._retaliation()
        if "links" in self._text.scored:
            self._links()
        if not self._text.events:
            silent = [] if self._record.events else ["no event"]
            self._board.count("silence", ["no event"], silent, str.__eq__, sentence=self._always(None))

    # ---- events

    def _events(self) -> None:
        spared = self._spared()
        gold = [event for event in self._text.events if not event.optional]
        found = [event for event in self._record.events if event.id not in spared]
        words = _gold_words, _found_words

        def hit(one: GoldEvent, other: Event) -> bool:
            return self._aligned.get(one.id) is other

        def typed(one: GoldEvent, other: Event) -> bool:
            return hit(one, other) and one.type == other.type

        def rooted(one: GoldEvent, other: Event) -> bool:
            return hit(one, other) and self._roots[one.type] == self._roots[other.type]

        for measure, same in (("trigger", hit), ("type", typed), ("root", rooted)):
            self._board.count(measure, gold, found, same, sentence=self._sentence_of_either, words=words)

    def _spared(self) -> set[str]:
        """Found events that need not have been found."""
        return {self._aligned[e.id].id for e in self._text.events if e.optional and e.id in self._aligned}

    # ---- who, whom, where, by which means, says who

    def _roles(self, event: GoldEvent, found: Event | None) -> None:
        empty: tuple[Argument, ...] = ()
        for key, measure in (("agents", "agent"), ("targets", "target"), ("places", "place")):
            arguments = getattr(found, key) if found else empty
            self._phrases(key, measure, event, [self._names(each) for each in arguments])
        weapons = [frozenset({span.text}) for span in found.instruments] if found else []
        self._phrases("instruments", "instrument", event, weapons)
        voices = [self._spellings[source] for source in found.sources] if found else []
        self._phrases("sources", "source", event, voices)
        self._pairs("pair", [event], [found] if found else [])

    def _phrases(self, key: str, measure: str, event: GoldEvent, found: Sequence[Names]) -> None:
        if key not in self._text.scored:
            return
        gold: Sequence[Phrase] = getattr(event, key)
        needed = [phrase for phrase in gold if phrase.needed]
        spare = [phrase for phrase in gold if not phrase.needed]
        left = [names for names in found if any(_same(p, names) for p in needed) or
                not any(_same(p, names) for p in spare)]  # fmt: skip
        about = f" of {event.type} {event.triggers[0].text!r}"
        words = (lambda p: p.spellings[0] + about), (lambda names: _shortest(names) + about)
        self._board.count(measure, needed, left, _same, sentence=self._always(event), words=words)

    def _names(self, argument: Argument) -> Names:
        return self._spellings[argument.entity] | {argument.text}

    def _pairs(self, measure: str, gold: Sequence[GoldEvent], found: Sequence[Event]) -> None:
        """Count who did it to whom, each pair once; one with an end that may be missed may be missed.

        Of two sides that are both agent and target, each did it to the other and not to itself.
        """
        if not {"agents", "targets"} <= self._text.scored:
            return
        wanted = dict.fromkeys(
            (agent, target) for event in gold for agent in event.agents for target in event.targets
            if agent != target or len(event.agents) == 1
        )  # fmt: skip
        told = {
            (agent.entity, target.entity): (self._names(agent), self._names(target))
            for event in found for agent in event.agents for target in event.targets
            if agent.entity != target.entity or len(event.agents) == 1
        }  # fmt: skip

        def same(one: tuple[Phrase, Phrase], other: tuple[Names, Names]) -> bool:
            return _same(one[0], other[0]) and _same(one[1], other[1])

        needed = [pair for pair in wanted if pair[0].needed and pair[1].needed]
        spare = [pair for pair in wanted if pair not in needed]
        left = [names for names in told.values() if any(same(p, names) for p in needed) or
                not any(same(p, names) for p in spare)]  # fmt: skip
        words = (
            lambda p: f"{p[0].spellings[0]} → {p[1].spellings[0]}",
            lambda n: f"{_shortest(n[0])} → {_shortest(n[1])}",
        )
        anchor = gold[0] if gold else None
        self._board.count(measure, needed, left, same, sentence=self._always(anchor), words=words)

    def _retaliation(self) -> None:
        answers = {link.origin for link in self._text.links if link.type == "RETALIATES_FOR"}
        answering = {link.origin for link in self._record.links if link.type == "RETALIATES_FOR"}
        spared = self._spared()
        gold = [e for e in self._text.events if not e.optional and (e.type == "RETALIATE" or e.id in answers)]
        found = [e for e in self._record.events
                 if e.id not in spared and (e.type == "RETALIATE" or e.id in answering)]  # fmt: skip
        self._pairs("retaliation", gold, found)

    # ---- when, how sure, how many

    def _values(self, event: GoldEvent, found: Event | None) -> None:
        days = found and found.when and _days(found.when)
        if event.when_needed:
            self._value("when", event, event.when, days)
        elif days and not _within(event.when, days):
            self._value("when", event, None, days)
        self._value("modality", event, event.modality, found and found.modality)
        told = _unreal(found.modality) if found else None
        self._value("unrealised", event, _unreal(event.modality), told, key="modality")
        self._value("killed", event, event.killed, found and found.killed)
        self._value("injured", event, event.injured, found and found.injured)

    def _value(self, measure: str, event: GoldEvent, gold: object, found: object, key: str | None = None) -> None:
        if (key or measure) not in self._text.scored:
            return
        wanted, told = ([each] if each is not None else [] for each in (gold, found))
        about = f" of {event.type} {event.triggers[0].text!r}"
        words = (lambda value: _say(value) + about), (lambda value: _say(value) + about)
        self._board.count(measure, wanted, told, _equal, sentence=self._always(event), words=words)

    def _about(self, event: GoldEvent, found: Event | None) -> None:
        """What the event is about, by happening: any mention of it will do."""
        if "about" not in self._text.scored:
            return
        theme = found.theme if found else None
        told = [] if theme is None else [self._happenings[told_name(theme)]]
        needed = [self._happenings[p.spellings[0]] for p in event.about if p.needed]
        spare = self._names_of(p.spellings[0] for p in event.about if not p.needed)
        words = (lambda name: f"{event.triggers[0].text} about {self._trigger(name)}",) * 2
        left = [name for name in told if name in needed or name not in spare]
        self._board.count("about", needed, left, _equal, sentence=self._always(event), words=words)

    def _names_of(self, events: Iterable[str]) -> set[str]:
        """The names of the happenings of gold events, and of what was found in the place of those not asked for."""
        ids = list(events)
        found = (told_name(self._aligned[each].id) for each in ids if each in self._aligned)
        return {self._happenings[name] for name in (*ids, *found)}

    # ---- links

    def _links(self) -> None:
        names = self._happenings
        for kind in get_args(LinkType):
            gold = [(link.origin, link.goal) for link in self._text.links if link.type == kind]
            found = [(told_name(link.origin), told_name(link.goal)) for link in self._record.links if link.type == kind]
            if kind == "SAME_EVENT":
                self._same_event(gold, found)
            else:
                spared = {told_name(event) for event in self._spared()}
                ends = [dict.fromkeys((names[one], names[other]) for one, other in pairs) for pairs in (gold, found)]
                told = [pair for pair in ends[1] if pair[0] != pair[1] and not spared.intersection(pair)]
                self._tied(kind, list(ends[0]), told)

    def _same_event(self, gold: Sequence[Pair], found: Sequence[Pair]) -> None:
        """Pairs of mentions of one happening, among the mentions of the gold that were found."""
        known = {told_name(event.id): name for name, event in self._aligned.items()}
        spans = {event.id: event.triggers[0].start for event in self._text.events if not event.optional}
        pairs = []
        for groups in (clusters(gold), clusters(found)):
            named = {frozenset(known.get(i, i) for i in group) for group in groups.values()}
            members = [sorted(spans.keys() & group, key=lambda i: spans[i]) for group in named]
            pairs.append(sorted(pair for group in members for pair in combinations(group, 2)))
        self._tied("SAME_EVENT", *pairs)

    def _tied(self, kind: str, gold: Sequence[Pair], found: Sequence[Pair]) -> None:
        starts = {event.id: event.triggers[0].start for event in self._text.events}
        starts |= {told_name(event.id): event.trigger.start for event in self._record.events}

        def words(pair: Pair) -> str:
            return f"{self._trigger(pair[0])} {kind} {self._trigger(pair[1])}"

        def sentence(one: Pair | None, other: Pair | None) -> str:
            return sentence_around(self._text.article.text, starts[(one or other or ("", ""))[0]])

        self._board.count(kind, gold, found, _equal, sentence=sentence, words=(words, words))

    def _trigger(self, name: str) -> str:
        """The words of an event of the gold or of the record."""
        known = {event.id: event.triggers[0].text for event in self._text.events}
        known |= {told_name(event.id): event.trigger.text for event in self._record.events}
        return known[name]

    # ---- sentences

    def _sentence_of_either(self, one: GoldEvent | None, other: Event | None) -> str:
        start = one.triggers[0].start if one else other.trigger.start if other else 0
        return sentence_around(self._text.article.text, start)

    def _always(self, event: GoldEvent | None) -> Callable[[object, object], str]:
        """The sentence of the event, or the first one, whatever was missed."""
        start = event.triggers[0].start if event else self._text.article.body
        return lambda _one, _other: sentence_around(self._text.article.text, start)


def sentence_around(text: str, at: int) -> str:
    """The words around an offset, up to the nearest full stops or line breaks, on one line."""
    ends = [match.end() for match in _END.finditer(text)]
    start = max((end for end in ends if end <= at), default=0)
    stop = min((end for end in ends if end > at), default=len(text))
    return " ".join(text[start:stop].split())


def _same(phrase: Phrase, names: Names) -> bool:
    return any_near(phrase.spellings, names)


def _equal(one: object, other: object) -> bool:
    return one == other


def _shortest(names: Names) -> str:
    return min(names, key=lambda name: (len(name), name))


def _gold_words(event: GoldEvent) -> str:
    return f"{event.type} {event.triggers[0].text!r}"


def _found_words(event: Event) -> str:
    return f"{event.type} {event.trigger.text!r}"


def _days(when: When) -> Days:
    return when.earliest, when.latest


def _within(days: Days | None, others: Days) -> bool:
    """Whether the one stretch of days lies in the other."""
    return days is not None and others[0] <= days[0] and days[1] <= others[1]


def _unreal(modality: Modality) -> str | None:
    return None if modality in FACTUAL else "no fact"


def _say(value: object) -> str:
    """A value in words; of days the first and, where it is another, the last."""
    if isinstance(value, tuple):
        return " … ".join(dict.fromkeys(map(str, value)))
    return str(value)
