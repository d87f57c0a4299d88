"""`kg why` in words: what was joined to make an entity or an event, by which features, and what was kept apart."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from kg.counted import counted
from kg.errors import QueryError
from kg.judgements import is_extent, read_rulings
from kg.model import Kind, Ruling, Verdict
from kg.ontology import Ontology
from kg.resolve import Resolution
from kg.resolve.corpus import Corpus, Ref
from kg.resolve.names import key
from kg.resolve.reasons import Apart, Joined, Reason, explain_entity, explain_event
from kg.resolve.rulings import entity_look, event_look

SHOWN = 40
"""Records and merges of one thing that are listed; a state that every article names has thousands."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something of the graph: what kind, which cluster or happening, its id, and how the user named it."""

    kind: Kind
    number: int
    id: str
    said: str


def find_thing(resolution: Resolution, said: str) -> Thing:
    """Find an entity or event by id, name, alias, or an extent ARTICLE:START-END of a mention or report.

    Raises QueryError if there is none, or if several go by that name.
    """
    if is_extent(said):
        return _by_extent(resolution, said)
    entities = {name: number for number, name in resolution.entity_ids.items()}
    events = {name: number for number, name in enumerate(resolution.event_ids)}
    if said in entities:
        return Thing("entity", entities[said], said, said)
    if said in events:
        return Thing("event", events[said], said, said)
    wanted = key(said)
    named = [e.id for e in resolution.graph.entities if wanted in map(key, (e.name, *e.aliases))]
    named += [e.id for e in resolution.graph.events if wanted == key(e.name)]
    if len(named) > 1:
        raise QueryError(f"several go by the name {said!r}. Give one of these ids: {', '.join(named)}")
    if not named:
        raise QueryError(f"nothing in the graph is called {said!r}. See: kg query actors, kg query timeline")
    return replace(find_thing(resolution, named[0]), said=said)


def _by_extent(resolution: Resolution, said: str) -> Thing:
    entities, happenings = resolution.entities, resolution.happenings
    refs = [ref for ref in entities.of if entities.of[ref] in resolution.entity_ids]
    for i in entity_look(resolution.corpus, refs)(said):
        number = entities.of[refs[i]]
        return Thing("entity", number, resolution.entity_ids[number], said)
    reports = list(happenings.of)
    for i in event_look(resolution.corpus, reports)(said):
        number = happenings.of[reports[i]]
        return Thing("event", number, resolution.event_ids[number], said)
    raise QueryError(f"nothing in the graph is mentioned or reported at {said}. The graph may be of other articles")


def why(resolution: Resolution, ontology: Ontology, said: str) -> Iterator[str]:
    """Lines that explain an entity or an event. Raises QueryError as `find_thing` does."""
    thing = find_thing(resolution, said)
    if thing.kind == "entity":
        yield from _why_entity(resolution, thing)
    else:
        yield from _why_event(resolution, ontology, thing)


def _why_entity(resolution: Resolution, thing: Thing) -> Iterator[str]:
    entity = next(e for e in resolution.graph.entities if e.id == thing.id)
    found = explain_entity(resolution, thing.number)
    members = resolution.entities.members[thing.number]
    yield f"{entity.name}  ({entity.id})"
    what = [entity.type, entity.country, entity.wikidata and f"Wikidata {entity.wikidata}"]
    counts = [counted(len({ref.article for ref in members}), "article"), counted(len(entity.mentions), "mention")]
    yield f"  {', '.join(filter(None, [*what, *counts]))}"
    if entity.aliases:
        yield f"  also called: {', '.join(entity.aliases)}"
    texts = {resolution.corpus.record_name(ref): _mentioned(resolution.corpus, ref) for ref in members}
    yield from _records("What the articles say", texts.values())
    yield from _joined(found.joined, texts)
    yield from _kept_apart(found.apart)


def _why_event(resolution: Resolution, ontology: Ontology, thing: Thing) -> Iterator[str]:
    event = next(e for e in resolution.graph.events if e.id == thing.id)
    found = explain_event(resolution, ontology, thing.number)
    members = resolution.happenings.members[thing.number]
    yield f"{event.name}  ({event.id})"
    counts = [counted(len(members), "report"), counted(len({ref.article for ref in members}), "article")]
    yield f"  {'/'.join(event.types)}, {event.modality}, {', '.join(counts)}"
    texts = {resolution.corpus.record_name(ref): _reported(resolution.corpus, ref) for ref in members}
    yield from _records("What the articles say", texts.values())
    yield from _joined(found.joined, texts)
    yield from _kept_apart(found.apart)


def _records(head: str, texts: Iterable[str]) -> Iterator[str]:
    rows = list(texts)
    yield from ("", head, *(f"  {row}" for row in rows[:SHOWN]))
    if len(rows) > SHOWN:
        yield f"  … and {len(rows) - SHOWN} more"


def _mentioned(corpus: Corpus, ref: Ref) -> str:
    """How one article calls an entity, how often, and where first: what a ruling would name."""
    mentions = sorted(corpus.entity(ref).mentions, key=lambda m: m.start)
    counted = Counter(" ".join(m.text.split()) for m in mentions)
    names = ", ".join(f"{text!r}" + (f" ×{n}" if n > 1 else "") for text, n in counted.most_common(5))
    return f"{_extent(corpus, ref, mentions[0].start, mentions[0].end)}  {names}"


