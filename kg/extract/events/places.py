"""Where it happened: the places that an event's clause names, nearest first.

A place is looked for at the event's own word and at the verb that governs it, then at the noun it was done to ("a base
IN Tuzla"), then at the place that a where-clause describes, and last anywhere in the same clause.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Doc, Token

from kg.extract import lexicons, syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.entities.mentions import NounPhrase
from kg.extract.events.happening import HARM, MISFORTUNE, RESULTS, SITE, Happening, Role
from kg.extract.events.light import governing_verb, verb_name
from kg.extract.events.sites import SURE, beyond, is_known_area, is_named_area, told_of, under, where_described
from kg.extract.events.targets import shaken

TAKING = frozenset({"kidnapping", "robbery"})  # "abducted FROM a school in Lund"
FRONTING = frozenset({"at", "near", "outside", "inside"})
SEATED = frozenset({"ORGANIZATION", "GOVERNMENT"})
SOMEWHERE = HARM | {"protest", "mourning", "coercion", MISFORTUNE}
SAME = frozenset({"same", "whole", "entire", "very", "actual", "exact", "other"})
WITH_PLACES = frozenset({"FACILITY", "PLACE", "PEOPLE", "MILITARY", "ARMED_GROUP", "PERSON"})
COURTS = frozenset({"court", "tribunal", "judge", "magistrate", "jury"})
MISSIONS = frozenset({"embassy", "consulate", "mission", "ambassador"})
NEAR = 20  # words from a place to what happened there
HAPPENING = frozenset({"occur", "happen", "take"})
ONE_STORY = frozenset({"conj", "advcl", "xcomp", "acl", "relcl"})
APART = frozenset({"after", "because", "before", "if", "since", "unless", "until"})
EARLIER = frozenset({"after", "before", "since", "following"})  # "a month AFTER the raid in Arad": another place
CLAUSE = frozenset({"ccomp", "relcl", "advcl", "conj", "parataxis", "acl", "xcomp", "pcomp"})


def bind_places(event: Happening, entities: EntityIndex) -> None:
    """Fill the event's places; participants are never its places."""
    event.places = []
    taken = {role.mention for role in (*event.agents, *event.targets)}
    for token in _candidates(event, entities):
        _add(event, entities, entities.at(token.i), taken)
    if not any(is_known_area(role, entities) for role in event.places):
        _drop_vague(event, entities)
        for number in [n for n in _beyond_towns(event, entities) if n not in taken][:1]:
            _add(event, entities, number, taken)
    if not event.places:
        _same_clause(event, entities, taken)
    if not event.places:
        _same_sentence(event, entities, taken)
    if event.type.family == "protest" and not event.targets:
        event.targets = [Role(n) for n in _missions(event, entities) if n not in taken]


def _add(event: Happening, entities: EntityIndex, number: int | None, taken: Collection[int]) -> None:
    if number is None or number in taken or any(role.mention == number for role in event.places):
        return
    if entities.mentions[number].type in SITE or _is_building(number, event, entities):
        event.places.append(Role(number))


def _is_building(number: int, event: Happening, entities: EntityIndex) -> bool:
    """"shot OUTSIDE the Central University": a body's name, for where it sits."""
    mention = entities.mentions[number]
    head = event.head.doc[mention.head]
    before = head.head.lower_ if head.dep_ == "pobj" else ""
    return mention.type in SEATED and mention.kind == "name" and before in FRONTING and event.type.family in SOMEWHERE


def _has_name(mention: NounPhrase, doc: Doc) -> bool:
    """Whether its words name it, or the town before it: "the MARKETS area"."""
    return any(doc[i].pos_ == "PROPN" for i in range(mention.start, mention.end))


def _drop_vague(event: Happening, entities: EntityIndex) -> None:
    """"near the PLACE": it names nowhere, so that the sentence may say better."""
    vague = lexicons.word_classes().anywhere
    kept = [r for r in event.places if not _is_bare(entities.mentions[r.mention], vague)]
    event.places = kept


def _is_bare(mention: NounPhrase, nouns: frozenset[str]) -> bool:
    return mention.kind == "noun" and mention.words <= {mention.lemma, *SAME} and mention.lemma in nouns


def places_under(verb: Token, entities: EntityIndex) -> list[int]:
    """The mentions of the sites that a verb's place prepositions name."""
    found = [entities.at(token.i) for token in told_of(under(verb), entities)]
    return list(dict.fromkeys(n for n in found if n is not None and entities.mentions[n].type in SITE))


