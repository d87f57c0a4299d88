"""One act told twice in a sentence: a verb for how it was done or what it did to things, a clause that unfolds it.

"attacked the hall, THROWING grenades", "the explosion of two bombs that WENT OFF there", "escaped an attack when
rebels AMBUSHED his car".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.extract import lexicons, syntax
from kg.extract.events.happening import RESULTS, Happening

NAMING = frozenset("call term label dub brand deem consider".split())


def join_tellings(events: Sequence[Happening]) -> None:
    """Say of each act of violence which other mention in its sentence tells the same act."""
    by_head = {e.head.i: e for e in events if e.type.family == "violence" and e.type.type not in RESULTS}
    for event in by_head.values():
        tellings = (_way_of, _weapon_of, _scene_of, _heading_of, _name_of)
        for first in (first for telling in tellings for first in telling(event, by_head)):
            if first is not event and first not in event.same and event not in first.same:
                event.same.append(first)


def join_parts(events: Sequence[Happening]) -> None:
    """Say of which act in its sentence an act of violence is a part."""
    by_head = {e.head.i: e for e in events if e.type.family == "violence" and e.type.type not in RESULTS}
    for event in by_head.values():
        whole = next((w for find in (_during, _there) if (w := find(event, by_head)) is not None), None)
        if whole is not None and whole not in event.same and event not in whole.same:
            event.beside.append(whole)


def _during(event: Happening, by_head: Mapping[int, Happening]) -> Happening | None:
    """"DURING THE OFFENSIVE rebels shelled the port": what is done in the course of an act that is known."""
    for preposition in event.head.children:
        if preposition.dep_ == "prep" and preposition.lower_ in ("during", "in"):
            nouns = (c for c in preposition.children if c.dep_ == "pobj" and syntax.is_definite(c))
            found = next((by_head[noun.i] for noun in nouns if noun.i in by_head), None)
            if found is not None:
                return found
    return None


def _there(event: Happening, by_head: Mapping[int, Happening]) -> Happening | None:
    """"raided the village, WHERE THEY BURNED two huts": what the same people did at the place of their act."""
    verb = event.head
    while verb.dep_ == "conj" and verb.head.pos_ in syntax.VERBAL:
        verb = verb.head
    if verb.dep_ != "relcl" or not any(c.dep_ == "advmod" and c.lower_ == "where" for c in verb.lefts):
        return None
    if any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.lefts):
        return None
    doers = [c for c in verb.lefts if c.dep_ == "nsubj"]
    over = next((t for t in verb.ancestors if t.i in by_head), None)
    same = over is not None and all(c.lower_ in ("they", "he", "she", "it") for c in doers)
    return by_head[over.i] if over is not None and same and doers else None


def _way_of(event: Happening, by_head: Mapping[int, Happening]) -> Iterator[Happening]:
    """"destroyed ten towers, DAMAGING the line": a participle without a subject of its own."""
    verb = event.head
    while verb.dep_ == "conj" and verb.head.pos_ in syntax.VERBAL:
        verb = verb.head
    alone = not any(c.dep_ in ("nsubj", "nsubjpass", "mark", "prep") and c.i < verb.i for c in verb.children)
    first = by_head.get(verb.head.i)
    if first is None or verb.dep_ != "advcl" or verb.tag_ != "VBG" or not alone or first.head.i > verb.i:
        return
    if event.type is first.type or event.type.type == "ATTACK":  # a fire that was set is an act of its own
        yield first


def _weapon_of(event: Happening, by_head: Mapping[int, Happening]) -> Iterator[Happening]:
    """"the explosion of two bombs THAT WENT OFF": the clause describes the weapon of another mention."""
    if event.head.dep_ not in ("relcl", "acl"):
        return
    bomb = event.head.head.i
    near = (other for other in by_head.values() if other.head.sent == event.head.sent)
    spans = ((other, span) for other in near for span in other.instruments)
    yield from (other for other, (start, end) in spans if start <= bomb < end and other.type is event.type)


def _scene_of(event: Happening, by_head: Mapping[int, Happening]) -> Iterator[Happening]:
    """"escaped an ATTACK WHEN rebels ambushed his car": the when-clause unfolds what the noun names."""
    clause = syntax.clause_head(event.head)
    if event.head.pos_ in syntax.VERBAL or any(c.lower_ in ("another", "no") for c in event.head.children):
        return
    for child in clause.children:
        opens = child.dep_ == "advcl" and any(c.lower_ == "when" for c in child.children)
        if opens and child.i > event.head.i and child.i in by_head:
            yield by_head[child.i]


def _heading_of(event: Happening, by_head: Mapping[int, Happening]) -> Iterator[Happening]:
    """"IN ANOTHER ATTACK, guerrillas DYNAMITED a mill": the clause tells what its opening names."""
    noun, preposition = event.head, event.head.head
    opens = noun.dep_ == "pobj" and preposition.lower_ == "in" and preposition.head.i > noun.i
    new = any(c.dep_ == "det" and c.lower_ in ("a", "an", "another") for c in noun.lefts)
    if opens and new and preposition.head.i in by_head:
        yield by_head[preposition.head.i]


def _name_of(event: Happening, by_head: Mapping[int, Happening]) -> Iterator[Happening]:
    """"called THE BLAST an ATTACK", "described the raid as an act of TERROR": another word for one act."""
    noun = event.head
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and syntax.counts(noun.head.head):
        noun = noun.head.head
    verb = noun.head if noun.dep_ in ("oprd", "attr") else noun.head.head
    said_as = noun.dep_ == "pobj" and noun.head.lower_ == "as" and verb.lemma_ in lexicons.link_words().judging
    if not said_as and not (noun.dep_ == "oprd" and verb.lemma_ in NAMING):
        return
    named = (c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "nsubj") and c.i < noun.i)
    yield from (by_head[c.i] for c in named if c.i in by_head)