def _reported(corpus: Corpus, ref: Ref) -> str:
    event = corpus.event(ref)
    sentence = " ".join(corpus.article(ref.article).text[event.sentence.start : event.sentence.end].split())
    extent = _extent(corpus, ref, event.trigger.start, event.trigger.end)
    return f"{extent}  {event.type} {event.trigger.text!r}: {sentence}"


def _extent(corpus: Corpus, ref: Ref, start: int, end: int) -> str:
    return f"{corpus.article_ids[ref.article]}:{start}-{end}"


def _joined(joined: Sequence[Joined], texts: dict[str, str]) -> Iterator[str]:
    yield from ("", "Joined" if joined else "Joined: nothing, it is one record")
    for merge in islice(joined, SHOWN):
        yield f"  {_short(texts[merge.left])}  +  {_short(texts[merge.right])}"
        if len([r for r in merge.reasons if r.weight is not None]) > 1:
            yield f"    together {merge.score:g}:"
        yield from _reasons(merge.reasons)
    if len(joined) > SHOWN:
        yield f"  … and {len(joined) - SHOWN} more"


def _short(text: str) -> str:
    """The extent and the first words."""
    extent, _, words = text.partition("  ")
    return f"{extent} {words if len(words) <= SHOWN else words[:SHOWN].rstrip() + '…'}"


def _kept_apart(apart: Sequence[Apart]) -> Iterator[str]:
    if apart:
        yield from ("", "Kept apart")
    for other in apart:
        yield f"  {other.name}  ({other.id})"
        weighed = [r for r in other.reasons if r.weight is not None]
        if weighed and len(weighed) == len(other.reasons):
            yield f"    together {other.score:g}, one would take {other.least:g}:"
        yield from _reasons(other.reasons)


def _reasons(reasons: Iterable[Reason]) -> Iterator[str]:
    for reason in reasons:
        weight = "     " if reason.weight is None else f"{reason.weight:+5g}"
        yield f"    {weight}  {reason.feature}: {reason.says}"


def merges(resolution: Resolution) -> Iterator[str]:
    """Every merge as a line of JSON: the pair ("article/e1"), verdict, score and features, as they were made."""
    for judgement in resolution.judgements:
        row = {
            "left": judgement.left,
            "right": judgement.right,
            "verdict": judgement.verdict,
            "score": judgement.score,
            "features": list(judgement.features),
        }
        yield json.dumps(row)


def rule(resolution: Resolution, verdict: Verdict, left: str, right: str, note: str = "") -> Ruling:
    """Make a ruling that survives rebuilds of two things of the graph, named as for `find_thing`.

    Raises QueryError if one is not there, if they are of two kinds, or if both are called the same.
    """
    one, other = find_thing(resolution, left), find_thing(resolution, right)
    if one.kind != other.kind:
        raise QueryError(f"{left!r} is an {one.kind} and {right!r} an {other.kind}; only two of a kind can be one")
    if one == other or (verdict == "same" and one.id == other.id):
        raise QueryError(f"{left!r} and {right!r} are one already, {one.id}. See: kg why {one.id}")
    names = [_lasting(resolution, thing) for thing in (one, other)]
    if names[0] == names[1]:
        raise QueryError(f"{left!r} and {right!r} are one record. Name two extents that kg why {one.id} shows")
    return Ruling(verdict, one.kind, names[0], names[1], note)


def _lasting(resolution: Resolution, thing: Thing) -> str:
    """What no rebuild changes: the name where only this entity has it, else where it is first mentioned or reported."""
    if is_extent(thing.said):
        return thing.said
    corpus = resolution.corpus
    if thing.kind == "event":
        ref = min(resolution.happenings.members[thing.number], key=lambda r: (corpus.age(r.article), r.id))
        trigger = corpus.event(ref).trigger
        return _extent(corpus, ref, trigger.start, trigger.end)
    refs = list(resolution.entities.of)
    look = entity_look(corpus, refs)
    entity = next(e for e in resolution.graph.entities if e.id == thing.id)
    given = () if thing.said == thing.id else (thing.said,)
    names: Iterable[str] = dict.fromkeys((*given, entity.name, *entity.aliases))
    for name in names:
        if {resolution.entities.of[refs[i]] for i in look(name)} == {thing.number}:
            return name
    ref = min(resolution.entities.members[thing.number], key=lambda r: (corpus.age(r.article), r.id))
    mention = min(corpus.entity(ref).mentions, key=lambda m: m.start)
    return _extent(corpus, ref, mention.start, mention.end)


def rulings_told(file: Path, resolution: Resolution) -> Iterator[str]:
    """The rulings of a file, numbered as `drop_ruling` counts, each with what became of it."""
    rulings = read_rulings(file)
    outcomes = {outcome.ruling: outcome for outcome in resolution.outcomes}
    yield f"{file}: {counted(len(rulings), 'judgement')}"
    for number, ruling in enumerate(rulings, 1):
        outcome = outcomes[ruling]
        note = f"  # {ruling.note}" if ruling.note else ""
        yield f"{number:>3}  {ruling.verdict} {ruling.kind} {ruling.left!r} {ruling.right!r}{note}"
        yield f"     {'holds' if outcome.holds else 'waits' if outcome.waits else 'DOES NOT HOLD'}: {outcome.says}"