def _missions(event: Happening, entities: EntityIndex) -> list[int]:
    """A country's mission that people protest at stands for the country: "outside the French embassy"."""
    clause = syntax.clause_head(event.head)
    anchors = [event.head, clause, *(c for c in event.head.children if c.dep_ == "prep")]
    found = [entities.at(token.i) for anchor in anchors for token in _fronting(anchor)]
    sites = [n for n in found if n is not None and entities.mentions[n].country]
    return [n for n in sites if entities.mentions[n].lemma in MISSIONS]


def _fronting(anchor: Token) -> Iterator[Token]:
    """Objects of "outside", "at" and "in front of"."""
    yield from syntax.prepositional(anchor, ("outside", "at", "near", "before"))
    for front in syntax.prepositional(anchor, ("in",)):
        if front.lower_ == "front":
            yield from syntax.prepositional(front, ("of",))


def _candidates(event: Happening, entities: EntityIndex) -> Iterator[Token]:
    yield from shaken(event.head)
    anchors = [event.head, *(w for w in event.words if w != event.head and w.pos_ == "NOUN")]
    verb = governing_verb(event.head)
    anchors += [verb] if verb is not None else happening_verbs(event.head)
    for anchor in anchors:
        yield from told_of(under(anchor), entities)
        if event.type.family in TAKING:
            yield from told_of(syntax.prepositional(anchor, ("from",)), entities)
    for role in (*event.targets, *_courts(event, entities)):
        mention = entities.mentions[role.mention]
        if mention.type in WITH_PLACES or role in event.agents:
            yield from told_of(under(event.head.doc[mention.head]), entities)
    if event.head.pos_ not in syntax.VERBAL:
        for token in syntax.modifiers(event.head):
            number = entities.at(token.i)
            if number is not None and entities.mentions[number].type == "PLACE":
                yield token
    yield from where_described(anchors[-1])


def _courts(event: Happening, entities: EntityIndex) -> list[Role]:
    """Agents that do what they do where they sit: "a COURT in Paris sentenced him"."""
    return [role for role in event.agents if entities.mentions[role.mention].lemma in COURTS]


def _beyond_towns(event: Happening, entities: EntityIndex) -> list[int]:
    """Towns that only tell how far off it was."""
    verb = governing_verb(event.head)
    anchors = [event.head, *([verb] if verb is not None else happening_verbs(event.head))]
    unnamed = [role for role in event.places if not _has_name(entities.mentions[role.mention], event.head.doc)]
    sites = [event.head.doc[entities.mentions[role.mention].head] for role in (*event.targets, *unnamed)]
    found = [entities.at(t.i) for anchor in (*anchors, *sites) for t in beyond(anchor)]
    return [n for n in found if n is not None and entities.mentions[n].type in SITE]


def happening_verbs(noun: Token) -> list[Token]:
    """"The shooting BROKE OUT in the north": the verb that says where, and between whom, its subject took place."""
    taking_place = lexicons.word_classes().taking_place
    if noun.dep_ == "nsubj" and noun.head.lemma_ in taking_place:
        return [noun.head]
    return list(_told_further(noun))[:1] if noun.pos_ == "NOUN" else []


def _told_further(noun: Token) -> Iterator[Token]:
    """Verbs of "the murder (of the envoy), WHICH OCCURRED in Lund", "the murder (of the envoy) COMMITTED in Lund"."""
    for described in (noun, *syntax.prepositional(noun, ("of", "against", "on"))):
        for clause in described.rights:
            told = clause.dep_ == "relcl" and any(c.dep_ == "nsubj" and c.tag_ == "WDT" for c in clause.children)
            done = clause.dep_ == "acl" and clause.tag_ == "VBN" and verb_name(clause) in lexicons.light_verbs().agent
            if done or (told and clause.lemma_ in HAPPENING):
                yield clause


def _same_clause(event: Happening, entities: EntityIndex, taken: set[int]) -> None:
    """The nearest place after a place preposition in the event's own clause; a gathering has all of its sentence."""
    if event.type.family not in ("violence", "kidnapping", "robbery", "protest", "mourning", "coercion", MISFORTUNE):
        return
    gathering = event.type.family in ("protest", "mourning")
    found: list[tuple[int, Token]] = []
    skipped = EARLIER if event.type.type not in RESULTS else frozenset()
    clause = event.head if _is_told_of(event.head) else syntax.clause_head(event.head)
    for token in event.head.sent if gathering else _own_words(clause, skipped):
        number = entities.at(token.i)
        if token.dep_ != "pobj" or token.head.lower_ not in SURE or number is None or number in taken:
            continue
        if entities.mentions[number].type in ("PLACE", "COUNTRY"):
            found.append((abs(token.i - event.head.i), token))
    _add_nearest(event, found, entities, taken)


