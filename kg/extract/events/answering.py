"""The act that an answering word describes: "SHELLED it in retaliation", "retaliatory STRIKES", "reprisal RAIDS"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from kg.extract import control, lexicons, syntax
from kg.extract.events.happening import Happening

HOSTILE = frozenset({"violence", "kidnapping", "invasion", "coercion", "sanction", "mobilization", "protest"})
INTENDED = frozenset({"plan", "threat", "order"})  # "plotted to KILL the envoy in revenge"
ADJUNCT = frozenset({"in", "as", "by", "out"})
COPULAS = frozenset({"be", "come", "appear", "seem", "occur"})
BEFORE_NOUN = frozenset({"compound", "nmod", "amod"})
LOOSE = frozenset({"relcl", "acl", "advcl"})  # clauses that an adjunct of the clause above is easily hung on
POINTERS = frozenset({"it", "this", "that", "they", "these"})
WAKES = frozenset({"wake", "aftermath", "view", "light"})
CLIMB = 4


def find_act(event: Happening, by_head: Mapping[int, Happening]) -> Happening | None:
    """The hostile event that the answering word describes; None where the act is of no type of ours."""
    found = (_act_above(word, event, by_head) for word in act_words(event))
    act = next((act for act in found if act is not None), None)
    return act or (_main_act(event, by_head) if _stands_apart(event) else None)


def _stands_apart(event: Happening) -> bool:
    """A comma before "in retaliation": it may belong to any clause above."""
    return event.head.dep_ == "pobj" and event.head.doc[max(event.head.head.i - 1, 0)].text == ","


def _main_act(event: Happening, by_head: Mapping[int, Happening]) -> Happening | None:
    """"FIRED missiles, hitting what was said to be a depot, in retaliation": the act of a clause further up."""
    verbs = [token for token in event.head.ancestors if token.pos_ in syntax.VERBAL and not _came_before(token, event)]
    return next((act for verb in verbs if (act := _event_at(verb, event, by_head)) is not None), None)


def _act_above(head: Token, event: Happening, by_head: Mapping[int, Happening]) -> Happening | None:
    """The first hostile event from the word upwards, within its clause or the one that the clause hangs on."""
    earlier = _pointed_at(head, event, by_head)
    if earlier is not None:
        return earlier
    for _ in range(CLIMB):
        found = None if _came_before(head, event) else _event_at(head, event, by_head)
        if found is not None:
            return found
        if head.head == head or (head.pos_ in syntax.VERBAL and head.dep_ not in LOOSE):
            return None
        while head.dep_ == "conj" and head.head.dep_ == "conj":
            head = head.head  # the last of a list
        head = head.head
    return None


def _came_before(verb: Token, event: Happening) -> bool:
    """"Shot ten men after rebels KILLED a priest, in retaliation": the clause tells what is answered."""
    told_after = verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "after" for c in verb.children)
    return told_after and _stands_apart(event)


def _event_at(head: Token, event: Happening, by_head: Mapping[int, Happening]) -> Happening | None:
    """The hostile event that a verb or noun heads, or whose noun a light verb governs."""
    objects = control.objects(head) if head.pos_ in syntax.VERBAL else []
    counted = [c for each in (head, *objects) for c in syntax.counted(each)]
    kinds = lexicons.word_classes().kinds
    counted += [t for o in objects if o.lemma_ in kinds for t in syntax.prepositional(o, ("of",))]
    told = [c for c in head.children if c.dep_ in ("acl", "relcl") and head in control.objects(c)]
    for token in (head, *objects, *counted, *told):
        found = by_head.get(token.i)
        if found is None or found is event:
            continue
        for act in (found, *(theme for theme in found.themes if found.type.family in INTENDED)):
            if act is not event and act.type.family in HOSTILE and act.type.type != "RETALIATE":
                return act
    return None


def _pointed_at(word: Token, event: Happening, by_head: Mapping[int, Happening]) -> Happening | None:
    """"IT was in retaliation", "the MOVE came in response": the act told before, here or in the sentence before."""
    vague = lexicons.link_words().vague_acts
    definite = any(c.dep_ == "det" and c.lower_ in ("the", "this", "that", "these") for c in word.children)
    if word.lower_ not in POINTERS and not (word.lemma_.lower() in vague and definite):
        return None
    return next(_earlier(word, event, by_head), None)


def _earlier(word: Token, event: Happening, by_head: Mapping[int, Happening]) -> Iterator[Happening]:
    start = word.sent.start
    first = word.doc[start - 1].sent.start if start else 0
    for i in sorted((i for i in by_head if first <= i < word.i), reverse=True):
        act = by_head[i]
        if act is not event and act.type.family in HOSTILE and act.type.type != "RETALIATE":
            yield act


def act_verb(event: Happening) -> Token | None:
    """The verb of the clause that the answering word is an adjunct of, whatever its type."""
    head = next(reversed(act_words(event)), None)
    while head is not None and head.pos_ not in syntax.VERBAL:
        head = head.head if head.head != head else None
    return head


def in_wake_of(verb: Token) -> list[Token]:
    """"in THE WAKE OF the riots", "in VIEW OF the violence": what came before, as the reason."""
    wakes = [noun for noun in syntax.prepositional(verb, ("in",)) if noun.lemma_ in WAKES]
    return [t for wake in wakes for t in syntax.prepositional(wake, ("of",))]


def is_before_noun(event: Happening) -> bool:
    """Whether the answering word qualifies a noun: "RETALIATORY tariffs", "REVENGE killings", "a TIT-FOR-TAT move"."""
    return event.frame.kind == "adjective" or (event.head.dep_ in BEFORE_NOUN and event.head.head.pos_ == "NOUN")


def act_word(event: Happening) -> Token | None:
    """The first of the words that the answering word can describe."""
    return next(iter(act_words(event)), None)


def act_words(event: Happening) -> list[Token]:
    """The words that the answering word hangs on: the verb before "in retaliation", the noun after an adjective.

    "The attack was a retaliatory MOVE" is about the move and about the attack.
    """
    head = event.head
    while head.dep_ == "conj" and head.pos_ not in syntax.VERBAL:
        head = head.head
    if is_before_noun(event):
        noun = head.head
        if noun.pos_ in syntax.VERBAL:
            return _described(noun)
        return [noun, *(_described(noun.head) if noun.dep_ == "attr" else ())]
    while head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lemma_ in lexicons.word_classes().kinds:
        head = head.head.head
    if head.dep_ == "pobj" and head.head.lower_ in ADJUNCT:
        return _described(head.head.head)
    if head.dep_ in ("oprd", "dobj") and head.head.dep_ == "pcomp":
        return [head.head.head.head]  # "shot two men in what police called REVENGE"
    if head.dep_ == "attr":
        return _described(head.head)
    if head.pos_ in syntax.VERBAL and head.dep_ in ("advcl", "xcomp") and head.head.pos_ in syntax.VERBAL:
        return [] if syntax.has_mark(head) else [head.head]
    means = syntax.prepositional(head, ("by", "with"))
    if head.pos_ in syntax.VERBAL:
        means += [t for o in control.objects(head) for t in syntax.prepositional(o, ("with",))]
        means += [c for c in head.children if c.dep_ == "advcl" and c.tag_ == "VBG" and c.i > head.i]
    return [t for t in means if t.pos_ in syntax.VERBAL or head.pos_ in syntax.VERBAL]


def _described(word: Token) -> list[Token]:
    """The word itself; of "the shelling WAS / CAME in response", the subject.

    "Burned the mill in WHAT seemed to be revenge" is about the burning.
    """
    if word.lemma_ in lexicons.link_words().judging:
        return _outside_what(control.objects(word)[:1])
    if word.lemma_ not in COPULAS:
        return [word]
    if any(c.dep_ == "expl" for c in word.children):
        return []
    return _outside_what(control.surface_subjects(word)[:1])


def _outside_what(found: list[Token]) -> list[Token]:
    """The tokens; for the "what" of "in what …" the verb that the whole is an adjunct of."""
    if not found or found[0].lower_ != "what":
        return found
    clause = found[0].head
    return [clause.head.head] if clause.dep_ == "pcomp" else []
