"""Cypher text: reading .cypher files, and what can be told of a statement without running it.

A statement is looked at by its words only, with comments, string literals and quoted names blanked out.
That suffices to list its parameters and to refuse every statement that could write; it does not parse Cypher.
"""

from __future__ import annotations

import re
from pathlib import Path

from kg.errors import QueryError

READ_PROCEDURES = frozenset({
    "db.labels", "db.relationshiptypes", "db.propertykeys", "db.schema.visualization",
    "db.schema.nodetypeproperties", "db.schema.reltypeproperties", "dbms.components",
})
"""Procedures that a reading statement may call, in lower case."""

_STARTS = frozenset({"MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL", "SHOW", "EXPLAIN", "PROFILE"})
_WRITES = frozenset({
    "CREATE", "MERGE", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE", "DROP", "FOREACH", "INSERT", "LOAD", "ALTER",
    "GRANT", "DENY", "REVOKE", "RENAME", "START", "STOP", "TERMINATE", "ENABLE", "DEALLOCATE", "REALLOCATE",
})

_HIDDEN = re.compile(
    r"""
      (?P<comment> //[^\n\r]* | /\*.*?\*/ )
    | (?P<string>  '(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*" )
    | (?P<name>    `(?:[^`]|``)*` )
    | (?P<open>    /\* | ['"`] )
    """,
    re.VERBOSE | re.DOTALL,
)
_WORD = re.compile(r"(?P<before>(?<![\d.])[.:$]\s*)?(?P<word>[^\W\d]\w*)")
_CALLED = re.compile(r"\bCALL\s+(?P<name>\w+(?:\s*\.\s*\w+)*)", re.IGNORECASE)
_ODD = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_PARAMETER = re.compile(r"\$(\w+)")


def read_statement(path: Path) -> str:
    """Return the statement of a file: its text without the comment lines of its header."""
    lines = path.read_text(encoding="utf-8").splitlines()
    while lines and (not lines[0].strip() or lines[0].startswith("//")):
        lines.pop(0)
    return "\n".join(lines).strip()


def read_statements(path: Path) -> list[str]:
    """Return the statements of a file that holds several, each ended by a semicolon."""
    text = path.read_text(encoding="utf-8")
    ends = [i for i, sign in enumerate(bare(text)) if sign == ";"]
    parts = [text[start:end] for start, end in zip([0, *(i + 1 for i in ends)], ends, strict=False)]
    return ["\n".join(line for line in part.splitlines() if not line.startswith("//")).strip() for part in parts]


def bare(text: str) -> str:
    """Return the text, equally long, with comments and strings as blanks and quoted names as underscores.

    Raises QueryError where a comment, a string or a quoted name has no end.
    """

    def blank(found: re.Match[str]) -> str:
        if found["open"]:
            raise QueryError(f"the statement has a {found['open']} without its counterpart. Close it.")
        return ("_" if found["name"] else " ") * len(found[0])

    return _HIDDEN.sub(blank, text)


def parameters(text: str) -> frozenset[str]:
    """Return the names of the $parameters that a statement uses."""
    return frozenset(_PARAMETER.findall(bare(text)))


def refuse_writes(text: str) -> None:
    r"""Raise QueryError unless the statement can only read.

    Refused are the clauses that write or load, several statements in one, procedures outside READ_PROCEDURES, and
    what servers read in different ways and could hide a clause: escapes like \u0027, odd line ends. A name that looks
    like such a clause (a variable `set`) is refused, too: quote it with backticks.
    """
    if "\\u" in text or _ODD.search(text):
        raise QueryError("a statement must hold no \\u escapes and no control characters. Write the character itself.")
    visible = bare(text)
    if ";" in visible.rstrip().removesuffix(";"):
        raise QueryError("one statement at a time: there is a ; in the middle. Run them one by one.")
    words = [found["word"].upper() for found in _WORD.finditer(visible) if not found["before"]]
    if not visible.strip() or not words or not visible.lstrip().upper().startswith(words[0]):
        raise QueryError("this is no Cypher statement. It should begin with MATCH or another reading clause.")
    if words[0] not in _STARTS:
        raise QueryError(f"a statement must begin with one of {', '.join(sorted(_STARTS))}, not with {words[0]}.")
    forbidden = next((word for word in words if word in _WRITES), None)
    if forbidden:
        raise QueryError(
            f"only statements that read are run, and {forbidden} writes. Quote it with backticks if it is a name."
        )
    _refuse_procedures(visible)


def _refuse_procedures(visible: str) -> None:
    for found in _CALLED.finditer(visible):
        name = "".join(found["name"].split()).lower()
        if name not in READ_PROCEDURES:
            allowed = ", ".join(sorted(READ_PROCEDURES))
            raise QueryError(f"the procedure {name} may write. Procedures that may be called: {allowed}.")
