"""Where it happened: the places that an event's clause names, nearest first.

A place is looked for at the event's own word and at the verb that governs it, then at the noun it was done to ("a base
IN Tuzla"), then at the place that a where-clause describes, and last anywhere in the same clause.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from kg.extract import lexicons, syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.entities.town import HERE
from kg.extract.events.happening import HARM, MISFORTUNE, RESULTS, SITE, Happening, Role
from kg.extract.events.light import governing_verb
from kg.extract.events.targets import shaken

SURE = ("in", "at", "near", "outside", "inside", "around", "across", "through", "throughout", "within", "off")
WITH_PLACES = frozenset({"FACILITY", "PLACE", "PEOPLE", "MILITARY", "ARMED_GROUP", "PERSON"})
COURTS = frozenset({"court", "tribunal", "judge", "magistrate", "jury"})
MISSIONS = frozenset({"embassy", "consulate", "mission", "ambassador"})
NEAR = 20  # words from a place to what happened there
ONE_STORY = frozenset({"conj", "advcl", "xcomp", "acl", "relcl"})
APART = frozenset({"after", "because", "before", "if", "since", "unless", "until"})
EARLIER = frozenset({"after", "before", "since", "following"})  # "a month AFTER the raid in Arad": another place
CLAUSE = frozenset({"ccomp", "relcl", "advcl", "conj", "parataxis", "acl", "xcomp", "pcomp"})


def bind_places(event: Happening, entities: EntityIndex) -> None:
    """Fill the event's places; participants are never its places."""
    event.places = []
    taken = {role.mention for role in (*event.agents, *event.targets)}
    for token in _candidates(event, entities):
        number = entities.at(token.i)
        if number is None or number in taken or any(role.mention == number for role in event.places):
            continue
        if entities.mentions[number].type in SITE:
            event.places.append(Role(number))
    if not event.places:
        event.places = [Role(n) for n in _beyond_towns(event, entities) if n not in taken][:1]
    if not event.places:
        _same_clause(event, entities, taken)
    if not event.places:
        _same_sentence(event, entities, taken)
    if event.type.family == "protest" and not event.targets:
        event.targets = [Role(n) for n in _missions(event, entities) if n not in taken]


def places_under(verb: Token, entities: EntityIndex) -> list[int]:
    """The mentions of the sites that a verb's place prepositions name."""
    found = [entities.at(token.i) for token in _told_of(_under(verb), entities)]
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
        yield from _told_of(_under(anchor), entities)
    for role in (*event.targets, *_courts(event, entities)):
        mention = entities.mentions[role.mention]
        if mention.type in WITH_PLACES or role in event.agents:
            yield from _told_of(_under(event.head.doc[mention.head]), entities)
    if event.head.pos_ not in syntax.VERBAL:
        for token in syntax.modifiers(event.head):
            number = entities.at(token.i)
            if number is not None and entities.mentions[number].type == "PLACE":
                yield token
    yield from _where(anchors[-1])


def _courts(event: Happening, entities: EntityIndex) -> list[Role]:
    """Agents that do what they do where they sit: "a COURT in Paris sentenced him"."""
    return [role for role in event.agents if entities.mentions[role.mention].lemma in COURTS]


def _told_of(sites: Iterable[Token], entities: EntityIndex) -> Iterator[Token]:
    """The sites, each before the town that it is, or is part of: "the port OF CALLAO", "a LIMA street"."""
    for site in sites:
        yield from _listed_before(site, entities)
        yield site
        number = entities.at(site.i)
        if number is not None and entities.mentions[number].kind == "noun":
            whole = syntax.prepositional(site, ("of",))
            yield from (t for t in (*whole, *syntax.modifiers(site)) if _is_named_area(t, entities))
            yield from (t for w in whole for t in syntax.prepositional(w, ("of",)) if _is_named_area(t, entities))


def _listed_before(site: Token, entities: EntityIndex) -> Iterator[Token]:
    """"from a school in LUND, in the north": the finer place, which the parser hangs on something else."""
    before = site.head.i - 2
    if site.dep_ == "pobj" and before >= site.sent.start and site.doc[before + 1].text == ",":
        finer = site.doc[before]
        if finer.dep_ == "pobj" and finer.head.lower_ in SURE and _is_named_area(finer, entities):
            yield finer


def _is_named_area(token: Token, entities: EntityIndex) -> bool:
    number = entities.at(token.i)
    return number is not None and entities.mentions[number].type == "PLACE" and entities.mentions[number].kind == "name"


