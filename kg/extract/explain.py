"""Why a text gave the events it gave: listens to the rules of extraction while they work (`kg extract --explain`).

Nothing is extracted a second time: the rules say what they did (`events/watch.py`), and the record says what came of
it. A candidate that failed is asked what it would have passed with.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg import model
from kg.explanation import Explanation, Reading, Reason, Refusal, SentenceReading
from kg.extract.events.arguments import unmet
from kg.extract.events.functions import fillers
from kg.extract.events.happening import Happening
from kg.extract.events.matching import fits
from kg.extract.events.modality import read_modality
from kg.extract.events.triggers import TriggerIndex
from kg.extract.events.watch import Watch
from kg.extract.findings import Findings
from kg.ontology import EventType, Frame
from kg.ontology.events import FUNCTIONS

IDIOM = ("particle", "object", "complement", "modifier")
OTHER_MEANING = {
    "not_object": "with this object it means something else",
    "not_subject": "with this subject it means something else",
    "not_modifier": "with this word before it, it means something else",
    "not_theme": "with what it is about it means something else",
    "not_under": "after this preposition it means something else",
    "not_before": "before this noun it means something else",
    "aux": "the frame asks for another auxiliary",
    "negated": "the frame asks for a negation, or for none",
    "clause_aux": "the frame asks for an auxiliary in the clause that follows",
}
UNDEMANDING = Frame(kind="verb", lemmas=())
LONGEST_PATH = 12
MOST = 4  # types named for a word of many idioms
ROLES = ("agents", "targets", "places")


class Explainer(Watch):
    """Hears one document's rules, then tells about it."""

    def __init__(self) -> None:
        self._roles: dict[tuple[int, str, int], str] = {}
        self._modality: dict[int, tuple[model.Modality, str]] = {}
        self._refused: dict[tuple[int, int], tuple[Happening, str]] = {}

    # ---- while the rules work

    def step(self, rule: str, events: Sequence[Happening]) -> None:
        """What is new in an event since the last step is this rule's doing."""
        for event in events:
            for name in ROLES:
                for role in getattr(event, name):
                    self._roles.setdefault((id(event), name, role.mention), role.function or rule)
            if event.modality != self._modality.get(id(event), ("asserted", ""))[0]:
                self._modality[id(event)] = (event.modality, rule)

    def refused(self, event: Happening, need: str = "") -> None:
        """The last refusal of a candidate counts: earlier rounds did not know of all other events."""
        self._refused[event.head.i, id(event.frame)] = (event, need)

    # ---- afterwards

    def explain(self, findings: Findings, record: model.Extraction, index: TriggerIndex) -> Explanation:
        """Tell of the whole document, sentence by sentence."""
        told = _Teller(findings, record, self._roles, self._modality)
        events: dict[int, list[Reading]] = {}
        for event, made in zip(findings.events, record.events, strict=True):
            events.setdefault(event.head.sent.start, []).append(told.reading(event, made))
        refused = self._refusals(findings, index)
        return Explanation(
            record.article.path,
            tuple(
                SentenceReading(words, tuple(events.get(s.start, ())), tuple(refused.get(s.start, ())))
                for s in findings.doc.sents
                if (words := " ".join(s.text.split()))
            ),
        )

    def _refusals(self, findings: Findings, index: TriggerIndex) -> dict[int, list[Refusal]]:
        """By the start of the sentence. A word that made an event of the type after all was not refused."""
        made = {(event.head.i, event.type.type) for event in findings.events}
        found: dict[int, list[Refusal]] = {}
        for (_, _), (event, need) in sorted(self._refused.items(), key=lambda item: item[0][0]):
            if (event.head.i, event.type.type) not in made:
                lacks = f"it would have {need}" if need else _lacking(event, findings)
                refusal = Refusal(event.type.type, _words(event), _place(event.type, event.frame), lacks)
                found.setdefault(event.head.sent.start, []).append(refusal)
        for token in findings.doc:
            found.setdefault(token.sent.start, []).extend(_near_misses(token, index, made))
        return {start: list(dict.fromkeys(refusals)) for start, refusals in found.items()}


