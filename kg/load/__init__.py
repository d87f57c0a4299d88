"""From a file that `kg export` wrote back to the graph: one table of formats, a reader each.

The articles' own texts are in no export, so a loaded article knows only its id.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, cast

from kg.errors import InputError
from kg.load.jsonl import read_jsonl
from kg.model import Graph

__all__ = ["LOADERS", "load_file"]

Reader = Callable[[BinaryIO, str], Graph]


def _rdf(syntax: str) -> Reader:
    def read(stream: BinaryIO, name: str) -> Graph:
        from kg.load.rdf import read_rdf

        return read_rdf(stream, name, syntax)

    return read


LOADERS: Mapping[str, Reader] = MappingProxyType({
    ".jsonl": read_jsonl,
    ".ttl": _rdf("turtle"),
    ".nt": _rdf("nt"),
    ".trig": _rdf("trig"),
    ".nq": _rdf("nquads"),
    ".jsonld": _rdf("json-ld"),
})
"""What reads files with these suffixes; each is given the stream and the name of the file, for messages."""


def load_file(path: Path) -> Graph:
    """Read the graph from a file, packed if it ends in .gz.

    Raises InputError for a suffix that is not in LOADERS and for a file that does not hold a whole graph.
    """
    suffix = Path(path.name.removesuffix(".gz")).suffix
    if suffix not in LOADERS:
        raise InputError(f"{path}: cannot be loaded. Load what `kg export` wrote: {', '.join(LOADERS)}, or these .gz.")
    if path.suffix == ".gz":
        try:
            with gzip.open(path, "rb") as packed:
                return LOADERS[suffix](cast(BinaryIO, packed), str(path))
        except (gzip.BadGzipFile, EOFError) as error:
            raise InputError(f"{path}: is no whole .gz file ({error}). Export it again.") from error
    with path.open("rb") as stream:
        return LOADERS[suffix](stream, str(path))
