"""Event types as data: one TOML file per type under events/, read and checked here.

A file holds the type's fields (see `EventType`), `[[frame]]` tables that say which words trigger it and where
the participants stand, and `[[example]]` tables that a test runs. Unknown keys are refused.

A role (`agent`, `target`, `theme`, `place`, `instrument`) is a list of grammatical functions:

    subject     the logical subject: active subject, or the by-phrase of a passive
    object      the logical object: direct object, or the subject of a passive
    dative      the indirect object
    clause      a complement clause or infinitive
    possessive  "Iran's …", "its …"
    clause_subject  the subject of the complement clause: "demanded that IRAN withdraw"
    clause_self  that subject where it is a pronoun: "said IT would release"
    goods_owner  whose goods a measure hits, where it names no party: "tariffs on JAPANESE cars"
    object_owner  whose the object is or whom it stands for: "burned a US flag", "mourned the death of …"
    host        the event that the noun is an adjunct of: "KILLED at the direction of the general"
    attendee    the subject of the clause that a gathering is an adjunct of: "women sang during the rally"
    modifier    a noun or adjective before the noun: "rocket attack", "US strike"
    at_hands_of whose hands: "died at the hands of the army"
    in_front_of  what it happened in front of or next to
    identity    who the people are that the noun counts: "the injured were ANN RAY and her son"
    counted     the word itself after a number: "left NINE DEAD"
    counted_object  the object after a number: "claimed NINE LIVES"
    on, by, …   the object of that preposition

"@name" in a list of a frame stands for the elements of a list of lists.toml.

Sources: PLOVER event modes (Halterman et al., 2023) for roots, CAMEO 1.1b3 (Schrodt, 2012) for codes.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, get_args

from kg.errors import OntologyError
from kg.model import EntityType, Modality
from kg.ontology.lists import Lists, spelled_out

FrameKind = Literal["verb", "noun", "adjective"]
ObjectOf = Literal["target", "theme.target", "theme.agent"]
FUNCTIONS = frozenset(
    "subject object dative clause clause_subject clause_self possessive modifier object_owner attendee host "
    "goods_owner at_hands_of in_front_of identity counted counted_object".split()
)
ROLES = ("agent", "target", "theme", "place", "instrument", "cause")
PLOVER_ROOTS = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN SANCTION PROTEST "
    "MOBILIZE COERCE ASSAULT".split()
)


@dataclass(frozen=True, slots=True)
class Frame:
    """Words that trigger an event type, where its participants stand, and what must hold.

    `particle`, `object` and `complement` (prepositions "to|for" → head lemmas) make a multiword trigger: "go off",
    "open fire", "put to death". `require` lists roles of which at least one filler must be found ("agent|target":
    either; "cause" is the attack that a victim died in); `*_types` limit the entity types a filler may have, a filler
    of another type does not count. `not_object` (of a noun: what it is "of"), `not_subject`, `not_modifier` list head
    lemmas with which the word means something else, `not_theme` such words as the theme, `not_under` prepositions
    before it ("with a vengeance"), `not_before` nouns that it qualifies ("tit-for-tat taunts").
    `subject` lists words of which one must head or qualify a verb's subject ("the PLANE crashed"), `subject_of` verbs
    of one of which a noun must be the subject ("a fire DESTROYED the mill").
    `only_theme_of` lists event types of which it must be the theme to count at all, `only_adjunct_of` event families
    one of which it must describe ("in response to", hung on an attack).
    `only_after` lists event families one of which must be told of shortly before ("twenty sailors died").
    With `only_again` the word counts where "the", "this" … points back to an earlier event of the family.
    `aux` and `negated` ask for an auxiliary and for negation ("WILL NOT release"), `clause_aux` for an auxiliary in a
    complement clause ("said that it MUST …"), `clause_object` for an object there ("must bear the CONSEQUENCES"),
    `clause_verbs` for one of these verbs as its head ("ready to HELP"), `theme_families` for a theme of one of these
    families, `below` for a word anywhere under the trigger ("sent troops on a PEACEKEEPING mission").
    """

    kind: FrameKind
    lemmas: tuple[str, ...]
    agent: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    instrument: tuple[str, ...] = ()
    particle: str | None = None
    object: tuple[str, ...] = ()
    complement: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    modifier: tuple[str, ...] = ()
    require: tuple[str, ...] = ()
    agent_types: tuple[str, ...] = ()
    target_types: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    subject_of: tuple[str, ...] = ()
    not_object: tuple[str, ...] = ()
    not_subject: tuple[str, ...] = ()
    not_modifier: tuple[str, ...] = ()
    not_theme: tuple[str, ...] = ()
    not_under: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    only_theme_of: tuple[str, ...] = ()
    only_adjunct_of: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()
    only_again: bool = False
    aux: tuple[str, ...] = ()
    negated: bool | None = None
    clause_aux: tuple[str, ...] = ()
    clause_object: tuple[str, ...] = ()
    clause_verbs: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    theme_families: tuple[str, ...] = ()
    cameo: str | None = None
    confidence: float = 0.8

    @property
    def specificity(self) -> int:
        """How much the frame asks for beyond its word; the most specific frame that fits wins."""
        return (
            4 * bool(self.object) + 4 * bool(self.complement) + 3 * bool(self.particle) + 3 * bool(self.modifier)
            + 2 * bool(self.aux) + 2 * (self.negated is not None) + 4 * bool(self.negated) + 2 * bool(self.clause_aux)
            + 2 * bool(self.clause_object) + 2 * bool(self.clause_verbs) + 4 * bool(self.below)
            + 2 * bool(self.subject) + 2 * bool(self.subject_of)
            + 3 * bool(self.only_adjunct_of) + bool(self.theme_families) + len(self.require)
            + bool(self.agent_types) + bool(self.target_types)
            - 4 * bool(self.only_theme_of) - 4 * bool(self.only_after) - 4 * self.only_again
        )


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and what the type must find in it; `trigger` None: nothing of this type."""

    text: str
    trigger: str | None = None
    agents: tuple[str, ...] | None = None
    targets: tuple[str, ...] | None = None
    modality: Modality | None = None


