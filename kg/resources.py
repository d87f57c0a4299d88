"""Where the files lie that are not Python: the .cypher files of the statements, the gold of the evaluation."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def cypher_dir() -> Path:
    """Return the folder of the Cypher statements (questions/, schema/, write/).

    In an installed wheel that is `kg/cypher`; in a source checkout it is the `cypher` folder beside `kg`.
    """
    installed = _PACKAGE / "cypher"
    return installed if installed.is_dir() else _PACKAGE.parent / "cypher"


def gold_dir() -> Path:
    """Return the folder of the project's own gold, JSON Lines as kg/evaluation/gold.py reads them.

    In an installed wheel that is `kg/gold`; in a source checkout it is `tests/gold`.
    """
    installed = _PACKAGE / "gold"
    return installed if installed.is_dir() else _PACKAGE.parent / "tests" / "gold"


def sparql_dir() -> Path:
    """Return the folder of the questions in SPARQL.

    In an installed wheel that is `kg/sparql`; in a source checkout it is the `sparql` folder beside `kg`.
    """
    installed = _PACKAGE / "sparql"
    return installed if installed.is_dir() else _PACKAGE.parent / "sparql"
