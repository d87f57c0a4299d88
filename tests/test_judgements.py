"""The file of rulings: what is written is read, what a hand wrote is kept, contradictions are refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.judgements import add_ruling, drop_ruling, read_rulings
from kg.model import Ruling

HERE, THERE = "1cc75c4424a97f55:120-136", "331a246663a85e3e:7-9"
BY_HAND = f"""# ours

same entity "Qasem Soleimani" "Ghassem \\"Haj\\" Suleymani"   # spelled by hand
  different   entity  Hezbollah  "Kata'ib Hezbollah"
different event {HERE} {THERE}#two strikes
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "notes" / "judgements.txt"


def test_a_file_that_is_not_there_has_none(file: Path) -> None:
    assert read_rulings(file) == ()


def test_what_a_hand_wrote_is_read(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(BY_HAND, "utf-8")
    one, two, three = read_rulings(file)
    assert one == Ruling(
        "same", "entity", "Qasem Soleimani", 'Ghassem "Haj" Suleymani', "spelled by hand", f"{file}:3"
    )
    assert (two.left, two.right, two.note) == ("Hezbollah", "Kata'ib Hezbollah", "")
    assert (three.kind, three.left, three.right, three.note) == ("event", HERE, THERE, "two strikes")


def test_adding_and_dropping_leave_the_rest_as_it_was(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(BY_HAND, "utf-8")
    assert add_ruling(file, Ruling("same", "entity", "ISIL", "Daesh", "one\nbody"))
    assert not add_ruling(file, Ruling("same", "entity", "Daesh", "ISIL"))
    assert file.read_text("utf-8") == BY_HAND + 'same       entity "ISIL" "Daesh"  # one body\n'
    assert drop_ruling(file, 4).right == "Daesh"
    assert file.read_text("utf-8") == BY_HAND
    assert drop_ruling(file, 1).left == "Qasem Soleimani"
    assert [r.left for r in read_rulings(file)] == ["Hezbollah", HERE]
    with pytest.raises(InputError, match="no judgement 3, there are 2"):
        drop_ruling(file, 3)


NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=12)


@given(left=NAMES, right=NAMES)
def test_any_name_survives(tmp_path_factory: pytest.TempPathFactory, left: str, right: str) -> None:
    file = tmp_path_factory.mktemp("any") / "judgements.txt"
    if left != right:
        add_ruling(file, Ruling("different", "entity", left, right))
        (found,) = read_rulings(file)
        assert (found.left, found.right) == (left, right)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("equal entity A B", "not a judgement"),
        ("same entity A", "not a judgement"),
        ("same entity 'A B' 'C D'", "not a judgement"),
        ('same entity "A" "A"', "both sides are 'A'"),
        ('same entity "A\\q" B', "not a name in double quotes"),
        (f"same event {HERE} Attack", "named by extents"),
    ],
)
def test_what_is_no_ruling_is_named_with_its_line(file: Path, line: str, said: str) -> None:
    file.parent.mkdir()
    file.write_text(f"# first\n{line}\n", "utf-8")
    with pytest.raises(InputError, match=said) as error:
        read_rulings(file)
    assert str(error.value).startswith(f"{file}:2: ")


def test_a_contradiction_is_refused_and_named_with_all_its_lines(file: Path) -> None:
    add_ruling(file, Ruling("same", "entity", "A", "B"))
    add_ruling(file, Ruling("same", "entity", "C", "B"))
    before = file.read_bytes()
    with pytest.raises(InputError, match=r"'A' and 'C' are ruled to be different here, and to be the same in \S+:2, "):
        add_ruling(file, Ruling("different", "entity", "A", "C"))
    assert file.read_bytes() == before
    add_ruling(file, Ruling("different", "event", HERE, THERE))