@dataclass(frozen=True, slots=True)
class EventType:
    """One type of event: its codes, the relation it draws between entities, and its frames.

    A type outside PLOVER's roots (a claim of responsibility, an act of no finer type) has neither root nor relation.
    `object` says whom the relation ends at: the event's own target, or a participant of the event it is about.
    Events of one `family` can be reports of one happening. `theme_modality` is what the event makes of its theme.
    A type that `presupposes` leaves its theme a fact: who vows to avenge a killing does not make it a vow.
    With `takes_target` an event without a target of its own has its theme's: "threatened to shell HAIFA".
    One that `reaches` takes the party nearest inside what it is about: "lifted a ban on imports of BRITISH beef".
    One that `yields` has a word only where no other type has it: who dies in a raid is killed.
    What is `standing` goes on (support, presence): without a date two reports of it can still be of one.
    """

    type: str
    about: str
    family: str
    frames: tuple[Frame, ...]
    examples: tuple[Example, ...] = ()
    plover: str | None = None
    cameo: str | None = None
    relation: str | None = None
    object: ObjectOf = "target"
    theme_modality: Modality | None = None
    presupposes: bool = False
    theme_agent: Literal["agent", "target"] | None = None
    theme_target: Literal["agent", "target"] | None = None
    takes_target: bool = False
    standing: bool = False
    reaches: bool = False
    yields: bool = False
    rank: int = 50


def _names(cls: type) -> frozenset[str]:
    return frozenset(f.name for f in fields(cls))


def _check_keys(table: Mapping[str, Any], allowed: frozenset[str], where: str) -> None:
    unknown = set(table) - allowed
    if unknown:
        raise OntologyError(f"{where}: unknown key {sorted(unknown)[0]!r}; known: {', '.join(sorted(allowed))}")


