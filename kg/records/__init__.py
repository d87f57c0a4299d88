"""Extraction records as JSON, and back again with nothing taken on trust.

The form is the one that `kg extract` prints, one object per article. Reading a record checks every span
against the article's own text, every id against what the record declares, and every word that is one of a few.
"""

from __future__ import annotations

from kg.records.reading import extraction_from_json
from kg.records.writing import extraction_to_json

__all__ = ["extraction_from_json", "extraction_to_json"]