def _add_nearest(
    event: Happening, found: list[tuple[int, Token]], entities: EntityIndex, taken: Collection[int]
) -> None:
    """The nearest place with those that are listed with it: "in LUND, ARAD AND BONN"."""
    if not found:
        return
    nearest = min(found, key=lambda each: each[0])[1]
    for site in told_of(syntax.expand([nearest]), entities):
        _add(event, entities, entities.at(site.i), taken)


def _is_told_of(noun: Token) -> bool:
    """"shelled Arad in response TO AN ATTACK", "marched in Arad AFTER THE RAID": that happened elsewhere."""
    if noun.dep_ != "pobj" or noun.pos_ in syntax.VERBAL:
        return False
    if noun.head.lower_ in EARLIER:
        return True
    return noun.head.lower_ in ("to", "for") and noun.head.head.lemma_ in lexicons.word_classes().answers


def _same_sentence(event: Happening, entities: EntityIndex, taken: set[int]) -> None:
    """The nearest place that the clauses told as one with the event's name: "CAME TO ATOYAC and shot two men"."""
    if event.type.family not in HARM or event.head.pos_ not in syntax.VERBAL or _is_outcome(event):
        return
    top = _told_as_one(syntax.clause_head(event.head))
    sites = (t for t in _told_at_once(top) if t.dep_ == "pobj" and t.head.lower_ in SURE)
    named = (t for t in told_of(sites, entities) if is_named_area(t, entities))
    found = [(abs(t.i - event.head.i), t) for t in named if entities.at(t.i) not in taken]
    _add_nearest(event, [each for each in found if each[0] <= NEAR], entities, taken)


def _is_outcome(event: Happening) -> bool:
    """"bombed the hall, KILLING two", "broke in, SETTING fire to a shed": the first act has the place.

    What no act of the sentence caused is told with the clause above: "a lorry crashed in Dover, KILLING two".
    """
    verb = event.head.head if event.head.dep_ == "conj" else event.head
    if event.causes or verb.dep_ != "advcl":
        return bool(event.causes)
    return (verb.tag_ == "VBG") != (event.type.type in RESULTS)


def _told_as_one(clause: Token) -> Token:
    """The highest clause above that is no report: who says it, says it elsewhere."""
    saying = lexicons.reporting_words().quoting
    while clause.dep_ in ONE_STORY and not _is_told_apart(clause):
        above = syntax.clause_head(clause.head)
        if above == clause or above.pos_ not in syntax.VERBAL or above.lemma_ in saying:
            break
        clause = above
    return clause


def _told_at_once(top: Token) -> Iterator[Token]:
    """Words below a clause without those of clauses that tell what came before, or would."""
    for child in top.children:
        if not _is_told_apart(child) and not _is_wake(child):
            yield child
            yield from _told_at_once(child)


def _is_told_apart(clause: Token) -> bool:
    """"bombed the port AFTER rebels had fired at Arad": another act, which has a place of its own."""
    if clause.dep_ == "prep":
        return clause.lower_ in EARLIER or clause.lower_ == "according"
    return clause.dep_ == "advcl" and syntax.is_opened_by(clause, APART)


def _own_words(clause: Token, skipped: frozenset[str]) -> Iterator[Token]:
    """Words of the clause without those of clauses inside it, and of phrases behind some prepositions."""
    for child in clause.children:
        if child.dep_ in CLAUSE or child.lower_ in skipped or child.lower_ == "according" or _is_aside(child):
            continue
        yield child
        yield from _own_words(child, skipped)


def _is_aside(noun: Token) -> bool:
    """"Ann Lee, MANAGER of the bank in Arad, was shot": where somebody serves; nor where it is that an act answers."""
    return _is_wake(noun) or (noun.dep_ == "appos" and noun.head.ent_type_ == "PERSON")


def _is_wake(noun: Token) -> bool:
    """"in the WAKE of a coup in Arad"."""
    return noun.dep_ == "pobj" and noun.lemma_ in lexicons.word_classes().wakes