class _Teller:
    """Says of each event where its parts come from."""

    def __init__(
        self,
        findings: Findings,
        record: model.Extraction,
        roles: dict[tuple[int, str, int], str],
        modality: dict[int, tuple[model.Modality, str]],
    ) -> None:
        self._found = findings
        self._record = record
        self._roles = roles
        self._modality = modality
        self._names = {entity.id: entity for entity in record.entities}
        self._triggers = {event.id: event.trigger.text for event in record.events}

    def reading(self, event: Happening, made: model.Event) -> Reading:
        reasons = [Reason("trigger", made.trigger.text, _frame_words(event))]
        reasons += self._participants(event, made)
        reasons += [Reason("with", span.text, "a weapon in its clause") for span in made.instruments]
        reasons += [Reason("when", _days(made.when), self._dating(event, made.when))] if made.when else []
        reasons.append(Reason("modality", made.modality, self._certainty(event, made)))
        reasons += self._sources(event, made)
        reasons += self._casualties(made)
        reasons += [Reason("about", self._triggers[made.theme], "its theme")] if made.theme else []
        reasons += self._links(event, made)
        reasons.append(Reason("confidence", f"{made.confidence:g}", "the frame's"))
        return Reading(made.type, made.trigger.text, tuple(reasons))

    def _participants(self, event: Happening, made: model.Event) -> Iterator[Reason]:
        for name, part in zip(ROLES, ("agent", "target", "place"), strict=True):
            by_start = {self._start(role.mention): role.mention for role in getattr(event, name)}
            for argument in getattr(made, name):
                entity = self._names[argument.entity]
                known = f" = {entity.name}" if entity.name.casefold() not in argument.text.casefold() else ""
                mention = by_start[argument.start]
                rule = self._roles.get((id(event), name, mention), "another rule")
                sure = f", only {argument.modality}" if argument.modality not in (None, made.modality) else ""
                token = self._found.doc[self._found.entities.mentions[mention].head]
                why = f"{_function(rule)}{_path(event.head, token)}; {entity.type}{sure}"
                yield Reason(part, f"{argument.text}{known}", why)

    def _start(self, mention: int) -> int:
        span = self._found.entities.mentions[mention]
        first, last = self._found.doc[span.start], self._found.doc[span.end - 1]
        return self._found.cleaned.raw(first.idx, last.idx + len(last)).start

    def _dating(self, event: Happening, when: model.When) -> str:
        dated = self._found.times.dates.get(event.head.i)
        rule = f"{dated.rule[:1].lower()}{dated.rule[1:]}" if dated else "the date of another mention of it"
        return f'"{when.text}", {when.basis}: {rule}'

    def _certainty(self, event: Happening, made: model.Event) -> str:
        if made.modality == "claimed" and made.sources and event.modality == "asserted":
            return "told by its source, not by the article"
        reading = read_modality(event.head)
        if reading.because is not None and reading.modality == event.modality:
            return f'"{reading.because}"'
        if event.modality == "asserted":
            return "nothing that governs it takes it back"
        return self._modality.get(id(event), ("", "another rule"))[1]

    def _sources(self, event: Happening, made: model.Event) -> Iterator[Reason]:
        cue = self._found.attribution.cue(event.head) or "the accuser"
        for source in made.sources:
            yield Reason("says", self._names[source].name, cue)

    def _casualties(self, made: model.Event) -> Iterator[Reason]:
        victims = ", ".join(argument.text for argument in made.targets) or "a number beside it"
        for name in ("killed", "injured"):
            number = getattr(made, name)
            if number is not None:
                yield Reason(name, str(number), victims)

    def _links(self, event: Happening, made: model.Event) -> Iterator[Reason]:
        rules = {(link.type, id(link.origin), id(link.goal)): link.rule for link in self._found.links}
        by_id = dict(zip((e.id for e in self._record.events), self._found.events, strict=True))
        for link in self._record.links:
            if link.origin == made.id:
                rule = rules[link.type, id(event), id(by_id[link.goal])]
                yield Reason("link", f"{link.type} {self._triggers[link.goal]}", f"{rule}; {link.confidence:g}")


