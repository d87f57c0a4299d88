"""The event types as data: every file loads, unknown keys are refused, and no two types claim the same words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from kg import ontology
from kg.errors import OntologyError
from kg.ontology.events import PLOVER_ROOTS, EventType, clashes, read_event_type, read_event_types
from kg.ontology.lists import Lists, read_lists

FOLDER = Path(ontology.__file__).parent / "events"
LISTS = read_lists(FOLDER.parent / "lists.toml")
TYPES = read_event_types(FOLDER, LISTS)

MINIMAL = """
type = "WAVE"
about = "A party waves at another."
plover = "CONSULT"
cameo = "040"
relation = "WAVED_AT"
family = "greeting"

[[frame]]
kind = "verb"
lemmas = ["wave"]
agent = ["subject"]
target = ["at"]
"""


def write(folder: Path, text: str, name: str = "wave.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_file_is_read() -> None:
    assert {path.stem.upper() for path in FOLDER.glob("*.toml")} == set(TYPES)
    assert {name for name, event_type in TYPES.items() if not event_type.frames} == {"ACT"}


def test_all_plover_roots_can_be_produced() -> None:
    assert {event_type.plover for event_type in TYPES.values()} - {None} == PLOVER_ROOTS


def test_no_trigger_is_claimed_twice() -> None:
    assert clashes(TYPES) == []


def test_relations_name_one_type_each() -> None:
    shared = {name for name, count in Counter(t.relation for t in TYPES.values() if t.relation).items() if count > 1}
    assert shared <= {"ATTACKED"}  # setting fire is drawn as an attack


@pytest.mark.parametrize("event_type", [t for t in TYPES.values() if t.frames], ids=lambda t: t.type)
def test_examples_show_what_fires_and_what_does_not(event_type: EventType) -> None:
    positive = [e for e in event_type.examples if e.trigger is not None]
    negative = [e for e in event_type.examples if e.trigger is None]
    assert positive
    assert negative
    assert all(e.trigger in e.text for e in positive if e.trigger)


@pytest.mark.parametrize("event_type", TYPES.values(), ids=TYPES)
def test_examples_name_words_of_their_sentence(event_type: EventType) -> None:
    for example in event_type.examples:
        named = (*(example.agents or ()), *(example.targets or ()))
        assert [name for name in named if name not in example.text] == []


@pytest.mark.parametrize("event_type", TYPES.values(), ids=TYPES)
def test_frames_can_be_satisfied(event_type: EventType) -> None:
    for frame in event_type.frames:
        for need in frame.require:
            assert any(role == "cause" or getattr(frame, role) for role in need.split("|")), (frame.lemmas, need)


def test_types_on_a_role_come_with_the_role() -> None:
    for event_type in TYPES.values():
        for frame in event_type.frames:
            assert frame.agent or not frame.agent_types, (event_type.type, frame.lemmas)
            assert frame.target or not frame.target_types, (event_type.type, frame.lemmas)


def test_minimal_file(tmp_path: Path) -> None:
    event_type = read_event_type(write(tmp_path, MINIMAL), LISTS)
    assert event_type.type == "WAVE"
    assert event_type.frames[0].lemmas == ("wave",)
    assert event_type.frames[0].target == ("at",)
    assert event_type.object == "target"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (MINIMAL.replace("about", "abuot"), "unknown key 'abuot'"),
        (MINIMAL + 'colour = "red"\n', "frame 1: unknown key 'colour'"),
        (MINIMAL + '[[example]]\ntext = "He waved."\ntriger = "waved"\n', "example 1: unknown key 'triger'"),
        (MINIMAL.replace('family = "greeting"\n', ""), "missing key 'family'"),
        (MINIMAL.replace("CONSULT", "GREET"), "'GREET' is not a PLOVER root"),
        (MINIMAL.replace('kind = "verb"', 'kind = "adverb"'), "a frame needs kind"),
        (MINIMAL.replace('lemmas = ["wave"]\n', ""), "a frame needs kind"),
        (MINIMAL + 'agent_types = ["DOG"]\n', "unknown entity type DOG"),
        (MINIMAL + 'require = ["agent|victim"]\n', "require takes"),
        (MINIMAL + 'not_subject = ["@birds"]\n', "frame 1: @birds names no list; known: "),
        (MINIMAL + 'agent_types = ["@bystanders"]\n', "frame 1: @bystanders names no list; known: actors"),
        (MINIMAL.replace('"WAVE"', '"NOD"'), "name the file nod.toml"),
        (MINIMAL + "object = [\n", "not valid TOML"),
    ],
)
def test_faults_are_refused_with_their_place(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(OntologyError, match=r"wave\.toml") as caught:
        read_event_type(write(tmp_path, text), LISTS)
    assert message in str(caught.value)


def test_the_object_of_a_relation_is_checked(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="object must be one of"):
        read_event_type(write(tmp_path, MINIMAL.replace("family", 'object = "theme"\nfamily')), LISTS)


def test_clashes_name_word_and_both_types(tmp_path: Path) -> None:
    write(tmp_path, MINIMAL)
    write(tmp_path, MINIMAL.replace("WAVE", "GREET", 1), "greet.toml")
    assert clashes(read_event_types(tmp_path, Lists())) == ["verb 'wave' is claimed by GREET and WAVE"]
