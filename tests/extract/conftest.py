from __future__ import annotations

import pytest

from kg.extract import Extractor
from tests.extract import reading


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The extractor that all tests share: loading its model takes longer than most tests."""
    return reading.extractor()