# ---- what a candidate lacks


def _near_misses(token: Token, index: TriggerIndex, made: set[tuple[int, str]]) -> Iterator[Refusal]:
    """Frames of a word that its sentence does not complete; all idioms of a word in one line."""
    idioms: list[str] = []
    for event_type, frame in index.near(token):
        if (token.i, event_type.type) in made:
            continue
        key = _culprit(frame, token)
        if key in OTHER_MEANING:
            yield Refusal(event_type.type, token.text, _place(event_type, frame), OTHER_MEANING[key])
        elif key in IDIOM and not token.is_stop:
            idioms.append(event_type.type)
    if idioms:
        types = list(dict.fromkeys(idioms))
        more = f" or {len(types) - MOST} more" if len(types) > MOST else ""
        yield Refusal(f"{' or '.join(types[:MOST])}{more}", token.text, "", "only together with other words")


def _culprit(frame: Frame, token: Token) -> str:
    """The one key of the frame without which it would fit; "" where it takes more than one."""
    for key in (*IDIOM, *OTHER_MEANING):
        if fits(replace(frame, **{key: getattr(UNDEMANDING, key)}), token):
            return key
    return ""


def _lacking(event: Happening, findings: Findings) -> str:
    """What a bound frame still requires, with what stands there instead."""
    needs = unmet(event)
    if not needs:
        return "what is planned or threatened is nothing hostile"
    return "; ".join(_need(event, need, findings) for need in needs)


def _need(event: Happening, need: str, findings: Findings) -> str:
    there = [text for role in need.split("|") for text in _standing(event, role, findings)]
    missing = f"no {need.replace('|', ' or ')}"
    return f"{missing}, for {', '.join(dict.fromkeys(there))}" if there else missing


def _standing(event: Happening, role: str, findings: Findings) -> Iterator[str]:
    """What stands where the role is looked for, and is of a type that the frame does not take."""
    for function in getattr(event.frame, role, ()):
        for token in fillers(event.head, function):
            number = findings.entities.at(token.i)
            kind = findings.entities.mentions[number].type if number is not None else "no party"
            yield f'"{token.text}" is {kind}'


# ---- words


def _place(event_type: EventType, frame: Frame) -> str:
    """Where a frame is written: "attack.toml, frame 3"; a grievance has a frame of its own making."""
    number = next((n for n, each in enumerate(event_type.frames, 1) if each is frame), None)
    return f"{event_type.type.lower()}.toml, frame {number}" if number else "an act that a reprisal answers"


def _frame_words(event: Happening) -> str:
    frame = event.frame
    parts = [f'{frame.kind} "{event.head.lemma_.lower()}"']
    others = " ".join(word.text for word in event.words if word != event.head)
    keys = [key for key in IDIOM if getattr(frame, key)]
    if others:
        parts.append(f'with {" and ".join(keys)} "{others}"')
    return f"{' '.join(parts)}; {_place(event.type, frame)}"


def _words(event: Happening) -> str:
    return " ".join(word.text for word in event.words)


def _function(rule: str) -> str:
    """A grammatical function by its name, a preposition in quotes, any other rule as it says itself."""
    return rule if rule in FUNCTIONS or " " in rule else f'"{rule}"'


def _path(head: Token, token: Token) -> str:
    """The way through the parse from trigger to participant: " (↑conj ↓nsubj)"; nothing where it is long or none."""
    if head.sent != token.sent or head == token:
        return ""
    up, node = [], head
    while node != token and not node.is_ancestor(token):
        up.append(f"↑{node.dep_}")
        node = node.head
    down = []
    while token != node:
        down.append(f"↓{token.dep_}")
        token = token.head
    steps = [*up, *reversed(down)]
    return f" ({' '.join(steps)})" if len(steps) <= LONGEST_PATH else ""


def _days(when: model.When) -> str:
    days = f"{when.earliest}" if when.earliest == when.latest else f"{when.earliest} … {when.latest}"
    return f"{days} ({when.precision})"