def _under(anchor: Token) -> Iterator[Token]:
    """Objects of place prepositions on the anchor, and on those in turn: "in a village near the border"."""
    streets = lexicons.word_classes().streets
    along = (t for t in syntax.prepositional(anchor, ("on", "along")) if t.lemma_.lower() in streets)
    here = (c for c in anchor.children if c.lower_ == HERE and c.dep_ == "advmod")
    for token in (*syntax.prepositional(anchor, SURE), *along, *here):
        yield token
        for inner in (token, *syntax.prepositional(token, ("of",))):  # "the corner of Elm Street IN LUND"
            yield from _under(inner)


def _beyond_towns(event: Happening, entities: EntityIndex) -> list[int]:
    """Towns that only tell how far off it was."""
    verb = governing_verb(event.head)
    anchors = [event.head, *([verb] if verb is not None else happening_verbs(event.head))]
    targets = [event.head.doc[entities.mentions[role.mention].head] for role in event.targets]
    found = [entities.at(t.i) for anchor in (*anchors, *targets) for t in _beyond(anchor)]
    return [n for n in found if n is not None and entities.mentions[n].type in SITE]


def _beyond(anchor: Token) -> Iterator[Token]:
    """"20 miles NORTH OF Arad": the town that tells where."""
    for child in anchor.children:
        if child.lower_ in syntax.DIRECTIONS and child.dep_ in ("advmod", "npadvmod", "prep"):
            yield from syntax.prepositional(child, ("of",))


def happening_verbs(noun: Token) -> list[Token]:
    """"The shooting BROKE OUT in the north": the verb that says where, and between whom, its subject took place."""
    takes_place = noun.dep_ == "nsubj" and noun.head.lemma_ in lexicons.word_classes().taking_place
    return [noun.head] if takes_place else []


def _where(token: Token) -> Iterator[Token]:
    """The noun that a where-clause describes: "at the STATION, where six people were killed"."""
    clause = syntax.clause_head(token)
    while clause.dep_ == "conj" and clause.head.pos_ in syntax.VERBAL:
        clause = clause.head
    if clause.dep_ == "relcl" and any(c.lower_ == "where" for c in clause.children):
        yield _described(clause.head)


def _described(noun: Token) -> Token:
    """"ARAD, the main town of the province, where six died": a clause behind a description is about the name."""
    of = noun.head
    if noun.dep_ == "appos":
        return of
    apposed = noun.dep_ == "pobj" and of.lower_ == "of" and of.head.dep_ == "appos"
    return of.head.head if apposed and any(c.text == "," for c in noun.rights) else noun


def _same_clause(event: Happening, entities: EntityIndex, taken: set[int]) -> None:
    """The nearest place after a place preposition in the event's own clause; a gathering has all of its sentence."""
    if event.type.family not in ("violence", "kidnapping", "robbery", "protest", "mourning", "coercion", MISFORTUNE):
        return
    gathering = event.type.family in ("protest", "mourning")
    found: list[tuple[int, int]] = []
    skipped = EARLIER if event.type.type not in RESULTS else frozenset()
    clause = event.head if _is_answered(event.head) else syntax.clause_head(event.head)
    for token in event.head.sent if gathering else _own_words(clause, skipped):
        number = entities.at(token.i)
        if token.dep_ != "pobj" or token.head.lower_ not in SURE or number is None or number in taken:
            continue
        if entities.mentions[number].type in ("PLACE", "COUNTRY"):
            found.append((abs(token.i - event.head.i), number))
    if found:
        event.places.append(Role(min(found)[1]))


def _is_answered(noun: Token) -> bool:
    """"shelled Arad in response TO AN ATTACK": what is answered happened elsewhere."""
    over = noun.head.head
    answers = lexicons.word_classes().answers
    return noun.dep_ == "pobj" and noun.head.lower_ in ("to", "for") and over.lemma_ in answers


def _same_sentence(event: Happening, entities: EntityIndex, taken: set[int]) -> None:
    """The nearest place that the clauses told as one with the event's name: "CAME TO ATOYAC and shot two men"."""
    if event.type.family not in HARM or event.head.pos_ not in syntax.VERBAL or _is_outcome(event):
        return
    top = _told_as_one(syntax.clause_head(event.head))
    sites = (t for t in _told_at_once(top) if t.dep_ == "pobj" and t.head.lower_ in SURE)
    named = (t for t in _told_of(sites, entities) if _is_named_area(t, entities))
    found = [(abs(t.i - event.head.i), entities.at(t.i)) for t in named]
    near = [(d, number) for d, number in found if d <= NEAR and number is not None and number not in taken]
    if near:
        event.places.append(Role(min(near)[1]))


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
        if not _is_told_apart(child):
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
        if child.dep_ not in CLAUSE and child.lower_ not in skipped and child.lower_ != "according":
            yield child
            yield from _own_words(child, skipped)
