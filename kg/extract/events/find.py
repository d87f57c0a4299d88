"""Finds the event mentions of a document: candidate triggers, bound to their participants until nothing changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from kg.extract import lexicons, syntax
from kg.extract.entities.index import EntityIndex
from kg.extract.events import light
from kg.extract.events.accidents import settle_accidents, unite_deaths
from kg.extract.events.arguments import bind, unmet
from kg.extract.events.blamed import find_blame
from kg.extract.events.cast import Cast
from kg.extract.events.company import adjunct_of_right, in_company, lacks_act
from kg.extract.events.figures import telltale
from kg.extract.events.grievance import find_grievances
from kg.extract.events.happening import FORCE, HARM, RESULTS, Happening, Role, copies
from kg.extract.events.identified import name_victims
from kg.extract.events.modality import read_modality
from kg.extract.events.nested import reach_targets
from kg.extract.events.responsibility import credit_responsible
from kg.extract.events.retold import join_parts, join_tellings
from kg.extract.events.scopes import is_ended
from kg.extract.events.states import is_state
from kg.extract.events.told_where import place_by_retelling
from kg.extract.events.triggers import Candidate, TriggerIndex
from kg.extract.events.unreal import is_realised, unreal
from kg.extract.events.watch import UNWATCHED, Watch
from kg.model import Modality
from kg.ontology import EventType

ROUNDS = 4
DYING = frozenset({"die", "succumb", "perish"})
FRIENDLY = frozenset("agreement aid cooperation concession support release retreat consultation".split())
OWN = frozenset("a an one two three four several separate".split())
UNFINISHED = frozenset({"kidnapping", "robbery", "invasion", "coercion", "release"})
SEIZING = frozenset({"release", "coercion"})
PROMISING = ("promis", "pledg", "vow", "swear", "swor")  # stems
SAYINGS = frozenset({"condemnation", "demand", "blame", "threat"})  # facts also for whoever rejects what is said
CHARGING = frozenset({"charge", "indict", "arraign"})  # no verdict yet
ABOUT_ACTS = frozenset({"plan", "threat", "order"})
HOSTILE_THEMES = FORCE | {"coercion", "sanction", "mobilization", "protest"}


def find_happenings(
    doc: Doc, entities: EntityIndex, index: TriggerIndex, watch: Watch = UNWATCHED
) -> list[Happening]:
    """All event mentions in order of the text, with participants, themes, causes and modality.

    A candidate's requirements can hang on other candidates (a plan needs something planned), so binding is repeated
    without those that failed until none fails.
    """
    candidates = index.find(doc)
    live = _settled(candidates, doc, entities, watch)
    meant = list(_meant([live[i] for i in sorted(live)], entities, watch))
    events = _accompanied(meant, candidates, doc, entities, watch)
    events = _still_about(events)
    live = {event.head.i: event for event in events}
    for event in events:
        event.causes = [live[c.head.i] for c in event.causes if c.head.i in live]
    events += find_grievances(events, entities, index.types["ACT"])
    events.sort(key=lambda event: event.head.i)
    watch.step("its clause", events)
    events = settle_accidents(events, index.types, entities)
    causes = {cause.head.i for event in events for cause in event.causes}
    for event in events:
        _add_modality(event, entities, causes)
    watch.step("words that govern it", events)
    find_blame(events, entities)
    credit_responsible(events, entities)
    watch.step("said to be behind it", events)
    reach_targets(reversed(events), entities)
    watch.step("inside what it is about", events)
    _share_with_themes(events)
    watch.step("from an event and what it is about", events)
    _join_results(events)
    _join_gatherings(events)
    _join_purposes(events)
    _lend_to_raids(events)
    join_tellings(events)
    join_parts(events)
    name_victims(events, entities)
    unite_deaths(events, index.types, entities)
    place_by_retelling(events, entities)
    _share_with_effects(events, entities)
    watch.step("from an event and its cause", events)
    return events


def _still_about(events: list[Happening]) -> list[Happening]:
    """The events whose themes are left; "plans to start operations" is no plan if the operations are no event."""
    live = {event.head.i: event for event in events}
    for event in events:
        event.themes = [live[t.head.i] for t in event.themes if t.head.i in live]
    kept = [e for e in events if e.type.family not in ABOUT_ACTS or ("theme" not in unmet(e) and _hostile_theme(e))]
    return kept if len(kept) == len(events) else _still_about(kept)


def _settled(
    candidates: dict[int, list[Candidate]], doc: Doc, entities: EntityIndex, watch: Watch
) -> dict[int, Happening]:
    live = {i: _happening(options[0], doc, i) for i, options in candidates.items()}
    for _ in range(ROUNDS):
        kept = _bind_all(live, candidates, doc, entities, watch)
        settled = kept.keys() == live.keys() and all(kept[i].frame is live[i].frame for i in kept)
        live = kept
        if settled:
            break
    return live


def _happening(candidate: Candidate, doc: Doc, head: int) -> Happening:
    event_type, frame, words = candidate
    return Happening(event_type, frame, doc[head], words)


def _bind_all(
    live: dict[int, Happening], candidates: dict[int, list[Candidate]], doc: Doc, entities: EntityIndex, watch: Watch
) -> dict[int, Happening]:
    cast = Cast(entities, live)
    kept: dict[int, Happening] = {}
    for i in sorted(live):
        for option in candidates[i]:
            event = _happening(option, doc, i)
            if bind(event, cast) and _hostile_theme(event) and adjunct_of_right(event, live):
                kept[i] = event
                break
            watch.refused(event, "" if adjunct_of_right(event, live) else lacks_act(event))
    consumed = {w.i for event in kept.values() for w in event.words if w != event.head and w.i in kept
                and not _stands_apart(kept[w.i], event)}  # fmt: skip
    for i in sorted(consumed):
        watch.refused(kept[i], "to be no part of another trigger")
    return {i: event for i, event in kept.items() if i not in consumed}


def _accompanied(
    meant: list[Happening], candidates: dict[int, list[Candidate]], doc: Doc, entities: EntityIndex, watch: Watch
) -> list[Happening]:
    """The events that have the company their frame asks for; one that has not gives way to a type that yields."""
    kept = in_company(meant, entities, watch)
    alone = {event.head.i for event in meant} - {event.head.i for event in kept}
    cast = Cast(entities, {event.head.i: event for event in kept})
    options = ([_happening(o, doc, i) for o in candidates[i] if o[0].yields] for i in sorted(alone))
    instead = [one for events in options if (one := next((e for e in events if bind(e, cast)), None)) is not None]
    if not instead:
        return kept
    found = in_company(sorted([*kept, *instead], key=lambda event: event.head.i), entities)
    return [event for event in found if event in instead] + kept


def _stands_apart(word: Happening, whole: Happening) -> bool:
    """Whether a word of a trigger is an event too: "RETALIATORY strikes" are an answer, "calls for REVENGE" for one."""
    answer = word.type.type == "RETALIATE" != whole.type.type
    return answer or (word.frame.kind == "adjective" and not word.frame.only_after)


def _meant(events: Iterable[Happening], entities: EntityIndex, watch: Watch) -> Iterator[Happening]:
    """The events that are no figures of speech and no states of affairs."""
    for event in events:
        figure = telltale(event, entities)
        if figure is not None:
            watch.refused(event, f"to be meant literally, not of {figure!r}")
        elif is_state(event, entities):
            watch.refused(event, "to be a happening, not how things stand in a country")
        else:
            yield event


def _hostile_theme(event: Happening) -> bool:
    """A plan or threat counts where what is planned or threatened is hostile: "promise lower taxes" is neither."""
    if event.type.family == "agreement" and event.frame.clause_aux and event.themes:
        return any(theme.type.family not in HOSTILE_THEMES for theme in event.themes)
    needed = {role for need in event.frame.require for role in need.split("|")}
    if event.type.family not in ("plan", "threat") or "theme" not in needed:
        return True
    hostile = [theme for theme in event.themes if theme.type.family in HOSTILE_THEMES]
    return any(not _is_forsworn(theme.head, event) for theme in hostile)


def _is_forsworn(act: Token, event: Happening) -> bool:
    """"promised that there would be NO executions": no threat."""
    return event.type.family == "threat" and any(c.dep_ == "det" and c.lower_ == "no" for c in act.children)


def _add_modality(event: Happening, entities: EntityIndex, causes: Collection[int]) -> None:
    if event.frame.negated:
        return  # "will not release" is what the frame is about: a refusal, and that is a fact
    reading = read_modality(event.head)
    event.modality = "asserted" if reading.modality == "planned" and is_realised(event.head) else reading.modality
    if reading.modality in ("asserted", "claimed"):
        told = unreal(event, entities, causes)
        if told is not None and (reading.modality == "asserted" or told == "planned"):
            event.modality = told  # an aim that is claimed is no more than an aim
    promised = event.modality == "threatened" and (reading.because or "").startswith(PROMISING)
    if promised and event.type.family in FRIENDLY:
        event.modality = "planned"  # "promised to release the pilots"
    event.attempted = reading.attempted
    if event.attempted and event.modality == "asserted" and event.type.family in UNFINISHED:
        event.modality = "planned"  # "tried to kidnap the envoy"


def _share_with_themes(events: Iterable[Happening]) -> None:
    """What a plan, threat or accusation says of its theme: who would do it, to whom, and how sure that is."""
    for event in events:
        for theme in event.themes:
            if event.type.presupposes and theme.modality not in ("asserted", "claimed"):
                theme.modality = read_modality(theme.head, below=event.head).modality
            if event.type.family == "threat" and event.head.lemma_ == "warn" and theme.modality == "hypothetical":
                theme.modality = read_modality(theme.head, below=event.head).modality
            if event.modality != "denied":
                _share(event.type, event, theme)
            elif event.type.family == "plan" and theme.modality == "planned":
                theme.modality = "denied"  # "denied that it planned an attack"
            if event.type.takes_target and not event.targets:
                agents = {role.mention for role in event.agents}
                event.targets = [role for role in copies(theme.targets) if role.mention not in agents]


def _share(event_type: EventType, event: Happening, theme: Happening) -> None:
    givers = {"agent": event.agents, "target": event.targets}
    plotted = event_type.family == "plan" and event.modality == "claimed"
    alleged = plotted or (event_type.family == "claim" and event.head.lemma_ == "claim")
    alleged = alleged or (event_type.family == "prosecution" and event.head.lemma_ in CHARGING)
    claimed: Modality | None = "claimed" if alleged or event_type.theme_modality == "claimed" else None
    told_by_others = event_type.family == "claim" and theme.head.dep_ == "ccomp" and syntax.is_passive(theme.head)
    if event_type.theme_agent and not theme.agents and not _only_told_of(theme.head) and not told_by_others:
        theme.agents += [Role(role.mention) for role in givers[event_type.theme_agent]]
    if event_type.theme_agent and claimed:
        accused = {role.mention for role in givers[event_type.theme_agent]}
        theme.agents = [Role(r.mention, claimed if r.mention in accused else r.modality) for r in theme.agents]
    if event_type.theme_target and not theme.targets:
        theme.targets += [Role(role.mention) for role in givers[event_type.theme_target]]
    told = theme.head.dep_ == "relcl" or event_type.theme_modality == "claimed" or is_realised(theme.head)
    told = told or _is_looked_into(theme.head) or is_ended(theme.head)
    told = told or (event_type.family == "rejection" and theme.type.family in SAYINGS)
    if event_type.family == "threat" and event.frame.clause_aux and theme.modality == "hypothetical":
        theme.modality = "threatened"  # "said it WOULD BOMB the port"
    if event_type.theme_modality and theme.modality == "asserted" and not told:
        theme.modality = event_type.theme_modality


def _only_told_of(head: Token) -> bool:
    """Whether the act is only what something is about: "a video OF THE SHOOTING", "failed to prevent THE RAID"."""
    preposition = head.head
    if head.dep_ in syntax.OBJECT:
        return preposition.lemma_ in lexicons.control_words().exposing - lexicons.light_verbs().blaming
    if head.dep_ != "pobj" or preposition.lower_ != "of" or preposition.head.pos_ != "NOUN":
        return False
    return syntax.is_definite(head) and preposition.head.lemma_ not in lexicons.modality_words().nouns


def _is_looked_into(head: Token) -> bool:
    """"an investigation INTO THE KILLINGS", "a report on the raid": nobody looks into what did not happen."""
    return head.dep_ == "pobj" and head.head.lower_ in ("into", "on", "over") and syntax.is_definite(head)


def _share_with_effects(events: Sequence[Happening], entities: EntityIndex) -> None:
    """"The raid killed two": who carried out the raid killed them; "killed in a US strike": the strikers did."""
    carried = {verb.i: e for e in events if (verb := light.governing_verb(e.head)) is not None}
    for event in events:
        if not event.causes and event.type.type in RESULTS and event.head.dep_ == "relcl":
            event.causes += _set_off(event, events)
        noun = carried.get(event.head.head.i)
        if noun is not None and noun is not event and _goes_on(event) and noun not in event.causes:
            event.causes.append(noun)
        for each in event.causes:
            if _describes(event, each):
                event.same.append(each)
                known = {role.mention for role in (*each.agents, *each.targets)}
                each.targets += [role for role in copies(event.targets) if role.mention not in known]
            elif each.type.family == "violence":
                _move_site(event, each, entities)
            if _goes_on(event) and event.head.head == each.head and not each.places:
                each.places = copies(event.places)
            if not each.agents and _is_own_act(event, each):
                each.agents = copies(event.agents)
            known = {role.mention for role in (*event.agents, *event.targets)}
            if not _is_only_occasion(event, each):
                event.agents = event.agents or [r for r in _doers(event, each, entities) if r.mention not in known]
            event.instruments = event.instruments or list(each.instruments)
        event.causes = [each for each in event.causes if each not in event.same]


def _set_off(event: Happening, events: Iterable[Happening]) -> list[Happening]:
    """"exploded a BOMB THAT KILLED a guard": the act whose weapon killed."""
    weapon = event.head.head.i
    return [e for e in events if e.type.type == "BOMB" and any(s <= weapon < end for s, end in e.instruments)
            and e.head.i < weapon][:1]


def _doers(event: Happening, cause: Happening, entities: EntityIndex) -> list[Role]:
    """Who did what came of an act; of a fight the side that the victims are not of, if that can be told."""
    if event.type.type not in RESULTS or cause.head.lemma_.lower() not in lexicons.light_verbs().fights:
        return copies(cause.agents)
    victims, sides = (entities.types(role.mention for role in roles) for roles in (event.targets, cause.agents))
    two_sided = {role.mention for role in cause.agents} == {role.mention for role in cause.targets}
    if two_sided or len(cause.agents) > 1:
        return []
    return copies(cause.targets if victims & sides else cause.agents)


def _is_own_act(event: Happening, act: Happening) -> bool:
    """"Rebels killed two IN AN ATTACK on the port": their attack; in "THE attack" it may be that of others."""
    if act.head.dep_ != "pobj" or act.head.head.lower_ != "in" or syntax.is_passive(event.head):
        return False
    one = any(c.dep_ in ("det", "nummod", "amod") and c.lower_ in OWN for c in act.head.lefts)
    return one and act.head.head.head == event.head and act.head.lemma_ not in lexicons.light_verbs().fights


def _is_only_occasion(event: Happening, cause: Happening) -> bool:
    """"Two died IN THE PROTESTS": not by the hands of those who protest."""
    return cause.type.family == "protest" and event.type.family in HARM


def _goes_on(event: Happening) -> bool:
    """Whether a participle at the light verb says more of its event noun: "launched strikes, TARGETING the camps"."""
    return event.head.dep_ == "advcl" and event.head.tag_ == "VBG"


def _join_results(events: Sequence[Happening]) -> None:
    """"Two were killed and six were wounded": one happening."""
    by_head = {event.head.i: event for event in events}
    for event in events:
        first = by_head.get(event.head.head.i)
        if event.head.dep_ == "conj" and first is not None and _differ_in_result(event, first):
            event.beside.append(first)
            event.causes = event.causes or list(first.causes)
            if not any(c.dep_ in ("aux", "auxpass") for c in event.head.lefts):
                first.places = first.places or copies(event.places)  # "two were killed and six INJURED in Kabul"


def _differ_in_result(event: Happening, other: Happening) -> bool:
    return event.type is not other.type and event.type.type in RESULTS and other.type.type in RESULTS


def _join_gatherings(events: Sequence[Happening]) -> None:
    """"They burned a flag DURING A PROTEST": what is done at a protest is the protest."""
    by_head = {event.head.i: event for event in events}
    for event in events:
        if event.head.dep_ == "pobj" and event.head.head.lower_ in ("during", "at"):
            doing = by_head.get(event.head.head.head.i)
            if doing is not None and doing.type.family == event.type.family == "protest":
                event.same.append(doing)


def _join_purposes(events: Sequence[Happening]) -> None:
    """"FIRED TEAR GAS to BREAK UP the rally": what is done to do a thing of the same kind is that thing."""
    by_head = {event.head.i: event for event in events}
    for event in events:
        means = by_head.get(event.head.head.i) if event.head.dep_ in ("advcl", "xcomp") else None
        if means is None or means.type is not event.type or not _is_purpose(event, means):
            continue
        event.same.append(means)
        event.agents = event.agents or copies(means.agents)
        means.targets = means.targets or copies(event.targets)
        means.places = means.places or copies(event.places)


def _is_purpose(event: Happening, means: Happening) -> bool:
    loose = event.head.dep_ == "advcl" or means.type.family == "coercion"  # "agreed to sign" are two acts
    return loose and syntax.is_infinitive(event.head) and event not in means.themes and means not in event.same


def _lend_to_raids(events: Sequence[Happening]) -> None:
    """"Police detained six IN RAIDS on the port": who detained them raided it."""
    by_head = {event.head.i: event for event in events}
    for event in events:
        adjunct = event.head.dep_ == "pobj" and event.head.head.lower_ in ("in", "during")
        if not adjunct or event.head.lemma_ not in lexicons.word_classes().raids:
            continue
        done = by_head.get(syntax.clause_head(event.head).i)
        if done is None or done.type.family not in SEIZING:
            continue
        known = {role.mention for role in event.targets}
        event.agents = event.agents or [role for role in copies(done.agents) if role.mention not in known]


def _describes(event: Happening, noun: Happening) -> bool:
    """Whether the verb only says more of the event noun: "strikes targeting the camps", "the blast damaged a bank"."""
    return event.type.type not in RESULTS and event.type.family == noun.type.family and noun.type.type not in RESULTS


def _move_site(effect: Happening, cause: Happening, entities: EntityIndex) -> None:
    """"The rocket attack killed two AT A BASE": the base is what was attacked; a street, a bed to die in is not."""
    if not cause.targets and effect.head.lemma_ not in DYING:
        streets = lexicons.word_classes().streets
        places = ((r, entities.mentions[r.mention]) for r in effect.places)
        sites = [r for r, mention in places if mention.type == "FACILITY" and mention.lemma.lower() not in streets]
        cause.targets += copies(sites[:1])