def _spelled_out(table: Mapping[str, Any], lists: Lists, where: str) -> dict[str, Any]:
    """A frame's table with the elements of the lists that it names."""
    out = dict(table)
    for key, value in table.items():
        if isinstance(value, list):
            out[key] = spelled_out(value, lists.of_field(key), where)
        elif isinstance(value, dict):
            out[key] = {k: spelled_out(v, lists.of_field(key), where) for k, v in value.items()}
    return out


def _frame(written: Mapping[str, Any], lists: Lists, where: str) -> Frame:
    _check_keys(written, _names(Frame), where)
    table = _spelled_out(written, lists, where)
    if table.get("kind") not in get_args(FrameKind) or not table.get("lemmas"):
        raise OntologyError(f"{where}: a frame needs kind ({'|'.join(get_args(FrameKind))}) and lemmas")
    types = set(table.get("agent_types", ())) | set(table.get("target_types", ()))
    if types - set(get_args(EntityType)):
        raise OntologyError(f"{where}: unknown entity type {sorted(types - set(get_args(EntityType)))[0]}")
    if any(role not in ROLES for need in table.get("require", ()) for role in need.split("|")):
        raise OntologyError(f"{where}: require takes {', '.join(ROLES)}")
    return Frame(**table)


def _example(table: Mapping[str, Any], where: str) -> Example:
    _check_keys(table, _names(Example), where)
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in table.items()}
    return Example(**values)


def read_event_type(path: Path, lists: Lists) -> EventType:
    """One TOML file as an EventType, with the lists that its frames can name.

    Raises OntologyError that names the file and the fault.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise OntologyError(f"{path.name}: not valid TOML: {error}") from error
    frames = tuple(_frame(t, lists, f"{path.name}: frame {i}") for i, t in enumerate(table.pop("frame", ()), 1))
    examples = tuple(_example(t, f"{path.name}: example {i}") for i, t in enumerate(table.pop("example", ()), 1))
    _check_keys(table, _names(EventType) - {"frames", "examples"}, path.name)
    missing = {"type", "about", "family"} - set(table)
    if missing:
        raise OntologyError(f"{path.name}: missing key {sorted(missing)[0]!r}")
    if table.get("plover", "AGREE") not in PLOVER_ROOTS:
        raise OntologyError(f"{path.name}: {table['plover']!r} is not a PLOVER root")
    if table.get("object", "target") not in get_args(ObjectOf):
        raise OntologyError(f"{path.name}: object must be one of {', '.join(get_args(ObjectOf))}")
    if path.stem.upper() != table["type"]:
        raise OntologyError(f"{path.name}: holds type {table['type']}; name the file {table['type'].lower()}.toml")
    return EventType(frames=frames, examples=examples, **table)


def read_event_types(folder: Path, lists: Lists) -> dict[str, EventType]:
    """All types of a folder, by name, in alphabetical order."""
    return {t.type: t for t in (read_event_type(p, lists) for p in sorted(folder.glob("*.toml")))}


def clashes(types: Mapping[str, EventType]) -> list[str]:
    """The lint: triggers that two types claim with frames of the same shape, so that neither can win or yields."""
    owner: dict[tuple[object, ...], str] = {}
    found = []
    for event_type in types.values():
        for frame in event_type.frames:
            for lemma in frame.lemmas:
                shape = (frame.kind, lemma, frame.particle, frame.object, tuple(frame.complement.items()),
                         frame.modifier, frame.aux, frame.negated, frame.clause_aux, frame.clause_object,
                         frame.clause_verbs, frame.below,
                         frame.theme_families, event_type.yields, frame.subject, frame.subject_of,
                         frame.require, frame.agent_types, frame.target_types,
                         frame.only_adjunct_of)
                other = owner.setdefault(shape, event_type.type)
                if other != event_type.type:
                    found.append(f"{frame.kind} {lemma!r} is claimed by {other} and {event_type.type}")
    return found
