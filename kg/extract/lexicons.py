"""The small word lists of kg/extract/data, each read once and checked for unknown keys."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from kg.errors import OntologyError

FOLDER = Path(__file__).parent / "data"


def read(name: str, allowed: frozenset[str]) -> dict[str, Any]:
    """One data file as a table, without its examples (`literal`: of the other reading).

    Raises OntologyError on a key that nothing reads.
    """
    path = FOLDER / f"{name}.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise OntologyError(f"{path.name}: not valid TOML: {error}") from error
    table.pop("example", None)
    table.pop("literal", None)
    unknown = set(table) - allowed
    if unknown:
        raise OntologyError(f"{path.name}: unknown key {sorted(unknown)[0]!r}; known: {', '.join(sorted(allowed))}")
    return table


def _plain(name: str, kind: type) -> dict[str, frozenset[str]]:
    """A data file that holds nothing but lists of words, one for each field of the class."""
    table = read(name, frozenset(field.name for field in fields(kind)))
    return {key: frozenset(words) for key, words in table.items()}


@dataclass(frozen=True, slots=True)
class LightVerbs:
    """Verbs (particle verbs as "carry_out") whose subject is the agent or target of the noun they govern.

    `taking_part` and `doers` are words for having a hand in it, and for who has; who is `held` for it is said to.
    `aiming` are verbs whose "at" names the target of their subject, `executing` those that make a plan a deed,
    `mutual` words for what two sides do to one another, `fights` such in which both kill, `blaming` verbs whose "on"
    names the accused. `works` are nouns that say whose an act is, `traces` such as let one guess it, `deeds` words that
    point back to an act and do not say which.
    """

    agent: frozenset[str]
    target: frozenset[str]
    responsibility_nouns: frozenset[str]
    responsibility_verbs: frozenset[str]
    taking_part: frozenset[str]
    doers: frozenset[str]
    deeds: frozenset[str]
    held: frozenset[str]
    aiming: frozenset[str]
    executing: frozenset[str]
    directing: frozenset[str]
    mutual: frozenset[str]
    fights: frozenset[str]
    works: frozenset[str]
    traces: frozenset[str]
    blaming: frozenset[str]
    spells: frozenset[str]


@functools.cache
def light_verbs() -> LightVerbs:
    """data/light_verbs.toml."""
    return LightVerbs(**_plain("light_verbs", LightVerbs))


@functools.cache
def carrying_verbs() -> frozenset[str]:
    """Those whose subject is agent or target of their noun, without a particle: "carry" for "carry out"."""
    light = light_verbs()
    return frozenset(verb.partition("_")[0] for verb in light.agent | light.target)


@dataclass(frozen=True, slots=True)
class ControlWords:
    """Verbs whose object, or the object of whose preposition, acts; that expose the plan of another; of saying.

    Of the nouns of `judgements` whoever is judged acts, of `messages` whoever writes, of the verbs of `giving` whoever
    is given something for an act, of those of `perceiving` whoever is perceived; those of `deeming` say what they hold
    their object to be; `nouns` name who acts behind one of
    their prepositions.
    """

    object: frozenset[str]
    exposing: frozenset[str]
    speaking: frozenset[str]
    judgements: frozenset[str]
    giving: frozenset[str]
    perceiving: frozenset[str]
    deeming: frozenset[str]
    messages: frozenset[str]
    preposition: Mapping[str, str]
    nouns: Mapping[str, frozenset[str]]


@functools.cache
def control_words() -> ControlWords:
    """data/control.toml."""
    table = read("control", frozenset(ControlWords.__dataclass_fields__))
    nouns = {noun: frozenset(prepositions) for noun, prepositions in table.pop("nouns").items()}
    preposition = table.pop("preposition")
    return ControlWords(preposition=preposition, nouns=nouns, **{key: frozenset(table[key]) for key in table})


@dataclass(frozen=True, slots=True)
class Weapons:
    """What is a weapon: lemmas, those that need a certain word before them, and words that belong to the name.

    What is in `plurals` needs no word before it; the side named before what is `launched` fired it.
    """

    lemmas: frozenset[str]
    guarded: Mapping[str, frozenset[str]]
    premodifiers: frozenset[str]
    containers: frozenset[str]
    plurals: frozenset[str]
    launched: frozenset[str]
    headcounts: frozenset[str]


@functools.cache
def weapons() -> Weapons:
    """data/weapons.toml."""
    table = read("weapons", frozenset(Weapons.__dataclass_fields__))
    guarded = {word: frozenset(before) for word, before in table["guarded"].items() if before}
    words = {key: frozenset(table[key]) for key in table if key != "guarded"}
    return Weapons(guarded=guarded, **words)


@dataclass(frozen=True, slots=True)
class ModalityWords:
    """Word → modality ("attempted" beside the contract's six) for each kind of governing word.

    `complements` are the verbs that govern through a preposition, by preposition; `predicates` adjectives and verbs
    with an infinitive, `aims` nouns whose being is one; `stopping` words before "of" that deny; `topical` verbs that
    take a definite object for a fact; `rejecting` verbs that deny the report that is their object, `false` and `true`
    what is said of a report, `openings` nouns
    whose infinitive is open, `preventing` verbs that keep their object from happening, `doubting` verbs that deny
    their clause when negated, `responses` verbs whose object stands or falls by itself, `commanding` verbs whose
    infinitive somebody is told to do; what `opposing` words are about took place if it is definite, and so did what
    verbs (`ending`) or nouns (`ends`) bring to an end.
    """

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    adjectives: Mapping[str, str]
    modals: Mapping[str, str]
    conjunctions: Mapping[str, str]
    predicates: Mapping[str, str]
    complements: Mapping[str, frozenset[str]]
    negations: frozenset[str]
    stopping: frozenset[str]
    topical: frozenset[str]
    rejecting: frozenset[str]
    false: frozenset[str]
    true: frozenset[str]
    adverbs: Mapping[str, str]
    openings: frozenset[str]
    aims: frozenset[str]
    preventing: frozenset[str]
    doubting: frozenset[str]
    responses: frozenset[str]
    commanding: frozenset[str]
    opposing: frozenset[str]
    ending: frozenset[str]
    ends: frozenset[str]


@functools.cache
def modality_words() -> ModalityWords:
    """data/modality.toml."""
    table = read("modality", frozenset(ModalityWords.__dataclass_fields__))
    by_modality = ("verbs", "nouns", "adjectives", "modals", "conjunctions", "predicates", "adverbs")
    kinds: dict[str, Any] = {kind: _inverted(table[kind]) for kind in by_modality}
    complements = {preposition: frozenset(verbs) for preposition, verbs in table["complements"].items()}
    lists = (
        "negations", "stopping", "topical", "rejecting", "false", "true", "openings", "aims", "preventing", "doubting",
        "responses", "commanding", "opposing", "ending", "ends",
    )
    kinds.update((kind, frozenset(table[kind]["words"])) for kind in lists)
    return ModalityWords(**kinds, complements=complements)


def _inverted(table: Mapping[str, list[str]]) -> dict[str, str]:
    return {word: modality for modality, words in table.items() for word in words}


@dataclass(frozen=True, slots=True)
class ReportingWords:
    """Words whose subject is the source of what they govern."""

    verbs: frozenset[str]
    quoting: frozenset[str]
    nouns: frozenset[str]
    according: frozenset[str]


@functools.cache
def reporting_words() -> ReportingWords:
    """data/reporting.toml."""
    return ReportingWords(**_plain("reporting", ReportingWords))


@dataclass(frozen=True, slots=True)
class LinkWords:
    """Words that tie an answering act to its provocation: see the file."""

    causes: tuple[str, ...]
    intending: frozenset[str]
    sparking: frozenset[str]
    performing: frozenset[str]
    measures: frozenset[str]
    conduct: frozenset[str]
    fearing: frozenset[str]
    fears: frozenset[str]
    judging: frozenset[str]
    vague_acts: frozenset[str]
    states: frozenset[str]
    causing: frozenset[str]
    shaking: frozenset[str]
    times: frozenset[str]


@functools.cache
def link_words() -> LinkWords:
    """data/links.toml."""
    table = read("links", frozenset(LinkWords.__dataclass_fields__))
    words = {key: frozenset(table[key]) for key in table if key != "causes"}
    return LinkWords(causes=tuple(table["causes"]), **words)


@dataclass(frozen=True, slots=True)
class WordClasses:
    """Classes of common words, lemmas but for `turns`: see the file."""

    counting: frozenset[str]
    parts: frozenset[str]
    fittings: frozenset[str]
    kinds: frozenset[str]
    measures: frozenset[str]
    carriers: frozenset[str]
    anybody: frozenset[str]
    masses: frozenset[str]
    happening: frozenset[str]
    taking_place: frozenset[str]
    turns: frozenset[str]
    telling: frozenset[str]
    edges: frozenset[str]
    streets: frozenset[str]
    raids: frozenset[str]
    done_to: frozenset[str]
    deadly: frozenset[str]
    massacres: frozenset[str]
    answers: frozenset[str]
    struggles: frozenset[str]
    gatherings: frozenset[str]
    undergone: frozenset[str]
    middles: frozenset[str]
    wakes: frozenset[str]
    anywhere: frozenset[str]


@functools.cache
def word_classes() -> WordClasses:
    """data/classes.toml."""
    return WordClasses(**_plain("classes", WordClasses))


@dataclass(frozen=True, slots=True)
class Accidents:
    """What people die of without anybody's doing: near the death, anywhere in its sentence, or where things blow up.

    `neutral` are words for deaths and injuries that leave open whose deed they are, `dealt` those for what one dies of
    by somebody's deed.
    """

    words: frozenset[str]
    disasters: frozenset[str]
    blasts: frozenset[str]
    neutral: frozenset[str]
    dealt: frozenset[str]


@functools.cache
def accidents() -> Accidents:
    """data/accidents.toml."""
    return Accidents(**_plain("accidents", Accidents))


@dataclass(frozen=True, slots=True)
class Figures:
    """Lemmas of the acts, of who does and of what suffers them only by a figure of speech."""

    acts: frozenset[str]
    agents: frozenset[str]
    things: frozenset[str]


@functools.cache
def figures() -> Figures:
    """data/figures.toml."""
    return Figures(**_plain("figures", Figures))


@functools.cache
def acts() -> Mapping[str, str]:
    """data/acts.toml: lemma → the kind of act that it is a word for."""
    kinds = "shooting bombing shelling stabbing killing kidnapping arrest charge verdict"
    table = read("acts", frozenset(kinds.split()))
    return {lemma: kind for kind, lemmas in table.items() for lemma in lemmas}


@functools.cache
def misfortunes() -> Mapping[str, str]:
    """data/misfortunes.toml: lemma → the kind of misfortune that it is a word for."""
    table = read("misfortunes", frozenset("dying quake crash blaze storm flood falling sinking".split()))
    return {lemma: kind for kind, lemmas in table.items() for lemma in lemmas}
